"""Which files a folder stands for, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from hizone_clean.command.settings import Settings
from hizone_clean.command.walking import walk


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a.md", "in/deep/c.txt", "in/deep/skip/d.txt", "in/.git/e.txt", "in/f.png", "out/g.txt"):
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
