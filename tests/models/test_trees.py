"""Boosted trees: how they answer, and that the one in use was learned from the features in use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES
from hizone_clean.models.trees import Trees, load_trees

ROOT = Path(__file__).parents[2]


def test_a_number_up_to_the_threshold_goes_left() -> None:
    trees = Trees(("size",), ((0, 9.5, -1.0, 2.0), 0.5))
    assert trees.scores([(9.5,), (9.6,)]) == [-0.5, 2.5]


def test_the_model_says_what_it_is_and_who_made_it() -> None:
    stored = json.loads((ROOT / "src/hizone_clean/resources/page_body.json").read_text("utf-8"))
    assert list(stored) == ["about", "trainer", "features", "trees"]
    assert (ROOT / stored["trainer"]).is_file()
    assert load_trees("page_body", NAMES).features == NAMES


def test_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="learned from other features"):
        load_trees("page_body", (*NAMES, "one more"))


def test_the_best_is_found_without_asking_what_cannot_win() -> None:
    trees = Trees(("size", "cost"), ((0, 9.5, -1.0, 1.0), (1, 0.5, (0, 9.5, 0.0, -3.0), (0, 9.5, 3.0, 0.5))))
    rows = [(4, 0), (40, 1), (12, 0), (5, 1), (6, 1)]
    asked = []

    def whole(at: int) -> tuple[float, float]:
        asked.append(at)
        return rows[at]

    found = trees.best([[size for size, _ in rows], [0] * 5], whole, frozenset((1,)), -5.0)
    scores = trees.scores(rows)
    assert found == scores.index(max(scores)) == 3
    assert asked == [0, 3, 4]
    assert trees.best([[40], [0]], whole, frozenset((1,)), 1.5) is None


def test_the_bounds_hold_whatever_the_late_features_are() -> None:
    trees = load_trees("page_body", NAMES)
    late = frozenset(map(NAMES.index, ("said", "since_said", "from_title", "title_mass")))
    rows = [[float((at * 37 + place * 11) % 60) for place in range(len(NAMES))] for at in range(40)]
    others = [[value + 13.0 * (place in late) for place, value in enumerate(row)] for row in rows]
    low, high = trees.at_least(late).scores(rows), trees.at_most(late).scores(rows)
    for scores in (trees.scores(rows), trees.scores(others)):
        assert all(map(float.__le__, low, scores))
        assert all(map(float.__ge__, high, scores))
