"""The table of lines: what each line is by itself, found out once on the whole way of a document.

Most lines go through every step as they are, and come back when the steps look at their own result. So the document carries
one table: a row for each different text, a list for each fact, with an entry a row that is filled in when a step first asks.
A fact is a function of the text alone: its width, how it begins and ends, the phrase that it says. What hangs on a line's
neighbours, its place or its page is none, and stands with the step that judges by it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")
Fact = Callable[[str], T]
_OPEN = object()
"""Stands in a column where nobody has asked yet."""
_MOST = 4096
"""Rows: more than the longest page has; a book is not held twice."""


class _Rows(dict[str, int]):
    """The number of each text; a new one gets the next. Beside them the columns of these rows."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: dict[Hashable, list[Any]] = {}
        self._next = count()

    def __missing__(self, text: str) -> int:
        number = self[text] = next(self._next)
        return number


class LineTable:
    """Facts about lines, a column for each, which is filled in where it is asked for.

    >>> table = LineTable()
    >>> table.ask(len, ["园区开工", "首页", "首页"]), table.ask(str.isdecimal, ["首页", "12"])
    ([4, 2, 2], [False, True])
    """

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows = _Rows()

    def rows(self, texts: Iterable[str]) -> list[int]:
        """The number of each of ``texts``: who asks for several facts looks them up once."""
        if len(self._rows) > _MOST:
            self._rows = _Rows()
        return list(map(self._rows.__getitem__, texts))

    def ask(self, fact: Fact[T], texts: Sequence[str]) -> list[T]:
        """``fact`` of each of ``texts``."""
        return self.ask_many(fact, partial(map, fact), texts)

    def ask_many(
        self, name: Hashable, answers: Callable[[Sequence[str]], Iterable[T]], texts: Sequence[str]
    ) -> list[T]:
        """The same for a fact that is found out for many texts at once: ``answers`` is asked once, for those not asked before."""
        rows = self.rows(texts)
        column = self._rows.columns.setdefault(name, [])
        if (missing := max(rows, default=-1) + 1 - len(column)) > 0:
            column += [_OPEN] * missing
        found = [column[row] for row in rows]
        if missing > 0 or _OPEN in found:
            open_rows = {row: text for row, text, value in zip(rows, texts, found, strict=True) if value is _OPEN}
            for row, answer in zip(open_rows, answers(list(open_rows.values())), strict=True):
                column[row] = answer
            found = [column[row] for row in rows]
        return found
