"""Quotation marks: which are turned, which are left, and what is said about them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.language.quotes import find_quote_problems, repair_quotes

GOLD = Path(__file__).parents[1] / "data" / "gold"
RAW = Path(__file__).parents[1] / "data" / "raw"

# (paragraph, what becomes of it); one text alone stays
PARAGRAPHS = [
    ("园区”双变”成效明显", "园区“双变”成效明显"),
    ("”厂区变园区”、”产区变城区”", "“厂区变园区”、“产区变城区”"),
    ("“创新“和“创业“两条线", "“创新”和“创业”两条线"),
    ("使用”双变“进行", "使用“双变”进行"),
    ('负责人说："要发展。"随后又说"快"', "负责人说：“要发展。”随后又说“快”"),
    ('"企业之家"和“链主”，以及＂双碳＂', "“企业之家”和“链主”，以及“双碳”"),
    ("“这个项目很好，”他说，“年底完工。”",),
    ("“第一段没有收尾，后面还有一段。",),
    ("我们很好。”他说，“我们会努力",),
    ("有龙则灵”。用“小不点”形容",),
    ("他只说了一半：“明天见。又走了",),
    ("他说：”你好",),
    ("’90s的it’s fine，users' items在这里",),
    ('长13"，宽5\'10"的屏幕',),
    ("「引用」",),
    ('He said "yes" to me.',),
]


@pytest.mark.parametrize("case", PARAGRAPHS, ids=lambda case: case[0][:20])
def test_turns_what_the_paragraph_proves(case: tuple[str, ...]) -> None:
    assert repair_quotes(case[0]) == case[-1]
    assert repair_quotes(case[-1]) == case[-1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“坚持创新。“这是他的期待。", [("“", True)]),
        ("水不在深，有龙则灵”。", [("”", False)]),
        ("他说：“好。", [("“", False)]),
        ("“第一段没有收尾。\n“第二段收尾。”", []),
        ("他说：“\n第一，创新。\n第二，创业。”", []),
        ("他说“好”，又说“行”。", []),
        ("no Chinese ”here“", []),
    ],
)
def test_names_the_marks_without_partner(text: str, found: list[tuple[str, bool]]) -> None:
    problems = find_quote_problems(text)
    assert [(text[p.start : p.end], p.repaired) for p in problems] == found
    assert all(p.snippet in text and text[p.start] in p.snippet and p.note for p in problems)


def test_finds_the_two_of_the_first_document_and_none_elsewhere() -> None:
    raw = next(RAW.glob("000*.txt")).read_text(encoding="utf-8")
    paragraphs = raw[raw.index("<p") :].replace("<p", "\n<p")
    snippets = [(p.repaired, p.snippet) for p in find_quote_problems(paragraphs)]
    assert [repaired for repaired, _ in snippets] == [False, True]
    wanted = [d["text"] for d in json.loads(next(GOLD.glob("000*.json")).read_text("utf-8"))["diagnostics"][:2]]
    assert wanted[0].removeprefix("前言：") in snippets[0][1]
    assert wanted[1] in snippets[1][1]
    for path in sorted(GOLD.glob("00[1-4]*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            assert not [p for block in article["blocks"] for p in find_quote_problems(block["text"])]


MARKS = st.lists(st.sampled_from([*"“”‘’\"'＂，。：（）", "中国", "abc", "5", " ", "\n"]), max_size=14).map("".join)


@settings(max_examples=100, deadline=None)
@given(MARKS)
def test_repair_turns_double_marks_and_touches_nothing_else(text: str) -> None:
    once = repair_quotes(text)
    assert len(once) == len(text)
    assert all(
        a == b or (a in '“”"＂' and b in "“”‘’") or (a in "‘’'" and b in "‘’") for a, b in zip(text, once, strict=True)
    )
    assert repair_quotes(once) == once


@settings(max_examples=100, deadline=None)
@example("’”’中国“””“")  # turned, and turned back at a second look
@given(MARKS)
def test_what_is_reported_as_repaired_is_what_is_turned(text: str) -> None:
    once = repair_quotes(text)
    for problem in find_quote_problems(text):
        if problem.repaired:
            assert once[problem.start] != text[problem.start]


@pytest.mark.parametrize("atom", ['"', "“", "”", "“中", "中”", "“中”“", "'"])
@measured_again
def test_time_grows_with_the_text_and_no_faster(atom: str) -> None:
    def cost(size: int) -> float:
        text = "中" + atom * (size // len(atom))
        times = []
        for _ in range(3):
            start = time.process_time()
            repair_quotes(text)
            find_quote_problems(text)
            times.append(time.process_time() - start)
        return min(times)

    assert cost(8_000) <= 3.4 * cost(4_000) + 0.02
