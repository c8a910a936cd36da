"""Which characters of a result are not those of its source: found in one walk, for a report to mark them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

# characters of the source that one letter of the result may be looked for in: what lies further off was moved
_WINDOW = 400


class Changed(NamedTuple):
    """Characters of a result, from and to, and what stood there in the source."""

    start: int
    end: int
    before: str


def find_changes(text: str, source: str) -> Iterator[Changed]:
    """The places of ``text`` whose characters are not those of ``source``, in order.

    The letters of a result come from its source in order; the marks between two letters are compared with those that
    stood between them there. Blanks and line ends that went are not told. Takes time linear in both.

    >>> list(find_changes("11月1日，增长5%。", "11月1日,增长5%。"))
    [Changed(start=5, end=6, before=',')]
    """
    known, place = -1, -1
    for at, letter in enumerate(text):
        if not letter.isalnum():
            continue
        found = _find(letter, source, place + 1)
        if found < 0:
            yield Changed(at, at + 1, "")
            known = at
            continue
        yield from _between(text, known + 1, at, source[place + 1 : found])
        if source[found] != letter:
            yield Changed(at, at + 1, source[found])
        known, place = at, found
    yield from _between(text, known + 1, len(text), _marks_at(source, place + 1))


def _find(letter: str, source: str, start: int) -> int:
    """The next place of ``letter`` in its own or in full width."""
    found = source.find(letter, start, start + _WINDOW)
    if letter < "\x7f":
        wide = source.find(chr(ord(letter) + 0xFEE0), start, start + _WINDOW)
        return wide if wide >= 0 and (found < 0 or wide < found) else found
    return found


def _between(text: str, start: int, end: int, before: str) -> Iterator[Changed]:
    after = text[start:end]
    if not after.strip() or after.split() == before.split() or any(map(str.isalnum, before)):
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(after, before, strict=False)))
    yield Changed(start + same, end, " ".join(before[same:].split()))


def _marks_at(source: str, start: int) -> str:
    end = start
    while end < len(source) and not source[end].isalnum() and source[end] not in "\r\n":
        end += 1
    return source[start:end]
