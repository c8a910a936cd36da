"""Learn the weights of ``src/hizone_clean/resources/authored_markdown.json``.

usage: python training/train_authored_markdown.py [WRITTEN] [PAGES] [--write] [--folds N]

WRITTEN holds Markdown that people wrote (READMEs, lists of links, books, notes), one folder a repository; PAGES holds ``raw/*.html``,
saved pages, each of which becomes Markdown as html2text and markdownify write it, with its links as they stand and again with
whole addresses, as reader services write them. A logistic regression over what is seen of the links and of the lines around
them; a repository or a site is held out whole. Needs html2text and markdownify; takes two minutes.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from fitting import Weights, argument_parser, bench_data, descend, held_out, likelihood, print_figures, write_weights

from hizone_clean.decoding import decode
from hizone_clean.models.linear import score_amounts
from hizone_clean.source.authored import amounts

ABOUT = (
    "What each feature weighs for Markdown that somebody wrote, above 0, or that a crawler made of a page, below. Learned from "
    "files of repositories and from saved pages made into Markdown by two tools; the features are explained in source/authored.py."
)
SMALLEST, PENALTY, ROUNDS = 0.05, 0.0005, 40
_HIDDEN = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>")
_LONGEST = 400_000
_ADDRESSES = (
    (re.compile(r"\]\(//"), "](https://"),
    (re.compile(r"\]\(/(?=[^)]*\))"), "](https://www.example.cn/"),
    (re.compile(r"\]\((?!https?:|#|javascript|mailto)(?=[^)\s/])"), "](https://www.example.cn/"),
    (re.compile(r"\[([^\[\]]*)\]\(javascript:[^()]*(?:\([^()]*\))?[^()]*\)"), r"\1"),
)


class Example(NamedTuple):
    """A text, what is seen of it, and whether somebody wrote it."""

    name: str
    group: str
    amounts: tuple[tuple[str, float], ...]
    written: bool
    share: float
    """How much the example counts: a group of many counts as much as the root of their number."""


def written_texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The name, the repository and the text of each Markdown file."""
    for path in sorted(folder.rglob("*.md")):
        group = path.relative_to(folder).parts[0].partition("__")[0]
        yield path.name, group, path.read_text("utf-8", "replace")


def page_texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The name, the site and the Markdown of each page, made by each tool."""
    from html2text import HTML2Text
    from markdownify import markdownify

    for path in sorted((folder / "raw").glob("*.html")):
        page = _HIDDEN.sub("", decode(path.read_bytes()))
        if len(page) > _LONGEST:
            continue
        site = re.sub(r"_\d+$", "", path.stem)  # gne_sina_1, gne_sina_3
        tool = HTML2Text()
        tool.body_width = 0
        for text in (tool.handle(page), markdownify(page, heading_style="ATX")):
            yield path.name, site, text
            yield path.name, site, _whole_addresses(text)


def _whole_addresses(text: str) -> str:
    for address, whole in _ADDRESSES:
        text = address.sub(whole, text)
    return text


def examples(written: Path, pages: Path) -> list[Example]:
    """Everything that has a link, weighed so that both kinds count the same."""
    found = [
        Example(name, group, seen, is_written, 1.0)
        for is_written, texts in ((True, written_texts(written)), (False, page_texts(pages)))
        for name, group, text in texts
        if (seen := tuple(amounts(text)))
    ]
    sizes = Counter(one.group for one in found)
    shares: dict[bool, float] = {True: 0.0, False: 0.0}
    for one in found:
        shares[one.written] += 1 / math.sqrt(sizes[one.group])
    half = len(found) / 2
    return [one._replace(share=half / math.sqrt(sizes[one.group]) / shares[one.written]) for one in found]


def fit(known: list[Example]) -> Weights:
    """The weights of a logistic regression."""
    return descend(known, _slopes, rounds=ROUNDS, pull=lambda name, weight: PENALTY * weight, averaged=True)


def _slopes(example: Example, weights: Weights) -> Iterable[tuple[str, float]]:
    error = example.share * (likelihood(score_amounts(example.amounts, weights)) - example.written)
    return ((name, error * amount) for name, amount in example.amounts if amount)


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from everything."""
    parser = argument_parser(__doc__)
    parser.add_argument(
        "written", type=Path, nargs="?", help="Markdown that people wrote (written/ of HIZONE_BENCH_DATA)"
    )
    parser.add_argument("pages", type=Path, nargs="?", help="saved pages (html/ of HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    known = examples(options.written or bench_data("written"), options.pages or bench_data("html"))
    print(f"{len(known)} texts, {sum(one.written for one in known)} of them written")
    right: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for held in held_out((one.group for one in known), options.folds):
        weights = fit([one for one in known if one.group not in held])
        for number, one in enumerate(known):
            if one.group in held:
                right[one.written][f"{number} {one.name}"] = float(
                    (score_amounts(one.amounts, weights) > 0) == one.written
                )
    print_figures("held out, written and taken for it", right[True], worst=options.worst)
    print_figures("held out, pages and taken for pages", right[False], worst=options.worst)
    if options.write:
        write_weights("authored_markdown", ABOUT, __file__, fit(known), smallest=SMALLEST)


if __name__ == "__main__":
    main()
