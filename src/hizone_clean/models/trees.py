"""Boosted trees: each asks a few questions of the numbers that it is given, and the sum of their answers decides.

A model is one file in ``resources/``, ``<name>.json``: where it comes from, the trainer that made it (``training/``), the
names of its features in their order, and its ``trees``. A tree is an answer, a number, or a question: the place of a
feature, a threshold, the tree for a number up to it and the tree for one above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from hizone_clean.resources import read_table

Row = Sequence[float]
Tree = Any
"""A number, or ``(place, threshold, tree, tree)``."""
Outer = Callable[[float, float], float]  # max or min

_MANY_ROWS = 600
"""Rows from which it pays to make one Python function of the trees, which takes as long as asking the trees of so many."""


class Trees:
    """A learned model."""

    def __init__(self, features: Sequence[str], trees: Iterable[Tree]) -> None:
        self.features, self.trees = tuple(features), tuple(trees)
        self._asked = 0
        self._bounds: dict[tuple[frozenset[int], bool], Trees] = {}

    def scores(self, rows: Sequence[Row]) -> list[float]:
        """What the trees answer for each of ``rows``, summed up.

        >>> Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25)).scores([(4, 0), (40, 3)])
        [-0.75, 2.25]
        """
        self._asked += len(rows)
        return list(map(self.function if self._asked > _MANY_ROWS else self._summed, rows))

    def scores_of_columns(self, columns: Sequence[Sequence[float]]) -> list[float]:
        """The same for rows that are given in columns: what all have of the first feature, of the second, and so on.

        >>> Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25)).scores_of_columns([(4, 40), (0, 3)])
        [-0.75, 2.25]
        """
        self._asked += len(columns[0]) if columns else 0
        if self._asked > _MANY_ROWS:
            return self.function_of_columns(columns)
        return list(map(self._summed, zip(*columns, strict=True)))

    def _summed(self, row: Row) -> float:
        total = 0.0
        for tree in self.trees:
            while tree.__class__ is tuple:
                tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total

    def best(
        self, columns: Sequence[Sequence[float]], whole: Callable[[int], Row], late: frozenset[int], least: float
    ) -> int | None:
        """The place of the row that scores highest, the first of several; ``None`` where none scores above ``least``.

        ``columns`` lack the features ``late``, which cost much: ``whole`` gives a row with them, and is asked only where the
        highest score that they leave possible would win.

        >>> trees = Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25))
        >>> trees.best([(4, 40), (0, 0)], lambda at: [(4, 0), (40, 3)][at], frozenset((1,)), 0.0)
        1
        """
        bounds = self.at_most(late).scores_of_columns(columns)
        found, best = None, least
        for at in sorted(range(len(bounds)), key=lambda at: (-bounds[at], at)):
            if bounds[at] < best or bounds[at] <= least:
                break
            (score,) = self.scores([whole(at)])
            if score > best or (score == best and found is not None and at < found):
                found, best = at, score
        return found

    def at_most(self, late: frozenset[int]) -> Trees:
        """Trees that answer, without the features ``late``, the most that these can."""
        return self._bound(late, max)

    def at_least(self, late: frozenset[int]) -> Trees:
        """Trees that answer, without the features ``late``, the least that these can.

        >>> trees = Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25))
        >>> trees.at_least(frozenset((1,))).scores([(4, 0), (40, 0)])
        [-0.75, 0.25]
        """
        return self._bound(late, min)

    def _bound(self, late: frozenset[int], outer: Outer) -> Trees:
        key = late, outer is max
        if key not in self._bounds:
            self._bounds[key] = Trees(self.features, (_bounded(tree, late, outer) for tree in self.trees))
        return self._bounds[key]

    @cached_property
    def function(self) -> Callable[[Row], float]:
        """The trees as one function, four times as fast: it gives the same sum to the last bit.

        >>> Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25)).function((40, 3))
        2.25
        """
        names = "".join(f"f{place}, " for place in range(len(self.features)))
        return _made(f"def summed(row):\n    {names} = row\n    return {self._answers}")

    @cached_property
    def function_of_columns(self) -> Callable[[Sequence[Sequence[float]]], list[float]]:
        """The same for all rows at once, given in columns."""
        used = sorted(set(_places(self.trees))) or [0]
        names, columns = "".join(f"f{place}, " for place in used), ", ".join(f"columns[{place}]" for place in used)
        return _made(f"def summed(columns):\n    return [{self._answers} for {names} in zip({columns})]")

    @property
    def _answers(self) -> str:
        return " + ".join(["0.0", *map(_written, self.trees)])


def _made(code: str) -> Callable[..., Any]:
    scope: dict[str, Callable[..., Any]] = {}
    exec(code, scope)
    return scope["summed"]


def _places(trees: Iterable[Tree]) -> Iterator[int]:
    """The places of the features that ``trees`` ask for."""
    for tree in trees:
        if tree.__class__ is tuple:
            yield tree[0]
            yield from _places(tree[2:])


def _bounded(tree: Tree, late: frozenset[int], outer: Outer) -> Tree:
    if tree.__class__ is not tuple:
        return tree
    place, threshold, low, high = tree
    low, high = _bounded(low, late, outer), _bounded(high, late, outer)
    return _outer_of(low, high, outer) if place in late else (place, threshold, low, high)


def _outer_of(one: Tree, other: Tree, outer: Outer) -> Tree:
    """A tree that answers the ``outer`` of what two answer: the higher or the lower."""
    if one.__class__ is not tuple:
        one, other = other, one
    if one.__class__ is not tuple:
        return outer(one, other)
    place, threshold, low, high = one
    return place, threshold, _outer_of(low, other, outer), _outer_of(high, other, outer)


def _written(tree: Tree) -> str:
    """``tree`` as a Python expression."""
    if tree.__class__ is not tuple:
        return repr(float(tree))
    place, threshold, low, high = tree
    return f"({_written(low)} if f{place} <= {threshold!r} else {_written(high)})"


@cache
def load_trees(model: str, features: tuple[str, ...]) -> Trees:
    """The trees of ``model``. Raises ``ValueError`` where it was learned from other features than ``features``."""
    stored = read_table(f"{model}.json")
    if tuple(stored["features"]) != features:
        raise ValueError(f"{model} was learned from other features: run its trainer, {stored['trainer']}")
    return Trees(features, tuple(_frozen(tree) for tree in stored["trees"]))


def _frozen(tree: Any) -> Tree:
    if isinstance(tree, list):
        place, threshold, low, high = tree
        return place, threshold, _frozen(low), _frozen(high)
    return float(tree)
