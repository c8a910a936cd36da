"""Learn the weights of ``src/hizone_clean/resources/headline_form.json``.

usage: python training/train_headline_form.py [DATA] [--write] [--folds N]

DATA holds ``newspaper/gold/<page>.json``, the articles of newspaper pages, ``office/gold/<document>.json``, the blocks of
documents, and ``html/gold/<page>.json``, articles of web sites. A headline of these, whole and broken into lines, is told from the
lines of running text, set in several measures, from whole paragraphs, and from bylines, captions, dates and rows, by a logistic
regression. Held out are pages that share a text, and the articles of a site. Needs nothing but the package; takes a minute.
"""

from __future__ import annotations

import json
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fitting import (
    Weights,
    argument_parser,
    descend,
    groups_by_text,
    held_out,
    likelihood,
    print_figures,
    squeeze,
    write_weights,
)
from set_pages import break_headline, break_lines

from hizone_clean.language.other_forms import other_form
from hizone_clean.layout.headline_form import form_features, is_display_line
from hizone_clean.models.linear import score_features

ABOUT = (
    "What each feature of a line by itself weighs: above 0 it speaks for a headline, below for running text or another kind of "
    "line. Learned from newspaper pages, documents and articles of web sites; the features are explained in "
    "layout/headline_form.py."
)
SMALLEST, PENALTY, ROUNDS = 0.03, 0.01, 20
LEAST = 8
"""Lines that are of no headline are taken from a document as many as are of one, and so many at least."""
MEASURES, WIDTHS = (12, 16, 20, 28, 40), (8, 12, 18, 44)
SENTENCES = 20
"""Characters of a paragraph of the web that is surely one: what is short, or ends in no mark, may be a heading."""
FORMS, MOST_FORMS = frozenset(("date", "number", "page", "label", "authors", "note", "row")), 12
"""Forms of lines that are no headline; such lines are few, and so many of a document are taken beside the others."""
HEADLINES = frozenset(("title", "heading"))


class Line(NamedTuple):
    """A line: the document that it is of, what is seen of it, and whether it is of a headline."""

    document: str
    text: str
    features: tuple[str, ...]
    is_headline: bool


def read_lines(home: Path) -> tuple[list[Line], dict[str, str]]:
    """The lines of all documents, and of each document the group that is held out together."""
    lines: list[Line] = []
    passages: list[tuple[str, str]] = []
    group: dict[str, str] = {}
    for kind in ("newspaper", "office", "html"):
        for path in sorted((home / kind / "gold").glob("*.json")):
            name, draw = f"{kind}/{path.stem}", random.Random(path.stem)
            heads, others = _lines(kind, json.loads(path.read_text("utf-8")), draw)
            said = set(_told(heads))
            told = [text for text in _told(others) if text not in said]
            chosen = set(draw.sample(told, min(max(LEAST, len(said)), len(told))))
            chosen.update([text for text in told if other_form(text) in FORMS][:MOST_FORMS])
            for texts, is_headline in ((sorted(said), True), (sorted(chosen), False)):
                lines += [Line(name, text, tuple(form_features(text)), is_headline) for text in texts]
            if kind == "html":
                group[name] = "_".join(path.stem.split("_")[:2])
            else:
                passages += [(name, squeeze(text)) for text in others]
    return lines, group | groups_by_text(passages)


def _told(texts: Iterable[str]) -> list[str]:
    return sorted(set(filter(None, map(str.strip, texts))))


def _lines(kind: str, gold: dict[str, Any], draw: random.Random) -> tuple[list[str], list[str]]:
    """The lines of headlines, and all others."""
    blocks, names = _blocks(kind, gold)
    heads: list[str] = []
    others = list(names)
    for is_headline, text in blocks:
        if is_headline:
            heads += [text, *break_headline(text, draw.choice(WIDTHS))]
        else:
            others += [text, *draw.sample(found := break_lines(text, draw.choice(MEASURES)), min(4, len(found)))]
    return heads, others


def _blocks(kind: str, gold: dict[str, Any]) -> tuple[list[tuple[bool, str]], list[str]]:
    if kind == "office":
        return [(block["type"] in HEADLINES, block["text"]) for block in gold["blocks"]], []
    if kind == "html":
        texts = (text for text in gold["text"].split("\n") if _is_no_heading(text))
        return [(True, gold.get("title") or ""), *((False, text) for text in texts)], []
    blocks, names = [], []
    for article in gold["articles"]:
        blocks += [(True, article["title"] or ""), (True, article.get("kicker") or "")]
        blocks += [(block["type"] in HEADLINES, block["text"]) for block in article["blocks"]]
        if article["authors"]:
            said = " ".join(article["authors"])
            names += [said, f"本报记者 {said}", f"□ 本报通讯员 {said}"]
    return blocks, names


def _is_no_heading(text: str) -> bool:
    """Whether a line of an article of the web is surely no heading: a paragraph, or of another form."""
    return (len(text) >= SENTENCES and text[-1] in "。！？；：”") or other_form(text) in FORMS


def fit(lines: list[Line]) -> Weights:
    """The weights of a logistic regression."""
    return descend(lines, _slopes, rounds=ROUNDS, pull=lambda name, weight: PENALTY * weight, averaged=True)


def _slopes(line: Line, weights: Weights) -> Iterable[tuple[str, float]]:
    error = likelihood(score_features(line.features, weights)) - line.is_headline
    return ((name, error) for name in line.features)


def judge(lines: Iterable[Line], weights: Weights) -> Iterator[tuple[str, bool]]:
    """For each line its document, and whether it is taken for what it is."""
    for line in lines:
        yield line.document, (score_features(line.features, weights) > 0) == line.is_headline


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all documents."""
    parser = argument_parser(__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="labelled documents (HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    if not (home := options.data or os.environ.get("HIZONE_BENCH_DATA")):
        raise SystemExit("Name the folder of labelled documents, or set HIZONE_BENCH_DATA to it")
    lines, group = read_lines(Path(home))
    print(f"{len(lines)} lines, {sum(line.is_headline for line in lines)} of headlines")
    right: dict[str, list[bool]] = defaultdict(list)
    by_rules: dict[str, list[bool]] = defaultdict(list)
    for held in held_out(group.values(), options.folds):
        weights = fit([line for line in lines if group[line.document] not in held])
        for name, is_right in judge((line for line in lines if group[line.document] in held), weights):
            right[name].append(is_right)
    for line in lines:
        by_rules[line.document].append(is_display_line(line.text) == line.is_headline)
    for kind in ("newspaper", "office", "html"):
        for told, of in (("held out, lines told rightly", right), ("by is_display_line", by_rules)):
            shares = {name: sum(of[name]) / len(of[name]) for name in of if name.startswith(kind)}
            print_figures(f"{told}, {kind}", shares, worst=options.worst)
    if options.write:
        write_weights("headline_form", ABOUT, __file__, fit(lines), smallest=SMALLEST)


if __name__ == "__main__":
    main()
