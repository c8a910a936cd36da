"""What only many documents can tell: which lines of one source stand in many of its documents.

A menu, a disclaimer, the staff box of a newspaper look like any other lines in one document; in forty of one site they are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 2000
"""Characters of a line that are looked at: what is longer and the same up to there is the same."""


class Elsewhere(NamedTuple):
    """The lines of the documents of one source: a site, or a folder."""

    documents: int
    """How many of its documents were looked at."""
    counts: Mapping[int, int]
    """In how many of them a line stands, by its key; lines that stand in one alone are left out."""

    def count(self, text: str) -> int:
        """In how many documents of the source the line ``text`` stands; 0 where it is in fewer than two."""
        return self.counts.get(line_key(text), 0)

    def told(self, count: int) -> str:
        """How a rule says what it saw."""
        return f"seen in {count} of {self.documents} documents of this source"


def line_key(text: str) -> int:
    """A number for the line ``text``, blanks aside: the same in any process and on any machine.

    >>> line_key("版权 所有") == line_key(" 版权所有"), line_key("甲") == line_key("乙")
    (True, False)
    """
    from hashlib import blake2b

    bare = "".join(text.split())[:LONGEST]
    return int.from_bytes(blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
