"""Pages of columns made at random, as extractors write them: nothing is lost, doubled or ascribed to another line."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import hizone_clean as hz
from hizone_clean.document import from_lines
from laws import wrong_lines

GOLD = Path(__file__).parents[1] / "data" / "gold"
TEXTS = [
    block["text"]
    for path in sorted(GOLD.glob("*.json"))
    for article in json.loads(path.read_text("utf-8"))["articles"]
    for block in article["blocks"]
    if len(block["text"]) > 30
]
ODD_ROWS = ["", "　　", "12", "（上接第1版）", "123 条， 7 000 吨 ， 3", "记者 李明", "园区“十五五”规划：", "舷 号"]
GUTTERS = [" ", "  ", "    ", "          ", "　　"]


@st.composite
def columns(draw: st.DrawFn) -> list[str]:
    """A column: stretches of running text set to one measure, whatever stands between them."""
    measure = draw(st.integers(6, 22))
    rows: list[str] = []
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)):
        start, size = draw(st.integers(0, len(text) - 1)), draw(st.integers(measure, 12 * measure))
        cut = draw(st.sampled_from(["", "  ", "　　"])) + text[start : start + size]
        rows += [cut[at : at + measure] for at in range(0, len(cut), measure)]
        rows += draw(st.lists(st.sampled_from(ODD_ROWS), max_size=3))
    return rows


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Bands of columns, their lines side by side on rows or each on a line of its own."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        abreast = draw(st.lists(columns(), min_size=1, max_size=4))
        gutter = draw(st.sampled_from(GUTTERS))
        widths = [max(map(len, column)) if len(gutter) > 1 else 0 for column in abreast]
        for row in zip_longest(*abreast, fillvalue=""):
            if draw(st.integers(0, 9)):
                lines.append(gutter.join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
            else:
                lines += [text for text in row if text]
        lines += [""] * draw(st.integers(0, 3))
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(pages())
def test_each_piece_stands_once_and_names_its_lines(page: str) -> None:
    document = hz.deinterleave_columns(from_lines(page))
    assert document.check().ok, document.check()
    assert all(block.text.strip() for block in document.kept if block.place)
    assert next(wrong_lines(document), None) is None


@settings(max_examples=30, deadline=None)
@given(pages())
def test_cleaning_a_page_neither_loses_nor_invents(page: str) -> None:
    assert hz.clean_document(page).check().ok
