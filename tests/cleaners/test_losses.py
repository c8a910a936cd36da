"""Lost places are named with their line, and text that lost nothing names none."""

from __future__ import annotations

import pytest

from hizone_clean import repair_characters
from hizone_clean.cleaners.report_damage.losses import find_losses

CASES = [
    ("新闻\n高\ufffd区\n", [(2, "高\ufffd区", "could not be read")]),
    ("高\ufffd区，园\ufffd", [(1, "高\ufffd区，园\ufffd", "could not be read")]),
    ("甲\r\n乙\r锟斤拷锟斤拷", [(3, "锟斤拷锟斤拷", "锟斤拷")]),
    ("会议：鏂伴椈锛屼腑鍥\ufffd", [(1, "会议：新闻，中\ufffd", "dropped bytes")]),
    ("ͨ\ufffd\ufffd\ufffdĸ\ufffdת\ufffd\ufffd\ufffd˻\ufffdƣ", [(1, None, "cannot be brought back")]),
    ("新\næ–°é—»é", [(2, "新闻", "within a character")]),
    ("æ–°é—»", []),
    ("café\u200b", []),
    ("新闻", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_what_is_lost(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    found = find_losses(text, repair_characters(text))
    assert [loss.line for loss in found] == [line for line, _, _ in expected]
    for loss, (_, snippet, note) in zip(found, expected, strict=True):
        assert snippet is None or loss.snippet == snippet
        assert note in loss.note
