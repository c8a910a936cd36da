"""What a text ends with and keeps: contacts, names, what is enclosed, a signature and its date, the fields of a notice."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import ENCLOSED, SENTENCE, is_condemned, is_innocent
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.language.person_names import split_names
from hizone_clean.patterns import pattern

# 采购人：某市实验小学; what stands before the colon is a name, no speech
_FIELD = pattern(r"^[^：:，。；！？、“”\s]{2,8}[：:]\s*[^\s“]")
_FIELDS, _NO_FIELD = 8, -3.0
"""Fields that may go on behind the last line, and the score below which one is the foot of the page."""
_TAIL, _LONGEST_TAIL, _LONGEST_ITEM = 8, 60, 60
_SIGNATURE = 30
_PIECES = 6
"""Pieces that a date is cut into at most."""
# the date under a notice: 2018年12月4日, 二〇一八年十二月四日
_DATE_ALONE = pattern(r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年.{1,3}月.{1,3}日")
# 2023-05-01, 112年5月1日
_DAY_ALONE = pattern(r"\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?")
_CLOSING = pattern(
    r"此致|敬礼[！!]?|特此(?:公告|通知|通告|公示|函告|函复|报告|说明|声明)。?|（(?:此件[^（）]{2,8}|完|发布会结束|本章完)）|（全文完）"
)
# "2." and "3、" over their items, as flattened lists have it
_NUMBER_ALONE = pattern(r"\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、")
_FIGURE, _LONG_FIGURE = pattern(r"[^\u3400-\u9fff。，]{0,9}\d[^\u3400-\u9fff。，]{0,9}"), pattern(r"\d{3}|\d\.\d")


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


def keep_own_tail(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts]) -> list[bool]:
    """``kept`` with what ends a notice or a letter, where no tree tells whose it is: items, names, what is enclosed, who signs, and when.

    Contacts stay with these; alone behind the last sentence they are the foot of the page. Lines of which several have a date
    under them are a list of other stories.
    """
    result = list(kept)
    last = max((at for at, stays in enumerate(kept) if stays), default=len(kept))
    waiting: list[int] = []
    seen = [mark for at in range(min(last + 1, len(kept))) if kept[at] and (mark := read_item_mark(blocks[at].text))]
    counts = {mark.family: mark.number for mark in seen if mark.number}
    for at in range(last + 1, min(len(kept), last + 1 + _LONGEST_TAIL)):
        kind = _tail_kind(blocks, facts, at) or (
            "own" if _counts_on(counts, blocks[at : at + _TAIL], facts[at]) else None
        )
        if mark := read_item_mark(blocks[at].text):
            counts[mark.family] = mark.number
        if kind is None or blocks[at].path:
            break
        waiting.append(at)
        if kind != "contact":
            for own in waiting:
                result[own] = True
            waiting = []
        if kind == "date":
            for own in range(at, at + _pieces_of_date([block.text.strip() for block in blocks[at : at + _PIECES]])):
                result[own] = True
            break
    return result


def _counts_on(counts: dict[str, int], below: Sequence[Block], fact: Facts) -> bool:
    """Whether a line stands before an item that goes on with the count of the text: what 三、报名时间 heads, before 四、."""
    marks = [read_item_mark(block.text) for block in below]
    goes_on = any(mark.number and counts.get(mark.family) == mark.number - 1 for mark in marks if mark)
    return goes_on and is_innocent(fact) and fact.size <= _LONGEST_ITEM


def _tail_kind(blocks: Sequence[Block], facts: Sequence[Facts], at: int) -> str | None:
    """What a line is that may end a text: ``own`` to it, its ``date``, a ``contact`` that may be the page's; ``None`` for others."""
    text, fact = blocks[at].text.strip(), facts[at]
    if is_condemned(fact) or fact.size > _LONGEST_ITEM:
        return None
    if ENCLOSED.search(text) or _CLOSING.fullmatch(text):
        return "own"
    if fact.links >= 0.5:
        return None
    if blocks[at].type == "table_row" and at + 1 < len(blocks) and blocks[at + 1].type == "table_row":
        return "own"
    if blocks[at].type == blocks[at - 1].type == "table_row":
        return "own"
    below = [block.text.strip() for block in blocks[at : at + _TAIL]]
    dates = [
        n
        for n, line in enumerate(below)
        if _DATE_ALONE.fullmatch(line) or _DAY_ALONE.fullmatch(line) or _pieces_of_date(below[n : n + _PIECES])
    ]
    if dates and dates[0] <= 2 and len(dates) == 1 and all(len(line) <= _SIGNATURE for line in below[: dates[0]]):
        return "date" if dates[0] == 0 else "own"
    if fact.phrase is not None and fact.phrase.group == "contact":
        return "contact"
    mark = read_item_mark(text)
    if (
        (mark is not None and mark.number)
        or text.startswith("联系人")
        or _NUMBER_ALONE.fullmatch(text)
        or len(split_names(text)) > 1
    ):
        return "own"
    if _FIELD.match(text):
        return "contact"
    return "own" if _FIGURE.fullmatch(text) and any(_LONG_FIGURE.search(line) for line in below[:4]) else None


def _pieces_of_date(lines: Sequence[str]) -> int:
    """How many of ``lines`` are a date that was cut at each element: 2024 / 年 / 3 / 月 / 28 / 日; 0 where they are none."""
    if not lines or not lines[0][:1].isdecimal() or len(lines[0]) > _PIECES:
        return 0
    return next((n for n in range(2, len(lines) + 1) if _DATE_ALONE.fullmatch("".join(lines[:n]))), 0)


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
