"""Learn the weights of ``src/hizone_clean/resources/next_passages.json``.

usage: python training/train_next_passages.py PAGES [--write] [--folds N]

A folder of pages holds ``raw/<page>.<extractor>.txt``, pages as extractors give them, and ``gold/<page>.json`` with the
articles of each page. Of the extractors that write loosely set columns row by row, those pages are taken on which fewer
than nine in ten lines stand before the one that they go on with. For each passage whose next one is known it collects the
features of all that may be next and fits a choice among them (softmax), with the page as the unit of cross-validation.
Needs nothing but the package; takes some minutes. Nothing of the pages goes into the weights but how often a feature is right.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from fitting import squeeze, write_weights

from hizone_clean.cleaners.deinterleave_columns.by_sense.next_passages import features, link_passages, shared_wording
from hizone_clean.cleaners.deinterleave_columns.by_sense.row_passages import FARTHEST, Rows, read_rows

EXTRACTORS = ("pdftotext", "pdfminer")
IN_ORDER = 0.9
ABOUT = (
    "What each feature weighs for one passage to be the next of its column after another, where columns were written row "
    "by row. Learned from newspaper pages as two extractors read them; the features are explained in "
    "cleaners/deinterleave_columns/by_sense/next_passages.py."
)
SMALLEST = 0.03
"""Weights below this are left out of the file."""
NONE = "none"

Features = dict[str, float]


class Choice(NamedTuple):
    """A passage: the features of each passage that may be the next one, and which one is (the last choice is none)."""

    page: str
    options: list[Features]
    right: int


class PageOfRows(NamedTuple):
    """A page with what is known of it."""

    name: str
    rows: Rows
    following: dict[int, int]
    """For each passage the next one of its article."""
    within: int
    """How many of them go on in the middle of a paragraph."""


def read_pages(folder: Path) -> Iterator[PageOfRows]:
    """The pages that were written row by row."""
    for path in sorted((folder / "raw").glob("*.txt")):
        name, _, extractor = path.stem.partition(".")
        if extractor not in EXTRACTORS:
            continue
        gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
        lines = path.read_text("utf-8", "replace").split("\n")
        places = [at for at, line in enumerate(lines) if line.strip()]
        texts = [lines[at].strip() for at in places]
        glued = [bool(at) and places[at] == places[at - 1] + 1 for at in range(len(places))]
        following = dict(_following([squeeze(text) for text in texts], gold))
        in_order = sum(then == at + 1 for at, then in following.items())
        if in_order < IN_ORDER * len(following):
            rows = read_rows(texts, glued)
            at_head = {passage.first: at for at, passage in enumerate(rows.passages)}
            pairs = {
                at: at_head[following[passage.last]]
                for at, passage in enumerate(rows.passages)
                if following.get(passage.last) in at_head
            }
            yield PageOfRows(name, rows, pairs, sum(rows.passages[at].is_open for at in pairs))


def _following(texts: list[str], gold: dict) -> Iterator[tuple[int, int]]:
    """Each line with the next one of its article, where both are found in one place only."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    blocks = [
        (number, place, squeeze(block["text"]))
        for number, article in enumerate(gold["articles"])
        for place, block in enumerate(article["blocks"])
    ]
    for at, text in enumerate(texts):
        hits = [(number, place, block.find(text)) for number, place, block in blocks if text in block]
        if len(hits) == 1:
            number, place, start = hits[0]
            found[number, place].append((start, at))
    for (number, place), lines in found.items():
        lines.sort()
        for (start, at), (then_start, then) in pairwise(lines):
            if start + len(texts[at]) == then_start:
                yield at, then
        ahead = min(found.get((number, place + 1), []), default=(1, 0))
        start, at = lines[-1]
        block = next(text for n, p, text in blocks if (n, p) == (number, place))
        if ahead[0] == 0 and start + len(texts[at]) == len(block):
            yield at, ahead[1]


def choices(page: PageOfRows) -> Iterator[Choice]:
    """What there is to choose from at each passage whose next one is known."""
    wording = shared_wording(page.rows, link_passages(page.rows))
    for at, then in page.following.items():
        span = range(at + 1, min(len(page.rows.passages), at + FARTHEST + 1))
        shared = "wording" if page.rows.passages[at].is_open else "wording after stop"
        options = [{**dict(features(page.rows, at, other)), shared: wording[at, other]} for other in span]
        yield Choice(page.name, [*options, {NONE: 1.0}], span.index(then) if then in span else len(options))


def fit(examples: list[Choice], *, rounds: int = 12, penalty: float = 1e-4, seed: int = 7) -> Features:
    """Weights by stochastic gradient descent with a step of its own for each feature (AdaGrad) and a quadratic penalty."""
    weights: Features = defaultdict(float)
    seen: Features = defaultdict(lambda: 1.0)
    order = list(examples)
    shuffle = random.Random(seed).shuffle
    for number in range(rounds):
        shuffle(order)
        step = 0.5 * (1 - number / rounds) + 0.02
        for example in order:
            for feature, gradient in _gradient(example, weights).items():
                gradient += penalty * weights[feature]
                seen[feature] += gradient * gradient
                weights[feature] -= step * gradient / math.sqrt(seen[feature])
    return dict(weights)


def _gradient(example: Choice, weights: Features) -> Features:
    values = [sum(weights[feature] * much for feature, much in option.items()) for option in example.options]
    most = max(values)
    chances = [math.exp(value - most) for value in values]
    total = sum(chances)
    gradient: Features = defaultdict(float)
    for place, (option, chance) in enumerate(zip(example.options, chances, strict=True)):
        error = chance / total - (place == example.right)
        for feature, much in option.items():
            gradient[feature] += error * much
    return gradient


def judge(weights: Features, examples: list[Choice]) -> int:
    """How many passages get their next one by the features alone."""
    right = 0
    for example in examples:
        values = [
            sum(weights.get(feature, 0.0) * much for feature, much in option.items()) for option in example.options
        ]
        right += max(range(len(values)), key=values.__getitem__) == example.right
    return right


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=4)
    options = parser.parse_args()
    examples = [choice for page in read_pages(options.pages) for choice in choices(page)]
    names = sorted({example.page for example in examples})
    print(f"{len(examples)} passages of {len(names)} pages")
    right = 0
    for fold in range(options.folds):
        held = set(names[fold :: options.folds])
        weights = fit([example for example in examples if example.page not in held])
        right += judge(weights, [example for example in examples if example.page in held])
    if options.folds:
        print(f"next one found for {right / len(examples):.4f}")
    if options.write:
        write_weights("next_passages", ABOUT, __file__, fit(examples), smallest=SMALLEST)


if __name__ == "__main__":
    main()
