"""Which files a folder stands for, and in which order."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hizone_clean.command.settings import Settings
from hizone_clean.command.walking import walk


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "in/b.txt",
        "in/a.md",
        "in/deep/c.txt",
        "in/deep/skip/d.txt",
        "in/.git/e.txt",
        "in/f.png",
        "out/g.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲", "utf-8")
    return tmp_path


def names(*roots: str, **settings: tuple[str, ...]) -> list[str]:
    return [found.path.as_posix() for found in walk(list(roots), Settings(**settings))]  # type: ignore[arg-type]


def test_a_folder_is_walked_in_sorted_order_without_hidden_and_other_files() -> None:
    assert names("in") == ["in/a.md", "in/b.txt", "in/deep/c.txt", "in/deep/skip/d.txt"]


def test_gitignore_is_obeyed_at_every_level(folder: Path) -> None:
    (folder / "in/.gitignore").write_text("b.txt\n", "utf-8")
    (folder / "in/deep/.gitignore").write_text("skip/\n", "utf-8")
    assert names("in") == ["in/a.md", "in/deep/c.txt"]


def test_exclude_holds_for_folders_and_for_named_files() -> None:
    assert names("in", exclude=("in/deep/*",)) == ["in/a.md", "in/b.txt"]
    assert names("in/b.txt", "in/f.png", exclude=("b.*",)) == ["in/f.png"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "in/far.txt").symlink_to(folder / "out/g.txt")
    (folder / "in/near.txt").symlink_to(folder / "in/b.txt")
    (folder / "in/loop").symlink_to(folder / "in")
    assert names("in") == ["in/a.md", "in/b.txt", "in/deep/c.txt", "in/deep/skip/d.txt", "in/near.txt"]


def test_names_below_the_folder_are_told() -> None:
    assert [found.relative.as_posix() for found in walk(["in/deep"], Settings())] == ["c.txt", "skip/d.txt"]


def test_a_folder_can_be_excluded_by_name_or_by_path_from_wherever_the_command_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(".", exclude=("deep",)) == ["in/a.md", "in/b.txt", "out/g.txt"]
    assert names(str(folder / "in"), exclude=("in/deep/",)) == [f"{folder}/in/a.md", f"{folder}/in/b.txt"]
    monkeypatch.chdir(folder / "in")
    found = walk(["."], Settings(exclude=("in/deep",), home=str(folder)))
    assert [file.path.as_posix() for file in found] == ["a.md", "b.txt"]
    assert list(walk(["deep/c.txt"], Settings(exclude=("in/deep",), home=str(folder)))) == []


def test_a_nearer_gitignore_has_the_last_word_and_those_above_the_folder_hold(folder: Path) -> None:
    (folder / "in/.git").rename(folder / ".git")  # what is above the top of a repository plays no part
    (folder / ".gitignore").write_text("*.txt\n", "utf-8")
    (folder / "in/deep/.gitignore").write_text("!c.txt\n", "utf-8")
    assert names("in") == ["in/a.md", "in/deep/c.txt"]


def test_what_cannot_be_read_as_a_file_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "in/pipe.txt")
    (folder / "in/loop.txt").symlink_to("loop.txt")
    assert names("in") == ["in/a.md", "in/b.txt", "in/deep/c.txt", "in/deep/skip/d.txt"]


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> list[tuple[str, bool]]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hizone_clean.command.walking._children", refuse)
    assert [(found.path.name, found.problem) for found in walk(["in"], Settings())] == [("in", "Permission denied")]


def test_the_folder_of_raw_forms_is_not_entered_unless_it_is_named(folder: Path) -> None:
    assert names("in", keep_raw=str(folder / "in/deep")) == ["in/a.md", "in/b.txt"]  # type: ignore[arg-type]
    assert names("in/deep", keep_raw=str(folder / "in/deep")) == ["in/deep/c.txt", "in/deep/skip/d.txt"]  # type: ignore[arg-type]


def test_ten_thousand_files_are_found_in_no_time(tmp_path: Path) -> None:
    home = tmp_path / "many"
    home.mkdir()
    (home / ".gitignore").write_text("*9.txt\n", "utf-8")
    for n in range(10000):
        (home / f"{n:05}.txt").touch()
    start = time.process_time()
    assert len(names(str(home))) == 9000
    assert time.process_time() - start < 3
