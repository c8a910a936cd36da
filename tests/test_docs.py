"""Every example in the README and the docs is true: Python sessions are run, and so are shell sessions."""

from __future__ import annotations

import csv
import doctest
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hizone_clean import default_pipeline
from hizone_clean.command.settings import named_settings
from newspaper_pages import LAYOUTS, articles_of_gold, make_pdf
from typesetting import FONT

PROJECT = Path(__file__).parent.parent
ALL_PAGES = (
    sorted([*PROJECT.glob("README*.md"), *(PROJECT / "docs").rglob("*.md")]) if (PROJECT / "docs").is_dir() else []
)
# the pages in Chinese have the examples of the English ones, which are run
IN_CHINESE = [page for page in ALL_PAGES if page.parent.name == "zh" or page.name == "README.zh.md"]
PAGES = [page for page in ALL_PAGES if page not in IN_CHINESE]
_BLOCK = re.compile(r"^```(pycon|console|sh)\n(.*?)^```$", re.M | re.S)
TOOLS = ("jq", "iconv", "mutool")
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def pages_with(kind: str) -> list[pytest.ParameterSet]:
    found = (
        (page, [block for name, block in _BLOCK.findall(page.read_text("utf-8")) if name == kind]) for page in PAGES
    )
    return [pytest.param(blocks, id=str(page.relative_to(PROJECT))) for page, blocks in found if blocks]


@pytest.mark.parametrize("blocks", pages_with("pycon"))
def test_the_python_sessions_of_a_page_are_true(
    blocks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(at_home(tmp_path))
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "docs", None, 0)
    assert test.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("blocks", pages_with("console"))
def test_the_shell_sessions_of_a_page_are_true(blocks: list[str], tmp_path: Path) -> None:
    home = at_home(tmp_path)
    sessions = [pair for block in blocks for pair in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", block, re.M)]
    assert sessions
    for command, expected in sessions:
        shown = run(command, home)
        assert doctest.OutputChecker().check_output(expected.strip() + "\n", shown + "\n", FLAGS), (
            f"$ {command}\n{shown}"
        )


@pytest.mark.parametrize("blocks", pages_with("sh"))
def test_the_commands_of_a_page_do_not_fail(blocks: list[str], tmp_path: Path) -> None:
    home = at_home(tmp_path)
    shutil.copytree(home / "tests" / "data" / "raw", home / "pages" / "example")
    shutil.copytree(home / "tests" / "data" / "raw", home / "text")
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("hizone-clean ")]
    if any(".pdf" in command for command in commands):
        pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
        if FONT is None:
            pytest.skip("needs a Chinese font: apt-get install fonts-arphic-uming")
        page = make_pdf(articles_of_gold("004"), LAYOUTS["header, pages"])
        for name in ("page.pdf", "paper.pdf", "pages/page.pdf"):
            (home / name).write_bytes(page)
    for command in commands:
        run(re.sub(r"--jobs 8", "--jobs 2", command), home, fails=0 if "--check" not in command else 1)


def run(command: str, home: Path, fails: int | None = None) -> str:
    """What ``command`` prints, run as a reader would in the root of a clone."""
    if missing := [tool for tool in TOOLS if re.search(rf"\b{tool}\b", command) and not shutil.which(tool)]:
        pytest.skip(f"needs {missing[0]}")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", command], cwd=home, env=env, capture_output=True, text=True, check=False)
    assert fails is None or done.returncode == fails, f"$ {command}\n{done.stderr}"
    return (done.stdout + done.stderr).strip()


def at_home(folder: Path) -> Path:
    """A folder like the project's root as an example sees it: the five raw documents under their usual names."""
    shutil.copytree(PROJECT / "tests" / "data", folder / "tests" / "data")
    return folder


def test_the_reference_of_the_command_is_made_from_the_code() -> None:
    page = (PROJECT / "docs" / "reference" / "commands.md").read_text("utf-8")
    made = runpy.run_path(str(PROJECT / "docs" / "make_pages.py"))
    assert page == made["with_option_tables"](page), "run: python docs/make_pages.py --no-screenshots"


def test_the_man_page_is_made_from_the_code() -> None:
    pytest.importorskip("argparse_manpage", reason="needs argparse-manpage")
    made = runpy.run_path(str(PROJECT / "docs" / "make_pages.py"))
    page = (PROJECT / "man" / "hizone-clean.1").read_text("utf-8")
    assert page == made["man_page"](), "run: python docs/make_pages.py --no-screenshots"


def test_every_setting_is_in_the_reference() -> None:
    page = (PROJECT / "docs" / "reference" / "commands.md").read_text("utf-8")
    table = tomllib.loads(page.partition("```toml")[2].partition("```")[0])["tool"]["hizone-clean"]
    assert set(table) | {"encoding", "pages", "only", "include", "normalize"} == {
        name.replace("_", "-") for name in named_settings()
    }


def test_every_step_has_its_page() -> None:
    pages = {page.stem for page in (PROJECT / "docs" / "cleaners").glob("*.md")}
    assert set(default_pipeline.names) - {"read"} | {"convert_script", "decode", "reading"} == pages
    listed = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert all(f"cleaners/{name}.md" in listed for name in pages)


@pytest.mark.parametrize("page", IN_CHINESE, ids=lambda page: str(page.relative_to(PROJECT)))
def test_a_page_in_chinese_has_the_examples_of_the_english_one(page: Path) -> None:
    docs = PROJECT / "docs"
    homes = [PROJECT / "README.md"] if page.name == "README.zh.md" else [docs / page.name, docs / "how-to" / page.name]
    english = next(home for home in homes if home.is_file())
    examples, own = (_BLOCK.findall(p.read_text("utf-8")) for p in (english, page))
    assert [example for example in own if example not in examples] == []
    if page.name != "README.zh.md":
        assert own == examples


def test_the_five_minutes_of_the_chinese_readme(tmp_path: Path) -> None:
    """Its commands, typed as they stand, turn a folder of mixed documents into a table, a report, Markdown and one text."""
    home = at_home(tmp_path)
    shutil.copytree(home / "tests" / "data" / "raw", home / "文章")
    (home / "文章" / "页.html").write_text("<p>11月1日,记者获悉,园区产值增长5.2%.</p>", "utf-8")
    (home / "文章" / "记.md").write_text("# 规划\n\n园区产值增长5%,创下新高.\n", "utf-8")
    (home / "文章" / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    blocks = re.findall(r"^```bash\n(.*?)^```$", (PROJECT / "README.zh.md").read_text("utf-8"), re.M | re.S)
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("hizone-clean ")]
    assert len(commands) == 4
    for command in commands:
        run(command, home, fails=int("--check" in command))
    with (home / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["file"] for row in rows}) == 7 and len(rows) > 15
    named = re.findall(
        r"`([^`]+)`", "".join(re.findall(r"^\| (`.*?) \|", (PROJECT / "README.zh.md").read_text("utf-8"), re.M))
    )
    assert [name for names in named for name in names.split()] == list(rows[0])
    assert (home / "报告.html").is_file() and (home / "全部.txt").is_file()
    assert len(list((home / "干净").iterdir())) == 7


def test_every_link_leads_somewhere() -> None:
    for page in ALL_PAGES:
        for target in re.findall(
            r"\]\((?!https?:)([^)#]+)", re.sub(r"(?s)```.*?```|`[^`]*`", "", page.read_text("utf-8"))
        ):
            assert (page.parent / target).exists(), f"{page.relative_to(PROJECT)} links to {target}"
