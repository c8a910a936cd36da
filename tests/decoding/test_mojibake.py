"""Every wrong decoding that loses nothing comes back whole; one that loses bytes shows where."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators import HAN, sentences
from hizone_clean.cleaners.repair_characters import repair_characters


def _windows(data: bytes) -> str:
    """Windows-1252 as browsers read it: its five gaps become control characters."""
    return "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in data)


MISREADINGS: dict[str, Callable[[str], str]] = {
    "UTF-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "UTF-8 as Windows-1252": lambda text: _windows(text.encode()),
    "UTF-8 as MacRoman": lambda text: text.encode().decode("mac_roman"),
    "UTF-8 as Latin-1, twice": lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
    "UTF-8 as Windows-1252, twice": lambda text: _windows(_windows(text.encode()).encode()),
    "GBK as Latin-1": lambda text: text.encode("gbk").decode("latin-1"),
    "GBK as Windows-1252": lambda text: _windows(text.encode("gbk")),
    "GBK as Latin-1, then UTF-8 as Latin-1": lambda text: (
        text.encode("gbk").decode("latin-1").encode().decode("latin-1")
    ),
}

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("*.txt"))
TEXTS = [
    "韶关高新区2021年实现工业总产值362.7亿元，同比增长5.2%。",
    "“十四五”时期，园区将建设国家级孵化器、众创空间（莞韶园）……",
    "科技创新",
    "新闻",
    "GDP与R&D投入",
]


@pytest.mark.parametrize("misreading", MISREADINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_misread_line_comes_back(misreading: str, text: str) -> None:
    assert repair_characters(MISREADINGS[misreading](text)) == text


@pytest.mark.parametrize("misreading", MISREADINGS)
def test_good_text_in_the_same_line_stays(misreading: str) -> None:
    garbled = MISREADINGS[misreading]("新材料产业基地")
    assert repair_characters(f"他说：“好。”{garbled}，在2021年10月。") == "他说：“好。”新材料产业基地，在2021年10月。"


def test_no_han_is_invented_beside_damage() -> None:
    """C2 A9 and what follows it are a character of GBK too: 漏."""
    assert repair_characters("Â©2021 å…¬å�¸") == "©2021 公�"


@pytest.mark.parametrize("text", ["臺灣積體電路製造公司發布財報，營收創新高。", "東山島的演習有新亮點"])
def test_big5_read_as_latin_comes_back(text: str) -> None:
    assert repair_characters(text.encode("big5").decode("latin-1")) == text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(MISREADINGS)), sentences())
@example("GBK as Latin-1", "则华会华。")  # its bytes hold two letters of UTF-8, one of them in a plane without any
def test_any_sentence_comes_back(misreading: str, sentence: str) -> None:
    assert repair_characters(MISREADINGS[misreading](sentence)) == sentence


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_utf8_read_as_gbk_keeps_what_is_left_and_shows_what_is_lost(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 20]
    likeness = []
    for line in lines:
        garbled = line.encode().decode("gbk", "replace")
        repaired = repair_characters(garbled)
        assert ("\ufffd" in repaired) == ("\ufffd" in garbled)
        likeness.append(SequenceMatcher(None, repaired.replace("\ufffd", ""), line, autojunk=False).ratio())
    assert sum(likeness) / len(likeness) > 0.9


@settings(max_examples=60, deadline=None)
@given(st.text(HAN, min_size=2, max_size=8))
@example("一为")  # its bytes are one Cyrillic and one Greek letter of UTF-8, too
def test_short_strings_come_back(text: str) -> None:
    for name in ("UTF-8 as Latin-1", "UTF-8 as Windows-1252", "GBK as Latin-1"):
        garbled = MISREADINGS[name](text)
        if len(set(garbled)) >= 4:
            repaired = repair_characters(garbled)
            # four letters and signs of a Western text (Ð©Ò², ÒªÍ·) prove nothing: they may stay, but never become other Han
            assert repaired == text or (name.startswith("GBK") and not any("\u4e00" <= c <= "\u9fff" for c in repaired))


@pytest.mark.parametrize("size", [2, 3, 4, 8])
def test_nearly_all_short_strings_come_back_from_gbk(size: int) -> None:
    choice = Random(size).choices
    texts = ["".join(choice(HAN, k=size)) for _ in range(400)]
    garbled = [MISREADINGS["GBK as Latin-1"](text) for text in texts]
    told = [pair for pair in zip(texts, garbled, strict=True) if len(set(pair[1])) >= 4]
    assert sum(repair_characters(wrong) == text for text, wrong in told) >= 0.99 * len(told)


CASES = [
    ("涓€甯︿竴璺?", "一带一�"),
    ("鐨凣DP澧為暱", "的GDP增长"),
    ("鏀跨瓥", "政策"),
    ("cafÃ© donâ€™t", "café don’t"),
    ("ÐÂÎÅ", "新闻"),
    ("頗祜輛俴賸謗跺苤奀﹝", "会议进行了两个小时。"),
    ("毙▅场籔�jσいみ琎らご礚猭参璸�Xㄓ�C", "教育部與�考中心昨日仍無法統計�來�"),
    ("注音符号ㄅㄆㄇ，岆、珨两字罕见", "注音符号ㄅㄆㄇ，岆、珨两字罕见"),
    ("æ–°é—»é", "新闻"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_odd_cases(text: str, expected: str) -> None:
    assert repair_characters(text) == expected


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_gbk_read_as_big5_comes_back_as_far_as_it_is_there(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 20]
    garbled = [line.encode("gbk").decode("big5hkscs", "replace") for line in lines]
    likeness = [
        SequenceMatcher(None, repair_characters(g), t, autojunk=False).ratio()
        for g, t in zip(garbled, lines, strict=True)
    ]
    assert sum(likeness) / len(likeness) > 0.9


@pytest.mark.parametrize("charset", ["euc-kr", "euc-jp"])
def test_korean_and_japanese_are_not_made_chinese(charset: str) -> None:
    text = {
        "euc-kr": "대한민국의 경제 성장률이 올해 삼 퍼센트를 기록할 것으로 전망된다.",
        "euc-jp": "東京都は来年から新しい交通政策を実施する",
    }
    garbled = text[charset].encode(charset).decode("latin-1")
    assert repair_characters(garbled) == garbled
