"""Rows that an extractor tore into pieces: a justified line whose blanks were stretched comes as several lines.

``在完善城乡商贸流通网络方面，`` / ``提出让商业资源进入社区，`` / ``补齐早餐买菜、`` are one row of the page: together they are as wide as
the measure, and each ends at a mark. So do pdftotext -raw and pdfminer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.language.item_marks import read_entry_mark
from hizone_clean.layout.lines import Lines, has_inner_mark
from hizone_clean.layout.room import ROOM, room
from hizone_clean.patterns import pattern

_INDENT = 2.0
_STRETCHED, _SQUEEZED, _MARK = 1.3, 0.2, 0.5
"""Ems that the pieces of a row are together narrower than the measure, or wider, and wider by each mark that was squeezed."""
_EACH, _MOST_SQUEEZED = 0.2, 1.5
_MARKS = pattern("[，。、；：（）《》〔〕“”]")
_BLANK, _WIDENED = 0.25, 1.5
"""Ems of a blank between two words, and by how much it is stretched at most."""
_BESIDE_HEADING = 6.0
"""Ems that a line without a stop leaves free, so that the next may open a paragraph: a heading."""
_MOST_PIECES = 6
_HABIT, _FEWEST_TORN, _EXPLAINED = 2, 3, 0.6
"""Rows torn at a comma from which the text is held for torn at other places, too; and the share of lines that break off at a comma far from the measure
that must be pieces of rows."""
_STOPPED = frozenset(("stop", "signed", "colon"))
_OPENERS = frozenset(("quote", "bracket"))
_MIXED = frozenset(("latin", "digit"))
_WORDS = frozenset(("latin", "digit", "colon", "comma", "close"))
_AT_COMMA, _AT_COLON, _AT_STOP, _BETWEEN_SCRIPTS = 0.1, 0.3, 0.6, 0.5
"""What it costs that a row was torn at a comma or beside a bracket, at a colon, at a full stop, between Han and Latin."""
_SHORT, _ALONE, _CUT, _BROKEN = 0.8, 1.0, 1.5, 3.0
"""What it costs that a row is short: the last of a paragraph, a line by itself, a line that breaks off, pieces that do."""
_NEVER = float("inf")
# "2024 年 3 月 18 日": a line by itself, under a signature
_DATE = pattern(r"\d{4} ?年 ?\d{1,2} ?月 ?(?:\d{1,2} ?日)?$")
_AT_COMMAS = frozenset(("comma", "semicolon", "opening"))


class TornRows(NamedTuple):
    """Which lines are pieces of one row of the page."""

    goes_on: tuple[bool, ...]
    """For each line whether the next is a piece of the same row."""
    before: tuple[float, ...]
    """For each line the ems that the pieces before it take on its row."""
    habit: bool
    """Whether the text is torn so here and there."""


def find_torn_rows(lines: Lines, measure: float) -> TornRows:
    """The rows of ``lines`` that were torn at their marks; where that is the habit, between Han and Latin as well.

    It is the habit where several rows are torn at commas alone, or where most lines that break off at a comma far from the
    measure are pieces of rows.

    >>> from hizone_clean.blocks import Block
    >>> texts = ["提出让商业资源进入社区，补齐早餐，", "买菜、", "修补等便民服务的短板。"]
    >>> lines = Lines([Block(text, (at, at)) for at, text in enumerate(texts)])
    >>> find_torn_rows(lines, 20.0).goes_on
    (True, False, False)
    """
    tears = [_tear(lines, at) for at in range(len(lines.texts) - 1)]
    rows = _full_rows(lines, measure, tears)
    commas = [
        at for at, tear in enumerate(tears) if tear == _AT_COMMA and lines.widths[at] < measure - _INDENT - _STRETCHED
    ]
    may_be_habit = len(rows) >= _HABIT or len(commas) >= _FEWEST_TORN
    likeliest = _likeliest_rows(lines, measure, tears) if may_be_habit else []
    habit = len(rows) >= _HABIT or _explain(commas, likeliest)
    goes_on, before = [False] * len(lines.texts), [0.0] * len(lines.texts)
    for first, last in likeliest if habit else rows:
        kinds = set(tears[first:last])
        if _AT_STOP in kinds and kinds <= {0.0, _AT_STOP}:  # two paragraphs may fill a row by chance
            continue
        for at in range(first, last):
            goes_on[at] = True
            before[at + 1] = before[at] + lines.widths[at]
    return TornRows(tuple(goes_on), tuple(before), habit)


def _explain(commas: Sequence[int], rows: Sequence[tuple[int, int]]) -> bool:
    """Whether most lines that break off at a comma far from the measure are pieces of ``rows``."""
    inside = {at for first, last in rows for at in range(first, last)}
    return sum(at in inside for at in commas) >= max(_FEWEST_TORN, _EXPLAINED * len(commas))


def _full_rows(lines: Lines, measure: float, tears: Sequence[float]) -> list[tuple[int, int]]:
    """First and last line of each row of several pieces that fills ``measure`` and was torn at commas, from the top."""
    rows, at = [], 0
    while at < len(lines.texts):
        last = at
        for end in range(at + 1, min(at + _MOST_PIECES, len(lines.texts))):
            if tears[end - 1] > _AT_COMMA or room(lines, end - 1, measure) < ROOM:
                break
            if _fills(lines, at, end, measure):
                last = end
                break
        if last > at:
            rows.append((at, last))
        at = last + 1
    return rows


def _likeliest_rows(lines: Lines, measure: float, tears: Sequence[float]) -> list[tuple[int, int]]:
    """The way to put lines together into rows that costs least; of it, the rows of several pieces."""
    count = len(lines.texts)
    least, begins = [0.0, *([_NEVER] * count)], [0] * (count + 1)
    for first in range(count):
        torn = 0.0
        for last in range(first, min(first + _MOST_PIECES, count)):
            torn += tears[last - 1] if last > first else 0.0
            if last == first + 1 and room(lines, first, measure) < ROOM:  # a whole row by itself
                break
            if torn == _NEVER or (
                last > first and _total(lines, first, last) > measure + _squeezed(lines, first, last)
            ):
                break
            cost = least[first] + torn + (0.0 if _fills(lines, first, last, measure) else _cost(lines, first, last))
            if cost < least[last + 1]:
                least[last + 1], begins[last + 1] = cost, first
    rows, end = [], count
    while end:
        if end - begins[end] > 1:
            rows.append((begins[end], end - 1))
        end = begins[end]
    return rows[::-1]


def _cost(lines: Lines, first: int, last: int) -> float:
    """What it costs that the row of these pieces is short."""
    if lines.ends[last] in _STOPPED:
        return _SHORT * (1 + sum(_tear(lines, at) == _AT_STOP for at in range(first, last)))
    if first < last:
        return _BROKEN
    return _ALONE if not lines.inner[first] and lines.ends[last] != "comma" else _CUT


def _squeezed(lines: Lines, first: int, last: int) -> float:
    """Ems by which the pieces of a row are together wider than it: its marks were set narrow."""
    marks = sum(len(_MARKS.findall(text)) for text in lines.texts[first : last + 1])
    if any(_tear(lines, at) == _AT_STOP for at in range(first, last)):  # what fits by chance is to be exact
        marks = 0
    return _SQUEEZED + _MARK * (last - first) + min(_MOST_SQUEEZED, _EACH * marks)


def _is_blank(lines: Lines, at: int) -> bool:
    """Whether a blank between words stands between lines ``at`` and ``at + 1``."""
    return lines.starts[at + 1] == "latin" and lines.ends[at] in _WORDS


def _total(lines: Lines, first: int, last: int) -> float:
    return sum(lines.widths[first : last + 1]) + _BLANK * sum(_is_blank(lines, at) for at in range(first, last))


def _fills(lines: Lines, first: int, last: int, measure: float) -> bool:
    """Whether these pieces fill the measure together, or what the first row of a paragraph has of it."""
    total = _total(lines, first, last)
    stretched = _STRETCHED + _WIDENED * sum(_is_blank(lines, at) for at in range(first, last))
    if measure - stretched <= total <= measure + _squeezed(lines, first, last):
        return True
    above = first - 1
    opens = first == 0 or lines.ends[above] in _STOPPED or lines.widths[above] < measure - _BESIDE_HEADING
    return opens and measure - _INDENT - stretched <= total <= measure - _INDENT + _squeezed(lines, first, last)


def _tear(lines: Lines, at: int) -> float:
    """What it costs that an extractor tore a row behind line ``at``."""
    end, start, following = lines.ends[at], lines.starts[at + 1], lines.texts[at + 1]
    if read_entry_mark(following) or at in lines.sections or at + 1 in lines.sections:
        return _NEVER
    if start == "mark":
        return 0.0
    if end in _STOPPED:
        at_stop = _AT_COLON if start == "bracket" else _AT_STOP  # …的原因。 / （6分）
        return at_stop if end == "stop" else _AT_COLON if end == "colon" else _NEVER
    if end == "close" and _is_heading(lines.texts[at]):
        return _NEVER
    if (
        end in _AT_COMMAS
        or (start in _OPENERS and end not in _MIXED)
        or (end == start == "latin" and following[0].islower())
    ):
        return _AT_COMMA
    if end in _MIXED or end == "close":
        may = start in ("han", *_OPENERS) or (end != "digit" and start == end) or end == "close"
        return _BETWEEN_SCRIPTS if may else _NEVER
    if end == "han" and start in _MIXED:
        return _NEVER if _DATE.match(following) else _BETWEEN_SCRIPTS
    return _NEVER


def _is_heading(text: str) -> bool:
    """Whether ``text`` is a numbered heading with something in brackets behind it: 一、现代文阅读（35分）."""
    mark = read_entry_mark(text)
    return mark is not None and mark.end < len(text) and not has_inner_mark(text[mark.end :])
