"""The lines of a text that break off inside a sentence, and the measure that they show: it is the width at which they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hizone_clean.language.item_marks import read_entry_mark
from hizone_clean.layout.lines import Lines
from hizone_clean.patterns import pattern

_NARROWEST, _WIDEST = 8.0, 64.0
BREAKS_OFF = frozenset(("han", "digit", "latin", "comma", "opening"))
"""How a line ends that breaks off."""
INDENT = 2.0
"""Ems that a first line is set in by, as GB/T 9704 and all books have it."""
_FIRST_LINE = 0.9
"""What the vote of a line counts that would be the first of its paragraph."""
_ITEM_ROOM = 1.5
"""Ems that an item of a list leaves which is a line by itself."""
# what parts clauses, unlike the colon of "地点：三楼会议室"
_CLAUSE = pattern(r"[，。、；！？]|[,.] ")
_HALF_WIDE_OR_BLANK = pattern(r"[ -~]")
_MIXED = 0.3
"""What the vote of a line counts that holds letters, digits or blanks."""


def broken_lines(lines: Lines) -> list[int]:
    """The places of the lines that break off inside a sentence, as far as their marks tell."""
    return [
        at
        for at, end in enumerate(lines.ends[:-1])
        if end in BREAKS_OFF
        and _NARROWEST <= lines.widths[at] <= _WIDEST
        and (end == "comma" or (lines.inner[at] and _CLAUSE.search(lines.texts[at], 0, len(lines.texts[at]) - 1)))
        and not _is_item_alone(lines, at)
    ]


def _is_item_alone(lines: Lines, at: int) -> bool:
    """Whether line ``at`` is a whole item of a list without stops, as on slides: it has its mark, and the next has one too."""
    return read_entry_mark(lines.texts[at]) is not None and _begins_anew(lines.texts[at + 1])


def ends_item(lines: Lines, at: int, measure: float) -> bool:
    """Whether line ``at``, which leaves room, ends an item without a stop: the next begins one, or this did."""
    mark = read_entry_mark(lines.texts[at])
    own = mark is not None and mark.family == "bullet" and lines.widths[at] < measure - _ITEM_ROOM
    return own or _begins_anew(lines.texts[at + 1])


def _begins_anew(text: str) -> bool:
    """Whether ``text`` is no line inside a paragraph: it begins an item, or is the number of a page or slide."""
    return read_entry_mark(text) is not None or text.isdecimal()


def is_closed(lines: Lines, at: int) -> bool:
    """Whether line ``at`` ends what it is of: at a stop, or since an item begins under it."""
    return lines.ends[at] not in BREAKS_OFF or at + 1 == len(lines.texts) or _begins_anew(lines.texts[at + 1])


def votes_for_measure(lines: Lines, prose: Sequence[int]) -> dict[int, float]:
    """How often each width stands there, in half ems; a line with letters, digits or blanks is wider or narrower than it looks."""
    votes: dict[int, float] = defaultdict(float)
    for at in prose:
        size = round(2 * (lines.widths[at] - (lines.ends[at] == "comma")))
        votes[size] += _MIXED if _HALF_WIDE_OR_BLANK.search(lines.texts[at]) else 1.0
    return votes


def elect_measure(votes: Mapping[int, float], least: float = 0.0) -> float:
    """The measure that most lines fill, as a line inside a paragraph or as its first; in ems, 0 without any.

    It is ``least`` at least.
    """

    def _support(size: int) -> float:
        inside = sum(votes.get(size + by, 0.0) for by in (-2, -1, 0))
        return inside + _FIRST_LINE * sum(votes.get(size - 4 + by, 0.0) for by in (-2, -1, 0))

    sizes = [size for size in votes if least <= size / 2]
    return max(sizes, key=lambda size: (_support(size), -size), default=0) / 2
