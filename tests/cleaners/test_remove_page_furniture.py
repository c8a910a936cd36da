"""Page furniture: what belongs to the page goes, what belongs to the text stays."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import remove_page_furniture
from hizone_clean.document import from_lines

# a page of a report: sentences that run from page to page
PAGES = [
    "园区全年新增高新技术企业二十六家，总数达到一百三十家，占全市\n的三成。科技型中小企业入库数连续三年居全市首位，研发投入强度",
    "达到百分之四点二。全年技术合同成交额突破四十亿元，同比增长两\n成。孵化器在孵企业两百余家，毕业企业留区率超过八成，其中近半",
    "落户加速器。园区还与五所高校共建研究院，把实验室的成果变成生\n产线上的产品，带动就业三千余人，成为当地新的增长点。",
]
LONG = [
    "\n".join(
        f"园区第{year}年优化营商环境，第{number}项举措落地见效，企业满意度持续" for number in "一二三四五六七八九"
    )
    for year in "五六七"
]

# name: (before, after)
CASES: dict[str, tuple[str, str]] = {
    "dashes": ("产业\n- 3 -\n升级", "产业\n升级"),
    "long dashes": ("产业\n— 12 —\n升级", "产业\n升级"),
    "第…页": ("产业\n第 2 页\n升级", "产业\n升级"),
    "第…页，共…页": ("产业\n第 2 页，共 44 页\n升级", "产业\n升级"),
    "of whole, running on": ("甲\n1/3\n乙\n2/3\n丙\n3/3", "甲\n乙\n丙\n"),
    "one character a line": ("升级。\n第\n2\n页\n产业", "升级。\n产业"),
    "header beside numbers": ("年度工作报告\n- 1 -\n甲。\n年度工作报告\n- 2 -\n乙。", "甲。\n乙。"),
    "header and bare number": (
        "概况\n年度报告\n1\n" + PAGES[0] + "\n年度报告\n2\n" + PAGES[1] + "\n年度报告\n3\n" + PAGES[2],
        "概况\n" + "\n".join(PAGES),
    ),
    "header with pages": (
        "\f".join(f"年度 报告\n{page}\n{number}\n" for number, page in enumerate(PAGES, 7)),
        PAGES[0] + "\n" + PAGES[1] + "\n" + PAGES[2] + "\n",
    ),
    "bare numbers that cut sentences": (
        "\n".join(f"{page}\n{number}" for number, page in enumerate(LONG, 1)),
        "\n".join(LONG) + "\n",
    ),
    "newspaper, one line": ("清江日报          2022年5月1日 星期日      06 园区\n新闻", "新闻"),
    "newspaper, three lines": ("清江日报\n2022年5月1日\n06  园区\n新闻", "新闻"),
    "newspaper, the section on a line by itself": ("2022年5月1日 星期日\n园区\n10\n新闻", "新闻"),
    "newspaper, the number first": ("10\n园区\n2022年5月1日\n新闻", "新闻"),
    "newspaper, parted": (
        "2022年5月1日 星期日\n" + PAGES[0] + "\n" + PAGES[1] + "\n06 园区\n" + PAGES[2] + "\n完\n完了\n就这样",
        "\n".join([*PAGES, "完", "完了", "就这样"]),
    ),
    "newspaper, in the middle": (
        "\n".join([*PAGES, "城乡时报　2022年4月25日", *PAGES[::-1], "12 经济", *PAGES]),
        "\n".join([*PAGES, *PAGES[::-1], *PAGES]),
    ),
    "editors": ("新闻。\n责编：李明 美编：王芳 电话：010-12345678", "新闻。\n"),
    "contents": (
        "目　录\n一、总体情况............1\n二、主要做法............3\n一、总体情况\n甲。",
        "一、总体情况\n甲。",
    ),
    "contents, numbers below": (
        "目录\n一、总体情况 ............\n二、主要做法 ............\n1\n3\n一、总体情况",
        "一、总体情况",
    ),
    "contents, numbers between": (
        "目录\n一、总体情况............\n1\n二、主要做法............\n3\n三、下步打算............\n5\n" + PAGES[0],
        PAGES[0],
    ),
    "contents, one character a line": (
        "\n".join(
            [
                "目",
                "录",
                "一",
                "、",
                "总",
                "况",
                "............",
                "1",
                "二",
                "、",
                "做",
                "法",
                "............",
                "2",
                "正文开始。",
            ]
        ),
        "正文开始。",
    ),
    "contents, an entry on two lines": (
        "一、总体情况............1\n二、学习借鉴先进园区经验做法\n推动高质量发展............3\n" + PAGES[1],
        PAGES[1],
    ),
}

STAYS = [
    "2022年5月1日\n园区\n园区今天开园。",
    "园区\n10\n新闻",
    "第 3 页写道：",
    "2022-3\n3",
    "1\n甲\n2\n乙\n3\n丙",
    "01 综合\n园区简介",
    "他说……\n后来呢？……\n没有后来。",
    "省略号............就是这样",
    "3/4",
    "1/2\n3/4\n5/8",
    "2022年5月1日\n星期日",
    "清江日报\n近日报道了园区的做法。",
    "责任编辑：李明",
    "编辑：你怎么看？\n电话：响了很久。",
    "好雨知时节\n当春乃发生\n好雨知时节\n润物细无声",
    "产值\n12\n税收\n13\n就业\n14",
    "目录\n序言\n后记",
    # a table of contents that is the content
    "目录\n一、总体情况............1\n二、主要做法............3\n三、下步打算............5\n附录",
    "- 第一项\n- 第二项",
    "第\n一\n章",
]


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES.keys())
def test_furniture_goes_for_good(before: str, after: str) -> None:
    assert remove_page_furniture(before) == after
    assert remove_page_furniture(after) == after


@pytest.mark.parametrize("text", STAYS)
def test_text_stays(text: str) -> None:
    assert remove_page_furniture(text) == text


def test_what_goes_is_kept_with_its_rule() -> None:
    document = remove_page_furniture(from_lines("年度报告\n- 1 -\n甲。\n年度报告\n- 2 -\n乙。"))
    rules = [(block.text, block.reason, block.by) for block in document.removed]
    assert rules[:2] == [
        ("年度报告", "furniture", "remove_page_furniture/running_header"),
        ("- 1 -", "furniture", "remove_page_furniture/folio"),
    ]
    assert document.check().ok


def test_the_title_under_a_running_header_stays() -> None:
    text = "年度报告\n第 1 页\n年度报告\n甲。\n年度报告\n第 2 页\n乙。"
    assert remove_page_furniture(text) == "年度报告\n甲。\n乙。"


def test_html_is_left_alone() -> None:
    from hizone_clean import Pipeline
    from hizone_clean.reading import read

    document = Pipeline(read, remove_page_furniture)("<p>产业</p><p>- 3 -</p><p>升级</p>")
    assert [block.text for block in document.kept] == ["产业", "- 3 -", "升级"]


_PIECES = st.sampled_from(
    ["- 1 -", "2", "3", "\f", "目录", "一、甲......1", "园区", "日报", "第", "页", "。", "1/3", "……", " "]
)


@settings(max_examples=100)
@given(st.lists(_PIECES, max_size=20).map("\n".join))
def test_nothing_is_lost(text: str) -> None:
    document = remove_page_furniture(from_lines(text))
    assert document.check().ok
    assert len(document.blocks) == len(from_lines(text).blocks)


@pytest.mark.parametrize("line", ["的\n", "1\n", "- 1 -\n", "第\n", "年报\n1\n", "..........\n", "\f甲\n"])
@measured_again
def test_time_grows_with_the_text(line: str) -> None:
    def cost(size: int) -> float:
        start = process_time()
        remove_page_furniture(line * size)
        return process_time() - start

    cost(2_000)
    assert min(cost(20_000) for _ in range(2)) < 4 * min(cost(10_000) for _ in range(3)) + 0.05
