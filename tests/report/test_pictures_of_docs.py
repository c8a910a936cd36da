"""The pictures of README and docs are what the code draws: each is made here as ``docs/make_pages.py`` makes it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", PROJECT / "README.zh.md", *(PROJECT / "docs").rglob("*.md")]


@pytest.mark.real_tools
def test_every_picture_of_the_docs_is_made_by_the_command_that_makes_them(tmp_path: Path) -> None:
    for needed in ("playwright.sync_api", "reportlab", "pypdfium2"):
        pytest.importorskip(needed)
    made = set(runpy.run_path(str(PROJECT / "docs" / "make_pages.py"))["make_pictures"](tmp_path))
    shown = {name for page in PAGES for name in re.findall(r"images/([\w.-]+)\)", page.read_text("utf-8"))}
    assert shown and shown == made
    assert {path.name for path in (PROJECT / "docs" / "images").iterdir()} == made
    for name in made:
        assert 5_000 < (tmp_path / name).stat().st_size < 300_000
