"""The picture of a newspaper page: every line at its place, in the colour and with the number of its article, and where it went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hizone_clean.blocks import Head
from hizone_clean.rendering.picture.drawing import NARROW, WIDE, Card, drawing, stored_image
from hizone_clean.rendering.picture.leaves import Leaf, brought_home, is_placed, leaves_of
from hizone_clean.rendering.picture.page_image import page_image
from hizone_clean.rendering.report.reading_order import Sheet, ShownArticle, letters
from hizone_clean.rendering.report.words import all_words, filled, name_it, shown, worded
from hizone_clean.rendering.shown import one_line
from hizone_clean.resources import read_resource

if TYPE_CHECKING:
    from hizone_clean.document import Document

__all__ = ["figure", "picture_svg"]

_MOST_PAGES = 12
"""Pages of one document that are drawn in its report."""


def figure(sheet: Sheet, pdf: bytes | None = None) -> str:
    """The picture for a report, wide and for a phone, a drawing a page; empty where there is nothing to show by it.

    Drawn are the pages of documents of several articles whose lines stood at known places, or out of order.
    """
    home = brought_home(sheet)
    if len(sheet.articles) < 2 or not (home or is_placed(sheet)) or sheet.document.form == "html":
        return ""
    wide, narrow = (leaves_of(sheet, frame.room) for frame in (WIDE, NARROW))
    drawn = "".join(
        _page(leaf, small, sheet, home, pdf, several=len(wide) > 1)
        for leaf, small in list(zip(wide, narrow, strict=True))[:_MOST_PAGES]
    )
    more = worded("picture.more_pages", len(wide) - _MOST_PAGES, tag="p") if len(wide) > _MOST_PAGES else ""
    return (
        f'<figure class="picture" id="picture"{name_it("aria-label", "picture.picture")}><figcaption>'
        f"{worded('picture.picture', tag='h2')} {worded('picture.picture_note')}</figcaption>{drawn}{more}</figure>"
    )


def _page(leaf: Leaf, small: Leaf, sheet: Sheet, home: set[int], pdf: bytes | None, *, several: bool) -> str:
    cards = list(_cards(leaf, sheet, home))
    png = page_image(pdf, leaf.number) if pdf else None
    image = f"scan-{leaf.number}" if png else ""
    store = (
        f'<svg class="store" width="0" height="0" aria-hidden="true">{stored_image(png, image)}</svg>' if png else ""
    )
    name = name_it("aria-label", "picture.sheet", leaf.number)
    both = []
    for one, frame, kind in ((leaf, WIDE, "wide-picture"), (small, NARROW, "narrow-picture")):
        body, height = drawing(one, cards, frame, worded, image=image)
        both.append(f'<svg class="{kind}" viewBox="0 0 {frame.width:.0f} {height:.0f}" role="group"{name}>{body}</svg>')
    return (worded("picture.sheet", leaf.number, tag="h3") if several else "") + store + "".join(both)


def picture_svg(document: Document, pdf: bytes | None = None) -> str:
    """The picture as a file of its own (SVG), its pages one below the other; ``pdf`` is the file that ``document`` came from.

    It is drawn for any document, and says the few words that it has in the reader's language.
    """
    sheet = Sheet(document)
    home = brought_home(sheet)
    pages, at = [], 0.0
    leaves = leaves_of(sheet, WIDE.room)
    for leaf in leaves:
        png = page_image(pdf, leaf.number) if pdf else None
        image = f"scan-{leaf.number}" if png else ""
        pages.append(stored_image(png, image) if png else "")
        body, height = drawing(leaf, list(_cards(leaf, sheet, home)), WIDE, _worded_alone, image=image, links=False)
        pages.append(f'<g transform="translate(10 {at + 10:.0f})">{body}</g>')
        at += height + 10
    style = read_resource("report/picture.css")
    title = one_line(document.metadata.title) or next(
        (card.title for leaf in leaves for card in _cards(leaf, sheet, home)), ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="alone" data-by="hizone-clean" viewBox="0 0 {WIDE.width + 20:.0f} {at + 10:.0f}" '
        f'width="{WIDE.width + 20:.0f}" height="{at + 10:.0f}" role="img"><title>{shown(title)}</title><style>{style}</style>'
        f'<rect class="ground" width="100%" height="100%"/>{"".join(pages)}</svg>\n'
    )


def _worded_alone(key: str, *values: object, tag: str = "text", attributes: str = "") -> str:
    """Words in both languages, of which a viewer shows the reader's."""
    given = [f"{value:,}" if isinstance(value, int) else str(value) for value in values]
    forms = (text.split("|") for text in all_words()[key])
    english, chinese = (shown(filled(form[0 if values[:1] == (1,) else -1], given)) for form in forms)
    return (
        f'<switch><{tag} systemLanguage="zh"{attributes}>{chinese}</{tag}><{tag}{attributes}>{english}</{tag}></switch>'
    )


def _cards(leaf: Leaf, sheet: Sheet, home: set[int]) -> Iterator[Card]:
    """The articles that have lines on ``leaf``."""
    here = {bar.article for bar in leaf.bars}
    titled = {bar.article for bar in leaf.bars if bar.kind == "title"}
    for article in sheet.articles:
        if article.number in here:
            yield _card(article, sheet, article.number in home & titled)


def _card(article: ShownArticle, sheet: Sheet, is_home: bool) -> Card:
    blocks = [sheet.blocks[n] for n in article.body]
    title = one_line(sheet.blocks[article.title].text) if article.title is not None else ""
    number = (blocks or [sheet.blocks[article.title or 0]])[0].article
    heads = sheet.document.heads
    head = heads[number] if number < len(heads) else Head()
    lead = next((one_line(block.text) for block in blocks if block.type == "paragraph"), "")
    return Card(
        article.number,
        title,
        len(blocks),
        sum(letters(block.text) for block in blocks),
        "、".join(head.authors),
        lead,
        is_home,
    )
