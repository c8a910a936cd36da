"""Cases found in public reports and real files: ``data/found_cases.jsonl``, each with the right answer and its origin.

Those that are still wrong are listed in ``data/found_known_failures.txt``. A listed case that comes out right has to be
struck off; one that is not listed may not go wrong.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import hizone_clean as hz
from hizone_clean.cli import main

DATA = Path(__file__).parent / "data"
CASES = [json.loads(line) for line in (DATA / "found_cases.jsonl").read_text("utf-8").splitlines()]
KNOWN_FAILURES = set((DATA / "found_known_failures.txt").read_text("utf-8").split())


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


def outcome(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the case's call makes of its input."""
    raw = bytes.fromhex(case["input_hex"]) if "input_hex" in case else case["input"]
    call, options = case["call"], case.get("options", {})
    if call == "markdown":
        return hz.clean_document(raw, **options).to_markdown()
    if call == "check":
        return _checked(raw, options)
    if call == "clean_document.metadata":
        return hz.clean_document(raw, **options).to_dict()["metadata"]
    if call.startswith("hizone-clean"):
        data = raw if isinstance(raw, bytes) else raw.encode()
        shown = _Stream()
        monkeypatch.setattr(sys, "stdin", _Stream(data))
        monkeypatch.setattr(sys, "stdout", shown)
        main([*call.split()[1:], *(f"--{name}={value}" for name, value in options.items())])
        shown.flush()
        return shown.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]
    return getattr(hz, call)(raw, **options)


def _checked(raw: str | bytes, options: dict[str, Any]) -> dict[str, Any]:
    try:
        balance = hz.clean_document(raw, **options).check()
    except hz.InputError:  # refused with a word is right too
        return {"ok": True, "lost": "", "invented": ""}
    return {"ok": balance.ok, "lost": balance.lost, "invented": balance.invented}


def is_right(case: dict[str, Any], got: Any) -> bool:
    if "want" in case and _plain(got, case["want"]) != _plain(case["want"], case["want"]):
        return False
    text = got if isinstance(got, str) else json.dumps(got, ensure_ascii=False)
    return all(part in text for part in case.get("want_contains", ())) and not any(
        part in text for part in case.get("want_lacks", ())
    )


def _plain(value: Any, wanted: Any) -> Any:
    """Of a dictionary only what the case names; of a text not the empty lines around it."""
    if isinstance(value, dict) and isinstance(wanted, dict):
        return {key: _plain(value.get(key), None) for key in wanted}
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return list(value) if isinstance(value, tuple) else value.strip("\n") if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_found_case(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    known = case["id"] in KNOWN_FAILURES
    try:
        got = outcome(case, monkeypatch)
    except Exception:
        if known:
            pytest.xfail("known failure")
        raise
    right = is_right(case, got)
    if known and right:
        pytest.fail(f"{case['id']} comes out right: delete its line in found_known_failures.txt")
    elif known:
        pytest.xfail("known failure")
    else:
        assert right, f"{case.get('note', '')}\ngot {got!r}\nnot {case.get('want', case)!r}"


def test_every_known_failure_is_a_case() -> None:
    assert KNOWN_FAILURES - {case["id"] for case in CASES} == set()
