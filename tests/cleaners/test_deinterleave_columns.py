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
from hizone_clean.cleaners.deinterleave_columns.by_gaps.gutters import cut_rows
from hizone_clean.cleaners.deinterleave_columns.by_sense.next_passages import features
from hizone_clean.cleaners.deinterleave_columns.by_sense.row_passages import read_rows
from hizone_clean.document import from_lines

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


TEXTS = [
    block["text"]
    for path in sorted(GOLD.glob("00[34]*.json"))
    for found in json.loads(path.read_text("utf-8"))["articles"]
    for block in found["blocks"]
]
"""The paragraphs of two seeds."""


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


def width_of(text: str) -> float:
    """Ems that ``text`` takes."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def with_places(pieces: list[tuple[float, str]]) -> str:
    """Pieces of a row, each with the em at which it begins, as PyMuPDF's sorted text has them."""
    row, end = "", 0.0
    for start, text in pieces:
        blanks = round((start - end) / width_of(text) * len(text))
        row += " " * max(blanks, 1 if end else 0) + text
        end = start + width_of(text)
    return row


def at_ems(columns: list[list[str]], gutter: float, first: int = 0) -> list[str]:
    """The rows of columns that stand ``gutter`` ems apart, the first of them the page's column number ``first``."""
    rows = []
    for row in zip_longest(*columns, fillvalue=""):
        lefts = [(number * (MEASURE + gutter), piece) for number, piece in enumerate(row, first)]
        rows.append(
            with_places([(left + 2 * (piece[:1] == " "), piece.strip()) for left, piece in lefts if piece.strip()])
        )
    return rows


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


def test_a_byline_between_two_columns_does_not_part_them() -> None:
    """The headline stands over the first of two columns, the byline over the gutter: "□ 本报记者 王芳"."""
    columns = columns_of(article(1)[:28], 2)
    rows = side_by_side(columns, 5).split("\n")
    page = "\n".join([" 新区多举措", "", " 应对台风影响", " " * (MEASURE - 1) + "□ 本报记者 王芳", *rows])
    result = bare(deinterleave_columns(page))
    assert result[result.index(columns[0][-1].strip()) + 1] == columns[1][0].strip()


def test_a_headline_over_the_second_column_is_that_of_both() -> None:
    """It stands in the middle over two columns, and by its place over the second: the first's sentence goes on below it."""
    columns = columns_of(article(1)[:28], 2)
    rows = side_by_side(columns, 5).split("\n")
    page = "\n".join([" " * (MEASURE + 2) + "新区多举措应对台风影响", "", *rows])
    assert bare(deinterleave_columns(page)) == ["新区多举措应对台风影响", *bare(columns[0]), *bare(columns[1])]


@pytest.mark.parametrize("number", [1, 2, 6])
def test_a_gutter_of_one_blank(number: int) -> None:
    lines = article(number)
    result = bare(deinterleave_columns(one_blank_apart(columns_of(lines, 3))))
    assert seams_kept(result, bare(lines)) > 0.85


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("gutter", [1.2, 1.6, 2.4])
@pytest.mark.parametrize("number", [1, 2, 6])
def test_blanks_that_hold_places(number: int, gutter: float, count: int) -> None:
    lines = article(number)
    result = deinterleave_columns("\n".join(at_ems(columns_of(lines, count), gutter)))
    assert seams_kept(bare(result), bare(lines)) > 0.97
    assert deinterleave_columns(result) == result


@pytest.mark.parametrize("gutter", [1.2, 1.6, 2.4])
def test_two_rows_on_one_line(gutter: float) -> None:
    """A row that hardly lies lower than the one above stands on its line, blanks counted from the left edge again."""
    left, right = article(1)[:40], article(2)[:40]
    upper, lower = at_ems(columns_of(right, 2), gutter, 1), at_ems([left], gutter)
    rows = ["".join(both) for both in zip_longest(upper, lower, fillvalue="")]
    result = bare(deinterleave_columns("\n".join(rows)))
    for lines in (left, right):
        assert seams_kept(result, bare(lines)) > 0.7


@pytest.mark.parametrize("counts", [(2, 2), (2, 3), (1, 2)])
def test_two_articles_whose_lines_stand_on_other_heights(counts: tuple[int, int]) -> None:
    """The rows of the one and of the other come in turn; each is read by itself."""
    articles = article(1), article(2)
    rows = [
        one_blank_apart(columns_of(lines, count)).split("\n") for lines, count in zip(articles, counts, strict=True)
    ]
    result = bare(deinterleave_columns("\n".join(row for pair in zip_longest(*rows) for row in pair if row)))
    for lines in articles:
        assert seams_kept(result, bare(lines)) > 0.9


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("number", [0, 1, 2, 6])
def test_columns_written_row_by_row(number: int, count: int) -> None:
    lines = article(number)
    text = row_by_row(columns_of(lines, count))
    assert seams_kept(bare(text), bare(lines)) < 0.1
    result = bare(deinterleave_columns(text))
    assert sorted(result) == sorted(bare(lines))
    assert seams_kept(result, bare(lines)) > 0.9


@pytest.mark.parametrize(("above", "below"), [(1, 2), (2, 6), (6, 1)])
def test_a_headline_over_rows_parts_the_articles_above_and_below(above: int, below: int) -> None:
    first, second = article(above), article(below)
    headline = "全市高新技术企业数量突破一千家再创新高"
    text = "\n\n".join([row_by_row(columns_of(first, 3)), headline, row_by_row(columns_of(second, 3))])
    result = bare(deinterleave_columns(text))
    assert result.index(headline) == len(first)
    assert seams_kept(result, bare(first)) > 0.9 < seams_kept(result, bare(second))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_rhythm_of_rows(count: int) -> None:
    lines = bare(row_by_row(columns_of(article(6), count)))
    rows = read_rows(lines, [False] * len(lines))
    steps = [rhythm.step for rhythm in rows.far[: -2 * count]]
    assert steps.count(count) > 0.8 * len(steps)


def test_a_line_goes_on_where_its_quotation_closes() -> None:
    lines = ["他表示，园区将坚持“一张蓝图", "区里还将继续引进龙头企业和人", "绘到底”，把好事办好办实。"]
    rows = read_rows(lines, [False] * 3)
    assert {"quote open closes", "quote open stays"} == {
        feature for at in (2, 1) for feature, _ in features(rows, 0, at) if feature.startswith("quote")
    }


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


# a column beside which the lines to test stand
BESIDE = max((wrapped(text) for text in TEXTS), key=len)[1:-1]


def beside(rows: list[str]) -> str:
    """``rows`` with the lines of a column to their right."""
    return "\n".join(f"{row.ljust(MEASURE + 4)}{line}" for row, line in zip(rows, BESIDE, strict=False))


PARTED = {
    "a headline apart": (
        [
            "高新区今年一季度开工项目达",
            "到四十个，比去年多出六个。",
            "",
            "  园区新添充电桩",
            "",
            "  本报讯 园区日前新添充电桩",
            "一百二十根，方便职工出行。",
            "今后还将在各个停车场再添三",
            "百根，覆盖所有的企业。",
        ],
        {0: None, 2: "apart", 3: "apart"},
    ),
    "lines that a row of the column beside pushes apart": (
        [
            "高新区今年一季度开工项目达",
            "到四十个，比去年多出六个。",
            "",
            "这些项目大多是新材料和新能",
            "源项目，投资总额超过五十亿",
            "元，建成后将带动就业三千人",
            "。今后还将在各个停车场再添",
            "充电桩，方便职工出行。",
        ],
        {0: None, 2: "perhaps"},
    ),
}


@pytest.mark.parametrize(("rows", "above"), PARTED.values(), ids=PARTED.keys())
def test_a_piece_knows_how_it_stands_under_the_one_above(rows: list[str], above: dict[int, str | None]) -> None:
    """``above`` says so of the pieces of the first column that do not stand flush, by their number."""
    page = beside(rows).split("\n")
    if len(above) == 2:  # the row without a line of ours is only the rest of a line that was torn
        page[1:3] = [page[1][: MEASURE + 4] + "园区加快发展，", " " * (MEASURE + 11) + "企业成长"]
    blocks = deinterleave_columns(from_lines("\n".join(page))).blocks
    assert [block.text.strip() for block in blocks[: len(bare(rows))]] == bare(rows)
    places = [block.place for block in blocks[: len(bare(rows))]]
    assert all(place and place.column == 0 for place in places)
    assert {at: place.above for at, place in enumerate(places) if place and place.above != "flush"} == above


def pushed(columns: list[list[str]], pitch: int) -> str:
    """The columns as pypdf's layout mode writes them: a figure is set off by the lost width, and pushes what follows."""
    rows = []
    for row in zip_longest(*columns, fillvalue=""):
        line = ""
        for number, piece in enumerate(row):
            if text := piece.strip():
                line = line.ljust(number * pitch + (3 if piece[0] == " " else 0))
                at = next((at for at, character in enumerate(text) if character.isdigit()), 0)
                line += text[:at] + " " * 3 * at + text[at:]
        rows.append(line)
    return "\n".join(rows)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_pieces_that_were_pushed_out_of_their_column_come_back(number: int) -> None:
    lines = article(number, page="004_e511ca848f924cbd")
    page = pushed(columns_of(lines, 3), 26)
    assert stretches_kept(page, lines) < 0.7
    assert stretches_kept(deinterleave_columns(page), lines) > 0.88


def stretches_kept(result: str, lines: list[str]) -> float:
    """The share of the stretches of eight characters that are there."""
    text, whole = ("".join("".join(each).split()) for each in (result, lines))
    starts = range(len(whole) - 7)
    return sum(whole[at : at + 8] in text for at in starts) / len(starts)


def test_a_headline_that_overhangs_its_column_is_that_of_the_one_before_too() -> None:
    columns = columns_of(article(1)[:28], 2)
    columns[0][-1] = "也在变多。"
    columns[1][0] = "  " + columns[1][0].strip()[:-2]
    rows = side_by_side(columns, 5).split("\n")
    page = "\n".join([" " * (MEASURE + 2) + "新区多举措应对台风影响", "", *rows])
    assert bare(deinterleave_columns(page)) == ["新区多举措应对台风影响", *bare(columns[0]), *bare(columns[1])]


def test_a_byline_beside_a_headline_is_a_piece_of_its_own() -> None:
    rows = ["园区转型  本报记者 王芳", "", "    园区日前举行项目封顶仪", "式。", *BESIDE[8:12]]
    first, *_ = cut_rows(from_lines(beside(rows)).blocks)
    assert [piece.text for piece in first] == ["园区转型", "本报记者 王芳", BESIDE[0]]


def test_the_shadow_of_a_headline_is_taken_away() -> None:
    rows = ["   园区项目封顶", "   园区项目封顶", "    园区日前举行项目封顶仪", "式。", *BESIDE[8:12]]
    document = deinterleave_columns(from_lines(beside(rows)))
    assert [block.reason for block in document.blocks[:3]] == [None, "duplicate", None]
    assert document.check().ok


TORN = {
    "the rest below": (["园区产业，", "     蓬勃发展势头强"], "园区产业，蓬勃发展势头强"),
    "a short piece, the rest below": (["产业，", "   园区蓬勃发展势头强"], "产业，园区蓬勃发展势头强"),
    "the rest above": (["     蓬勃发展势头强", "园区产业，"], "园区产业，蓬勃发展势头强"),
    "a paragraph's end over an indent": (["产业。", "    园区蓬勃发展势头"], "产业。"),
}


@pytest.mark.parametrize(("rows", "line"), TORN.values(), ids=TORN.keys())
def test_a_line_that_was_torn_is_whole_again(rows: list[str], line: str) -> None:
    column = BESIDE[:4] + rows + BESIDE[4:8]
    assert line in bare(deinterleave_columns(beside(column)))


def test_a_last_line_goes_under_the_first_that_is_set_in() -> None:
    rows = ["     园区项目封顶", "    园区日前举行项目封顶仪", "式。", "    项目是该市的头号工程，", *BESIDE[8:12]]
    assert bare(deinterleave_columns(beside(rows)))[: len(rows)] == bare(rows)


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


@settings(max_examples=100, deadline=None)
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
