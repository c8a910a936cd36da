"""The language model: what goes on with what."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hizone_clean.models.language_model import ends_word, joins, starts_word
from hizone_clean.models.word_table import group_of, row_of

# the text before a line end, how it goes on, how another column goes on
SEAMS = [
    ("高新技术产业开", "发区管委会", "的企业已有"),
    ("围绕新能源汽", "车产业链", "务中心举行"),
    ("把实验室的成果变", "成生产线上的产品", "区企业的负责"),
    ("全年完成投资12", "亿元", "来到园区"),
    ("截至2023", "年底", "与企业"),
    ("同比增长", "15%", "们在现场"),
    ("这家公司的负责人", "介绍说", "济发展中"),
    ("他在接受采访时", "表示，今年", "府工作报告"),
]


@pytest.mark.parametrize(("left", "right", "other"), SEAMS)
def test_the_true_next_characters_win(left: str, right: str, other: str) -> None:
    assert joins(left, right) > joins(left, other)


def test_words_cut_at_the_seam_are_strong_evidence() -> None:
    assert joins("这里是高新技", "术开发区") > 3
    assert joins("技术的", "葡") < 1


@pytest.mark.parametrize(("left", "right"), [("", "园区"), ("园区", ""), ("  ", "\n")])
def test_no_text_says_nothing(left: str, right: str) -> None:
    assert joins(left, right) == 0


def test_blanks_at_the_seam_say_nothing() -> None:
    assert joins("高新技 ", "\u3000术开发") == joins("高新技", "术开发")


def test_words_at_the_seam() -> None:
    assert ends_word("建设科技园区") and not ends_word("建设科技园")
    assert starts_word("企业家们") and not starts_word("业家们")


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_text_has_a_bounded_value(left: str, right: str) -> None:
    assert -10 <= joins(left, right) <= 14


def test_the_table_is_small() -> None:
    assert len(files("hizone_clean").joinpath("resources/language_model.bin").read_bytes()) <= 2_000_000


@pytest.mark.parametrize("character", ["\U00020bb7", "\ue5e5", "\0", "\ud800"])
def test_a_character_that_the_table_lacks_has_no_words(character: str) -> None:
    assert group_of(character) == ("", {})
    assert row_of(character) == ""


def test_a_word_is_with_its_first_character() -> None:
    words = group_of("园").frequencies
    assert row_of("园区") and not row_of("园〇")
    assert "园区" in words and all(word.startswith("园") and len(word) <= 4 for word in words)
