"""Heads and feet of newspaper pages: the paper's name, the date, section and number of the page, its editors."""

from __future__ import annotations

import re

from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_DATA = read_table("page_furniture.toml")


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_SECTION = f"(?:{_any_of(_DATA['sections'])})"
_SECTIONS = frozenset(_DATA["sections"])
# the parts of a page's head, bare of blanks: "2020年8月2日", "星期六", "05国内·国际", "A03版", "清江日报"
_DATE = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_FOLIO = rf"(?:第?[A-DＡ-Ｄ]?\d{{1,3}}版?[:：]?{_SECTION}(?:[·/]{_SECTION})?(?:新闻)?版?|{_SECTION}(?:[·/]{_SECTION})?第?[A-D]?\d{{1,3}}版?|第?[A-D]?\d{{1,3}}版|[A-D]\d{{1,2}})"
_PAPER = rf"[\u4e00-\u9fff]{{2,8}}?(?:{_any_of(_DATA['mastheads'])})"
# "农历三月初一", "总第1234期", "今日8版", "国内统一连续出版物号CN44-0101", "邮发代号：45-1": what a front page says beside
_ISSUE = (
    r"(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?[正一二三四五六七八九十冬腊闰]{1,2}月[初十廿三][一二三四五六七八九十]"
    r"|(?:总第|第|[Nn][Oo]\.?)\d{1,6}期|今日\d{1,3}版|(?:国内)?统一(?:连续出版物|刊)号[:：]?CN[\d-]+|邮发代号[:：]?\d+-\d+"
)
_PART = pattern(
    rf"(?P<date>{_DATE})|(?P<weekday>{_WEEKDAY})|(?P<issue>{_ISSUE})|(?P<folio>{_FOLIO})|(?P<paper>{_PAPER})"
)
# "05园区": with two digits before the section, as no heading of a text has it
_NUMBERED = pattern(r"\d\d[^\d版]")
_DATED = (frozenset(("paper", "date")), frozenset(("paper", "date", "weekday")), frozenset(("date", "weekday")))
_LONGEST_HEAD = 60
_STARTS = frozenset("0123456789第ABCDＡＢＣＤ星周农总今国统邮Nn甲乙丙丁戊己庚辛壬癸")
"""How a head may start that names no paper and ends in no number: asked first, for speed."""
_HEAD_LINES = 4
"""Lines from the edge of a page within which its head stands."""
# "责编：…美编：…电话：…", bare of blanks
_ROLES = pattern(rf"(?P<page>{_any_of(_DATA['page_roles'])})[:：]|(?:{_any_of(_DATA['other_roles'])})[:：]")
_LONGEST_FOOT = 60


def find_page_heads(lines: list[Line], verdicts: dict[int, str]) -> None:
    """Note in ``verdicts`` the lines at a page's edges that together name paper, date, section or number."""
    heads = [
        (line, parts)
        for line in lines
        if 2 < len(bare := line.bare) <= _LONGEST_HEAD
        and (bare[0] in _STARTS or bare[-1].isdigit() or "报" in bare or "刊" in bare)
        and (parts := head_parts(bare))
    ]
    edge: list[tuple[Line, dict[str, str]]] = []
    for line, parts in heads:
        if _is_at_edge(line):
            if edge and not _same_edge(edge[-1][0], line):
                _judge(edge, verdicts)
                edge = []
            edge.append((line, parts))
    _judge(edge, verdicts)
    _find_parted_head(heads, verdicts)
    _find_stacked_head(lines, heads, verdicts)


def _find_stacked_head(lines: list[Line], heads: list[tuple[Line, dict[str, str]]], verdicts: dict[int, str]) -> None:
    """Date, section and number of a page on three lines one under the other at its edge: 2021年4月26日 / 园区 / 10."""
    dates = {line.place for line, parts in heads if "date" in parts and parts.keys() <= {"paper", "date", "weekday"}}
    if not dates:
        return
    for three in zip(lines, lines[1:], lines[2:], strict=False):
        first, section, last = three
        if section.bare not in _SECTIONS or not _is_at_edge(section) or first.page != last.page:
            continue
        number = last if first.place in dates else first if last.place in dates else None
        if number and number.bare.isdecimal() and len(number.bare) <= 3:
            verdicts.update((line.place, "page_head") for line in three)


def _find_parted_head(heads: list[tuple[Line, dict[str, str]]], verdicts: dict[int, str]) -> None:
    """A page's one name or date, and its one section and number that an extractor put elsewhere.

    A name alone must stand at the page's edge; one with its date, or a date with its weekday, says what it is.
    """
    folios = [line for line, parts in heads if parts.keys() == {"folio"} and _NUMBERED.match(line.bare)]
    names = [
        line for line, parts in heads if parts.keys() in _DATED or (parts.keys() == {"paper"} and _is_at_edge(line))
    ]
    if len(folios) == len(names) == 1 and folios[0].page == names[0].page:
        verdicts.update((line.place, "page_head") for line in (*folios, *names))


def _is_at_edge(line: Line) -> bool:
    return min(line.from_top, line.from_bottom) < _HEAD_LINES


def head_parts(bare: str) -> dict[str, str]:
    """The parts of a page's head that make up the whole line, bare of blanks, each once; empty if anything else is in it.

    >>> head_parts("清江日报2022年5月1日"), head_parts("05国内·国际"), head_parts("园区05号楼")
    ({'paper': '清江日报', 'date': '2022年5月1日'}, {'folio': '05国内·国际'}, {})
    """
    parts: dict[str, str] = {}
    at = 0
    while at < len(bare):
        found = _PART.match(bare, at)
        if not found or (found.lastgroup in parts and found.lastgroup != "issue"):
            return {}
        parts[str(found.lastgroup)] = found[0]
        at = found.end()
    return parts


def _same_edge(before: Line, line: Line) -> bool:
    return before.page == line.page and line.place - before.place <= 2


def _judge(edge: list[tuple[Line, dict[str, str]]], verdicts: dict[int, str]) -> None:
    """A page's head names at least two different things, and not a date and weekday alone."""
    parts = frozenset().union(*(found for _, found in edge))
    if len(parts - {"weekday"}) >= 2:
        verdicts.update((line.place, "page_head") for line, _ in edge)


def find_page_editors(lines: list[Line], verdicts: dict[int, str]) -> None:
    """Note in ``verdicts`` the lines that name who made a page: at least two roles, one of them of the layout."""
    for line in lines:
        if ("：" in line.bare or ":" in line.bare) and len(line.bare) <= _LONGEST_FOOT:
            roles = list(_ROLES.finditer(line.bare))
            if len(roles) >= 2 and roles[0].start() == 0 and any(role["page"] for role in roles):
                verdicts[line.place] = "page_editors"
