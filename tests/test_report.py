"""The report page in a real browser: it filters, it makes no errors, hostile text shows as text."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hizone_clean import clean_document
from hizone_clean.cli import main
from hizone_clean.rendering.changed_letters import find_changes
from hizone_clean.rendering.report import render_report, report_section

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = "<p>甲<script>document.title='pwned'</script>乙&lt;img src=x onerror=alert(1)&gt;\u202e丙</textarea></p>"
SEED = Path(__file__).parent / "data" / "raw" / "002_3cd932ab11d69e04.txt"

pytestmark = pytest.mark.real_tools


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.problems = []
    tab.on("console", lambda message: message.type == "error" and tab.problems.append(message.text))
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    yield tab
    context.close()


def opened(page: Any, path: Path, html: str) -> Any:
    path.write_text(html, "utf-8")
    page.goto(path.as_uri())
    return page


def test_every_removal_shows_and_its_reason_filters_it(page: Any, tmp_path: Path) -> None:
    document = clean_document(SEED.read_bytes(), explain=True)
    opened(page, tmp_path / "r.html", document.report_html("seed 002"))
    assert page.locator(".removal").count() == len(document.removed)
    related = page.locator(".removal.r-related")
    assert related.count() > 5 and related.first.is_visible()
    page.get_by_label("related").uncheck()
    assert not related.first.is_visible()
    assert page.locator(".removal.r-copyright").first.is_visible()
    page.get_by_label("related").check()
    assert related.first.is_visible()
    assert page.problems == []


def test_filters_and_anchors_work_from_the_keyboard(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path / "r.html", clean_document(SEED.read_bytes(), explain=True).report_html())
    page.get_by_label("share").focus()
    page.keyboard.press("Space")
    assert not page.locator(".removal.r-share").first.is_visible()
    link = page.locator(".doubts a").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == link.get_attribute("href").lstrip("#")
    assert page.problems == []


def test_hostile_text_shows_as_text(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path / "r.html", clean_document(HOSTILE, explain=True).report_html("</title><script>x</script>"))
    assert page.title() == "hizone-clean report"
    assert page.locator("main script, main img, main textarea").count() == 0
    assert "<script>document.title='pwned'</script>" in page.locator(".source").first.inner_text()
    assert "U+202E" in page.locator(".source").first.inner_text()
    assert page.problems == []


def test_dark_and_light_are_both_readable(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path / "r.html", clean_document("<p>甲,乙</p>").report_html())
    colours = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2


def test_a_large_document_opens(page: Any, tmp_path: Path) -> None:
    text = "\n\n".join(f"第{n}段,园区产值增长了百分之五,创下历史新高." for n in range(20000))
    opened(page, tmp_path / "r.html", clean_document(text, explain=True).report_html())
    assert page.locator(".row").count() > 20000
    assert page.problems == []


def test_the_command_writes_one_page_for_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for n in range(200):
        (tmp_path / "in" / f"{n:03}.txt").write_text("甲,乙.\n", "utf-8")
    assert main(["--report", "r.html", "--check", "--quiet", "in"]) == 1
    html = (tmp_path / "r.html").read_text("utf-8")
    assert html.count('<details class="document"') == 200
    assert "http://" not in html and "https://" not in html


def test_two_documents_do_not_share_anchors() -> None:
    html = render_report([report_section("a", clean_document("甲。")), report_section("b", clean_document("甲。"))])
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors)) == 2


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("11月1日，增长5%。", "11月1日,增长5%.", [("，", ","), ("。", ".")]),
        ("甲乙，丙丁。", "甲\n\n乙，丙\n丁。", []),
        ("甲ABC乙", "甲ＡＢＣ乙", [("A", "Ａ"), ("B", "Ｂ"), ("C", "Ｃ")]),
        ("“甲”，乙", '"甲",乙', [("“", '"'), ("”，", '",')]),
        ("甲新乙", "甲乙", [("新", "")]),
        ("", "甲", []),
    ],
)
def test_what_differs_from_the_source_is_found(text: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[mark.start : mark.end], mark.before) for mark in find_changes(text, source)] == expected


def test_finding_what_differs_takes_time_with_the_size() -> None:
    def took(size: int) -> float:
        start = time.process_time()
        list(find_changes("甲，" * size, "乙," * size))
        return time.process_time() - start

    assert took(40000) < 4 * took(20000) + 0.1


def test_changes_are_marked_in_the_result_and_can_be_hidden(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path / "r.html", clean_document("甲乙,丙丁.", explain=True).report_html())
    marks = page.locator("p.kept mark")
    assert marks.all_inner_texts() == ["，", "。"]
    assert marks.first.get_attribute("title") == "was ,"
    assert "normalize_punctuation" in page.locator("details.changes").first.inner_text()
    page.get_by_label("changes").uncheck()
    assert not page.locator("details.changes").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).borderBottomWidth") == "0px"


def test_source_and_result_stand_side_by_side(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path / "r.html", clean_document(SEED.read_bytes(), explain=True).report_html())
    for row in page.locator(".row:not(.head)").all()[:20]:
        left, right = (row.locator(part).bounding_box() for part in (".source", ".result"))
        assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]


def test_a_notebook_shows_the_report_in_a_frame_of_its_own(page: Any, tmp_path: Path) -> None:
    frame = clean_document(HOSTILE, explain=True)._repr_html_()
    opened(page, tmp_path / "n.html", f"<!DOCTYPE html><title>notebook</title>{frame}")
    inside = page.frame_locator("iframe")
    assert inside.locator("h1").inner_text() == "hizone-clean report"
    inside.get_by_label("kept text").uncheck()
    assert not inside.locator("p.kept").first.is_visible()
    assert page.title() == "notebook" and page.problems == []


def test_the_policy_lets_nothing_in(page: Any, tmp_path: Path) -> None:
    html = (
        clean_document("甲。")
        .report_html()
        .replace("<main>", "<main><script>document.title = 'in'</script><img src=x>")
    )
    opened(page, tmp_path / "r.html", html)
    assert page.title() == "hizone-clean report"
    assert any("Content Security Policy" in problem for problem in page.problems)
