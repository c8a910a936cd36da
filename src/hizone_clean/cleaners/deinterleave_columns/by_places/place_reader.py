"""Where each word of a line stands whose blanks hold places, and which words are one line of a column.

One line of the text may hold several rows: where a row hardly lies lower than the one above, PyMuPDF writes it on the
same line, its blanks again counted from the page's left edge, and with none at all where it begins there: "…政策持续发
日）在澳门举行" is the end of one row and the beginning of the next. So each word has several ways to stand where its
blanks allow, and the way is sought on which most lines begin where columns do, fill them, and go on from the line above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.by_places.column_grid import INDENT, Grid, Word
from hizone_clean.cleaners.deinterleave_columns.columns import STOPS
from hizone_clean.models.language_model import follows, joins
from hizone_clean.models.linear import load_weights
from hizone_clean.patterns import pattern
from hizone_clean.ways import best_ways

# "10" in "前10个月"
_ASCII = pattern("[!-~]")
_ENDED = STOPS | {""}
FARTHEST = 5
"""Lines of the text after which the line above in a column is no longer asked what it goes on with."""
_NO_START = frozenset("，。、；：！？”’）》」』】%")
_NO_END = frozenset("“‘（《「『【〔")
_MARKS = frozenset("，。、；：”“（）《》")
_ENDS = frozenset("。！？”")
_MOST_ROWS = 4
"""Columns beyond its own that a word may fill and still hold the ends of several rows."""
_MOST_WORDS = 60
"""Words on a line above which it is no line of columns."""
_BEAM, _WORSE = 5, 3.0
"""Ways that are kept for a line, and by how much one may be worse than the best."""
_WEIGHTS = load_weights("place_reader")
"""What each of these weighs: learned by ``training/train_place_reader.py``.

On the pages of news that were held out by text, .974 of the stretches of eight characters stand in one column, .969 with weights that were set
by hand. Without one of them these are .001 to .22 fewer, but for what misses a place by far, goes on from above or leaves a little
room, which hardly any page shows.
"""
_NEAR_FIRST, _NEAR_NEXT, _NEAR_BELOW = (
    _WEIGHTS["near, first word"],
    _WEIGHTS["near, later word"],
    _WEIGHTS["near, row below"],
)
"""Half ems by which the first word of a line, a later one and the first of another row may miss the place they have."""
_STRETCH = _WEIGHTS["stretched"]
"""By how much characters may be wider than they are by nature: a line stretched to its measure."""
_HIDDEN = _WEIGHTS["hidden blank"]
"""Half ems between a Chinese character and a digit that no blank shows."""
_ELSEWHERE = _WEIGHTS["begins elsewhere"]
"""What a piece costs that begins where no column does."""
_INDENTED, _INDENTED_INSIDE = _WEIGHTS["indented"], _WEIGHTS["indented inside"]
"""What an indent costs, and where the line above breaks off."""
_MISS, _FAR_MISS = _WEIGHTS["misses its place"], _WEIGHTS["misses it by far"]
"""What each half em costs by which a piece misses its place, and beyond what rounding explains."""
_SEAM, _FROM_ABOVE = _WEIGHTS["words"], _WEIGHTS["goes on from above"]
"""Weight of what the words tell, and what it costs to go on from a line above at all."""
_BELOW = _WEIGHTS["begins a row below"]
"""What it costs to begin another row on the line."""
_TAKEN = _WEIGHTS["column is taken"]
"""What it costs to lay a second piece into one column."""
_BEYOND, _ACROSS, _ACROSS_AGAIN = _WEIGHTS["beyond the page"], _WEIGHTS["across columns"], _WEIGHTS["across again"]
"""What a piece costs that reaches beyond the page, across columns, and across them as the one above."""
_LIKELY = _WEIGHTS["likely pair"]
"""Value of two characters from which a row is looked for where nothing else tells that one begins."""
_SHORT, _TOO_SHORT = _WEIGHTS["leaves room"], _WEIGHTS["leaves much room"]
"""What each half em costs that a line which no mark ends leaves of its measure, and more than a character or two."""
_LONG = _WEIGHTS["wider than its column"]


class Laid(NamedTuple):
    """A line of a column where it was laid."""

    row: int
    """Number of its row on the line of the text."""
    start: float
    end: float
    text: str
    gap: float
    """Half ems of blanks before it, from the piece before in its row or from the left edge."""
    is_sure: bool
    """Whether it begins where a column does."""


class _Way(NamedTuple):
    cost: float
    laid: tuple[Laid, ...]


class PlaceReader:
    """Reads a page line by line; knows how the text of each column stands."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.widest = max(right - edge for edge, right in zip(grid.edges, grid.rights, strict=True))
        self.last = [""] * len(grid.edges)
        self.reach = [0] * len(grid.edges)
        """The last column that the piece reached which began last in each."""
        self.seen = [0] * len(grid.edges)

    def lay(self, words: Sequence[Word], at: int) -> list[Laid]:
        """The pieces of the line number ``at``, which is read after those above it."""
        self.last = [text if at - seen <= FARTHEST else "" for text, seen in zip(self.last, self.seen, strict=True)]
        few = words if len(words) <= _MOST_WORDS else [_whole(words)]
        ways = best_ways(_Way(0.0, ()), few, self._steps, cost=attrgetter("cost"), most=_BEAM, alike=_end, worse=_WORSE)
        best = min(ways, key=lambda way: way.cost + self._closing(way))
        for piece in best.laid:
            column = self.grid.column(piece.start)
            self.seen[column] = at
            self.reach[column] = self._last_column(piece)
            if piece.is_sure and piece.end <= self.grid.rights[column] + 5:
                self.last[column] = piece.text
        return list(best.laid)

    def _last_column(self, piece: Laid) -> int:
        return self.grid.column(piece.end - 6)

    def _steps(self, way: _Way, word: Word) -> Iterator[_Way]:
        spread = word.blanks * _HIDDEN * _seams(word.text) / len(word.text) + _STRETCH * word.gap
        gap = word.gap_at(self.widest)
        if not way.laid:
            yield from self._begun(way, word, 0, 0.0, *self._start(gap, word.text, _NEAR_FIRST, spread))
            return
        piece = way.laid[-1]
        closing = self._closing(way)
        yield from self._beside(way, word, piece, closing)
        yield from self._inside(way, word, piece)
        cost, place = self._start(gap, word.text, _NEAR_BELOW, spread)
        if word.blanks > 1 or cost < _ELSEWHERE:
            yield from self._begun(way, word, piece.row + 1, closing + _BELOW, cost, place)

    def _beside(self, way: _Way, word: Word, piece: Laid, closing: float) -> Iterator[_Way]:
        """The word as the beginning of a line in another column, beside the last piece."""
        place = piece.end + word.gap
        column = self.grid.column(piece.start)
        spread = max(0.0, self.grid.rights[column] - piece.end) if piece.is_sure else 0.0
        cost, start = self._start(place, word.text, _NEAR_NEXT, spread)
        if cost >= _ELSEWHERE and piece.text[-1] not in STOPS:
            cost, start = self._beside_headline(piece, place, word.text, (cost, start))
        if cost < _ELSEWHERE and piece.end <= self.grid.edges[self.grid.column(start)] + 3:
            yield from self._begun(way, word, piece.row, closing, cost, start)
        elif word.blanks > 1:
            yield from self._begun(way, word, piece.row, closing, _ELSEWHERE, place)

    def _beside_headline(self, piece: Laid, place: float, text: str, as_is: tuple[float, float]) -> tuple[float, float]:
        """Where ``text`` begins beside ``piece`` if that is larger than the text's type, and so wider than it seems."""
        width = piece.end - piece.start
        if width >= 0.8 * (self.grid.rights[0] - self.grid.edges[0]):
            return as_is
        cost, start = self._start(place, text, _NEAR_NEXT, 0.6 * width)
        scale = start / place
        fits = self.grid.column(piece.start * scale + 1) == self.grid.column(piece.end * scale - 1)
        return (cost, start) if fits else as_is

    def _inside(self, way: _Way, word: Word, piece: Laid) -> Iterator[_Way]:
        """The word as part of the same line as the last piece, a blank or two between."""
        if word.blanks > 2:
            return
        at_ascii = word.text[0].isascii() or piece.text[-1].isascii()
        gap, cost = word.gap, 2.0
        if word.blanks == 1:
            gap = 0.5 if at_ascii else 2.0
            cost = 0.2 if at_ascii or piece.text[-1] in _MARKS else 0.6
        longer = piece._replace(end=piece.end + gap + word.width, text=f"{piece.text} {word.text}")
        was_whole = piece.end <= self.grid.rights[self.grid.column(piece.start)] + 3
        yield from self._parted(way.laid[:-1], longer, way.cost + cost, 0 if was_whole else len(piece.text) + 1)

    def _begun(self, way: _Way, word: Word, row: int, before: float, cost: float, place: float) -> Iterator[_Way]:
        piece = Laid(row, place, place + word.width, word.text, word.gap, cost < _ELSEWHERE)
        cost += before
        if row and piece.is_sure and self._is_taken(way.laid, self.grid.column(place)):
            cost += _TAKEN
        yield from self._parted(way.laid, piece, way.cost + cost, 0)

    def _is_taken(self, laid: Sequence[Laid], column: int) -> bool:
        return any(piece.is_sure and self.grid.column(piece.start) == column for piece in laid)

    def _parted(self, laid: tuple[Laid, ...], piece: Laid, cost: float, least: int) -> Iterator[_Way]:
        """The piece as it is, and cut in two where its rest may be a row that begins at the left edge."""
        yield _Way(cost, (*laid, piece))
        right = self.grid.rights[self.grid.column(piece.start)]
        is_whole = piece.end <= right + 3 if piece.is_sure else self.last[0][-1:] in _ENDED
        if is_whole or piece.end > right + _MOST_ROWS * self.grid.rights[0]:
            return
        taken = _TAKEN if self._is_taken((*laid, piece), 0) else 0.0
        for at, end in _cuts(piece, right, least):
            head, rest = piece.text[:at], piece.text[at:]
            if not piece.is_sure and follows(self.last[0][-1], rest[0]) < _LIKELY:
                continue
            begin = self._goes_on(0, rest) if not piece.is_sure else self._start(0.0, rest, 1.0)[0]
            if not piece.is_sure and begin > -0.2:
                continue
            worth = (
                cost + _BELOW + _uneven(piece, head, end - right) + begin + taken + _SEAM * _bounded(joins(head, rest))
            )
            below = Laid(piece.row + 1, 0.0, piece.end - end, rest, 0.0, True)
            yield from self._parted((*laid, piece._replace(end=end, text=head)), below, worth, 0)

    def _start(self, place: float, text: str, near: float, spread: float = 0.0) -> tuple[float, float]:
        """What a piece costs that seems to begin at ``place`` or up to ``spread`` to the right of it, and where it does."""
        best = _ELSEWHERE, place
        for column, edge in enumerate(self.grid.edges):
            off = edge - place
            if off > near + spread:
                break
            if off >= -near:
                best = min(best, (_missed(off, near) + self._goes_on(column, text), edge))
            if -near <= off + INDENT <= near + spread:
                cost = _INDENTED if self.last[column][-1:] in STOPS or not self.last[column] else _INDENTED_INSIDE
                best = min(best, (_missed(off + INDENT, near) + cost, edge + INDENT))
        return best

    def _goes_on(self, column: int, text: str) -> float:
        last = self.last[column]
        return _FROM_ABOVE - _SEAM * _bounded(joins(last, text)) if last else 0.0

    def _closing(self, way: _Way) -> float:
        """What the end of the last piece costs."""
        if not way.laid:
            return 0.0
        piece = way.laid[-1]
        first = self.grid.column(piece.start)
        over = piece.end - self.grid.rights[first]
        if piece.end > self.grid.rights[-1] + 5:
            return _BEYOND
        if over >= 1.5:
            again = over > 5 and self.reach[first] == self._last_column(piece)
            return _ACROSS_AGAIN if again else min(_ACROSS, _LONG * (over - 1))
        if over > -1.5 or not piece.is_sure or piece.text[-1] in STOPS:
            return 0.0
        under = -over - _HIDDEN * _seams(piece.text)
        return _SHORT * under if 1 < under < 6 else _TOO_SHORT if under > 6 else 0.0


def _whole(words: Sequence[Word]) -> Word:
    """A line as one word."""
    text = words[0].text + "".join(" " * word.blanks + word.text for word in words[1:])
    return Word(text, words[0].blanks, sum(word.width + word.blanks for word in words) - words[0].blanks)


def _end(way: _Way) -> tuple[int, int]:
    """Where a way ends, in which piece: ways that end alike go on alike."""
    return round(way.laid[-1].end), len(way.laid)


def _cuts(piece: Laid, right: float, least: int) -> Iterator[tuple[int, float]]:
    """Where the piece may be cut: the place in its text and the end that its first part then has."""
    text, end = piece.text, piece.end
    for at in range(len(text) - 1, least, -1):
        end -= 1 if text[at].isascii() else 2
        if text[at] == " " or text[at - 1] == " " or text[at] in _NO_START or text[at - 1] in _NO_END:
            continue
        if not piece.is_sure or -3 <= end - right <= 3 or (end < right and text[at - 1] in _ENDS):
            yield at, end


def _uneven(piece: Laid, head: str, over: float) -> float:
    """What it costs that the first part of a piece does not fill its column."""
    if not piece.is_sure:
        return 0.5
    return 0.3 if head[-1] in _ENDS and over < -2 else 0.3 * abs(over)


def _missed(off: float, near: float) -> float:
    return _MISS * abs(off) if off <= near else 0.3 + _FAR_MISS * (off - near)


def _bounded(seam: float) -> float:
    return max(-2.0, min(3.0, seam))


def _seams(text: str) -> int:
    """How many digits or Latin letters stand beside other characters."""
    return sum(a.isascii() != b.isascii() for a, b in pairwise(text)) if _ASCII.search(text) else 0
