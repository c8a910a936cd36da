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

AUTO = [
    # Traditional, as Taiwan, Hong Kong and OpenCC write it
    ("園區管理委員會表示，今年將新增企業一百二十家。", "园区管理委员会表示，今年将新增企业一百二十家。"),
    ("他看著窗外的廠房，想著明年的訂單。", "他看着窗外的厂房，想着明年的订单。"),
    ("他看着窗外的廠房，說起自己的著作。", "他看着窗外的厂房，说起自己的著作。"),
    ("隨著產業升級，他著有《園區十年》一書，是顯著的成績。", "随着产业升级，他著有《园区十年》一书，是显著的成绩。"),
    ("乾隆年間的乾貨鋪子，後來乾脆關了門。", "乾隆年间的干货铺子，后来干脆关了门。"),
    ("牠們在溼地裡築巢，妳們要小心。", "它们在湿地里筑巢，你们要小心。"),
    ("這裡的麵條和裏面的衞生條件都不錯", "这里的面条和里面的卫生条件都不错"),
    ("沈重的機器下沈了，沈先生很著急。", "沉重的机器下沉了，沈先生很着急。"),
    ("由於設備老舊，於是決定更換。", "由于设备老旧，于是决定更换。"),
    # words stay words
    ("網路與軟體的資訊", "网路与软体的资讯"),
    # a line without evidence goes with the text; a Simplified line in Traditional text stays
    ("園區的發展與規劃\n由於\n產業鏈的延伸與補強", "园区的发展与规划\n由于\n产业链的延伸与补强"),
    ("園區的發展與規劃\n显著的成绩，什么都干\n產業鏈", "园区的发展与规划\n显著的成绩，什么都干\n产业链"),
    ("標題\r\n園區開幕\r\n", "标题\r\n园区开幕\r\n"),
    # Simplified, with characters that only look Traditional
    *(
        (text, text)
        for text in [
            "乾坤与乾隆，陕西乾县的乾陵。",
            "著名作家著书立说，著作等身，成绩显著。",
            "於菟是虎，樊於期是人。",
            "杯盘狼藉，藉以慰藉。",
            "只有一只船，几乎在茶几旁，皇后在后面。",
            "什么和怎么，干部和干净，头发和发展。",
            "陈昇、王甦、李甯三位先生出席，毕昇发明了活字。",
            "范仲淹、沈从文、于右任与余光中。",
            "本报记者见到了朱鎔基的签名。",
            "“國際”二字是繁体，这一段话是简体，写给现在的读者们。",
            "园区开幕 Opening 2024",
            "",
            "plain ASCII, nothing to do.",
        ]
    ),
    # other languages that use Han
    ("東京都の國際交流センターで會議が開かれました。", "東京都の國際交流センターで會議が開かれました。"),
    ("國際會議에서 발표했습니다 한국의 漢字", "國際會議에서 발표했습니다 한국의 漢字"),
]

NAMED = [
    ("t2s", "復甦、甦醒，林甦；昇華、上昇，畢昇；束脩，脩改", "复苏、苏醒，林甦；升华、上升，毕昇；束脩，修改"),
    ("t2s", "氾濫與氾水；蒐集與春蒐；陞官與劉陞；扞衛與扞格", "泛滥与氾水；搜集与春蒐；升官与刘陞；捍卫与扞格"),
    ("t2s", "乾州與乾闥婆，葡萄乾與乾紅", "乾州与乾闼婆，葡萄干与干红"),
    ("t2s", "慰藉着、蘊藉、狼藉，藉口與憑藉", "慰藉着、蕴藉、狼藉，借口与凭借"),
    ("t2s", "病逝於倫敦，在於其一，於菟", "病逝于伦敦，在于其一，於菟"),
    ("t2s", "復讎的途逕，逕自擡槓，峯迴路轉", "复仇的途径，径自抬杠，峰回路转"),
    ("t2s", "薴烯", "苎烯"),
    ("t2s", "祇有他衹見樹木，不見神祇與祇園", "只有他只见树木，不见神祇与祇园"),
    ("tw2s", "什麼，老么，這麼；隨著，顯著", "什么，老幺，这么；随着，显著"),
    ("tw2sp", "軟體裡的資料庫，軟體動物，乙太網路，白胺酸", "软件里的数据库，软体动物，以太网，亮氨酸"),
    ("hk2s", "抬頭看着衞生署的説明", "抬头看着卫生署的说明"),
    ("hk2sp", "用滑鼠點擊硬碟", "用鼠标点击硬盘"),
    ("s2t", "头发发展，皇后后面，干净的面条", "頭髮發展，皇后後面，乾淨的麪條"),
    ("s2tw", "这里的软件", "這裡的軟件"),
    ("s2twp", "这里的软件和鼠标", "這裡的軟體和滑鼠"),
    ("s2hk", "这里的卫生说明", "這裏的衞生説明"),
    ("t2tw", "這裏喫着麪", "這裡吃著麵"),
    ("t2hk", "爲衆人說明", "為眾人説明"),
    ("tw2t", "這裡為眾人", "這裏爲衆人"),
    ("hk2t", "為眾人説明", "爲衆人說明"),
    ("t2s", "plain ASCII", "plain ASCII"),
]


@pytest.mark.parametrize(("text", "expected"), AUTO)
def test_auto_converts_what_is_traditional_and_nothing_else(text: str, expected: str) -> None:
    assert convert_script(text) == expected
    assert convert_script(expected) == expected


@pytest.mark.parametrize(("config", "text", "expected"), NAMED)
def test_a_named_configuration_does_what_it_says(config: str, text: str, expected: str) -> None:
    assert convert_script(text, config) == expected


@pytest.mark.parametrize(("config", "text", "expected"), [row for row in NAMED if row[0].startswith(("t2s", "hk2s"))])
def test_what_is_simplified_now_stays(config: str, text: str, expected: str) -> None:
    assert convert_script(expected, config) == expected


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
