"""Page numbers in every style, and the running headers that stand beside them or at the edges of pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.layout.headline_form import headline_form, is_numbered
from hizone_clean.patterns import pattern

# bare of blanks: "第1页，共44页", "第3页（共9页）", "-3-", "—3—", "·3·", "Page3of10"
_CLEAR = pattern(
    r"(?:第(?P<a>\d{1,4})页(?:[，,/／（(]?共\d{1,4}页[）)]?)?|共\d{1,4}页[，,]?第(?P<b>\d{1,4})页"
    r"|[-—–－─·~]{1,2}(?P<c>\d{1,4})[-—–－─·~]{1,2}|[Pp]age(?P<d>\d{1,4})(?:of\d{1,4})?)\Z"
)
# "3/44": a date or a fraction unless it runs on
_OF = pattern(r"(\d{1,4})[/／](\d{1,4})\Z")
_FOLIO_ENDS = frozenset("页）)-—–－─·~")
"""How a page number may end that does not end in a digit."""
_STOPS = frozenset("。！？…”’」』）：；.!?:;")
_EDGE = 3
"""Lines from the edge of a page, or from a page number, within which its furniture stands."""
# "目录", "目次", what is over the contents; "三、火热假期……2", an entry of them
_CONTENTS = pattern(r"目[录錄次]$|.*[.…·]{3,}")
_PAGE_LENGTH = 8
"""Lines that a page has at least: numbers that follow closer are those of a list."""
_LONGEST_HEADER = 60


class Folio(NamedTuple):
    """A line that is a page number: its index among the lines, and the number."""

    at: int
    number: int


def find_folios(lines: list[Line], verdicts: dict[int, str], known: Iterable[Folio] = ()) -> None:
    """Note in ``verdicts`` page numbers, and running headers beside them, beside ``known`` ones or at page edges."""
    folios = [*known, *_clear_folios(lines)]
    free = [at for at, line in enumerate(lines) if line.place not in verdicts]
    numbers = [Folio(at, int(lines[at].bare)) for at in free if lines[at].bare.isdecimal() and len(lines[at].bare) <= 4]
    folios += _numbers_at_edges(lines, numbers)
    folios += _numbers_that_run_on(lines, numbers, free)
    folios += _numbers_at_headers(lines, numbers, free)
    verdicts.update((lines[folio.at].place, "folio") for folio in folios)
    free = [at for at in free if lines[at].place not in verdicts]
    headers = _running_headers(lines, free, folios)
    headers |= _header_of_first_page(lines, free, {lines[at].bare for at in headers})
    headers -= _title_of_first_page(lines, free, headers)
    verdicts.update((lines[at].place, "running_header") for at in headers)


def folio_number(bare: str) -> int | None:
    """The page number that is the whole line, by its form alone; ``None`` if the form does not say it.

    >>> folio_number("第2页，共44页"), folio_number("—3—"), folio_number("3"), folio_number("2022-3")
    (2, 3, None, None)
    """
    found = _CLEAR.match(bare)
    return int(next(filter(None, found.groups()))) if found else None


def _clear_folios(lines: list[Line]) -> list[Folio]:
    folios, parts_of_whole = [], defaultdict(list)
    for at, line in enumerate(lines):
        if not 0 < len(line.bare) <= 16 or not (line.bare[-1].isdecimal() or line.bare[-1] in _FOLIO_ENDS):
            continue
        if (number := folio_number(line.bare)) is not None:
            folios.append(Folio(at, number))
        elif found := _OF.match(line.bare):
            parts_of_whole[int(found[2])].append(Folio(at, int(found[1])))
    for whole, found_folios in parts_of_whole.items():
        if len(found_folios) >= 2 and _runs_on(found_folios) and found_folios[-1].number <= whole:
            folios += found_folios
    return folios


def _runs_on(folios: list[Folio]) -> bool:
    return all(b.number == a.number + 1 for a, b in pairwise(folios))


def _numbers_at_edges(lines: list[Line], numbers: list[Folio]) -> list[Folio]:
    """Bare numbers at the edges of pages that grow as the pages do."""
    by_offset: dict[int, list[Folio]] = defaultdict(list)
    for folio in numbers:
        line = lines[folio.at]
        if min(line.from_top, line.from_bottom) < _EDGE:
            by_offset[folio.number - line.page].append(folio)
    for folios in by_offset.values():
        if len({lines[folio.at].page for folio in folios}) >= 2:
            return folios
    return []


def _numbers_that_run_on(lines: list[Line], numbers: list[Folio], free: list[int]) -> list[Folio]:
    """Bare numbers 1, 2, 3 … a page apart, most of which cut a sentence: an extractor left no page ends."""
    chain: list[Folio] = []
    best: list[Folio] = []
    for folio in numbers:
        if chain and folio.number == chain[-1].number + 1 and folio.at - chain[-1].at >= _PAGE_LENGTH:
            chain.append(folio)
        elif not chain or folio.number != chain[-1].number:
            chain = [folio]
        best = max(best, chain, key=len)
    cut = sum(_cuts_sentence(lines, folio.at, free) for folio in best)
    return best if len(best) >= 3 and cut >= 2 and 2 * cut >= len(best) - 1 else []


def _cuts_sentence(lines: list[Line], at: int, free: list[int]) -> bool:
    return at > 0 and len(lines[at - 1].bare) >= 8 and lines[at - 1].bare[-1] not in _STOPS


def _numbers_at_headers(lines: list[Line], numbers: list[Folio], free: list[int]) -> list[Folio]:
    """Bare numbers 1, 2, 3 … each directly beside the same repeated line."""
    by_header: dict[tuple[str, int], list[Folio]] = defaultdict(list)
    for folio in numbers:
        for side in (-1, 1):
            if 0 <= folio.at + side < len(lines) and _may_be_header(bare := lines[folio.at + side].bare):
                by_header[bare, side].append(folio)
    chains = [found for found in by_header.values() if len(found) >= 2 and _runs_on(found)]
    ends = [n for n in numbers if n.at == len(lines) - 1 and any(n.number == found[-1].number + 1 for found in chains)]
    return [folio for found in chains for folio in found] + ends


def _may_be_header(bare: str) -> bool:
    return 2 <= len(bare) <= _LONGEST_HEADER and not bare.isdecimal() and bare[-1] not in "。！？；，、"


def _running_headers(lines: list[Line], free: list[int], folios: Iterable[Folio]) -> set[int]:
    """Lines that stand at least twice at the edge of a page or beside a page number, one of each text for a page."""
    often = Counter([lines[at].bare for at in free])
    repeated = {bare for bare, count in often.items() if count > 1 and _may_be_header(bare)}
    if not repeated:
        return set()
    places = [at for at in free if lines[at].bare in repeated]
    at_edges = [at for at in places if lines[at].page != lines[0].page or lines[-1].page != lines[0].page]
    by_page: dict[tuple[str, bool, int], int] = {}
    for at in at_edges:
        line = lines[at]
        if line.from_top < _EDGE:
            by_page.setdefault((line.bare, True, line.page), at)
        elif line.from_bottom < _EDGE:
            by_page[line.bare, False, line.page] = at
    found = _of_repeated(lines, by_page.values())
    return found or _beside_folios(lines, places, folios)


def _of_repeated(lines: list[Line], places: Iterable[int]) -> set[int]:
    chosen = list(places)
    often = Counter(lines[at].bare for at in chosen)
    return {at for at in chosen if often[lines[at].bare] >= 2}


def _beside_folios(lines: list[Line], places: list[int], folios: Iterable[Folio]) -> set[int]:
    """Of each text, the line that stands at the same distance from most page numbers."""
    numbered = {folio.at for folio in folios}
    distances: dict[str, Counter[int]] = defaultdict(Counter)
    for at in places:
        for distance in (-1, 1, -2, 2):
            if at - distance in numbered:
                distances[lines[at].bare][distance] += 1
    chosen = set()
    for at in places:
        found = distances[lines[at].bare].most_common(1)
        if found and found[0][1] >= 2 and at - found[0][0] in numbered:
            chosen.add(at)
    return chosen


def _header_of_first_page(lines: list[Line], free: list[int], headers: set[str]) -> set[int]:
    """The first line of all, where it is a running header and another short line is there to be the title."""
    if not free or free[0] != 0 or lines[0].bare not in headers:
        return set()
    nearby = [lines[at].bare for at in free[1:4] if lines[at].bare not in headers]
    return {0} if any(map(_may_be_title, nearby)) else set()


def _may_be_title(bare: str) -> bool:
    """Whether a short line may be the title of the first page; the contents under a title are none (目录, 一、…)."""
    is_short = 1 < len(bare) <= 30 and not bare.isdecimal() and not _CONTENTS.match(bare)
    return is_short and not is_numbered(bare) and headline_form(bare) > 0


def _title_of_first_page(lines: list[Line], free: list[int], headers: set[int]) -> set[int]:
    """The line of the first of several pages that is its title, the longest that looks like one, where only headers and contents stand there."""
    told = [at for at in free if not _CONTENTS.match(lines[at].bare)]
    cover = [at for at in told if lines[at].page == lines[0].page]
    if not cover or not headers.issuperset(cover) or len(cover) == len(told):
        return set()
    below = next((lines[at].bare for at in told if at not in headers), "")
    if _may_be_title(below):  # it stands over the text, on the next page
        return set()
    return {max(cover, key=lambda at: (headline_form(lines[at].bare) > 0, len(lines[at].bare)))}
