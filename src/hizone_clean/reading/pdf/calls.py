"""pdfium's functions that are asked for thousands of letters a page, called directly.

What pypdfium2 offers makes an object of each handle and lets go of the interpreter at each call: half of what reading a page
cost. Called with plain addresses, and without that, each takes half a microsecond.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

Call = Callable[..., Any]


class Calls(NamedTuple):
    """Each under the name of what it tells."""

    text: Call
    """Letters from one number on, into a buffer."""
    letter: Call
    box: Call
    size: Call
    matrix: Call
    angle: Call
    is_made_up: Call
    text_object: Call
    mode: Call
    """How a text object is drawn."""
    things: Call
    """How many are drawn on a page."""
    thing: Call
    """What is drawn on a page, by its number."""
    kind: Call
    bounds: Call
    draw_mode: Call
    font: Call
    """What a text object is set in."""
    font_name: Call
    font_flags: Call
    fill_colour: Call
    """The red, green, blue and opacity of a thing drawn."""


@cache
def calls() -> Calls:
    """The functions of the pdfium that pypdfium2 brings."""
    from pypdfium2 import raw

    # on Windows of 32 bits pdfium's functions take their arguments off the stack themselves
    is_old = os.name == "nt" and ctypes.sizeof(ctypes.c_void_p) == 4
    make: Any = getattr(ctypes, "WINFUNCTYPE", None) if is_old else ctypes.PYFUNCTYPE

    def direct(name: str, result: Any, *arguments: Any) -> Call:
        address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
        return make(result, *arguments)(address)  # type: ignore[no-any-return]

    handle, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
    return Calls(
        text=direct("FPDFText_GetText", number, handle, number, number, handle),
        letter=direct("FPDFText_GetUnicode", ctypes.c_uint, handle, number),
        box=direct("FPDFText_GetLooseCharBox", number, handle, number, handle),
        size=direct("FPDFText_GetFontSize", ctypes.c_double, handle, number),
        matrix=direct("FPDFText_GetMatrix", number, handle, number, handle),
        angle=direct("FPDFText_GetCharAngle", real, handle, number),
        is_made_up=direct("FPDFText_IsGenerated", number, handle, number),
        text_object=direct("FPDFText_GetTextObject", handle, handle, number),
        mode=direct("FPDFTextObj_GetTextRenderMode", number, handle),
        things=direct("FPDFPage_CountObjects", number, handle),
        thing=direct("FPDFPage_GetObject", handle, handle, number),
        kind=direct("FPDFPageObj_GetType", number, handle),
        bounds=direct("FPDFPageObj_GetBounds", number, handle, *(handle,) * 4),
        draw_mode=direct("FPDFPath_GetDrawMode", number, handle, handle, handle),
        font=direct("FPDFTextObj_GetFont", handle, handle),
        font_name=direct("FPDFFont_GetBaseFontName", ctypes.c_size_t, handle, handle, ctypes.c_size_t),
        font_flags=direct("FPDFFont_GetFlags", number, handle),
        fill_colour=direct("FPDFPageObj_GetFillColor", number, handle, *(handle,) * 4),
    )


def address(pointer: Any) -> int:
    """The address that a handle of pypdfium2 holds."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
