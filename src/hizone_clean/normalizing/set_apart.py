"""Lines of a source file that are not running text: front matter, code, tables of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hizone_clean.patterns import pattern

_FENCE = pattern(r" {0,3}(`{3,}+|~{3,}+)")
# title: 甲, "title" = 1, - 甲, # 甲
_FIELD = pattern(r"\s*+(?:[\w\"'.-]++\s*+[:=]|[-#{}\[\]])")
_QUOTED = pattern(r"\"[^\"]*+\"|'[^']*+'")
# 1,"你好,世界"
_QUOTED_CELL = pattern(r"(?:(?<=[,;])|(?<![^\s]))\"(?:[^\"]|\"\")*+\"(?=[,;\s]|$)")
_HAN = pattern(r"[\u3400-\u9fff]")
# name = …, {: , f(…), …;
_CODE = pattern(r"[={}();]|:\s|:$")
# INSERT INTO t (名称,备注) VALUES ('张三', '你好');
_STATEMENT = pattern(r"\s*+[A-Za-z_][\w.]*+(?:\s++[A-Za-z_*&]|\s*+[(=.\[:<]).*[;{}]\s*+$")
# … // 取最大值   … # 名称   ; 配置文件   -- 查询
_COMMENT = pattern(r"(?:(?<!\S)(?:///?|#(?!#)|--)|(?<=[;{})])(?:///?|#)|^\s*+(?:;++|/\*++|\*(?!\*)|--))\s++")
# key: 值
_KEY = pattern(r"\s*+(?:- )?[A-Za-z_][\w.-]*+:(?:\s|$)")
# !!! note "题,目"  ??? tip  === "甲"  ::: warning 注意  .. note::  :名,称: 甲
_DIRECTIVE = pattern(
    r"\s*+(?:(?:[>*+-]|\d{1,9}[.)])[ \t]++)*+"
    r"(?:(?:!!!|\?\?\?\+?|///)[ \t]++[a-zA-Z]|===[!+]?[ \t]++\"|:::|\.\.[ \t]++[\w:.-]++::|:[a-zA-Z][\w -]*+:(?:\s|$))"
)
# import Tabs from "@theme/Tabs"  export const 名 = "甲,乙"
_MODULE = pattern(r"(?:import|export)[ \t]++(?:[\w{*\"']|default\b)[^\u3400-\u9fff]*+(?:\bfrom[ \t]|[={(;]|['\"]$)")
_STOP_AT_END = pattern(r"[.。!！?？;；:：,，、…”\"’』」)）]\s*+$")


def find_set_apart(lines: Sequence[str]) -> frozenset[int]:
    """The places of those ``lines`` that are not running text.

    >>> sorted(find_set_apart(["---", "title: 甲,乙", "---", "正文,丙.", "```", "甲,乙", "```"]))
    [0, 1, 2, 4, 5, 6]
    """
    front = _front_matter(lines)
    fenced = set(_fenced(lines, front))
    rest = [number for number in range(front, len(lines)) if number not in fenced]
    return frozenset((*range(front), *fenced, *_code(lines, rest), *_tables(lines, rest), *_directives(lines, rest)))


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
        indented = line.startswith(("    ", "\t")) and (blank_before or indented) and has_little_han(line)
        if indented or _is_code(line):
            yield number


def _is_code(line: str) -> bool:
    if not _HAN.search(line):
        return False
    bare = _QUOTED.sub("", line)
    if _STATEMENT.match(bare) and has_little_han(line):
        return True
    return bool(_CODE.search(bare)) and not _HAN.search(bare)


def code_before_comment(line: str) -> int:
    """How much of ``line`` is code with the mark of a comment after it; 0 of a line that has none.

    >>> line = 'int a = max(1, 2); // 取最大值,返回'
    >>> line[code_before_comment(line):]
    '取最大值,返回'
    """
    for found in _COMMENT.finditer(line):
        bare = _QUOTED.sub("", line[: found.start()])
        if _HAN.search(bare) or bare.count('"') % 2 or not _HAN.search(line, found.end()):
            return 0
        if not bare.strip() or _CODE.search(bare):
            return found.end()
    return 0


def has_little_han(line: str) -> bool:
    return 3 * len(_HAN.findall(line)) < len(line.strip())


def _directives(lines: Sequence[str], rest: Sequence[int]) -> Iterator[int]:
    """Lines that open a box or a tab of a dialect of Markdown; modules of MDX, up to the next blank line."""
    module = False
    for number in rest:
        line = lines[number]
        module = bool(line.strip()) and (module or bool(_MODULE.match(line)))
        if module or _DIRECTIVE.match(line):
            yield number


def _tables(lines: Sequence[str], rest: Sequence[int]) -> Iterator[int]:
    """Runs of lines with the same number of cells (甲,乙,丙), and runs of keys with their values (key: 值)."""
    for shape, numbers in groupby(rest, lambda number: _shape(lines[number])):
        run = list(numbers)
        if shape and len(run) >= (4 if shape == "cells 1," else 2):
            yield from run


def _shape(line: str) -> str:
    if _KEY.match(line):
        return "keys"
    bare = _QUOTED_CELL.sub("x", line)
    mark = ";" if bare.count(";") > bare.count(",") else ","
    cells = bare.count(mark)
    if not cells or f"{mark} " in bare or "，" in bare or "。" in bare or _STOP_AT_END.search(bare):
        return ""
    return f"cells {cells}{mark}"
