"""What always holds, for the default pipeline and for each cleaner by itself."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hizone_clean as hz
from generators import anything, articles
from hizone_clean.cleaner import is_structural, name_of
from hizone_clean.document import from_lines
from hizone_clean.normalizing import normalizing_pipeline
from hizone_clean.source.lines import split_lines, to_lines
from hizone_clean.source.visible import letters_of
from laws import wrong_lines

LAWS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLEANERS = [step for step in hz.default_pipeline if name_of(step) != "read"]
by_cleaner = pytest.mark.parametrize("cleaner", CLEANERS, ids=name_of)


@given(anything)
@LAWS
def test_balance(raw: str) -> None:
    balance = hz.clean_document(raw).check()
    assert balance.ok, balance


@given(anything)
@LAWS
def test_every_rendering_shows_all_that_is_kept(raw: str) -> None:
    document = hz.clean_document(raw)
    kept = Counter(letters_of("".join(block.text for block in document.kept)))
    assert Counter(letters_of(document.text)) == kept
    shown = document.to_dict()["articles"]
    texts = (t for a in shown for t in (a["title"], a["kicker"], *(b["text"] for b in a["blocks"])) if t)
    assert Counter(letters_of("".join(texts))) == kept
    assert not kept - Counter(letters_of(document.to_markdown()))


@given(anything)
@LAWS
def test_provenance(raw: str) -> None:
    assert list(wrong_lines(hz.clean_document(raw))) == []


@given(anything)
@LAWS
def test_a_second_pass_changes_no_text(raw: str) -> None:
    once = hz.clean(raw)
    assert hz.clean(once) == once


@pytest.mark.parametrize("raw", ["# 0\r>0", "#\u30000\r>0", "-\u3000甲\n-\u3000乙\n# 题"])
def test_a_second_pass_reads_marks_as_the_first_did(raw: str) -> None:
    once = hz.clean(raw)
    assert hz.clean(once) == once


@given(anything)
@LAWS
def test_a_second_pass_changes_no_markdown(raw: str) -> None:
    once = hz.clean_document(raw).to_markdown()
    assert hz.clean_document(once).to_markdown() == once


@by_cleaner
@given(raw=anything)
@LAWS
def test_each_cleaner_by_itself_is_stable(cleaner, raw: str) -> None:
    once = cleaner(raw)
    assert cleaner(once) == once


@by_cleaner
@given(body=articles)
@LAWS
def test_each_cleaner_is_quiet_on_clean_text(cleaner, body: list[str]) -> None:
    text = "\n\n".join(body)
    assert cleaner(text) == text


@given(articles)
@LAWS
def test_clean_chinese_comes_back_as_it_went_in(body: list[str]) -> None:
    text = "\n\n".join(body)
    assert hz.clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        'The quick brown fox, a pangram, jumps over 12 lazy dogs.\n\nIt isn\'t hard: see "Notes" (p. 3).',
        "他说：“好。”\n\n“真的？”她问。\n\n1月25日，2.7亿美元。",
    ],
)
def test_clean_prose_comes_back_as_it_went_in(text: str) -> None:
    assert hz.clean(text) == text


@given(st.text(max_size=300))
@LAWS
def test_lines_come_back_exactly(text: str) -> None:
    assert to_lines(from_lines(text)) == text


@given(st.binary(max_size=300))
@LAWS
def test_bytes_give_a_document_or_an_input_error(data: bytes) -> None:
    try:
        document = hz.clean_document(data)
    except hz.InputError:
        return
    assert document.check().ok


@given(anything)
@LAWS
def test_normalizing_keeps_every_line_and_every_letter(raw: str) -> None:
    result = normalizing_pipeline()(raw)
    assert len(split_lines(result.text)) == len(split_lines(raw))
    assert Counter(letters_of(result.text)) == Counter(letters_of(result.repaired))


@given(anything)
@LAWS
def test_explaining_changes_nothing(raw: str) -> None:
    assert hz.clean_document(raw, explain=True).text == hz.clean(raw)


def test_the_default_pipeline_is_made_of_cleaners() -> None:
    assert [name_of(step) for step in hz.default_pipeline if is_structural(step)]
    assert all(callable(step) for step in hz.default_pipeline)
    assert partial(hz.normalize_punctuation, spacing="keep")("甲, 乙") == "甲，乙"
