"""Whether there is a page around the text at all: what speaks for one, and for Markdown that somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hizone_clean.blocks import FRAGMENT, Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.document import Document

Written = Literal["surely", "likely", ""]

_FRAMES = frozenset(("breadcrumb", "share", "related", "copyright", "statement", "nav", "advert", "byline"))
"""Groups of phrases that only a page has around its body."""
_ENOUGH = 2
MANY = 5
"""Blocks that are no body from which a text is a page though hardly a phrase says so."""
_DOUBT, _FRAME = -1.0, 2.0
"""What speaks for a writer must weigh more than the one, and than the other for each group of phrases that only a page has. Of
978 texts that two tools made of pages 11 without such a phrase weigh between -1 and 0, and 4 of them hold more than the article;
of 327 that people wrote it is one in twenty."""


def fewest_aliens(
    document: Document, blocks: Sequence[Block], facts: Sequence[Facts], *, known: int, written: Written
) -> int | None:
    """How many blocks that cannot be body make a page of ``document``: none of HTML, which always is one, else a few.

    ``None`` stands for text that was set in lines, and for Markdown that somebody wrote: the one is printed matter, whose
    headlines, captions and names are no menus, and of the other its lists of links (changes, tests, a table of contents)
    are what it is about. There phrases must say that there is a page, and where it was surely written they cannot.
    """
    if document.form == "html" and not any(FRAGMENT in block.path for block in document.blocks):
        return 0
    if any(block.tag == "title" for block in document.blocks[:4]):  # what a reader service made of a whole page
        return 0
    if written == "surely":
        return None
    frames = known + len(_frames(facts))
    if frames < _ENOUGH and (written or _was_set(blocks)):
        return None
    is_own = any(block.reason == "front_matter" for block in document.blocks)
    return MANY if frames < _ENOUGH or is_own else 1


def was_written(document: Document, blocks: Sequence[Block], facts: Sequence[Facts]) -> Written:
    """Whether somebody wrote this Markdown: surely by where its links lead and how they stand, likely by how it opens.

    Each group of phrases that only a page has speaks against a writer. Of 249 READMEs, notes and reports 212 open with a heading of their own and none has two phrases of a page; of pages that were made into
    Markdown eight in ten have two, and of the others one in ten opens with its headline. Under front matter, which a crawler may
    have put there, a heading tells only where there is no link. What this program writes has no links.
    """
    if document.form != "markdown" or not blocks:
        return ""
    from hizone_clean.source.authored import authored_score  # most texts have no link to weigh

    score = authored_score(document.parts.body)
    if score is not None and score > _DOUBT + _FRAME * len(set(_frames(facts))):
        return "surely"
    if blocks[0].type not in ("title", "heading"):
        return ""
    has_front = any(block.reason == "front_matter" for block in document.blocks)
    return "likely" if not has_front or all(not b.links or b.text.startswith("http") for b in blocks) else ""


def _frames(facts: Sequence[Facts]) -> list[str]:
    """The groups of the phrases that only a page has, each as often as it stands there."""
    return [
        found.group
        for fact in facts
        if (found := fact.phrase) and not found.weak and found.group in _FRAMES and fact.size <= SHORT
    ]


def _was_set(blocks: Sequence[Block]) -> bool:
    """Whether most of the text was joined from lines, or stood at places of a printed page."""
    return 2 * sum(len(b.text) for b in blocks if b.made_of or b.place) > sum(len(b.text) for b in blocks)
