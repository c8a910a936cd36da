"""Lines that begin with a mark that can begin none: 。, ），, ” whose partner stands in the line above; and marks alone on a line."""

from __future__ import annotations

from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.language.writing_context import is_han
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.marks import STOPS

_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", "》": "《", "〉": "〈", "】": "【", "〕": "〔"}
_ALONE = frozenset("，、；：“‘（《「『【")
_BETWEEN = frozenset("，。、；：！？")
_HALF_WIDTH = frozenset(",;:!?")  # the same where a Han stands beside them, since they are widened there later


def is_torn_at_mark(lines: Lines, at: int) -> bool:
    """Whether line ``at`` begins with the mark that the line above lacks, wherever that was broken.

    A mark that closes needs its partner there; one that parts needs a word before it.
    """
    upper, lower = lines.texts[at - 1], lines.texts[at]
    first = lower[0]
    if " | " in upper or " | " in lower or (first == ":" and lower[1:2].isascii()):  # rows of a table; :wq
        return False
    if first in _PAIRS:
        opener = _PAIRS[first]
        return upper.count(opener) > upper.count(first)
    parts = first in _BETWEEN or (first in _HALF_WIDTH and ((len(lower) > 1 and is_han(lower[1])) or is_han(upper[-1])))
    return parts and (upper[-1].isalnum() or upper[-1] in _PAIRS) and upper[-1] not in STOPS


def goes_on_behind_mark(lines: Lines, at: int) -> bool:
    """Whether the line over line ``at`` is a mark alone behind which a sentence goes on, as some readers of PDFs write it.

    We have then ``我们在何家湾`` / ``，`` / ``看见成群的白鹭``; a full stop alone ends its sentence, and what follows is left as it is.
    """
    return lines.texts[at - 1] in _ALONE and lines.starts[at] != "mark" and read_item_mark(lines.texts[at]) is None
