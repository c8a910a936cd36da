"""The picture of a newspaper page: every line at its place, ribbons and arrows to the articles, on any screen."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from test_page import FRAGMENT, NEWSPAPER, report, scrolls_sideways

from hizone_clean import clean_document
from hizone_clean.cli import main
from hizone_clean.rendering.picture import picture_svg
from hizone_clean.rendering.picture.leaves import Room, brought_home, leaves_of
from hizone_clean.rendering.picture.page_image import png_of_grey
from hizone_clean.rendering.report.reading_order import Sheet

ROOM = Room(430, 640, 3)
# two columns side by side, as pdftotext -layout writes them
COLUMNS = "\n".join(
    f"{left}        {right}"
    for left, right in [
        ("　　春天的时候，园区的企业陆续开工，", "　　夏天的时候，港口的货船陆续靠岸，"),
        ("工人们回到车间，机器重新响起来，订", "水手们走上码头，吊车重新转起来，集"),
        ("单一张接着一张，大家都说今年会比去", "装箱一个接着一个，大家都说今年会比"),
        ("年更好，产值也会比去年更高一些，管", "去年更忙，吞吐量也会比去年更大，管"),
        ("委会的人每天都要到企业里去走一走。", "理处的人每天都要到码头上去看一看。"),
    ]
    * 3
)


def page_pdf() -> bytes:
    pytest.importorskip("reportlab")
    pytest.importorskip("pypdfium2")
    from newspaper_pages import Layout, articles_of_gold, make_pdf

    return make_pdf(articles_of_gold("004")[1:4], Layout(columns=(4,), measures=(14,), headlines="reversed"))


def test_each_line_has_a_bar_in_the_colour_of_its_article() -> None:
    sheet = Sheet(clean_document(NEWSPAPER.read_bytes()))
    (leaf,) = leaves_of(sheet, ROOM)
    assert sorted({bar.line for bar in leaf.bars}) == sorted(sheet.by_line)
    by_line = {bar.line: bar for bar in leaf.bars if bar.kind != "gone"}
    assert (by_line[17].article, by_line[17].kind) == (1, "text")
    assert (by_line[606].article, by_line[606].kind) == (1, "title")
    assert (by_line[655].article, by_line[655].kind) == (2, "title")


def test_headlines_far_from_their_text_are_brought_home() -> None:
    sheet = Sheet(clean_document(NEWSPAPER.read_bytes()))
    moved = {one.text for one in sheet.document.diagnostics if one.kind == "moved_headline"}
    titles = {a.number: sheet.blocks[a.title].text for a in sheet.articles if a.title is not None}
    assert {titles[number] for number in brought_home(sheet)} == moved


def test_a_headline_over_its_text_is_not() -> None:
    again = clean_document(clean_document(NEWSPAPER.read_bytes()).text)
    assert brought_home(Sheet(again)) == set()


def test_columns_stand_side_by_side() -> None:
    (leaf,) = leaves_of(Sheet(clean_document(COLUMNS)), ROOM)
    rows: dict[float, list[float]] = {}
    for bar in leaf.bars:
        rows.setdefault(bar.top, []).append(bar.left)
    assert len(rows) == 15 and all(len(lefts) == 2 and max(lefts) - min(lefts) > 15 for lefts in rows.values())


def test_a_long_stream_goes_on_beside_itself() -> None:
    text = "\n".join(f"第{n}行的文字写在这里" for n in range(400))
    sheet = Sheet(clean_document(text))
    (tall,), (wide,) = leaves_of(sheet, Room(100, 10000, 3)), leaves_of(sheet, ROOM)
    assert len({bar.left for bar in tall.bars}) == 1 < len({bar.left for bar in wide.bars}) <= 4


def test_the_pages_of_a_pdf_are_at_their_places() -> None:
    data = page_pdf()
    document = clean_document(data)
    assert document.paper is not None
    (leaf,) = leaves_of(Sheet(document), ROOM)
    assert (leaf.width, leaf.height) == document.paper.pages[0][1:3]
    for bar in leaf.bars:
        assert (bar.left, bar.top) == pytest.approx(
            document.paper.lines[bar.line].box[:2], abs=0.05
        )  # it is drawn to a tenth
        assert 0 <= bar.left < bar.right <= leaf.width and 0 <= bar.top < bar.bottom <= leaf.height
    svg = picture_svg(document, data)
    assert svg.count("data:image/png;base64,") == 1
    image = base64.b64decode(re.findall(r'base64,([^"]+)"', svg)[0])
    assert image.startswith(b"\x89PNG") and len(image) < 300_000


def test_a_damaged_pdf_has_no_image_and_no_error() -> None:
    assert "data:image" not in picture_svg(clean_document(page_pdf()), b"%PDF-1.4 nothing")


@pytest.mark.parametrize("width", [1, 2, 5])
def test_an_image_keeps_every_grey_that_it_can(width: int) -> None:
    stride = width + 3
    rows = b"".join(bytes((n * 16 + row) % 256 for n in range(stride)) for row in range(3))
    png = png_of_grey(rows, width, 3, stride)
    data = zlib.decompress(png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8])
    size = 1 + (width + 1) // 2
    for row in range(3):
        packed = data[row * size + 1 : (row + 1) * size]
        greys = [nibble for byte in packed for nibble in (byte >> 4, byte & 15)][:width]
        assert data[row * size] == 0 and greys == [grey >> 4 for grey in rows[row * stride : row * stride + width]]


def test_hostile_text_stays_text_in_a_picture() -> None:
    document = clean_document(
        NEWSPAPER.read_text("utf-8").replace("全国唯一农业特色综合保税区落户杨凌", "</text><script>&\u202e")
    )
    root = ElementTree.fromstring(picture_svg(document))
    assert not [one for one in root.iter() if one.tag.endswith(("script", "foreignObject"))]
    assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "甲。", "<p>甲</p>", "\f\f甲\f乙", "---\na: b\n---\n", "> 甲\n\n- 乙\n\n```\n丙\n```\n"]
)
def test_any_document_can_be_drawn(text: str) -> None:
    ElementTree.fromstring(picture_svg(clean_document(text)))


def test_the_command_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(NEWSPAPER.read_bytes())
    for _ in range(2):  # again over its own
        assert main(["--quiet", "--check", "--picture", "a.svg", "a.txt"]) == 1
    root = ElementTree.parse("a.svg").getroot()
    assert len([one for one in root.iter() if one.get("class", "").startswith("card")]) == 7
    assert main(["--check", "--picture", "a.txt", "a.txt"]) == 2
    assert "is a.txt itself" in capsys.readouterr().err
    Path("mine.svg").write_text("<svg/>", "utf-8")
    assert main(["--check", "--picture", "mine.svg", "a.txt"]) == 2
    assert "would overwrite" in capsys.readouterr().err and Path("mine.svg").read_text("utf-8") == "<svg/>"
    assert Path("a.txt").read_bytes() == NEWSPAPER.read_bytes()
    Path("b.txt").write_text("甲。\n", "utf-8")
    assert main(["--check", "--picture", "b.svg", "a.txt", "b.txt"]) == 2
    assert "--report draws all" in capsys.readouterr().err


@pytest.mark.real_tools
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_newspaper_page_is_drawn_on_any_screen(opened: Any, width: int, scheme: str) -> None:
    page = opened(report(NEWSPAPER), width=width, scheme=scheme)
    drawing = page.locator(".picture svg:not(.store):visible")
    assert drawing.count() == 1 and not scrolls_sideways(page)
    assert drawing.locator(".card").count() == 7 and drawing.locator(".arrow").count() == 6
    box = drawing.bounding_box()
    assert box["width"] <= width
    for card in drawing.locator(".card").all():
        rect = card.locator("rect").bounding_box()
        for text in card.locator("text").all():  # nothing runs out of its card
            inner = text.bounding_box()
            assert rect["x"] <= inner["x"] and inner["x"] + inner["width"] <= rect["x"] + rect["width"] + 1
            assert inner["y"] + inner["height"] <= rect["y"] + rect["height"] + 2
    size = float(
        page.evaluate(
            "getComputedStyle(document.querySelector('.picture svg:not([hidden]) .name')).fontSize.replace('px', '')"
        )
    )
    assert size >= 12
    contrasts = page.evaluate(COLOURS)
    assert all(ratio >= 3 for ratio in contrasts["bars"]) and all(ratio >= 4.5 for ratio in contrasts["numbers"]), (
        contrasts
    )


COLOURS = """() => {
  const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map((v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const fill = (e) => getComputedStyle(e).fill, all = (s) => [...document.querySelectorAll('.picture ' + s)];
  const sheet = fill(all('.leaf')[0]);
  return { bars: all('.bars.text').map((e) => ratio(fill(e), sheet)),
    numbers: all('.number').map((e) => ratio(fill(e.querySelector('text')), fill(e.querySelector('circle')))) };
}"""


@pytest.mark.real_tools
def test_the_picture_leads_to_the_articles(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    card = page.locator(".picture svg:not(.store):visible .card a").nth(3)
    card.focus()
    assert page.locator(".picture svg:not(.store):visible").evaluate("(e) => e.classList.contains('dim')")
    lit = page.evaluate("[...document.querySelectorAll('.wide-picture .lit')].map((e) => e.dataset.article)")
    assert set(lit) == {"4"} and len(lit) >= 4  # bars, headline, ribbon, arrow, card
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "article-4"
    assert 0 <= page.locator("#article-4").bounding_box()["y"] < 900


@pytest.mark.real_tools
def test_a_click_on_a_line_of_the_picture_leads_to_its_article(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    page.locator(".wide-picture .bars.text.a3").click(position={"x": 9, "y": 2})
    assert page.evaluate("document.activeElement.id") == "article-3"


@pytest.mark.real_tools
def test_a_screen_reader_hears_the_articles_in_order(opened: Any) -> None:
    tree = opened(report(NEWSPAPER)).locator(".picture").aria_snapshot()
    names = re.findall(r'link "(\d)\. ([^"]*)"', tree)
    assert [number for number, _ in names] == [*"1234567"]
    assert "headline brought home" in names[0][1] and "headline brought home" not in names[5][1]


@pytest.mark.real_tools
def test_a_page_in_order_without_places_needs_no_picture(opened: Any) -> None:
    assert opened(report(FRAGMENT)).locator(".picture").count() == 0


@pytest.mark.real_tools
@pytest.mark.parametrize("width", [1400, 390])
def test_a_pdf_shows_its_page(opened: Any, width: int) -> None:
    data = page_pdf()
    page = opened(clean_document(data, explain=True).report_html("page.pdf", pdf=data), width=width)
    scan = page.locator(".picture svg:not(.store):visible use")
    box = scan.bounding_box()
    width_of_page = 2 * 4 + 4 * 14 + 3 * 2  # margins, columns, gutters
    assert abs(box["height"] / box["width"] - 130 / width_of_page) < 0.02 and not scrolls_sideways(page)


@pytest.mark.real_tools
def test_a_picture_alone_speaks_one_language_at_a_time(opened: Any, tmp_path: Path) -> None:
    svg = picture_svg(clean_document(NEWSPAPER.read_bytes()))
    assert svg.count('systemLanguage="zh"') == svg.count("标题已归位") + svg.count(" 字<") + svg.count("（无标题）")
    (tmp_path / "a.svg").write_text(svg, "utf-8")
    page = opened(tmp_path / "a.svg")
    shown = page.evaluate(
        "[...document.querySelectorAll('.meta')].filter((e) => e.getBBox().width).map((e) => e.textContent)"
    )
    assert len(shown) == 7 and "brought home" in shown[0]
