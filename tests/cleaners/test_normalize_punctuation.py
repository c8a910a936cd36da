"""Punctuation, widths and blanks: what is mended and, in the same tables, what must stay."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import normalize_punctuation
from hizone_clean.cleaners.normalize_punctuation import QUOTES as FORMS_OF_QUOTES
from hizone_clean.cleaners.normalize_punctuation import SPACINGS
from hizone_clean.cleaners.normalize_punctuation.first_scan import find_lines_to_mend, find_texts_to_mend

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("*.json"))

# (input, expected with spacing="none"); a case of one text must stay as it is
STOPS = [
    ("园区投产,订单不断.", "园区投产，订单不断。"),
    ("目标如下:一是招商;二是引才!", "目标如下：一是招商；二是引才！"),
    ("产值增长8.6%,高于预期.", "产值增长8.6%，高于预期。"),
    ("全年研发投入占GDP比重为3.17%.", "全年研发投入占GDP比重为3.17%。"),
    ("会上发布了《规划》,随后签约.", "会上发布了《规划》，随后签约。"),
    ("项目引进了ERP系统,效率提高.", "项目引进了ERP系统，效率提高。"),
    ("入驻企业120家.2024年新增30家.", "入驻企业120家。2024年新增30家。"),
    ("增速为12.5%,2023年为10%.", "增速为12.5%，2023年为10%。"),
    ("园区欢迎你吗?欢迎!", "园区欢迎你吗？欢迎！"),
    ("真的吗?!", "真的吗？！"),
    ("签约完成．", "签约完成。"),
    ("请发邮件至park@example.org.", "请发邮件至park@example.org。"),
    ("网址:https://example.org/a,b.html?x=1,欢迎访问", "网址：https://example.org/a,b.html?x=1，欢迎访问"),
    ("这家企业到底用不用? OK!", "这家企业到底用不用？OK！"),
    ("会议于4月20日14:30召开，比分3:1，比例为1:50000。",),
    ("新版本v2.0.1发布，兼容Node.js和.NET框架。",),
    ("总投资1,200万元，电话010-12345678，编号ISO9001:2015。",),
    ("Hello, world. This is fine.",),
    ("他说：Stay hungry, stay foolish.",),
    ("1.加强领导",),
    ("一.基本情况",),
    ("图2. 组织结构",),
    ("表1.企业名单",),
    ("我在用Vue.js.维生素C.", "我在用Vue.js。维生素C。"),
    ("详见http：//example.org/a。", "详见http://example.org/a。"),
    ("函数f(a,b)等于print('你好, 世界')",),
    ("把参数x.y,z传入",),
    ("T.S.艾略特",),
    ("李华. 园区物流研究[J]. 物流科技, 2011(1): 3-5.",),
    ("后缀为.txt的文件，../data目录",),
    ('键名是`a:b`，标签<a title="x,y">，实体&nbsp;',),
    ("[附件](files/说明,a.pdf)",),
    ("---\ntitle: 说明, 第二\ntags: [甲,乙]\n---\n正文,好.", "---\ntitle: 说明, 第二\ntags: [甲,乙]\n---\n正文，好。"),
    ("前文,好.\n```sh\necho 甲,乙.\n```\n后文.", "前文，好。\n```sh\necho 甲,乙.\n```\n后文。"),
    ("你好:)",),
]
ENGLISH = [
    ("The park is open，please come in。", "The park is open, please come in."),
    ("The park （phase two） is open， he said。", "The park (phase two) is open, he said."),
    ("What is it？ A new zone！", "What is it? A new zone!"),
    ("引进了IBM、Intel等企业，Intel，AMD也来了。",),
    ('Mr. Li said, "It\'s fine."',),
]
BRACKETS = [
    ("产业园(以下简称“双变”)", "产业园（以下简称“双变”）"),
    ("体外诊断(IVD)和病毒(HPV)E6/E7 DNA分型", "体外诊断（IVD）和病毒（HPV）E6/E7 DNA分型"),
    ("(一)加强领导;(2)落实责任", "（一）加强领导；（2）落实责任"),
    ("测（试(见附录))完", "测（试（见附录））完"),
    ("规划(2021—2035年）", "规划（2021—2035年）"),
    ("<世界观: 科学史>这本书", "《世界观：科学史》这本书"),
    ("<<红楼梦>>与≪三国≫，《<红楼梦>研究》", "《红楼梦》与《三国》，《〈红楼梦〉研究》"),
    ("〈〈红楼梦〉〉和＜＜人民日报＞＞", "《红楼梦》和《人民日报》"),
    ("版本控制system(VCS)的工具", "版本控制system（VCS）的工具"),
    ("调用computed()和f(x)的结果",),
    ("1) 项目符号",),
    ("若A<B且C>D，则成立",),
    ("第一行<br>第二行</p>",),
]
QUOTES = [
    ('他说"好"，又说"行".', "他说“好”，又说“行”。"),
    ("他说”你好”啊", "他说“你好”啊"),
    ("所谓〝双变〞和＂双创＂", "所谓“双变”和“双创”"),
    ("老师说：「要记住『立志』这句话。」", "老师说：“要记住‘立志’这句话。”"),
    ("他问：“什么是“双变”？”", "他问：“什么是‘双变’？”"),
    ("``双减''政策和''双碳''", "“双减”政策和“双碳”"),
    ("小红's和小明's",),
    ("所谓'双碳'", "所谓‘双碳’"),
    ('他表示:"We are ready."', "他表示：“We are ready.”"),
    (
        "“坚持创新，推动高质量发展。“这是来自市委书记的期待。",
        "“坚持创新，推动高质量发展。”这是来自市委书记的期待。",
    ),
    ("前言：水不在深，有龙则灵”。用名句来形容“小不点”。",),
    ("“第一段引语没有结束。",),
    ('他说"好。',),
    ("我们很好。”他说，“我们会努力",),
    ("it's OK，users' items都在",),
    ('屏幕为13"，代码f("abc")',),
    ("これは「引用」です",),
]
STROKES = [
    ("他终于来了--虽然晚了.", "他终于来了——虽然晚了。"),
    ("他终于来了 ―― 虽然晚了", "他终于来了——虽然晚了"),
    ("不亦说乎？--孔子", "不亦说乎？——孔子"),
    ("他想了想...没有说话", "他想了想……没有说话"),
    ("等等。。。", "等等……"),
    ("等等…还有⋯⋯", "等等……还有……"),
    ("标点，，打多了。。太好了！！！！！", "标点，打多了。太好了！！！"),
    ("列奥纳多•达•芬奇", "列奥纳多·达·芬奇"),
    ("列奥纳多．达．芬奇", "列奥纳多·达·芬奇"),
    ("气温15~20度，3%~5%", "气温15～20度，3%～5%"),
    ("2021―2035年", "2021—2035年"),
    ("GU － PARK和GU－PARK，歼－20", "GU-PARK和GU-PARK，歼-20"),
    ("2021-2023年，3%-5%，北京-上海，广州—深圳，中国－东盟",),
    ("“一·二八”，“3·15”，前面·后面",),
    ("aaa...bbb，1...10，加上--help参数，i--之后",),
    ("诗行…………完",),
    ("第一章......12",),
    ("• 要点一",),
    ("---",),
]
WIDTHS = [
    ("２０２４年，ＧＤＰ增长５．２％", "2024年，GDP增长5.2%"),
    ("总投资１，２００万元，１４：３０开始，比分２：１", "总投资1,200万元，14:30开始，比分2:1"),
    ("总投资1，200万元，比分2：1，14：30举行", "总投资1,200万元，比分2:1，14:30举行"),
    ("“科技型企业＋高新企业”，Ｒ＆Ｄ", "“科技型企业+高新企业”，R&D"),
    ("北京､上海｡", "北京、上海。"),
    ("最低−5℃", "最低-5℃"),
    ("方案1：30天内完成，共有10，其中2个",),
    ("人######瘤病毒，＊＊＊地区，首页｜返回",),
]
BLANKS = [
    ("4月 20日，连续 5年，5G 技术", "4月20日，连续5年，5G技术"),
    ("目前 , 原因不明 .", "目前，原因不明。"),
    ("本报讯 （记者 李强）近日， 园区", "本报讯（记者 李强）近日，园区"),
    ("他说 ： “ 我同意 。 ”", "他说：“我同意。”"),
    ("　　新华社北京电", "新华社北京电"),
    ("张三　李四", "张三 李四"),
    ("科 技 园 项 目 英 文 名", "科技园项目英文名"),
    ("中 国　人 民", "中国 人民"),
    ("张　伟 李争粉", "张伟 李争粉"),
    ("记者 张 伟 报道", "记者 张伟 报道"),
    ("会　议　纪　要", "会议纪要"),
    ("大会 昨日 在 北京 开幕 。", "大会昨日在北京开幕。"),
    ("据 新华社 报道 ， 谈判 已经 结束 。", "据新华社报道，谈判已经结束。"),
    ("（记者 李强）本报讯 近日，记者 郑亚丽 通讯员 郭小凡",),
    ("读 《红楼梦》 一书，谈 “引号” 用法", "读《红楼梦》一书，谈“引号”用法"),
    ("达到100 %以上", "达到100%以上"),
    ("老朋友更好 新朋友更多",),
    ("创新练就“肌肉” 项目排队进场",),
    ("首页 新闻 体育 财经 娱乐",),
    ("日 一 二 三 四 五 六",),
    ("电话：12345 传真：12346",),
    ("受种5.6万剂次。 本报记者 周云",),
    ("顶部导航 > 窗口 > 任务管理 A",),
    ("SEE Fund合伙人，400 0123 021",),
]
CASES = [case for table in (STOPS, ENGLISH, BRACKETS, QUOTES, STROKES, WIDTHS, BLANKS) for case in table]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:24])
def test_mends_or_leaves(case: tuple[str, ...]) -> None:
    text, expected = case[0], case[-1]
    assert normalize_punctuation(text) == expected
    for spacing in SPACINGS:
        once = normalize_punctuation(text, spacing)
        assert normalize_punctuation(once, spacing) == once


@pytest.mark.parametrize(
    ("text", "pangu", "keep"),
    [
        ("部署到heroku，第18期", "部署到 heroku，第 18 期", "部署到heroku，第18期"),
        ("占比33.8% 以上,用C++写", "占比 33.8% 以上，用 C++ 写", "占比33.8% 以上，用C++写"),
        ("请@park回复,使用.NET开发", "请 @park 回复，使用 .NET 开发", "请@park回复，使用.NET开发"),
        ("来自Yahoo!的消息", "来自 Yahoo! 的消息", "来自Yahoo!的消息"),
        ("4月 20日 ，在 GitHub上", "4 月 20 日，在 GitHub 上", "4月 20日，在 GitHub上"),
        ("“激活” (hydrate) 为 HTML", "“激活”（hydrate）为 HTML", "“激活”（hydrate）为 HTML"),
        ("见https://example.org/a的说明", "见 https://example.org/a 的说明", "见https://example.org/a的说明"),
    ],
)
def test_spacing_between_han_and_latin(text: str, pangu: str, keep: str) -> None:
    assert normalize_punctuation(text, "pangu") == pangu
    assert normalize_punctuation(text, "keep") == keep


def test_unknown_spacing_is_refused_with_the_three_that_are_known() -> None:
    with pytest.raises(ValueError, match="none, pangu, keep"):
        normalize_punctuation("中文", spacing="wide")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stays_as_it_is(path: Path) -> None:
    for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
        for text in filter(None, (article["kicker"], article["title"], *(b["text"] for b in article["blocks"]))):
            assert normalize_punctuation(text) == text
            assert "灵”。" in text or not find_lines_to_mend(text, "none"), "clean text takes the short way"


def test_paragraphs_of_a_page_dump_become_those_of_its_gold() -> None:
    raw = next(GOLD[2].parents[1].glob("raw/002*.txt")).read_text(encoding="utf-8")
    mended = {normalize_punctuation(line).strip() for line in raw.split("\n")}
    for block in json.loads(GOLD[2].read_text(encoding="utf-8"))["articles"][0]["blocks"]:
        assert block["text"] in mended


ATOMS = [
    *"中国的大会张伟克，。：；！？（）“”‘’《》…—、,.:;!?()\"'-~·•%％１Ａ．－ 　\n",
    "2024", "5", "abc", "GDP", "年", "--", "……", "——", "...", "http://a.b", "`x,y`", "\u00a0", "「", "」",
    "<b", "</", "<中文>", "the ", "He said ", "$x_1$", "\\(", "\\)", "f(a, b)", ".Net", " .", "!=", ":8080", "@xxx", "[1]", "1.", "2. ",
    "1.2 ", "です", "한국", "繁體", "\t", "  ", "℃", "09:30 ", "“foo” ", "’n’", "题目", "《", "》", "月",
]  # fmt: skip
DIRTY = st.lists(st.sampled_from(ATOMS), max_size=16).map("".join)


def signature(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@settings(max_examples=100, deadline=None)
@given(st.one_of(DIRTY, st.text(max_size=30)), st.sampled_from(SPACINGS), st.sampled_from(FORMS_OF_QUOTES))
def test_letters_and_lines_are_kept_and_a_second_pass_changes_nothing(text: str, spacing: str, quotes: str) -> None:
    once = normalize_punctuation(text, spacing, quotes)
    assert signature(once) == signature(text)
    assert once.count("\n") == len(re.findall("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]", text)), (
        "a line ends with LF, none is lost"
    )
    assert normalize_punctuation(once, spacing, quotes) == once


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("所谓「新区」", "curly", "所谓“新区”"),
        ("所謂「新區」", "curly", "所謂“新區”"),
        ("所谓「新区」", "keep", "所谓「新区」"),
        ("所谓「新区」", "auto", "所谓“新区”"),
        ("所謂「新區」", "auto", "所謂「新區」"),
        ("他说“要记住‘立志’，it’s fine”", "corner", "他说「要记住『立志』，it’s fine」"),
        ('他说"好"', "corner", "他说「好」"),
        ("他说“好", "corner", "他说“好"),
    ],
)
def test_quotation_marks_are_set_as_asked(text: str, quotes: str, expected: str) -> None:
    assert normalize_punctuation(text, quotes=quotes) == expected
    assert normalize_punctuation(expected, quotes=quotes) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert normalize_punctuation(f"第一行{end}第二行") == "第一行\n第二行"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(DIRTY, st.text(max_size=30)), max_size=4), st.sampled_from(SPACINGS))
def test_the_scan_of_many_texts_passes_over_none_that_is_mended(texts: list[str], spacing: str) -> None:
    left_alone = set(range(len(texts))).difference(find_texts_to_mend(texts, spacing))
    assert all(normalize_punctuation(texts[at], spacing) == texts[at] for at in left_alone)


@settings(max_examples=60, deadline=None)
@given(st.lists(DIRTY, min_size=1, max_size=4))
def test_a_line_does_not_depend_on_its_neighbours(lines: list[str]) -> None:
    """But for a straight quotation that runs over wrapped lines, and for the script, which the whole text shows."""
    lines = [line.replace("\n", "").replace("繁體", "") for line in lines]
    together = normalize_punctuation("\n\n".join(lines) + "\n\n会议闭幕,散会.")
    assert together.split("\n\n")[:-1] == [normalize_punctuation(line) for line in lines]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=32), max_size=60))
def test_ascii_text_comes_back_as_it_is(text: str) -> None:
    assert normalize_punctuation(text) == text


HOSTILE = [
    '"',
    '中"',
    "“",
    "中(",
    "()",
    "，",
    "中,",
    "中 ",
    "　",
    "中.",
    "…",
    "--",
    "`a",
    "<!--",
    "<中",
    "１",
    "http://,",
    "a@",
    "中~",
    "·",
]


@pytest.mark.parametrize("atom", HOSTILE)
@measured_again
def test_time_grows_with_the_text_and_no_faster(atom: str) -> None:
    def cost(size: int) -> float:
        text = "中" + atom * (size // len(atom))
        times = []
        for _ in range(3):
            start = time.process_time()
            normalize_punctuation(text)
            times.append(time.process_time() - start)
        return min(times)

    assert cost(16_000) <= 3.4 * cost(8_000) + 0.02
