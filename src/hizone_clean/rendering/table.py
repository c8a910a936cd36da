"""A table of articles: one row each, for who counts and sorts them; CSV, an Excel workbook, or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hizone_clean.patterns import pattern
from hizone_clean.rendering.shown import one_line, shown_articles

if TYPE_CHECKING:
    from hizone_clean.document import Document

COLUMNS = (
    "file", "number", "title", "kicker", "date", "source", "authors", "url", "text", "kept", "removed", "doubts",
)  # fmt: skip
_NUMBERS = ("number", "kept", "removed", "doubts")
_MARKS = frozenset(("front_matter", "markup", "metadata", "image"))
# what a spreadsheet would take for a formula and run: "=HYPERLINK(…)", "@SUM", "-2+3"; not "-5" and "+86"
_FORMULA = pattern(r"[=@\t\r]|[+-](?![\d.,% ]*$)")
_LONGEST_CELL = 32767
"""Characters that a cell of Excel can hold."""
# controls that no workbook can hold
_CONTROLS = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class TableError(RuntimeError):
    """A table cannot be written; the message says what to do."""


def table_rows(name: str, document: Document) -> list[dict[str, Any]]:
    """A row for each article of ``document``; one without any article has one row without text.

    ``kept`` and ``removed`` count letters; what was taken away, and what is doubtful, counts for the article that it
    stands in, or else for the first.

    >>> from hizone_clean import clean_document
    >>> row = table_rows("a.html", clean_document("---\\ntitle: 题\\n---\\n甲乙。"))[0]
    >>> row["title"], row["text"], row["kept"]
    ('题', '甲乙。', 3)
    """
    said = document.metadata
    articles = shown_articles(document)
    numbers = sorted({block.article for block in document.kept}) or [0]
    taken = dict.fromkeys(numbers, 0)
    for block in document.removed:
        if block.reason not in _MARKS:
            taken[block.article if block.article in taken else numbers[0]] += _letters(block.text)
    rows: list[dict[str, Any]] = [
        {
            "file": name,
            "number": n,
            "title": one_line(article.title) or (one_line(said.title) if len(articles) == 1 else ""),
            "kicker": one_line(article.kicker),
            "date": said.date or "",
            "source": article.source or said.source or "",
            "authors": "、".join(article.authors or (said.authors if len(articles) == 1 else ())),
            "url": said.url or "",
            "text": article.text,
            "kept": sum(_letters(text) for text in (article.title or "", article.kicker or "", article.text)),
            "removed": 0,
            "doubts": 0,
        }
        for n, article in enumerate(articles, 1)
    ]
    if not rows:
        rows = [
            {**dict.fromkeys(COLUMNS, ""), "file": name, **dict.fromkeys(_NUMBERS, 0), "title": one_line(said.title)}
        ]
        rows[0] |= {"date": said.date or "", "source": said.source or "", "url": said.url or ""}
    for row, number in zip(rows, numbers, strict=False):
        row["removed"] = taken[number]
    spans = [[block.lines for block in article.blocks] for article in articles]
    for one in document.diagnostics:
        inside = (n for n, lines in enumerate(spans) if any(first <= one.line <= last for first, last in lines))
        rows[next(inside, 0)]["doubts"] += 1
    return rows


def render_csv(rows: Iterable[dict[str, Any]], *, head: bool = True) -> str:
    """``rows`` as CSV (RFC 4180); with ``head``, after a byte order mark, by which Excel knows UTF-8, and the columns' names.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, as spreadsheets have it themselves.

    >>> render_csv([{"file": "a", "title": "题", "text": "甲,乙"}], head=False).strip()
    'a,,题,,,,,,"甲,乙",,,'
    """
    import csv
    from io import StringIO

    made = StringIO(newline="")
    writer = csv.writer(made)
    if head:
        made.write("\ufeff")
        writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([inert(row.get(name, "")) for name in COLUMNS])
    return made.getvalue()


def render_table(rows: Sequence[dict[str, Any]], form: str) -> bytes:
    """``rows`` as a file of the form ``csv``, ``xlsx`` or ``parquet``.

    Raises ``TableError`` where the package for it is not installed, or where a text is longer than a cell of Excel.
    """
    if form == "csv":
        return render_csv(rows).encode("utf-8", "replace")
    try:
        return _workbook(rows) if form == "xlsx" else _parquet(rows)
    except ImportError as error:
        raise TableError(
            f"--format {form} needs a package more: pip install 'hizone-clean[table]' ({error})"
        ) from error


def _workbook(rows: Sequence[dict[str, Any]]) -> bytes:
    from io import BytesIO

    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    for row in rows:
        longest = max(len(value) for value in row.values() if isinstance(value, str))
        if longest > _LONGEST_CELL:
            raise TableError(
                f"{row['file']}: {longest} characters are too many for a cell of Excel: --format csv or parquet"
            )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("articles")
    sheet.append(COLUMNS)
    for row in rows:
        cells = []
        for name in COLUMNS:
            value = row[name]
            if isinstance(value, str):
                value = _CONTROLS.sub("", value)
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
            cells.append(cell)
        sheet.append(cells)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _parquet(rows: Sequence[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.int64() if name in _NUMBERS else pa.string()) for name in COLUMNS])
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([{**row, "file": row["file"]} for row in rows], schema), sink)
    return bytes(sink.getvalue().to_pybytes())


def inert(value: Any) -> Any:
    """``value`` so that no spreadsheet runs it: what would be a formula gets an apostrophe, as spreadsheets have it themselves."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
