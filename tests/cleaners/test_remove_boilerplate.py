"""Body or not: pages as HTML and as lines, what each removal is called, and the text that plausible rules would take."""

from __future__ import annotations

from functools import partial
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import Pipeline, clean_document
from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate import remove_boilerplate
from hizone_clean.cleaners.remove_boilerplate.page_features import all_facts
from hizone_clean.cleaners.remove_boilerplate.page_title import find_title, told_title
from hizone_clean.cleaners.remove_boilerplate.phrases import find_phrase
from hizone_clean.cleaners.remove_boilerplate.subheadings import mark_subheadings
from hizone_clean.document import Document
from hizone_clean.reading import read

BODY = [
    "3月8日上午，临江高新区举行重点项目集中开工仪式，二十三个项目同时破土动工，总投资超过一百亿元。",
    "据介绍，这批项目涵盖新材料、装备制造和生物医药三个方向，全部建成后预计可新增就业岗位五千余个。",
    "“我们把土地、资金和人才一起备好，企业进来就能干。”园区负责人在仪式上说，配套的两条道路年底前通车。",
    "下一步，园区将把审批时限再压缩三分之一，让企业少跑腿、好办事，力争全年引进项目四十个以上。",
]
TITLE = "临江高新区二十三个重点项目集中开工"
ABOVE = ["登录", "注册", "首页", "要闻", "财经", "科技", "当前位置：首页 > 要闻 > 正文"]
BELOW = [
    "责任编辑：王小明",
    "分享到：",
    "微信",
    "相关阅读",
    "多地出台措施支持新材料产业发展",
    "一季度外贸数据公布 机电产品出口增长",
    "版权声明：本网站所刊载的内容，未经授权不得转载。",
    "Copyright © 2024 All Rights Reserved",
]
DUMP = "\n".join([*ABOVE, TITLE, "2024-03-08 10:20　来源：临江日报", *BODY, *BELOW])


def as_html(body: str = "".join(f"<p>{text}</p>" for text in BODY)) -> str:
    menu = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(ABOVE[2:6]))
    other = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(BELOW[4:6]))
    return f"""<html><head><title>{TITLE}_要闻_临江网</title></head><body>
<div class="header"><ul class="nav">{menu}</ul></div>
<div class="crumb">{ABOVE[-1]}</div>
<div class="main"><h1>{TITLE}</h1><div class="info">2024-03-08 10:20 来源：临江日报</div>
<div class="article-content">{body}</div><div class="editor">{BELOW[0]}</div></div>
<div class="relate"><h3>相关阅读</h3><ul>{other}</ul></div>
<div class="footer"><p>{BELOW[-2]}</p><p>{BELOW[-1]}</p></div></body></html>"""


def judged(text: str, **options: str) -> Document:
    return remove_boilerplate(read(text), **options)


def texts(document: Document) -> list[str]:
    return [block.text.strip() for block in document.kept]


@pytest.mark.parametrize("page", [DUMP, as_html()])
def test_title_and_body_stay(page: str) -> None:
    document = judged(page)
    assert texts(document) == [TITLE, *BODY]
    assert [block.type for block in document.kept] == ["title", *["paragraph"] * 4]
    assert document.metadata.title == TITLE
    assert document.metadata.date == "2024-03-08T10:20"
    assert document.metadata.categories == ("要闻",)
    assert document.check().ok


REASONS = [
    ("登录", "nav_link"),
    ("当前位置：首页 > 要闻 > 正文", "breadcrumb"),
    ("2024-03-08 10:20　来源：临江日报", "byline"),
    ("责任编辑：王小明", "credit"),
    ("分享到：", "share"),
    ("相关阅读", "related"),
    ("多地出台措施支持新材料产业发展", "related"),
    ("版权声明：本网站所刊载的内容，未经授权不得转载。", "copyright"),
    ("Copyright © 2024 All Rights Reserved", "copyright"),
]


@pytest.mark.parametrize(("line", "reason"), REASONS)
def test_every_removal_names_its_reason_and_rule(line: str, reason: str) -> None:
    block = next(block for block in judged(DUMP).removed if block.text == line)
    assert block.reason == reason
    assert block.by is not None and block.by.startswith("remove_boilerplate/")


@pytest.mark.parametrize("page", [DUMP, as_html()])
def test_the_verdict_stays_when_the_junk_is_gone(page: str) -> None:
    once = "\n\n".join(texts(judged(page)))
    assert texts(judged(once)) == once.split("\n\n")


def test_one_mechanism_serves_the_plain_string() -> None:
    assert remove_boilerplate(DUMP) == "\n".join([TITLE, *BODY]) + "\n"


# what plausible rules would take, and must stay where it stands inside or right after the text
REAL = [
    pytest.param(
        ["联系人：李女士", "联系电话：0555-1234567", "地址：临江市开发大道8号"], id="contact lines that are the notice"
    ),
    pytest.param(["编辑：这项调查是什么时候开始的？", "李工：去年春天，前后做了一年多。"], id="编辑 as a speaker"),
    pytest.param(["根据著作权法，版权归作者所有，出版方享有专有使用权，这一点合同里写得很清楚。"], id="版权 in prose"),
    pytest.param(["市民可以拨打联系电话反映问题，热线由专人值守，三个工作日内答复来电人。"], id="联系电话 in prose"),
    pytest.param(["临江市人民政府办公室", "2024年3月8日"], id="signature and date"),
    pytest.param(["一、总体要求", "二、重点任务", "三、保障措施"], id="contents that are the content"),
    pytest.param(["第一条　" + "为了规范园区建设，根据有关法律，制定本条例。" * 300], id="a whole law in one line"),
]


@pytest.mark.parametrize("lines", REAL)
@pytest.mark.parametrize("form", ["alone", "dump", "html"])
@pytest.mark.parametrize("place", [2, 4], ids=["inside", "end"])
def test_real_text_stays(lines: list[str], form: str, place: int) -> None:
    body = [*BODY[:place], *lines, *BODY[place:]]
    page = {
        "alone": "\n\n".join(body),
        "dump": DUMP.replace("\n".join(BODY), "\n".join(body)),
        "html": as_html("".join(f"<p>{text}</p>" for text in body)),
    }[form]
    kept = {" ".join(text.split()) for text in texts(judged(page))}
    assert {" ".join(line.split()) for line in lines} <= kept


PARTED = [
    ("园区建成投用。（文章来源：临江日报）", "园区建成投用。", "（文章来源：临江日报）"),
    ("打造了一支审批队伍。 图片来源：临江高新区", "打造了一支审批队伍。", "图片来源：临江高新区"),
    (
        "三个项目同日开工。来源：临江日报三季度临江外贸进出口总值再创新高",
        "三个项目同日开工。来源：临江日报三季度临江外贸进出口总值再创新高",
        None,
    ),
    ("三个项目同日开工。（临江日报）", "三个项目同日开工。", "（临江日报）"),
    ("三个项目同日开工。（见上一期的报告）", "三个项目同日开工。（见上一期的报告）", None),
    ("他说：“来源：可靠的人。”", "他说：“来源：可靠的人。”", None),
    ("资金来源：地方财政和企业自筹", "资金来源：地方财政和企业自筹", None),
]


@pytest.mark.parametrize(("line", "body", "credit"), PARTED)
def test_a_credit_at_the_end_of_a_line_is_parted(line: str, body: str, credit: str | None) -> None:
    document = judged(f"{line}\n{BODY[0]}")
    assert texts(document)[0] == body
    assert [block.text for block in document.removed] == ([credit] if credit else [])


LINKS = [
    ("<http://news.example.com/a.html?id=1>", True),
    ("[返回要闻](//news.example.com/list)｜[返回首页](//news.example.com/)", True),
    ("详见[公告](//news.example.com/a)全文", False),
]


@pytest.mark.parametrize(("line", "goes"), LINKS)
def test_bare_links_go(line: str, goes: bool) -> None:
    document = remove_boilerplate(Document(source=line, blocks=(Block(BODY[0], (1, 1)), Block(line, (2, 2)))))
    assert [block.reason for block in document.removed] == (["nav_link"] if goes else [])


PHRASES = [
    ("• 相关文章：", "related"),
    ("【责任编辑：王小明】", "credit"),
    ("（记者 王小明 通讯员 李晓红）", "credit"),
    ("编辑 王小明 校对 李晓红", "credit"),
    ("编辑 一份合格的年报要三天", None),
    ("上一篇：园区动工", "related"),
    ("ＩＣＰ备12345678号", "copyright"),
    ("请记住本书首发域名：www.example.com。", "advert"),
    ("------章节内容开始-------", "advert"),
    ("马上注册，结交更多好友，享用更多功能，让你轻松玩转社区。", "nav"),
    ("请记住本书的结论。", None),
    ("相关文章很多，这里只说一篇。", None),
    ("分享经济的三个阶段", None),
    ("来源地之一是长江上游", None),
    ("编辑：您怎么看这件事？", None),
]


@pytest.mark.parametrize(("line", "group"), PHRASES)
def test_phrases_are_found_in_either_width(line: str, group: str | None) -> None:
    found = find_phrase(line)
    assert (found.group if found else None) == group


HEADINGS = [
    ([BODY[0], "产业转型焕发新生", BODY[1]], True),
    ([BODY[0], "政策支持，事半功倍", BODY[1]], True),
    ([BODY[0], "企业能不能留得住？", BODY[1]], False),
    ([BODY[0], "临江市人民政府", "2024年3月8日"], False),
    (["春眠不觉晓", "处处闻啼鸟", "夜来风雨声"], False),
    ([BODY[0], "图为开工仪式现场", BODY[1]], False),
    ([BODY[0], "王小明 摄", BODY[1]], False),
]


@pytest.mark.parametrize(("lines", "is_heading"), HEADINGS)
def test_a_short_line_alone_between_long_ones_is_a_heading(lines: list[str], is_heading: bool) -> None:
    marked = mark_subheadings(Block(text, (n, n)) for n, text in enumerate(lines, 1))
    assert (marked[1].type == "heading") is is_heading


def test_a_short_article_beside_a_long_thread_is_found() -> None:
    thread = "".join(
        f"<li><a href='/{n}'>这次开工真是不容易啊，等了三年</a>【过客{n}】03-0{n % 9 + 1} 1{n % 10}:2{n % 10} 0字</li>"
        for n in range(60)
    )
    page = f"""<html><head><title>{TITLE}</title></head><body><div><a href="/">首页</a></div><div>主题：{TITLE}</div>
<div><p>{BODY[0]}</p></div><div>回复线索：</div><ul>{thread}</ul></body></html>"""
    kept = texts(judged(page))
    assert BODY[0] in kept
    assert not any("过客" in text for text in kept)


def test_a_trail_without_marks_ends_with_the_title() -> None:
    page = "\n".join([f"首页要闻项目建设{TITLE}", TITLE, "发布时间：2024-03-08", *BODY])
    document = judged(page)
    assert texts(document) == [TITLE, *BODY]
    assert document.removed[0].by == "remove_boilerplate/trail_to_title"


def test_favour_leans_the_verdict() -> None:
    page = as_html("".join(f"<p>{text}</p>" for text in [*BODY, "欢迎订阅", "本期互动话题"]))
    assert len(texts(judged(page, favour="precision"))) <= len(texts(judged(page, favour="recall")))
    assert Pipeline(read, partial(remove_boilerplate, favour="precision"))(page).kept


def test_a_page_whole_is_clean_after_one_pass() -> None:
    for page in (DUMP, as_html()):
        once = clean_document(page)
        assert clean_document(once.text).text == once.text


LINES = st.lists(
    st.sampled_from([*ABOVE, *BELOW, *BODY, TITLE, "", "2024年3月8日", "联系电话：0555-1234567"]), max_size=30
)


@given(LINES)
@settings(max_examples=60, deadline=None)
def test_twice_is_once(lines: list[str]) -> None:
    once = remove_boilerplate("\n".join(lines))
    assert remove_boilerplate(once) == once


@given(LINES)
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost(lines: list[str]) -> None:
    assert judged("\n".join(lines)).check().ok


@measured_again
def test_time_grows_with_the_page() -> None:
    def cost(times: int) -> float:
        page = "\n".join([*ABOVE, TITLE, *BODY, *(f"第{n}条 {line}" for n in range(times) for line in BELOW)])
        start = process_time()
        remove_boilerplate(page)
        return process_time() - start

    cost(20)
    assert min(cost(900) for _ in range(2)) < 6 * min(cost(300) for _ in range(2))


@measured_again
def test_time_grows_with_the_blocks_of_a_web_page() -> None:
    def cost(times: int) -> float:
        menu = "<div class='list'><ul>" + "<li><a href='/a'>园区要闻</a> 2021-03-09</li>" * 5 + "</ul></div>"
        body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in BODY)
        document = read(f"<html><body>{menu * times}<div>{body * times}</div></body></html>")
        start = process_time()
        remove_boilerplate(document)
        return process_time() - start

    cost(10)
    assert min(cost(200) for _ in range(2)) < 3.2 * min(cost(100) for _ in range(2))


def _post(count: int) -> str:
    items = "\n".join(f"* [特点之{n}](https://example.com/{n}.html)" for n in range(count))
    lead = (
        "没想到啊，这种语言也有框架了，看看项目主页，它是基于另一种语言的思想做的。\n\n从主页可以看到有下面这些特点："
    )
    return (
        f"# 也有框架了\n\n{lead}\n\n{items}\n\n看上去好像不错，不过细想一下，是不是有点多余？反正我有一种比较怪的感觉。"
    )


@pytest.mark.parametrize("count", [3, 9, 30])
def test_a_list_of_links_that_the_text_announces_stays(count: int) -> None:
    assert len(judged(_post(count)).kept) == count + 4


_CODE_CUT = ["import", "json", "def", "parse", "(data):", "handler.insert_one(json.loads(data))", "while True:", "data = client.lpop(", "'task'", ")", "if not", "data:", "break"]  # fmt: skip
_SENTENCES_CUT = ["经研究决定，现将", "6", "月", "30", "日", "以后的安排", "通知如下：", "2019", "级本科生于", "9", "月", "2", "日申请补考，", "补考时间", "9", "月", "6", "日至", "8", "日"]  # fmt: skip


@pytest.mark.parametrize("pieces", [_CODE_CUT, _SENTENCES_CUT])
def test_pieces_cut_at_each_element_stay_between_sentences(pieces: list[str]) -> None:
    head = ["首页", "归档", "标签", "关于", "延迟调用的写法", "2024-03-08"]
    first = "熟悉另一门语言的同学都知道，它里面有一个关键词，可以把一个函数推迟到最后才执行。"
    last = "使用延迟调用以后，无论有没有报错，连接都会被关闭，代码也更好看。"
    foot = ["上一篇", "怎样读一个很大的文件", "下一篇", "怎样给函数计时", "Powered by Hexo"]
    text = remove_boilerplate("\n".join([*head, first, *pieces, last, *foot]))
    assert all(piece in text.splitlines() for piece in pieces)
    assert not any(line in text.splitlines() for line in [*head[:4], *foot])


_NOTICE_CUT = """关于2024年清明节放假安排的通知 - 临江大学 首页 学校概况 机构设置 招生就业 校友 当前位置： >> 通知公告 >> 正文 关于 2024
年清明节放假安排的通知 发布日期：2024-03-28 各学院、各部门： 现将放假安排通知如下，请各单位遵照执行，并做好假期里的各项工作。
放假期间，各单位要做好值班工作，遇到重大情况及时报告。 特此通知。 校长办公室 2024 年 3 月 28 日 上一条： 关于召开会议的通知 版权所有"""


def test_a_notice_cut_at_each_element_keeps_its_title_its_signature_and_its_date() -> None:
    document = clean_document("\n".join(_NOTICE_CUT.split(" ")).replace("\n-\n", " - "))
    assert document.metadata.title == "关于2024年清明节放假安排的通知"
    assert document.articles[0].title == "关于2024年清明节放假安排的通知"
    assert texts(document)[-8:] == ["特此通知。", "校长办公室", "2024", "年", "3", "月", "28", "日"]
    assert "duplicate" in {block.reason for block in document.removed if block.text == "关于"}
    assert document.check().ok


def test_labels_and_values_on_lines_of_their_own_stay_inside_the_text() -> None:
    fields = ["材质：", "陶瓷", "产地：", "某市", "件数：", "八件", "容量：", "150毫升"]
    head = ["青花瓷茶具套装 - 某商城", "某商城", "首页", "分类", "购物车", "青花瓷茶具套装", "￥199.00", "加入购物车"]
    told = [
        "这套茶具采用手工绘制的青花图案，釉下彩工艺，不含铅，可以放进洗碗机。",
        "壶嘴经过改良，断水利落，倒茶时不会滑落。",
    ]
    foot = ["猜你喜欢", "紫砂壶", "客服电话：400-000-0000", "版权所有"]
    kept = remove_boilerplate("\n".join([*head, *fields, *told, *foot])).splitlines()
    assert kept[0] == "青花瓷茶具套装" and kept[-10:] == [*fields, *told]
    assert not set(kept) & {*head[:5], *foot}


def test_the_head_of_a_flattened_page_goes_where_its_headline_stands_below() -> None:
    head = "老机器升级固态硬盘以后开机反而变慢 - 硬件讨论 - 某论坛 - Powered by Discuz!"
    page = [head, "找回密码", "论坛", "帮助", "硬件讨论", "老机器升级固态硬盘以后开机反而变慢", "发表于 2023-4-2 10:11:12", *BODY, "发表回复", "手机版"]  # fmt: skip
    document = judged("\n".join(page))
    assert texts(document) == [page[5], *BODY]


def test_the_headline_is_where_the_head_of_a_flattened_page_stands_again_above_the_text() -> None:
    head = "皮肤配置文件的编写方法 - 某某技术教程 - 某社区 - Powered by Discuz！"
    lines = [
        "找回密码",
        "点击注册",
        "[复制链接]",
        "皮肤配置文件的编写方法",
        "皮肤配置文件被分为四个部分：",
        "[Variables]",
        BODY[0],
    ]
    blocks = [Block(head, (1, 1), type="title"), *(Block(line, (n, n)) for n, line in enumerate(lines, 2))]
    assert find_title(blocks, all_facts(blocks), told_title(blocks)) == 4


def test_a_copyright_line_above_the_text_takes_nothing_along() -> None:
    page = f"""<html><head><title>{TITLE}_某博客</title></head><body><h1>{TITLE}</h1><div>版权声明：本文为博主原创文章</div>
<article>{"".join(f"<p>{text}</p>" for text in BODY)}</article></body></html>"""
    assert texts(judged(page)) == [TITLE, *BODY]


def test_a_traditional_page_is_read_by_the_same_phrases() -> None:
    lines = [
        "首頁",
        "即時",
        "政治",
        "園區新增企業一百二十家",
        "2020-03-12 20:19",
        "分享",
        "園區管委會介紹，今年前三季度新增企業一百二十家，其中大半做新材料。",
    ]
    page = "\n".join([*lines, "相關新聞", "新工廠上週動工 明年投產", "推薦閱讀", "版權所有 不得轉載"])
    assert texts(judged(page)) == ["園區新增企業一百二十家", lines[-1]]


SHORT_TEXTS = [
    "通知\n\n明天上午停水。\n\n物业\n2024年5月6日",
    "参会名单\n\n张三\n李四\n王五\n赵六\n孙七\n周八\n吴九\n郑十\n\n共八人",
    "# 使用手册\n\n## 安装\n\n- 下载安装包\n- 双击运行\n\n## 卸载\n\n- 打开控制面板\n- 点击卸载\n\n## 常见问题\n\n- 无法启动\n- 没有声音",
    "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
]


@pytest.mark.parametrize("text", SHORT_TEXTS)
def test_a_short_text_is_no_page(text: str) -> None:
    assert not [block for block in judged(text).removed if (block.by or "").startswith("remove_boilerplate")]
