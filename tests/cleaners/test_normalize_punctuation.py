"""Punctuation, widths and blanks: what holds for any text, and how long it takes; the cases are in ``tests/cases``."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import normalize_punctuation
from hizone_clean.cleaner import within_lines
from hizone_clean.cleaners.normalize_punctuation import QUOTES as FORMS_OF_QUOTES
from hizone_clean.cleaners.normalize_punctuation import SPACINGS, mend_texts, settle_quotes
from hizone_clean.cleaners.normalize_punctuation.first_scan import find_lines_to_mend, find_texts_to_mend

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("*.json"))


def test_unknown_spacing_is_refused_with_the_three_that_are_known() -> None:
    with pytest.raises(ValueError, match="none, pangu, keep"):
        normalize_punctuation("中文", spacing="wide")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stays_as_it_is(path: Path) -> None:
    for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
        for text in filter(None, (article["kicker"], article["title"], *(b["text"] for b in article["blocks"]))):
            assert normalize_punctuation(text) == text
            assert "灵”。" in text or not find_lines_to_mend(text, "none"), "clean text takes the short way"


def test_paragraphs_of_a_page_dump_become_those_of_its_gold() -> None:
    raw = next(GOLD[2].parents[1].glob("raw/002*.txt")).read_text(encoding="utf-8")
    mended = {normalize_punctuation(line).strip() for line in raw.split("\n")}
    for block in json.loads(GOLD[2].read_text(encoding="utf-8"))["articles"][0]["blocks"]:
        assert block["text"] in mended


ATOMS = [
    *"中国的大会张伟克，。：；！？（）“”‘’《》…—、,.:;!?()\"'-~·•%％１Ａ．－ 　\n",
    "2024", "5", "abc", "GDP", "年", "--", "……", "——", "...", "http://a.b", "`x,y`", "\u00a0", "「", "」",
    "<b", "</", "<中文>", "the ", "He said ", "$x_1$", "\\(", "\\)", "f(a, b)", ".Net", " .", "!=", ":8080", "@xxx", "[1]", "1.", "2. ",
    "1.2 ", "です", "한국", "繁體", "\t", "  ", "℃", "09:30 ", "“foo” ", "’n’", "题目", "《", "》", "月",
]  # fmt: skip
DIRTY = st.lists(st.sampled_from(ATOMS), max_size=16).map("".join)


def signature(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@settings(max_examples=100, deadline=None)
@given(st.one_of(DIRTY, st.text(max_size=30)), st.sampled_from(SPACINGS), st.sampled_from(FORMS_OF_QUOTES))
def test_letters_and_lines_are_kept_and_a_second_pass_changes_nothing(text: str, spacing: str, quotes: str) -> None:
    once = normalize_punctuation(text, spacing, quotes)
    assert signature(once) == signature(text)
    assert once.count("\n") == len(re.findall("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]", text)), (
        "a line ends with LF, none is lost"
    )
    assert normalize_punctuation(once, spacing, quotes) == once


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("所谓「新区」", "curly", "所谓“新区”"),
        ("所謂「新區」", "curly", "所謂“新區”"),
        ("所谓「新区」", "keep", "所谓「新区」"),
        ("所谓「新区」", "auto", "所谓“新区”"),
        ("所謂「新區」", "auto", "所謂「新區」"),
        ("他说“要记住‘立志’，it’s fine”", "corner", "他说「要记住『立志』，it’s fine」"),
        ('他说"好"', "corner", "他说「好」"),
        ("他说“好", "corner", "他说“好"),
    ],
)
def test_quotation_marks_are_set_as_asked(text: str, quotes: str, expected: str) -> None:
    assert normalize_punctuation(text, quotes=quotes) == expected
    assert normalize_punctuation(expected, quotes=quotes) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert normalize_punctuation(f"第一行{end}第二行") == "第一行\n第二行"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(DIRTY, st.text(max_size=30)), max_size=4), st.sampled_from(SPACINGS))
def test_the_scan_of_many_texts_passes_over_none_that_is_mended(texts: list[str], spacing: str) -> None:
    left_alone = set(range(len(texts))).difference(find_texts_to_mend(texts, spacing))
    assert all(normalize_punctuation(texts[at], spacing) == texts[at] for at in left_alone)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.one_of(DIRTY, st.text(max_size=30)), max_size=5),
    st.sampled_from(SPACINGS),
    st.sampled_from(FORMS_OF_QUOTES),
)
def test_many_texts_are_mended_as_each_by_itself(texts: list[str], spacing: str, quotes: str) -> None:
    settled = settle_quotes(texts, quotes)
    alone = {
        at: within_lines(lambda one: normalize_punctuation(one, spacing, settled), text)
        for at, text in enumerate(texts)
    }
    assert mend_texts(texts, spacing, quotes) == {at: text for at, text in alone.items() if text != texts[at]}


@settings(max_examples=60, deadline=None)
@given(st.lists(DIRTY, min_size=1, max_size=4))
def test_a_line_does_not_depend_on_its_neighbours(lines: list[str]) -> None:
    """But for a straight quotation that runs over wrapped lines, and for the script, which the whole text shows."""
    lines = [line.replace("\n", "").replace("繁體", "") for line in lines]
    together = normalize_punctuation("\n\n".join(lines) + "\n\n会议闭幕,散会.")
    assert together.split("\n\n")[:-1] == [normalize_punctuation(line) for line in lines]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=32), max_size=60))
def test_ascii_text_comes_back_as_it_is(text: str) -> None:
    assert normalize_punctuation(text) == text


HOSTILE = [
    '"',
    '中"',
    "“",
    "中(",
    "()",
    "，",
    "中,",
    "中 ",
    "　",
    "中.",
    "…",
    "--",
    "`a",
    "<!--",
    "<中",
    "１",
    "http://,",
    "a@",
    "中~",
    "·",
]


@pytest.mark.parametrize("atom", HOSTILE)
@measured_again
def test_time_grows_with_the_text_and_no_faster(atom: str) -> None:
    def cost(size: int) -> float:
        text = "中" + atom * (size // len(atom))
        times = []
        for _ in range(3):
            start = time.process_time()
            normalize_punctuation(text)
            times.append(time.process_time() - start)
        return min(times)

    assert cost(16_000) <= 3.4 * cost(8_000) + 0.02
