"""Bring headlines to their article and bylines into its authors."""

from __future__ import annotations

from hizone_clean.blocks import Block
from hizone_clean.cleaner import structural
from hizone_clean.cleaners.assemble_articles.bylines.heads import with_heads
from hizone_clean.cleaners.assemble_articles.canonical import is_canonical, number_canonical
from hizone_clean.document import Document
from hizone_clean.language.document_names import names_document

_WRAPPED = 0.1
"""The share of the text that must have stood on several lines."""
_SURELY_TITLE = 2.5
"""What the title of a text that is not wrapped scores: it must be called as documents are."""


@structural(needs=["made_of", "body"], gives=["articles"])
def assemble_articles(document: Document) -> Document:
    """Give every block its article and its part in it, and every article its headline, kicker, authors and source.

    On a page of a newspaper, as text comes out of a PDF, several articles stand one after another and their headlines over
    them, under them, or all together at the end of the page, in order, reversed or mixed. An article begins where a news
    item opens (本报讯), after a byline or the names behind the last sentence, at a picture's caption, under a headline, and
    where the subject changes so that one more headline finds its place. A headline goes to the article whose rare words it
    has; order and distance only break ties. One that did not stand over its article leaves a ``moved_headline`` diagnostic.

    Bylines are taken away (``▶ 本报记者 叶伟``, names behind the last sentence, ``周乐蒙/摄``) and name the authors; so does
    ``（记者 李争粉）`` after 本报讯, which stays. A picture credit (``图片来源：某区``) is taken away and is its caption's source.
    下转 and 上接 lines are taken away as furniture. A document of one article passes on its title, authors and source to the
    metadata where these are empty.

    Left alone: the order of the bodies; text that came from HTML or Markdown or already has a title, which is one article
    unless it says otherwise; text in the form that this program writes, where two blank lines part the articles; and
    everything on a line that nothing speaks for. In a text without hard wraps nothing is moved.

    The rules are those of the two newspaper documents among the seeds, and of pages set from other texts.

    >>> print(assemble_articles("…产值超1000亿元。 张世港 凡辉\\n"), end="")
    …产值超1000亿元。
    """
    titled = any(block.type == "title" for block in document.kept)
    if document.form == "lines" and not titled and (document.paper is not None or was_wrapped(document)):
        return _of_lines(document)
    if document.facts.others:
        document = _of_blocks(document, titled=titled)
    if document.form == "lines" and is_canonical(document):
        document = document.with_blocks(number_canonical(document.blocks))
    return with_heads(_with_signature(document))


def _with_signature(document: Document) -> Document:
    """``document`` with the date that it is signed with, where its title is that of one (通知, 纪要)."""
    title = next((block.text for block in document.kept if block.type in ("title", "heading")), "")
    if document.metadata.date or not names_document(title):
        return document
    from hizone_clean.cleaners.assemble_articles.one_document import with_signature

    return with_signature(document)


def _of_lines(document: Document) -> Document:
    """A text that was set in lines: one document, or the page of a newspaper."""
    from hizone_clean.cleaners.assemble_articles.one_document import assemble_document, is_of_entries, is_one_document
    from hizone_clean.cleaners.assemble_articles.page import assemble_page, assemble_subjects

    if is_one_document(document):
        several = None if is_of_entries(document) else assemble_subjects(document)
        return several or with_heads(assemble_document(document))
    return assemble_page(document)


def _of_blocks(document: Document, *, titled: bool) -> Document:
    """Any other text, without its bylines and with the title that it surely has."""
    from hizone_clean.cleaners.assemble_articles.bylines.take_off import take_off_bylines
    from hizone_clean.cleaners.assemble_articles.one_document.title import with_court_title, with_first_line, with_title

    document = document.with_blocks(take_off_bylines(document.blocks, document.table, anywhere=False))
    if document.form != "lines" or titled or document.metadata.title or is_canonical(document):
        return document
    blocks = with_court_title(document.blocks) or with_title(document.blocks, least=_SURELY_TITLE)
    # under other lines of the head it would be moved over them
    first = next((block for block in blocks if block.reason is None), None)
    is_first = first is not None and first.type == "title"
    return document.with_blocks(blocks if is_first else with_first_line(document.blocks))


def was_wrapped(document: Document) -> bool:
    """Whether much of ``document`` stood on several lines: one paragraph that was torn makes no page of a newspaper."""
    said = [(len(block.text), _spans_lines(block)) for block in document.blocks if block.reason is None]
    return sum(size for size, wrapped in said if wrapped) > _WRAPPED * sum(size for size, _ in said)


def _spans_lines(block: Block) -> bool:
    """Whether ``block`` was set in lines; two paragraphs of one sentence that a blank line tore apart were not."""
    if len(block.made_of) == 2 and block.made_of[1].lines[0] > block.made_of[0].lines[1] + 1:
        return False
    return bool(block.made_of) or block.lines[1] > block.lines[0]
