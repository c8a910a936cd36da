"""The title of a document: the line at its head, or the two or three, that say what it is."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.assemble_articles.one_document.parts import is_signature, stands_by_itself
from hizone_clean.language.document_names import names_document
from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.patterns import pattern

_HEAD = 10
"""Blocks from the top within which a title stands."""
_LONGEST, _LONGEST_LINE = 90, 60
_MOST_LINES = 3
_ALIKE, _LARGER, _MUCH_LARGER = 1.08, 1.12, 1.3
"""Times by which the lines of a title differ at most in size, and that they are larger than the text."""
_SIZED = 1.2
_REST = 4
"""Characters of a line that is the rest of a title and no title by itself: 清江高新区2023年经济社会发展情况 / 报告."""
_ABOUT = pattern(r".{0,30}关于")
# "清江大学学报（社会科学版）", "清江大学硕士学位论文": what a page is headed with
_MASTHEAD = pattern(r".{0,30}(?:学报|杂志|日报|晚报|周刊|学位论文|毕业论文|文件|法规汇编|简报|月刊)(?:[（(].*[)）])?$")
_SENTENCE = pattern(r"[。；;]|[，,：:]$")
_STOP = pattern(r"[。！？!?…”」]$")


def with_title(blocks: Sequence[Block], *, least: float = 0.0) -> list[Block]:
    """``blocks`` with the title's lines as one block of type title, where one is found that scores over ``least``."""
    head = _head(blocks)
    best, lines = least, []
    for first in range(len(head)):
        for size in range(1, _MOST_LINES + 1):
            group = head[first : first + size]
            if len(group) == size and _stand_together(group) and (score := _score(blocks, group, first)) > best:
                best, lines = score, group
    if not lines:
        return list(blocks)
    text = "".join(blocks[at].text.strip() for at in lines)
    whole = join_blocks([blocks[at] for at in lines], text) if len(lines) > 1 else blocks[lines[0]]
    gone = set(lines[1:])
    placed = [whole._replace(type="title") if at == lines[0] else block for at, block in enumerate(blocks)]
    return [block for at, block in enumerate(placed) if at not in gone]


def _head(blocks: Sequence[Block]) -> list[int]:
    """The places of the lines over the body that may be of a title."""
    found: list[int] = []
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    for at in kept[:_HEAD]:
        text = blocks[at].text.strip()
        if blocks[at].type not in ("paragraph", "heading") or _is_body(text):
            break
        place = blocks[at].place
        is_large = place is not None and (place.size or 0.0) >= _MUCH_LARGER
        if (is_large or not stands_by_itself(text)) and len(text) <= _LONGEST_LINE:
            found.append(at)
    return found


def _is_body(text: str) -> bool:
    """Whether the body has begun: a sentence, an addressee, the first item, a row of a table (名称 | 说明)."""
    if " | " in text:
        return True
    mark = read_item_mark(text)
    if mark is None and not (text[-1] in "：:" or _STOP.search(text) or _SENTENCE.search(text)):
        return False
    return not (stands_by_itself(text) or (mark and mark.family == "chapter"))


def _worth_of_size(blocks: Sequence[Block], group: Sequence[int]) -> float:
    """What the type of a PDF says for the lines of ``group``: a title is set larger than the text, and all of it alike."""
    sizes = [place.size or 1.0 for at in group if (place := blocks[at].place)]
    if len(sizes) < len(group) or max(sizes) > _ALIKE * min(sizes) or min(sizes) < _LARGER:
        return 0.0
    return _SIZED * (len(group) if min(sizes) >= _MUCH_LARGER else 1)


def _stand_together(group: Sequence[int]) -> bool:
    return group[-1] - group[0] == len(group) - 1


def _score(blocks: Sequence[Block], group: Sequence[int], first: int) -> float:
    """How well the lines of ``group`` are a title; 0 and less where they are none."""
    texts = [blocks[at].text.strip() for at in group]
    whole = "".join(texts)
    if len(whole) > _LONGEST or (_SENTENCE.search(whole) and len(group) > 1):
        return 0.0
    score = 1.0 - 0.1 * first - 0.3 * (len(group) - 1)
    score += 2.0 if names_document(whole) else 0.0
    score += 1.0 if _ABOUT.match(whole) else 0.0
    score += _worth_of_size(blocks, group)
    score -= 1.5 if _MASTHEAD.match(texts[0]) else 0.0
    score -= 0.8 if is_signature(whole) else 0.0
    mark = read_item_mark(whole)
    score += 0.0 if not mark else 0.3 if mark.family == "chapter" else -1.0
    if len(group) > 1:
        # 国务院办公厅 / 国务院办公厅关于印发…的通知: the first names who writes, as the second does again
        score -= 2.0 * texts[1].startswith(texts[0])
        # a line that is a whole by itself takes no other: 2024年模拟考试 / 语文试题
        score -= 2.0 * sum(names_document(text) for text in texts[:-1])
        score -= 2.0 * (read_item_mark(texts[-1]) is not None)
        # 清溪市文化和旅游局 / 关于开展图书馆志愿服务的通知: who writes it is of the title, GB/T 9704-2012, 7.3.1
        score += 0.6 if is_signature(texts[0]) and _ABOUT.match(texts[1]) and names_document(whole) else 0.0
        about = _ABOUT.match(whole) or is_signature(texts[0]) or len(texts[-1]) <= _REST
        score -= 0.0 if names_document(whole) and about else 1.0
    elif len(whole) <= _REST and first:
        score -= 2.0
    return score
