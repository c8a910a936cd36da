"""Lines of a source file that are not running text: front matter, code, tables of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hizone_clean.patterns import pattern

_FENCE = pattern(r" {0,3}(`{3,}+|~{3,}+)")
# title: 甲, "title" = 1, - 甲, # 甲
_FIELD = pattern(r"\s*+(?:[\w\"'.-]++\s*+[:=]|[-#{}\[\]])")
_QUOTED = pattern(r"\"[^\"]*+\"|'[^']*+'")
_HAN = pattern(r"[\u3400-\u9fff]")
# name = …, {: , f(…), …;
_CODE = pattern(r"[={}();]|:\s|:$")
# key: 值
_KEY = pattern(r"\s*+(?:- )?[A-Za-z_][\w.-]*+:(?:\s|$)")
_STOP_AT_END = pattern(r"[.。!！?？;；:：,，、…”\"’』」)）]\s*+$")


def find_set_apart(lines: Sequence[str]) -> frozenset[int]:
    """The places of those ``lines`` that are not running text.

    >>> sorted(find_set_apart(["---", "title: 甲,乙", "---", "正文,丙.", "```", "甲,乙", "```"]))
    [0, 1, 2, 4, 5, 6]
    """
    front = _front_matter(lines)
    fenced = set(_fenced(lines, front))
    rest = [number for number in range(front, len(lines)) if number not in fenced]
    return frozenset((*range(front), *fenced, *_code(lines, rest), *_tables(lines, rest)))


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines the front matter has; none, if it is never closed or holds no field."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    mark = lines[first].rstrip() if first < len(lines) else ""
    if mark not in ("---", "+++") or first + 1 >= len(lines) or not _FIELD.match(lines[first + 1]):
        return 0
    return next((number + 1 for number in range(first + 1, len(lines)) if lines[number].rstrip() == mark), 0)


def _fenced(lines: Sequence[str], start: int) -> Iterator[int]:
    fence = ""
    for number in range(start, len(lines)):
        found = _FENCE.match(lines[number])
        if fence:
            yield number
            closes = found and found[1].startswith(fence) and not lines[number][found.end() :].strip()
            fence = "" if closes else fence
        elif found and ("`" not in lines[number][found.end() :] or found[1][0] == "~"):
            fence = found[1]
            yield number


def _code(lines: Sequence[str], rest: Sequence[int]) -> Iterator[int]:
    """Lines whose Han stand in quotes only, and indented ones after a blank line that have few."""
    indented = False
    for number in rest:
        line = lines[number]
        blank_before = number == 0 or not lines[number - 1].strip()
        indented = line.startswith(("    ", "\t")) and (blank_before or indented) and _has_little_han(line)
        if indented or _is_code(line):
            yield number


def _is_code(line: str) -> bool:
    if not _HAN.search(line):
        return False
    bare = _QUOTED.sub("", line)
    return bool(_CODE.search(bare)) and not _HAN.search(bare)


def _has_little_han(line: str) -> bool:
    return 3 * len(_HAN.findall(line)) < len(line.strip())


def _tables(lines: Sequence[str], rest: Sequence[int]) -> Iterator[int]:
    """Runs of lines with the same number of cells (甲,乙,丙), and runs of keys with their values (key: 值)."""
    for shape, numbers in groupby(rest, lambda number: _shape(lines[number])):
        run = list(numbers)
        if shape and len(run) >= (4 if shape == "cells 1" else 2):
            yield from run


def _shape(line: str) -> str:
    if _KEY.match(line):
        return "keys"
    cells = line.count(",")
    if not cells or ", " in line or "，" in line or "。" in line or _STOP_AT_END.search(line):
        return ""
    return f"cells {cells}"
