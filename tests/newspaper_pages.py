"""Sets articles as newspaper pages: the articles of ``data/gold`` in columns, as a PDF (reportlab, a free Chinese font).

``python tests/newspaper_pages.py "all at once" 004 page.pdf 1`` writes the page that ``docs/newspaper.md`` shows.
All lengths are in em: 1 is the size of the body type.
"""

from __future__ import annotations

import io
import json
import math
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from typesetting import break_lines, register_font, text_width

GOLD = Path(__file__).parent / "data" / "gold"
EM, INDENT = 10.0, 2.0  # the body type in points; a paragraph's first line
MARGIN, HEADLINE, HEADER, BAND = 4.0, 2.0, 3.0, 1.5  # page margin, headline type, header's height, air between articles


class Article(NamedTuple):
    """What is set: the gold's article as it must come back."""

    title: str
    kicker: str | None
    authors: list[str]
    blocks: list[dict[str, str]]


@dataclass(frozen=True)
class Layout:
    """How the articles are set. ``columns`` and ``measures`` have an entry for each of the articles that stand abreast."""

    columns: tuple[int, ...] = (4,)
    measures: tuple[float, ...] = (17,)
    gutter: float = 2
    leading: float = 1.5
    height: float = 130
    headlines: str = "first"  # drawn before their text, or after all text: "last", "reversed"
    shadow: bool = False  # each headline is drawn twice, a little apart
    header: tuple[str, ...] = ()  # what stands above each page, from left to right; "{}" is the page's number
    split: bool = False  # an article may run over to the next page


class Piece(NamedTuple):
    """A string at its place: from the left and the top edge of the page."""

    x: float
    y: float
    text: str
    size: float = 1
    width: float = 0  # 0: as wide as it is, else spread to this width


class Line(NamedTuple):
    """A line of a column."""

    text: str
    indent: float = 0
    full: bool = False
    sign_off: str = ""


@dataclass
class Page:
    """What stands on a page; a headline is a list of pieces, since it may take two lines."""

    text: list[Piece] = field(default_factory=list)
    headlines: list[list[Piece]] = field(default_factory=list)
    order: list[tuple[str, int]] = field(default_factory=list)  # ("text" or "headline", number) as they were set
    top: float = 0


def articles_of_gold(*numbers: str) -> list[Article]:
    """The titled articles of the seeds that have the numbers, in the gold's order."""
    found = []
    for number in numbers:
        articles = json.loads(next(GOLD.glob(f"{number}_*.json")).read_text("utf-8"))["articles"]
        found += [Article(a["title"], a["kicker"], a["authors"], a["blocks"]) for a in articles if _has_text(a)]
    return found


def _has_text(article: dict[str, Any]) -> bool:
    return bool(article["title"]) and article["blocks"][0]["type"] == "paragraph"


def make_pdf(articles: list[Article], layout: Layout) -> bytes:
    """The articles as a PDF of one or more pages."""
    from reportlab.pdfgen.canvas import Canvas

    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(page_width(layout) * EM, layout.height * EM), invariant=True)
    for number, page in enumerate(set_pages(articles, layout), 1):
        for piece in _header(number, layout) + _in_drawing_order(page, layout):
            _draw(canvas, piece, layout)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def page_width(layout: Layout) -> float:
    """All boxes that stand abreast, and the margins."""
    return 2 * MARGIN + sum(box_widths(layout)) + layout.gutter * (len(layout.columns) - 1)


def box_widths(layout: Layout) -> list[float]:
    """The width of each of the articles that stand abreast."""
    return [
        count * measure + (count - 1) * layout.gutter
        for count, measure in zip(layout.columns, layout.measures, strict=True)
    ]


def set_pages(articles: list[Article], layout: Layout) -> list[Page]:
    """Bands of as many articles as stand abreast, from the top of the first page to the foot of the last."""
    pages = [_new_page(layout)]
    abreast = len(layout.columns)
    for start in range(0, len(articles), abreast):
        band = articles[start : start + abreast]
        columns = [break_article(article, measure) for article, measure in zip(band, layout.measures, strict=False)]
        _set_band(pages, band, columns, layout)
    return pages


def _new_page(layout: Layout) -> Page:
    return Page(top=MARGIN + (HEADER if layout.header else 0))


def _set_band(pages: list[Page], band: list[Article], columns: list[list[Line]], layout: Layout) -> None:
    head = max(_headline_height(article, width) for article, width in zip(band, box_widths(layout), strict=False))
    rows = max(math.ceil(len(lines) / count) for lines, count in zip(columns, layout.columns, strict=False))
    room = _rows_left(pages[-1], head, layout)
    if rows > room and not (layout.split and room >= 4):
        pages.append(_new_page(layout))
        room = _rows_left(pages[-1], head, layout)
    for number, article in enumerate(band):
        _set_headline(pages[-1], article, _left_edge(number, layout), box_widths(layout)[number])
        columns[number] = _set_rows(pages[-1], columns[number], number, min(rows, room), head, layout)
    pages[-1].top += head + min(rows, room) * layout.leading + BAND
    while rows > room:
        pages.append(_new_page(layout))
        rows, room = rows - room, _rows_left(pages[-1], 0, layout)
        for number, lines in enumerate(columns):
            columns[number] = _set_rows(pages[-1], lines, number, min(rows, room), 0, layout)
        pages[-1].top += min(rows, room) * layout.leading + BAND


def _rows_left(page: Page, head: float, layout: Layout) -> int:
    return int((layout.height - MARGIN - page.top - head) / layout.leading)


def _left_edge(number: int, layout: Layout) -> float:
    return MARGIN + sum(box_widths(layout)[:number]) + number * layout.gutter


def _set_rows(page: Page, lines: list[Line], number: int, rows: int, head: float, layout: Layout) -> list[Line]:
    """Sets so many rows of the article that has this place in its band; gives back the lines that found no room."""
    count, measure = layout.columns[number], layout.measures[number]
    here, rest = lines[: rows * count], lines[rows * count :]
    deep = rows if rest else math.ceil(len(here) / count)
    for place, line in enumerate(here):
        x = _left_edge(number, layout) + place // deep * (measure + layout.gutter)
        _set_line(page, line, x, page.top + head + place % deep * layout.leading, measure)
    return rest


def _set_line(page: Page, line: Line, x: float, y: float, measure: float) -> None:
    page.order.append(("text", len(page.text)))
    page.text.append(Piece(x + line.indent, y, line.text, width=measure - line.indent if line.full else 0))
    if line.sign_off:
        page.order.append(("text", len(page.text)))
        page.text.append(Piece(x + measure - text_width(line.sign_off), y, line.sign_off))


def _set_headline(page: Page, article: Article, x: float, width: float) -> None:
    pieces, y = [], page.top
    for text, size in _headline_lines(article, width):
        pieces.append(Piece(x + (width - size * text_width(text)) / 2, y, text, size))
        y += size * 1.3
    page.order.append(("headline", len(page.headlines)))
    page.headlines.append(pieces)


def _headline_height(article: Article, width: float) -> float:
    return sum(size * 1.3 for _, size in _headline_lines(article, width)) + 1


def _headline_lines(article: Article, width: float) -> list[tuple[str, float]]:
    """The kicker over the title, the title in as many even lines as it needs."""
    count = math.ceil(text_width(article.title) * HEADLINE / width)
    step = math.ceil(len(article.title) / count)
    title = [article.title[n : n + step].strip() for n in range(0, len(article.title), step)]
    return [(article.kicker, HEADLINE * 0.7)] * bool(article.kicker) + [(text, HEADLINE) for text in title]


def break_article(article: Article, measure: float) -> list[Line]:
    """An article's text as lines of the measure; names that the text does not hold stand at its end, flush right."""
    lines: list[Line] = []
    for block in article.blocks:
        indent = INDENT if block["type"] == "paragraph" else 0
        texts = break_lines(block["text"], measure, indent)
        lines += [Line(text, 0 if n else indent, n < len(texts) - 1) for n, text in enumerate(texts)]
    names = " ".join(name for name in article.authors if not any(name in block["text"] for block in article.blocks))
    if not names:
        return lines
    last = lines[-1]
    if text_width(last.text) + last.indent + text_width(names) + 1 > measure:
        return [*lines, Line("", sign_off=names)]
    return [*lines[:-1], last._replace(sign_off=names)]


def _header(number: int, layout: Layout) -> list[Piece]:
    """The parts of the header, the first flush left and the last flush right."""
    parts = [part.format(number + 9) for part in layout.header]
    room = page_width(layout) - 2 * MARGIN
    steps = [n / max(1, len(parts) - 1) for n in range(len(parts))]
    return [Piece(MARGIN + at * (room - text_width(part)), MARGIN, part) for at, part in zip(steps, parts, strict=True)]


def _in_drawing_order(page: Page, layout: Layout) -> list[Piece]:
    headlines = [_doubled(pieces) if layout.shadow else pieces for pieces in page.headlines]
    if layout.headlines == "first":
        return [p for what, n in page.order for p in ([page.text[n]] if what == "text" else headlines[n])]
    step = -1 if layout.headlines == "reversed" else 1
    return page.text + [piece for headline in headlines[::step] for piece in headline]


def _doubled(pieces: list[Piece]) -> list[Piece]:
    """Each line of a headline twice, its shadow a little to the right and below."""
    return [twin for p in pieces for twin in (p._replace(x=p.x + 0.08, y=p.y + 0.08), p)]


def _draw(canvas: Any, piece: Piece, layout: Layout) -> None:
    if not piece.text:
        return
    canvas.setFont("body", piece.size * EM)
    spare = max(0.0, piece.width - text_width(piece.text)) / max(1, len(piece.text) - 1)
    baseline = (layout.height - piece.y - piece.size) * EM
    canvas.drawString(piece.x * EM, baseline, piece.text, charSpace=spare * EM if piece.width else 0)


DATED, NUMBERED = ("2021年4月26日 星期一", "园区", "第{}版"), ("2021年4月26日 星期一", "{} 园区")
LAYOUTS = {
    "four columns": Layout(),
    "narrow columns": Layout(columns=(6,), measures=(11,)),
    "wide columns": Layout(columns=(2,), measures=(28,)),
    "one column": Layout(columns=(1,), measures=(40,), height=60, split=True, header=NUMBERED),
    "tight leading": Layout(leading=1.15),
    "loose leading": Layout(leading=1.9, height=170),
    "header, pages": Layout(height=70, header=DATED, split=True),
    "headlines last": Layout(headlines="last"),
    "headlines reversed": Layout(headlines="reversed"),
    "shadow": Layout(shadow=True),
    "shadow, last": Layout(shadow=True, headlines="last"),
    "two abreast": Layout(columns=(2, 2), measures=(17, 17), height=160),
    "unequal abreast": Layout(columns=(3, 1), measures=(13, 22), height=200),
    "abreast, reversed": Layout(columns=(2, 2), measures=(17, 15), headlines="reversed", header=NUMBERED, height=180),
    "narrow gutter": Layout(gutter=1),
    "all at once": Layout(columns=(3,), measures=(17,), height=75, headlines="reversed", shadow=True, header=NUMBERED),
    "cut by the page": Layout(headlines="reversed", height=70, header=DATED, split=True),
}


def main(layout: str, number: str, path: str, first: str = "0") -> None:
    """Writes the pages of a seed's articles, from the first that is wanted."""
    Path(path).write_bytes(make_pdf(articles_of_gold(number)[int(first) :], LAYOUTS[layout]))


if __name__ == "__main__":
    main(*sys.argv[1:])
