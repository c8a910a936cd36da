"""What the trainers share: where the data is, folds, gradient descent, figures with their spread, and the file of a model."""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "src/hizone_clean/resources"

Example = TypeVar("Example")
Weights = dict[str, float]


# ── what is asked, and of which data ─────────────────────────────────────────────────────────────────────────────────


def argument_parser(doc: str) -> argparse.ArgumentParser:
    """The options that all trainers have."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write what was learned from all documents")
    parser.add_argument("--folds", type=int, default=4, help="parts that are held out in turn; 0 only learns")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the documents that came out worst")
    return parser


def bench_data(kind: str) -> Path:
    """The folder of labelled documents of ``kind`` (newspaper, html, dumps …) below ``$HIZONE_BENCH_DATA``."""
    if not (home := os.environ.get("HIZONE_BENCH_DATA")):
        raise SystemExit(
            f"Name the folder of {kind} documents, or set HIZONE_BENCH_DATA to the folder that holds {kind}/"
        )
    return Path(home) / kind


def squeeze(text: str) -> str:
    """``text`` without blanks, in its compatibility form, quotes straight."""
    text = unicodedata.normalize("NFKC", text)
    for curly, straight in zip("“”‘’", "\"\"''", strict=True):
        text = text.replace(curly, straight)
    return "".join(text.split())


# ── documents that are held out ──────────────────────────────────────────────────────────────────────────────────────

_TELLING = 40
"""Characters from which a passage that two documents share shows that they hold the same text."""


def groups_by_text(passages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each document, given with its passages, the first of those that share a long passage with it.

    One text set twice, or read by five programs, is one document: what was learned from it may not be tried on it.

    >>> groups_by_text([("a", "园区" * 20), ("b", "企业" * 20), ("c", "园区" * 20)])
    {'a': 'a', 'b': 'b', 'c': 'a'}
    """
    group: dict[str, str] = {}
    first: dict[str, str] = {}
    for document, passage in passages:
        group.setdefault(document, document)
        if len(passage) < _TELLING:
            continue
        here, there = group[document], group[first.setdefault(passage, document)]
        if here != there:
            group.update({name: there for name, other in group.items() if other == here})
    return group


def held_out(groups: Iterable[str], folds: int) -> Iterator[set[str]]:
    """The groups in ``folds`` parts, as equal as can be."""
    names = sorted(set(groups))
    random.Random(3).shuffle(names)
    return (set(names[fold::folds]) for fold in range(folds))


# ── learning ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def descend(
    examples: Sequence[Example],
    slopes: Callable[[Example, Weights], Iterable[tuple[str, float]]],
    *,
    rounds: int,
    step: Callable[[float], float] = lambda done: 0.5 * (1 - done) + 0.02,
    pull: Callable[[str, float], float] = lambda feature, weight: 0.0,
    start: Mapping[str, float] | None = None,
    averaged: bool = False,
) -> Weights:
    """Weights by stochastic gradient descent with a step of its own for each feature (AdaGrad).

    ``slopes`` gives for an example the features and how much its loss grows with each; ``step`` the length of a step
    when that share of the rounds is done; ``pull`` how strongly a feature's weight is drawn back to where it belongs.
    With ``averaged`` the mean of the later half of the rounds is given. The same examples always give the same weights.
    """
    weights: Weights = defaultdict(float, start or {})
    seen: Weights = defaultdict(lambda: 1.0)
    totals: Counter[str] = Counter()
    order, shuffle = list(examples), random.Random(7).shuffle
    for number in range(rounds):
        shuffle(order)
        length = step(number / rounds)
        for example in order:
            for feature, slope in slopes(example, weights):
                slope += pull(feature, weights[feature])
                seen[feature] += slope * slope
                weights[feature] -= length * slope / math.sqrt(seen[feature])
        if averaged and 2 * number >= rounds:
            totals.update(weights)
    return {name: total / (rounds - rounds // 2) for name, total in totals.items()} if averaged else dict(weights)


def likelihood(total: float) -> float:
    """How likely a yes is when the features weigh ``total``: the logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


# ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────────────


def print_figures(name: str, values: Mapping[str, float], *, worst: int = 0) -> None:
    """The mean of ``values`` (1 is perfect) over the documents, how far they spread, and how many lost much.

    A mean hides the document that lost half: beside it stands the share of those that lost over a tenth and over half.
    """
    figures = sorted(values.values())
    if not figures:
        return
    tenth = sum(value < 0.9 for value in figures) / len(figures)
    half = sum(value < 0.5 for value in figures) / len(figures)
    low, middle, high = (figures[int(part * (len(figures) - 1))] for part in (0.1, 0.5, 0.9))
    print(
        f"{name}: {len(figures)} documents, mean {statistics.fmean(figures):.4f} ± {statistics.pstdev(figures):.4f}, "
        f"a tenth below {low:.3f}, half below {middle:.3f}, a tenth above {high:.3f}; "
        f"lost over a tenth {tenth:.1%}, over half {half:.1%}"
    )
    for document in sorted(values, key=lambda key: values[key])[:worst]:
        print(f"   {values[document]:.3f}  {document}")


def write_weights(
    model: str, about: str, trainer: str, weights: Mapping[str, float], *, smallest: float, digits: int = 2
) -> None:
    """Write ``model`` as ``models/linear.py`` reads it: rounded, in the order of the features, without the smallest."""
    kept = {name: round(weight, digits) for name, weight in sorted(weights.items()) if abs(weight) >= smallest}
    made_by = Path(trainer).resolve().relative_to(ROOT).as_posix()
    data = {"about": about, "trainer": made_by, "weights": kept}
    text = json.dumps(data, ensure_ascii=False, indent=0) + "\n"
    (RESOURCES / f"{model}.json").write_text(text, encoding="utf-8")
