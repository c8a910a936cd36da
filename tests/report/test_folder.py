"""The report of a folder: a list that sorts and filters, a page each, and nothing of the user's overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_page import PAGE, RAW, scrolls_sideways

from hizone_clean.cli import main

TEXT = "今日,天气晴好,适合出行.\n\n明日,有雨,请带伞.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "下 层").mkdir(parents=True)
    for path in RAW.iterdir():
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "in" / "下 层" / "100%#?.html").write_text(PAGE, "utf-8")
    (tmp_path / "in" / "z.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "zz.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "program.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(99))
    return tmp_path


def made(*more: str) -> int:
    return main(["--quiet", "--report", "r.html", "--output-dir", "out", "in", *more])


def test_each_document_has_a_page_and_the_list_names_all(folder: Path) -> None:
    assert made() == 2  # one is no document
    pages = sorted((folder / "r-pages").iterdir())
    assert len(pages) == 8
    html = (folder / "r.html").read_text("utf-8")
    assert html.count("<tr data-text") == 9 and "http://" not in html and "https://" not in html
    first = {page.name: page.read_bytes() for page in pages}
    assert made("--jobs", "2") == 2
    assert {page.name: page.read_bytes() for page in (folder / "r-pages").iterdir()} == first


def test_pages_of_documents_that_are_gone_go_and_nothing_else(folder: Path) -> None:
    made()
    (folder / "r-pages" / "mine.html").write_text("<p>mine", "utf-8")
    (folder / "in" / "z.txt").unlink()
    made()
    names = {page.name for page in (folder / "r-pages").iterdir()}
    assert "mine.html" in names and len(names) == 8


def test_a_folder_may_hold_its_own_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--report", "in/r.html", "--check", "in"]) == 2
    once = capsys.readouterr().err
    assert main(["--report", "in/r.html", "--check", "in"]) == 2
    assert capsys.readouterr().err == once


def test_a_file_that_is_no_report_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.html").write_text("<p>mine", "utf-8")
    assert made() == 2
    assert "would overwrite" in capsys.readouterr().err and (folder / "r.html").read_text("utf-8") == "<p>mine"


def test_a_name_without_an_end_is_a_folder(folder: Path) -> None:
    assert main(["--quiet", "--report", "look", "--check", "in/z.txt", "in/zz.txt"]) == 1
    assert (folder / "look" / "index.html").is_file() and len(list((folder / "look" / "pages").iterdir())) == 2


def test_one_document_is_one_page(folder: Path) -> None:
    assert main(["--quiet", "--report", "r.html", "--check", "in/z.txt"]) == 1
    assert "data-b=" in (folder / "r.html").read_text("utf-8") and not (folder / "r-pages").exists()


@pytest.mark.real_tools
def test_the_list_leads_to_a_page_and_back(folder: Path, opened: Any) -> None:
    made()
    page = opened(folder / "r.html")
    page.get_by_role("link", name="园区产值增长").click()
    assert "100%#?.html" in page.locator(".file").inner_text()
    page.get_by_role("link", name="All documents").click()
    assert page.locator(".list tbody tr").count() == 9


def shown_names(page: Any) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.list tbody tr')].filter((r) => !r.hidden).map((r) => r.querySelector('small').textContent)"
    )
    return [name.rpartition("/")[2][:4] for name in found]


@pytest.mark.real_tools
def test_the_list_filters(folder: Path, opened: Any) -> None:
    made()
    page = opened(folder / "r.html")
    assert page.locator(".count").inner_text() == "9 of 9 documents"
    page.get_by_label("with doubts only").check()
    assert shown_names(page) == ["000_", "002_", "003_", "004_"]
    page.get_by_role("searchbox").fill("浙江 002")
    assert shown_names(page) == ["002_"] and page.locator(".count").inner_text() == "1 of 9 documents"
    page.get_by_role("searchbox").fill("无此")
    assert page.get_by_text("No document fits.").is_visible()
    page.get_by_role("searchbox").fill("")
    page.get_by_label("with doubts only").uncheck()
    page.get_by_label("only what could not be cleaned").check()
    assert shown_names(page) == ["prog"] and "program (ELF)" in page.locator("tbody").inner_text()


@pytest.mark.real_tools
def test_the_list_sorts(folder: Path, opened: Any) -> None:
    made()
    page = opened(folder / "r.html")
    kept = page.get_by_role("button", name="kept", exact=True)
    kept.click()
    values = page.evaluate("[...document.querySelectorAll('.list tbody tr')].map((r) => Number(r.cells[3].dataset.v))")
    assert values == sorted(values, reverse=True) and len(set(values)) > 5
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    kept.press("Enter")
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="title", exact=True).click()
    titles = page.evaluate("[...document.querySelectorAll('.list tbody tr')].map((r) => r.cells[0].dataset.v)")
    assert titles == page.evaluate("(t) => [...t].sort((a, b) => a.localeCompare(b, 'zh'))", titles)


@pytest.mark.real_tools
def test_two_documents_with_one_text_are_told(folder: Path, opened: Any) -> None:
    made()
    page = opened(folder / "r.html")
    assert page.locator(".tag").all_inner_texts() == ["same text as in/z.txt"]


@pytest.mark.real_tools
@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_the_list_fits_a_phone_in_both_languages(folder: Path, opened: Any, locale: str) -> None:
    made()
    page = opened(folder / "r.html", width=390, locale=locale)
    assert not scrolls_sideways(page)
    button = page.get_by_role("button", name="doubts" if locale == "en-US" else "待核对", exact=True)
    button.click()
    assert shown_names(page)[0] == "004_"
    assert page.locator("tbody tr").first.locator("td").last.is_visible()
    tree = page.locator("body").aria_snapshot()
    assert ("table" in tree or "row" in tree) and "searchbox" in tree
