"""The learned models: each is in the one form, and says which trainer made it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hizone_clean.models.linear import explain, load_weights, score_amounts, score_features

ROOT = Path(__file__).parents[2]
MODELS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in (ROOT / "src/hizone_clean/resources").glob("*.json")
    if '"weights"' in path.read_text("utf-8")
}


def test_there_are_models() -> None:
    assert {"next_passages", "paragraph_ends"} <= set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_says_what_it_is_and_who_made_it(name: str) -> None:
    assert list(MODELS[name]) == ["about", "trainer", "weights"]
    assert (ROOT / MODELS[name]["trainer"]).is_file()
    assert list(load_weights(name)) == sorted(load_weights(name))
    assert all(isinstance(weight, int | float) for weight in load_weights(name).values())


def test_an_unknown_feature_weighs_nothing() -> None:
    weights = {"short": -1.0, "bare": 3.0}
    assert score_features(["short", "new"], weights) == -1.0
    assert score_amounts([("bare", 0.5), ("new", 9.0)], weights) == 1.5
    assert explain(["short", "new", "bare"], weights) == [("bare", 3.0), ("short", -1.0)]
