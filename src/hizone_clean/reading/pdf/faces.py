"""The face that letters are set in: how heavy it is, and whether anybody sees it on white paper."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.reading.pdf.calls import calls

# "ABCDEF+NotoSerifCJKsc-Bold", "SimSun,Bold", "方正粗宋简体"; "SourceHanSansSC-Heavy"
_BOLD = pattern(r"(?i)bold|heavy|black|demi(?!light)|[特大]?粗|超黑")
# "SimHei", "WenQuanYiZenHei", "SourceHanSansSC-Regular", "黑体": black letter, as against 宋体, 仿宋 and 楷体
_BLACK_LETTER = pattern(r"(?i)hei(?:ti)?(?![a-z])|gothic|cjk|hansans|pingfang|黑")
_SERIF = pattern(r"(?i)serif|song|ming")
_FORCED = 1 << 18
"""The flag of a font that is to be drawn bold whatever its name."""
_STROKED = 2
"""The mode of drawing text that fills and strokes it, by which programs make a font bold that has no such cut."""
_PALEST, _FAINT = 245, 10
"""The least of red, green and blue of what nobody sees on white paper, and the opacity below which nobody sees anything."""
_LONGEST_NAME = 128


class Face(NamedTuple):
    """What a run of letters is drawn with."""

    weight: int = 0
    """0 as most text; 1 black letter (黑体), which is darker than 宋体; 2 bold."""
    is_pale: bool = False
    """Whether it is white, or as good as white."""


_FACES = tuple((Face(weight), Face(weight, True)) for weight in range(3))
PLAIN = _FACES[0][False]


class Faces:
    """The faces of a page's text objects, each found out once."""

    def __init__(self, text: int) -> None:
        self._text, self._calls = text, calls()
        self._of_object: dict[int | None, Face] = {None: PLAIN}
        self._weights: dict[int | None, int] = {None: 0}
        self._colour = (ctypes.c_uint * 4)()
        start, step = ctypes.addressof(self._colour), ctypes.sizeof(ctypes.c_uint)
        self._into = tuple(start + step * number for number in range(4))

    def at(self, at: int) -> Face:
        """The face of letter ``at``; plain where nothing says otherwise, as of a blank that nobody drew."""
        drawn = self._calls.text_object(self._text, at)
        if (face := self._of_object.get(drawn)) is None:
            face = self._of_object[drawn] = self._face(drawn)
        return face

    def _face(self, drawn: int) -> Face:
        font = self._calls.font(drawn)
        if (weight := self._weights.get(font)) is None:
            weight = self._weights[font] = self._weight(font)
        is_stroked = self._calls.mode(drawn) == _STROKED
        return _FACES[2 if is_stroked else weight][self._is_pale(drawn)]

    def _weight(self, font: int) -> int:
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        self._calls.font_name(font, buffer, _LONGEST_NAME)
        return weight_of(_decoded(buffer.value), self._calls.font_flags(font))

    def _is_pale(self, drawn: int) -> bool:
        if not self._calls.fill_colour(drawn, *self._into):
            return False
        red, green, blue, opacity = self._colour
        return (red >= _PALEST and green >= _PALEST and blue >= _PALEST) or opacity < _FAINT


def weight_of(name: str, flags: int = 0) -> int:
    """How heavy the font called ``name`` is.

    >>> [weight_of(name) for name in ("ABCDEF+SimSun", "SimHei", "NotoSerifCJKsc-Regular", "SimSun,Bold")]
    [0, 1, 0, 2]
    """
    if _BOLD.search(name) or flags & _FORCED > 0:
        return 2
    return int(_BLACK_LETTER.search(name) is not None and _SERIF.search(name) is None)


def _decoded(name: bytes) -> str:
    """The name of a font, which older programs wrote in the encoding of the country: 黑体 in GBK."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")
