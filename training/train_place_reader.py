"""Learn the weights of ``src/hizone_clean/resources/place_reader.json``.

usage: python training/train_place_reader.py [PAGES] [--write]

PAGES holds ``raw/<page>.pymupdf-sort.txt``, newspaper pages as PyMuPDF's sorted text gives them, and ``gold/<page>.json``. The
lines of each page are laid with the weights, and it is counted how many stretches of eight characters of the gold's paragraphs
stand in one column. Weight after weight is made larger and smaller, and kept so where more stretches stand (coordinate descent: what a
way costs is no sum of features that a gradient could tell, since a line is laid as those above it were). Learned from half of the
pages, by text, and tried on the other half. Needs nothing but the package; takes some minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import (
    Weights,
    argument_parser,
    bench_data,
    groups_by_text,
    held_out,
    print_figures,
    squeeze,
    write_weights,
)
from train_headlines import passages

from hizone_clean import default_pipeline
from hizone_clean.blocks import Block
from hizone_clean.cleaners.deinterleave_columns.by_places import place_reader
from hizone_clean.cleaners.deinterleave_columns.by_places.placed_rows import by_ems_or_characters, place_rows
from hizone_clean.models.linear import load_weights

ABOUT = (
    "What each thing costs that is seen of a way to lay the words of a line whose blanks hold places, and how far a word may "
    "miss its place, in half ems. Learned from newspaper pages as PyMuPDF's sorted text gives them; the features are explained "
    "in cleaners/deinterleave_columns/by_places/place_reader.py."
)
STRETCH, SHORTEST = 8, 20
STEPS = ((0.6, 1.6), (0.8, 1.25))
"""By how much a weight is made smaller and larger, in each sweep."""
GAIN = 1e-4
PLACED = 1.2
"""How much sharper columns begin by characters than by ems on a page whose blanks hold places, at most."""
_STEPS = list(default_pipeline.names).index("deinterleave_columns")
_BEFORE = type(default_pipeline)(*list(default_pipeline)[:_STEPS])
_CONSTANTS = {
    "near, first word": "_NEAR_FIRST",
    "near, later word": "_NEAR_NEXT",
    "near, row below": "_NEAR_BELOW",
    "stretched": "_STRETCH",
    "hidden blank": "_HIDDEN",
    "begins elsewhere": "_ELSEWHERE",
    "indented": "_INDENTED",
    "indented inside": "_INDENTED_INSIDE",
    "misses its place": "_MISS",
    "misses it by far": "_FAR_MISS",
    "words": "_SEAM",
    "goes on from above": "_FROM_ABOVE",
    "begins a row below": "_BELOW",
    "column is taken": "_TAKEN",
    "beyond the page": "_BEYOND",
    "across columns": "_ACROSS",
    "across again": "_ACROSS_AGAIN",
    "likely pair": "_LIKELY",
    "leaves room": "_SHORT",
    "leaves much room": "_TOO_SHORT",
    "wider than its column": "_LONG",
}
"""The constant of the reader that holds each weight."""


class Page(NamedTuple):
    """A page: its lines, and the stretches of characters of its gold."""

    name: str
    lines: list[Block]
    stretches: tuple[str, ...]


def pages(folder: Path) -> Iterator[Page]:
    """The news pages of ``folder`` whose blanks hold places."""
    for path in sorted((folder / "raw").glob("*_news_*.pymupdf-sort.txt")):
        name = path.name.partition(".")[0]
        gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
        texts = [squeeze(block["text"]) for article in gold["articles"] for block in article["blocks"]]
        told = tuple(stretch for text in texts if len(text) > SHORTEST for stretch in _stretches(text))
        for page in _BEFORE(path.read_bytes()).facts.pages:
            kept = [block for block in page.blocks if block.reason is None and block.type == "paragraph"]
            if kept and told and by_ems_or_characters(kept) < PLACED:
                yield Page(name, kept, told)


def _stretches(text: str) -> list[str]:
    return [text[at : at + STRETCH] for at in range(len(text) - STRETCH + 1)]


def judge(page: Page, weights: Weights) -> float:
    """The share of the gold's stretches that stand in one column of ``page`` as it is laid with ``weights``."""
    for name, value in weights.items():
        setattr(place_reader, _CONSTANTS[name], value)
    columns = (squeeze("".join(piece.text for piece in chain.pieces)) for chain in place_rows(page.lines)[1])
    said = {stretch for text in columns for stretch in _stretches(text)}
    return sum(stretch in said for stretch in page.stretches) / len(page.stretches)


def fit(examples: Sequence[Page], weights: Weights) -> Weights:
    """``weights``, each changed where that lays more of ``examples`` right."""
    best = sum(judge(page, weights) for page in examples)
    for steps in STEPS:
        for name in weights:
            for step in steps:
                trial = weights | {name: weights[name] * step}
                value = sum(judge(page, trial) for page in examples)
                if value > best + GAIN * len(examples):
                    best, weights = value, trial
                    break
    return weights


def main() -> None:
    """Learn from half of the pages, try on the other half, and with ``--write`` write what was learned."""
    parser = argument_parser(__doc__)
    parser.add_argument("pages", type=Path, nargs="?", help="newspaper pages (newspaper/ of HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    folder = options.pages or bench_data("newspaper")
    examples, texts = list(pages(folder)), groups_by_text(passages(folder))
    half = next(held_out((texts[page.name] for page in examples), 2))
    start = dict(load_weights("place_reader"))
    learned = fit([page for page in examples if texts[page.name] in half], start)
    for told, weights in (("before", start), ("learned", learned)):
        shares = {page.name: judge(page, weights) for page in examples if texts[page.name] not in half}
        print_figures(f"held out, stretches in one column, {told}", shares, worst=options.worst)
    if options.write:
        write_weights("place_reader", ABOUT, __file__, learned, smallest=0.0, digits=3)


if __name__ == "__main__":
    main()
