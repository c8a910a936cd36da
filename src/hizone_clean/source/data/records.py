"""Records: JSON, JSON lines, tables with separators, settings in lines of ``key = value``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from hizone_clean.patterns import pattern

# {"text": …, [{"a": …, [[1, …, ["甲", …
_JSON_START = pattern(
    r"\{(?:\s*//[^\n]*)*\s*\"(?:[^\"\\\n]|\\.){0,200}\"\s*:|\[\s*(?:[\[{\"]|-?\d[\d.eE+-]*\s*,)|[\[{]\s*[\]}]\s*\Z"
)
# a line of JSON that is a comment: // 说明
_COMMENT_LINE = pattern(r"^[ \t]*//.*$", re.M)
_LOOKED_AT = 200
"""Lines that are looked at; data goes on as it begins."""
_SHORTEST = 20
"""Characters from which on JSON that is cut short is JSON; '["' is a note of somebody's."""
_IDENTIFIER = pattern(r"[A-Za-z_][\w .\-/#]{0,40}")
_TYPED = pattern(
    r"[+-]?[\d.,]+%?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T][\d:.+Z]+)?|https?://\S+|[\w.+-]+@[\w.-]+|true|false|null|"
)
# a stop at the end of a line is prose: "床前明月光,疑是地上霜."
_STOP = pattern(
    r"[。！？!?；…]\s*$|[^\d\s]\.\s*$",
)
_YAML_LINE = pattern(
    r"(?P<indent> *)(?:- +)?(?:(?P<key>[a-z_][\w.\-/]*|\"[^\"]+\"|'[^']+')\s*:(?: +\S.*| *)|-(?: +\S.*)?|#.*|---.*|\.\.\.|)$"
)
_SECTION = pattern(r"\[{1,2}[^\[\]\n]{1,100}\]{1,2}\s*(?:[#;].*)?$")
_SETTING = pattern(r"\s*(?:export +)?(?:[A-Za-z_][\w.\-]*|\"[^\"]+\")\s*=\s*(?P<value>.*)$")
_TOML_VALUE = pattern(r"[\"'\[{]|[+-]?\d|true\b|false\b|inf\b|nan\b")


def json_kind(text: str) -> str:
    """``json`` or ``jsonl`` for text that is that and nothing beside; a JSON front matter with a body below is a document.

    >>> json_kind('{"a": 1}'), json_kind('{"a": 1}\\n{"a": 2}'), json_kind('{"title": "甲"}\\n正文。')
    ('json', 'jsonl', '')
    """
    if not _JSON_START.match(text):
        return ""
    import json

    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
    try:
        value, end = decoder.raw_decode(text)
    except RecursionError:
        return "json"
    except ValueError as error:
        without = _COMMENT_LINE.sub("", text) if "//" in text else text
        return "json" if _is_cut(error, text) or (without != text and json_kind(without)) else ""
    rest = text[end:].lstrip(" \t\r\n,;")
    if rest:
        if not isinstance(value, (dict, list)) or rest[0] not in "{[":
            return ""
        try:
            decoder.raw_decode(rest)
        except RecursionError:
            return "jsonl"
        except ValueError as error:
            return "jsonl" if _is_cut(error, rest, shortest=0) else ""
        return "jsonl"
    return "json" if (isinstance(value, dict) and value) or _holds_records(value) else ""


def _is_cut(error: ValueError, text: str, shortest: int = _SHORTEST) -> bool:
    """Whether JSON is broken only because the text ends too soon."""
    if len(text) < shortest or '":' not in text:
        return False
    at = getattr(error, "pos", 0)
    return at >= len(text.rstrip()) - 1 or ("Unterminated" in str(error) and text.startswith(('{"', '[{"', '["')))


def _holds_records(value: object) -> bool:
    """Whether a list is data rather than a note in brackets: ``[1]`` and ``[2021]`` are those."""
    return isinstance(value, list) and (
        len(value) > 2
        or any(isinstance(item, (dict, list)) for item in value)
        or any(isinstance(item, str) and not item.isdigit() for item in value)
    )


def table_kind(text: str) -> str:
    """``csv`` or ``tsv`` for text in which every line has the same cells, some of them typed or named as data is.

    >>> table_kind("姓名;年龄;城市\\n张三;20;北京\\n李四;30;上海\\n"), table_kind("床前明月光,疑是地上霜.\\n举头望明月,低头思故乡.")
    ('csv', '')
    """
    first = text.partition("\n")[0]
    for mark, key in (("\t", "tsv"), (",", "csv"), (";", "csv")):
        if mark in first and first[0] not in (mark, "#", ">") and _is_table(text, mark):
            return key
    return ""


def separator_of(text: str) -> str:
    """The mark between the cells of a table.

    >>> separator_of("id,text\\n1,甲")
    ','
    """
    return next((mark for mark in "\t,;" if mark in text.partition("\n")[0] and _is_table(text, mark)), ",")


def _is_table(text: str, mark: str) -> bool:
    import csv

    if "\n\n" in text.rstrip("\n"):  # what was cleaned has a blank line between its rows, data has none
        return False
    lines = text.split("\n", _LOOKED_AT + 1)[:_LOOKED_AT] if text.count("\n") > _LOOKED_AT else text.splitlines()
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=mark, strict=True), _LOOKED_AT) if row]
    except csv.Error:
        return False
    if len(rows) > 1 and len(lines) == _LOOKED_AT:
        rows = rows[:-1]  # a cell of several lines may be cut here
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or widths == {1}:
        return False
    named = all(_IDENTIFIER.fullmatch(cell.strip()) for cell in rows[0]) and rows[0][0] != ""
    if named and mark == "," and " " in "".join(rows[0]):
        named = False  # "Hello, world": a line of English
    quoted = any(f'{mark}"' in line or line.startswith('"') for line in lines) and '"' not in "".join(
        map("".join, rows)
    )
    if all(line[:1] == line.rstrip()[-1:] == '"' and f'"{mark}"' in line for line in lines if line):
        return True  # every cell stands between quotes
    if len(rows) < 3 and not (named and (quoted or _has_typed_column(rows[1:]))):
        return False
    if (
        not quoted
        and any(_STOP.search(line) for line in lines)
        and not (mark == "\t" or (named and _has_typed_column(rows[1:])))
    ):
        return False
    return mark == "\t" or named or _has_typed_column(rows[1:])


def _has_typed_column(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one column is all numbers, dates, addresses; a blank cell is of any type, but not all of them."""
    return any(
        all(_TYPED.fullmatch(row[n].strip()) for row in rows) and any(row[n].strip() for row in rows)
        for n in range(len(rows[0]) if rows else 0)
    )


def settings_kind(text: str) -> str:
    """``yaml``, ``toml`` or ``ini`` for text every line of which is a key with its value, a section, an item or a comment.

    >>> settings_kind("[server]\\nport = 80\\n; 端口,请勿修改\\n"), settings_kind("name: 甲\\nitems:\\n  - 乙\\n"), settings_kind("甲: 乙")
    ('toml', 'yaml', '')
    """
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    if not any(line and below for line, below in pairwise(map(str.strip, lines))) or ("`" in text and "```" in text):
        return ""  # what was cleaned has a blank line between its paragraphs, and code in a document its fence
    return _assigned(lines) or _yaml(lines, text)


def _assigned(lines: list[str]) -> str:
    keys = sections = typed = 0
    for line in lines:
        line = line.rstrip()
        if not line or line.lstrip()[:1] in ("#", ";"):
            continue
        if _SECTION.match(line):
            sections += 1
        elif found := _SETTING.match(line):
            keys += 1
            typed += bool(_TOML_VALUE.match(found["value"]))
        elif not (keys and line[0] in " \t\"'])}"):  # a value that goes on
            return ""
    if not keys or (keys < 3 and not sections):
        return ""
    return "toml" if typed == keys else "ini"


def _yaml(lines: list[str], text: str) -> str:
    if lines and lines[0].rstrip() == "---" and any(line.rstrip() in ("---", "...") for line in lines[1:]):
        return ""  # front matter, with a body or without
    keys: list[str] = []
    nested = 0
    for line in lines:
        found = _YAML_LINE.match(line.rstrip())
        if not found:
            if keys and line[:1] == " ":
                continue  # a text of several lines
            return ""
        if found["key"] and not found["indent"] and not line.startswith("-"):
            keys.append(found["key"])
        nested += bool(line.strip()) and (line[0] == " " or line.startswith("-"))
    if len(set(keys)) != len(keys) or not keys or (len(keys) < 3 and not nested) or (len(keys) == 1 and nested < 2):
        return ""
    from hizone_clean.source.yaml_scalars import NotAMappingError, load_yaml

    try:
        load_yaml(text)
    except NotAMappingError:
        return ""
    return "yaml"
