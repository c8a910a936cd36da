"""Every example in the README and the docs is true: Python sessions are run, and so are shell sessions."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PAGES = sorted([PROJECT / "README.md", *(PROJECT / "docs").rglob("*.md")]) if (PROJECT / "docs").is_dir() else []
_BLOCK = re.compile(r"^```(pycon|python|console)\n(.*?)^```$", re.M | re.S)
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def examples(kinds: tuple[str, ...], sign: str) -> list[pytest.ParameterSet]:
    found = []
    for page in PAGES:
        for number, (kind, block) in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1):
            if kind in kinds and sign in block:
                found.append(pytest.param(block, id=f"{page.relative_to(PROJECT)}-{number}"))
    return found


@pytest.mark.parametrize("session", examples(("pycon", "python"), ">>> "))
def test_a_python_session_is_true(session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(at_home(tmp_path))
    test = doctest.DocTestParser().get_doctest(session, {}, "docs", None, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("session", examples(("console",), "$ "))
def test_a_shell_session_is_true(session: str, tmp_path: Path) -> None:
    home = at_home(tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", session, re.M):
        if missing := [tool for tool in ("jq", "iconv", "pdftotext") if re.search(rf"\b{tool}\b", command) and not shutil.which(tool)]:
            pytest.skip(f"needs {missing[0]}")
        done = subprocess.run(
            ["bash", "-c", command], cwd=home, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        shown = (done.stdout + done.stderr).strip()
        assert doctest.OutputChecker().check_output(expected.strip() + "\n", shown + "\n", FLAGS), f"$ {command}\n{shown}"


def at_home(folder: Path) -> Path:
    """A folder like the project's root as an example sees it: the five raw documents under their usual names."""
    shutil.copytree(PROJECT / "tests" / "data", folder / "tests" / "data")
    return folder


def test_the_reference_of_the_command_is_what_it_says() -> None:
    from hizone_clean.cli import _parser

    os.environ["COLUMNS"] = "100"
    page = (PROJECT / "docs" / "reference" / "commands.md").read_text("utf-8")
    for option in _parser()._actions:
        for name in option.option_strings:
            assert f"`{name}" in page or f"{name}`" in page or name in page, f"{name} is not in docs/reference/commands.md"
