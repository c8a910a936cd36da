"""Conversion between the scripts: what is Traditional is converted, what is Simplified is left alone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.cleaners.convert_script import convert_script, dictionaries, evidence, matcher


@pytest.mark.parametrize(
    ("name", "nearest"), [("t2sp", "'tw2sp'"), ("T2S", "'t2s'"), ("twp2s", "'tw2sp'"), ("", "'auto'")]
)
@pytest.mark.parametrize("text", ["園區", "ascii"])
def test_an_unknown_configuration_is_refused_with_the_nearest(name: str, nearest: str, text: str) -> None:
    with pytest.raises(ValueError, match=nearest):
        convert_script(text, name)


@pytest.fixture
def plain_dictionaries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The library's dictionaries without our exceptions."""
    cached = (dictionaries.read_dictionary, dictionaries._read_chains, matcher.read_stages, evidence.read_evidence)
    monkeypatch.setattr(dictionaries, "_read_exceptions", lambda: {"configurations": {}, "exceptions": []})
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


@pytest.mark.parametrize("config", ["t2s", "tw2s", "tw2sp", "hk2s", "s2t", "s2tw", "s2twp", "s2hk", "t2tw", "t2hk"])
def test_the_matcher_gives_the_answer_of_the_library(config: str, plain_dictionaries: None) -> None:
    """Words of the dictionary, whole and cut, run into one another: every kind of overlap there is."""
    opencc = pytest.importorskip("opencc")
    stages = matcher.read_stages(config)
    words = [*[word for stage in stages for word in stage.words][::7], "園", "，", "a", "-"]

    @given(st.lists(st.tuples(st.sampled_from(words), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=8))
    @settings(max_examples=60, deadline=None)
    def agrees(parts: list[tuple[str, int, int]]) -> None:
        text = "".join(word[cut : len(word) - end] for word, cut, end in parts)
        assert matcher.convert_by_stages(text, stages) == converter.convert(text)

    converter = opencc.OpenCC(config)
    agrees()


traditional, simplified = evidence.read_evidence()
mixed = st.text(
    st.one_of(
        st.sampled_from(traditional.pattern[1:-1]),
        st.sampled_from(simplified.pattern[1:-1]),
        st.sampled_from("乾著於么幺藉覆徵瞭昇甦脩薴什台沈的一，。\n aの한"),
    ),
    max_size=60,
)


@given(mixed)
@settings(max_examples=100)
def test_converting_twice_is_converting_once(text: str) -> None:
    once = convert_script(text)
    assert convert_script(once) == once


@given(st.text(st.one_of(st.sampled_from(simplified.pattern[1:-1]), st.sampled_from("乾著於么藉覆徵瞭昇，。\n的一"))))
@settings(max_examples=100)
def test_simplified_text_is_never_changed(text: str) -> None:
    assert convert_script(text) == text


@given(mixed)
@settings(max_examples=100)
def test_what_is_not_han_stays_in_place(text: str) -> None:
    def outline(string: str) -> str:
        return re.sub("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]", "字", string)

    assert outline(convert_script(text)) == outline(text)


@pytest.mark.parametrize("unit", ["吃", "藉", "乾坤大挪", "藉此機", "後\n", "後着", "吃子吃口", "著"])
@pytest.mark.parametrize("config", ["auto", "tw2sp", "s2t"])
@measured_again
def test_time_grows_with_the_size(unit: str, config: str) -> None:
    def measure(count: int) -> float:
        start = time.process_time()
        convert_script(unit * count + "後後", config)
        return time.process_time() - start

    measure(100)
    once = min(measure(4_000) for _ in range(3))
    assert min(measure(16_000) for _ in range(3)) < 12 * once + 0.02
