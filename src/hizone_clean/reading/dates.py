"""Dates as Chinese documents write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

# 2022-04-20 14:01:57 +0800; 2021年9月7日 06:50
_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?"
    r"(?:[T\s]{1,2}(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


def iso_date(text: str) -> str | None:
    """The date that ``text`` states, in ISO 8601 with as much of time and zone as it has; ``None`` if it has none.

    >>> iso_date("Tue, 07 Sep 2021 06:50:00 GMT"), iso_date("2022-04-20 14:01:57 +0800"), iso_date("Invalid Date")
    ('2021-09-07T06:50:00Z', '2022-04-20T14:01:57+08:00', None)
    """
    if found := _DATE.search(text):
        return _from_parts(found)
    try:
        return parsedate_to_datetime(text).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError):
        return None


def find_date(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first date in ``text`` in ISO 8601, and where it stands; ``None`` if it has none.

    >>> find_date("来源：某报 2022-04-20 14:01")
    ('2022-04-20T14:01', (6, 22))
    """
    for found in _DATE.finditer(text):
        if stated := _from_parts(found):
            return stated, found.span()
    return None


def _from_parts(found: re.Match[str]) -> str | None:
    time, zone = found["time"], (found["zone"] or "").replace(":", "")
    stated = f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}"
    stated += f"T{time.zfill(8 if time.count(':') == 2 else 5)}" if time else ""
    stated += "Z" if zone in ("Z", "+0000") else f"{zone[:3]}:{zone[3:]}" if zone else ""
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated
