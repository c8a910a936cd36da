"""Footnotes: small lines with a mark at the foot of a page or a column, put behind the paragraph that they interrupt."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

_SMALL = 0.93
"""Times the size of the running text that a note is set in at most."""
# "①参见……", "[1] 陈国强：《……》", "1据清江县统计局", "* 作者系……", "注：本表……"
_MARK = pattern(
    r"[①-⑳⑴-⒇㈠-㈩*＊†‡]|[\[［〔【(（]\d{1,3}[\]］〕】)）]|\d{1,3} ?(?=[\u3400-\u9fff《“A-Z])(?![年月日])|注释?\d{0,2}[：:]"
)
_ENDED = frozenset("。！？…；：”’）")
_SET_IN, _FULL, _LARGER = 1.2, 1.05, 1.12
"""Ems from which a line is set in, that a full line leaves free at most, and times the size of the text that a heading has."""


def put_notes_behind(pages: Sequence[Sequence[Block]]) -> tuple[list[list[Block]], list[Block]]:
    """``pages`` with the notes of each at its end, or where its last paragraph goes on overleaf, behind that paragraph.

    The second value is what was put behind a paragraph of the next page.
    """
    parted = [_parted(page) for page in pages]
    result: list[list[Block]] = []
    waiting: list[Block] = []
    moved: list[Block] = []
    for at, (text, notes) in enumerate(parted):
        if waiting:
            start = next((n for n, block in enumerate(text) if n and _begins(block)), len(text))
            text = [*text[:start], *waiting, *text[start:]]
            waiting = []
        if notes and at + 1 < len(parted) and _goes_on(text, parted[at + 1][0]):
            waiting = notes
            moved += notes
            notes = []
        result.append([*text, *notes])
    return result, moved


def has_notes(blocks: Sequence[Block]) -> bool:
    """Whether any of ``blocks`` looks like one."""
    return any(
        block.place and (block.place.size or 1.0) <= _SMALL and _MARK.match(block.text.strip()) for block in blocks
    )


def _parted(page: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The text of a page and its notes; each note begins a paragraph."""
    if not has_notes(page):
        return list(page), []
    text: list[Block] = []
    notes: list[Block] = []
    is_note = False
    for block in page:
        small = block.reason is None and block.type == "paragraph" and block.place is not None
        small = small and (block.place.size or 1.0) <= _SMALL  # type: ignore[union-attr]
        begins = small and _MARK.match(block.text.strip()) is not None and _is_below_all(block, page)
        is_note = begins or (is_note and small)
        if begins and block.place:
            block = block._replace(place=block.place._replace(above="apart"), before="\n")
        (notes if is_note else text).append(block)
    return text, notes


def _is_below_all(note: Block, page: Sequence[Block]) -> bool:
    """Whether no line of the running text stands below ``note`` in its column."""
    one = note.place
    if one is None or one.top is None:
        return False
    for block in page:
        place = block.place
        if place and block.reason is None and place.top is not None and (place.size or 1.0) > _SMALL:
            abreast = min(place.left + place.width, one.left + one.width) - max(place.left, one.left)
            if abreast > 0 and place.top > one.top:
                return False
    return True


def _goes_on(text: Sequence[Block], following: Sequence[Block]) -> bool:
    """Whether the last paragraph of a page goes on at the head of the next."""
    last = next((block for block in reversed(text) if block.reason is None), None)
    first = next((block for block in following if block.reason is None), None)
    if last is None or first is None or last.type != "paragraph" or first.type != "paragraph":
        return False
    if first.place is None or last.place is None or (first.place.size or 1.0) >= _LARGER:
        return False
    if last.text.rstrip()[-1:] not in _ENDED:
        return True
    full = last.place.room is not None and last.place.room <= _FULL
    return full and first.place.inset is not None and first.place.inset < _SET_IN


def _begins(block: Block) -> bool:
    """Whether a paragraph begins with a line of a page."""
    place = block.place
    if block.reason is not None or place is None:
        return False
    if block.type != "paragraph" or (place.size or 1.0) >= _LARGER or place.above == "apart":
        return True
    return (place.inset or 0.0) >= _SET_IN or place.above == "perhaps"
