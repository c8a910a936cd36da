"""Front matter: what a saved document says about itself above its body."""

from __future__ import annotations

import re
from typing import Any

from hizone_clean.document import Block, Metadata
from hizone_clean.reading.dates import iso_date
from hizone_clean.reading.lines import count_lines

# a block between two lines of three dashes, blank lines before it allowed: "\n---\ntitle: '韶关…'\n---\n"
_YAML = re.compile(r"\A[\ufeff\s]*?^(?P<block>---[ \t]*\r?\n(?P<body>(?:(?!---[ \t]*\r?$).*\r?\n)*+)---[ \t]*)\r?$", re.M)
# "author: 高科技行业门户"
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)$")

_FIELDS = ("title", "date", "source", "url", "authors", "tags", "categories")
_SYNONYMS = {"author": "authors", "tag": "tags", "category": "categories", "link": "url", "creator": "authors"}


def read_front_matter(text: str) -> tuple[Metadata, list[Block], str, int]:
    """The metadata of ``text``, its front matter as blocks, the rest of the text and the line it begins at."""
    found = _YAML.match(text)
    if not found or not (keys := _load(found["body"])):
        return Metadata(), [], text, 1
    first = count_lines(text[: found.start("block")]) + 1
    last = first + count_lines(found["block"])
    metadata = _metadata(keys)
    head = [Block(found["block"], (first, last)).removed("front_matter", "read/front_matter")]
    if metadata.title:
        head.append(Block(metadata.title, (first, last), type="title"))
    body = text[found.end() :].removeprefix("\r").removeprefix("\n")
    return metadata, head, body, last + 1


def _load(body: str) -> dict[str, Any]:
    import yaml

    try:
        loaded = yaml.load(body, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        loaded = dict(found.groups() for line in body.splitlines() if (found := _KEY.match(line)))
    return loaded if isinstance(loaded, dict) else {}


def _metadata(keys: dict[str, Any]) -> Metadata:
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in keys.items():
        name = _SYNONYMS.get(str(key), str(key))
        target = known if name in _FIELDS else extra
        target[name if target is known else str(key)] = value
    lists = {name: _as_tuple(known.get(name)) for name in ("authors", "tags", "categories")}
    texts = {name: _as_text(known.get(name)) for name in ("title", "source", "url")}
    date = iso_date(_as_text(known.get("date")) or "")
    if "date" in known and date is None:
        extra["date"] = known["date"]
    return Metadata(date=date, extra=extra, **lists, **texts)  # type: ignore[arg-type]


def _as_tuple(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(str(v).strip() for v in values if v not in (None, "", "null"))


def _as_text(value: Any) -> str | None:
    return " ".join(str(value).split()) if isinstance(value, str) and value.strip() else None
