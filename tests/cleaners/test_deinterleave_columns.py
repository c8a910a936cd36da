"""Columns side by side come one after another; text in order is never touched."""

from __future__ import annotations

import json
from itertools import pairwise, zip_longest
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import deinterleave_columns
from hizone_clean.reading.lines import from_lines

GOLD = Path(__file__).parents[1] / "data" / "gold"
MEASURE = 14


def wrapped(paragraph: str) -> list[str]:
    """A paragraph as lines of a narrow column, its first line indented by two."""
    text = "　　" + paragraph
    lines = [text[at : at + MEASURE] for at in range(0, len(text), MEASURE)]
    return [lines[0].replace("　", " "), *lines[1:]]


def article(number: int, *, page: str = "003_f28b1bf4d582b9a4") -> list[str]:
    """The lines of one article of a seed's gold, set in a narrow measure."""
    blocks = json.loads((GOLD / f"{page}.json").read_text("utf-8"))["articles"][number]["blocks"]
    return [line for block in blocks if block["type"] == "paragraph" for line in wrapped(block["text"])]


def columns_of(lines: list[str], count: int) -> list[list[str]]:
    height = -(-len(lines) // count)
    return [lines[at : at + height] for at in range(0, len(lines), height)]


def side_by_side(columns: list[list[str]], gutter: int) -> str:
    """The columns as ``pdftotext -layout`` writes them."""
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join((" " * gutter).join(piece.ljust(MEASURE) for piece in row).rstrip() for row in rows)


def one_blank_apart(columns: list[list[str]]) -> str:
    """The columns as pdfplumber writes them: indents gone, one blank between."""
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(" ".join(piece.strip() for piece in row if piece.strip()) for row in rows)


def row_by_row(columns: list[list[str]]) -> str:
    """The columns as pdftotext writes them where the leading is loose: each piece a line."""
    return "\n\n".join(piece.strip() for row in zip_longest(*columns, fillvalue="") for piece in row if piece.strip())


def bare(lines: list[str] | str) -> list[str]:
    lines = lines.split("\n") if isinstance(lines, str) else lines
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("gutter", [2, 4, 9])
@pytest.mark.parametrize("number", [1, 2, 6])
def test_columns_with_gutters(number: int, gutter: int, count: int) -> None:
    lines = article(number)
    result = deinterleave_columns(side_by_side(columns_of(lines, count), gutter))
    assert bare(result) == bare(lines)
    assert deinterleave_columns(result) == result


def test_indents_stay_as_blanks() -> None:
    lines = article(1)
    result = deinterleave_columns(side_by_side(columns_of(lines, 3), 4))
    assert [line for line in result.split("\n") if line] == lines


def test_a_headline_over_columns_parts_bands() -> None:
    upper, lower = article(1)[:40], article(2)[:40]
    heads = ["      互学互比互赛活动走进高新区，园区之间比学赶超", "      开发区投资集团与工业控股集团签订战略合作协议"]
    page = "\n".join(
        [heads[0], side_by_side(columns_of(upper, 2), 4), "", heads[1], side_by_side(columns_of(lower, 2), 4)]
    )
    assert bare(deinterleave_columns(page)) == bare([heads[0], *upper, heads[1], *lower])


def test_two_articles_side_by_side_stay_whole() -> None:
    left, right = article(1)[:30], article(2)[:45]
    page = side_by_side([left, *columns_of(right, 2)], 5)
    assert bare(deinterleave_columns(page)) == bare([*left, *right])


@pytest.mark.parametrize("number", [1, 2, 6])
def test_a_gutter_of_one_blank(number: int) -> None:
    lines = article(number)
    result = bare(deinterleave_columns(one_blank_apart(columns_of(lines, 3))))
    assert seams_kept(result, bare(lines)) > 0.85


@pytest.mark.parametrize("number", [1, 2, 6])
def test_columns_written_row_by_row(number: int) -> None:
    lines = article(number)
    text = row_by_row(columns_of(lines, 3))
    assert seams_kept(bare(text), bare(lines)) < 0.1
    result = bare(deinterleave_columns(text))
    assert sorted(result) == sorted(bare(lines))
    assert seams_kept(result, bare(lines)) > 0.7


def seams_kept(result: list[str], lines: list[str]) -> float:
    """The share of lines that the right line follows."""
    after = set(pairwise(result))
    pairs = list(pairwise(lines))
    return sum(pair in after for pair in pairs) / len(pairs)


TABLE = "\n".join(
    f"{name}      {value}      {value * 2}"
    for name, value in zip(["产值", "税收", "企业", "就业"] * 5, range(20), strict=True)
)
WORDS = "\n".join("高新区      企业名称      负责人      联系方式" for _ in range(12))
IN_ORDER = {
    "a table of figures": TABLE,
    "a table of words": WORDS,
    "a poem": "\n".join(["白日依山尽    黄河入海流", "欲穷千里目    更上一层楼"]),
    "names": "\n".join(["张　伟  李　娜  王　芳  刘　洋"] * 8),
    "code": "\n".join(["int  a  =  1;    // 第一个", "int  b  =  2;    // 第二个"] * 5),
    "English": "\n".join(["The zone grew fast,  and it grew  again in the year after that one."] * 9),
    "one column": "\n".join(article(6)),
    "one column, blank lines between": "\n\n".join(article(6)),
    "spaced marks": "\n".join("园区， 企业， 人才， 项目， 资金， 服务， 政策， 平台" for _ in range(20)),
}


@pytest.mark.parametrize("text", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_what_is_in_order_stays(text: str) -> None:
    assert deinterleave_columns(text) == text


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("measure", [10, 18, 25, 40])
def test_wrapped_gold_stays(path: Path, measure: int) -> None:
    text = path.read_text("utf-8")
    lines = [line[at : at + measure] for line in text.split("\n") for at in range(0, max(1, len(line)), measure)]
    for end in ("\n", "\n\n"):
        assert deinterleave_columns(end.join(lines)) == end.join(lines)


def test_many_bands_are_read_from_above() -> None:
    upper = article(1)[:10]
    page = "\n\n\n\n".join([side_by_side(columns_of(upper, 2), 4)] * 300)
    assert bare(deinterleave_columns(page)) == bare(upper * 300)


def test_every_piece_names_its_line() -> None:
    page = side_by_side(columns_of(article(1), 2), 4)
    document = deinterleave_columns(from_lines(page))
    source = page.split("\n")
    assert all(block.text.strip() in source[block.lines[0] - 1] for block in document.blocks)
    assert document.check().ok


_LINES = st.lists(
    st.sampled_from(["园区加快发展", "  ", "    ", " ", "，", "。", "企业集聚成长创新", "12", "a b", "\u3000"]),
    max_size=8,
)


@settings(max_examples=100)
@given(st.lists(_LINES.map("".join), max_size=30).map("\n".join))
def test_nothing_is_lost(text: str) -> None:
    document = deinterleave_columns(from_lines(text))
    assert document.check().ok
    assert deinterleave_columns(deinterleave_columns(text)) == deinterleave_columns(text)


@pytest.mark.parametrize(
    "line",
    [
        "的",
        "园区产值增长创新发展    高新技术企业集聚成长",
        "园区产值增长创新发展 高新技术企业集聚成长",
        "产值增长创新发展高新技术企业集聚成长",
    ],
)
@measured_again
def test_time_grows_with_the_text(line: str) -> None:
    def cost(size: int) -> float:
        start = process_time()
        deinterleave_columns("\n".join([line] * size))
        return process_time() - start

    cost(500)
    assert min(cost(4_000) for _ in range(2)) < 4 * min(cost(2_000) for _ in range(3)) + 0.05
