"""Learn the weights of ``src/hizone_clean/resources/kickers.json``.

usage: python training/train_kickers.py [PAGES] [--write] [--folds N]

PAGES holds ``raw/<page>.<extractor>.txt``, newspaper pages as extractors give them, and ``gold/<page>.json`` with the articles
of each. Of each headline of several lines that the gold has with a kicker or without, it collects what is seen of its first
line and fits a logistic regression; pages that share a text are held out together. Needs nothing but the package; takes a
minute or two.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fitting import (
    Weights,
    argument_parser,
    bench_data,
    descend,
    groups_by_text,
    held_out,
    likelihood,
    print_figures,
    write_weights,
)
from train_headlines import Problem, newspaper_problems, own_problems, passages

from hizone_clean.cleaners.assemble_articles.headlines.kickers import kicker_features
from hizone_clean.models.linear import score_features

ABOUT = (
    "What each feature of the first line of a headline weighs: above 0 it speaks for a kicker over the title, below for the "
    "title's first line. Learned from newspaper pages as twelve extractors read them; the features are explained in "
    "cleaners/assemble_articles/headlines/kickers.py."
)
SMALLEST, PENALTY, ROUNDS = 0.03, 0.01, 30


class Headline(NamedTuple):
    """A headline of several lines: what is seen of it, and whether the first line is a kicker."""

    page: str
    features: tuple[str, ...]
    kicker: bool


def headlines(page: Problem) -> Iterable[Headline]:
    """The headlines of a page that have several lines."""
    for first, end, owner in page.right:
        if end > first + 1:
            segment = page.segments[owner]
            body = "\n".join(part.text for part in page.parts[segment.first : segment.last + 1])
            lines = [page.parts[line.at]._replace(gap=line.gap) for line in page.shown.lines[first:end]]
            yield Headline(page.name, tuple(kicker_features(lines, body)), owner in page.kickers)


def fit(examples: list[Headline]) -> Weights:
    """The weights of a logistic regression."""
    return descend(examples, _slopes, rounds=ROUNDS, pull=lambda name, weight: PENALTY * weight, averaged=True)


def _slopes(example: Headline, weights: Weights) -> Iterable[tuple[str, float]]:
    error = likelihood(score_features(example.features, weights)) - example.kicker
    return ((name, error) for name in example.features)


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all pages."""
    parser = argument_parser(__doc__)
    parser.add_argument("pages", type=Path, nargs="?", help="newspaper pages (newspaper/ of HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    folder = options.pages or bench_data("newspaper")
    examples = [one for page in (*own_problems(), *newspaper_problems(folder)) for one in headlines(page)]
    texts = groups_by_text(passages(folder))
    group = {one.page: texts.get(one.page.partition(".")[0], one.page) for one in examples}
    print(f"{len(examples)} headlines of several lines, {sum(one.kicker for one in examples)} with a kicker")
    shares: dict[str, list[bool]] = {}
    for held in held_out(group.values(), options.folds):
        weights = fit([one for one in examples if group[one.page] not in held])
        for one in examples:
            if group[one.page] in held:
                right = (score_features(one.features, weights) > 0) == one.kicker
                shares.setdefault(one.page, []).append(right)
    means = {name: sum(right) / len(right) for name, right in shares.items()}
    print_figures("held out, headlines parted rightly", means, worst=options.worst)
    if options.write:
        write_weights("kickers", ABOUT, __file__, fit(examples), smallest=SMALLEST)


if __name__ == "__main__":
    main()
