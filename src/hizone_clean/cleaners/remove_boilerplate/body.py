"""Which blocks of a page are its body: the best-weighted labelling over the whole run of blocks."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES, Facts
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.models.trees import load_trees
from hizone_clean.patterns import pattern

SWITCH = 1.5
"""What it costs to go from body to not body or back: a body is one run, or a few."""
# 附件：报名表.doc: what a notice encloses is a link, and its own
ENCLOSED = pattern(r"^\W*附\s?[件表录]|\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|et|ofd|txt)\W*$")
# 采购人：某市实验小学; what stands before the colon is a name, no speech
_FIELD = pattern(r"^[^：:，。；！？、“”\s]{2,8}[：:]\s*[^\s“]")
_FIELDS, _NO_FIELD = 8, -3.0
"""Fields that may go on behind the last line, and the score below which one is the foot of the page."""
SENTENCE = 40
"""Letters up to which a line without marks is a label, a field or a byline."""
_TAIL = 8
_SIGNATURE = 30
# the date under a notice: 2018年12月4日, 二〇一八年十二月四日
_DATE_ALONE = pattern(r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年.{1,3}月.{1,3}日")


def body_scores(rows: Sequence[Sequence[float]]) -> list[float]:
    """For each block what speaks for its being body, above 0, or against it; ``rows`` holds the features of each."""
    return load_trees("page_body", NAMES).scores(rows)


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


def keep_tail(kept: list[bool], facts: Sequence[Facts], texts: Sequence[str]) -> list[bool]:
    """``kept``, with the lines between the last running text and the editor's credit, or a signature and its date.

    Until the credit the article speaks: its contacts, its list of names, its signature are short lines like any menu's.
    """
    last = max((at for at, stays in enumerate(kept) if stays and facts[at].mass), default=len(kept))
    end = last + 1
    while end < len(facts) and end - last <= _TAIL and _may_be_tail(facts[end]):
        end += 1
    if end < len(facts) and (found := facts[end].phrase) and found.group == "credit":
        return [*kept[: last + 1], *[True] * (end - last - 1), *kept[end:]]
    if end - last > 2 and facts[last + 1].size <= _SIGNATURE and _DATE_ALONE.fullmatch(texts[last + 2].strip()):
        return [*kept[: last + 1], True, True, *kept[last + 3 :]]
    return kept


def _may_be_tail(fact: Facts) -> bool:
    if fact.phrase:
        return fact.phrase.group == "contact"
    return fact.links < 0.5 and fact.size <= _SIGNATURE


def keep_fields(
    kept: Sequence[bool], scores: Sequence[float], blocks: Sequence[Block], facts: Sequence[Facts]
) -> list[bool]:
    """``kept`` with the fields that go on behind a last line that is one: 采购人：…, 地址：…, 联系人：…, 附件：.

    A notice ends with whom to ask; one by one such lines look like the foot of a page.
    """
    result = list(kept)
    at = max((n for n, stays in enumerate(kept) if stays), default=len(kept))
    if at == len(kept) or not _is_field(blocks[at], facts[at]):
        return result
    for after in range(at + 1, min(len(kept), at + 1 + _FIELDS)):
        if scores[after] < _NO_FIELD or not _is_field(blocks[after], facts[after]):
            break
        result[after] = True
    return result


def _is_field(block: Block, fact: Facts) -> bool:
    text = block.text.strip()
    named = _FIELD.match(text) is not None or ENCLOSED.search(text) is not None
    return named and fact.size <= SENTENCE and is_innocent(fact)


def is_innocent(fact: Facts) -> bool:
    """Whether neither a phrase nor its links speak against a block."""
    return not is_condemned(fact) and fact.links < 0.5


def is_condemned(fact: Facts) -> bool:
    """Whether a block is short and a phrase says that it is none of the body."""
    return fact.phrase is not None and not fact.phrase.weak and fact.size <= SHORT
