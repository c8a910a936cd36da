"""The server for assistants, spoken to by the official client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from hizone_clean.cli import main

SEED = Path(__file__).parent / "data" / "raw" / "002_3cd932ab11d69e04.txt"
DIRTY = "<p>11月1日,记者获悉,园区产值增长5.2%.</p><p>（文章来源：某某日报）</p>"


def call(folder: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What a server that was started in ``folder`` answers to ``calls``; first the names of its tools."""
    mcp = pytest.importorskip("mcp", reason="needs the package mcp")

    async def talk() -> list[Any]:
        server = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "hizone_clean", "mcp"], cwd=folder, env=dict(os.environ)
        )
        async with mcp.Client(server) as client:
            tools = await client.list_tools()
            return [
                [tool.name for tool in tools.tools],
                *[await client.call_tool(name, given) for name, given in calls],
            ]

    return asyncio.run(asyncio.wait_for(talk(), 120))


def text_of(answer: Any) -> str:
    return "".join(part.text for part in answer.content)


def test_an_assistant_cleans_asks_why_and_has_a_report_made(tmp_path: Path) -> None:
    shutil.copy(SEED, tmp_path / "a.txt")
    tools, pasted, plain, told, made = call(
        tmp_path,
        ("clean", {"text": DIRTY}),
        ("clean", {"path": "a.txt", "format": "text"}),
        ("explain", {"text": DIRTY}),
        ("report", {"path": "a.txt", "output": "look.html"}),
    )
    assert tools == ["clean", "explain", "report"]
    assert "11月1日，记者获悉，园区产值增长5.2%。" in text_of(pasted) and "某某日报）" not in text_of(pasted)
    assert main(["--quiet", "--output-dir", str(tmp_path / "out"), str(tmp_path / "a.txt")]) == 0
    assert text_of(plain) + "\n" == (tmp_path / "out" / "a.txt").read_text("utf-8")
    account = json.loads(text_of(told))
    assert [(row["reason"], row["text"]) for row in account["removed"]] == [("credit", "（文章来源：某某日报）")]
    assert account["balanced"] is True and account["source"] == "某某日报"
    assert text_of(made).startswith("look.html: ")
    assert "浙江加快打造高新区" in (tmp_path / "look.html").read_text("utf-8")


def test_nothing_outside_of_its_folder_is_read_or_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / ".secret").mkdir(parents=True)
    (home / ".secret" / "key.txt").write_text("甲乙，丙丁。", "utf-8")
    (tmp_path / "outside.txt").write_text("甲乙，丙丁。", "utf-8")
    (home / "link.txt").symlink_to(tmp_path / "outside.txt")
    (home / "a.txt").write_text("甲乙，丙丁。", "utf-8")
    (home / "mine.html").write_text("<p>mine</p>", "utf-8")
    refused = call(
        home,
        ("clean", {"path": "../outside.txt"}),
        ("clean", {"path": "link.txt"}),
        ("clean", {"path": ".secret/key.txt"}),
        ("clean", {"path": "none.txt"}),
        ("clean", {}),
        ("clean", {"text": '{"a": 1, "b": [1, 2]}'}),
        ("report", {"path": "a.txt", "output": "../out.html"}),
        ("report", {"path": "a.txt", "output": "a.txt"}),
        ("report", {"path": "a.txt", "output": "mine.html"}),
    )[1:]
    words = [
        "not below",
        "not below",
        "hidden",
        "No such file",
        "either text or path",
        "JSON",
        "not below",
        "end in .html",
        "no report",
    ]
    assert all(answer.is_error for answer in refused)
    assert [word for word, answer in zip(words, refused, strict=True) if word not in text_of(answer)] == []
    assert not (tmp_path / "out.html").exists() and (home / "mine.html").read_text("utf-8") == "<p>mine</p>"


def test_without_its_package_the_server_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    assert main(["mcp"]) == 2
    assert "pip install 'hizone-clean[mcp]'" in capsys.readouterr().err


def test_a_file_that_is_called_mcp_is_cleaned(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mcp").write_text("甲乙,丙丁.\n", "utf-8")
    assert main(["mcp"]) == 0
    assert capfd.readouterr().out == "甲乙，丙丁。\n"
