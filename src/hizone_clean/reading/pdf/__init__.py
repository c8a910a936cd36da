"""PDFs: their letters where they stand, as lines with a true place. Nothing is executed, nothing is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hizone_clean.blocks import Diagnostic, Place
from hizone_clean.errors import InputError
from hizone_clean.layout.paper import Paper, PdfPage, PrintedLines
from hizone_clean.reading.pdf.covers import without_unseen
from hizone_clean.reading.pdf.drawn import Corners
from hizone_clean.reading.pdf.kept_lines import KeptLines
from hizone_clean.reading.pdf.page_lines import PageLine, page_lines
from hizone_clean.reading.pdf.spans import read_spans

_MOST_PAGES = 3000
"""Pages that are read of one file."""
_UNMAPPED = 0.05
"""Share of a page's glyphs without a letter from which it is said."""
_APART = 1.0
"""Ems of paper between two lines, one drawn after the other, from which a blank line shows that they stand apart."""


class PdfText(NamedTuple):
    """What a PDF says: its text, one line a line, form feeds between pages, and where each line stands."""

    text: str
    places: dict[int, Place]
    """By the number of the line."""
    diagnostics: tuple[Diagnostic, ...]
    paper: Paper


def read_pdf(data: bytes, pages: str | None = None) -> PdfText:
    """The text of a PDF and the place of each line, in the order in which they were drawn; they are put in order later.

    ``pages`` names those to read, counted from 1: ``"1-4"``, ``"2,5-"``; left out, all are read.

    Raises ``InputError`` for a file that is locked or damaged, that holds pictures alone, that has more pages than are
    read at once, or where pypdfium2 is missing; the message says what to do.
    """
    document = _opened(data)
    try:
        found = [_read_page(document, number) for number in _wanted(pages, len(document))]
    finally:
        document.close()
    if not any(page.letters for page in found):
        raise InputError(
            f"this PDF holds no text but pictures of it ({len(found)} pages): read them first, "
            "as with `ocrmypdf -l chi_sim in.pdf out.pdf`, and clean what comes out"
        )
    return _written(found, _running_type(found))


def _opened(data: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise InputError("reading a PDF needs pypdfium2: pip install pypdfium2") from error
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                "this PDF is locked with a password: take it off first, as with "
                "`qpdf --decrypt --password=… in.pdf out.pdf`"
            ) from error
        raise InputError(
            "this PDF is damaged and cannot be opened: fetch it again, or mend it, as with `qpdf in.pdf out.pdf`"
        ) from error


class _Page(NamedTuple):
    """What is kept of a page while the others are read."""

    paper: PdfPage
    letters: int
    unmapped: int
    outside: int
    unseen: int
    """Letters that were white on white paper."""
    is_hidden: bool
    lines: KeptLines
    types: Counter[tuple[float, int]]
    """How many letters it has of each size and weight."""


def _read_page(document: Any, number: int) -> _Page:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return _Page(PdfPage(number, 0.0, 0.0), 0, 0, 0, 0, False, KeptLines(), Counter())
    try:
        spans, letters, unmapped, is_hidden, width, height, drawn, placed = read_spans(page)
        seen, unseen = without_unseen(page, spans, placed)
    finally:
        page.close()
    paper = PdfPage(
        number,
        round(width, 1),
        round(height, 1),
        tuple(_box(corners, height) for corners in (*drawn.upright, *drawn.level)),
        tuple(_box(corners, height) for corners in drawn.pictures),
    )
    lines = page_lines(seen, drawn)
    shown = [line for line in lines if _is_on_page(line, width, height)]
    return _Page(paper, letters, unmapped, len(lines) - len(shown), unseen, is_hidden, KeptLines(shown), _types(shown))


def _is_on_page(line: PageLine, width: float, height: float) -> bool:
    return 0 <= (line.left + line.right) / 2 <= width and 0 <= (line.bottom + line.top) / 2 <= height


def _wanted(pages: str | None, count: int) -> list[int]:
    """The numbers of the pages to read."""
    if pages is None:
        if count > _MOST_PAGES:
            raise InputError(
                f"this PDF has {count} pages, and {_MOST_PAGES} are read at once: name those to read (pages)"
            )
        return list(range(1, count + 1))
    return [number for number in parse_pages(pages) if number <= count]


def parse_pages(pages: str) -> list[int]:
    """The numbers that ``pages`` names, up to the most that are read at once. Raises ``ValueError`` for anything else.

    >>> parse_pages("1-3,5")
    [1, 2, 3, 5]
    """
    found: set[int] = set()
    for part in pages.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not (first or last) or not (first or "1").isdecimal() or not (last or "1").isdecimal():
            raise ValueError(f"no pages: {pages!r}; write them as 1-4 or 2,5-")
        start = int(first or 1)
        stop = (int(last) if last else start + _MOST_PAGES - 1) if dash else start
        if start < 1 or stop < start:
            raise ValueError(f"no pages: {pages!r}; they are counted from 1, the first before the last")
        found.update(range(start, min(stop, start + _MOST_PAGES - 1) + 1))
    return sorted(found)


class _Running(NamedTuple):
    """The type that most letters are set in."""

    em: float
    """Its size in points."""
    weight: int


def _types(lines: Sequence[PageLine]) -> Counter[tuple[float, int]]:
    types: Counter[tuple[float, int]] = Counter()
    for line in lines:
        types[round(line.size, 1), line.weight] += len(line.text)
    return types


def _running_type(pages: Sequence[_Page]) -> _Running:
    weights: Counter[tuple[float, int]] = Counter()
    sizes: Counter[float] = Counter()
    for page in pages:
        weights.update(page.types)
    for (size, _), letters in weights.items():
        sizes[size] += letters
    em = max(sizes, key=lambda size: (sizes[size], -size), default=1.0)
    return _Running(em or 1.0, max(range(3), key=lambda weight: (weights[em, weight], weight)))


def _written(found: Sequence[_Page], running: _Running) -> PdfText:
    rows: list[str] = []
    places: dict[int, Place] = {}
    printed, number = PrintedLines(), _Numbers()
    diagnostics: list[Diagnostic] = []
    feeds, em = "", running.em
    for page in found:
        diagnostics += _doubts(page, len(rows) + 1)
        upper: PageLine | None = None
        lines = list(page.lines)
        reads_down, first = _reads_down(lines), len(rows)
        for drawn in lines:
            line, height = (_turned(drawn, page.paper), page.paper.width) if reads_down else (drawn, page.paper.height)
            if upper and not -_APART * em < upper.bottom - line.top < _APART * em:
                rows.append("")
            upper = line
            rows.append(feeds + line.text)
            feeds = ""
            at = len(rows)
            beyond = 2 * (at - first) if drawn.is_turned else None
            place = _place(line, height, em, beyond, number)
            places[at] = place._replace(is_heavy=True) if line.weight > running.weight else place
            edges = drawn.left, page.paper.height - drawn.top, drawn.right, page.paper.height - drawn.bottom
            printed.add(at, page.paper.number, edges)
        feeds += "\f"
    paper = Paper(tuple(page.paper for page in found), printed, em)
    return PdfText("\n".join(rows) + "\n", places, tuple(diagnostics), paper)


def _reads_down(lines: Sequence[PageLine]) -> bool:
    """Whether most letters of a page stand in lines that read down, as old books and their reprints have it."""
    down = sum(len(line.text) for line in lines if line.reads_down)
    return 2 * down > sum(len(line.text) for line in lines)


def _turned(line: PageLine, page: PdfPage) -> PageLine:
    """``line`` as it stands when its page is turned so that what reads down reads across, the rightmost line on top."""
    return line._replace(left=page.height - line.top, right=page.height - line.bottom, bottom=line.left, top=line.right)


class _Numbers(dict[float, float]):
    """Lengths to a hundredth; lines that begin at one edge share its number, which thousands of them would each hold."""

    def __missing__(self, length: float) -> float:
        rounded = round(length, 2)
        return self.setdefault(rounded, rounded)


def _place(line: PageLine, height: float, em: float, beyond: int | None, number: _Numbers) -> Place:
    """The place of ``line``; below all others, by ``beyond`` ems, where it does not run across the page."""
    size = number[line.size / em]
    if beyond is not None:
        return Place(left=0.0, width=number[len(line.text) * size], size=size, top=number[height / em + beyond])
    return Place(
        left=number[line.left / em],
        width=number[(line.right - line.left) / em],
        size=size,
        top=number[(height - line.top) / em],
    )


def _box(corners: Corners, height: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = corners
    return round(left, 1), round(height - top, 1), round(right, 1), round(height - bottom, 1)


def _doubts(page: _Page, line: int) -> Iterator[Diagnostic]:
    """What a reader of ``page``, which begins at ``line``, should know."""
    name = f"page {page.paper.number}"
    if not page.letters:
        note = f"{name} holds no text: if a picture of it is there, read that first (OCR)"
        yield Diagnostic(line, "other", name, note)
    elif page.unmapped > _UNMAPPED * page.letters:
        note = f"{page.unmapped} glyphs of {name} say no letter: their font lacks the table for it; OCR reads them"
        yield Diagnostic(line, "lost_character", "\ufffd", note)
    if page.outside:
        note = f"{page.outside} lines of {name} stand beyond its edge, where nobody sees them; they were left out"
        yield Diagnostic(line, "other", name, note)
    if page.unseen:
        note = f"{page.unseen} letters of {name} are white on white paper, where nobody sees them; they were left out"
        yield Diagnostic(line, "other", name, note)
    if page.is_hidden:
        note = f"{name} is a picture; its text is what OCR laid behind it, with OCR's faults"
        yield Diagnostic(line, "other", name, note)
