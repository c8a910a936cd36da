"""Boosted trees: each asks a few questions of the numbers that it is given, and the sum of their answers decides.

A model is one file in ``resources/``, ``<name>.json``: where it comes from, the trainer that made it (``training/``), the
names of its features in their order, and its ``trees``. A tree is an answer, a number, or a question: the place of a
feature, a threshold, the tree for a number up to it and the tree for one above it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from hizone_clean.resources import read_resource

Row = Sequence[float]
Tree = Any
"""A number, or ``(place, threshold, tree, tree)``."""


class Trees(NamedTuple):
    """A learned model."""

    features: tuple[str, ...]
    trees: tuple[Tree, ...]

    def scores(self, rows: Iterable[Row]) -> list[float]:
        """What the trees answer for each of ``rows``, summed up.

        >>> Trees(("size", "marks"), ((0, 9.5, -1.0, (1, 0.5, 0.0, 2.0)), 0.25)).scores([(4, 0), (40, 3)])
        [-0.75, 2.25]
        """
        found = []
        for row in rows:
            total = 0.0
            for tree in self.trees:
                while tree.__class__ is tuple:
                    tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
                total += tree
            found.append(total)
        return found


@cache
def load_trees(model: str, features: tuple[str, ...]) -> Trees:
    """The trees of ``model``. Raises ``ValueError`` where it was learned from other features than ``features``."""
    stored = json.loads(read_resource(f"{model}.json"))
    if tuple(stored["features"]) != features:
        raise ValueError(f"{model} was learned from other features: run its trainer, {stored['trainer']}")
    return Trees(features, tuple(_frozen(tree) for tree in stored["trees"]))


def _frozen(tree: Any) -> Tree:
    if isinstance(tree, list):
        place, threshold, low, high = tree
        return place, threshold, _frozen(low), _frozen(high)
    return float(tree)
