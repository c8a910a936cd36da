"""The words of the report: everything that it can name has one in both languages."""

from __future__ import annotations

from typing import get_args

import pytest
from test_page import DUMP

from hizone_clean import clean_document, default_pipeline
from hizone_clean.blocks import BlockType, DiagnosticKind, Reason
from hizone_clean.rendering.report.words import all_words, translated


def test_every_name_has_its_words() -> None:
    known = all_words()
    for group, names in (
        ("reason", get_args(Reason)),
        ("kind", get_args(DiagnosticKind)),
        ("type", get_args(BlockType)),
    ):
        assert {name for name in names if f"{group}.{name}" not in known} == set()
    assert {name for name in default_pipeline.names if f"cleaner.{name}" not in known} - {
        "decode",
        "keep_reasons",
    } == set()
    for words in known.values():
        assert words.english and any("一" <= letter <= "鿿" for letter in words.chinese)
        assert words.chinese.count("{") == words.english.split("|")[-1].count("{")


@pytest.mark.parametrize(
    ("raw", "kind", "told"),
    [
        (DUMP.read_text("utf-8"), "lost_character", "标题丢了一个符号"),
        ("接种人######瘤病毒疫苗的人越来越多。\n", "masked_text", "6 个 # 遮住了文字"),
        ("作为全国头部批高新区，这里的企业很多。\n", "replaced_word", "把“第一”写成了“头部”"),
        ("山不在高，有仙则名”。他说得对。\n", "unbalanced_quote", "没有对应的左引号"),
        ("<html><body><div id=app></div><script>x()</script></body></html>", "other", "没有留下文字"),
        ("甲乙丙丁\ufffd戊己，这一句话里少了一个字。\n", "undecodable", "无法读出"),
        ("甲乙\ue000丙丁，这一句话里有一个字看不见。\n", "lost_character", "私用区"),
    ],
)
def test_what_a_diagnostic_says_is_said_in_chinese(raw: str, kind: str, told: str) -> None:
    found = [one for one in clean_document(raw).diagnostics if one.kind == kind]
    assert found and told in (translated(found[0].note) or "")
