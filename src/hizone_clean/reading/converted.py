"""Markdown that a converter wrote of a PDF: its line ends are blanks, its columns are paragraphs, its headlines are ``#``."""

from __future__ import annotations

from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.patterns import pattern
from hizone_clean.source.converter_blanks import ENOUGH, close_line_ends

# what converters put where a picture or a page was: <!-- image -->, ![](images/3f2a….jpg), ![](_page_0_Picture_1.jpeg), <span id="page-0-1">
_PLACEHOLDER = pattern(
    r"<!--\s*(?:image|page ?break|formula-not-decoded)\b|!\[[^\]]*\]\((?:_page_\d|images/[0-9a-f]{16})|<span id=\"page-\d"
)
_STOPPED = pattern(r"[。！？；：!?;:…][”’」』\"'）)】]*$")
_GOES_ON = pattern(r"[\u3400-\u9fff，、“《（]$")
# what cannot be the second half of a sentence: 一、, （二）, 1., 图1, 本报讯, ■
_BEGINS = pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(]|\d|[图表]\s?\d|第.{1,4}[章节条]|本报|新华|[■□●▲◆★·•“]|[A-Za-z])"
)
_CAPTION = pattern(r"[摄图]$|[摄图][/／]|^(?:图为|上图|下图|左图|右图)")
_MARK = pattern(r"[，。；]")
# headings of one document, not of several: 一、总则, 第二章, 1. , 摘要
_PART = pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．、]|\s)|第.{1,5}[章节条部篇]|附[录件则表]|"
    r"(?:摘\s?要|关键词|引\s?言|前\s?言|目\s?[录次]|参考文献|结\s?[论语]|致\s?谢|总则|概述|背景|简介|说明|总结)[:：]?$)"
)
_RUNNING = 40
_LONG = 20


def settle_converted(blocks: list[Block]) -> list[Block]:
    """``blocks`` as the page had them, where a converter wrote them; others come back as they are.

    Blanks where lines ended are closed, where all pieces between them are as long as lines: a row of names stays. A
    paragraph that breaks off inside a sentence goes on with the next one. Headings of the first level, each with text of
    its own and none of them the part of a document, begin articles.
    """
    mended = {at: closed for at, block in enumerate(blocks) if (closed := _closed(block)) != block.text}
    joins = sum(len(blocks[at].text) - len(closed) for at, closed in mended.items())
    marked = any(block.reason is not None and _PLACEHOLDER.search(block.text) for block in blocks)
    if joins < ENOUGH and not marked:
        return blocks
    return _in_articles(_run_on([b._replace(text=mended.get(at, b.text)) for at, b in enumerate(blocks)]))


def _closed(block: Block) -> str:
    """The text of ``block`` without the blanks that stand where lines ended."""
    return block.text if block.reason is not None or block.type != "paragraph" else close_line_ends(block.text)


def _run_on(blocks: list[Block]) -> list[Block]:
    """``blocks`` with the two halves of a paragraph joined that a column's end, or a picture, parted."""
    result: list[Block] = []
    last = -1
    for block in blocks:
        if block.reason is None:
            if last >= 0 and _breaks_off(result[last]) and _may_go_on(block):
                result[last] = join_blocks((result[last], block), result[last].text + block.text)
                continue
            last = len(result)
        result.append(block)
    return result


def _breaks_off(block: Block) -> bool:
    text = block.text
    return (
        block.type == "paragraph"
        and len(text) >= _LONG
        and not block.links
        and _GOES_ON.search(text) is not None
        and _MARK.search(text) is not None
        and not _CAPTION.search(text)
    )


def _may_go_on(block: Block) -> bool:
    return (
        block.type == "paragraph"
        and not block.links
        and _MARK.search(block.text) is not None
        and not _BEGINS.match(block.text)
    )


def _in_articles(blocks: list[Block]) -> list[Block]:
    titles = [at for at, block in enumerate(blocks) if block.type == "title" and block.reason is None]
    if len(titles) < 2 or any(_PART.match(blocks[at].text) for at in titles):
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
