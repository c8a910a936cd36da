"""Tables of contents: lines with dot leaders, their page numbers, and the word 目录 over them."""

from __future__ import annotations

from itertools import pairwise

from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_DATA = read_table("page_furniture.toml")
_TITLES = frozenset(_DATA["contents_titles"])
_DOTS = {".": 1, "…": 3, "·": 1, "⋯": 3, "．": 1, "•": 1, "﹒": 1, "‥": 2}
_LEADER, _ANY_DOT = "".join(_DOTS), frozenset(_DOTS)
_CLEAR, _LIKELY = 12, 8
"""Dots that make a leader by themselves (with a number behind them), and beside another leader."""
_NEAR = 2
"""Lines that may stand between two lines of one table: an entry's first half, a heading."""
_NEARLY_ALL = 0.8
"""Share of a document's letters from which its table of contents is the content."""
# "12", "iv": a page number at the end of an entry
_NUMBER = pattern(r"(?:\d{1,4}|[ivxIVX]{1,5})\Z")
_LONGEST_NUMBER = 5


def find_contents(lines: list[Line], verdicts: dict[int, str]) -> None:
    """Note in ``verdicts`` every line of a table of contents by its place."""
    leaders = [
        at
        for at, line in enumerate(lines)
        # most lines end in a letter of Chinese, most others in no dot: asked first, for speed
        if not "\u4e00" <= line.bare[-1:] <= "\u9fff"
        and not _ANY_DOT.isdisjoint(line.bare[-_LONGEST_NUMBER - 1 :])
        and _dots(line.bare) >= _LIKELY
    ]
    if not leaders:
        return
    found: set[int] = set()
    for before, at, after in zip([-99, *leaders], leaders, [*leaders[1:], 10**9], strict=False):
        beside = min(at - before, after - at) <= _NEAR + 2
        if beside or (_dots(lines[at].bare) >= _CLEAR and _ends_in_number(lines[at].bare)):
            found.add(at)
    found |= _entry_halves(lines, sorted(found))
    found |= _numbers_after(lines, found, verdicts)
    if found:
        found |= _titles_before(lines, min(found))
    verdicts.update((lines[at].place, "contents") for at in found)


def _dots(bare: str) -> int:
    """How many dots end ``bare``, a page number aside."""
    entry = _NUMBER.sub("", bare)
    return sum(_DOTS[dot] for dot in entry[len(entry.rstrip(_LEADER)) :])


def _ends_in_number(bare: str) -> bool:
    return bare[-1].isdigit()


def _entry_halves(lines: list[Line], found: list[int]) -> set[int]:
    """The short line between two entries: the first half of an entry that took two lines, or its number."""
    halves: set[int] = set()
    for before, after in pairwise(found):
        between = range(before + 1, after)
        if len(between) <= _NEAR and all(_may_be_half(lines[at].bare) for at in between):
            halves.update(between)
    return halves


def _may_be_half(bare: str) -> bool:
    return 0 < len(bare) <= 45 and bare[-1] not in "。！？；"


def _numbers_after(lines: list[Line], found: set[int], verdicts: dict[int, str]) -> set[int]:
    """The numbers that an extractor put under the table: as many as entries without one, and never falling."""
    wanted = sum(not _ends_in_number(lines[at].bare) for at in found)
    numbers: set[int] = set()
    at, last = max(found, default=-1) + 1, 0
    while len(numbers) < wanted and at < len(lines):
        bare = lines[at].bare
        if bare.isdecimal() and len(bare) <= 4 and int(bare) >= last:
            numbers.add(at)
            last = int(bare)
        elif lines[at].place not in verdicts:
            break
        at += 1
    return numbers


def _titles_before(lines: list[Line], first: int) -> set[int]:
    """The word 目录 over the table, whole or as two lines of one character."""
    for start in (first - 1, first - 2, first - 3):
        if start >= 0 and "".join(line.bare for line in lines[start:first]) in _TITLES:
            return set(range(start, first))
    for at in (first - 2, first - 3):
        if at >= 0 and lines[at].bare in _TITLES:
            return {at}
    return set()


def keep_contents_alone(lines: list[Line], verdicts: dict[int, str]) -> None:
    """Take the verdicts on a table of contents back where hardly anything else is in the document: it is the content."""
    if "contents" not in verdicts.values():
        return
    sizes = [(verdicts.get(line.place), sum(map(str.isalnum, line.text))) for line in lines]
    listed = sum(size for rule, size in sizes if rule == "contents")
    others = sum(size for rule, size in sizes if rule is None)
    if listed > _NEARLY_ALL * (listed + others):
        for place in [place for place, rule in verdicts.items() if rule == "contents"]:
            del verdicts[place]
