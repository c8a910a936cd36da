"""Page furniture: what belongs to the page goes, what belongs to the text stays."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import remove_page_furniture
from hizone_clean.document import from_lines


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


@pytest.mark.parametrize(
    ("head", "source", "date", "extra"),
    [
        ("清江日报\n2021年4月26日 星期一\n园区\n10\n", "清江日报", "2021-04-26", {"page": "10", "section": "园区"}),
        ("2024年4月9日 星期二 清江日报 A03 要闻\n", "清江日报", "2024-04-09", {"page": "A03", "section": "要闻"}),
        ("10 园区 2021年4月26日 星期一\n", None, "2021-04-26", {"page": "10", "section": "园区"}),
        ("清江日报 2024年4月9日 星期二 甲辰年三月初一 总第1234期 今日8版\n", "清江日报", "2024-04-09", {}),
        ("清江日报社昨日召开会议\n", None, None, {}),
    ],
)
def test_a_page_head_is_metadata(head: str, source: str | None, date: str | None, extra: dict[str, str]) -> None:
    metadata = remove_page_furniture(from_lines(head + "园区产值增长。\n" * 4)).metadata
    assert (metadata.source, metadata.date, dict(metadata.extra)) == (source, date, extra)


def test_numbers_and_sections_of_several_pages_are_lists() -> None:
    text = "清江日报 2024年4月9日 01 要闻\n甲。\n\f清江日报 2024年4月9日 02 综合\n乙。\n"
    metadata = remove_page_furniture(from_lines(text)).metadata
    assert (metadata.source, dict(metadata.extra)) == ("清江日报", {"page": ["01", "02"], "section": ["要闻", "综合"]})


def test_html_is_left_alone() -> None:
    from hizone_clean.reading import read

    document = remove_page_furniture(read("<p>产业</p><p>- 3 -</p><p>升级</p>"))
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


def test_the_title_over_the_contents_stays_though_it_heads_every_page() -> None:
    body = "供水管网全年新建四十六公里，改造老旧管线三十二公里，水质合格率保持在百分之百，惠及居民三十万人。\n" * 3
    pages = [
        "城北水务年鉴2023\n目录\n一、供水............1\n二、排水............2\n三、节水............3\n",
        f"城北水务年鉴2023\n一、供水\n{body}",
        f"城北水务年鉴2023\n二、排水\n{body}",
    ]
    document = remove_page_furniture(from_lines("\f".join(pages)))
    assert [block.lines[0] for block in document.kept if "年鉴" in block.text] == [1]
    other = remove_page_furniture(from_lines("\f".join(["城北水务年鉴2023\n全年供水情况综述\n" + body, *pages[1:]])))
    assert not [block for block in other.kept if "年鉴" in block.text]
