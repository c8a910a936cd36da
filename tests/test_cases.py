"""Every case of ``tests/cases/*.txt``: it comes out right, nothing is lost, and a second pass changes nothing.

``docs/add-a-cleaner.md`` shows how a case is written; ``case_files`` reads them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import hizone_clean as hz
from case_files import Case, read_cases
from hizone_clean.cleaner import is_structural
from hizone_clean.document import from_lines
from hizone_clean.normalizing import normalizing_pipeline

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def document_of(case: Case, text: str) -> hz.Document | None:
    """The document that the call makes of ``text``; None for a cleaner of characters, which makes none."""
    if case.call in ("clean", "markdown"):
        return hz.clean_document(text, **case.options)
    if case.call == "normalize":
        return normalizing_pipeline(**case.options)(text)
    cleaner = getattr(hz, case.call)
    return cleaner(from_lines(text), **case.options) if is_structural(cleaner) else None


def result_of(case: Case, text: str) -> str:
    if case.call in ("clean", "markdown", "normalize"):
        document = document_of(case, text)
        assert document is not None
        return document.to_markdown() if case.call == "markdown" else document.text
    return partial(getattr(hz, case.call), **case.options)(text)


def _shown(kind: str | None, more: str, text: str, wanted: list[tuple[str, str]]) -> tuple[str, str]:
    """A removal or diagnostic as the case shows its own: ``duplicate (halves)`` where that names a rule or a line."""
    return (f"{kind} ({more})" if any("(" in name for name, _ in wanted) else f"{kind}"), text


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.not_yet, strict=True)] if case.not_yet else []
    return pytest.param(case, id=f"{case.where} {case.title}", marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for path in FILES for case in read_cases(path)])
def test_case(case: Case) -> None:
    result = result_of(case, case.given)
    if case.wanted is not None:
        assert result == case.wanted
    assert result_of(case, result) == result, "a second pass changes the text"
    document = document_of(case, case.given)
    taken, told = case.named("-"), case.named("!")
    if document is None:
        assert (taken, told) == (None, None), "a cleaner of characters takes nothing away and reports nothing"
        return
    assert document.check().ok
    if taken is not None:
        rules = [((block.by or "").partition("/")[2], block) for block in document.removed]
        assert [_shown(block.reason, rule, block.text, taken) for rule, block in rules] == taken
    if told is not None:
        assert [_shown(d.kind, f"line {d.line}", d.text, told) for d in document.diagnostics] == told
