"""Letters in white on white paper, which nobody sees: text for machines alone, or what a template left over."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

from hizone_clean.reading.pdf.calls import address, calls
from hizone_clean.reading.pdf.drawn import Corners, corners_of
from hizone_clean.reading.pdf.spans import Span

_TEXT, _PATH = 1, 2
_MOST = 6000
"""Things on a page above which none is looked at: then all text may lie on something."""
_PALEST = 245
_MOST_UNSEEN = 0.5
"""Share of a page's letters above which they are taken for seen: something is under them that cannot be read."""


def without_unseen(
    page: Any, spans: Sequence[Span], placed: Callable[[Corners], Corners]
) -> tuple[Sequence[Span], int]:
    """``spans`` without those in white under which nothing dark is drawn, and the letters that these have.

    White on a box, a picture or whatever else may be dark stays: headlines are set so.
    """
    pale = [span for span in spans if span.is_pale and not span.is_blank]
    if not pale or (covers := _covers(page, placed)) is None:
        return spans, 0
    unseen = {id(span) for span in pale if not any(_lies_on(span, cover) for cover in covers)}
    letters = sum(len(span.text) for span in pale if id(span) in unseen)
    if letters > _MOST_UNSEEN * sum(len(span.text) for span in spans):
        return spans, 0
    return [span for span in spans if id(span) not in unseen], letters


def _covers(page: Any, placed: Callable[[Corners], Corners]) -> list[Corners] | None:
    """Where something is drawn that text in white may lie on; ``None`` where too much is drawn to tell."""
    of_page, call = address(page.raw), calls()
    count = call.things(of_page)
    if count > _MOST:
        return None
    things = (call.thing(of_page, number) for number in range(count))
    return [placed(corners) for thing in things if _may_be_dark(thing) and (corners := corners_of(call, thing))]


def _may_be_dark(thing: int) -> bool:
    call = calls()
    kind = call.kind(thing)
    if kind != _PATH:  # a picture, a shade, a form of which the inside is not known
        return bool(kind != _TEXT)
    modes, colour = (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
    start, step = ctypes.addressof(modes), ctypes.sizeof(ctypes.c_int)
    if not call.draw_mode(thing, start, start + step) or not modes[0]:
        return False
    start, step = ctypes.addressof(colour), ctypes.sizeof(ctypes.c_uint)
    known = call.fill_colour(thing, *(start + step * n for n in range(4)))
    return not known or min(list(colour)[:3]) < _PALEST


def _lies_on(span: Span, cover: Corners) -> bool:
    across, down = (span.left + span.right) / 2, (span.bottom + span.top) / 2
    return cover[0] <= across <= cover[2] and cover[1] <= down <= cover[3]
