"""Front matter: what a saved document says about itself above its body, as YAML, TOML or JSON."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any, NamedTuple

from hizone_clean.blocks import Block, Metadata
from hizone_clean.patterns import pattern
from hizone_clean.source.front_matter_fields import USUAL_KEYS, ArticleHead, state_metadata
from hizone_clean.source.lines import count_lines, split_lines
from hizone_clean.source.yaml_scalars import DEEPEST, NotAMappingError, Plain, load_yaml

# the first line that is not blank, after a BOM or not: "---", "+++", ";;;", "{"
_OPENING = pattern(r"[\ufeff\s]*(?:^|(?<=[\ufeff\s]))(?P<fence>---|\+\+\+|;;;|\{)[ \t]*(?=\r|\n)")
_CLOSING = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_REST_OF_LINE = pattern(r"[ \t]*(?:\r\n|\r|\n|\Z)")
# "author: 某某", "no:", "og:title: 某某"; "来源：某报" is none: its colon is full-width
_KEY = pattern(
    r"""["']?(?P<key>[A-Za-z_][\w.:-]{0,60}?|[\u3400-\u9fff]{2,6})["']?[ \t]{0,8}:(?:[ \t]+|$|(?=["']))(?P<value>.*)"""
)
# "title = '某某'"
_TOML_KEY = pattern(r"""["']?(?P<key>[\w.-]{1,60})["']?[ \t]{0,8}=[ \t]*(?P<value>.*)""")
# a.a.a.a…: the reader of TOML takes time by the square of its parts
_LONG_KEY = pattern(r"(?<![\w-])(?:[\w-]++\s*+\.\s*+){40}")
# " - 新媒体"
_ITEM = pattern(r"[ \t]*-[ \t]+(.*)")


class FrontMatter(NamedTuple):
    """The front matter of a text, read, and what is left of the text."""

    metadata: Metadata
    block: Block | None
    """The front matter as it stood, taken away; ``None`` when the text has none."""
    articles: tuple[ArticleHead, ...] | None
    """The articles that it lists, as our own Markdown does; ``None`` when it has no such list."""
    body: str
    line: int
    """The line that the body begins at."""


def read_front_matter(text: str) -> FrontMatter:
    """Take the front matter off ``text`` and read it.

    YAML stands between two lines ``---``, TOML between ``+++``, JSON between ``;;;`` or as an object that begins on the
    first line; a BOM and blank lines before it are allowed. Broken YAML and TOML are read key by key as far as they go.
    Values stay as they are written, nothing is executed, and keys that are not fields of ``Metadata`` are kept in
    ``metadata.extra``. A rule ``---`` in prose is no front matter: there must be keys, and more of them than other lines.

    >>> front = read_front_matter("\\n---\\ntitle: 说明: 第二\\nno: 0123\\n---\\n正文。")
    >>> front.metadata.title, dict(front.metadata.extra), front.body, front.line
    ('说明: 第二', {'no': '0123'}, '正文。', 6)
    """
    opening = _OPENING.match(text)
    keys, end = _read_block(text, opening) if opening else ({}, 0)
    if not opening or not keys:
        return FrontMatter(Metadata(), None, None, text, 1)
    start = opening.start("fence")
    first = count_lines(text[:start]) + 1
    last = first + count_lines(text[start:end])
    block = Block(text[start:end], (first, last)).removed("front_matter", "read/front_matter")
    metadata, articles = state_metadata(keys)
    ending = _REST_OF_LINE.match(text, end)
    return FrontMatter(metadata, block, articles, text[ending.end() if ending else end :], last + 1)


def _read_block(text: str, opening: re.Match[str]) -> tuple[dict[str, Any], int]:
    """The keys of the block that begins at ``opening``, and where it ends; no keys when it is none."""
    if opening["fence"] == "{":
        return _read_object(text, opening.start("fence"))
    closing = _CLOSING[opening["fence"]]
    pieces = split_lines(text[opening.end() :])
    lines = list(takewhile(lambda line: line.rstrip() not in closing, pieces[2::2]))
    if 2 * len(lines) + 2 >= len(pieces):
        return {}, 0
    end = opening.end() + sum(map(len, pieces[: 2 * len(lines) + 2])) + len(pieces[2 * len(lines) + 2].rstrip())
    readers = {"---": _read_yaml, "+++": _read_toml, ";;;": _read_json}
    return readers[opening["fence"]](lines), end


def _read_yaml(lines: list[str]) -> dict[str, Any]:
    keyed = [found["key"] for line in lines if (found := _KEY.match(line))]
    other = [line for line in lines if line.strip() and line[0] not in " \t-#" and not _KEY.match(line)]
    if not keyed or len(other) >= len(keyed) or (len(keyed) == 1 and keyed[0].lower() not in USUAL_KEYS):
        return {}
    try:
        return load_yaml("\n".join(lines))
    except NotAMappingError:
        return dict(map(_read_entry, _entries(lines, _KEY)))


def _read_toml(lines: list[str]) -> dict[str, Any]:
    import tomllib

    text = "\n".join(lines)
    try:
        if _LONG_KEY.search(text):
            raise ValueError("a key of very many parts, which would take very long")
        return _as_written(tomllib.loads(text))  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        entries = (_TOML_KEY.match(entry[0]) for entry in _entries(lines, _TOML_KEY))
        return {found["key"]: _unquoted(found["value"]) for found in entries if found}


def _read_json(lines: list[str]) -> dict[str, Any]:
    return _loaded_object("\n".join(lines).strip())[0]


def _read_object(text: str, start: int) -> tuple[dict[str, Any], int]:
    loaded, length = _loaded_object(text[start:])
    rest = text[start + length :]
    return (loaded, start + length) if _REST_OF_LINE.match(rest) and USUAL_KEYS.intersection(loaded) else ({}, 0)


def _loaded_object(text: str) -> tuple[dict[str, Any], int]:
    import json

    try:
        loaded, end = json.JSONDecoder(parse_float=Plain, parse_int=Plain, parse_constant=Plain).raw_decode(text)
        return (_as_written(loaded), end) if isinstance(loaded, dict) else ({}, 0)
    except (ValueError, RecursionError):
        return {}, 0


def _as_written(value: Any, depth: int = 0) -> Any:
    """TOML's and JSON's own types as texts: true is ``true``, a date is a date, in lists and tables too.

    Raises ``RecursionError`` for lists in lists deeper than anybody writes: they would be written again.
    """
    if depth > DEEPEST:
        raise RecursionError("lists in lists")
    if isinstance(value, dict):
        return {str(key): _as_written(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_written(item, depth + 1) for item in value]
    if isinstance(value, str):
        return value
    return Plain({"True": "true", "False": "false", "None": "null"}.get(str(value), str(value)))


def _entries(lines: list[str], key: re.Pattern[str]) -> list[list[str]]:
    """The lines of each key: its own, and those after it that are indented or items."""
    entries: list[list[str]] = []
    for line in lines:
        if key.match(line):
            entries.append([line])
        elif entries and (line[:1] in (" ", "\t") or line.startswith("-") or not line):
            entries[-1].append(line)
    return entries


def _read_entry(lines: list[str]) -> tuple[str, Any]:
    """One key of YAML that does not parse as a whole: parsed alone, or else as it stands."""
    found = _KEY.match(lines[0])
    assert found is not None  # _entries begins an entry at a key only
    try:
        return next(iter(load_yaml("\n".join(lines)).items()))
    except NotAMappingError:
        items = [item[1] for line in lines[1:] if (item := _ITEM.match(line))]
        if items and not found["value"].strip():
            return found["key"], [_unquoted(item) for item in items]
        return found["key"], _unquoted(" ".join(filter(None, (found["value"], *map(str.strip, lines[1:])))))


def _unquoted(value: str) -> str:
    """The value without the quotes around it, however many: \"\"\"\"'Linus'\"\"\"\" is Linus, \"他说"好"\" is 他说"好"."""
    value = value.strip()
    while len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        mark = value[0]
        lead, trail = len(value) - len(value.lstrip(mark)), len(value) - len(value.rstrip(mark))
        count = min(lead, trail) if lead + trail < len(value) else len(value)
        value = value[count : len(value) - count].strip()
        if count == 1 and lead != trail:
            break
    return Plain(value)
