"""Ignore files are read as git reads them, and nothing in one makes a run slow."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.command.ignoring import Ignores, is_ignored, parse_ignores

CASES = [
    # pattern, ignored, taken
    ("*.log", ["a.log", "x/y/a.log"], ["a.txt", "log"]),
    ("/a.txt", ["a.txt"], ["x/a.txt"]),
    ("x/a.txt", ["x/a.txt"], ["y/x/a.txt"]),
    ("**/a", ["a", "x/a", "x/y/a"], ["ab"]),
    ("a/**", ["a/b", "a/b/c"], ["a", "x/a/b"]),
    ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/x/b/c", "ab"]),
    ("a?c", ["abc"], ["ac", "a/c", "abbc"]),
    ("a[b-d]e", ["ace"], ["aae"]),
    ("a[!b-d]e", ["aae"], ["ace", "ae"]),
    ("a[]]b", ["a]b"], ["ab"]),
    ("[[:digit:]]x", ["1x"], ["ax"]),
    (r"\#a", ["#a"], ["a"]),
    (r"\!a", ["!a"], ["a"]),
    ("# a", [], ["# a", "a"]),
    ("a ", ["a"], ["a "]),
    (r"a\ ", ["a "], ["a"]),
    ("ab*b", ["abb", "abxb"], ["ab"]),
    ("*a*b*c", ["abc", "xaybzc"], ["acb"]),
    ("a**b", ["ab", "axb"], ["a/b"]),
    ("a[", [], ["a[", "a"]),
    ("a\\", [], ["a\\", "a"]),
    ("甲*", ["甲乙"], ["乙甲"]),
    ("/**", ["a", "a/b"], []),
    ("", [], ["a"]),
    ("!", [], ["a"]),
    ("//", [], ["a"]),
]


def ignored(lines: list[str], path: str, is_folder: bool = False) -> bool:
    home = Path("/home")
    return is_ignored(home / path, is_folder, [Ignores(home, parse_ignores(lines))])


@pytest.mark.parametrize(("line", "yes", "no"), CASES, ids=[line for line, *_ in CASES])
def test_a_pattern_speaks_of_what_it_names(line: str, yes: list[str], no: list[str]) -> None:
    assert [path for path in yes + no if ignored([line], path)] == yes


def test_the_last_rule_that_speaks_decides_and_some_speak_of_folders_only() -> None:
    assert not ignored(["*.txt", "!a.txt"], "a.txt") and ignored(["!a.txt", "*.txt"], "a.txt")
    assert ignored(["a/"], "a", is_folder=True) and not ignored(["a/"], "a")


@pytest.mark.real_tools
@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text("ab*?/![]-\\ #^", min_size=1, max_size=7), min_size=1, max_size=3),
    st.lists(
        st.lists(st.text("ab]-", min_size=1, max_size=3), min_size=1, max_size=3).map("/".join), min_size=8, max_size=8
    ),
)
def test_git_says_the_same(tmp_path_factory: pytest.TempPathFactory, lines: list[str], paths: list[str]) -> None:
    assume(
        not re.search(r"\[[^\]]*/", "\n".join(lines))
    )  # a slash within a class: nobody writes it, and git looks for none there
    home = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", str(home)], check=True)
    (home / ".gitignore").write_text("\n".join(lines), "utf-8")
    # git asks the folders above first, as a walk does
    said = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"], cwd=home, input="\0".join(paths), capture_output=True, text=True, check=False
    )  # fmt: skip
    ours = {path for path in paths if above_or_itself(lines, path)}
    assert ours == set(filter(None, said.stdout.split("\0"))), lines


def above_or_itself(lines: list[str], path: str) -> bool:
    parts = path.split("/")
    return any(ignored(lines, "/".join(parts[:n]), n < len(parts)) for n in range(1, len(parts) + 1))


@pytest.mark.parametrize(
    "line", ["*a" * 40 + "b", "**/a/" * 60 + "b", "[" * 5000, "a*" * 5000, "[!" + "a-" * 5000 + "]", "\\" * 9999]
)
@measured_again
def test_time_is_linear_in_what_an_ignore_file_says(line: str) -> None:
    def cost(parts: int) -> float:
        start = time.process_time()
        for _ in range(10):
            ignored([line], "/".join(["a" * 100] * parts))
        return time.process_time() - start

    cost(1)
    assert min(cost(60) for _ in range(2)) < 3.2 * min(cost(30) for _ in range(2)) + 0.05
