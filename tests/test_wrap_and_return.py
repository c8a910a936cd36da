"""Law 9: a clean article that was broken at any measure from 10 to 40 characters comes back.

Where a sentence fills the last line of a paragraph, plain wraps leave no trace of the paragraph's end but the words that
follow; so the share that comes back is a figure, and this test holds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hizone_clean import rejoin_hard_wraps
from hizone_clean.document import from_lines

GOLD = sorted((Path(__file__).parent / "data" / "gold").glob("*.json"))
MEASURES = (10, 12, 15, 18, 22, 27, 33, 40)
_NO_LINE_START = "，。、；：！？”’）》…%"
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）]*")

Wrap = Callable[[str, int, int], list[str]]


def articles() -> Iterator[list[str]]:
    """The title and the blocks of each article of the gold."""
    for path in GOLD:
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            texts = [article["title"], *(block["text"] for block in article["blocks"] if block["type"] != "code")]
            yield [text for text in texts if text]


def typeset(text: str, measure: int, indent: int) -> list[str]:
    """Lines as a typesetter breaks them: no mark begins a line, no number or Latin word is cut."""
    lines: list[str] = []
    while text:
        cut = size = 0
        room = 2 * (measure - (0 if lines else indent))
        while cut < len(text) and size + 1 + (not text[cut].isascii()) <= room:
            size += 1 + (not text[cut].isascii())
            cut += 1
        best = cut
        while 1 < cut < len(text) and (text[cut] in _NO_LINE_START or _is_inside_word(text, cut)):
            cut -= 1
        cut = best if cut <= 1 else cut
        lines.append(text[:cut].strip())
        text = text[cut:].lstrip()
    return lines


def _is_inside_word(text: str, cut: int) -> bool:
    return all(letter.isascii() and (letter.isalnum() or letter == ".") for letter in text[cut - 1 : cut + 1])


def count_off(text: str, measure: int, indent: int) -> list[str]:
    """Lines of so many characters each, whatever they are."""
    first = measure - indent
    return [text[:first], *(text[at : at + measure] for at in range(first, len(text), measure))]


def share_back(wrap: Wrap, indent: int, between: str) -> tuple[float, float]:
    """Shares of blocks and of sentences that come back as they were."""
    blocks = sentences = found_blocks = found_sentences = 0
    for article in articles():
        for measure in MEASURES:
            wrapped = between.join(line for text in article for line in wrap(text, measure, indent) if line.strip())
            back = {line.strip() for line in rejoin_hard_wraps(wrapped).split("\n")}
            joined = "\n".join(back)
            expected = [sentence for text in article for sentence in _SENTENCE.findall(text)]
            blocks += len(article)
            found_blocks += sum(text.strip() in back for text in article)
            sentences += len(expected)
            found_sentences += sum(sentence in joined for sentence in expected)
    return found_blocks / blocks, found_sentences / sentences


@pytest.mark.parametrize(
    ("wrap", "indent", "between", "least"),
    [
        (typeset, 2, "\n", 0.92),
        (typeset, 2, "\n\n", 0.93),
        (typeset, 0, "\n", 0.86),
        (typeset, 0, "\n\n", 0.87),
        (count_off, 0, "\n", 0.86),
        (count_off, 0, "\n\n", 0.87),
    ],
)
def test_an_article_wrapped_at_any_measure_comes_back(wrap: Wrap, indent: int, between: str, least: float) -> None:
    blocks, sentences = share_back(wrap, indent, between)
    assert blocks >= least
    assert sentences >= 0.975


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_visible_indents_leave_no_doubt(measure: int, between: str) -> None:
    missed = total = 0
    for article in articles():
        if len(article) < 4:
            continue
        lines = [
            ("　　" if at == 0 else "") + line for text in article for at, line in enumerate(typeset(text, measure, 2))
        ]
        back = {line.strip() for line in rejoin_hard_wraps(between.join(lines)).split("\n")}
        total += len(article)
        missed += sum(text not in back for text in article)
    assert missed <= 0.08 * total


@pytest.mark.parametrize("measure", MEASURES)
def test_what_comes_back_stays(measure: int) -> None:
    for article in articles():
        wrapped = "\n".join(line for text in article for line in typeset(text, measure, 2))
        once = rejoin_hard_wraps(wrapped)
        assert rejoin_hard_wraps(once) == once
        assert rejoin_hard_wraps(from_lines(wrapped)).check().ok


def test_the_articles_themselves_are_left_alone() -> None:
    for article in articles():
        for between in ("\n", "\n\n"):
            text = between.join(article)
            assert rejoin_hard_wraps(text) == text
