"""Makes what the documentation takes from the code: ``python docs/make_pages.py`` from the root of a clone.

The table of options in ``reference/commands.md``, the man page (it needs argparse-manpage), and the pictures (these need Chromium,
Playwright, reportlab and pypdfium2).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hizone_clean import clean_document
from hizone_clean.command.options import make_parser

HERE = Path(__file__).parent
RAW = HERE.parent / "tests" / "data" / "raw"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def option_tables(parser: argparse.ArgumentParser) -> str:
    """A table for each group of options, between the marks that stand in the page."""
    groups = [group for group in parser._action_groups if any(action.option_strings for action in group._group_actions)]
    return "\n\n".join(f"### {(group.title or '').capitalize()}\n\n{_table(group._group_actions)}" for group in groups)


def _table(actions: list[argparse.Action]) -> str:
    return "\n".join(["| option | what it does |", "|---|---|", *_rows(actions)])


def _rows(actions: list[argparse.Action]) -> Iterator[str]:
    for action in actions:
        if action.option_strings:
            value = f" {action.metavar}" if action.metavar else ""
            names = ", ".join(f"`{name}{value}`" for name in action.option_strings)
            choices = f" One of {', '.join(f'`{choice}`' for choice in action.choices)}." if action.choices else ""
            yield f"| {names} | {(action.help or '').capitalize()[:1]}{(action.help or '')[1:]}.{choices} |"


def with_option_tables(page: str) -> str:
    """The text of the reference page with the tables of the parser as it is."""
    tables = option_tables(make_parser())
    between = f"<!-- options -->\n\n{tables}\n\n<!-- end of options -->"
    return re.sub(r"(?s)<!-- options -->.*<!-- end of options -->", lambda _: between, page)


def man_page() -> str:
    """The page of the manual, from the parser. Raises ``ImportError`` without argparse-manpage."""
    from argparse_manpage.manpage import Manpage

    about = {
        "project_name": "hizone-clean",
        "date": " ",
        "manual_title": "User Commands",
        "description": "turn dirty Chinese documents into clean text",
    }
    made = str(Manpage(make_parser(), format="single-commands-section", _data=about))
    head, _, examples = made.partition(".SH COMMENTS\nexamples:\n")
    return f"{head}.SH EXAMPLES\n.nf\n{examples.rstrip()}\n.fi\n"


def make_pictures(folder: Path) -> list[str]:
    """Every picture of the documentation, into ``folder``: drawings, and screenshots of real pages; their names."""
    from playwright.sync_api import sync_playwright

    pdf = _newspaper_pdf()
    made = [
        _drawing("newspaper-004.svg", next(RAW.glob("004_*")).read_bytes(), folder),
        _drawing("newspaper-report.svg", pdf, folder),
        _page_of(pdf, folder),
    ]
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            for name, path, height in _reports(Path(work)):
                tab = browser.new_page(viewport={"width": 1060, "height": height}, locale="en-US")
                tab.goto(path.as_uri())
                tab.screenshot(path=folder / name)
                made.append(name)
        finally:
            browser.close()
    return made


def _drawing(name: str, raw: bytes, folder: Path) -> str:
    from hizone_clean.rendering.picture import picture_svg

    is_pdf = raw.startswith(b"%PDF")
    document = clean_document(raw, pages="1" if is_pdf else None)
    (folder / name).write_text(picture_svg(document, raw if is_pdf else None), "utf-8")
    return name


def _newspaper_pdf() -> bytes:
    """The page that ``newspaper.md`` is about, as the tests set it."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from newspaper_pages import LAYOUTS, articles_of_gold, make_pdf

    return make_pdf(articles_of_gold("004")[1:], LAYOUTS["all at once"])


def _page_of(pdf: bytes, folder: Path) -> str:
    from hizone_clean.rendering.picture.page_image import page_image

    (folder / "newspaper-page.png").write_bytes(page_image(pdf, 1) or b"")
    return "newspaper-page.png"


def _reports(work: Path) -> Iterator[tuple[str, Path, int]]:
    """Name of the picture, the page that it is taken of, and the window's height."""
    from hizone_clean.cli import main as command

    dump = next(RAW.glob("002_*"))
    page = work / "dump.html"
    page.write_text(clean_document(dump.read_bytes(), explain=True).report_html(dump.name), "utf-8")
    yield "report-002.png", page, 860
    page = work / "list.html"
    here = Path.cwd()
    os.chdir(HERE.parent)
    try:
        command(["--quiet", "--report", str(page), "--output-dir", str(work / "out"), "tests/data/raw"])
    finally:
        os.chdir(here)
    yield "report-list.png", page, 580


def main() -> None:
    reference = HERE / "reference" / "commands.md"
    reference.write_text(with_option_tables(reference.read_text("utf-8")), "utf-8")
    with suppress(ImportError):
        (HERE.parent / "man" / "hizone-clean.1").write_text(man_page(), "utf-8")
    if "--no-screenshots" not in sys.argv:
        (HERE / "images").mkdir(exist_ok=True)
        make_pictures(HERE / "images")


if __name__ == "__main__":
    main()
