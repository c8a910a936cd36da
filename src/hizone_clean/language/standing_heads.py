"""Names of newspaper columns and round-ups: what stands over articles and is no headline of theirs."""

from __future__ import annotations

from functools import cache

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_BLANK = pattern(r"\s+")
_LONGEST_COLUMN = 18
_LONGEST_ROUND_UP = 8


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(read_table("kickers.toml")[kind])


def is_column(text: str, kind: str = "endings") -> bool:
    """Whether ``text`` is called as columns and series are: 新春走基层, 值班手记, 新思想引领新征程·非凡“十四五”."""
    bare = _BLANK.sub("", text)
    return len(bare) <= _LONGEST_COLUMN and any(
        piece.rstrip("”》").endswith(_endings(kind)) for piece in bare.split("·")
    )


def begins_headline(text: str) -> bool:
    """Whether ``text`` is the name of a column and nothing else, so that it is no second line of a headline."""
    return is_column(text, "beginnings")


def names_round_up(text: str) -> bool:
    """Whether ``text`` is called as a round-up of short items is: 国内快讯, 要闻速览."""
    bare = _BLANK.sub("", text)
    return len(bare) <= _LONGEST_ROUND_UP and bare.endswith(_endings("round_ups"))
