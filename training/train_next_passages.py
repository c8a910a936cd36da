"""Learn the weights of ``src/hizone_clean/resources/next_passages.json``.

usage: python training/train_next_passages.py [PAGES] [--write] [--folds N]

A folder of pages holds ``raw/<page>.<extractor>.txt``, pages as extractors give them, and ``gold/<page>.json`` with the
articles of each page. Of the extractors that write loosely set columns row by row, those pages are taken on which fewer
than nine in ten lines stand before the one that they go on with. For each passage whose next one is known it collects the
features of all that may be next and fits a choice among them (softmax); pages that share a text are held out together.
Needs nothing but the package; takes some minutes. Nothing of the pages goes into the weights but how often a feature is right.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from fitting import (
    argument_parser,
    bench_data,
    descend,
    groups_by_text,
    held_out,
    print_figures,
    squeeze,
    write_weights,
)

from hizone_clean.cleaners.deinterleave_columns.by_sense.next_passages import features, link_passages, shared_wording
from hizone_clean.cleaners.deinterleave_columns.by_sense.row_passages import FARTHEST, Rows, read_rows
from hizone_clean.models.linear import score_amounts

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


def passages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page with each of its texts, made alike."""
    for path in sorted((folder / "gold").glob("*.json")):
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            yield from ((path.stem, squeeze(block["text"])) for block in article["blocks"])


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


def fit(examples: list[Choice], *, rounds: int = 12, penalty: float = 1e-4) -> Features:
    """The weights of a choice among several (softmax), with a quadratic penalty."""
    return descend(examples, _slopes, rounds=rounds, pull=lambda feature, weight: penalty * weight)


def _slopes(example: Choice, weights: Features) -> Iterable[tuple[str, float]]:
    values = [score_amounts(option.items(), weights) for option in example.options]
    most = max(values)
    chances = [math.exp(value - most) for value in values]
    total = sum(chances)
    slopes: Features = defaultdict(float)
    for place, (option, chance) in enumerate(zip(example.options, chances, strict=True)):
        error = chance / total - (place == example.right)
        for feature, much in option.items():
            slopes[feature] += error * much
    return slopes.items()


def judge(weights: Features, examples: list[Choice]) -> int:
    """How many passages get their next one by the features alone."""
    right = 0
    for example in examples:
        values = [score_amounts(option.items(), weights) for option in example.options]
        right += max(range(len(values)), key=values.__getitem__) == example.right
    return right


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all pages."""
    parser = argument_parser(__doc__)
    parser.add_argument("pages", type=Path, nargs="?", help="a folder (newspaper/ of HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    folder = options.pages or bench_data("newspaper")
    examples = [choice for page in read_pages(folder) for choice in choices(page)]
    groups = groups_by_text(passages(folder))
    names = sorted({example.page for example in examples})
    print(f"{len(examples)} passages of {len(names)} pages")
    shares: dict[str, float] = {}
    right = 0
    for held in held_out([groups[name] for name in names], options.folds):
        weights = fit([example for example in examples if groups[example.page] not in held])
        for name in (name for name in names if groups[name] in held):
            own = [example for example in examples if example.page == name]
            found = judge(weights, own)
            right, shares[name] = right + found, found / len(own)
    if shares:
        print(f"held out, next one found: {right / len(examples):.4f} of all passages")
        print_figures("held out, next ones found of a page", shares, worst=options.worst)
    if options.write:
        write_weights("next_passages", ABOUT, __file__, fit(examples), smallest=SMALLEST)


if __name__ == "__main__":
    main()
