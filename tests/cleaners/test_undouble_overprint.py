"""Overprinted headlines in every form that extractors give them, and what doubles by nature."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generators import HAN
from hizone_clean import clean, undouble_overprint
from hizone_clean.document import from_lines

COLUMN = (
    "记者走进园区，映入眼帘的是一排排\n崭新的厂房，工人们正在生产线上忙\n碌着，机器轰鸣。产品从这里走向全\n"
    "国，走向世界，为当地经济注入了新\n的活力。今年以来，园区新增企业四\n十二家，带动就业两千余人。\n"
)


def test_what_a_web_page_says_twice_is_said_twice_in_its_text_too() -> None:
    text = clean("<p>发展新材料发展新材料 园区硬气十足园区硬气十足</p>")
    assert clean(text) == text


def test_halves_are_taken_away_one_by_one() -> None:
    result = undouble_overprint(from_lines(COLUMN + "发展新材料发展新材料 园区硬气十足园区硬气十足\n"))
    assert [block.text for block in result.removed] == ["发展新材料", "园区硬气十足"]
    assert [block.lines for block in result.removed] == [(7, 7), (7, 7)]


def test_a_document_without_shadows_is_the_same_object() -> None:
    document = from_lines(COLUMN)
    assert undouble_overprint(document) is document


headlines = st.text(HAN, min_size=7, max_size=20).filter(lambda text: len(set(text)) >= 5)


@given(headlines, st.sampled_from(["line", "halves", "characters"]))
@settings(max_examples=60)
def test_any_headline_comes_back(headline: str, form: str) -> None:
    doubled = {
        "line": f"{headline}\n{headline}",
        "halves": headline * 2,
        "characters": "".join(letter * 2 for letter in headline),
    }[form]
    result = undouble_overprint(from_lines(COLUMN + doubled))
    assert result.check().ok
    assert result.kept[-1].text == headline


@given(st.lists(st.text(HAN + "，。 ", min_size=1, max_size=30), max_size=8))
@settings(max_examples=60)
def test_balance_and_stability(lines: list[str]) -> None:
    document = undouble_overprint(from_lines(COLUMN + "\n".join(lines)))
    assert document.check().ok
    assert undouble_overprint(document.text) == document.text
