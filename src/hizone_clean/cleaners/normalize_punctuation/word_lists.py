"""The word lists of `resources/punctuation.toml`, read once when the first rule asks for one."""

from __future__ import annotations

from functools import cache

from hizone_clean.resources import read_table


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of a list that is a plain row of them."""
    return frozenset("".join(_tables()[name].split()))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list whose words stand apart by blanks."""
    return frozenset(_tables()[name].split())


@cache
def _tables() -> dict[str, str]:
    return read_table("punctuation.toml")
