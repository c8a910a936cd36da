"""Articles of a newspaper page: cut out of it, with their headlines, authors and captions, wherever these stand."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import clean_document
from hizone_clean.blocks import Article, Block, Metadata, join_blocks
from hizone_clean.cleaners.assemble_articles import assemble_articles
from hizone_clean.cleaners.assemble_articles.headlines.display_lines import rejoin_display_lines
from hizone_clean.document import Document

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("00[34]*.json"))
WIDTH = 16

# ── pages: laid out as an extractor and the rejoining of lines leave them ────────────────────────────────────────────


class Sheet:
    """A page under construction: source lines, and the blocks that were joined from them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []

    def line(self, text: str, gap: int = 1) -> None:
        self._put(text, [text], gap)

    def paragraph(self, text: str, width: int = WIDTH) -> None:
        self._put(text, [text[at : at + width] for at in range(0, len(text), width)], 1)

    def _put(self, text: str, pieces: list[str], gap: int) -> None:
        self.lines += [""] * gap
        first = len(self.lines) + 1
        for piece in pieces:
            self.lines += ["", piece] if piece is not pieces[0] else [piece]
        self.joined(pieces, first, 2, text, "\n" * gap)

    def joined(self, pieces: list[str], first: int, step: int = 1, text: str = "", before: str = "\n") -> None:
        """A block that was joined from ``pieces``, the first of them in line ``first``."""
        numbers = [first + step * at for at in range(len(pieces))]
        lines = [Block(piece, (number, number)) for piece, number in zip(pieces, numbers, strict=True)]
        block = join_blocks(lines, text or "".join(pieces)) if len(lines) > 1 else lines[0]
        self.blocks.append(block._replace(before=before))

    def document(self) -> Document:
        source = "\n".join(self.lines)
        return Document(source=source, repaired=source, blocks=tuple(self.blocks), form="lines")


def head(sheet: Sheet, article: dict[str, Any]) -> None:
    title, kicker = article["title"], article["kicker"]
    if kicker:
        sheet.line(kicker)
    if title:
        cut = len(title) // 2 if len(title) > 13 else len(title)
        cut = title.find(" ") + 1 or cut
        sheet.line(title[:cut].strip(), 0 if kicker else 1)
        if title[cut:]:
            sheet.line(title[cut:], 0)


def body(sheet: Sheet, article: dict[str, Any]) -> None:
    for number, block in enumerate(article["blocks"], 1):
        text = block["text"]
        if number == len(article["blocks"]):
            names = "" if "（" in article["blocks"][0]["text"][:8] else " ".join(article["authors"])
            credit = f"{names}/摄" if block["type"] == "caption" and names else names
            credit = f"图片来源：{article['source']}" if article["source"] else credit
            text = f"{text} {credit}".rstrip()
        if block["type"] == "heading":
            sheet.line(text)
        else:
            sheet.paragraph(text, WIDTH * 3 if block["type"] == "caption" else WIDTH)


def lay_out(articles: Sequence[dict[str, Any]], order: str) -> Document:
    sheet = Sheet()
    chance = random.Random(5)
    heads = list(articles)
    if order == "reversed":
        heads.reverse()
    elif order == "mixed":
        chance.shuffle(heads)
    for article in articles:
        over = order == "over" or (order == "scattered" and chance.random() < 0.5)
        if over:
            head(sheet, article)
        body(sheet, article)
        if order == "scattered" and not over:
            head(sheet, article)
    for article in heads if order in ("in order", "reversed", "mixed") else ():
        head(sheet, article)
    return sheet.document()


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def summary(articles: Sequence[dict[str, Any]]) -> list[Any]:
    return [
        (
            bare(a["title"]),
            bare(a["kicker"]),
            sorted(a["authors"]),
            a["source"],
            [(b["type"], b["text"]) for b in a["blocks"]],
        )
        for a in articles
    ]


# other people, places and firms in the place of the seeds' own
OTHERS = dict(
    zip(
        [
            "清远",
            "广东",
            "广州",
            "嘉兴",
            "秀洲",
            "扬州",
            "邗江",
            "烟台",
            "海淀",
            "北京",
            "中关村",
            "保定",
            "杨凌",
            "陕西",
            "西安",
            "济宁",
            "南宁",
            "广西",
            "杭州",
            "滨江",
            "苏州",
            "先导",
            "聚石",
            "鹍远",
            "旷视",
        ],
        [
            "常熟",
            "江苏",
            "无锡",
            "绍兴",
            "柯桥",
            "莆田",
            "涵江",
            "威海",
            "浦东",
            "上海",
            "张江园",
            "襄阳",
            "石河子",
            "新疆",
            "成都",
            "德州",
            "贵阳",
            "贵州",
            "宁波",
            "镇海",
            "合肥",
            "领航",
            "砾石",
            "鹏飞",
            "明察",
        ],
        strict=True,
    )
)
NAMES = dict(
    zip(
        [
            "龙跃梅",
            "钟敏华",
            "马燕琴",
            "张世港",
            "凡辉",
            "钱伟",
            "李争粉",
            "张伟",
            "张辉",
            "叶伟",
            "杨耀军",
            "侯勃",
            "吕宏伟",
            "康凯",
            "张歌",
            "黄运泰",
            "周乐蒙",
            "陈海泉",
        ],
        [
            "高丽华",
            "何志明",
            "赵小兰",
            "郑国栋",
            "林峰",
            "孙强",
            "吴秀英",
            "徐磊",
            "胡斌",
            "罗军",
            "谢建平",
            "唐磊",
            "韩雪松",
            "曹勇",
            "彭飞",
            "董文博",
            "程思远",
            "许明亮",
        ],
        strict=True,
    )
)


def renamed(text: str) -> str:
    for old, new in (NAMES | OTHERS).items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("rename", [str, renamed], ids=["seed", "other names"])
@pytest.mark.parametrize("order", ["over", "scattered", "in order", "reversed", "mixed"])
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_articles_of_the_seeds_are_found_again(path: Path, order: str, rename: Callable[[str], str]) -> None:
    gold = json.loads(rename(path.read_text(encoding="utf-8")))["articles"]
    before = lay_out(gold, order)
    document = assemble_articles(before)
    assert summary(document.to_dict()["articles"]) == summary(gold)
    assert document.check().ok
    moved = [d for d in document.diagnostics if d.kind == "moved_headline"]
    assert bool(moved) is (order != "over")


def test_a_moved_headline_is_reported_with_its_line() -> None:
    gold = json.loads(GOLD[0].read_text(encoding="utf-8"))["articles"][1:4]
    document = lay_out(gold, "reversed")
    moved = [d for d in assemble_articles(document).diagnostics if d.kind == "moved_headline"]
    lines = document.source.split("\n")
    assert [bare(d.text) for d in moved] == [bare(a["title"]) for a in reversed(gold)]
    assert all(d.text.startswith(lines[d.line - 1]) for d in moved)


FIRST = [
    "本报讯 近日，江湾高新区举行新型储能产业园揭牌仪式，首批十二家储能企业签约入驻，总投资达六十亿元。",
    "据悉，储能产业园占地五百亩，重点发展钠离子电池、液流电池和储能系统集成，建成后年产值可超百亿元。",
]
SECOND = [
    "本报讯 昨日，青浦湖畔的芦苇荡迎来今年首批越冬候鸟，观鸟协会记录到白鹭、豆雁等水鸟三千余只。",
    "湿地管理站站长介绍，近年来退渔还湿让湖畔水质明显好转，来此越冬的候鸟种类增加到四十七种。",
]


def page(*parts: str | list[str]) -> Document:
    sheet = Sheet()
    for part in parts:
        if isinstance(part, str):
            sheet.line(part)
        else:
            for text in part:
                sheet.paragraph(text)
    return sheet.document()


def shown(articles: Sequence[Article]) -> list[tuple[str | None, str | None, int]]:
    return [(article.kicker, article.title, len(article.blocks)) for article in articles]


STORAGE, BIRDS = "江湾储能产业园揭牌", "湖畔湿地迎来越冬候鸟"

PAGES = [
    ("over", (STORAGE, FIRST, BIRDS, SECOND), [(None, STORAGE, 2), (None, BIRDS, 2)]),
    ("under", (FIRST, STORAGE, SECOND, BIRDS), [(None, STORAGE, 2), (None, BIRDS, 2)]),
    ("reversed at the end", (FIRST, SECOND, BIRDS, STORAGE), [(None, STORAGE, 2), (None, BIRDS, 2)]),
    ("one in the middle for both", (FIRST, STORAGE, BIRDS, SECOND), [(None, STORAGE, 2), (None, BIRDS, 2)]),
    ("a kicker of two phrases", ("做强新引擎 布局新赛道", STORAGE, FIRST, BIRDS, SECOND), [("做强新引擎 布局新赛道", STORAGE, 2), (None, BIRDS, 2)]),
    ("a short kicker", ("记者在现场", "江湾高新区新型储能产业园揭牌", FIRST, BIRDS, SECOND), [("记者在现场", "江湾高新区新型储能产业园揭牌", 2), (None, BIRDS, 2)]),
    ("a phrase of four", ("固本兴新", "江湾高新区储能产业园揭牌", FIRST, BIRDS, SECOND), [(None, "固本兴新江湾高新区储能产业园揭牌", 2), (None, BIRDS, 2)]),
    ("a line of nobody stays as a heading", (STORAGE, FIRST, "值班手记", BIRDS, SECOND), [(None, STORAGE, 2), ("值班手记", BIRDS, 2)]),
    ("a sub-heading stays inside", (STORAGE, FIRST, "储能企业扎堆落户", [FIRST[1]], BIRDS, SECOND), [(None, STORAGE, 4), (None, BIRDS, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "articles"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_headlines_go_home(parts: Sequence[str | list[str]], articles: list[Any]) -> None:
    document = assemble_articles(page(*parts))
    assert shown(document.articles) == articles
    assert document.check().ok
    assert assemble_articles(document).text == document.text


def test_a_headline_is_found_without_any_border_but_the_subject() -> None:
    """The second body does not open as a news item: only its headline shows that it is another article."""
    more = ["储能企业负责人表示，江湾高新区的产业链配套完善，钠离子电池的中试线已经开建。"]
    first = [*FIRST, *more, *(text.removeprefix("本报讯 ") for text in FIRST), *more]
    second = [text.removeprefix("本报讯 ") for text in SECOND] * 2
    third = ["本报讯 老城区的菜市场改造完工，摊位统一，污水入网，买菜的居民直说方便。"]
    document = assemble_articles(page(first, second, third, "老城菜市场改造完工", BIRDS, STORAGE))
    assert [article.title for article in document.articles] == [STORAGE, BIRDS, "老城菜市场改造完工"]


def test_a_round_up_keeps_its_items_under_one_title() -> None:
    items = {
        "全国早稻收购进度过半": "国家粮食部门今天发布，截至七月底全国累计收购早稻过半，收购价格总体平稳。",
        "西部陆海通道班列增开": "铁路部门介绍，西部陆海通道铁海联运班列本月起增开三条线路，覆盖更多港口。",
        "高温天气持续 电网负荷创新高": "受持续高温影响，多地电网负荷创下历史新高，电力部门启动应急预案保障供应。",
    }
    parts: list[str | list[str]] = ["一周简讯"]
    for heading, text in items.items():
        parts += [heading, [text]]
    document = assemble_articles(page(*parts, "□ 本报记者 叶伟", BIRDS, SECOND))
    first = document.articles[0]
    assert first.title == "一周简讯"
    assert first.authors == ("叶伟",)
    assert [block.text for block in first.blocks if block.type == "heading"] == list(items)
    assert document.articles[1].title == BIRDS


def test_joined_headlines_are_parted_again() -> None:
    sheet = Sheet()
    for text in (*FIRST, *SECOND):
        sheet.paragraph(text)
    sheet.lines += ["", BIRDS, STORAGE]
    last = len(sheet.lines)
    sheet.joined([BIRDS, STORAGE], last - 1)
    document = assemble_articles(sheet.document())
    assert [article.title for article in document.articles] == [STORAGE, BIRDS]
    assert document.check().ok


def test_a_sub_heading_of_two_lines_stays_whole() -> None:
    sheet = Sheet()
    sheet.line(STORAGE)
    for text in FIRST:
        sheet.paragraph(text)
    sheet.lines += ["", "储能企业扎堆", "落户江湾"]
    last = len(sheet.lines)
    sheet.joined(["储能企业扎堆", "落户江湾"], last - 1)
    sheet.paragraph(FIRST[1])
    (article,) = assemble_articles(sheet.document()).articles
    assert ("heading", "储能企业扎堆落户江湾") in [(block.type, block.text) for block in article.blocks]


JOINED = [
    ("it opens as a report", ["储能企业扎堆", "落户江湾高新区"], ["近日，多家储能企业落户江湾高新区", "，中试线相继开建，扎堆之势渐成。"], True),
    ("it begins with the same words", ["首批储能企业签约江湾"], ["首批储能企业在江湾高新区正式签约", "，总投资六十亿元，明年建成投产。"], True),
    ("it says it again, on a page without a round-up", ["江湾储能产业园揭牌"], ["新型储能产业园在江湾揭牌的消息一出", "，江湾储能企业纷纷表示欢迎和支持。"], False),
    ("it goes on", ["江湾高新区的储能产业"], ["园揭牌之后，江湾高新区又签约五家企", "业，储能产业链正在加快形成集聚效应。"], False),
    ("it says something else", ["观鸟协会的志愿者们"], ["近日，在青浦湖畔的芦苇荡记录到白鹭", "、豆雁等水鸟三千余只，比去年多一成。"], False),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "body", "parts"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_a_heading_joined_to_its_paragraph_is_parted(heading: list[str], body: list[str], parts: bool) -> None:
    sheet = Sheet()
    sheet.line(STORAGE)
    for text in FIRST:
        sheet.paragraph(text)
    first = len(sheet.lines) + 2
    sheet.lines += ["", *heading, *body]
    whole = (first, first + len(heading) + len(body) - 1)
    sheet.joined([*heading, *body], first)
    expected = [("paragraph", "".join((*heading, *body)), whole)]
    if parts:
        cut = first + len(heading)
        expected = [("heading", "".join(heading), (first, cut - 1)), ("paragraph", "".join(body), (cut, whole[1]))]
    document = assemble_articles(sheet.document())
    assert [(b.type, b.text, b.lines) for b in document.kept[-len(expected) :]] == expected


def test_an_opening_inside_a_paragraph_begins_an_article() -> None:
    sheet = Sheet()
    sheet.paragraph(" ".join((*FIRST, *SECOND)))
    sheet.line(BIRDS)
    sheet.line(STORAGE)
    assert [article.title for article in assemble_articles(sheet.document()).articles] == [STORAGE, BIRDS]


def test_names_left_without_a_blank_are_authors_where_an_article_ends() -> None:
    document = assemble_articles(page(STORAGE, FIRST, "侯光伦秦广", BIRDS, SECOND))
    assert [article.authors for article in document.articles] == [("侯光伦", "秦广"), ()]
    heading = assemble_articles(page(STORAGE, [FIRST[0]], "高度关注", [FIRST[1]], BIRDS, SECOND))
    assert "高度关注" in [block.text for block in heading.kept if block.type == "heading"]


WRITTEN = ["本报讯（记者 王小明）" + SECOND[0].removeprefix("本报讯 "), SECOND[1]]
MARKET = ["本报讯 老城区的菜市场改造完工，摊位统一，污水入网。", "买菜的居民直说方便，摊主们也盼着生意更好。"]
SIGNED = [
    ("behind the body", (STORAGE, FIRST, "李明", BIRDS, SECOND), [("李明",), ()]),
    ("behind the last", (STORAGE, FIRST, "李明", BIRDS, SECOND, "王芳"), [("李明",), ("王芳",)]),
    ("before each headline", ("李明", STORAGE, FIRST, "王芳", BIRDS, SECOND), [("李明",), ("王芳",)]),
    ("the second of two", (STORAGE, FIRST, "□ 本报记者 李明", "王芳", BIRDS, SECOND), [("李明",), ("王芳",)]),
    ("after one that names its author", (STORAGE, WRITTEN, "王芳", "菜市场改造完工", MARKET), [("王小明",), ("王芳",)]),
    ("before one that names its author", (STORAGE, FIRST, "李明", BIRDS, WRITTEN), [("李明",), ("王小明",)]),
]


@pytest.mark.parametrize(("parts", "authors"), [case[1:] for case in SIGNED], ids=[case[0] for case in SIGNED])
def test_bare_names_belong_to_the_article_that_the_page_shows(
    parts: Sequence[str | list[str]], authors: list[tuple[str, ...]]
) -> None:
    document = assemble_articles(page(*parts))
    assert [article.authors for article in document.articles] == authors
    assert document.check().ok


def test_a_headline_may_begin_like_a_name() -> None:
    document = assemble_articles(page("李强同", "两市市长会谈", ["李强同两市市长会谈。"], BIRDS, SECOND))
    assert document.articles[0].authors == ()
    assert "李强同" in document.text


def test_two_lines_over_an_item_of_a_round_up_are_one_heading() -> None:
    items = {
        ("早稻收购", "进度过半"): "早稻收购进度过半，价格平稳。",
        ("班列增开", "三条线路"): "班列本月增开三条线路。",
    }
    parts: list[str | list[str]] = ["一周简讯"]
    for heading, text in items.items():
        parts += [*heading, [text]]
    first = assemble_articles(page(*parts, "□ 本报记者 叶伟", BIRDS, SECOND)).articles[0]
    assert [block.text for block in first.blocks if block.type == "heading"] == ["".join(item) for item in items]


DATELINES = [
    (["本报讯今天，园区开园，首批企业入驻。"], ["本报讯 今天，园区开园，首批企业入驻。"]),
    (["本报讯（记者张伟王小明）园区开园。"], ["本报讯（记者 张伟 王小明）园区开园。"]),
    (
        ["本报讯今天，园区开园。", "本报讯（记者张伟）园区开园。"],
        ["本报讯 今天，园区开园。", "本报讯（记者 张伟）园区开园。"],
    ),
    (["本报讯（记者张伟）园区开园。"], ["本报讯（记者张伟）园区开园。"]),
    (["本报讯记者张伟报道：园区开园。"], ["本报讯记者张伟报道：园区开园。"]),
    (["本报讯息灵通人士说，园区开园。"], ["本报讯息灵通人士说，园区开园。"]),
]


@pytest.mark.parametrize(("texts", "expected"), DATELINES)
def test_a_dateline_gets_the_blanks_back_that_the_page_lost(texts: list[str], expected: list[str]) -> None:
    document = assemble_articles(page([FIRST[1]], "湖畔湿地迎来越冬候鸟", texts))
    assert [block.text for block in document.kept if "本报讯" in block.text] == expected


def test_a_byline_set_beside_a_headline_is_taken_off() -> None:
    document = assemble_articles(page(FIRST, SECOND, STORAGE, f"□ 本报记者 潘永才 {BIRDS}"))
    assert [(article.title, article.authors) for article in document.articles] == [(STORAGE, ("潘永才",)), (BIRDS, ())]


def test_a_headline_may_break_off_after_a_colon() -> None:
    document = assemble_articles(page("新闻特写：", BIRDS, SECOND, STORAGE, FIRST))
    assert document.articles[0].title == f"新闻特写：{BIRDS}"


# ── what is left alone ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_other_forms_stay_one_article_in_order(form: Any) -> None:
    before = page(FIRST, SECOND, BIRDS, STORAGE)
    document = assemble_articles(
        Document(source=before.source, repaired=before.source, blocks=before.blocks, form=form)
    )
    assert [block.text for block in document.articles[0].blocks] == [block.text for block in before.blocks]
    assert len(document.articles) == 1
    assert not document.diagnostics


def test_text_that_is_not_wrapped_is_not_cut() -> None:
    sheet = Sheet()
    for text in (STORAGE, *FIRST, BIRDS, *SECOND):
        sheet.line(text)
    document = assemble_articles(sheet.document())
    assert [block.text for block in document.kept] == [STORAGE, *FIRST, BIRDS, *SECOND]
    assert len(document.articles) == 1


def test_a_titled_document_is_one_article() -> None:
    before = page(STORAGE, FIRST, SECOND)
    titled = before.with_blocks([before.blocks[0]._replace(type="title"), *before.blocks[1:]])
    document = assemble_articles(titled)
    assert shown(document.articles) == [(None, STORAGE, 4)]
    assert document.metadata.title == STORAGE


def test_numbered_headings_are_no_headlines() -> None:
    document = assemble_articles(page("一、总体情况", FIRST, "二、主要做法", SECOND))
    assert [article.title for article in document.articles] == [None, None]
    assert [b.text for b in document.kept if b.type == "heading"] == ["一、总体情况", "二、主要做法"]


def test_the_second_half_of_a_numbered_heading_is_no_headline() -> None:
    document = assemble_articles(page("江湾上半年工作报告", "一、储能产业园加快建设", "新型储能企业扎堆落户", FIRST))
    assert [article.title for article in document.articles] == ["江湾上半年工作报告"]


def test_a_report_is_not_cut_at_its_headings() -> None:
    """Sections on quite different things, numbered or not: nothing but a change of subject speaks for a border."""
    first, second = ([text.removeprefix("本报讯 ") for text in texts] * 2 for texts in (FIRST, SECOND))
    for one, two in (("一、产业发展", "二、生态保护"), ("产业发展", "生态保护")):
        document = assemble_articles(page("年度工作报告", one, first, two, second))
        assert len(document.articles) == 1
        assert [b.text for b in document.kept if b.type == "heading"][-1] == two


def test_a_date_under_a_signature_is_no_article() -> None:
    document = assemble_articles(page(STORAGE, FIRST, "□ 本报记者 叶伟", ["2023年5月25日，于江湾高新区管委会。"]))
    assert len(document.articles) == 1


def test_one_article_tells_the_document_what_it_knows() -> None:
    document = assemble_articles(page(STORAGE, [text.removeprefix("本报讯 ") for text in FIRST], "□ 本报记者 叶伟"))
    assert document.metadata == Metadata(title=STORAGE, authors=("叶伟",))
    assert document.articles[0].authors == ("叶伟",)


def test_what_the_front_matter_says_is_not_overwritten() -> None:
    before = page(STORAGE, FIRST, "□ 本报记者 叶伟")
    told = Document(
        source=before.source,
        repaired=before.source,
        blocks=before.blocks,
        form="html",
        metadata=Metadata(authors=("编辑部",)),
    )
    assert assemble_articles(told).metadata.authors == ("编辑部",)


def test_own_output_comes_back_as_it_is() -> None:
    from hizone_clean.reading import read

    gold = json.loads(GOLD[1].read_text(encoding="utf-8"))["articles"]
    text = assemble_articles(lay_out(gold, "reversed")).text
    again = assemble_articles(read(text))
    assert again.text == text
    assert len(again.articles) == len(gold)


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

LINES = st.sampled_from(
    [STORAGE, BIRDS, "值班手记", "□ 本报记者 叶伟", "张世港", "一、总体情况", "图片来源：江湾高新区", "（下转2版）"]
)
BODIES = st.sampled_from([FIRST, SECOND, [FIRST[1]], [SECOND[1] + " 周乐蒙/摄"], ["某地。 张辉"]])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(LINES, BODIES), max_size=12))
def test_nothing_is_lost_and_nothing_invented(parts: list[Any]) -> None:
    document = assemble_articles(page(*parts))
    assert document.check().ok
    # a headline may be joined from lines that are short by themselves
    kept = [block for block in document.kept if block.type not in ("kicker", "title")]
    bodies = [block.text for block in kept if len(block.text) > 30]
    before = [block.text for block in page(*parts).blocks if len(block.text) > 30]
    assert [text[:20] for text in bodies] == [text[:20] for text in before]
    text = document.text
    from hizone_clean.reading import read

    assert assemble_articles(read(text)).text == text


@measured_again
def test_time_grows_with_the_page() -> None:
    def seconds(copies: int) -> float:
        document = page(*[part for _ in range(copies) for part in (FIRST, BIRDS, SECOND, STORAGE)])
        start = time.process_time()
        assemble_articles(document)
        return time.process_time() - start

    seconds(50)
    assert seconds(800) < 4 * seconds(400) + 0.2


def test_a_heading_of_lines_from_two_blocks_is_not_put_together_by_one_of_them() -> None:
    upper, lower, other = (Block(text, lines=(at, at)) for at, text in ((1, "上一行"), (2, "下一行"), (9, "要闻")))
    joined = Block("上一行下一行", lines=(1, 2), made_of=(upper, lower))
    heading = Block("要闻上一行", lines=(1, 9), type="heading", made_of=(other, upper))
    behind = Block("下一行", lines=(2, 2), type="heading", made_of=(lower,))
    origins = {upper: (joined, 0, 3), lower: (joined, 3, 6)}
    assert rejoin_display_lines([heading, behind], origins) == [heading, behind]


MINUTES = [
    "专题会议纪要",
    "时间：2024年3月5日上午9时",
    "地点：市政府三楼会议室",
    "会议听取了工程进展情况的汇报，研究了下一步的工作，请有关部门认真落实。",
    "清江市人民政府办公室",
    "2024年3月11日",
]


@pytest.mark.parametrize(
    ("lines", "date", "source"),
    [
        (MINUTES, "2024-03-11", "清江市人民政府办公室"),
        (["# 专题会议纪要", *MINUTES[1:]], "2024-03-11", "清江市人民政府办公室"),
        (MINUTES[:4], None, None),
        (["清江两岸柳色新", *MINUTES[3:]], None, None),  # no document by its name
    ],
)
def test_a_document_has_the_date_that_it_is_signed_with(lines: list[str], date: str | None, source: str | None) -> None:
    metadata = clean_document("\n\n".join(lines)).metadata
    assert (metadata.date, metadata.source) == (date, source)


INTERVIEW = [
    "近日，记者走进湿地研究所，就湿地恢复的几个热点问题采访了所长何雨桐。她从事湿地研究二十六年。",
    "记者：很多人觉得湿地就是荒地，您怎么看？",
    "何雨桐：这是最大的误解。湿地像海绵，雨季把水存起来，旱季再慢慢放出去。",
    "记者：恢复一片湿地要花多少钱？",
    "何雨桐：不一定花很多钱。把当年围垦的堤挖开三个口子，让水自己流进来就行。",
]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("对话何雨桐：湿地不是荒地", INTERVIEW, "对话何雨桐：湿地不是荒地"),
        ("专访湿地研究所所长何雨桐", INTERVIEW, "专访湿地研究所所长何雨桐"),
        ("对话很重要。", INTERVIEW, None),
        ("对话何雨桐：湿地不是荒地", INTERVIEW[:1], None),
    ],
)
def test_the_headline_of_an_interview_is_its_title(head: str, body: list[str], title: str | None) -> None:
    assert clean_document("\n".join([head, *body])).metadata.title == title
