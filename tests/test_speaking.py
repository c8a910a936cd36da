"""The command in its reader's language: every message has a translation, and only a Chinese locale asks for one."""

from __future__ import annotations

import gettext
import json
import os
import re
import runpy
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hizone_clean.cli import main
from hizone_clean.command import speaking
from hizone_clean.command.catalogue import read_catalogue, translate
from hizone_clean.command.options import make_parser
from hizone_clean.command.wide_help import columns_of
from messages import messages_of_the_code, messages_of_the_data, messages_of_the_help, without_names

PROJECT = Path(__file__).parent.parent
SOURCE = PROJECT / "src/hizone_clean/resources/locale/zh/LC_MESSAGES/hizone_clean.po"
# put together from messages that have entries of their own
COMPOSED = {
    "{} file{} {}, {} unchanged, {} failed{}",  # with "file" and with "files"
    "there is no text encoding {}{}",  # with each of its two hints
    "did you mean {}? ",
}
SAME_IN_CHINESE = {"JSON", "YAML", "TOML"}

pytest.importorskip("hatchling", reason="the build makes the catalogue")
BUILD = runpy.run_path(str(PROJECT / "hatch_build.py"))
ENTRIES: dict[str, str] = BUILD["read_entries"](SOURCE.read_text("utf-8"))
KNOWN = {message: own for message, own in ENTRIES.items() if message}


@pytest.fixture
def in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Chinese locale, with the catalogue as a build makes it."""
    folder = tmp_path / "locale"
    (folder / "zh" / "LC_MESSAGES").mkdir(parents=True)
    made = folder / "zh" / "LC_MESSAGES" / "hizone_clean.mo"
    made.write_bytes(BUILD["compiled"](ENTRIES))
    monkeypatch.setattr(speaking, "_folder", lambda: folder)
    monkeypatch.setattr(speaking, "_entries", None)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("LANGUAGE", "zh")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return made


def is_translated(message: str) -> bool:
    filled = message.replace("{}", "7")
    return translate(filled, KNOWN) != filled


@pytest.mark.parametrize("message", sorted(set(messages_of_the_code()) - COMPOSED))
def test_every_message_of_the_code_is_in_the_catalogue(message: str) -> None:
    assert is_translated(message), f"{messages_of_the_code()[message]}: no translation in {SOURCE.name}"


def test_what_is_composed_still_stands_in_the_code() -> None:
    assert set(messages_of_the_code()) >= COMPOSED


@pytest.mark.parametrize("message", sorted(messages_of_the_help()))
def test_every_line_of_the_help_is_in_the_catalogue(message: str) -> None:
    assert message in KNOWN


@pytest.mark.parametrize("message", sorted(messages_of_the_data() - SAME_IN_CHINESE))
def test_what_the_data_says_is_in_the_catalogue(message: str) -> None:
    assert is_translated(message)


def fields_of(text: str) -> list[str]:
    if "%" in text and "{" not in text:
        return sorted(re.findall(r"%(?:\(\w+\))?[sr]", text))
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("message", sorted(message for message in KNOWN if "\n" not in message))
def test_a_message_and_its_translation_have_the_same_fields(message: str) -> None:
    assert fields_of(message) == fields_of(KNOWN[message])
    assert KNOWN[message].strip()


def test_no_message_stands_twice() -> None:
    bare = [without_names(message) for message in KNOWN]
    assert sorted(bare) == sorted(set(bare))


def test_the_built_catalogue_is_what_gettext_reads(in_chinese: Path) -> None:
    with in_chinese.open("rb") as file:
        library = gettext.GNUTranslations(file)
    assert all(library.gettext(message) == own for message, own in KNOWN.items())
    assert read_catalogue(in_chinese) == KNOWN


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("a.txt: No such file or directory", "a.txt: 没有这个文件或文件夹"),
        ("would change: a: b.txt", "将改动: a: b.txt"),
        (
            "3 files changed, 1 unchanged, 0 failed; 9 passed over: 3 .pdf, 6 without an extension",
            "3 个文件已改动，1 个不变，0 个失败；跳过 9 个：3 .pdf, 6 没有扩展名",
        ),
        ("12 warnings more: 8 moved_headline, 4 other; --verbose tells them all", "还有 12 条警告：8 标题移动过（moved_headline）, 4 其他（other）；--verbose 全部列出"),
        ("hizone-clean: no step named raed; did you mean read?; there are read, decode", "hizone-clean: 没有名为 raed 的步骤；是不是 read？可用的有 read, decode"),
        (
            "b.gz: this is not text but gzip-compressed data: unpack it first with `gunzip`",
            "b.gz: 这不是文本，而是gzip 压缩数据：请先用 `gunzip` 解开",
        ),
        ("a.txt:21: masked_text: 6 # stand for letters that were hidden; left", "a.txt:21: 打了码（masked_text）: 6 个 # 盖住了原来的字；原样保留"),
        ("p.json: broken JSON: Expecting value: line 1 column 1", "p.json: JSON 有错：Expecting value: line 1 column 1"),
        # what is no message stays
        ("新闻: 11月1日，记者获悉", "新闻: 11月1日，记者获悉"),
        ("", ""),
    ],
)  # fmt: skip
def test_messages_are_found_with_their_fields_filled(english: str, chinese: str) -> None:
    assert translate(english, KNOWN) == chinese


def test_a_chinese_locale_is_spoken_to_in_chinese(in_chinese: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("甲乙,丙丁.\n", "utf-8")
    assert main(["--check", "a.txt", "none.txt"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "将改动: a.txt",
        "none.txt: 没有这个文件或文件夹",
        "1 个文件将改动，0 个不变，1 个失败",
    ]


def test_what_programs_read_is_the_same_in_every_locale(in_chinese: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("接种人######瘤病毒疫苗。\n", "utf-8")
    assert main(["--format", "json", "--explain-jsonl", "a.txt"]) == 0
    [doubt] = json.loads(capfd.readouterr().out)["diagnostics"]
    assert doubt["kind"] == "masked_text" and doubt["note"].isascii()


def test_the_help_is_in_chinese_and_fits_the_terminal(in_chinese: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    help_text = capsys.readouterr().out
    assert help_text.startswith("用法：") and "示例：" in help_text
    options = help_text.partition("示例：")[0].splitlines()
    too_wide = [line for line in options if columns_of(line) > 80 and "{" not in line]
    assert too_wide == []
    assert not any(line.strip().startswith(("，", "。", "；", "）")) for line in options)


def test_wrong_use_is_told_in_chinese(in_chinese: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--formt", "x"])
    assert "错误：不认识的参数：--formt" in capsys.readouterr().err


LOCALES: list[tuple[dict[str, str], bool]] = [
    ({}, False),
    ({"LANG": "zh_CN.UTF-8"}, True),
    ({"LANG": "zh_TW"}, True),
    ({"LANG": "en_US.UTF-8"}, False),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, True),
    ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, False),
    ({"LANG": "Chinese (Simplified)_China.936"}, True),
]


@pytest.mark.parametrize(("variables", "expected"), LOCALES)
def test_the_locale_is_read_as_gettext_reads_it(
    variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speaking.speaks_chinese() is expected


@pytest.mark.parametrize("language", [0x0804, 0x0404, 0x0409])
def test_windows_tells_its_language(language: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(speaking, "_windows_language", lambda: language)
    assert speaking.speaks_chinese() is (language != 0x0409)


def test_an_english_run_loads_no_catalogue(tmp_path: Path) -> None:
    program = "import sys; from hizone_clean.cli import main; main(['none.txt']); print([m for m in sys.modules if 'catalogue' in m])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
    assert done.stderr == "none.txt: No such file or directory\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh", "fish", "powershell"])
def test_every_shell_can_complete_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab")
    with pytest.raises(SystemExit) as end:
        main(["--print-completion", shell])
    assert end.value.code == 0
    script = capsys.readouterr().out
    assert "output-dir" in script and "remove_boilerplate" in script


def test_bash_completes_options_steps_and_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab")
    with pytest.raises(SystemExit):
        main(["--print-completion", "bash"])
    (tmp_path / "c.sh").write_text(capsys.readouterr().out, "utf-8")
    for words, expected in (
        ("--out", "--output-dir"),
        ("--skip remove_b", "remove_boilerplate"),
        ("--keep cred", "credit"),
    ):
        program = f"""source c.sh; COMP_WORDS=(hizone-clean {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
            $(complete -p hizone-clean | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo "${{COMPREPLY[@]}}" """
        done = subprocess.run(["bash", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert expected in done.stdout.split(), done.stderr


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_a_long_run_tells_its_pace_and_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    from hizone_clean.command.output import Progress

    terminal, now = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(100, quiet=False, clock=lambda: now[0])
    now[0] = 1.0
    progress.step("a.txt")
    assert terminal.text == "\r1/100 a.txt\033[K"
    for _ in range(9):
        now[0] += 1.0
        progress.step("b.txt")
    assert terminal.text.endswith("\r10/100 1 a second, 1:30 left  b.txt\033[K")
    progress.clear()
    assert terminal.text.endswith("\r\033[K")


def test_short_options_do_what_the_long_ones_do() -> None:
    short = {s: a for a in make_parser()._actions for s in a.option_strings if re.fullmatch("-[a-zA-Z]", s)}
    expected: dict[str, Any] = {
        "-i": "in_place", "-c": "check", "-d": "diff", "-f": "format", "-e": "encoding", "-q": "quiet",
        "-v": "verbose", "-j": "jobs", "-V": "version", "-h": "help",
    }  # fmt: skip
    assert {name: short[name].dest for name in expected} == expected
