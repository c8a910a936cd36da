"""Which blocks of a page are its body: the best-weighted labelling over the whole run of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES, Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import Places, parent_of, place_features, shape_of
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.language.item_marks import read_item_mark
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
_TAGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_FRAME = frozenset(("nav", "foot", "head", "side", "related"))
_FEWEST_ITEMS, _ITEM = 3, 8
"""Items that make a list, and the letters that each has on the average: those of a menu have fewer."""
_ANNOUNCED = 8
"""Letters from which a line that ends in a colon announces a list and does not label a menu."""
SENTENCE = 40
"""Letters up to which a line without marks is a label, a field or a byline."""
_STAMP = pattern(r"(?:19|20)\d\d[-/.年]\d|\d\d:\d\d")
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


def longest_list(blocks: Sequence[Block], facts: Sequence[Facts], title: int | None) -> list[bool]:
    """For each block whether it is an item of the longest list of the page: items of one shape, with more than a menu's words."""
    known: Places = {}
    lists: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        is_frame = not block.path or is_condemned(facts[at]) or _FRAME & place_features(block.path, known)
        if at > (title if title is not None else -1) and not is_frame:
            lists.setdefault(shape_of(block.path), []).append(at)
    sizes = {
        shape: sum(facts[at].size for at in places) for shape, places in lists.items() if len(places) >= _FEWEST_ITEMS
    }
    longest = max(sizes, key=lambda shape: sizes[shape], default="")
    places = set(lists.get(longest, ()))
    if not places or sizes[longest] < _ITEM * len(places):
        return [False] * len(blocks)
    return [at in places for at in range(len(blocks))]


def keep_enclosed_lists(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts]) -> list[bool]:
    """``kept`` with the tables and lists of terms between two sentences of the body, such as what an encyclopedia tells in a box."""
    result = list(kept)
    sentences = [at for at, stays in enumerate(kept) if stays and facts[at].stop]
    for rows in whole_lists(blocks) if sentences else ():
        if sentences[0] < rows[0] and rows[-1] < sentences[-1] and all(is_innocent(facts[at]) for at in rows):
            for at in rows:
                result[at] = True
    return result


def keep_headings(
    kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept`` with the headings over what is kept: one under the page's headline, or in one element with its text.

    Between the two may stand what a phrase condemns: 历史 over [编辑] over the section.
    """
    result = list(kept)
    for at in range(len(blocks) - 2, -1, -1):
        over_links = blocks[at].tag in _TAGS and not result[at + 1] and facts[at + 1].links > 0.5
        result[at] = result[at] and (at == title or not over_links)  # 附近房源 over links that go
        if result[at] or blocks[at].type != "heading" or not is_innocent(facts[at]) or facts[at].phrase:
            continue
        if _STAMP.search(blocks[at].text):  # over a post stands who wrote it, and when
            continue
        below = next((n for n in range(at + 1, min(len(blocks), at + 3)) if not _is_passed(facts[n])), at)
        if below > at and kept[below] and blocks[below].type != "heading":
            beside = blocks[at].path.rpartition(">")[0] == blocks[below].path.rpartition(">")[0]
            result[at] = beside if title is None or at < title else True
    return result


def _is_passed(fact: Facts) -> bool:
    return fact.phrase is not None and fact.size <= SHORT


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


def whole_lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The places of the rows of each table, of the terms of each list of terms: it is body as a whole, or none of it is."""
    rows: list[int] = []
    before: str | None = None
    for at, block in enumerate(blocks):
        named = (
            block.type if block.type == "table_row" else parent_of(block.path) if block.tag in ("dt", "dd") else None
        )
        if rows and named != before:
            yield rows
            rows = []
        if named is not None:
            rows.append(at)
        before = named
    if rows:
        yield rows


def introduced_items(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts]) -> Iterator[int]:
    """The items of a list, links too, right under a line of the body that announces them: 有下面这些特点：.

    A line right behind the body announces numbered items as well: 温馨提示： over 1. 出门带伞.
    """
    for at, (stays, block) in enumerate(zip(kept, blocks, strict=True)):
        if not block.text.rstrip().endswith(("：", ":")):
            continue
        if not stays and not (at and kept[at - 1] and is_innocent(facts[at]) and _is_counted(blocks[at + 1 :])):
            continue
        if stays and facts[at].size < _ANNOUNCED and not _is_counted(blocks[at + 1 :]):
            continue
        if not stays:
            yield at
        for item in range(at + 1, len(blocks)):
            is_item = blocks[item].type == "list_item" or read_item_mark(blocks[item].text) is not None
            if not is_item or is_condemned(facts[item]):
                break
            yield item


def _is_counted(blocks: Sequence[Block]) -> bool:
    """Whether ``blocks`` begin with an item that is numbered 1 and one that is numbered 2."""
    marks = [read_item_mark(block.text) for block in blocks[:2]]
    return [mark.number for mark in marks if mark is not None and mark.family != "bullet"] == [1, 2]
