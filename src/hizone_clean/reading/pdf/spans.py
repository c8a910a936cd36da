"""The letters of a PDF's page where they were drawn, in the order of the drawing: spans that stand close, one behind the other.

Asking pdfium for the box of a letter costs a call, and a newspaper's page has ten thousand. So the text is taken as a whole, and of
a run of Han only the first and the last are asked: where the paper between them is what the letters take, nothing parts
them. Where it is not, the run is halved and asked again.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from math import hypot, pi, radians, sin
from typing import Any, NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.reading.pdf.calls import address, calls
from hizone_clean.reading.pdf.codes import LOST, read_codes
from hizone_clean.reading.pdf.drawn import Corners, Drawn, read_drawn
from hizone_clean.reading.pdf.faces import Face, Faces

BLANKS = frozenset(" \u00a0\u3000")
# what pdfium takes for one line, as "科技园 R&D“双创”": Han and marks as wide as they, a blank, anything else
_TOKEN = pattern(
    r"[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff5e]+|[ \u00a0\u3000]"
    r"|[^ \u00a0\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff5e]+"
)
_NO_LETTER = pattern(r"[\ufffd\ue000-\uf8ff]")  # no letter at all, or one that only its font knows
_HALF = pattern(r"[\ud800-\udfff]")  # of a letter beyond 16 bits
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_LINE = pattern(r"[^\n]+")  # pdfium ends what it takes for a line with \r\n
_INVISIBLE = 3
"""The mode of drawing text that shows nothing: the layer that OCR lays behind a picture of the page."""
_SQUEEZED = 0.12
"""Share of its size that a Han of a condensed font may be narrower."""
_OFF, _SPREAD = 0.1, 1.5
"""Ems by which a letter may stand off its place in an even run, and ems of paper between the letters of one."""
_ASLANT = 0.1
"""Sine of half the angle by which letters are turned that do not stand upright."""
_SAMPLES = 40
_MOST = 400_000
"""Letters that a page may have; a broadsheet has some 10,000."""


class Span(NamedTuple):
    """Letters close behind one another, and the box of their type, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """The size of its type, in points."""
    step: float = 0.0
    """The paper between two of its letters, in points."""
    is_turned: bool = False
    """Whether it runs up, down or aslant, as a watermark does."""
    weight: int = 0
    """How heavy its face is: 0, 1 or 2."""
    is_pale: bool = False
    """Whether it is drawn in white."""

    @property
    def height(self) -> float:
        """Height of its type."""
        return self.top - self.bottom

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return self.text in BLANKS


_new = partial(tuple.__new__, Span)


class PageSpans(NamedTuple):
    """The letters of one page."""

    spans: list[Span]
    letters: int
    unmapped: int
    """How many of its glyphs say no letter: their font lacks the table for it."""
    is_hidden: bool
    """Whether nothing of it shows, as in a layer that OCR made."""
    width: float
    height: float
    drawn: Drawn
    placed: Callable[[Corners], Corners]
    """Turns corners as the page is turned."""


def read_spans(page: Any) -> PageSpans:
    """The letters of ``page``, a page of pypdfium2, turned as the page is turned; blanks that pdfium made up are left out."""
    textpage = page.get_textpage()
    try:
        text, count = address(textpage.raw), min(textpage.count_chars(), _MOST)
        codes = read_codes(text, count)
        boxes = _Boxes(text, page, codes)
        boxes.drawn = drawn = read_drawn(page, boxes.placed)
        spans = list(_spans(codes, boxes))
        hidden = _is_hidden(text, count)
    finally:
        textpage.close()
    width, height = page.get_size()
    letters = count if codes.strip() else 0
    spans = _paired(spans) if _HALF.search(codes) else spans
    return PageSpans(spans, letters, len(_NO_LETTER.findall(codes)), hidden, width, height, drawn, boxes.placed)


class _Boxes:
    """The boxes of letters by their number, and the size of the type; each is asked for once."""

    def __init__(self, text: int, page: Any, codes: str) -> None:
        self.calls, self.text, self.codes = calls(), text, codes
        self.turn = page.get_rotation()
        self.left, self.bottom, right, top = page.get_bbox()
        self.width, self.height = right - self.left, top - self.bottom
        self.box, self.matrix = (ctypes.c_float * 4)(), (ctypes.c_float * 6)()
        self.box_at, self.matrix_at = ctypes.addressof(self.box), ctypes.addressof(self.matrix)
        self.found: dict[int, Corners | None] = {}
        self.nominal, self.size = -1.0, 0.0
        self.drawn = Drawn([], [], [])
        self.face_at = Faces(text).at

    def placed(self, corners: Corners) -> Corners:
        """``corners`` from the lower left corner of the page as it is shown."""
        left, bottom, right, top = corners
        moved = left - self.left, bottom - self.bottom, right - self.left, top - self.bottom
        return _turned(moved, self.turn, self.width, self.height) if self.turn else moved

    def begin_line(self) -> None:
        """What the font is scaled by seldom changes within a line: it is asked again at the next."""
        self.nominal = -1.0

    def size_at(self, at: int) -> float:
        """The size of the type of letter ``at``."""
        if (now := self.calls.size(self.text, at)) != self.nominal:
            self.nominal = self.size = now
            if self.calls.matrix(self.text, at, self.matrix_at):
                self.size *= hypot(self.matrix[2], self.matrix[3])
        return self.size

    def at(self, at: int) -> Corners | None:
        """The corners of letter ``at``; of a Han whose size the font does not say the box is that of its ink."""
        if at in self.found:
            return self.found[at]
        corners = None
        if self.calls.box(self.text, at, self.box_at):
            left, top, right, bottom = self.box
            if "\u4e00" <= self.codes[at] <= "\u9fff":
                least = _SQUEEZED * self.size
                if (missing := self.size - right + left) > least:
                    left, right = left - missing / 2, right + missing / 2
                if (missing := self.size - top + bottom) > least:
                    bottom, top = bottom - missing / 2, top + missing / 2
            if self.turn:
                corners = self.placed((left, bottom, right, top))
            else:
                x, y = self.left, self.bottom
                corners = left - x, bottom - y, right - x, top - y
        self.found[at] = corners
        return corners

    def angle(self, at: int) -> float:
        """By how much letter ``at`` is turned, to a tenth."""
        return float(round(self.calls.angle(self.text, at), 1))

    def is_turned(self, at: int) -> bool:
        """Whether letter ``at`` does not stand upright on the page as it is shown."""
        angle = self.calls.angle(self.text, at)
        if angle < 0 or (angle == 0.0 and not self.turn):  # it says none, or that it is upright
            return False
        upright = 2 * pi - radians(self.turn)
        return abs(sin((angle - upright) / 2)) > _ASLANT

    def is_made_up(self, at: int) -> bool:
        """Whether nobody drew the blank ``at``: pdfium parts words by it."""
        return bool(self.calls.is_made_up(self.text, at) == 1)


def _turned(box: Corners, turn: int, width: float, height: float) -> Corners:
    left, bottom, right, top = box
    if turn == 90:
        return bottom, width - right, top, width - left
    if turn == 180:
        return width - right, height - top, width - left, height - bottom
    return height - top, left, height - bottom, right


def _spans(codes: str, boxes: _Boxes) -> Iterator[Span]:
    for line in _LINE.finditer(codes):
        boxes.begin_line()
        face, last = boxes.face_at(line.start()), boxes.face_at(line.end() - 1)
        is_one = face is last
        han = _NOT_ASCII.search(line[0])  # Latin alone is on its side in a line that reads down
        if han and boxes.is_turned(line.start() + han.start()):
            for _, run in groupby(range(*line.span()), boxes.angle):
                yield from _turned_line(codes, boxes, list(run))
            continue
        for token in _TOKEN.finditer(codes, *line.span()):
            start, end = token.span()
            first = codes[start]
            if first == " " and boxes.is_made_up(start):
                continue
            if not is_one:
                face = boxes.face_at(start)
            if end == start + 1:
                size = boxes.size_at(start)
                if corners := boxes.at(start):
                    yield _new((first, *corners, size, 0.0, False, *face))
            else:
                yield from _even(codes, boxes, start, end, face, is_wide=first > "\u3000" and first != LOST)


def _turned_line(codes: str, boxes: _Boxes, run: list[int]) -> Iterator[Span]:
    """Letters that do not run across the page, as pdfium has them."""
    size = boxes.size_at(run[0])
    corners = [found for at in (run[0], run[-1]) if (found := boxes.at(at))]
    text = "".join(codes[at] for at in run if codes[at] != " " or not boxes.is_made_up(at)).strip()
    if corners and text:
        lefts, bottoms, rights, tops = zip(*corners, strict=True)
        yield Span(text, min(lefts), min(bottoms), max(rights), max(tops), size, is_turned=True)


def _even(codes: str, boxes: _Boxes, start: int, end: int, face: Face, *, is_wide: bool) -> Iterator[Span]:
    """The letters from ``start`` to ``end`` as spans in which each stands one even step behind the last."""
    todo = [(start, end)]
    while todo:
        start, end = todo.pop()
        size = boxes.size_at(start)
        first, last = boxes.at(start), boxes.at(end - 1)
        if end - start == 1:
            if first:
                yield _new((codes[start], *first, size, 0.0, False, *face))
            continue
        if first and last:
            step = (last[0] - first[0]) / (end - start - 1)
            alike = abs(last[1] - first[1]) <= _OFF * size
            if boxes.drawn.upright and boxes.drawn.parts(first[2], last[0], first[1], first[3]):
                alike = False
            if alike and (_is_even(boxes, start, end, first, step, size) if is_wide else step > 0):
                bottom, top = min(first[1], last[1]), max(first[3], last[3])
                paper = step - (first[2] - first[0]) if is_wide else 0.0
                yield _new((codes[start:end], first[0], bottom, last[2], top, size, paper, False, *face))
                continue
        middle = (start + end) // 2
        todo += [(middle, end), (start, middle)]


def _is_even(boxes: _Boxes, start: int, end: int, first: Corners, step: float, size: float) -> bool:
    """Whether each of the Han from ``start`` to ``end`` stands ``step`` behind the last, as far as some of them tell."""
    wide = first[2] - first[0]
    if not 0.5 * wide <= step <= wide + _SPREAD * size:
        return False
    count = end - start - 1
    if abs(step - wide) * count <= _OFF * size or count == 1:
        return count > 1 or step - wide <= _OFF * size
    for part in (1, 2, 3):
        at = max(1, count * part // 4)
        box = boxes.at(start + at)
        if box is None or abs(box[0] - first[0] - step * at) > _OFF * size or abs(box[1] - first[1]) > _OFF * size:
            return False
    return True


def _paired(spans: list[Span]) -> list[Span]:
    """``spans`` with the two halves of a letter beyond 16 bits as one."""
    whole: list[Span] = []
    for span in spans:
        if whole and "\udc00" <= span.text[0] <= "\udfff" and "\ud800" <= whole[-1].text[-1] <= "\udbff":
            before = whole.pop()
            span = before._replace(text=before.text + span.text, right=max(before.right, span.right))
        whole.append(span)
    return [
        span._replace(text=span.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")) for span in whole
    ]


def _is_hidden(text: int, count: int) -> bool:
    """Whether the letters are drawn invisibly, as far as some of them tell."""
    of_letter, mode = calls().text_object, calls().mode
    objects = [of_letter(text, at) for at in range(0, count, max(1, count // _SAMPLES))]
    found = [mode(drawn) for drawn in objects if drawn]
    return bool(found) and 2 * found.count(_INVISIBLE) > len(found)
