"""Markdown that a converter wrote of a PDF: its line ends are blanks, its columns are paragraphs, its headlines are ``#``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.patterns import pattern
from hizone_clean.source.converter_blanks import ENOUGH, close_line_ends
from hizone_clean.source.kinds import PLAIN_TABLE, Run

# what converters put where a picture or a page was: <!-- image -->, ![](images/3f2a….jpg), ![](_page_0_Picture_1.jpeg), <span id="page-0-1">
_PLACEHOLDER = pattern(
    r"<!--\s*(?:image|page ?break|formula-not-decoded)\b|!\[[^\]]*\]\((?:_page_\d|images/[0-9a-f]{16})|<span id=\"page-\d"
)
_STOPPED = pattern(r"[。！？；：!?;:…][”’」』\"'）)】]*$")
_GOES_ON = pattern(r"[\u3400-\u9fff，、“《（]$")
# Bacillus subtilis | 和枯草芽孢杆菌…: a foreign word ends a line as well as any, and only a word that joins goes on from it
_FOREIGN = pattern(r"[a-zA-Z]$")
_JOINS = pattern(r"[和与及或的等在是为对将被从由向所中也还又都就便则却而并、，]")
# what cannot be the second half of a sentence: 一、, （二）, 1., 3.2, 图1, Fig.1, 摘要：, 本报讯, ■, $$
_BEGINS = pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(【\[]|\d{1,2}[.．、)）]|\d{1,2}(?=[\u3400-\u9fff])(?![年月日个名家人次种项万亿元倍%度天岁届周位条台座套艘架辆])|"
    r"(?:续?[图表]|Fig|Tab|Table|Figure)\.?\s?\d|第.{1,4}[章节条]|本报|新华|[■□●▲◆★·•“]|https?\b|\$\$|"
    r"(?:[A-Z][a-z]+\s){3}|(?:摘\s?要|关键词|作者简介|基金项目|参考文献|收稿日期|通[信讯]作者|注|来源|单位)[:：\s])"
)
# 图2渤海沿岸湿地生态系统空间分布, 续表3, Fig.2 Spatial…: what stands under a picture or over a table
_UNDER_PICTURE = pattern(r"(?:续?[图表]|Fig|Tab|Table|Figure)\.?\s?[\dA-Z]{1,3}(?:[-.－]\d{1,2})?")
_ADDRESS = pattern(r"https?\s?://\S+")
_CAPTION = pattern(r"[摄图]$|[摄图][/／]|^(?:图为|上图|下图|左图|右图)")
_MARK = pattern(r"[，。；]")
# DOI:10.5846/…, ISSN 1000-…, 第37卷第4期: what a journal prints over the title of a paper
_IMPRINT = pattern(
    r"(?:doi|issn|cn\s?\d|vol\b|第\s?\d+\s?[卷期]|(?:文章编号|中图分类号|收稿日期|网络出版))|\W*$|https?:", re.I
)
# headings of one document, not of several: 一、总则, 第二章, 1. , 摘要
_PART = pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．、]|\s)|第.{1,5}[章节条部篇]|附[录件则表]|"
    r"\d{1,2}(?:\.\d{1,2}){0,3}(?=[\u3400-\u9fff])|(?:摘\s?要|关键词|引\s?言|前\s?言|目\s?[录次]|参考文献|结\s?[论语]|致\s?谢|总则|概述|背景|简介|说明|总结)[:：]?$)"
)
# 3.1.2, 1 , 二、, （三）: how deep a numbered heading stands
_NUMBERS = (
    pattern(r"(?:第.{1,5}[章篇]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?![\d.．]))"),
    pattern(r"(?:第.{1,5}节|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．]\d{1,2}(?![\d.．]))"),
    pattern(r"(?:[（(]\d{1,2}[)）]|\d{1,2}(?:[.．]\d{1,2}){2})"),
)
_CLOSED = ("paragraph", "list_item", "table_row", "quote")
_RUNNING = 40
_LONG = 20
_LABEL = 6
"""Letters of a column's name over a headline (基础研究) at most."""
_HEAD = 6
"""Blocks at the head of a document among which its title stands."""


def has_table_of_converter(runs: Sequence[Run]) -> bool:
    """Whether a run of HTML is a table as converters write it: all on one line, without an attribute on its first tags."""
    return any(run.kind == "html" and PLAIN_TABLE.match(run.text) for run in runs)


def settle_converted(blocks: list[Block], *, marked: bool = False) -> list[Block]:
    """``blocks`` as the page had them, where a converter wrote them; others come back as they are.

    Blanks where lines ended are closed, where all pieces between them are as long as lines: a row of names stays. A
    paragraph that breaks off inside a sentence goes on with the next one, over a picture, a table and what stands under or
    over them too. Where every headline has the same level, the first is the title unless it is a journal's imprint or the
    name of a column, and numbers tell how deep the others stand. Headings of the first level, each with text of its own
    and none of them the part of a document, begin articles. With ``marked``, the text is known to be a converter's.
    """
    mended = {at: closed for at, block in enumerate(blocks) if (closed := _closed(block)) != block.text}
    joins = sum(len(blocks[at].text) - len(closed) for at, closed in mended.items() if blocks[at].type == "paragraph")
    marked = marked or any(block.reason is not None and _PLACEHOLDER.search(block.text) for block in blocks)
    if joins < ENOUGH and not marked:
        return blocks
    return _in_articles(_levelled(_run_on([b._replace(text=mended.get(at, b.text)) for at, b in enumerate(blocks)])))


def _closed(block: Block) -> str:
    """The text of ``block`` without the blanks that stand where lines ended."""
    return close_line_ends(block.text) if block.reason is None and block.type in _CLOSED else block.text


def _run_on(blocks: list[Block]) -> list[Block]:
    """``blocks`` with the two halves of a paragraph joined that a column's end, a picture or a table parted."""
    result: list[Block] = []
    last = -1
    for block in blocks:
        if block.reason is None and not (last >= 0 and _stands_between(block)):
            if last >= 0 and _goes_on_with(result[last], block):
                result[last] = join_blocks((result[last], block), result[last].text + block.text)
                continue
            last = len(result)
        result.append(block)
    return result


def _stands_between(block: Block) -> bool:
    """Whether ``block`` is a table, a caption or an address: what a page sets into its text wherever there is room."""
    if block.type in ("table_row", "caption"):
        return True
    text = block.text
    under = not _STOPPED.search(text) and _UNDER_PICTURE.match(text)
    return block.type == "paragraph" and bool(under or _ADDRESS.fullmatch(text))


def _goes_on_with(block: Block, after: Block) -> bool:
    text = block.text
    breaks_off = (
        block.type == "paragraph"
        and len(text) >= _LONG
        and not block.links
        and _MARK.search(text) is not None
        and not _CAPTION.search(text)
    )
    if not breaks_off or not _may_go_on(after):
        return False
    if _FOREIGN.search(text):
        return len(text) >= _RUNNING and "。" in text and _JOINS.match(after.text) is not None
    return _GOES_ON.search(text) is not None


def _may_go_on(block: Block) -> bool:
    return (
        block.type == "paragraph"
        and not block.links
        and (_MARK.search(block.text) or _JOINS.match(block.text)) is not None
        and not _BEGINS.match(block.text)
    )


def _levelled(blocks: list[Block]) -> list[Block]:
    """``blocks`` with a title and with the levels that numbers tell, where all headlines have one level."""
    heads = [at for at, b in enumerate(blocks) if b.reason is None and b.type in ("title", "heading") and b.level]
    if len({blocks[at].level for at in heads}) != 1:
        return blocks
    result = list(blocks)
    titles = [at for at in heads if not _PART.match(blocks[at].text)]
    first = next((at for at in titles if not _IMPRINT.match(blocks[at].text)), None)
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    if first is not None and first not in kept[:_HEAD]:
        first = None
    after = next((at for at in kept if first is not None and at > first), None)
    if first is not None and after in titles and len(blocks[first].text) <= _LABEL < len(blocks[after].text):
        result[first] = blocks[first]._replace(type="kicker")  # 基础研究, over the headline
        first = after
    for at in heads:
        if result[at].type == "kicker":
            continue
        text = blocks[at].text
        depth = next(
            (number for number, mark in enumerate(_NUMBERS, 2) if mark.match(text)), 2 if _PART.match(text) else 1
        )
        is_title = depth == 1 and first is not None and at >= first
        result[at] = blocks[at]._replace(type="title" if is_title else "heading", level=depth)
    return result


def _in_articles(blocks: list[Block]) -> list[Block]:
    titles = [at for at, block in enumerate(blocks) if block.type == "title" and block.reason is None]
    parts = (at for at, block in enumerate(blocks) if block.type in ("title", "heading") and block.reason is None)
    if len(titles) < 2 or any(_PART.match(blocks[at].text) for at in parts):
        return blocks
    sections = [blocks[start:end] for start, end in pairwise([*titles, len(blocks)])]
    if any(not any(map(_is_running, section)) for section in sections):
        return blocks
    numbers = {at: number for number, at in enumerate(titles)}
    article, result = 0, []
    for at, block in enumerate(blocks):
        article = numbers.get(at, article)
        result.append(block._replace(article=article))
    return result


def _is_running(block: Block) -> bool:
    text = block.text
    return block.reason is None and len(text) >= _RUNNING and block.links < 0.5 and _STOPPED.search(text) is not None
