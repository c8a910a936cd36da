"""The command as a user runs it: what goes to which stream, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hizone_clean.cli import main

DIRTY = "甲乙,丙丁.\n"
CLEAN = "甲乙，丙丁。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "hizone_clean", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False)


def test_a_filter_reads_standard_input_and_writes_standard_output() -> None:
    done = run(data=DIRTY.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")


def test_one_file_goes_to_standard_output(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["a.txt"]) == 0
    assert capfdbinary.readouterr().out.decode() == CLEAN
    assert (folder / "a.txt").read_text("utf-8") == DIRTY


def test_in_place_rewrites_what_is_dirty_and_leaves_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    (folder / "b.txt").write_text(CLEAN, "utf-8")
    before = (folder / "b.txt").stat().st_mtime_ns
    assert main(["--in-place", "a.txt", "b.txt"]) == 0
    assert (folder / "a.txt").read_text("utf-8") == CLEAN
    assert (folder / "b.txt").stat().st_mtime_ns == before
    assert capsys.readouterr().err.splitlines() == ["changed: a.txt", "1 file changed, 1 unchanged, 0 failed"]


def test_line_ends_of_a_file_are_kept(folder: Path) -> None:
    (folder / "a.txt").write_bytes("甲乙,丙丁.\r\n\r\n甲丙,乙丁.\r\n".encode())
    assert main(["--in-place", "--quiet", "a.txt"]) == 0
    assert (folder / "a.txt").read_bytes() == "甲乙，丙丁。\r\n\r\n甲丙，乙丁。\r\n".encode()


def test_check_names_the_files_that_would_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--check", "a.txt"]) == 1
    assert capsys.readouterr() == ("", "would change: a.txt\n1 file would change, 0 unchanged, 0 failed\n")
    assert main(["--in-place", "--quiet", "a.txt"]) == 0
    assert main(["--check", "--quiet", "a.txt"]) == 0


def test_diff_shows_what_would_change(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--diff", "a.txt"]) == 1
    assert f"-{DIRTY}+{CLEAN}" in capfd.readouterr().out


def test_a_bad_file_is_named_and_the_others_are_cleaned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    (folder / "b.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02\xff" + bytes(range(256)))
    assert main(["--in-place", "b.txt", "none.txt", "a.txt"]) == 2
    assert (folder / "a.txt").read_text("utf-8") == CLEAN
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("b.txt: ") and "PDF" in lines[0]
    assert lines[1] == "none.txt: No such file or directory"
    assert lines[-1] == "1 file changed, 0 unchanged, 2 failed"


def test_several_files_do_not_go_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["a.txt", "a.txt"]) == 2
    assert "--output-dir" in capsys.readouterr().err


def test_several_files_as_json_lines(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(DIRTY, "utf-8")
    assert main(["--format", "jsonl", "--quiet", "."]) == 0
    assert [json.loads(line)["file"] for line in capfd.readouterr().out.splitlines()] == ["a.txt", "b.txt"]


def test_an_output_folder_mirrors_the_input(folder: Path) -> None:
    (folder / "in" / "deep").mkdir(parents=True)
    (folder / "in" / "deep" / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--output-dir", "out", "--quiet", "in"]) == 0
    assert (folder / "out" / "deep" / "a.txt").read_text("utf-8") == CLEAN


def test_two_files_for_one_place_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place in ("x", "y"):
        (folder / place).mkdir()
        (folder / place / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--output-dir", "out", "x/a.txt", "y/a.txt"]) == 2
    assert "x/a.txt and y/a.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--skip", "normalise_punctuation"], "did you mean normalize_punctuation?"),
        (["--in-place", "--check", "a.txt"], "exclude each other"),
        (["--in-place"], "needs files"),
    ],
)
def test_wrong_use_says_what_is_right(arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert hint in capsys.readouterr().err


def test_settings_of_the_folder_hold_and_the_command_line_wins(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "pyproject.toml").write_text('[tool.hizone-clean]\nspacing = "pangu"\n', "utf-8")
    (folder / "a.txt").write_text("园区GDP增长。\n", "utf-8")
    assert main(["a.txt"]) == 0
    assert capfd.readouterr().out == "园区 GDP 增长。\n"
    assert main(["--spacing", "none", "a.txt"]) == 0
    assert capfd.readouterr().out == "园区GDP增长。\n"


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ('spacign = "pangu"', "did you mean spacing?"),
        ('spacing = "wide"', "no spacing named wide"),
        ('keep = "credit"', "must be a list of texts"),
        ('required-version = "99"', "required-version is 99"),
    ],
)
def test_wrong_settings_say_what_is_right(folder: Path, table: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.hizone-clean]\n{table}\n", "utf-8")
    assert main(["--show-config"]) == 2
    assert hint in capsys.readouterr().err


def test_what_was_taken_away_can_be_kept_beside(folder: Path) -> None:
    (folder / "a.txt").write_text("<p>园区产值增长。</p><p>（文章来源：某某日报）</p>", "utf-8")
    assert main(["--in-place", "--quiet", "--removed", "gone.jsonl", "a.txt"]) == 0
    rows = [json.loads(line) for line in (folder / "gone.jsonl").read_text("utf-8").splitlines()]
    assert [(row["file"], row["reason"], row["lines"]) for row in rows] == [("a.txt", "credit", [1, 1])]


def test_explain_tells_who_changed_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--in-place", "--explain", "--quiet", "a.txt"]) == 0
    assert "a.txt:1: normalize_punctuation: 甲乙,丙丁. -> 甲乙，丙丁。" in capsys.readouterr().err


def test_more_processes_give_the_same_result_in_the_same_order(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(f"甲{n},乙.\n", "utf-8")
    results = []
    for jobs in ("1", "3"):
        assert main(["--format", "jsonl", "--quiet", "--jobs", jobs, "."]) == 0
        results.append(capfd.readouterr().out)
    assert results[0] == results[1] != ""


def test_a_part_that_says_off_is_left_alone(folder: Path) -> None:
    text = "甲,乙.\n<!-- hizone-clean: off -->\n联系电话:010,\n<!-- hizone-clean: on -->\n丙,丁.\n"
    (folder / "a.txt").write_text(text, "utf-8")
    assert main(["--in-place", "--quiet", "a.txt"]) == 0
    assert "联系电话:010,\n" in (folder / "a.txt").read_text("utf-8")
    assert main(["--check", "--quiet", "a.txt"]) == 0


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    (folder / "a.txt").write_text("甲,乙.\n" * 20000, "utf-8")
    done = subprocess.run(
        f"{sys.executable} -m hizone_clean --format jsonl a.txt a.txt | head -c 10",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr and b"BrokenPipe" not in done.stderr
