"""Lists, tables and headings that belong to what is kept, as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import is_condemned, is_innocent
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import parent_of, place_features, shape_of
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.patterns import pattern

_TAGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_FRAME = frozenset(("nav", "foot", "head", "side", "related"))
_FEWEST_ITEMS, _ITEM = 3, 8
"""Items that make a list, and the letters that each has on the average: those of a menu have fewer."""
_STAY = 2
"""Items of a list for one that stays, up to which all stay."""
_MANY_ITEMS, _MOST_OF_PAGE, _FEW = 20, 0.6, 80
"""Items of a list that a page may be there for, its share of all letters, and letters of running text beside it at most."""
_ANNOUNCED = 8
"""Letters from which a line that ends in a colon announces a list and does not label a menu."""
_CELLS, _CELL = 80, 16
"""Cells of a flattened table at most, and the letters of one."""
# * 1护士的选择; ● 某事; 3某事
_ITEM_MARK = pattern(r"\s*(?:[*+•·●■◆▪○□-]|\d{1,2}(?=[^\d.]))\s*\S")
# 申请补考，; ，以及; 日起: what goes on behind a line, or before it
_GOES_ON = pattern(r"[，、；,;]$|^[，。、；：！？）》”年月日]")
_CODE = pattern(r"[={}();<>\\\[\]#$]|--|\w\.\w|^(?:import|def|return|from|for|if|else|export|const|let|var|int)\b")
_PIECES = 8
"""One line in so many must show it."""
# 11:02 over what happened then; 2023-06-01 under the heading of a release
_CLOCK, _DAY = (
    pattern(r"[【\[]?\d{1,2}[:：]\d\d[】\]]?"),
    pattern(r"[(（]?(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?[)）]?"),
)
_LONGEST_DAY = 12
# 江边客 2023-05-06 12:01
_STAMP = pattern(r"(?:19|20)\d\d[-/.年]\d|\d\d:\d\d")


def longest_list(blocks: Sequence[Block], facts: Sequence[Facts], title: int | None) -> list[bool]:
    """For each block whether it is an item of the longest list of the page: items of one shape, with more than a menu's words."""
    lists: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        is_frame = not block.path or is_condemned(facts[at]) or _FRAME & place_features(block.path)
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


def keep_whole_lists(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts]) -> list[bool]:
    """``kept`` with all items of a list in one element of which most stay, on a page that is there for its list."""
    result = list(kept)
    if any(stays and fact.mass and b.type != "list_item" for stays, fact, b in zip(kept, facts, blocks, strict=True)):
        return result
    items: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.type == "list_item" and block.path:
            items.setdefault(parent_of(block.path), []).append(at)
    for places in items.values():
        stay = sum(kept[at] for at in places)
        if len(places) >= _FEWEST_ITEMS and stay < len(places) <= _STAY * stay:
            for at in places:
                result[at] = result[at] or (not is_condemned(facts[at]) and facts[at].size >= _ITEM)
    return result


def keep_main_list(
    kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept`` with the list that a page almost without running text is there for, such as the chapters of a book: most of its letters."""
    mass = sum(fact.mass for stays, fact in zip(kept, facts, strict=True) if stays)
    if mass > _FEW:
        return list(kept)
    listed = longest_list(blocks, facts, title)
    size = sum(fact.size for fact, is_item in zip(facts, listed, strict=True) if is_item)
    stamped = sum(1 for b, is_item in zip(blocks, listed, strict=True) if is_item and _STAMP.search(b.text))
    if mass and 2 * stamped > sum(listed):  # the answers to what was asked, one line each
        return list(kept)
    if sum(listed) < _MANY_ITEMS or size < _MOST_OF_PAGE * sum(fact.size for fact in facts):
        return list(kept)
    return [stays or is_item for stays, is_item in zip(kept, listed, strict=True)]


def keep_headings(
    kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept`` with the headings over what is kept: one under the page's headline, or in one element with its text.

    Between the two may stand what a phrase condemns: 历史 over [编辑] over the section.
    """
    result = list(kept)
    for at in range(len(blocks) - 2, -1, -1):
        if result[at] and at != title and blocks[at].tag in _TAGS and facts[at + 1].links > 0.5:
            end = next((n for n in range(at + 1, len(blocks)) if blocks[n].type == "heading"), len(blocks))
            result[at] = any(result[at + 1 : end])  # 附近房源 over links that go
        if result[at] or blocks[at].type != "heading" or not is_innocent(facts[at]) or facts[at].phrase:
            continue
        if _STAMP.search(blocks[at].text):  # over a post stands who wrote it, and when
            continue
        below = next((n for n in range(at + 1, min(len(blocks), at + 3)) if not _is_passed(facts[n])), at)
        if below > at and kept[below] and blocks[below].type != "heading":
            beside = blocks[at].path.rpartition(">")[0] == blocks[below].path.rpartition(">")[0]
            beside = beside and (title is None or blocks[at].path != "")
            result[at] = beside if title is None or at < title else True
    return result


def _is_passed(fact: Facts) -> bool:
    return fact.phrase is not None and fact.size <= SHORT


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

    A line right behind the body announces numbered items as well: 温馨提示： over 1. 出门带伞. So does a heading of Markdown that
    stays, where they are no links: 时间轴 over - 02:10 为什么开店.
    """
    for at, (stays, block) in enumerate(zip(kept, blocks, strict=True)):
        if stays and block.type == "heading" and not block.tag and facts[at].phrase is None:
            under = range(at + 1, len(blocks))
            yield from takewhile(lambda n: blocks[n].type == "list_item" and is_innocent(facts[n]), under)
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


def are_cells(blocks: Sequence[Block], facts: Sequence[Facts], places: Sequence[int]) -> bool:
    """Whether lines are the cells of a table that was flattened: many, short, without a phrase or a tree."""
    return len(places) <= _CELLS and all(
        not blocks[at].path and facts[at].phrase is None and facts[at].size <= _CELL for at in places
    )


def are_broken(blocks: Sequence[Block], facts: Sequence[Facts], places: Sequence[int]) -> bool:
    """Whether lines are pieces of sentences, or of code, that were cut at each element: no menu has lines that go on.

    现将 / 6 / 月 / 日起，本专科生开始放假，; import / json / def / parse(data):
    """
    if any(blocks[at].path or facts[at].phrase is not None or facts[at].links for at in places):
        return False
    texts = [blocks[at].text.strip() for at in places]
    open_ended = sum(_GOES_ON.search(text) is not None for text in texts)
    if _PIECES * open_ended >= len(texts):
        return True
    code = sum(_CODE.search(text) is not None for text in texts)
    latin = sum(text.isascii() for text in texts)
    return _PIECES * code >= len(texts) and 2 * latin > len(texts)


def dated_parts(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts]) -> frozenset[int]:
    """The places of the lines that say nothing but a time of day or a day, each over a part of the text that stays.

    A report as it happens has 09:41 over each of its pieces, a list of changes 2023-06-01 under each of its headings; a byline
    stands once. What stands under a heading counts with such lines alone.
    """
    found: dict[tuple[bool, bool], list[int]] = {}
    for at, block in enumerate(blocks[:-1]):
        text = block.text.strip()
        if len(text) <= _LONGEST_DAY and (told := _CLOCK.fullmatch(text) or _DAY.fullmatch(text)):
            is_headed = at > 0 and blocks[at - 1].type == "heading" and kept[at - 1]
            if kept[at + 1] and blocks[at + 1].type != "heading" and (is_headed or ":" in told[0] or "：" in told[0]):
                found.setdefault((is_headed, told.re is _CLOCK), []).append(at)
    return frozenset(at for places in found.values() if len(places) > 1 for at in places)


def is_one_of_items(blocks: Sequence[Block], facts: Sequence[Facts], at: int) -> bool:
    """Whether a line is an item among others of which few are sentences: * 2手机刷不停，怎样预防干眼症？ of the most read."""
    if not _is_item(blocks[at]):
        return False
    near = [n for n in range(max(0, at - 3), min(len(blocks), at + 4)) if n != at and _is_item(blocks[n])]
    return len(near) > 1 and 2 * sum(facts[n].stop for n in near) < len(near)


def _is_item(block: Block) -> bool:
    return block.type == "list_item" or _ITEM_MARK.match(block.text) is not None
