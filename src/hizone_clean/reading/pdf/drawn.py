"""What is drawn on a PDF's page beside its letters: rules, the edges of boxes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple

from hizone_clean.reading.pdf.calls import Calls, address, calls

_PATH, _IMAGE = 2, 3
_THIN, _SHORTEST = 3.0, 8.0
"""Points that a rule is thick at most, and long at least."""
_MOST = 6000
"""Paths of a page above which they are a drawing, not rules."""
_SMALLEST_PICTURE = 24.0
_INSIDE, _LEVEL = 0.4, 1.0
"""Points by which letters may touch a rule that parts them, and stand off its end."""

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""


class Drawn(NamedTuple):
    """Rules and pictures of a page, each by its corners."""

    upright: list[Corners]
    level: list[Corners]
    pictures: list[Corners]

    def parts(self, left: float, right: float, bottom: float, top: float) -> bool:
        """Whether an upright rule runs between ``left`` and ``right`` at the height of a line."""
        middle = (bottom + top) / 2
        return any(
            left - _INSIDE <= (rule[0] + rule[2]) / 2 <= right + _INSIDE
            and rule[1] - _LEVEL <= middle <= rule[3] + _LEVEL
            for rule in self.upright
        )


def read_drawn(page: Any, placed: Callable[[Corners], Corners]) -> Drawn:
    """The rules and pictures of ``page``; ``placed`` turns corners as the page is turned."""
    drawn = Drawn([], [], [])
    call, paths = calls(), 0
    of_page = address(page.raw)
    things = list(map(call.thing, repeat(of_page), range(call.things(of_page))))
    modes = (ctypes.c_int * 2)()
    fill = ctypes.addressof(modes)
    stroke = fill + ctypes.sizeof(ctypes.c_int)
    for thing, kind in zip(things, map(call.kind, things), strict=True):
        if kind == _PATH and paths < _MOST:
            paths += 1
            if (corners := corners_of(call, thing)) and call.draw_mode(thing, fill, stroke):
                _add_path(drawn, placed(corners), is_stroked=bool(modes[1]))
        elif kind == _IMAGE and (corners := corners_of(call, thing)):
            left, bottom, right, top = placed(corners)
            if min(right - left, top - bottom) >= _SMALLEST_PICTURE:
                drawn.pictures.append((left, bottom, right, top))
    return drawn if paths < _MOST else Drawn([], [], drawn.pictures)


def corners_of(call: Calls, thing: int) -> Corners | None:
    """The box around a thing drawn, where it has one."""
    edges = (ctypes.c_float * 4)()
    first, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_float)
    if not call.bounds(thing, first, first + step, first + 2 * step, first + 3 * step):
        return None
    left, bottom, right, top = edges
    return left, bottom, right, top


def _add_path(drawn: Drawn, corners: Corners, *, is_stroked: bool) -> None:
    left, bottom, right, top = corners
    if right - left <= _THIN:
        if top - bottom >= _SHORTEST:
            drawn.upright.append(corners)
    elif top - bottom <= _THIN:
        if right - left >= _SHORTEST:
            drawn.level.append(corners)
    elif is_stroked:  # a box
        drawn.upright.extend([(left, bottom, left, top), (right, bottom, right, top)])
        drawn.level.extend([(left, bottom, right, bottom), (left, top, right, top)])
