"""Which keys of a record hold its text, its id and the address that it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hizone_clean.corpus.record import Record

_TAKES = ("html", "text")


class Keys(NamedTuple):
    """The keys that were asked for; an empty one stands for the usual names."""

    text: str = ""
    html: str = ""
    id: str = ""
    url: str = ""

    @property
    def of_text(self) -> tuple[str, ...]:
        """The keys under which a text may stand, the first that holds one is taken."""
        return tuple(filter(None, (self.html, self.text))) or _TAKES


def record_of(row: Any, keys: Keys, place: str) -> Record:
    """The document of one JSON line or row of a table, which stands at ``place``.

    >>> record_of({"id": 7, "html": "<p>甲", "site": "s"}, Keys(), "a.jsonl@0")[:3]
    ('7', '<p>甲', {'site': 's'})
    >>> record_of({"body": "甲"}, Keys(), "a.jsonl@0").error
    'no text under html or text: the record has body'
    """
    if not isinstance(row, Mapping):
        return Record(place, error=f"no record but {_shown(row)}")
    key_of_id, key_of_url = keys.id or "id", keys.url or "url"
    named = row.get(key_of_id)
    own_id = str(named) if isinstance(named, (str, int)) and str(named).strip() else ""
    given = [key for key in keys.of_text if key in row]
    others = {key: value for key, value in row.items() if key not in given and not (own_id and key == key_of_id)}
    if key_of_url != "url" and key_of_url in others:
        others["url"] = others.pop(key_of_url)
    if not given:
        known = ", ".join(map(str, list(row)[:10])) or "no keys"
        return Record(
            own_id or place, keys=others, error=f"no text under {' or '.join(keys.of_text)}: the record has {known}"
        )
    raw = next((row[key] for key in given if row[key]), None) or ""
    if not isinstance(raw, (str, bytes)):
        return Record(own_id or place, keys=others, error=f"no text but {_shown(raw)}")
    return Record(own_id or place, raw, others)


def _shown(value: Any) -> str:
    return f"{type(value).__name__}: {str(value)[:200]}"
