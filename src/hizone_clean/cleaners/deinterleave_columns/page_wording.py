"""Which text goes on with which on one page: what the language tells, and what the page itself says elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from hizone_clean.models.language_model import joins

_SIZES = (2, 3, 4)
_SAID = 1.0
"""What it adds that two, three and four characters across a seam stand elsewhere on the page, each. Two do so at 41 of 100
true seams and at 4 of 100 others, three at 25 and 1, four at 18 and less than 1."""
_MOST_TEXT = 60_000
"""Characters of a page above which it is not asked; no real page holds so many."""
_NO_WORDS = frozenset("。！？；”’」』）…，、：")


class PageWording:
    """The wording of one page."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        small = sum(map(len, texts)) <= _MOST_TEXT
        self._said = Counter(chain.from_iterable(map(_stretches, texts))) if small else Counter[str]()
        self._seams: dict[tuple[str, str], float] = {}

    def times(self, text: str) -> int:
        """How often two to four characters stand together within pieces of the page."""
        return self._said.get(text, 0)

    def at_seam(self, left: str, right: str) -> tuple[int, int, int]:
        """How often two, three and four characters that meet where ``right`` follows ``left`` stand together elsewhere."""
        if not (two := self.times(left[-1:] + right[:1])):
            return 0, 0, 0
        return two, self._most(left, right, 3), self._most(left, right, 4)

    def _most(self, left: str, right: str, size: int) -> int:
        parts = (left[-before:] + right[: size - before] for before in range(1, size))
        return max((self.times(part) for part in parts if len(part) == size), default=0)

    def seam(self, left: str, right: str) -> float:
        """How much speaks for ``right`` going on where ``left`` ends: see ``joins``."""
        key = left[-4:], right[:4]
        value = self._seams.get(key)
        if value is None:
            value = self._seams[key] = joins(left, right) + _SAID * self._count(*key)
        return value

    def _count(self, left: str, right: str) -> int:
        """How many of the sizes there are in which text across the seam stands elsewhere on the page."""
        if left[-1:] in _NO_WORDS or left[-1:].isascii() or right[:1].isascii():
            return 0
        return sum(map(bool, self.at_seam(left, right)))


def _stretches(text: str) -> Iterable[str]:
    return (text[at : at + size] for size in _SIZES for at in range(len(text) - size + 1))
