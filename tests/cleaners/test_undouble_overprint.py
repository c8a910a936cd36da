"""Overprinted headlines in every form that extractors give them, and what doubles by nature."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import HAN
from hizone_clean import clean, undouble_overprint
from hizone_clean.document import from_lines

COLUMN = (
    "记者走进园区，映入眼帘的是一排排\n崭新的厂房，工人们正在生产线上忙\n碌着，机器轰鸣。产品从这里走向全\n"
    "国，走向世界，为当地经济注入了新\n的活力。今年以来，园区新增企业四\n十二家，带动就业两千余人。\n"
)

NOT_DOUBLED = [
    "常常高高兴兴地来",
    "清清楚楚明明白白干干净净",
    "研究研究再研究研究",
    "哈哈哈哈哈哈哈哈",
    "加油加油加油加油",
    "1111222233334444",
    "————————————",
    "我们走在大路上\n我们走在大路上\n意气风发斗志昂扬",
    "园区召开工作会议\n园区召开工作会议",
    "他说：“对，对，就是这样，就是这样。”",
    # nothing shows a page of type
    "发展新材料发展新材料 园区硬气十足园区硬气十足",
    "综合保税区落户杨凌综合保税区落户杨凌",
    "一一00一一0一一00一一0",
]

ON_A_PAGE = [
    (
        "发展新材料发展新材料 园区硬气十足园区硬气十足\n",
        "发展新材料 园区硬气十足\n",
        ["halves", "halves"],
    ),
    ("综合保税区落户杨凌综合保税区落户杨凌\n", "综合保税区落户杨凌\n", ["halves"]),
    ("迎新春 贺佳节迎新春 贺佳节\n", "迎新春 贺佳节\n", ["halves"]),
    ("构建现代产业体系\n构建现代产业体系\n", "构建现代产业体系\n", ["line"]),
    ("国内快讯\n国内快讯\n", "国内快讯\n", ["line"]),
    ("固本兴新\n固本兴新 再开新局\n再开新局\n", "固本兴新\n再开新局\n", ["line"]),
    ("构建现代产业体系\n\n构建现代产业体系\n", "构建现代产业体系\n", ["line"]),
    (
        "推动绿色发展\n推动绿色发展\n园区迈出新步伐\n园区迈出新步伐\n",
        "推动绿色发展\n园区迈出新步伐\n",
        ["line", "line"],
    ),
    ("加加快快建建设设现现代代园园区区\n", "加快建设现代园区\n", ["characters"]),
    ("园区提速园区提速\n", "园区提速\n", ["halves"]),
    (
        "书记会见客人      国际要闻快讯国际要闻快讯      本报讯 近日\n",
        "书记会见客人      国际要闻快讯            本报讯 近日\n",
        ["halves"],
    ),
    (
        "书记会见客人    国国际际要要闻闻快快讯讯    本报讯\n",
        "书记会见客人    国际要闻快讯          本报讯\n",
        ["characters"],
    ),
    *(
        (text, text, [])
        for text in (
            "会议指出，要抓好落实。\n会议指出，要抓好落实。\n",
            "12345678\n12345678\n",
            "清清楚楚\n",
            # two round-ups of one name
            "国内快讯\n\n国内快讯\n",
        )
    ),
    (
        "国内快讯\n\n国内快讯\n构建现代产业体系\n构建现代产业体系\n",
        "国内快讯\n构建现代产业体系\n",
        ["line", "line"],
    ),
]


@pytest.mark.parametrize("text", NOT_DOUBLED)
def test_alone(text: str) -> None:
    assert undouble_overprint(text) == text


def test_what_a_web_page_says_twice_is_said_twice_in_its_text_too() -> None:
    text = clean("<p>发展新材料发展新材料 园区硬气十足园区硬气十足</p>")
    assert clean(text) == text


@pytest.mark.parametrize(("text", "expected", "rules"), ON_A_PAGE)
def test_on_a_page(text: str, expected: str, rules: list[str]) -> None:
    result = undouble_overprint(from_lines(COLUMN + text))
    assert result.text == COLUMN + expected
    assert [block.by for block in result.removed] == [f"undouble_overprint/{rule}" for rule in rules]
    assert all(block.reason == "duplicate" for block in result.removed)
    assert result.check().ok
    assert undouble_overprint(result.text) == result.text


def test_halves_are_taken_away_one_by_one() -> None:
    result = undouble_overprint(from_lines(COLUMN + ON_A_PAGE[0][0]))
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
