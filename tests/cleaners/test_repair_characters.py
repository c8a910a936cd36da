"""Tables of dirt and its repair, and of good text that must come back as it was; each case twice, for stability."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import anything, articles
from growth import measured_again
from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.cleaners.repair_characters.escaped_lines import decode_escaped_lines

INVISIBLE = [
    ("高\u200b新\ufeff区\u2060内", "高新区内"),
    ("高\u200e新\u202a区\u202c", "高新区"),
    ("inno\u00advation 创\u00ad新", "innovation 创新"),
    ("高\x01新\x7f区\x9f", "高新区"),
    ("一家三口👨\u200d👩\u200d👧来参观", "一家三口👨\u200d👩\u200d👧来参观"),
    ("点赞❤\ufe0f", "点赞❤\ufe0f"),
    ("海\ufe00淀\U000e0100", "海淀"),
    ("\u06a9\u062a\u0627\u0628\u200c\u0647\u0627 \u200fو", "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627 \u200fو"),
    ("क्\u200dष", "क्\u200dष"),
    ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"),
    ("高\u180e新\u2800区\u2063", "高新区"),
    ("\ufff9韶\ufffaしょう\ufffb関", "韶関"),
    ("高新\ud83d区", "高新区"),
    ("签约\ud83e\udd1d成功", "签约🤝成功"),
    ("高新\uffff区\ufdd0\U0001ffff", "高新区"),
    ("It\x92s a \x93zone\x94", "It’s a “zone”"),
    ("第一页\x0c第二页\x0b第三行\u2028第四行\x85", "第一页\x0c第二页\x0b第三行\u2028第四行\x85"),
    ("夺得冠军。\x00本报记者 某某摄", "夺得冠军。\u3000本报记者 某某摄"),
]

STAND_INS = [
    ("⽤⼾⼿机⻋间", "用户手机车间"),
    ("用⼾", "用戶"),
    ("⻓征路⻔前的⻢⻩⻰", "长征路门前的马黄龙"),
    ("︵注︶︽园区志︾︰﹁好﹂", "（注）《园区志》：「好」"),
    ("出品︱本刊", "出品︱本刊"),
    ("三年︱︱五年", "三年——五年"),
    ("｢高新区｣､成立｡", "「高新区」、成立。"),
    ("ｱﾙﾐﾆｳﾑ･ﾀﾞｲ", "アルミニウム・ダイ"),
    ("ﬁnancial eﬀort", "financial effort"),
    ("𝐍𝐞𝐰 𝑡ℎ𝑒 𝟏𝟐", "New the 12"),
    ("普朗克常数 ℎ", "普朗克常数 ℎ"),
    ("\ue78d\ue78e\ue7c6", "，。\ue7c6"),
    ("\ue5e5\ue5e5本报讯", "\u3000\u3000本报讯"),
    ("\uf06c重点\uf0b7要点", "重点要点"),
    ("是否通过：\uf0fe是 \uf0a8否", "是否通过：☑是 □否"),
    ("\uf052同意 \uf0a3不同意 \uf0fd弃权", "☑同意 □不同意 ☒弃权"),
    ("3\uf0b0C，50\uf0b12，x\uf0b35，x\uf0a35，2\uf070r", "3°C，50±2，x≥5，x≤5，2πr"),
    ("\uf0fc完成\n已完成\uf0fc", "完成\n已完成✓"),
    ("\uf06c1. 甲", "1. 甲"),
    ("笑脸\uf04a", "笑脸\uf04a"),
    ("\ue81e\ue816", "\u9fb4\U00020087"),
    ("COVID‑19", "COVID-19"),
    ("二○二四年、二〇O八年、一九九○年代", "二〇二四年、二〇〇八年、一九九〇年代"),
    ("王○○、李○同志", "王○○、李○同志"),
    ("ha\u030co か\u3099", "hǎo が"),
    ("\uf902\uf979\uf967", "車凉不"),
    ("﨎﨏﨑", "﨎﨏﨑"),
    ("①㎡½Ⅻ㍿…“”，：！ＡＢ１２％", "①㎡½Ⅻ㍿…“”，：！ＡＢ１２％"),
    ("\u3000\u3000张三\u3000李四\xa0等", "\u3000\u3000张三\u3000李四\xa0等"),
]

ESCAPES = [
    ("广州&nbsp;&amp;&nbsp;深圳&#12289;珠海&ldquo;好&rdquo;", "广州\xa0&\xa0深圳、珠海“好”"),
    ("研发&amp;amp;amp;制造", "研发&制造"),
    ("&amp;#12290;&#38;#x3002;", "。。"),
    ("正文&nbsp&nbsp两格", "正文\xa0\xa0两格"),
    ("若 5 &lt; 6 且 7 &gt; 6", "若 5 < 6 且 7 > 6"),
    ("&lt;p&gt;甲&lt;/p&gt;", "&lt;p>甲&lt;/p>"),
    ("&amp;lt;p，&lt;&#112;，&lt;ﬁ", "&lt;p，&lt;p，&lt;fi"),
    ("&#10;一行&#0;", " 一行&#0;"),
    ("<p>研发&amp;制造&nbsp;</p>", "<p>研发&amp;制造&nbsp;</p>"),
    ("a<b &amp; c>d", "a<b & c>d"),
    ("用 `&nbsp;` 表示空格&nbsp;", "用 `&nbsp;` 表示空格\xa0"),
    ("```\n&amp;\n%E9%AB%98\n```\n&amp;", "```\n&amp;\n%E9%AB%98\n```\n&"),
    ("AT&T；R&D；&copy2021;&bogus;", "AT&T；R&D；&copy2021;&bogus;"),
    ("?a=1&lang=zh&copy=2", "?a=1&lang=zh&copy=2"),
    ("%E9%AB%98%E6%96%B0%E5%8C%BA2024", "高新区2024"),
    ("%B8%DF%D0%C2%C7%F8", "高新区"),
    ("\\u9ad8\\u65b0\\u533a...", "高新区..."),
    ("%u9AD8%u65B0%u533A", "高新区"),
    ("\\ud83e\\udd1d\\u597d", "🤝好"),
    ("https://example.org/%E9%AB%98%E6%96%B0", "https://example.org/%E9%AB%98%E6%96%B0"),
    ("%E9%AB%98%E6%96%B0.html", "%E9%AB%98%E6%96%B0.html"),
    ("搜索 %E9%AB%98%E6%96%B0 即可", "搜索 %E9%AB%98%E6%96%B0 即可"),
    ('s = "\\u9ad8\\u65b0"', 's = "\\u9ad8\\u65b0"'),
    ("增长5%，占比20%", "增长5%，占比20%"),
    ("\\u000a\\u9ad8\\u65b0", "\\u000a\\u9ad8\\u65b0"),
]

LOST_BLANKS = [
    ("\ufffd\ufffd本报讯\n\ufffd\ufffd“十四五”\n正文", "\u3000\u3000本报讯\n\u3000\u3000“十四五”\n正文"),
    ("\ufffd\ufffd本报讯\n正文", "\ufffd\ufffd本报讯\n正文"),
    ("我队夺得冠军。\ufffd（某某 摄）", "我队夺得冠军。\u3000（某某 摄）"),
    ("成立了。\ufffd家企业入驻园区，产值增长。", "成立了。\ufffd家企业入驻园区，产值增长。"),
    ("高\ufffd区", "高\ufffd区"),
]

GOOD = [
    "韶关高新区（莞韶园）2021年实现工业总产值362.7亿元，同比增长5.2%。",
    "朱镕基、陈喆、喆煊、赟、珺、垚、鹍鹏、锂电池、浜田、涓涓细流、娴静、鐵路、鄭州、陳鎮",
    "臺灣積體電路製造股份有限公司（新竹科學園區）發布財報：營收創新高。",
    "上海·张江、约翰·史密斯、5×3＝15、±0.5°C、§3、¥100、©2021",
    "東京都は来年から「新しい交通政策」を実施する。",
    "서울시는 내년부터 새로운 교통 정책을 시행한다.",
    "Привет, как дела? Новости экономики.",
    "Où est passé l’été ? Ça, c’était à Besançon — « cœur », “café”», AÇÃO, Größe, ÄÖÜäöüß, ¿Qué? ½ ¼ ¾ ¹²³",
    "Tiếng Việt có nhiều dấu thanh: ắ ằ ẳ ẵ ặ, đường phố Hà Nội",
    "עברית\u200f שלום، العربية",
    "𠮷野家、𫖯瞰、㑇、㐂",
    "联通、移动，锟斤拷，烫烫烫",
    "----------\n  \t缩进\n\n",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*INVISIBLE, *STAND_INS, *ESCAPES, *LOST_BLANKS, *((t, t) for t in GOOD)]
)
def test_repairs_what_is_broken_and_nothing_else(text: str, expected: str) -> None:
    assert repair_characters(text) == expected
    assert repair_characters(expected) == expected


@settings(max_examples=100, deadline=None)
@given(anything)
def test_a_second_pass_changes_nothing(text: str) -> None:
    repaired = repair_characters(text)
    assert repair_characters(repaired) == repaired


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("\r\n\x85\u2028\x0c\u200b\ufeffé鏂伴椈Ã©新&lt;#10;\ufff9\ufffa\ufffb\xad"), max_size=60))
def test_lines_and_their_ends_stay(text: str) -> None:
    assert re.findall("\r\n|\r|\n", repair_characters(text)) == re.findall("\r\n|\r|\n", text)


@settings(max_examples=60, deadline=None)
@given(articles.map("\n\n".join))
def test_good_articles_come_back_untouched(text: str) -> None:
    assert repair_characters(text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("&ltamp#60;xC3c p/!ﬁ\u200bé"), max_size=60))
def test_no_tag_is_ever_made(text: str) -> None:
    assert not re.search("<[A-Za-z/!]", repair_characters(text))


HOSTILE = [
    "&amp;",
    "&amp;amp;lt;",
    "&#38;",
    "鏂",
    "鏂伴椈",
    "鏂?",
    "é",
    "Ã©",
    "ÖÐ¹ú",
    "¿D¬w",
    "\u200d",
    "⼾",
    "二○",
    "\ufffd",
    "%E4",
    "<a ",
    "`",
]


@pytest.mark.parametrize("unit", HOSTILE)
@measured_again
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return min(_timed(text) for _ in range(3))

    assert seconds(80_000) < 4 * seconds(40_000) + 0.02


def _timed(text: str) -> float:
    start = time.process_time()
    repair_characters(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("%E6%96%B0%E9%97%BB\r\n见 /a%20b\r\\u65b0\\u95fb\n%u4E2D%u6587", "新闻\r\n见 /a%20b\r新闻\n中文"),
        ("增长 5%\n\n\t%E6%96%B0%E9%97%BB ", "增长 5%\n\n\t新闻 "),
        ("<a href='/%E6%96%B0%E9%97%BB'>新闻</a>", "<a href='/%E6%96%B0%E9%97%BB'>新闻</a>"),
        ("%E6%96%B0%E9%97%BB.html", "%E6%96%B0%E9%97%BB.html"),
    ],
)
def test_lines_of_escapes_are_decoded_among_others(text: str, decoded: str) -> None:
    assert decode_escaped_lines(text) == decoded
    assert decode_escaped_lines(decoded) == decoded


@pytest.mark.parametrize("piece", ["%E6%96%B0 ", "%E6\n", "中%20", "\\u65b0\r"])
@measured_again
def test_time_grows_with_the_escapes(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        start = time.process_time()
        decode_escaped_lines(text)
        return time.process_time() - start

    cost(500)
    assert min(cost(16_000) for _ in range(3)) < 3.2 * min(cost(8_000) for _ in range(3)) + 0.01
