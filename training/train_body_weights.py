#!/usr/bin/env python3
"""Learn the weights of ``resources/body_html.json`` and ``body_lines.json`` from labelled pages, cross-validated by site.

usage: python training/train_body_weights.py [--html DIR] [--dumps DIR] [--write] [--epochs N]

DIR holds ``raw/`` and ``gold/``: pages with the text of their article, or dumps with one label a line. A block of a page
counts as body where its text stands in the article's, in order. The model is logistic, with an averaged gradient step a
block; pages of one site are never on both sides of a fold. Without ``--write`` only the figures are printed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Weights, argument_parser, bench_data, descend, held_out, likelihood, print_figures, write_weights

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import choose
from hizone_clean.cleaners.remove_boilerplate.page_features import all_facts, features
from hizone_clean.cleaners.remove_boilerplate.page_title import find_title, told_title
from hizone_clean.decoding import decode
from hizone_clean.models.linear import score_features
from hizone_clean.reading.html import read_html
from hizone_clean.source.lines import read_lines

KEPT = {"body", "heading", "caption"}
ABOUT = (
    "What each feature of a block of {} weighs: above 0 it speaks for body, below against. Learned from labelled pages and "
    "dumps; the features are explained in cleaners/remove_boilerplate/page_features.py."
)
FORMS = {"html": "an HTML page", "lines": "a page dumped as lines"}
DECAY = {"html": 0.06, "lines": 0.03}
PRIOR = {
    "text under title": 2.0,
    "feed": -4.0,
    "between feed": -1.0,
    "lead:told=comment": -5.0,
    **dict.fromkeys(("lead:told=related", "lead:told=advert"), -4.0),
    **dict.fromkeys(
        ("lead:told=side", "lead:told=foot", "lead:told=share", "lead:told=pop", "hidden", "in=nav", "in=footer"), -1.5
    ),
    **dict.fromkeys(("lead:told=head", "lead:told=page", "lead:told=info", "in=aside", "in=select", "in=button"), -1.0),
    **dict.fromkeys(("latest=related", "latest=statement", "cut", "twin"), -1.0),
    **dict.fromkeys(("latest=copyright", "ends=3"), -1.0),
}
"""What any reader knows before the first page: too few of the labelled pages have comments to teach it."""
_BLANK = re.compile(r"\W+")


class Page(NamedTuple):
    site: str
    form: str
    blocks: list[Block]
    lists: list[list[str]]
    labels: list[int | None]
    name: str
    kind: str = ""


def squeeze(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def html_pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kind"] in ("forum", "other"):
            continue
        text = _text(folder.joinpath("raw", path.stem + ".html").read_bytes())
        everything, _ = read_html(text)
        blocks = [block for block in everything if block.reason is None]
        labels = align(
            [squeeze(block.text) for block in blocks], squeeze(gold["text"]), squeeze(gold.get("title") or "")
        )
        yield _page(gold["site"], "html", blocks, labels, path.stem, everything, gold["kind"])


def rivals(train_on: list[Page], held: list[Page]) -> list[Page]:
    """``train_on`` without the pages that stand, in whichever form, among ``held``."""
    texts = {
        squeeze(b.text)
        for page in held
        for b, y in zip(page.blocks, page.labels, strict=True)
        if y and len(b.text) > 40
    }
    return [p for p in train_on if not any(squeeze(b.text) in texts for b in p.blocks if len(b.text) > 40)]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
        return text if text.count("\ufffd") < 50 else decode(data)


def dump_pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.joinpath("gold").glob("k2-*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = folder.joinpath("raw", path.stem + ".txt").read_bytes().decode("utf-8", "replace")
        blocks, _ = read_lines(text)
        names = gold["line_labels"]
        labels = [None if names[b.lines[0] - 1] == "title" else int(names[b.lines[0] - 1] in KEPT) for b in blocks]
        yield _page(gold["site"], "lines", blocks, labels, path.stem, blocks, gold["kind"])


def _page(
    site: str,
    form: str,
    blocks: list[Block],
    labels: list[int | None],
    name: str,
    everything: Sequence[Block],
    kind: str,
) -> Page:
    facts = all_facts(blocks)
    lists = features(blocks, facts, find_title(blocks, facts, told_title(everything)))
    return Page(site, form, blocks, lists, labels, name, kind)


def align(texts: list[str], gold: str, title: str) -> list[int | None]:
    """1 for each block that stands in ``gold`` in order, 0 for the others, ``None`` where it does not matter."""
    anchors = []
    for at, text in enumerate(texts):
        place = gold.find(text) if len(text) >= 10 else -1
        while place >= 0:
            anchors.append((at, place, len(text)))
            place = gold.find(text, place + 1)
    chosen = _heaviest_chain(anchors)
    labels: list[int | None] = [0] * len(texts)
    place = 0
    bounds = {at: (start, start + size) for at, start, size in chosen}
    following = sorted(bounds)
    for at, text in enumerate(texts):
        if at in bounds:
            labels[at], place = 1, bounds[at][1]
            continue
        limit = next((bounds[n][0] for n in following if n > at), len(gold))
        found = gold.find(text, place, limit) if text else -1
        if found >= 0 and ((chosen and following[0] < at < following[-1]) or found - place < 5):
            labels[at], place = 1, found + len(text)
        elif not text or text == title:
            labels[at] = None
        elif len(text) >= 30 and any(text[k : k + 12] in gold for k in range(0, len(text) - 12, 6)):
            covered = sum(text[k : k + 10] in gold for k in range(0, len(text) - 9, 5)) / len(
                range(0, len(text) - 9, 5)
            )
            labels[at] = 1 if covered > 0.6 else None if covered > 0.2 else 0
            if len(texts) and at not in bounds and labels[at] == 1 and text in gold:
                labels[at] = None if following else 1
    return labels


def _heaviest_chain(anchors: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    best: list[tuple[int, int]] = []
    for n, (at, place, size) in enumerate(anchors):
        score, back = size, -1
        for m in range(n):
            a, p, s = anchors[m]
            if a < at and p + s <= place + 2 and best[m][0] + size > score:
                score, back = best[m][0] + size, m
        best.append((score, back))
    chain = []
    at = max(range(len(best)), key=lambda n: best[n][0]) if best else -1
    while at >= 0:
        chain.append(anchors[at])
        at = best[at][1]
    return chain[::-1]


class Judged(NamedTuple):
    """A block: its features, whether it is body, and how much it counts."""

    features: list[str]
    is_body: int
    heft: float


def train(pages: list[Page], epochs: int) -> Weights:
    decay = DECAY[pages[0].form]
    return descend(
        [judged for page in pages for judged in _judged(page)],
        _slopes,
        rounds=epochs,
        step=lambda done: 0.3,
        pull=lambda feature, weight: decay * (weight - PRIOR.get(feature, 0.0)),
        start=PRIOR,
    )


def _judged(page: Page) -> Iterator[Judged]:
    """The blocks whose label is known; long ones count for more, and a page's together for about the same."""
    labelled = zip(page.blocks, page.lists, page.labels, strict=True)
    known = [(min(60, len(block.text)) ** 0.7, names, label) for block, names, label in labelled if label is not None]
    total = sum(size for size, _, _ in known) or 1
    return (Judged(names, label, (0.3 + 60 * size / total) ** 0.5) for size, names, label in known)


def _slopes(example: Judged, weights: Weights) -> Iterable[tuple[str, float]]:
    error = example.heft * (likelihood(score_features(example.features, weights)) - example.is_body)
    return ((feature, error) for feature in example.features) if abs(error) >= 1e-4 else ()


def measure(pages: list[Page], weights: Weights) -> list[tuple[str, float, float, float]]:
    rows = []
    for page in pages:
        kept = choose(page.lists, weights, page.form)
        good = sum(len(b.text) for b, k, y in zip(page.blocks, kept, page.labels, strict=True) if k and y)
        got = sum(len(b.text) for b, k, y in zip(page.blocks, kept, page.labels, strict=True) if k and y is not None)
        want = sum(len(b.text) for b, y in zip(page.blocks, page.labels, strict=True) if y)
        p, r = good / max(1, got), good / max(1, want)
        rows.append((page.name, p, r, 2 * p * r / max(1e-9, p + r)))
    return rows


def main() -> None:
    parser = argument_parser(__doc__)
    parser.add_argument("--html", type=Path, help="a folder of pages (html/ of HIZONE_BENCH_DATA)")
    parser.add_argument("--dumps", type=Path, help="a folder of dumps (dumps/ of HIZONE_BENCH_DATA)")
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    pages = [*html_pages(args.html or bench_data("html")), *dump_pages(args.dumps or bench_data("dumps"))]
    for form in FORMS:
        part = [page for page in pages if page.form == form]
        rows: list[tuple[str, float, float, float]] = []
        for held in held_out([page.site for page in part], args.folds if part else 0):
            tested = [page for page in part if page.site in held]
            rows += measure(tested, train(rivals([p for p in part if p.site not in held], tested), args.epochs))
        report(f"{form}, sites held out", rows, args.worst)
    if args.write:
        for form, name in FORMS.items():
            learned = train([page for page in pages if page.form == form], args.epochs)
            write_weights(f"body_{form}", ABOUT.format(name), __file__, learned, smallest=0.02, digits=3)


def report(name: str, rows: list[tuple[str, float, float, float]], worst: int) -> None:
    for column, figure in enumerate(("precision", "recall", "F1"), 1):
        print_figures(f"{name}, {figure}", {row[0]: row[column] for row in rows}, worst=worst if figure == "F1" else 0)


if __name__ == "__main__":
    main()
