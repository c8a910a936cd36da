"""Common characters tell Chinese from a wrong decoding of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hizone_clean.language.common_characters import COMMON, share_of_common

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("*.txt"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_chinese_is_made_of_common_characters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert share_of_common(text) > 0.95
    assert share_of_common(text.encode("utf-8").decode("gb18030", "replace")) < 0.5


@pytest.mark.parametrize(
    ("text", "share"), [("", 0.0), ("news 2021", 0.0), ("發展經濟", 1.0), ("的𠮷", 0.5), ("中鹍", 0.5)]
)
def test_counts_han_alone(text: str, share: float) -> None:
    assert share_of_common(text) == share


def test_the_table_holds_both_scripts() -> None:
    assert set("国發开開们們电電") <= COMMON
    assert len(COMMON) == 2500 + 1043
