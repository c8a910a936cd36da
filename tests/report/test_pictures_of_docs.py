"""The pictures of README and docs are what the code draws: each is made here as ``docs/make_pages.py`` makes it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", PROJECT / "README.zh.md", *(PROJECT / "docs").rglob("*.md")]


@pytest.mark.real_tools
def test_every_picture_of_the_docs_is_made_by_the_command_that_makes_them(tmp_path: Path) -> None:
    for needed in ("playwright.sync_api", "reportlab", "pypdfium2"):
        pytest.importorskip(needed)
    # in a process of its own, as a browser of the other tests may be open in this one
    command = f"import runpy, pathlib; print(*runpy.run_path({str(PROJECT / 'docs' / 'make_pages.py')!r})['make_pictures'](pathlib.Path({str(tmp_path)!r})))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = set(done.stdout.split())
    shown = {name for page in PAGES for name in re.findall(r"images/([\w.-]+)\)", page.read_text("utf-8"))}
    assert shown and shown == made
    assert {path.name for path in (PROJECT / "docs" / "images").iterdir()} == made
    for name in made:
        assert 5_000 < (tmp_path / name).stat().st_size < 300_000
