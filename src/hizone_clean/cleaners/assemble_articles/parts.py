"""What each block is for an article: body, display line, caption, or the place where a byline stood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.assemble_articles.bylines.take_off import BARE_NAMES, CONTINUATION, read_byline
from hizone_clean.language.box_lines import are_rows_of_names, is_box_line, is_date_alone
from hizone_clean.language.credits import Credit
from hizone_clean.language.news_openings import opens_news
from hizone_clean.layout.headline_form import is_display_line
from hizone_clean.patterns import pattern

Kind = Literal["body", "line", "caption", "byline"]

# 新闻特写：
_COLON_LINE = pattern(r"[^。，、；：:;,]{2,20}[：:]")
# 汽车品牌直播拍出事故，
_COMMA_LINE = pattern(r"[^。，；：:;,]{6,20}，")
_BLANK = pattern(r"\s+")
# "（下转第4版）", "（转A3版）"
_LEAVES = pattern(r"转\s*第?\s*\w{1,4}\s*版")
_SHORTEST_CAPTION = 30
_HEADLINE = 1.3
"""Times the size of the running text from which a line is the headline of an article; headings inside one are smaller."""


class Part(NamedTuple):
    """One block as a part of an article."""

    kind: Kind
    at: int
    """Index of its block."""
    text: str
    opens: bool = False
    """Whether it opens as a news item does (本报讯)."""
    twice: bool = False
    """Whether its overprint was taken away beside it, as headlines are set."""
    credit: Credit = Credit()
    """What a byline or a caption's credit states."""
    bare: bool = False
    """Whether a byline is names alone, on a line of their own."""
    gap: int = 0
    """Blank lines before it in the source; -1 where gaps mean nothing."""
    large: bool = False
    """Whether its type shows it to be the headline of an article, on a page with columns."""
    size: float | None = None
    """Size of its type, where a PDF told it."""
    heavy: bool = False
    """Whether a PDF shows it in a heavier face than the running text."""


def read_parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of ``blocks`` in their order; what was taken away counts only where it tells of an article."""
    parts: list[Part] = []
    large = _headline_size(blocks)
    removed_text = [_BLANK.sub("", block.text) if block.reason == "duplicate" else "" for block in blocks]
    for at, block in enumerate(blocks):
        if block.reason is None:
            parts.append(_kept(block, at, removed_text, large))
        elif block.by == CONTINUATION:
            parts.append(Part("byline", at, block.text))
        elif block.reason in ("byline", "credit"):
            alone = block.by == BARE_NAMES and bool(block.end)
            _note_credit(parts, Part("byline", at, block.text, credit=read_byline(block), bare=alone))
    parts = _with_rows_of_names(parts)
    return [_as_it_stands(part, following) for part, following in pairwise([*parts, Part("byline", -1, "")])]


def _with_rows_of_names(parts: Sequence[Part]) -> list[Part]:
    """``parts``, those of body that are rows of names one under the other: a list, no bylines."""
    rows = {at + by for at, (one, two) in enumerate(pairwise(parts)) if _are_names(one, two) for by in (0, 1)}
    return [part._replace(kind="body") if at in rows else part for at, part in enumerate(parts)]


def _are_names(one: Part, two: Part) -> bool:
    return one.kind == two.kind == "line" and are_rows_of_names(one.text.strip(), two.text.strip())


def _as_it_stands(part: Part, following: Part) -> Part:
    """``part``, as a display line where it is one that breaks off after a colon (文艺晚会《…》：) or comma and another follows.

    A signature over a date is body: so a notice ends (清江市自来水公司 / 2024年4月9日), and no headline stands so; nor over
    下转第4版, where half a sentence may.
    """
    if part.kind == "line" and not part.large and _LEAVES.search(following.text) and following.kind == "byline":
        return part._replace(kind="body")
    if part.kind == "line" and is_date_alone(following.text.strip()) and not part.twice and not part.large:
        return part._replace(kind="body")
    breaks_off = _COLON_LINE.fullmatch(part.text.strip()) or _COMMA_LINE.fullmatch(part.text.strip())
    if part.kind == "body" and following.kind == "line" and breaks_off:
        return part._replace(kind="line")
    return part


def _headline_size(blocks: Sequence[Block]) -> float:
    """Times the size of the running text from which a line is an article's headline; no size where no columns stand abreast."""
    edges = [
        (block.page, block.place.left, block.place.left + block.place.width)
        for block in blocks
        if block.reason is None and block.place and block.place.inset is not None
    ]
    rightmost: dict[int, float] = {}
    for page, left, _ in edges:
        rightmost[page] = max(left, rightmost.get(page, left))
    abreast = any(right <= rightmost[page] for page, _, right in edges)
    return _HEADLINE if abreast else float("inf")


def _kept(block: Block, at: int, removed_text: Sequence[str], large: float) -> Part:
    if block.type == "caption":
        return Part("caption", at, block.text, gap=block.gap)
    if block.type != "paragraph" and block.type != "heading":
        return Part("body", at, block.text, gap=block.gap)
    size, heavy = (block.place.size, block.place.is_heavy) if block.place else (None, False)
    if (block.type == "heading" or is_display_line(block.text)) and not is_box_line(block.text.strip()):
        twice = _printed_twice(block, at, removed_text)
        return Part(
            "line", at, block.text, twice=twice, gap=block.gap, large=(size or 0.0) >= large, size=size, heavy=heavy
        )
    return Part("body", at, block.text, opens_news(block.text), gap=block.gap)


def _printed_twice(block: Block, at: int, removed_text: Sequence[str]) -> bool:
    mine = _BLANK.sub("", block.text)
    near = (*removed_text[max(0, at - 3) : at], *removed_text[at + 1 : at + 4])
    return any(text and text in mine for text in near)


def _note_credit(parts: list[Part], mark: Part) -> None:
    """Add ``mark``; a picture credit right behind a paragraph makes that paragraph a caption."""
    credit = mark.credit
    if not (credit.authors or credit.photographers or credit.picture_source):
        return
    pictured = bool(credit.photographers or credit.picture_source) and not credit.authors
    if pictured and parts and parts[-1].kind in ("body", "caption") and len(parts[-1].text) >= _SHORTEST_CAPTION:
        parts[-1] = parts[-1]._replace(kind="caption", credit=credit)
    elif not pictured:
        parts.append(mark)
