"""Running heads and feet that carry the page's number on their own line: 清江大学学报 45, 语文试题 第3页（共9页）, iv."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.models.language_model import joins
from hizone_clean.patterns import pattern

_NUMBER = pattern(r"[0-9０-９]+")
_GAP = pattern(r"(?<![0-9０-９]) | (?![0-9０-９])")
# "语文试题 第1页（共8页）": a foot by its form alone, on a single page
_OF_WHOLE = pattern(r"[^。；！？]{2,24}第[0-9]{1,4}页[，,/／（(]?共[0-9]{1,4}页[）)]?\Z")
# "前言 iv", "ii 目录": a Roman number beside the words of a head
_ROMAN_BESIDE = pattern(
    r"(?<=[\u4e00-\u9fff）)])(?=[ivxlcIVXLC])[ivxlcIVXLC]{1,6}\Z|\A[ivxlcIVXLC]{1,6}(?=[\u4e00-\u9fff（(])"
)
# "1　江南湿地志", "第一章　水与人　2": a head that begins or ends with the page's number
_AT_ENDS = pattern(r"\A([0-9０-９]{1,4})(?![0-9０-９年月日.．、，：:])|(?<![0-9０-９.．，：:第])([0-9０-９]{1,4})\Z")
# "iv", "XII": the number of a page before the text begins
_ROMAN = pattern(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z|(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ENDS_TEXT = frozenset("。；，！？、;,")
_LONGEST, _EDGE = 60, 3
_BAR = " | "
_FEWEST_LETTERS = 4
"""Letters beside its numbers by which a line is known again: fewer, as of 案例1, may be a heading's."""
_FEWEST_PAGES = 3
_PAGE_LENGTH, _FEWEST = 8, 2
"""Lines between two heads at least, where no form feeds tell the pages; and heads at least."""
_LONG, _GOES_ON = 8, 1.0
"""Characters of a line that is cut, and what its words and those behind the head must give."""
_MOSTLY = 0.8
_MANY, _UNEVEN = 3, 0.25
"""Pages between heads from which equal lengths say something, and the share by which pages differ in length."""


def find_running_heads(lines: Sequence[Line], verdicts: dict[int, str]) -> None:
    """Note in ``verdicts`` the lines that are alike but for numbers, one of which grows as the pages do.

    Where form feeds part the pages they stand at a page's edge; elsewhere they cut sentences.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.place not in verdicts and 0 in (line.from_top, line.from_bottom) and _OF_WHOLE.match(line.bare):
            verdicts[line.place] = "running_head"
        if _is_row(lines, at):
            continue
        if line.place not in verdicts and 0 < len(line.bare) <= _LONGEST and line.bare[-1] not in _ENDS_TEXT:
            if _ROMAN.match(line.bare):
                groups[""].append(at)
            elif _NUMBER.search(line.bare) or _ROMAN_BESIDE.search(line.bare):
                groups[_masked(_with_blanks(line))].append(at)
    paged = bool(lines) and lines[0].page != lines[-1].page
    for masked, group in groups.items():
        if len(group) >= _FEWEST:
            heads = _at_edges(lines, group, masked) if paged else _that_cut(lines, group)
            verdicts.update((lines[at].place, "running_head") for at in heads)
    if paged:
        verdicts.update((lines[at].place, "running_head") for at in _with_page_numbers(lines, verdicts))


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a row of a table among its like: 111 | 某某学院 | 574 | 595, which comes again under other numbers."""
    bars = lines[at].text.count(_BAR)
    return bars > 0 and any(lines[n].text.count(_BAR) == bars for n in (at - 1, at + 1) if 0 <= n < len(lines))


def _with_blanks(line: Line) -> str:
    """What a line says, with one blank for each gap beside a digit: 邮编：310000   7 holds two numbers."""
    return _GAP.sub("", " ".join(line.text.split()))


def _masked(said: str) -> str:
    """``said`` with its numbers as 0, so that the heads of two pages are alike.

    >>> _masked("第3页（共9页）"), _masked("前言iv"), _masked("邮编：310000 7")
    ('第0页（共0页）', '前言0', '邮编：0 0')
    """
    return _ROMAN_BESIDE.sub("0", _NUMBER.sub("0", said))


def _with_page_numbers(lines: Sequence[Line], verdicts: dict[int, str]) -> list[int]:
    """The first or last lines of most pages, where each begins or ends with a number that grows with the pages.

    So heads are found that have the book's name on left pages and the chapter's on right ones.
    """
    pages = len({line.page for line in lines})
    found: list[int] = []
    for at_edge in (attrgetter("from_top"), attrgetter("from_bottom")):
        edge = [at for at, line in enumerate(lines) if at_edge(line) == 0 and 0 < len(line.bare) <= _LONGEST]
        heads = [
            (at, int(next(filter(None, number.groups()))) - lines[at].page)
            for at in edge
            if (number := _AT_ENDS.search(lines[at].bare)) and lines[at].bare[-1] not in _ENDS_TEXT
        ]
        offset, count = Counter([offset for _, offset in heads]).most_common(1)[0] if heads else (0, 0)
        if count >= max(_FEWEST_PAGES, _MOSTLY * pages):
            found += [at for at, other in heads if other == offset and lines[at].place not in verdicts]
    return found


def _at_edges(lines: Sequence[Line], group: Sequence[int], masked: str) -> list[int]:
    """Those of ``group`` that stand at the edges of pages and have a number that grows by one from page to page."""
    known = not masked or sum(map(str.isalpha, masked)) >= _FEWEST_LETTERS
    edge = [at for at in group if min(lines[at].from_top, lines[at].from_bottom) < _EDGE]
    if len(edge) < _FEWEST or len(edge) < _MOSTLY * len(group) or not (known or _cut(lines, edge)):
        return []
    for numbers in zip(*(_numbers(_with_blanks(lines[at])) for at in edge), strict=True):
        offsets = Counter(number - lines[at].page for number, at in zip(numbers, edge, strict=True))
        offset, count = offsets.most_common(1)[0]
        found = [at for number, at in zip(numbers, edge, strict=True) if number - lines[at].page == offset]
        if count >= _MOSTLY * len(edge) and len({lines[at].page for at in found}) >= _FEWEST:
            return edge if len(edge) == len({lines[at].page for at in edge}) else found
    return []


def _that_cut(lines: Sequence[Line], group: Sequence[int]) -> list[int]:
    """``group``, where a number grows by one or two from line to line, pages lie between them, and they cut sentences."""
    apart = [below - above for above, below in pairwise(group)]
    if any(size < _PAGE_LENGTH for size in apart[: max(1, len(apart) - 1)]):  # the last page may be short
        return []
    for numbers in zip(*(_numbers(_with_blanks(lines[at])) for at in group), strict=True):
        steps = {below - above for above, below in pairwise(numbers)}
        if len(steps) == 1 and steps <= {1, 2}:
            cut = _cut(lines, group)
            return list(group) if 2 * cut >= len(group) - 1 or (cut and _evenly_apart(group)) else []
    return []


def _evenly_apart(group: Sequence[int]) -> bool:
    """Whether the lines stand as far from each other as pages are long."""
    apart = [below - above for above, below in pairwise(group)]
    return len(apart) >= _MANY and max(apart) - min(apart) <= _UNEVEN * max(apart)


def _cut(lines: Sequence[Line], group: Sequence[int]) -> int:
    """How many lines of ``group`` stand between two halves of a sentence."""
    inner = [at for at in group if 0 < at < len(lines) - 1 and len(lines[at - 1].bare) >= _LONG and lines[at + 1].bare]
    ended = _ENDS_TEXT - frozenset("，、,")
    return sum(
        lines[at - 1].bare[-1] not in ended and joins(lines[at - 1].bare, lines[at + 1].bare) > _GOES_ON for at in inner
    )


def _numbers(bare: str) -> list[int]:
    """The numbers of a line; of a Roman one its value.

    >>> _numbers("第3页（共9页）"), _numbers("xiv")
    ([3, 9], [14])
    """
    beside = _ROMAN_BESIDE.search(bare)
    if not beside and not _ROMAN.match(bare):
        return [int(number) for number in _NUMBER.findall(bare)]
    values = [_VALUES[letter] for letter in (beside[0] if beside else bare).lower()]
    return [sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))]
