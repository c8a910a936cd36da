"""Dates as Chinese documents write them, to ISO 8601 with as much as is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hizone_clean.patterns import pattern

# how a date or a time shows inside a line, for those who only ask whether there is one
MONTH = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}"
"""2021-09, 2021年9月"""
DAY = rf"{MONTH}\s?[-/.月]\s?\d{{1,2}}"
"""2021-09-07, 2021年9月7日"""
CLOCK = r"\b\d{1,2}:\d\d\b"
"""06:50"""
AGO = r"\d+\s?(?:个月|小时|分钟|天|周|年)前"
"""3小时前"""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
# 06:50:00.000 +0800; 下午3点20分; 15时30分; 3:20 PM; GMT+0800
_TIME = (
    r"(?:(?:[T,，]|\s?at\s)?\s{0,2}(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?,?\s{0,2})?(?P<half>上午|下午|晚上|晚|中午|凌晨|早上|早|AM|PM)?\s?"
    r"(?P<hour>\d{1,2})(?:[:：](?P<minute>\d\d)(?:[:：](?P<second>\d\d))?(?!\d)|(?<=T\d\d)(?!\d)|[时点](?:(?P<minute2>\d{1,2})分?)?)"
    r"(?:\.\d{1,9})?(?:\s?(?P<half2>[AP]M))?(?:\s?(?P<zone>Z\b|(?:GMT|UTC)?\s?\+\d\d:?\d\d(?!\d)|(?:GMT|UTC)\s?-\d\d:?\d\d(?!\d)|"
    # behind a time without seconds a minus leads to the end of a span: 14:00-16:00
    r"(?:(?<=:\d\d:\d\d)|(?<=:\d\d:\d\d\s)|(?<=T\d\d:\d\d)|(?<=\.\d\d\d))-\d\d:?\d\d(?!\d)|(?<=\s)-\d{4}(?!\d)|GMT|UTC|[ECMP][SD]T\b))?)?"
)
_FORMS = (
    # 2022-04-20 14:01:57 +0800; 2021年9月7日 06:50; 2021/9/7
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s?[-/.年·]\s?(?P<m>\d{1,2})\s?[-/.月·]\s?(?P<d>\d{1,2})(?!\d|\.\d)(?:\s?[日号])?"
    + _TIME,
    # 二〇二三年五月六日
    r"(?P<y>[一二][〇○Ｏ零一二三四五六七八九]{3})年\s?(?P<m>十?[一二三四五六七八九]|十)月\s?"
    r"(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]" + _TIME,
    # 民國112年5月6日
    r"民[国國]\s?(?P<roc>\d{1,3})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日" + _TIME,
    # Tue, 07 Sep 2021 06:50:00 GMT
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<m>{_MONTH})\.?,?[\s-](?P<y>(?:19|20)\d\d)(?!\d)" + _TIME,
    # Sep 7, 2021 3:20 PM; Tue Sep 07 2021 14:50:00 GMT+0800 (中国标准时间)
    rf"\b(?P<m>{_MONTH})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d)" + _TIME,
    # 十一月 6th, 2009; 10月 8, 2016: what software for blogs makes of an English date
    r"(?<![\d年])(?P<m>(?:十[一二]?|[一二三四五六七八九]|\d{1,2})月)\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?,\s?(?P<y>(?:19|20)\d\d)(?!\d|\s?年)"
    + _TIME,
    # Tue Sep 07 14:50:00 CST 2021, as Java writes it; Mon Jan  6 12:33:21 2020
    rf"\b(?P<m>{_MONTH})\s{{1,2}}(?P<d>\d{{1,2}})\s(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s"
    r"(?P<zone>[A-Z]{3,4}\s)?(?P<y>(?:19|20)\d\d)\b",
)
_YEAR, _MONTH_NAME = pattern(r"(?:19|20)\d\d"), pattern(_MONTH, re.I)
# 20210907; 20210907065000
_COMPACT = pattern(
    r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d))?"
)
# 2021年9月, 2021-09, 2021
_PARTIAL = pattern(r"(?P<y>(?:19|20)\d\d)(?:\s?[-/.年]\s?(?P<m>\d{1,2})\s?月?|\s?年?)")

_HAN_DIGITS = {mark: digit for digit, marks in enumerate(("〇○Ｏ零", *"一二三四五六七八九")) for mark in marks}
# CST may be China's or Chicago's time, so it states no zone
_ZONES = {"EST": "-0500", "EDT": "-0400", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700"}
_FOLD = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1B)} | {0xFF0D: 0x2D, 0xFF0F: 0x2F, 0x3000: 0x20, 0xA0: 0x20}
_LONGEST = 2000


def iso_date(text: str) -> str | None:
    """The date that ``text`` states, in ISO 8601 with as much of day, time and zone as it has; ``None`` if it has none.

    ``text`` is one that should be a date, such as the value of a ``date:`` key; a month or a year alone counts. A date
    without a year, a bare zone and a day that no calendar has give ``None``: nothing is guessed.

    >>> iso_date("Tue, 07 Sep 2021 06:50:00 GMT"), iso_date("2022-04-20 14:01:57 +0800"), iso_date("Invalid Date")
    ('2021-09-07T06:50:00Z', '2022-04-20T14:01:57+08:00', None)
    >>> iso_date("二〇二三年五月六日"), iso_date("2023年5月"), iso_date("5月6日 08:30"), iso_date("2023年2月30日")
    ('2023-05-06', '2023-05', None, None)
    """
    whole = text.translate(_FOLD).strip()[:_LONGEST]
    if found := _COMPACT.fullmatch(whole):
        return _stated(found)
    if dated := find_date(whole):
        return dated[0]
    found = _PARTIAL.fullmatch(whole)
    return _stated(found) if found else None


@lru_cache(512)
def find_date(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first full date in ``text`` in ISO 8601, and where it stands; ``None`` if it has none.

    >>> find_date("来源：某报 2022-04-20 14:01")
    ('2022-04-20T14:01', (6, 22))
    """
    folded = text if text.isascii() else text.translate(_FOLD)
    hits = (found for form in _forms_in(folded) for found in form.finditer(folded))
    dated = [(found.start(), stated, found.span()) for found in hits if (stated := _stated(found))]
    return min(dated)[1:] if dated else None


def _forms_in(text: str) -> Iterator[re.Pattern[str]]:
    """The forms that ``text`` may hold, by what each of them has in any case: nearly all lines hold none."""
    numbers, han, roc, day_first, month_first, translated, java = _forms()
    if _YEAR.search(text):
        yield numbers
        if _MONTH_NAME.search(text):
            yield from (day_first, month_first, java)
        if "月" in text:
            yield translated
    if "年" in text and "月" in text:
        yield han
        if "民" in text:
            yield roc


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(form, re.I) for form in _FORMS)


def _stated(found: re.Match[str]) -> str | None:
    part = {key: value for key, value in found.groupdict().items() if value}
    stated = _year(part)
    if month := part.get("m"):
        stated += f"-{_month(month):02}"
    if day := part.get("d"):
        stated += f"-{_number(day):02}"
        stated += _time(part)
    return stated if _is_valid(stated) else None


def _year(part: dict[str, str]) -> str:
    if "roc" in part:
        return str(1911 + int(part["roc"]))
    return "".join(str(_HAN_DIGITS.get(digit, digit)) for digit in part["y"])


def _month(text: str) -> int:
    return _MONTHS.get(text[:3].lower()) or _number(text.removesuffix("月"))


def _number(text: str) -> int:
    """十一 is 11, 二十 is 20, 07 is 7."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _time(part: dict[str, str]) -> str:
    if "hour" not in part:
        return ""
    half = (part.get("half") or part.get("half2") or "").upper()
    hour = int(part["hour"])
    if half in ("下午", "晚上", "晚", "PM") and hour < 12:
        hour += 12
    elif half in ("凌晨", "AM") and hour == 12:
        hour = 0
    minute = part.get("minute") or part.get("minute2")
    clock = [f"{hour:02}", *(value.zfill(2) for value in (minute, part.get("second")) if value)]
    return f"T{':'.join(clock)}{_zone(part.get('zone', ''))}"


def _zone(text: str) -> str:
    zone = text.strip().upper()
    zone = _ZONES.get(zone, zone).replace(":", "").replace(" ", "")
    offset = zone[-5:]
    if zone in ("Z", "GMT", "UTC") or offset in ("+0000", "-0000"):
        return "Z"
    return f"{offset[:3]}:{offset[3:]}" if offset[:1] in ("+", "-") else ""


def _is_valid(stated: str) -> bool:
    from datetime import datetime

    whole = stated + "-01-01"[len(stated) - 4 :] if len(stated) < 10 else stated
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
