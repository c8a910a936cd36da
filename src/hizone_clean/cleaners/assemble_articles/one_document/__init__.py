"""A document that is no newspaper page: a notice, a law, a paper, a report, a chapter. It is one article and stays in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.cleaners.assemble_articles.bylines.take_off import take_off_bylines
from hizone_clean.cleaners.assemble_articles.one_document.title import with_title
from hizone_clean.document import Document
from hizone_clean.language.dates import iso_date
from hizone_clean.language.document_names import opens_abstract
from hizone_clean.language.item_marks import read_entry_mark, read_item_mark
from hizone_clean.language.news_openings import opens_news
from hizone_clean.language.other_forms import is_signature, other_form
from hizone_clean.layout.abreast import is_in_one_column
from hizone_clean.layout.headline_form import is_display_line
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.sheet import read_sheets
from hizone_clean.patterns import pattern

_HEADED = frozenset(("chapter", "han", "han_in_brackets", "decimal", "digit"))
_LISTED = frozenset(("decimal", "digit"))
_LONGEST_HEADING = 36
_APART, _OF_ONE = 4, 2
"""Blocks that part the copies of two headlines, and copies of one headline at most."""
_SHORT = 16
"""Lines of a text that is too short to be a newspaper page."""
_HEAD, _FOOT = 5, 3
"""Blocks at the head and the foot of one article among which its byline stands."""
_ENTRIES, _SHARE_OF_ENTRIES = 4, 0.25
_ARTICLES, _PAPER_HEAD = 3, 15
_HEADLINE = 1.3
"""Times the size of the running text from which a line is the headline of an article."""
_LARGER = 1.08
"""The same from which a line is set larger than the text."""
_REPORTER = pattern(
    r"^[^。]{0,6}(?:本[报刊网](?:特约|实习|见习)?(?:记者|通讯员|评论员)|[□■▶]\s?[\u4e00-\u9fff]{0,4}记者)"
)
_COMMA = pattern("[，,]")
_BLANK_TO_FILL = pattern(r"[（(]\s*[）)]$|_{3}")  # "下列词语中读音全都正确的一项是（　）", "姓名：______"
_ENDED = pattern(r"[。！？：；”]\s*$")


def is_one_document(document: Document) -> bool:
    """Whether ``document`` is no newspaper page: no news item opens in it, and its lines or its form say that it is one text.

    Its lines do where all were set in one measure, or stand in one column of a PDF, or there are few; its form does where
    it has the articles of a law or the abstract of a paper.
    """
    kept = [block for block in document.kept if block.type in ("paragraph", "heading")]
    if any(opens_news(block.text) for block in kept) or _has_shadows(document):
        return False
    lines = [line for block in kept for line in block.made_of or (block,) if line.text.strip()]
    if _has_headlines_over_columns(kept, lines) and not _has_form(kept):
        return False
    signed = [_is_signed(block) for block in document.blocks]
    if any(signed):
        inside = any(signed[_HEAD : len(signed) - _FOOT])  # where one article ends and the next begins
        return not inside and len(lines) > 1 and bool(read_sheets(Lines(lines, document.table)))
    if len(lines) < _SHORT or is_in_one_column(lines) or _has_form(kept):
        return True
    return bool(read_sheets(Lines(lines, document.table)))


def is_of_entries(document: Document) -> bool:
    """Whether many paragraphs begin with an item's mark, or a label (【用法用量】): no page of several articles is made so."""
    kept = [block.text for block in document.kept if block.type in ("paragraph", "heading")]
    marks = [mark for text in kept if (mark := read_entry_mark(text))]
    return len(marks) >= max(_ENTRIES, _SHARE_OF_ENTRIES * len(kept))


def _has_shadows(document: Document) -> bool:
    """Whether lines were printed twice in several places, or more lines than one headline has: a page's headlines."""
    copies = [at for at, block in enumerate(document.blocks) if block.by and block.by.startswith("undouble_overprint/")]
    return len(copies) > _OF_ONE or any(later - sooner > _APART for sooner, later in pairwise(copies))


def _is_signed(block: Block) -> bool:
    return block.reason == "byline" or _REPORTER.search(block.text) is not None


def _has_headlines_over_columns(blocks: Sequence[Block], lines: Sequence[Block]) -> bool:
    """Whether a PDF shows columns abreast and several headlines, each much larger than the text."""
    if not all(line.place and line.place.top is not None for line in lines):
        return False
    headlines = sum((block.place.size or 0.0) >= _HEADLINE for block in blocks if block.place)
    return headlines > 1 and not is_in_one_column(lines)


def _has_form(blocks: Sequence[Block]) -> bool:
    """Whether the text has the articles of a law, or the abstract and keywords of a paper."""
    articles = (read_item_mark(block.text) for block in blocks)
    if sum(mark is not None and mark.family == "article" for mark in articles) >= _ARTICLES:
        return True
    return any(opens_abstract(block.text) for block in blocks[:_PAPER_HEAD])


def assemble_document(document: Document) -> Document:
    """``document`` as one article in its order, with its title, its numbered headings, and the date that it is signed with."""
    blocks = take_off_bylines(document.blocks, document.table, anywhere=False)
    blocks = list(_with_headings(with_title(blocks)))
    return with_signature(document.with_blocks(blocks))


def with_signature(document: Document) -> Document:
    """``document`` with date and source as it is signed, where these are not known otherwise.

    So the minutes of a meeting have the date of their issue, and not that of the meeting (时间：2024年3月5日上午9时).
    """
    metadata = document.metadata
    date, source = _signed(document.blocks)
    if not date or (metadata.date and metadata.source):
        return document
    return document.with_blocks(
        document.blocks, metadata=metadata._replace(date=metadata.date or date, source=metadata.source or source)
    )


def _with_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks``, those of type heading that are headings: numbered, or a line by itself over a paragraph, and no sentence."""
    following = ""
    typed: list[Block] = []
    shows = _shows_headings(blocks)
    for block in reversed(blocks):
        if block.reason is None and block.type == "paragraph" and _is_heading(block, following, shows):
            block = block._replace(type="heading")
        following = block.text if block.reason is None else following
        typed.append(block)
    return reversed(typed)


def _shows_headings(blocks: Sequence[Block]) -> bool:
    """Whether the type of a PDF tells headings from text: some lines are set larger or heavier than what is under them."""
    set_off = [_is_set_off(block) and block.type != "title" for block in blocks if block.reason is None]
    return sum(here and not below for here, below in pairwise(set_off)) > 1


def _is_set_off(block: Block) -> bool:
    """Whether all of ``block`` is set larger or heavier than the running text, and it is short enough for a heading."""
    if len(block.text) > _LONGEST_HEADING or not block.text.strip():
        return False
    places = [line.place for line in block.made_of or (block,)]
    return all(place is not None and (place.is_heavy or (place.size or 0.0) >= _LARGER) for place in places)


def _is_heading(block: Block, following: str, shows: bool) -> bool:
    """Whether ``block`` is a heading of what is ``following``; ``shows`` says that the headings of the document are set off."""
    text = block.text.strip()
    mark = read_item_mark(text)
    numbered = mark is not None and mark.family in ("decimal", "chapter")  # 4.1. control
    if not is_display_line(text) or text[-1] in "！？!?…”" or _BLANK_TO_FILL.search(text):
        return False
    if not numbered and (other_form(text) or is_signature(text)):
        return False
    if mark and mark.family in _HEADED and len(text) <= _LONGEST_HEADING and not _COMMA.search(text[mark.end :]):
        # 附件：1.重点任务分工表 / 2.产业链链长名单: what is numbered may be a list, which stands over no text
        return not shows or mark.family not in _LISTED or _is_set_off(block) or _ENDED.search(following) is not None
    if shows:
        return bool(following) and _is_set_off(block) and not _COMMA.search(text)
    return _ENDED.search(following) is not None and not (mark and mark.family not in _HEADED)


def _signed(blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Date and signature at the foot of a document: 清江市人民政府办公室 / 2024年3月18日."""
    kept = [block.text.strip() for block in blocks if block.reason is None][-4:]
    for at in range(len(kept) - 1, 0, -1):
        if len(kept[at]) < 16 and (date := iso_date(kept[at])) and "年" in kept[at]:
            return date, kept[at - 1] if is_signature(kept[at - 1]) else None
    return None, None
