"""The page of one document in a real browser: both sides are linked, filters work, hostile text shows as text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hizone_clean import clean_document

RAW = Path(__file__).parents[1] / "data" / "raw"
DUMP = RAW / "002_3cd932ab11d69e04.txt"
NEWSPAPER = RAW / "004_e511ca848f924cbd.txt"
FRAGMENT = RAW / "000_820317951b7213bd.txt"
HOSTILE = "<p>甲<script>document.title='pwned'</script>乙&lt;img src=x onerror=alert(1)&gt;\u202e丙</textarea></p>"
PAGE = (
    "<html><head><title>园区产值增长 - 某网</title></head><body><div class=nav><a href=/>首页</a> &gt; <a href=/n>新闻</a></div>"
    "<h1>园区产值增长</h1><p>来源：某某日报</p><p>11月1日,记者从管委会获悉,园区产值增长5.2%,创下历史新高.</p>"
    "<p>上半年,园区新增企业120家,其中科技企业占七成.</p></body></html>"
)

pytestmark = pytest.mark.real_tools


def report(path: Path) -> str:
    return clean_document(path.read_bytes(), explain=True).report_html(path.name)


def lit(page: Any) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('.on')].map((e) => e.id)")
    return found


def scrolls_sideways(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_every_removal_shows_and_its_reason_filters_it(opened: Any) -> None:
    page = opened(report(DUMP))
    related = page.locator(".l.gone.r-related")
    assert related.count() > 5 and related.first.is_visible()
    page.get_by_label("related").uncheck()
    assert not related.first.is_visible()
    assert page.locator(".l.gone.r-copyright").first.is_visible()
    page.get_by_label("related").check()
    assert related.first.is_visible()
    page.get_by_label("kept text").uncheck()
    assert page.locator(".l.kept:visible").count() == 0 and related.first.is_visible()


@pytest.mark.parametrize("path", [DUMP, NEWSPAPER, FRAGMENT])
def test_each_line_of_the_source_stands_in_its_order_and_each_block_in_that_of_the_result(
    opened: Any, path: Path
) -> None:
    page = opened(report(path))
    document = clean_document(path.read_bytes())
    lines = page.evaluate("[...document.querySelectorAll('.l')].map((e) => e.value)")
    assert lines == sorted(lines)
    if document.form != "html":
        assert len(lines) == sum(1 for line in document.source.split("\n") if line.strip())
    shown = [text for text in document.text.split("\n") if text.strip()]
    blocks = page.evaluate("[...document.querySelectorAll('.b')].map((e) => e.textContent)")
    read = [line for block in blocks for line in block.split("\n") if line.strip()]
    assert ["".join(filter(str.isalnum, one)).lstrip("1234567") for one in read] == [
        "".join(filter(str.isalnum, one)).lstrip("1234567") for one in shown
    ]


def test_hovering_lights_up_both_sides(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    block = page.locator(".b.paragraph").nth(1)
    block.hover()
    own = [f"s{n}" for n in range(15, 24) if page.locator(f"#s{n}").count()]
    assert lit(page) == [*own, block.get_attribute("id")] and len(own) > 3
    assert "from source lines 15–23" in page.locator(".status").inner_text()
    line = page.locator("#s606")  # the headline, 600 lines below its article
    line.scroll_into_view_if_needed()
    line.hover()
    title = page.locator("h3.title").first
    assert lit(page) == ["s606", title.get_attribute("id")] and "article 1" in page.locator(".status").inner_text()
    page.mouse.move(5, 5)
    assert lit(page) == []


def test_a_click_jumps_to_the_other_side_and_back(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    title = page.locator("h3.title").first
    title.click()
    assert page.evaluate("document.activeElement.id") == "s606"
    assert page.locator("#s606").is_visible() and in_view(page, "#s606")
    page.locator("#s606").click()
    assert page.evaluate("document.activeElement.id") == title.get_attribute("id") and in_view(page, "h3.title")


def test_the_source_follows_what_is_read(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    last = page.locator(".b").last
    last.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    middle = page.evaluate("document.querySelector('#lines').scrollTop")
    assert middle > 1000
    page.evaluate("scrollTo(0, document.querySelector('#work').offsetTop)")
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('#lines').scrollTop") < middle


def in_view(page: Any, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return bool(box and 0 <= box["y"] < 900)


def test_the_keyboard_does_all_that_the_mouse_does(opened: Any) -> None:
    page = opened(report(DUMP))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("checkbox", name="share").focus()
    page.keyboard.press("Space")
    assert not page.locator(".l.r-share").first.is_visible()
    block = page.locator(".b").first
    block.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    here = page.evaluate("document.activeElement.id")
    assert here == page.locator(".b").nth(2).get_attribute("id") and here in lit(page)
    page.keyboard.press("Enter")
    there = page.evaluate("document.activeElement.id")
    assert there.startswith("s") and there in lit(page) and here in lit(page)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == here
    assert page.locator('.side [tabindex="0"]').count() == 2  # one stop a side
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.evaluate("getComputedStyle(document.querySelector('.b')).outlineStyle") is not None


def test_focus_shows(opened: Any) -> None:
    page = opened(report(DUMP))
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid" or page.evaluate(
            "document.activeElement.className"
        ) in ("skip", "")


def test_a_doubt_leads_to_its_line(opened: Any) -> None:
    page = opened(report(DUMP))
    link = page.locator(".doubts a").last
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == link.get_attribute("href").lstrip("#") == "s49"


def test_a_screen_reader_finds_its_way(opened: Any) -> None:
    page = opened(report(NEWSPAPER))
    page.locator(".b").first.focus()
    tree = page.locator("body").aria_snapshot()
    for expected in (
        'link "Skip to the result"',
        'group "Language"',
        'heading "发展新材料 清远高新区硬气十足" [level=1]',
        'region "In numbers"',
        'heading "Source" [level=2]',
        'heading "Result" [level=2]',
        'heading "全国唯一农业特色综合保税区落户杨凌" [level=3]',
        "deletion",
        'checkbox "byline',
        "status",
    ):
        assert expected in tree, expected
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    names = page.evaluate(
        "[...document.querySelectorAll('button,input,a')].filter((e) => !(e.textContent || e.labels?.length || e.ariaLabel)).length"
    )
    assert names == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", [DUMP, NEWSPAPER, FRAGMENT])
def test_nothing_scrolls_sideways_on_a_phone(opened: Any, path: Path) -> None:
    page = opened(report(path), width=390)
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Source", exact=True).click()
    assert page.locator(".l").first.is_visible() and not page.locator(".b").first.is_visible()
    assert not scrolls_sideways(page)
    page.locator(".l.kept").nth(3).click()  # to its place in the result
    assert page.locator(".b.on").count() == 1 and page.locator(".b.on").is_visible()


def test_it_speaks_the_language_of_the_browser_and_can_be_asked_for_the_other(opened: Any) -> None:
    page = opened(report(DUMP), locale="zh-CN")
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator(".doubts h2").inner_text() == "待核对"
    assert "标题丢了一个符号" in page.locator(".doubts").inner_text()
    assert page.get_by_label("相关阅读").count() == 1
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".doubts h2").inner_text() == "To look at"
    assert "a mark was lost in the title" in page.locator(".doubts").inner_text()
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"
    other = opened(report(DUMP), locale="fr-FR")
    assert other.locator("html").get_attribute("lang") == "en"


def test_every_word_is_there_in_both_languages(opened: Any) -> None:
    for locale in ("zh-TW", "en-GB"):
        page = opened(report(FRAGMENT), locale=locale)
        said = page.evaluate("[...document.querySelectorAll('[data-w]')].map((e) => e.textContent)")
        assert all(word and "{" not in word and "undefined" not in word for word in said)
        chinese = sum(any("一" <= letter <= "鿿" for letter in word) for word in said)
        assert (chinese == 0) if locale == "en-GB" else (chinese == len(said))


def test_dark_and_light_are_both_readable(opened: Any) -> None:
    for scheme in ("light", "dark"):
        page = opened(report(DUMP), scheme=scheme)
        worst = page.evaluate(CONTRAST)
        assert worst[0] >= 4.5, worst


CONTRAST = """() => {
  const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map((v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255,255,255)'; };
  let worst = [99, ''];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility() || e.closest('svg,script,.status')) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < worst[0]) worst = [ratio, e.outerHTML.slice(0, 120)];
  }
  return worst;
}"""


def test_hostile_text_shows_as_text(opened: Any) -> None:
    hostile = clean_document(HOSTILE, explain=True).report_html("</title><script>x</script>")
    page = opened(hostile)
    assert "pwned" not in page.title() or "document.title" in page.title()
    assert page.locator("main script, main img, main textarea").count() == 0
    assert "img src=x onerror=alert(1)>" in page.locator("#lines").inner_text()


def test_what_would_turn_a_line_around_shows(opened: Any) -> None:
    page = opened(clean_document("甲乙\u202e丙丁，<x onerror=1>戊。\n", explain=True).report_html("a\u202e<b>.txt"))
    assert "U+202E" in page.locator("#lines").inner_text() and "U+202E" in page.locator(".file").inner_text()
    assert page.locator("main x, main b b").count() == 0


def test_the_policy_lets_nothing_in(opened: Any) -> None:
    html = clean_document("甲。").report_html()
    spoilt = html.replace('tabindex="-1">', 'tabindex="-1"><script>document.title = "in"</script><img src=x>', 1)
    page = opened(spoilt, calm=False)
    assert page.title() != "in"
    assert any("Content Security Policy" in problem for problem in page.problems)


def test_a_large_document_opens(opened: Any) -> None:
    text = "\n\n".join(f"第{n}段,园区产值增长了百分之五,创下历史新高." for n in range(6000))
    page = opened(clean_document(text, explain=True).report_html())
    assert page.locator(".b").count() == 6000


def test_pages_are_told_apart(opened: Any) -> None:
    text = "\n".join(f"第{n}行的文字写在这里，写完为止。" for n in range(9))
    page = opened(clean_document(f"{text}\n\f{text}\n", explain=True).report_html())
    assert page.locator(".turn").all_inner_texts() == ["page 1", "page 2"]
    assert opened(clean_document(text).report_html()).locator(".turn").count() == 0


def test_a_page_of_one_line_is_shown_block_by_block(opened: Any) -> None:
    page = opened(clean_document(PAGE, explain=True).report_html())
    rows = page.locator(".l").all_inner_texts()
    assert any("记者从管委会获悉,园区产值增长5.2%,创下历史新高." in row for row in rows)  # as it was
    assert page.locator(".b mark").count() >= 5
    page.locator(".b.paragraph").first.hover()
    assert len(lit(page)) == 2
    assert page.locator(".l.gone.r-breadcrumb del").inner_text() == "首页 > 新闻"


def test_changes_are_marked_and_can_be_hidden_and_an_indent_is_none(opened: Any) -> None:
    page = opened(clean_document("　　甲乙,丙丁.\n\n　　戊己。", explain=True).report_html())
    marks = page.locator(".b mark")
    assert marks.all_inner_texts() == ["，", "。"]
    marks.first.hover()
    assert marks.first.get_attribute("title") == "was ,"
    page.locator(".steps summary").click()
    assert page.locator(".steps tbody tr").count() == 1  # the indent is none
    assert "1 place changed" in page.locator(".steps").inner_text()
    page.get_by_label("changed marks").uncheck()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).borderBottomWidth") == "0px"


def test_text_and_markup_are_counted_apart(opened: Any) -> None:
    page = opened(
        clean_document(
            "---\ntitle: 题\nthumbnail: https://a.b/c.jpg\n---\n\n甲乙丙丁。\n\n![图](https://a.b/dddd.png)\n"
        ).report_html()
    )
    figures = page.locator(".figures").inner_text()
    assert "0\nletters of text taken away" in figures and "letters of markup taken away" in figures


def test_a_notebook_shows_the_report_in_a_frame_of_its_own(opened: Any) -> None:
    frame = clean_document(HOSTILE, explain=True)._repr_html_()
    page = opened(f"<!DOCTYPE html><title>notebook</title>{frame}")
    inside = page.frame_locator("iframe")
    inside.get_by_label("kept text").uncheck()
    assert not inside.locator(".l.kept").first.is_visible()
    assert page.title() == "notebook"
