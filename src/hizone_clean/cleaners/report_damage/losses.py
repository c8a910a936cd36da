"""Where a text has lost characters: what shows of it in the text, and what its repair could not bring back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hizone_clean.decoding.mojibake.garbled_signs import GARBLED
from hizone_clean.patterns import pattern


class Loss(NamedTuple):
    """A place where characters are lost: its line (from 1), the text around it, and what happened as far as it shows."""

    line: int
    snippet: str
    note: str


_UNREADABLE = "U+FFFD stands for what could not be read when the text was decoded"
_LOST_IN_REPAIR = "the line was read in a wrong encoding that dropped bytes: what it dropped stands as U+FFFD"
_GBK_AS_UTF8 = "GBK was read as UTF-8 and saved: the text cannot be brought back"
_MARKS_AS_GBK = "锟斤拷 is what U+FFFD becomes when its UTF-8 is read as GBK: the characters were lost before"
_PRIVATE_USE = "a private-use character: what it showed is known to the font that it was set in, and to no table"
_CUT = "the line ends within a character, and that character is gone"

_LINE_END = pattern("\r\n|[\r\n]")
# 通过改�换了机�: marks that stand near each other are one place
_PLACE = pattern("\ufffd+(?:[^\ufffd]{1,12}\ufffd+)*|锟斤拷(?:锟斤拷)*|[\ue000-\uf8ff]+")
PRIVATE = pattern("[\ue000-\uf8ff]")  # \uf04a, a smile of Wingdings
_CONTEXT = 10  # characters on each side of a snippet
_MOSTLY_LOST = 0.3  # of a line's characters: more than a damaged line has, less than GBK read as UTF-8 leaves
_FEW = 5  # marks that prove nothing by their share


def find_losses(source: str, repaired: str) -> list[Loss]:
    """Name the places where characters are lost: those that show, and those that a repair could not bring back.

    Finds U+FFFD, 锟斤拷, private-use characters, characters of garbled lines that cannot be brought back, and a character cut in half at the end of
    a garbled line. Text that lost nothing gives an empty list.

    Args:
        source: a text as it was decoded.
        repaired: the same after `repair_characters`, which keeps the numbers of the lines; or ``source`` itself.

    >>> find_losses("新闻\\n中\ufffd国", "新闻\\n中\ufffd国")
    [Loss(line=2, snippet='中\ufffd国', note='U+FFFD stands for what could not be read when the text was decoded')]
    >>> [loss.snippet for loss in find_losses("会议决定：鏂伴椈锛屼腑鍥\ufffd", "会议决定：新闻，中\ufffd")]
    ['会议决定：新闻，中\ufffd']
    """
    if repaired == source and not _PLACE.search(source):
        return []
    lines = zip(_LINE_END.split(source), _LINE_END.split(repaired), strict=True)
    return [loss for number, (before, after) in enumerate(lines, 1) for loss in _losses(number, before, after)]


def _losses(number: int, before: str, after: str) -> Iterator[Loss]:
    for place in _PLACE.finditer(after):
        start, end = max(0, place.start() - _CONTEXT), place.end() + _CONTEXT
        yield Loss(number, after[start:end].strip(), _note(place[0], before, after))
    if before != after and _is_cut(before):
        yield Loss(number, after.strip()[-2 * _CONTEXT :], _CUT)


def _note(place: str, before: str, after: str) -> str:
    if place[0] == "锟":
        return _MARKS_AS_GBK
    if PRIVATE.match(place):
        return _PRIVATE_USE
    if after.count("\ufffd") >= max(_FEW, _MOSTLY_LOST * len(after.strip())):
        return _GBK_AS_UTF8
    return _UNREADABLE if before == after or not GARBLED.search(before) else _LOST_IN_REPAIR


def _is_cut(line: str) -> bool:
    """Whether the last character of a garbled line says nothing: it began a character of which the rest is missing."""
    if not GARBLED.search(line) or line[-1] < "\x80":
        return False
    from hizone_clean.decoding.mojibake import undo_mojibake

    whole = undo_mojibake(line)
    return whole != line and undo_mojibake(line[:-1]) == whole
