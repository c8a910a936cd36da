"""Rows that an extractor tore into pieces: a justified line whose blanks were stretched comes as several lines.

``在完善城乡商贸流通网络方面，`` / ``提出让商业资源进入社区，`` / ``补齐早餐买菜、`` are one row of the page: together they are as wide as
the measure, and each ends at a mark. So do pdftotext -raw and pdfminer.
"""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.layout.lines import Lines

_INDENT = 2.0
_STRETCHED, _SQUEEZED, _MARK = 1.3, 0.2, 0.5
"""Ems that the pieces of a row are together narrower than the measure, or wider, and wider by each mark that was squeezed."""
_MOST_PIECES = 6
_HABIT = 2
"""Rows torn at a comma from which the text is held for torn at other places, too."""
_STOPPED = frozenset(("stop", "signed", "colon"))
_OPENERS = frozenset(("quote", "bracket"))
_MIXED = frozenset(("latin", "digit"))


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

    >>> from hizone_clean.blocks import Block
    >>> texts = ["提出让商业资源进入社区，补齐早餐，", "买菜、", "修补等便民服务的短板。"]
    >>> lines = Lines([Block(text, (at, at)) for at, text in enumerate(texts)])
    >>> find_torn_rows(lines, 20.0).goes_on
    (True, False, False)
    """
    rows = _rows(lines, measure, mixed=False)
    habit = len(rows) >= _HABIT
    if habit:
        rows = _rows(lines, measure, mixed=True)
    goes_on, before = [False] * len(lines.texts), [0.0] * len(lines.texts)
    for first, last in rows:
        for at in range(first, last):
            goes_on[at] = True
            before[at + 1] = before[at] + lines.widths[at]
    return TornRows(tuple(goes_on), tuple(before), habit)


def _rows(lines: Lines, measure: float, *, mixed: bool) -> list[tuple[int, int]]:
    """First and last line of each row of several pieces, from the top."""
    rows, at = [], 0
    while at < len(lines.texts):
        last = _last_piece(lines, at, measure, mixed)
        if last > at:
            rows.append((at, last))
        at = last + 1
    return rows


def _last_piece(lines: Lines, first: int, measure: float, mixed: bool) -> int:
    """The last line of the row that begins with line ``first``; that one itself where it is no piece."""
    opens = first == 0 or lines.ends[first - 1] in _STOPPED
    total = lines.widths[first]
    for last in range(first + 1, min(first + _MOST_PIECES, len(lines.texts))):
        if not _may_be_torn(lines, last - 1, mixed):
            break
        total += lines.widths[last]
        squeezed = _SQUEEZED + _MARK * (last - first)
        if total > measure + squeezed:
            break
        fills = total >= measure - _STRETCHED
        fills |= opens and measure - _INDENT - _STRETCHED <= total <= measure - _INDENT + squeezed
        if fills and any(lines.ends[at] not in _STOPPED for at in range(first, last)):
            return last
    return first


def _may_be_torn(lines: Lines, at: int, mixed: bool) -> bool:
    """Whether an extractor may tear a row behind line ``at``: at a mark, or a blank between scripts."""
    end, start = lines.ends[at], lines.starts[at + 1]
    if read_item_mark(lines.texts[at + 1]):
        return False
    if end in _STOPPED:
        return mixed and end == "stop"
    if end in ("comma", "opening") or start in _OPENERS:
        return True
    return mixed and ((end in _MIXED or end == "close") if start == "han" else end == "han" and start in _MIXED)
