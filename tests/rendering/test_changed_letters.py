"""What differs between a result and its source, found for a report to mark."""

from __future__ import annotations

import time

import pytest

from growth import measured_again
from hizone_clean.rendering.changed_letters import find_changes


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("11月1日，增长5%。", "11月1日,增长5%.", [("，", ","), ("。", ".")]),
        ("甲乙，丙丁。", "甲\n\n乙，丙\n丁。", []),
        ("甲ABC乙", "甲ＡＢＣ乙", [("A", "Ａ"), ("B", "Ｂ"), ("C", "Ｃ")]),
        ("“甲”，乙", '"甲",乙', [("“", '"'), ("”，", '",')]),
        ("甲新乙", "甲乙", [("新", "")]),
        ("", "甲", []),
    ],
)
def test_what_differs_from_the_source_is_found(text: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[mark.start : mark.end], mark.before) for mark in find_changes(text, source)] == expected


@measured_again
def test_finding_what_differs_takes_time_with_the_size() -> None:
    def took(size: int) -> float:
        start = time.process_time()
        list(find_changes("甲，" * size, "乙," * size))
        return time.process_time() - start

    assert took(40000) < 4 * took(20000) + 0.1
