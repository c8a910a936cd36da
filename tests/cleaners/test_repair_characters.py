"""Characters: what holds for any text, and how long it takes; the cases are in ``tests/cases``."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import anything, articles
from growth import measured_again
from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.cleaners.repair_characters.escaped_lines import decode_escaped_lines


@settings(max_examples=100, deadline=None)
@given(anything)
def test_a_second_pass_changes_nothing(text: str) -> None:
    repaired = repair_characters(text)
    assert repair_characters(repaired) == repaired


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("\r\n\x85\u2028\x0c\u200b\ufeffé鏂伴椈Ã©新&lt;#10;\ufff9\ufffa\ufffb\xad"), max_size=60))
def test_lines_and_their_ends_stay(text: str) -> None:
    assert re.findall("\r\n|\r|\n", repair_characters(text)) == re.findall("\r\n|\r|\n", text)


@settings(max_examples=60, deadline=None)
@given(articles.map("\n\n".join))
def test_good_articles_come_back_untouched(text: str) -> None:
    assert repair_characters(text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("&ltamp#60;xC3c p/!ﬁ\u200bé"), max_size=60))
def test_no_tag_is_ever_made(text: str) -> None:
    assert not re.search("<[A-Za-z/!]", repair_characters(text))


HOSTILE = [
    "&amp;",
    "&amp;amp;lt;",
    "&#38;",
    "鏂",
    "鏂伴椈",
    "鏂?",
    "é",
    "Ã©",
    "ÖÐ¹ú",
    "¿D¬w",
    "\u200d",
    "⼾",
    "二○",
    "\ufffd",
    "%E4",
    "<a ",
    "`",
]


@pytest.mark.parametrize("unit", HOSTILE)
@measured_again
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return min(_timed(text) for _ in range(3))

    assert seconds(80_000) < 4 * seconds(40_000) + 0.02


def _timed(text: str) -> float:
    start = time.process_time()
    repair_characters(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("%E6%96%B0%E9%97%BB\r\n见 /a%20b\r\\u65b0\\u95fb\n%u4E2D%u6587", "新闻\r\n见 /a%20b\r新闻\n中文"),
        ("增长 5%\n\n\t%E6%96%B0%E9%97%BB ", "增长 5%\n\n\t新闻 "),
        ("<a href='/%E6%96%B0%E9%97%BB'>新闻</a>", "<a href='/%E6%96%B0%E9%97%BB'>新闻</a>"),
        ("%E6%96%B0%E9%97%BB.html", "%E6%96%B0%E9%97%BB.html"),
    ],
)
def test_lines_of_escapes_are_decoded_among_others(text: str, decoded: str) -> None:
    assert decode_escaped_lines(text) == decoded
    assert decode_escaped_lines(decoded) == decoded


@pytest.mark.parametrize("piece", ["%E6%96%B0 ", "%E6\n", "中%20", "\\u65b0\r"])
@measured_again
def test_time_grows_with_the_escapes(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        start = time.process_time()
        decode_escaped_lines(text)
        return time.process_time() - start

    cost(500)
    assert min(cost(16_000) for _ in range(3)) < 3.2 * min(cost(8_000) for _ in range(3)) + 0.01
