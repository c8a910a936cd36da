"""Learn the weights of ``src/hizone_clean/resources/paragraph_ends.json``.

usage: python training/train_paragraph_ends.py [PAGES …] [--write] [--folds N]

A folder of pages holds ``raw/<page>.<extractor>.txt`` (or ``raw/<page>.txt``), pages as extractors give them, and
``gold/<page>.json`` with the paragraphs of each page; ``tests/data`` is one. The gold is also wrapped anew at several
widths. For every two lines that follow each other it asks whether the gold has them in one paragraph, collects the
features at their border and fits a logistic regression; pages that share a text are held out together. Needs nothing but
the package; takes some minutes. Nothing of the pages goes into the weights but how often a feature meets a paragraph's end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fitting import (
    ROOT,
    Weights,
    argument_parser,
    bench_data,
    descend,
    groups_by_text,
    held_out,
    likelihood,
    print_figures,
    squeeze,
    write_weights,
)

from hizone_clean import repair_characters, undouble_overprint
from hizone_clean.blocks import Block
from hizone_clean.cleaners.rejoin_hard_wraps.headline_lines import printed_twice
from hizone_clean.cleaners.rejoin_hard_wraps.line_features import features
from hizone_clean.cleaners.rejoin_hard_wraps.paragraph_ends import set_lines
from hizone_clean.document import from_lines
from hizone_clean.layout.lines import Lines
from hizone_clean.models.linear import score_features

EXTRACTORS = ("mutool-txt", "pymupdf", "pypdf", "pdfbox", "pdftotext-raw")
OWN = ("003_f28b1bf4d582b9a4", "004_e511ca848f924cbd")
"""The project's own pages."""
OWN_WEIGHT = 5
"""They are read by one extractor only; the others by five."""
ABOUT = (
    "What each feature at the border of two lines weighs: above 0 it speaks for the end of a paragraph, below against. "
    "Learned from newspaper pages and reports as five extractors read them; the features are explained in "
    "cleaners/rejoin_hard_wraps/line_features.py."
)
SMALLEST = 0.05
"""Weights below this are left out of the file."""


class Border(NamedTuple):
    """Two lines that follow each other: the features between them and whether a paragraph ends there."""

    page: str
    features: tuple[str, ...]
    ends: bool


def borders(pages: Path) -> Iterator[Border]:
    """Every border of two lines of every page."""
    for path in sorted((pages / "raw").glob("*.txt")):
        page, _, extractor = path.stem.partition(".")
        if extractor in EXTRACTORS or page in OWN:
            gold = json.loads((pages / "gold" / f"{page}.json").read_text("utf-8"))
            weight = OWN_WEIGHT if page in OWN else 1
            yield from [*_borders_of(page, path.read_text("utf-8", "replace"), gold)] * weight
            if page in OWN:
                yield from _wrapped_borders(page, gold)


def passages(pages: Path) -> Iterator[tuple[str, str]]:
    """Every page with each of its texts, made alike."""
    for path in sorted((pages / "gold").glob("*.json")):
        yield from ((path.stem, text) for text in _units(json.loads(path.read_text("utf-8"))))


def _wrapped_borders(page: str, gold: dict) -> Iterator[Border]:
    """The gold of ``page`` set anew: plain wraps, with first lines set in or flush, with blank lines or without."""
    for number, measure in enumerate(range(10, 41, 3)):
        for flush in (True, False):
            between = "\n\n" if number % 2 else "\n"
            texts = [text for unit in _texts(gold) for text in wrap(unit, measure, 0 if flush else 2)]
            yield from _borders_of(page, between.join(texts), gold)


def wrap(text: str, measure: int, indent: int) -> list[str]:
    """``text`` broken every ``measure`` characters, the first line ``indent`` shorter; no mark begins a line."""
    lines: list[str] = []
    while text:
        cut = measure - (0 if lines else indent)
        while 1 < cut < len(text) and text[cut] in "，。、；：！？”’）》…":
            cut -= 1
        while 1 < cut < len(text) and text[cut - 1 : cut + 1].isascii() and text[cut - 1 : cut + 1].isalnum():
            cut -= 1
        lines.append(text[:cut].strip())
        text = text[cut:].strip()
    return lines


def _borders_of(page: str, raw: str, gold: dict) -> Iterator[Border]:
    furniture = {squeeze(text) for text in gold.get("furniture", ())}
    document = undouble_overprint(from_lines(repair_characters(raw)))
    places = [at for at, b in enumerate(document.blocks) if b.reason is None and _is_text(b, furniture)]
    blocks = [document.blocks[at] for at in places]
    units, signed = "\0".join(_units(gold)), "\0".join(_signed(gold))
    authors = {squeeze(_author_text(article)) for article in gold["articles"]} - {""}
    lines = Lines(blocks)
    setting = set_lines(lines, printed_twice(document.blocks, places))
    first = True
    for at, (left, right) in enumerate(zip(lines.texts, lines.texts[1:], strict=False)):
        left, right = squeeze(left), squeeze(right)
        if len(left) == len(right) == 1:  # a table of contents that fell into letters
            continue
        seam = left[-8:] + right[:8]
        ends = seam not in units and (right in authors or seam not in signed)
        yield Border(page, tuple(features(setting, at, first=first)), ends)
        first = ends


def _is_text(block: Block, furniture: set[str]) -> bool:
    text = squeeze(block.text)
    folio = text.strip("-—")
    return bool(folio) and text not in furniture and not folio.isdigit() and "........" not in text


def _texts(gold: dict) -> Iterator[str]:
    for article in gold["articles"]:
        texts = [article["kicker"], article["title"], *(block["text"] for block in article["blocks"])]
        yield from (text for text in texts if text)


def _units(gold: dict) -> Iterator[str]:
    return map(squeeze, _texts(gold))


def _author_text(article: dict) -> str:
    return article.get("author_text") or "".join(article["authors"])


def _signed(gold: dict) -> Iterator[str]:
    """The last paragraph of each article with the names that stand behind it."""
    for article in gold["articles"]:
        yield squeeze(article["blocks"][-1]["text"] + _author_text(article))


def fit(examples: list[Border], *, rounds: int = 20, penalty: float = 1.0) -> Weights:
    """The weights of a logistic regression.

    The quadratic ``penalty`` is shared out among a feature's examples, so that a rare feature has to say much to weigh much.
    """
    often = Counter(feature for example in examples for feature in example.features)
    return descend(
        examples, _slopes, rounds=rounds, pull=lambda feature, weight: penalty / often[feature] * weight, averaged=True
    )


def _slopes(example: Border, weights: Weights) -> Iterator[tuple[str, float]]:
    error = likelihood(score_features(example.features, weights)) - example.ends
    return ((feature, error) for feature in example.features)


def judge(weights: Weights, examples: list[Border]) -> Counter[str]:
    """How many ends were found, missed and invented."""
    said = [(score_features(example.features, weights) > 0, example.ends) for example in examples]
    return Counter(
        "found" if says and ends else "missed" if ends else "invented" for says, ends in said if says or ends
    )


def f1(counts: Counter[str]) -> float:
    wrong = counts["missed"] + counts["invented"]
    return 2 * counts["found"] / (2 * counts["found"] + wrong) if counts["found"] or wrong else 1.0


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all pages."""
    parser = argument_parser(__doc__)
    parser.add_argument("pages", type=Path, nargs="*", help="folders (newspaper/ of HIZONE_BENCH_DATA, and tests/data)")
    options = parser.parse_args()
    folders = options.pages or [bench_data("newspaper"), ROOT / "tests/data"]
    examples = [border for folder in folders for border in borders(folder)]
    groups = groups_by_text(text for folder in folders for text in passages(folder))
    print(f"{len(examples)} borders, {sum(example.ends for example in examples)} paragraph ends")
    counts: dict[str, Counter[str]] = {}
    for held in held_out(groups.values(), options.folds):
        weights = fit([example for example in examples if groups[example.page] not in held])
        for page in sorted(page for page, group in groups.items() if group in held):
            counts[page] = judge(weights, [example for example in examples if example.page == page])
    if counts:
        total = sum(counts.values(), Counter[str]())
        print(f"held out, all ends: found {total['found']}, missed {total['missed']}, invented {total['invented']}")
        print(f"held out, all ends: F1 {f1(total):.4f}")
        print_figures("held out, F1 of a page", {page: f1(c) for page, c in counts.items() if c}, worst=options.worst)
    if options.write:
        write_weights("paragraph_ends", ABOUT, __file__, fit(examples), smallest=SMALLEST)


if __name__ == "__main__":
    main()
