"""Which blocks of a page are its body: the best-weighted labelling over the whole run of blocks."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES, Columns, Facts, features
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.models.trees import load_trees
from hizone_clean.patterns import pattern

ALIEN = -1.0
"""A score below which a block is no part of any text."""
_OF_TITLE = frozenset(map(NAMES.index, ("said", "since_said", "from_title", "title_mass")))
"""The features that hang on which block is the headline, where there is no tree."""
SWITCH = 1.5
"""What it costs to go from body to not body or back: a body is one run, or a few."""
# 附件：报名表.doc: what a notice encloses is a link, and its own
ENCLOSED = pattern(r"^\W*附\s?[件表录]|\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|et|ofd|txt)\W*$")
SENTENCE = 40
"""Letters up to which a line without marks is a label, a field or a byline."""


def body_scores(columns: Columns) -> list[float]:
    """For each block what speaks for its being body, above 0, or against it; ``columns`` holds each feature of all blocks."""
    return load_trees("page_body", NAMES).scores_of_columns(columns)


def may_hold_aliens(blocks: Sequence[Block], facts: Sequence[Facts], fewest: int, lean: float) -> bool:
    """Whether ``fewest`` blocks may be found to be no body, whichever is the headline: that costs more to find than to do without.

    Where there is a tree, the headline's place in it says much, and the answer is yes.
    """
    if any(block.path for block in blocks):
        return True
    least = load_trees("page_body", NAMES).at_least(_OF_TITLE).scores_of_columns(features(blocks, facts, None))
    return sum(score + lean < ALIEN for score in least) >= fewest


def choose(scores: Sequence[float]) -> list[bool]:
    """For each block whether it is body."""
    kept = best_run(scores, SWITCH)
    return kept if any(kept) else best_stretch(scores)


def best_run(scores: Sequence[float], switch: float) -> list[bool]:
    """The labelling that gains most: a block gains its score if kept and loses it if not, each change costs ``switch``.

    >>> best_run([-3, -2, 4, -1, 5, -4], 2.0)
    [False, False, True, True, True, False]
    """
    kept, dropped = 0.0, 0.0
    from_kept: list[bool] = []
    from_dropped: list[bool] = []
    for score in scores:
        from_kept.append(kept >= dropped - switch)
        from_dropped.append(dropped >= kept - switch)
        kept, dropped = max(kept, dropped - switch) + score, max(dropped, kept - switch) - score
    verdicts = []
    state = kept >= dropped
    for stay_kept, stay_dropped in zip(reversed(from_kept), reversed(from_dropped), strict=True):
        verdicts.append(state)
        state = stay_kept if state else not stay_dropped
    return verdicts[::-1]


def best_stretch(scores: Sequence[float]) -> list[bool]:
    """The one stretch of blocks that gains most: the body of a page that is nearly all menus; none where none gains.

    >>> best_stretch([-3, 1, 0.5, -3, 1])
    [False, True, True, False, False]
    """
    best, first, last = 0.0, 0, 0
    running, start = 0.0, 0
    for at, score in enumerate(scores):
        if running <= 0:
            running, start = 0.0, at
        running += score
        if running > best:
            best, first, last = running, start, at + 1
    return [first <= at < last for at in range(len(scores))]


def is_innocent(fact: Facts) -> bool:
    """Whether neither a phrase nor its links speak against a block."""
    return not is_condemned(fact) and fact.links < 0.5


def is_condemned(fact: Facts) -> bool:
    """Whether a block is short and a phrase says that it is none of the body."""
    return fact.phrase is not None and not fact.phrase.weak and fact.size <= SHORT


def states_makers(fact: Facts) -> bool:
    """Whether a line says who wrote a text, or when."""
    return is_condemned(fact) and fact.phrase is not None and fact.phrase.group in ("credit", "byline")
