"""The table of lines: a fact is found out once, from the first step to the second look at the result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hizone_clean import clean_document, default_pipeline
from hizone_clean.cleaners.remove_boilerplate import page_features
from hizone_clean.layout import table as table_module
from hizone_clean.layout.lines import end_kind, has_inner_mark
from hizone_clean.layout.table import LineTable

PAGE = (
    "首页\n当前位置：首页 > 要闻\n园区新工厂五月投产\n2024-05-01 来源：临江日报\n"
    "园区里的新工厂在五月建成，当月投产，首批产品已经发往三个省份。\n厂长说，明年还要再建两条生产线，招一百名工人。\n"
    "分享到：微信\n相关阅读\n责任编辑：李明\n"
)


@given(st.lists(st.lists(st.text("园区，。 a1", min_size=1, max_size=4), max_size=6), max_size=5))
def test_it_answers_as_the_fact_itself_does(asked: list[list[str]]) -> None:
    table = LineTable()
    for texts in asked:
        assert table.ask(end_kind, texts) == [end_kind(text) for text in texts]
        assert table.ask(has_inner_mark, texts) == [has_inner_mark(text) for text in texts]


def test_a_text_is_asked_about_once() -> None:
    asked: list[str] = []

    def fact(text: str) -> int:
        asked.append(text)
        return len(text)

    table = LineTable()
    assert table.ask(fact, ["园区", "首页", "园区"]) == [2, 2, 2]
    assert table.ask(fact, ["首页", "要闻"]) == [2, 2]
    assert asked == ["园区", "首页", "要闻"]


def test_a_book_is_not_held_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "_MOST", 10)
    table = LineTable()
    for first in range(0, 100, 5):
        assert table.ask(int, [str(number) for number in range(first, first + 5)]) == list(range(first, first + 5))
    assert len(table.rows(map(str, range(3)))) == 3
    assert len(table._rows) <= 15


def test_the_second_look_knows_the_lines_that_stayed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = page_features.find_phrase
    monkeypatch.setattr(page_features, "find_phrase", lambda text: (asked.append(text), find(text))[1])
    document = clean_document(PAGE)
    assert document.text.split("\n")[0] == "园区新工厂五月投产"
    assert len(asked) == len(set(asked))
    assert set(document.text.split("\n\n")) <= set(asked)


def test_a_clean_document_holds_no_table() -> None:
    assert clean_document(PAGE)._table is None


def test_what_only_reports_is_not_asked_about_a_second_look_that_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    report = default_pipeline.steps[-1]

    def reporting(document):  # type: ignore[no-untyped-def]
        seen.append(document.source)
        return report(document)

    reporting.is_structural, reporting.contract = True, report.contract  # type: ignore[attr-defined]
    pipeline = default_pipeline.without("report_damage").append(reporting)
    assert pipeline(PAGE).text == clean_document(PAGE).text
    assert seen == [PAGE]
