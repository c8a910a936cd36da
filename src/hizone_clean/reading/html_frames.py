"""The elements that are open while a page is read, and what each remembers until it ends."""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.reading.html_rows import Term


class Frame(NamedTuple):
    """An open element that stands on its own."""

    tag: str
    path: str
    depth: int
    first: int = -1
    """For a table row, a cell, a paragraph, a heading, a term and what is said of it, the number of blocks before it."""
    cells: list[tuple[int, int]] | None = None
    """For a table row, where the blocks of each of its cells begin and end."""
    loose: bool = False
    """Whether text stands in it without an element of its own, parted by blank lines as in Markdown."""
    spans: tuple[int, int] = (1, 1)
    """For a cell, over how many rows and columns it reaches."""
    reaching: dict[int, int] | None = None
    """For a table, how many rows more the cell of each column reaches down."""
    terms: list[Term] | None = None
    """For a list of terms, where each of them and what is said of it begin and end."""
