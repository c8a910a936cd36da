"""What the trainers share: it learns what is there to learn, holds out whole texts, and writes what the reader reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

import fitting  # noqa: E402

Example = tuple[tuple[str, ...], bool]
EXAMPLES: list[Example] = [(("short", "bare"), True), (("short",), False), (("bare",), True), (("long",), False)]


def slopes(example: Example, weights: fitting.Weights) -> Iterator[tuple[str, float]]:
    features, right = example
    error = fitting.likelihood(sum(weights[feature] for feature in features)) - right
    return ((feature, error) for feature in features)


@pytest.mark.parametrize("averaged", [True, False])
def test_it_learns_which_feature_tells(averaged: bool) -> None:
    weights = fitting.descend(EXAMPLES * 20, slopes, rounds=20, averaged=averaged)
    assert weights["bare"] > 1 > -1 > weights["short"]
    assert weights == fitting.descend(EXAMPLES * 20, slopes, rounds=20, averaged=averaged)


def test_a_weight_is_drawn_back_to_where_it_belongs() -> None:
    free = fitting.descend(EXAMPLES * 20, slopes, rounds=20, start={"bare": 5.0})
    held = fitting.descend(
        EXAMPLES * 20, slopes, rounds=20, start={"bare": 5.0}, pull=lambda name, weight: weight - 5 * (name == "bare")
    )
    assert abs(held["bare"] - 5) < abs(free["bare"] - 5)
    assert abs(held["short"]) < abs(free["short"])


def test_documents_of_one_text_are_held_out_together() -> None:
    shared = "园区企业" * 12
    groups = fitting.groups_by_text([("a", shared), ("b", "短"), ("c", "另文" * 30), ("c", shared), ("d", "另文" * 30)])
    assert groups == {"a": "a", "b": "b", "c": "a", "d": "a"}
    parts = list(fitting.held_out(groups.values(), 2))
    assert sorted(name for part in parts for name in part) == ["a", "b"]


def test_what_is_written_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "RESOURCES", tmp_path)
    weights = {"b": 0.126, "a": -2.0, "tiny": 0.004}
    fitting.write_weights("model", "A model.", str(TRAINING / "fitting.py"), weights, smallest=0.05)
    written = json.loads((tmp_path / "model.json").read_text("utf-8"))
    assert written == {"about": "A model.", "trainer": "training/fitting.py", "weights": {"a": -2.0, "b": 0.13}}


def test_figures_name_the_documents_that_lost_much(capsys: pytest.CaptureFixture[str]) -> None:
    fitting.print_figures("F1", {"good": 1.0, "fair": 0.8, "bad": 0.3, "fine": 0.95}, worst=1)
    shown = capsys.readouterr().out
    assert "4 documents, mean 0.7625 ± 0.2770" in shown
    assert "lost over a tenth 50.0%, over half 25.0%" in shown
    assert shown.endswith("0.300  bad\n")


@pytest.mark.parametrize("trainer", sorted(path.name for path in TRAINING.glob("train_*.py")))
def test_a_trainer_says_which_data_it_lacks(trainer: str) -> None:
    known = {name: value for name, value in os.environ.items() if name != "HIZONE_BENCH_DATA"}
    done = subprocess.run([sys.executable, TRAINING / trainer], capture_output=True, text=True, env=known, check=False)
    assert done.returncode == 1
    assert "HIZONE_BENCH_DATA" in done.stderr
