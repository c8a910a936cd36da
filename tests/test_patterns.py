"""Patterns keep their compiled code between runs where Python keeps its own, and are compiled as ever where they cannot."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hizone_clean import patterns

SOURCES = [
    (r"[\u4e00-\u9fff〇]{2,4}(?=市|区)", 0),
    (r"(?P<year>\d{4})[-年](?P<month>\d\d?)", 0),
    (r"(?im)^ab?c+$", re.S),
    (r"(?<!甲)乙(?:丙|丁)*+", re.M),
    (rb"[\xe3-\xe9][\x80-\xbf]{2}", 0),
]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_code_that_was_kept_makes_the_same_pattern(source: str | bytes, flags: int) -> None:
    made = patterns._from_code(source, patterns._code_of(source, flags))
    assert made == re.compile(source, flags)
    assert (made.groups, made.groupindex, made.flags) == (
        (usual := re.compile(source, flags)).groups,
        usual.groupindex,
        usual.flags,
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "patterns.re"
    monkeypatch.setattr(patterns, "_path", lambda: str(path))
    monkeypatch.setattr(patterns, "_compiled_here", {("甲+", 0): None})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    patterns._kept_code.cache_clear()
    yield path
    patterns._kept_code.cache_clear()


def test_what_was_compiled_is_kept_beside_what_was_known(store: Path) -> None:
    patterns.keep_patterns()
    patterns._kept_code.cache_clear()
    patterns._compiled_here.clear()
    patterns._compiled_here["乙+", 0] = None
    patterns.keep_patterns()
    patterns._kept_code.cache_clear()
    assert set(patterns._kept_code()) == {("甲+", 0), ("乙+", 0)}
    assert [file.name for file in store.parent.iterdir()] == [store.name]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no marshal",
        marshal.dumps((("another Python",), {("甲+", 0): b""})),
        marshal.dumps(
            ((sys.version, *patterns._engine()), {("甲+", 0): marshal.dumps((32, b"\0\0\0\0" * 3, 9, {}, ()))})
        ),
        marshal.dumps(((sys.version, *patterns._engine()), {("甲+", 0): b"cut"})),
    ],
    ids=["empty", "foreign", "of another Python", "refused by the engine", "cut off"],
)
def test_a_store_that_is_no_good_does_no_harm(store: Path, content: bytes) -> None:
    store.write_bytes(content)
    assert patterns.pattern("甲+").findall("甲甲乙甲") == ["甲甲", "甲"]


def test_a_folder_that_may_not_be_written_does_no_harm(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_path", lambda: str(store / "missing" / "patterns.re"))
    patterns.keep_patterns()
    assert not store.exists()


def test_python_is_told_to_write_no_code(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    patterns.keep_patterns()
    assert not store.exists()


def test_the_second_run_of_the_command_compiles_nothing_of_ours(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("11月1日,记者获悉,增长5.2%.\n", encoding="utf-8")
    program = (
        "import sys; sys.dont_write_bytecode = False; from hizone_clean import cli, patterns\n"
        "try: cli.entry()\n"
        "except SystemExit: print(len(patterns._compiled_here), file=sys.stderr)"
    )
    run = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", program, str(page)]
    first, second = (subprocess.run(run, capture_output=True, text=True, check=True) for _ in range(2))
    assert first.stdout == second.stdout
    assert int(first.stderr) > 0 == int(second.stderr)
