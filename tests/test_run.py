"""A run among careless users, full disks and dying processes: no input destroyed, one line, and everything else done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hizone_clean.cli import main
from hizone_clean.command.writing import create

DIRTY, CLEAN = "甲乙,丙丁.\n", "甲乙，丙丁。\n"
PAGE = "<p>园区产值增长。</p><p>（文章来源：某某日报）</p>"
COMMAND = [sys.executable, "-m", "hizone_clean"]
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter and write to."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o777)
        yield Path(name)


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    options = {"capture_output": True, **options}
    return subprocess.run([*COMMAND, *arguments], text=True, check=False, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


def shell(line: str) -> subprocess.CompletedProcess[str]:
    line = line.replace("hizone-clean", " ".join(COMMAND))
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=120)


# --- no input is destroyed


@pytest.mark.parametrize("option", ["--removed", "--report"])
@pytest.mark.parametrize("mode", [[], ["--in-place"], ["--check"], ["--format", "jsonl"]])
@pytest.mark.parametrize("target", ["a.txt", "./a.txt", "link.txt", "hard.txt", "notes.md", "data.jsonl", "page.html"])
def test_an_account_is_never_written_over_a_document(
    folder: Path, option: str, mode: list[str], target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    held = {
        "a.txt": DIRTY,
        "notes.md": "记,\n",
        "data.jsonl": '{"text": "甲,乙"}\n',
        "page.html": "<!DOCTYPE html><p>甲",
    }
    for name, text in held.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "link.txt").symlink_to("a.txt")
    os.link("a.txt", "hard.txt")
    assert main([*mode, option, target, "a.txt"]) == 2
    assert {name: (folder / name).read_text("utf-8") for name in held} == held
    assert "name another file" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--removed", "--report"])
def test_an_argument_that_is_forgotten_destroys_nothing(folder: Path, option: str) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    done = run(option, "a.txt", input="")
    assert (done.returncode, (folder / "a.txt").read_text("utf-8")) == (2, DIRTY)


def test_an_account_of_an_earlier_run_is_written_anew(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE, "utf-8")
    for _ in range(2):
        assert main(["--check", "--quiet", "--removed", "gone.jsonl", "--report", "r.html", "a.html"]) == 1
    assert len((folder / "gone.jsonl").read_text("utf-8").splitlines()) == 1
    assert main(["--check", "--removed", "same", "--report", "same", "a.html"]) == 2


KOREAN = "한국의 첨단 산업 단지는 빠르게 발전하고 있다. 올해 기업이 많이 늘었다.\n".encode("euc-kr")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            "园区产值增长".encode("gb18030")
            + b"\xff\xff"
            + "，创新发展迅速。园区产值增长，创新发展迅速。".encode("gb18030"),
            "is not",
        ),
        ("园区产值增长".encode() + b"\xff" + "，创新发展迅速。\n".encode(), "is not utf-8"),
        ("甲乙,丙丁.".encode("gbk"), "would do as well"),
    ],
)
def test_what_was_perhaps_misread_is_left_in_place(
    folder: Path, data: bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes(data)
    assert main(["--in-place", "a.txt"]) == 2
    assert (folder / "a.txt").read_bytes() == data
    said = capsys.readouterr().err
    assert told in said and "--encoding NAME" in said and "--keep-raw DIR" in said
    assert main(["--in-place", "--keep-raw", "raw", "--quiet", "a.txt"]) == 0
    assert (folder / "raw" / "a.txt").read_bytes() == data != (folder / "a.txt").read_bytes()


def test_a_named_encoding_settles_a_tie_and_a_wrong_one_does_not(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DIRTY.encode("gbk"))
    assert main(["--in-place", "--quiet", "--encoding", "gb18030", "a.txt"]) == 0
    assert (folder / "a.txt").read_text("utf-8") == CLEAN
    big5 = "科技園區的發展迅速,企業增加很多,產值增長.\n".encode("big5")
    (folder / "b.txt").write_bytes(big5)
    assert main(["--in-place", "--quiet", "--encoding", "utf-8", "b.txt"]) == 2
    assert (folder / "b.txt").read_bytes() == big5


def test_a_read_only_file_stays_whoever_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    (folder / "a.txt").chmod(0o444)
    assert main(["--in-place", "a.txt"]) == 2
    assert (folder / "a.txt").read_text("utf-8") == DIRTY
    assert "it is read-only" in capsys.readouterr().err


def test_of_two_who_create_a_name_one_is_told(tmp_path: Path) -> None:
    assert create(tmp_path / "a.txt", b"1") and not create(tmp_path / "a.txt", b"2")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1"]


@posix
def test_two_runs_with_one_folder_of_raw_forms_lose_none(folder: Path) -> None:
    for side in ("x", "y"):
        for n in range(16):
            path = folder / side / f"{n}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{side}{n}甲,乙丙.\n", "utf-8")
    runs = [
        subprocess.Popen([*COMMAND, "--in-place", "--normalize", "--quiet", "--keep-raw", "raw", side])
        for side in ("x", "y")
    ]
    assert [one.wait() for one in runs] == [0, 0]
    kept = sorted(path.read_text("utf-8") for path in (folder / "raw").iterdir())
    assert kept == sorted(f"{side}{n}甲,乙丙.\n" for side in ("x", "y") for n in range(16))


# --- one bad thing does not stop the run


@posix
def test_a_closed_folder_stops_nothing(open_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("in/a.txt", "in/closed/b.txt", "in/open/c.txt"):
        path = open_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DIRTY, "utf-8")
        path.chmod(0o666)
    for place in ("in", "in/open"):
        (open_folder / place).chmod(0o777)
    os.chdir(open_folder)
    assert main(["--check", "--removed", "/dev/null", "in"]) == 1  # loads what a run needs
    capsys.readouterr()
    (open_folder / "in/closed").chmod(0)
    user = os.geteuid()
    try:
        if user == 0:  # for whom no folder is closed
            os.seteuid(65534)
        status = main(["--in-place", "in", "in/closed/b.txt"])
    finally:
        os.seteuid(user)
        (open_folder / "in/closed").chmod(0o777)
    told = capsys.readouterr().err
    assert status == 2, told
    assert [(open_folder / name).read_text("utf-8") for name in ("in/a.txt", "in/open/c.txt")] == [CLEAN] * 2
    assert "in/closed: Permission denied" in told and told.endswith("2 files changed, 0 unchanged, 2 failed\n")


@posix
def test_a_worker_that_is_killed_costs_one_document_at_most(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killer = folder / "sitecustomize.py"
    killer.write_text(
        "import os, signal\n"
        "import hizone_clean.command.cleaning as cleaning\n"
        "once = cleaning.clean_once\n"
        "def deadly(raw, *rest, **options):\n"
        "    if b'POISON' in raw: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return once(raw, *rest, **options)\n"
        "cleaning.clean_once = deadly\n"
    )
    (folder / "in").mkdir()
    for n in range(60):
        (folder / "in" / f"{n:02}.txt").write_text("POISON" if n in (7, 31) else DIRTY, "utf-8")
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    done = run("--in-place", "--jobs", "2", "in", env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 2, done.stderr
    assert done.stderr.endswith("58 files changed, 0 unchanged, 2 failed\n")
    assert "in/07.txt: not cleaned: its process was killed" in done.stderr and "Traceback" not in done.stderr


@posix
def test_a_worker_killed_from_outside_is_made_good(folder: Path) -> None:
    for n in range(120):
        (folder / f"{n:03}.txt").write_text("甲乙,丙丁.\n\n" * 60, "utf-8")
    command = [*COMMAND, "--in-place", "--normalize", "--jobs", "2", "."]
    parent = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 20
    children: list[str] = []
    while not children and time.monotonic() < end:
        found = subprocess.run(
            ["ps", "--ppid", str(parent.pid), "-o", "pid="], capture_output=True, text=True, check=False
        )
        children = found.stdout.split()
    for child in children[:1]:
        os.kill(int(child), signal.SIGKILL)
    told = parent.communicate(timeout=120)[1]
    assert parent.returncode == 0 and told.endswith("120 files changed, 0 unchanged, 0 failed\n"), told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hizone-clean a.txt >&-", "standard output is closed"),
        ("hizone-clean a.txt >/dev/full", "No space left on device"),
        ("hizone-clean --show-config >/dev/full", "No space left on device"),
        ("hizone-clean --format jsonl a.txt a.txt >/dev/full", "No space left on device"),
        ("hizone-clean <&-", "standard input is closed"),
    ],
)
def test_closed_and_full_streams_end_in_one_line(folder: Path, line: str, told: str) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    done = shell(line)
    assert done.returncode == 2
    assert told in done.stderr and done.stderr.count("\n") == 1


@posix
def test_closed_standard_error_puts_nothing_into_the_text(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{DIRTY}\n他说“甲。\n", "utf-8")
    done = shell("hizone-clean a.txt 2>&-")
    assert (done.returncode, done.stdout) == (0, f"{CLEAN}\n他说“甲。\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_for_the_removals_leaves_what_would_lose_and_does_the_rest(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE, "utf-8")
    (folder / "b.txt").write_text(DIRTY, "utf-8")
    done = run("--in-place", "--removed", "/dev/full", "a.html", "b.txt")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert ((folder / "a.html").read_text("utf-8"), (folder / "b.txt").read_text("utf-8")) == (PAGE, CLEAN)
    assert "a.html: not written, as what it loses cannot be written" in done.stderr
    done = run("--check", "--report", "/dev/full", "b.txt")
    assert done.returncode == 2 and "cannot write /dev/full" in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_what_has_no_end_or_no_beginning_is_passed_over(folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    os.mkfifo("pipe")
    done = run("--format", "jsonl", "--max-size", "1M", "/dev/zero", "pipe", "a.txt")
    assert done.returncode == 2 and len(done.stdout.splitlines()) == 1
    assert (
        "/dev/zero: larger than 1 MB: --max-size" in done.stderr and "pipe: a pipe that nobody writes to" in done.stderr
    )
    done = shell("head -c 2000000 /dev/zero | tr '\\0' a | hizone-clean --max-size 1M")
    assert done.returncode == 2 and "larger than 1 MB" in done.stderr
    assert shell("hizone-clean <(cat a.txt)").stdout == CLEAN


@pytest.mark.parametrize("size", ["0", "-1", "64X", "many", "1.5M", ""])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--max-size", size, "a.txt"]) == 2
    assert "max-size must be" in capsys.readouterr().err


def test_files_passed_over_are_counted_by_kind_and_case_plays_no_part(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("A.TXT", "b.HTML", "c.pdf", "d.pdf", "E.PDF", "f.docx", "README", ".hidden.pdf"):
        (folder / name).write_text(DIRTY, "utf-8")
    assert main(["--check", "."]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == ["would change: A.TXT", "would change: b.HTML"]
    assert told[-1] == (
        "2 files would change, 0 unchanged, 0 failed; 5 passed over: 3 .pdf, 1 without an extension, 1 .docx"
    ) or told[-1].startswith("2 files would change, 0 unchanged, 0 failed; 5 passed over: 3 .pdf, 1 ")


def test_a_folder_with_nothing_to_read_is_no_success(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in").mkdir()
    assert main(["--in-place", "in"]) == 2
    (folder / "in/a.pdf").write_text("%PDF-1.7", "utf-8")
    assert main(["--in-place", "--quiet", "in"]) == 2
    assert "(1 passed over: 1 .pdf)" in capsys.readouterr().err
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert main(["--in-place", "--exclude", "a.txt", "a.txt"]) == 0


def test_warnings_beyond_ten_are_summed_by_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(15):
        (folder / f"{n:02}.txt").write_text(f"他说“园区产值增长百分之{n}。\n", "utf-8")
    assert main(["--check", "."]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 12 and told[10] == "5 warnings more: 5 unbalanced_quote; --verbose tells them all"
    assert main(["--check", "--verbose", "."]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 16


def test_losing_over_half_of_the_sentences_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "<div><p>园区产值增长。</p></div>" + "".join(f"<p>本站原创，{n}！谢谢！</p>" for n in range(4))
    (folder / "own.toml").write_text('phrases = ["本站原创"]\n', "utf-8")
    (folder / "a.html").write_text(text, "utf-8")
    assert main(["--config", "own.toml", "a.html"]) == 0
    assert "a.html: took away 89% of its sentences; --removed" in capsys.readouterr().err


def test_rows_of_removals_are_json_lines_to_the_last(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE, "utf-8")
    assert main(["--in-place", "--quiet", "--removed", "gone.jsonl", "a.html"]) == 0
    assert [json.loads(line)["reason"] for line in (folder / "gone.jsonl").read_text("utf-8").splitlines()] == [
        "credit"
    ]


# --- folders and pages of strangers


def test_a_link_into_a_hidden_place_is_never_followed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("a,甲,b.甲.\n", "utf-8")
    (folder / "docs").mkdir()
    (folder / "a.txt").symlink_to(".git/config")
    (folder / "docs/b.txt").symlink_to("../.git/config")
    (folder / "c.txt").write_text(DIRTY, "utf-8")
    assert main(["--in-place", "--quiet", "."]) == 0
    for name in ("a.txt", "docs/b.txt", str(folder / "a.txt")):
        assert main(["--in-place", name]) == 2
    assert "the link leads to a hidden place" in capsys.readouterr().err
    assert (folder / ".git/config").read_text("utf-8") == "a,甲,b.甲.\n"
    assert (folder / "c.txt").read_text("utf-8") == CLEAN


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_repository_of_strangers_runs_no_program(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    before = (folder / ".git/config").read_text("utf-8")
    (folder / "a.txt").symlink_to(".git/config")
    rules = 'only = ["report_damage"]\nreplacements = { "bare = false" = \'fsmonitor = "touch PWNED; true"\' }'
    (folder / "pyproject.toml").write_text(f"[tool.hizone-clean]\n{rules}\n", "utf-8")
    for arguments in (["."], ["a.txt"], ["--trust", "."]):
        run("--in-place", *arguments)
        subprocess.run(["git", "status"], capture_output=True, check=False)
    assert (folder / ".git/config").read_text("utf-8") == before and not (folder / "PWNED").exists()


@pytest.mark.parametrize(
    "table",
    [
        'replacements = { "增长" = "下降" }',
        'phrases = ["增长"]',
        'keep-raw = "../out"',
        'keep-raw = "/tmp/out"',
        'keep-raw = "raw"',
    ],
)
def test_a_configuration_that_is_merely_found_changes_no_word_and_writes_nowhere_else(
    folder: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    home = folder / "home"
    home.mkdir()
    (home / "raw").symlink_to(folder)
    (home / "pyproject.toml").write_text(f"[tool.hizone-clean]\n{table}\n", "utf-8")
    (home / "a.txt").write_text("产值增长.\n", "utf-8")
    assert main(["--in-place", "home"]) == 2
    assert "give --trust" in capsys.readouterr().err
    assert (home / "a.txt").read_text("utf-8") == "产值增长.\n"
    done = run(cwd=home, input="产值增长.\n")
    assert done.returncode == 2 and done.stdout == ""
    assert main(["--check", "--trust", "home"]) == 1


def test_a_link_in_the_folder_of_raw_forms_does_not_lead_out_of_it(folder: Path) -> None:
    for place in ("home/docs", "home/raw", "out"):
        (folder / place).mkdir(parents=True)
    (folder / "home/pyproject.toml").write_text('[tool.hizone-clean]\nkeep-raw = "raw"\n', "utf-8")
    (folder / "home/raw/sub").symlink_to(folder / "out")
    (folder / "home/docs/sub").mkdir()
    (folder / "home/docs/sub/evil.txt").write_text(DIRTY, "utf-8")
    assert main(["--in-place", "--quiet", "home/docs"]) == 2
    assert list((folder / "out").iterdir()) == []


def test_no_escape_reaches_a_terminal(folder: Path) -> None:
    (folder / "a.txt").write_text("甲\x1b[31m乙,丙丁.\x9b2J\n", "utf-8")
    (folder / "b\x1b[2J.txt").write_bytes(b"%PDF-1.7 \x00")
    for arguments in (["--diff", "."], ["--check", "--explain", "."], ["--check", "--explain-jsonl", "."]):
        done = run(*arguments)
        assert not set("\x1b\x9b") & set(done.stdout + done.stderr), arguments
    (folder / "pyproject.toml").write_text('[tool.hizone-clean]\n"\\u001b[2J" = 1\n', "utf-8")
    done = run("--check", "a.txt")
    assert done.returncode == 2 and "\x1b" not in done.stderr


def test_an_ignore_file_cannot_hang_a_run(folder: Path) -> None:
    (folder / ".gitignore").write_text("*a*a*a*a*a*a*a*a*b\n" + "**/a*/**/" * 40 + "b\n", "utf-8")
    (folder / f"{'a' * 100}.txt").write_text(DIRTY, "utf-8")
    start = time.process_time()
    assert main(["--check", "--quiet", "."]) == 1
    assert time.process_time() - start < 2


def test_data_in_a_folder_is_passed_over_and_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of notes with some JSON, contacts and a mail under .txt: nobody asked for those."""
    (folder / "a.txt").write_text("园区产值增长,创新发展.\n", "utf-8")
    (folder / "b.txt").write_text('{"text": "甲,乙"}\n', "utf-8")
    (folder / "c.txt").write_text("BEGIN:VCARD\nFN:甲,乙\nEND:VCARD\n", "utf-8")
    (folder / "d.txt").write_text("From: a@b.cn\nTo: c@d.cn\nSubject: x\nMIME-Version: 1.0\n\n正文,甲.\n", "utf-8")
    assert main(["--in-place", "."]) == 0
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == "1 file changed, 0 unchanged, 0 failed; 3 passed over: 1 JSON, 1 contacts (vCard), 1 an e-mail"
    assert (folder / "b.txt").read_text("utf-8") == '{"text": "甲,乙"}\n'


def test_data_that_is_named_fails_unless_a_hook_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text('{"text": "甲,乙"}\n', "utf-8")
    assert main(["--in-place", "b.txt"]) == 2
    assert "b.txt: this is JSON, not a document: " in capsys.readouterr().err
    assert main(["--in-place", "--skip-data", "b.txt"]) == 0
    assert capsys.readouterr().err.endswith("0 failed; 1 passed over: 1 JSON\n")


def test_a_folder_of_data_alone_is_no_success(folder: Path) -> None:
    (folder / "b.txt").write_text('{"text": "甲,乙"}\n', "utf-8")
    assert main(["--check", "."]) == 2
