"""Furniture that an extractor broke into lines of one character: "第", "2", "页"; "目录", "一", "、", … "......", "2".

pypdf does so where a line's letters are set apart, as in centred page numbers and in tables of contents.
"""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.cleaners.remove_page_furniture.folios import Folio, folio_number
from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.patterns import pattern

_SHORTEST_RUN, _SHORTEST_TABLE = 3, 8
_LONGEST_FOLIO = 10
# "10.1.5.", "............", "Debian": what stays in one piece beside single characters
_PIECE = pattern(r"[\x21-\x7e·…]+|.{1,2}")
# "一、新年新气象............2"
_ENTRY = pattern(r"[^.·…]{1,80}(?:[.·…]{1,3}[^.·…]{1,40}){0,8}[.·…]{8,}\d{0,4}")
_TITLE = "目录"
_FOLIO_STARTS = frozenset("第共-—–－─·~P")


def find_broken_furniture(lines: list[Line], verdicts: dict[int, str]) -> list[Folio]:
    """Note in ``verdicts`` the lines of broken page numbers and contents; give both ends of each page number."""
    folios: list[Folio] = []
    if not any(len(line.bare) == 1 for line in lines):
        return folios
    for start, stop in _runs(lines):
        folios += _take_folios(lines, start, stop, verdicts)
        if stop - start >= _SHORTEST_TABLE:
            _take_table(lines, start, stop, verdicts)
    return folios


def _runs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that are single characters or unbroken pieces beside them."""
    start = singles = 0
    for at, line in enumerate(lines):
        if line.bare and (len(line.bare) <= 2 or line.bare[0] < "\u2e80") and _PIECE.fullmatch(line.bare):
            singles += len(line.bare) == 1
            continue
        if at - start >= _SHORTEST_RUN and 3 * singles >= at - start:
            yield start, at
        start, singles = at + 1, 0
    if len(lines) - start >= _SHORTEST_RUN and 3 * singles >= len(lines) - start:
        yield start, len(lines)


def _take_folios(lines: list[Line], start: int, stop: int, verdicts: dict[int, str]) -> list[Folio]:
    folios: list[Folio] = []
    for at in range(start, stop - 2):
        if lines[at].bare[0] not in _FOLIO_STARTS:
            continue
        for end in range(at + 3, min(at + _LONGEST_FOLIO, stop) + 1):
            number = folio_number("".join(line.bare for line in lines[at:end]))
            if number is not None:
                verdicts.update((line.place, "folio") for line in lines[at:end])
                folios += [Folio(at, number), Folio(end - 1, number)]
                break
    return folios


def _take_table(lines: list[Line], start: int, stop: int, verdicts: dict[int, str]) -> None:
    """Take the contents out of a run, from the word 目录 (or the run's start) to the last entry."""
    joined = "".join(line.bare for line in lines[start:stop])
    entries = list(_ENTRY.finditer(joined))
    if not entries:
        return
    ends = _ends(lines, start, stop)
    last = next(at for at in range(start, stop) if ends[at - start] >= entries[-1].end())
    for at in range(_first_of_table(lines, start, last), last + 1):
        verdicts.setdefault(lines[at].place, "contents")


def _first_of_table(lines: list[Line], start: int, last: int) -> int:
    for at in range(start, min(start + _LONGEST_FOLIO, last)):
        if lines[at].bare == _TITLE:
            return at
        if lines[at].bare + lines[at + 1].bare == _TITLE:
            return at
    return start


def _ends(lines: list[Line], start: int, stop: int) -> list[int]:
    ends, end = [], 0
    for line in lines[start:stop]:
        end += len(line.bare)
        ends.append(end)
    return ends
