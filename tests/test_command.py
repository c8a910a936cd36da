"""The command as a user runs it: what goes to which stream, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hizone_clean.cli import main
from hizone_clean.command import cleaning
from hizone_clean.command.account import diff_between

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
        (["--keep", "credits"], "did you mean credit?"),
        (["--only", "normalise_punctuation"], "did you mean normalize_punctuation?"),
        (["--normalize", "--skip", "repair_character"], "did you mean repair_characters?"),
        (["--script", "s2xx"], "did you mean 's2t'?"),
        (["--encoding", "gb18031"], "did you mean 'gb18030'?"),
        (["--in-place", "--format", "json", "a.txt"], "text or markdown"),
        (["-", "a.txt"], "cannot stand beside files"),
        (["--config", "none.toml"], "none.toml: No such file"),
        (["--report", "none/r.html", "a.txt"], "cannot write none/r.html"),
        (["--removed", "none/r.jsonl", "a.txt"], "cannot write none/r.jsonl"),
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
        ('favour = "precison"', "did you mean precision?"),
        ("keep = [1]", "must be a list of texts"),
        ("normalize = 1", "must be true or false"),
        ('replacements = { "甲" = 1 }', "must be a table of texts"),
        ('phrases = [""]', "an empty text"),
    ],
)
def test_wrong_settings_say_what_is_right(
    folder: Path, table: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.hizone-clean]\n{table}\n", "utf-8")
    assert main(["--show-config"]) == 2
    assert hint in capsys.readouterr().err


def test_own_phrases_and_replacements_hold_and_are_accounted_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = '[tool.hizone-clean]\nphrases = ["本站原创,"]\nreplacements = { "頭部批" = "第一批" }\n'
    (folder / "pyproject.toml").write_text(table, "utf-8")
    sentence = "本站原创，转载请联系，这样的话写在很长的一段话里面的时候，就不是套话，而是正文的一个部分了，所以应当留下来才对，不应当拿走。"
    (folder / "a.txt").write_text(f"頭部批企业入驻.\n\n本站原创，转载请联系.\n\n{sentence}\n", "utf-8")
    assert main(["--in-place", "--explain", "--quiet", "--trust", "--removed", "gone.jsonl", "a.txt"]) == 0
    assert (folder / "a.txt").read_text("utf-8") == f"第一批企业入驻。\n\n{sentence}\n"
    assert json.loads((folder / "gone.jsonl").read_text("utf-8"))["reason"] == "custom"
    assert "replace_own_words: 頭部批企业入驻. -> 第一批企业入驻." in capsys.readouterr().err
    assert main(["--check", "--config", "pyproject.toml", "a.txt"]) == 0


def test_a_replacement_that_never_ends_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pyproject.toml").write_text('[tool.hizone-clean]\nreplacements = { "园" = "园区" }\n', "utf-8")
    assert main(["--check", "--trust", "."]) == 2
    assert "'园' = '园区' would be replaced again" in capsys.readouterr().err


def test_another_script_can_be_asked_for_in_place(folder: Path) -> None:
    for arguments in (["--in-place"], ["--in-place", "--normalize"]):
        (folder / "a.txt").write_text("甲,高新區,全稱是高新技術產業開發區.\n", "utf-8")
        assert main([*arguments, "--script", "simplified", "--quiet", "a.txt"]) == 0
        assert (folder / "a.txt").read_text("utf-8") == "甲，高新区，全称是高新技术产业开发区。\n"


def test_the_settings_and_the_steps_can_be_seen(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.hizone-clean]\nphrases = ["本站原创"]\nskip = ["remove_repetition"]\n', "utf-8"
    )
    assert main(["--show-config", "--trust", "--spacing", "keep"]) == 0
    shown = capfdbinary.readouterr().out.decode()
    (folder / "shown.toml").write_text(shown, "utf-8")
    assert 'phrases = ["本站原创"]' in shown and 'spacing = "keep"' in shown
    assert main(["--show-config", "--config", "shown.toml"]) == 0
    assert capfdbinary.readouterr().out.decode() == shown
    assert main(["--list-cleaners", "--trust"]) == 0
    steps = capfdbinary.readouterr().out.decode().split()
    assert steps[0] == "repair_characters" and "remove_own_phrases" in steps and "remove_repetition" not in steps


def test_a_diff_on_a_terminal_cannot_steer_it() -> None:
    shown = diff_between("a", "甲\033[2J,\n", "甲，\n", colour=True)
    assert "\033[2J" not in shown and "甲·[2J," in shown


def test_what_was_taken_away_can_be_kept_beside(folder: Path) -> None:
    (folder / "a.txt").write_text("<p>园区产值增长。</p><p>（文章来源：某某日报）</p>", "utf-8")
    assert main(["--in-place", "--quiet", "--removed", "gone.jsonl", "a.txt"]) == 0
    rows = [json.loads(line) for line in (folder / "gone.jsonl").read_text("utf-8").splitlines()]
    assert [(row["file"], row["reason"], row["lines"]) for row in rows] == [("a.txt", "credit", [1, 1])]


def test_explain_tells_who_changed_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--in-place", "--explain", "--quiet", "a.txt"]) == 0
    assert "a.txt:1: normalize_punctuation: 甲乙,丙丁. -> 甲乙，丙丁。" in capsys.readouterr().err


def test_removals_of_files_that_are_rewritten_are_added_to(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("<p>园区产值增长。</p><p>（文章来源：某某日报）</p>", "utf-8")
        assert main(["--in-place", "--quiet", "--removed", "gone.jsonl", name]) == 0
    assert len((folder / "gone.jsonl").read_text("utf-8").splitlines()) == 2


def test_the_ledger_as_json_lines_has_one_shape(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("<p>园区产值增长,新高.</p><p>（文章来源：某某日报）</p>", "utf-8")
    assert main(["--check", "--explain-jsonl", "--quiet", "a.txt"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {tuple(row) for row in rows} == {("file", "lines", "cleaner", "reason", "before", "after")}
    assert {row["reason"] for row in rows} >= {"credit", None}


def test_a_diff_keeps_line_ends_and_says_where_the_last_is_missing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes("甲乙,丙丁.\r\n\r\n甲丙。".encode())
    assert main(["--diff", "--quiet", "a.txt"]) == 1
    shown = capfd.readouterr().out
    assert "-甲乙,丙丁.\r\n+甲乙，丙丁。\r\n \r\n" in shown
    assert shown.endswith("-甲丙。\n\\ No newline at end of file\n+甲丙。\r\n")


def test_a_change_of_encoding_alone_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + CLEAN.encode())
    assert main(["--diff", "a.txt"]) == 1
    assert "only its encoding would change" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_in_place_turns_an_encoding_into_utf_8_once(folder: Path, encoding: str) -> None:
    text = "浙江加快打造高新区,推动高质量发展,培育新质生产力.\n"
    (folder / "a.txt").write_bytes(text.encode(encoding))
    for _ in range(2):
        assert main(["--in-place", "--quiet", "--encoding", encoding, "a.txt"]) == 0
        assert (folder / "a.txt").read_bytes() == text.replace(",", "，").replace(".", "。").encode()


@pytest.mark.parametrize(("data", "clean"), [(b"", b""), (b" \n\n", b""), (b"\r\r", b"")])
def test_nothing_comes_of_nothing(folder: Path, data: bytes, clean: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    assert main(["--in-place", "--quiet", "a.txt"]) == 0
    assert (folder / "a.txt").read_bytes() == clean


def test_old_mac_line_ends_are_kept(folder: Path) -> None:
    (folder / "a.txt").write_bytes("甲乙,丙丁.\r\r甲丙,乙丁.\r".encode())
    assert main(["--in-place", "--quiet", "a.txt"]) == 0
    assert (folder / "a.txt").read_bytes() == "甲乙，丙丁。\r\r甲丙，乙丁。\r".encode()


def test_names_of_all_kinds_are_cleaned_and_told_on_one_line(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = ["空 格.txt".encode(), b"bad\xff.txt", b"new\nline.txt", ("长" * 83 + ".txt").encode()]
    for name in names:
        (folder / os.fsdecode(name)).write_text(DIRTY, "utf-8")
    assert main(["--in-place", "."]) == 0
    told = capsysbinary.readouterr().err.decode()
    assert "changed: bad\\xff.txt\n" in told and "changed: new\\nline.txt\n" in told
    assert all((folder / os.fsdecode(name)).read_text("utf-8") == CLEAN for name in names)
    assert main(["--format", "jsonl", "--removed", "gone.jsonl", "."]) == 0


def test_a_file_that_someone_else_changed_meanwhile_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")

    def clean_slowly(*arguments: Any) -> Any:
        outcome = cleaning.clean_file(*arguments)
        (folder / "a.txt").write_text("新的一稿,", "utf-8")
        return outcome

    monkeypatch.setattr("hizone_clean.command.running.clean_file", clean_slowly)
    assert main(["--in-place", "a.txt"]) == 2
    assert (folder / "a.txt").read_text("utf-8") == "新的一稿,"
    assert "cannot write a.txt: it was changed by someone else meanwhile" in capsys.readouterr().err


def test_a_defect_in_one_document_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a.txt", "坏"), ("b.txt", DIRTY)):
        (folder / name).write_text(text, "utf-8")
    clean_once = cleaning.clean_once

    def fail(raw: bytes | str, *rest: Any, **options: Any) -> Any:
        if raw == "坏".encode():
            raise RecursionError("too deep")
        return clean_once(raw, *rest, **options)

    monkeypatch.setattr(cleaning, "clean_once", fail)
    assert main(["--in-place", "."]) == 2
    assert (folder / "b.txt").read_text("utf-8") == CLEAN
    assert "a.txt: not cleaned: RecursionError: too deep; please report it" in capsys.readouterr().err


@pytest.mark.parametrize("mode", ["--in-place", "--check"])
@pytest.mark.parametrize(
    ("made", "told"),
    [(DIRTY + "丁,", "a second pass would change it again"), ("甲乙，丙丁。戊", "1 letters would be invented (戊)")],
)
def test_what_is_not_stable_or_does_not_balance_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mode: str, made: str, told: str
) -> None:
    (folder / "a.txt").write_text(DIRTY + "\n丁\n", "utf-8")
    clean_once = cleaning.clean_once

    def spoil(raw: bytes | str, *rest: Any, **options: Any) -> Any:
        document = clean_once(raw, *rest, **options)
        return document.with_blocks([document.blocks[0]._replace(text=made)]) if isinstance(raw, bytes) else document

    monkeypatch.setattr(cleaning, "clean_once", spoil)
    assert main([mode, "a.txt"]) == 2
    told_line = capsys.readouterr().err.splitlines()[0]
    assert told_line.startswith("a.txt: not written: ") and told_line.endswith("hizone-clean --explain --diff a.txt")
    assert (folder / "a.txt").read_text("utf-8") == DIRTY + "\n丁\n"


def test_taking_away_over_a_third_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("<p>园区产值增长。</p><p>（文章来源：某某日报）</p>", "utf-8")
    assert main(["--check", "a.txt"]) == 1
    assert "a.txt: took away" in capsys.readouterr().err


def test_every_raw_form_is_kept(folder: Path) -> None:
    (folder / "docs" / "deep").mkdir(parents=True)
    for name, text in (("docs/a.txt", DIRTY), ("docs/deep/a.txt", f"戊,{DIRTY}")):
        (folder / name).write_text(text, "utf-8")
    assert main(["--in-place", "--keep-raw", "raw", "--quiet", "docs"]) == 0
    (folder / "docs/a.txt").write_text(f"己,{DIRTY}", "utf-8")
    assert main(["--in-place", "--keep-raw", "raw", "--quiet", "docs"]) == 0
    kept = {
        path.relative_to(folder / "raw").as_posix(): path.read_text("utf-8") for path in (folder / "raw").rglob("*.txt")
    }
    assert kept == {"a.txt": DIRTY, "deep/a.txt": f"戊,{DIRTY}", "a.2.txt": f"己,{DIRTY}"}


def test_an_output_folder_inside_the_input_is_not_read_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    for _ in range(2):
        assert main(["--output-dir", "out", "."]) == 0
        assert capsys.readouterr().err.endswith("1 file cleaned, 0 unchanged, 0 failed\n")
    assert [path.name for path in (folder / "out").rglob("*")] == ["a.txt"]
    assert main(["--output-dir", ".", "a.txt"]) == 2
    assert "written over itself" in capsys.readouterr().err


def test_json_in_an_output_folder_is_named_so(folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--output-dir", "out", "--format", "json", "--quiet", "a.txt"]) == 0
    assert json.loads((folder / "out" / "a.txt.json").read_text("utf-8"))["articles"]


def test_standard_input_takes_the_settings_of_the_name_that_it_is_given(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "pyproject.toml").write_text('[tool.hizone-clean]\nspacing = "pangu"\n', "utf-8")
    done = run("--stdin-filename", "deep/a.txt", "--check", data="园区GDP增长。\n".encode())
    assert (done.returncode, done.stdout, done.stderr.decode()) == (1, b"", "would change: deep/a.txt\n")


def test_no_colours_and_no_progress_where_no_terminal_is(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(DIRTY, "utf-8")
    done = run("--diff", ".")
    assert b"\033" not in done.stdout + done.stderr and b"\r" not in done.stderr


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_and_progress_that_goes_away(
    folder: Path, environment: dict[str, str], coloured: bool
) -> None:
    pty = pytest.importorskip("pty")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(DIRTY, "utf-8")
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "hizone_clean", "--diff", "."],
        stdout=theirs,
        stderr=theirs,
        env={**plain, **environment},
        check=False,
    )
    shown = os.read(ours, 100000).decode()
    assert ("\033[32m+甲乙，丙丁。\033[0m" in shown) is coloured
    assert "1/2 a.txt" in shown and "\r\033[K2 files would change" in shown


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
