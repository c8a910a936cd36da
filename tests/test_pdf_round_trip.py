"""From articles to a PDF page and back: pages that we set ourselves, read by the programs that people use.

``python tests/test_pdf_round_trip.py`` measures every layout with every reader and prints the table of ``data/page_floors.txt``.
"""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hizone_clean import Document, clean, clean_document
from newspaper_pages import LAYOUTS, Article, articles_of_gold, make_pdf
from typesetting import FONT, FONTS, NEVER_FIRST, NEVER_LAST, break_lines

pytestmark = pytest.mark.real_tools

PAGES = ("003", "004")  # the articles of two seeds: sub-headings, a kicker, names in the text and at its end
COMMANDS = {
    "mutool": "mutool draw -q -F txt {pdf}",
    "pdftotext": "pdftotext -enc UTF-8 {pdf} -",
    "pdftotext -raw": "pdftotext -enc UTF-8 -raw {pdf} -",
    "pdftotext -layout": "pdftotext -enc UTF-8 -layout {pdf} -",
}
READERS = ["pypdf", *COMMANDS]
SENTENCE = re.compile(r"[^。！？…]+[。！？…]*[”’）》]*")  # "“高新区一定要有首位度。”"

# The least that comes back, for each layout and reader: the shares of ``Share``, then the pages whose articles come back
# exactly, with titles, kickers, names, and every block with its type and its text. Measured, then rounded down.
FLOORS = Path(__file__).parent / "data" / "page_floors.txt"
SLACK = 0.02  # other versions of the readers place a blank or a line differently


class Share(NamedTuple):
    """What came back of the gold, 0 to 1, of both pages together."""

    sentences: float  # that stand whole in one block
    blocks: float  # that are exact
    neighbours: float  # blocks of an article that still follow each other
    titles: float  # articles whose beginning stands under exactly their title


class Floor(NamedTuple):
    """A row of the table."""

    layout: str
    reader: str
    share: Share
    exact: list[str]


def floors() -> list[Floor]:
    rows = [[cell.strip() for cell in row.split("|")] for row in FLOORS.read_text("utf-8").splitlines()]
    return [Floor(row[0], row[1], Share(*map(float, row[2].split())), row[3].split()) for row in rows]


@pytest.fixture(autouse=True)
def font() -> None:
    """Skips by name what a machine has not got."""
    pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
    if FONT is None:
        pytest.skip(f"needs a Chinese font, one of {', '.join(map(str, FONTS))}: apt-get install fonts-arphic-uming")


def need(reader: str) -> None:
    program = reader.split()[0]
    if reader in COMMANDS and not shutil.which(program):
        pytest.skip(f"needs {program}")
    if reader not in COMMANDS and not importlib.util.find_spec(program):
        pytest.skip(f"needs {program}: pip install {program}")


@cache
def page(number: str, layout: str) -> bytes:
    return make_pdf(articles_of_gold(number), LAYOUTS[layout])


@cache
def read_page(number: str, layout: str, reader: str) -> bytes:
    """The text that a reader takes out of the page."""
    if reader == "pypdf":
        from pypdf import PdfReader

        return "\f".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page(number, layout))).pages).encode()
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "page.pdf")
        pdf.write_bytes(page(number, layout))
        command = [part.format(pdf=pdf) for part in COMMANDS[reader].split()]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


@cache
def cleaned(number: str, layout: str, reader: str) -> Document:
    return clean_document(read_page(number, layout, reader))


def result(number: str, layout: str, reader: str) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = cleaned(number, layout, reader).to_dict()["articles"]
    return articles


def measure(layout: str, reader: str) -> Share:
    """The shares of both pages together."""
    hits = [_hits(articles_of_gold(number), result(number, layout, reader)) for number in PAGES]
    return Share(*(sum(both := [*first, *second]) / len(both) for first, second in zip(*hits, strict=True)))


def _hits(gold: list[Article], got: list[dict[str, Any]]) -> list[list[bool]]:
    """For each figure of ``Share``: whether each thing that it counts came back."""
    wanted = [[block["text"] for block in article.blocks] for article in gold]
    found = [[block["text"] for block in article["blocks"]] for article in got]
    blocks = {text for texts in found for text in texts}
    whole, neighbours = "\0".join(blocks), _pairs(found)
    titles = {(article["title"], texts[0][:12]) for article, texts in zip(got, found, strict=True) if texts}
    return [
        [sentence in whole for texts in wanted for text in texts for sentence in SENTENCE.findall(text)],
        [text in blocks for texts in wanted for text in texts],
        [pair in neighbours for pair in _pairs(wanted)],
        [(article.title, texts[0][:12]) in titles for article, texts in zip(gold, wanted, strict=True)],
    ]


def _pairs(articles: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for texts in articles for pair in pairwise(texts)}


def as_gold(got: Iterable[dict[str, Any]]) -> list[Article]:
    """Articles of a result in the form of the gold's."""
    plain = [[{"type": block["type"], "text": block["text"]} for block in article["blocks"]] for article in got]
    return [Article(a["title"], a["kicker"], a["authors"], texts) for a, texts in zip(got, plain, strict=True)]


@pytest.mark.parametrize("floor", floors(), ids=lambda floor: f"{floor.layout} - {floor.reader}")
def test_the_measured_share_comes_back(floor: Floor) -> None:
    need(floor.reader)
    for name, got, least in zip(Share._fields, measure(floor.layout, floor.reader), floor.share, strict=True):
        assert got >= least - SLACK, name
    for number in floor.exact:
        assert as_gold(result(number, floor.layout, floor.reader)) == articles_of_gold(number)


def test_every_layout_is_measured_with_every_reader() -> None:
    assert [(floor.layout, floor.reader) for floor in floors()] == [
        (layout, reader) for layout in LAYOUTS for reader in READERS
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_lost_and_a_second_pass_changes_nothing(layout: str, reader: str) -> None:
    need(reader)
    for number in PAGES:
        document = cleaned(number, layout, reader)
        assert document.check().ok
        assert clean(document.text) == document.text


@pytest.mark.parametrize("reader", READERS)
def test_the_reader_sees_every_character_of_the_page(reader: str) -> None:
    """Of the page maker and its font: what the tests call lost was lost by neither of them."""
    need(reader)
    gold = articles_of_gold("004")
    drawn = "".join([a.title + "".join(block["text"] for block in a.blocks) + "".join(names_at_end(a)) for a in gold])
    assert letters(read_page("004", "four columns", reader).decode()) == letters(drawn)


def names_at_end(article: Article) -> list[str]:
    return [name for name in article.authors if not any(name in block["text"] for block in article.blocks)]


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@pytest.mark.parametrize("measure", [9, 13, 17.5, 40])
def test_lines_break_as_a_typesetter_breaks_them(measure: float) -> None:
    for text in (block["text"] for number in PAGES for article in articles_of_gold(number) for block in article.blocks):
        lines = break_lines(text, measure, indent=2)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert not any(line[0] in NEVER_FIRST for line in lines)
        assert not any(line[-1] in NEVER_LAST for line in lines)


def print_floors() -> None:
    for layout in LAYOUTS:
        for reader in READERS:
            exact = [n for n in PAGES if as_gold(result(n, layout, reader)) == articles_of_gold(n)]
            figures = " ".join(f"{int(value * 100) / 100:.2f}" for value in measure(layout, reader))
            print(f"{layout:<18} | {reader:<17} | {figures} | {' '.join(exact)}".rstrip())


if __name__ == "__main__":
    print_floors()
