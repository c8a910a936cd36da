"""What was worked out is kept for the next run, and worked out again where that is missing, foreign or out of date."""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hizone_clean import resources
from hizone_clean.kept import keep, load_kept

STAMP = (1, 2)


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_what_was_kept_comes_back_and_leaves_no_draft(tmp_path: Path) -> None:
    keep(str(tmp_path / "table"), STAMP, {"甲": ["乙", 1.5]})
    assert load_kept(str(tmp_path / "table"), STAMP) == {"甲": ["乙", 1.5]}
    assert [path.name for path in tmp_path.iterdir()] == ["table"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no marshal",
        marshal.dumps(1),
        marshal.dumps((("another Python", *STAMP), {})),
        marshal.dumps((sys.version,)),
    ],
    ids=["empty", "foreign", "no pair", "of another Python", "half"],
)
def test_what_is_no_good_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table").write_bytes(content)
    assert load_kept(str(tmp_path / "table"), STAMP) is None


def test_another_stamp_is_out_of_date(tmp_path: Path) -> None:
    keep(str(tmp_path / "table"), STAMP, {})
    assert load_kept(str(tmp_path / "table"), (1, 3)) is None


def test_nothing_fails_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(None, STAMP, {})
    keep(str(tmp_path / "missing" / "table"), STAMP, {})
    keep(str(tmp_path / "object"), STAMP, object())
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(str(tmp_path / "forbidden"), STAMP, {})
    assert load_kept(None, STAMP) is None and list(tmp_path.iterdir()) == []


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "words.toml"
    path.write_text('words = ["甲"]', "utf-8")
    monkeypatch.setattr(resources, "_FOLDER", str(tmp_path))
    monkeypatch.setattr(resources, "place_of", lambda _, name: str(tmp_path / f"{name}.kept"))
    yield path


def test_a_table_is_parsed_once_and_again_when_it_changes(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resources.read_table("words.toml") == {"words": ["甲"]}
    with monkeypatch.context() as patched:
        patched.setattr(tomllib, "loads", lambda _: pytest.fail("parsed although it was kept"))
        assert resources.read_table("words.toml") == {"words": ["甲"]}
    table.write_text('words = ["乙"]', "utf-8")
    os.utime(table, (1, 1))
    assert resources.read_table("words.toml") == {"words": ["乙"]}
