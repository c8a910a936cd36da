"""The letters of a PDF's page where they were drawn, in the order of the drawing."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any, NamedTuple

_HYPHEN_AT_LINE_END = 2
"""What pdfium puts for a hyphen at the end of a line."""
_BLANK = frozenset(" \u00a0\u3000\t")
_INVISIBLE = 3
"""The mode of drawing text that shows nothing: the layer that OCR lays behind a picture of the page."""
_SQUEEZED = 0.12
"""Share of its size that a Han of a condensed font may be narrower."""
_SAMPLES = 40
_MOST = 400_000
"""Letters that a page may have; a broadsheet has some 10,000."""


class Letter(NamedTuple):
    """A letter and the box of its type, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """The size of its type, in points."""

    @property
    def height(self) -> float:
        """Height of its type."""
        return self.top - self.bottom


class Letters(NamedTuple):
    """The letters of one page."""

    letters: list[Letter]
    unmapped: int
    """How many of its glyphs say no letter: their font lacks the table for it."""
    is_hidden: bool
    """Whether nothing of it shows, as in a layer that OCR made."""
    width: float
    height: float


def read_letters(page: Any) -> Letters:
    """The letters of ``page``, a page of pypdfium2, turned as the page is turned; blanks that pdfium made up are left out."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    text, count = textpage.raw, min(textpage.count_chars(), _MOST)
    turn = page.get_rotation()
    left, bottom, right, top = page.get_bbox()
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    unicode, loose, generated = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated
    font_size, matrix = raw.FPDFText_GetFontSize, raw.FS_MATRIX()
    letters: list[Letter] = []
    unmapped, nominal, size = 0, -1.0, 0.0
    for at in range(count):
        code = unicode(text, at)
        if code in (13, 10) or (code == 32 and generated(text, at) == 1):
            nominal = -1.0
            continue
        if (now := font_size(text, at)) != nominal:  # asked of each run only: what the font is scaled by seldom changes
            nominal, size = now, now
            if raw.FPDFText_GetMatrix(text, at, matrix):
                size *= hypot(matrix.c, matrix.d)
        if code == 9:
            code = 32
        elif code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or (code != _HYPHEN_AT_LINE_END and (code < 32 or 127 <= code < 160)):
            unmapped += 1
            code = 0xFFFD
        if not loose(text, at, pointer):
            continue
        if 0x4E00 <= code <= 0x9FFF and (missing := size - box.right + box.left) > _SQUEEZED * size:
            # of a glyph whose width the font does not say the box is that of its ink
            box.left, box.right = box.left - missing / 2, box.right + missing / 2
        corners = box.left - left, box.bottom - bottom, box.right - left, box.top - bottom
        if turn:
            corners = _turned(corners, turn, right - left, top - bottom)
        character = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        letters.append(Letter(character, *corners, size))
    return Letters(_paired(letters), unmapped, _is_hidden(raw, text, count), *page.get_size())


def _turned(
    box: tuple[float, float, float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    if turn == 90:
        return bottom, width - right, top, width - left
    if turn == 180:
        return width - right, height - top, width - left, height - bottom
    return height - top, left, height - bottom, right


def _paired(letters: list[Letter]) -> list[Letter]:
    """``letters`` with the two halves of a letter beyond 16 bits as one."""
    if not any("\ud800" <= letter.text <= "\udfff" for letter in letters):
        return letters
    whole: list[Letter] = []
    for letter in letters:
        if whole and "\udc00" <= letter.text <= "\udfff" and "\ud800" <= whole[-1].text <= "\udbff":
            pair = (whole[-1].text + letter.text).encode("utf-16", "surrogatepass").decode("utf-16")
            whole[-1] = whole[-1]._replace(text=pair, right=max(whole[-1].right, letter.right))
        else:
            whole.append(letter)
    return [one._replace(text="\ufffd") if "\ud800" <= one.text <= "\udfff" else one for one in whole]


def _is_hidden(raw: Any, text: Any, count: int) -> bool:
    """Whether the letters are drawn invisibly, as far as some of them tell."""
    found = [
        raw.FPDFTextObj_GetTextRenderMode(drawn)
        for at in range(0, count, max(1, count // _SAMPLES))
        if (drawn := raw.FPDFText_GetTextObject(text, at))
    ]
    return bool(found) and 2 * found.count(_INVISIBLE) > len(found)


def is_blank(letter: Letter) -> bool:
    """Whether it shows nothing."""
    return letter.text in _BLANK
