"""Lists of fields that are the text, or a part of it: the parameters of a product, when and where an event takes place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import is_condemned
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import parent_of, place_features
from hizone_clean.cleaners.remove_boilerplate.reasons import is_occasion
from hizone_clean.language.credits import read_credit
from hizone_clean.patterns import pattern

# 商品毛重：10.00g; 变速箱：双离合
_FIELD = pattern(r"^[^\d：:，。；！？、“”|][^：:，。；！？、“”|]{1,13}[：:]\s*[^\s“：:].*")
# 主办单位：某局, 技术支持：某公司, 网站标识码：3301: what the foot of a page says in the same form
_OF_PAGE = pattern(
    r"主办|承办|协办单位|技术支持|标识码|备案|邮编|邮政|传真|版权|电话|邮箱|信箱|地址|网址|热线|公司名|所在地|粉丝|积分|帖子|注册时间|关注|文章数|主题数"
)
_FRAME = frozenset(("comment", "related", "share", "foot", "nav", "side", "aside", "pop", "hidden"))
_BESIDE = frozenset(("side", "aside"))
_FEWEST, _FEWEST_FLAT, _MANY = 3, 4, 5
"""Fields that make a list, the same where no tree tells, and those that make one in whatever column of the page."""
_LONGEST, _LINKED = 100, 0.9
_LABEL, _VALUE = 8, 30
_NEAR = 3
"""Blocks between the headline and fields that stand under it without a tree."""


def own_fields(
    kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> frozenset[int]:
    """The places of the fields that are the text's own: several in one element under the headline, each a label and what it says.

    Left alone: a list of which the page has several, for that stands beside each post or each story; what says who owns the
    page; bylines and credits; where no tree tells, what does not stand right under the headline or inside the text.
    """
    if title is None:
        return frozenset()
    runs = list(_runs(blocks, facts, title))
    homes = Counter(_home(blocks[run[0]]) for run in runs)
    own = place_features(blocks[title].path)
    last = max((at for at, stays in enumerate(kept) if stays), default=title)
    found: list[int] = []
    for run in runs:
        path = blocks[run[0]].path
        frame = _FRAME - own - (_BESIDE if len(run) >= _MANY else frozenset())
        if path:
            is_own = homes[_home(blocks[run[0]])] == 1 and not frame & place_features(path)
        else:
            is_own = len(run) >= _FEWEST_FLAT and (run[0] - title <= _NEAR or run[-1] < last)
        found += run if is_own else ()
    for run in _pairs(blocks, facts, title):
        found += run if run[-1] < last else ()
    return frozenset(found)


def _pairs(blocks: Sequence[Block], facts: Sequence[Facts], title: int) -> Iterator[range]:
    """The runs of fields that were cut where label and value part, where no tree tells: 材质： / 陶瓷 / 产地： / 某市."""
    first = at = title + 1
    while at < len(blocks):
        goes_on = at + 1 < len(blocks) and _is_label(blocks[at], facts[at]) and _is_value(blocks[at + 1], facts[at + 1])
        if goes_on:
            at += 2
            continue
        if at - first >= 2 * _FEWEST and not any(map(_is_of_page, blocks[first:at:2])):
            yield range(first, at)
        at = first = at + 1


def _is_label(block: Block, fact: Facts) -> bool:
    text = block.text.strip()
    is_marked = 2 <= fact.size <= _LABEL and text.endswith(("：", ":")) and not block.path
    return is_marked and not is_condemned(fact) and not read_credit(f"{text}某某").stated


def _is_value(block: Block, fact: Facts) -> bool:
    text = block.text.strip()
    return fact.size <= _VALUE and not text.endswith(("：", ":", "。")) and fact.links < 0.5 and not is_condemned(fact)


def _home(block: Block) -> str:
    """The kind of element that a list stands in, whatever its number."""
    return ">".join(step.partition("@")[0] for step in parent_of(block.path).split(">"))


def _runs(blocks: Sequence[Block], facts: Sequence[Facts], title: int) -> Iterator[range]:
    """The runs of fields under the headline that stand in one element."""
    first = title + 1
    for at in range(title + 1, len(blocks) + 1):
        goes_on = (
            at < len(blocks)
            and _is_field(blocks, facts, at)
            and (at == first or parent_of(blocks[at].path) == parent_of(blocks[first].path))
        )
        if goes_on:
            continue
        if at - first >= _FEWEST and not _says_owner(blocks[first:at], near=first - title <= _NEAR):
            yield range(first, at)
        first = at if at < len(blocks) and at > first and _is_field(blocks, facts, at) else at + 1


def _says_owner(fields: Sequence[Block], *, near: bool) -> bool:
    """Whether fields say who owns the page: most of them do, or all where they stand ``near`` under the headline.

    A sight, a hotel or a clinic has its address there, with 开放时间：….
    """
    of_page = sum(map(_is_of_page, fields))
    return of_page == len(fields) if near and fields[0].path else 2 * of_page >= len(fields)


def _is_of_page(block: Block) -> bool:
    return _OF_PAGE.search("".join(block.text.split())[:_LABEL]) is not None


def _is_field(blocks: Sequence[Block], facts: Sequence[Facts], at: int) -> bool:
    text, fact = blocks[at].text.strip(), facts[at]
    if fact.size > _LONGEST or fact.links >= _LINKED or fact.stop or not _FIELD.match(text):
        return False
    if is_occasion(blocks, at) or _is_of_page(blocks[at]):
        return True
    return not is_condemned(fact) and not read_credit(text).stated
