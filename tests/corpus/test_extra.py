"""Where the extra is not installed."""

from __future__ import annotations

import pytest

from hizone_clean.corpus import errors
from hizone_clean.corpus.command import main


def test_what_is_missing_comes_with_the_line_for_pip(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(errors, "find_spec", lambda name: None if name in ("datatrove", "fastwarc") else name)
    assert main(["crawl.jsonl", "out"]) == 2
    told = capsys.readouterr().err
    assert told == "hizone-corpus: datatrove, fastwarc is not installed: pip install 'hizone-clean[corpus]'\n"


def test_help_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--engine" in capsys.readouterr().out
