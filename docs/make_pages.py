"""Makes what the documentation takes from the code: ``python docs/make_pages.py`` from the root of a clone.

The table of options in ``reference/commands.md``, the man page (it needs argparse-manpage), and the screenshots of the report
(these need Chromium and Playwright).
"""

from __future__ import annotations

import argparse
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


def make_screenshot(number: str, height: int) -> None:
    """``images/report-NUMBER.png``: the report of the raw document that has the number."""
    from playwright.sync_api import sync_playwright

    document = next(RAW.glob(f"{number}_*"))
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page = Path(folder, "report.html")
        page.write_text(clean_document(document.read_bytes(), explain=True).report_html(document.name), "utf-8")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1100, "height": height})
        tab.goto(page.as_uri())
        tab.screenshot(path=HERE / "images" / f"report-{number}.png")
        browser.close()


def main() -> None:
    reference = HERE / "reference" / "commands.md"
    reference.write_text(with_option_tables(reference.read_text("utf-8")), "utf-8")
    with suppress(ImportError):
        (HERE.parent / "man" / "hizone-clean.1").write_text(man_page(), "utf-8")
    if "--no-screenshots" not in sys.argv:
        (HERE / "images").mkdir(exist_ok=True)
        make_screenshot("002", 900)
        make_screenshot("004", 900)


if __name__ == "__main__":
    main()
