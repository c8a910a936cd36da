"""The report page in a real browser: it filters, it makes no errors, hostile text shows as text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hizone_clean import clean_document
from hizone_clean.cli import main
from hizone_clean.rendering.report import render_report, report_section

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
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
    assert html.count("<details class=\"document\"") == 200
    assert "http://" not in html and "https://" not in html


def test_two_documents_do_not_share_anchors() -> None:
    sections = [report_section("a", clean_document("甲。"), 1), report_section("b", clean_document("甲。"), 2)]
    html = render_report(sections)
    assert html.count('id="d1-1"') == html.count('id="d2-1"') == 1
