"""Panels that a page folds away and shows on a click: the answers of a list of questions, the tabs of a product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hizone_clean.patterns import pattern
from hizone_clean.reading.html_whole import is_hidden, text_of

_STOP = pattern(r"[。！？；]")
# "tab-pane active", "panel panel-selected", "fade in show", "none"
_STATE = pattern(
    r"(?:^|[-_])(?:active|on|cur|current|selected|shown?|hide|hidden|none|in|open|now|first|last|undis|dis)$"
)
_FEWEST = 8
"""Letters from which a panel says anything."""
_LABEL = 80
"""Letters of the line that is clicked, at most."""
_NEAR = 3
"""Elements on either side among which another panel of the same kind stands."""


def unfolds(node: Any) -> bool:
    """Whether a hidden element is a panel: it is no list of links, and it is one of several that a page shows in turn.

    Either has it sentences, a shown line over it to click on, and another of its kind beside it; or one of its kind beside it
    is shown. A card, a notice or a menu that a page hides stands alone, or is made of links.
    """
    text = text_of(node)
    if len(text) < _FEWEST or 2 * sum(len(text_of(link)) for link in node.iter("a")) >= len(text):
        return False
    beside = [*_beside(node, back=True), *_beside(node, back=False)]
    if any(_is_shown_like(other, node) for other in beside):
        return True
    label = beside[0] if beside and node.getprevious() is not None else None
    if label is None or not _STOP.search(text) or is_hidden(label.get) or not 1 < len(text_of(label)) <= _LABEL:
        return False
    return any(_is_alike(node, other) for other in (*beside, *_around(node)))


def _is_shown_like(other: Any, node: Any) -> bool:
    """Whether an element shows the panel of several that is open: it has text, and a class like that of ``node`` but for its state."""
    names, others = (set((one.get("class") or "").split()) for one in (node, other))
    alike = bool(names & others) and all(map(_STATE.search, names ^ others))
    return alike and other.tag == node.tag and not is_hidden(other.get) and len(text_of(other)) >= _FEWEST


def _around(node: Any) -> Iterator[Any]:
    """What stands in the elements beside that which holds ``node``: the panels of other questions."""
    above = node.getparent()
    if above is not None:
        for near in (*_beside(above, back=True), *_beside(above, back=False)):
            yield from near


def _is_alike(node: Any, other: Any) -> bool:
    return bool(other.tag == node.tag and other.get("class") == node.get("class") and is_hidden(other.get))


def _beside(node: Any, *, back: bool) -> Iterator[Any]:
    """The nearest elements before or behind ``node``, comments passed over."""
    near = node
    for _ in range(_NEAR):
        near = near.getprevious() if back else near.getnext()
        if near is None:
            return
        if isinstance(near.tag, str):
            yield near
