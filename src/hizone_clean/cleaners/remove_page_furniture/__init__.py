"""Take away what belongs to a page and not to its text: heads, page numbers, running headers, dotted contents."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.cleaners.remove_page_furniture.page_lines import may_be_furniture
from hizone_clean.document import Document
from hizone_clean.elsewhere import Elsewhere


@structural(needs=["lines"])
def remove_page_furniture(document: Document, *, elsewhere: Elsewhere | None = None) -> Document:
    """Take away the lines that a page has and its text has not; they stay in the document as ``furniture``.

    Goes: a newspaper page's head (name of the paper, date, section and number, on one line or on several) and its editors'
    line; page numbers in any style (``第 1 页，共 44 页``, ``- 3 -``, ``3/44``, a bare number where pages show or sentences
    are cut); running headers, also those that carry the number (``清江大学学报 45``, ``语文试题 第3页（共9页）``); dotted
    tables of contents with the word 目录 over them. A half sentence before and one after such lines stand side by side
    again.

    What the head of a newspaper page says is not lost: the paper is the document's ``source``, its date the ``date``, and
    number and section of the page are ``page`` and ``section`` of ``extra``; where pages differ, lists of them.

    Stays: every line that stands once, unless its form alone says what it is, or in a PDF its place: a number apart at the edge
    of its page, a head beside one or over a rule; numbers of a list; dates, figures and
    headings; a table of contents that is nearly all of a document; text from HTML.

    ``elsewhere`` is what other documents of the same paper have: running heads, section names and staff boxes that many of
    them share go too (``seen in 38 of 40 documents of this source``).

    Sources of the rules: the forms of GB/T 9704-2012, 7.5 (page numbers between two dashes), of Word's page number gallery
    (第 1 页，共 44 页) and of printed newspapers.

    >>> remove_page_furniture("园区加快推动产业\\n- 3 -\\n升级，成效明显。")
    '园区加快推动产业\\n升级，成效明显。'
    >>> remove_page_furniture("第 3 页写道：\\n2022-3\\n3")
    '第 3 页写道：\\n2022-3\\n3'
    """
    if document.form == "html" or not any(may_be_furniture(document.blocks[at]) for at in document.facts.others):
        return document
    from hizone_clean.cleaners.remove_page_furniture.found_furniture import without_furniture

    return without_furniture(document, elsewhere)
