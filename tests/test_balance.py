"""The short ways of the scales give what the long one gives."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hizone_clean import clean_document
from hizone_clean.balance import left_over
from hizone_clean.source.visible import letters_of

_TEXT = st.text("园区建设甲Ａa1１ ，,。㎏№①Éé\u0301e가ㄱㅏ가ｶﾞ\u3099&<\n　", max_size=12)


@given(_TEXT, _TEXT, _TEXT)
def test_what_is_counted_character_by_character_is_what_letters_are(seen: str, kept: str, removed: str) -> None:
    there, stays, gone = (Counter(letters_of(text)) for text in (seen, kept, removed))
    assert left_over(seen, kept, removed) == (there - stays - gone, stays - there)


def test_entities_may_be_text_or_what_they_name() -> None:
    for raw in ("# 甲\n\nR&amp;D 园区建成。\n", "# 甲\n\n用 `&amp;` 写。\n", "<p>R&amp;D 园区建成。</p>"):
        assert clean_document(raw).check().ok


def test_what_is_lost_or_invented_is_named() -> None:
    document = clean_document("园区建成，当月投产。\n\n首批产品已经发往三个省份。\n")
    first, second = document.blocks
    lost = document.with_blocks([first, second._replace(text="首批产品发往三个省份啊。")]).check()
    assert (lost.lost, lost.invented) == ("已经", "啊")
    assert document.with_blocks([second, first]).check().ok
    assert document.with_blocks([first.removed("ad", "test/rule"), second]).check().ok


def test_a_line_end_parts_an_accent_from_the_letter_before_it() -> None:
    document = clean_document("n\n\u032d")
    assert document.check().ok
    assert not document.diagnostics
