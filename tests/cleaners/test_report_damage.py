"""Damage is reported in the line where it stands, changes nothing, and good text has none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import clean_document
from hizone_clean.blocks import Block
from hizone_clean.cleaners.report_damage import report_damage
from hizone_clean.document import Document, from_lines

TITLES = [
    ("加快打造高新区20版", "浙江加快打造高新区2.0版，今年有20个项目。", ["2.0"]),
    ("园区产值增长52%", "园区产值增长5.2%。", []),
    ("完成投资12亿元", "完成投资1.2亿元，", ["1.2"]),
    ("高新区20版发布", "高新区2.0版发布，高新区20版也发布。", []),
    ("今年20个项目开工", "今年2.0版发布。", []),
    ("2020年成绩单", "2020年园区交出成绩单。", []),
]


@pytest.mark.parametrize(("title", "body", "wholes"), TITLES)
def test_marks_lost_in_a_title(title: str, body: str, wholes: list[str]) -> None:
    text = f"{title}\n\n{body}"
    first, second = from_lines(text).blocks
    document = report_damage(from_lines(text).with_blocks([first._replace(type="title"), second]))
    assert [(d.kind, d.line) for d in document.diagnostics] == [("lost_character", 1)] * len(wholes)
    assert all(whole in d.note for whole, d in zip(wholes, document.diagnostics, strict=True))


def test_a_quote_that_was_turned_is_found_in_the_source() -> None:
    source = "<p>“韶关要坚定不移推动高质量发展。“这是来自韶关的期待和寄望。</p><p>“三地六大板块”成形。</p>"
    blocks = (
        Block("“韶关要坚定不移推动高质量发展。”这是来自韶关的期待和寄望。", (1, 1)),
        Block("“三地六大板块”成形。", (1, 1)),
    )
    document = report_damage(Document(source=source, repaired=source, blocks=blocks, form="html"))
    assert [(d.kind, d.line) for d in document.diagnostics] == [("unbalanced_quote", 1)]
    assert "turned" in document.diagnostics[0].note


def test_the_line_inside_a_paragraph_that_was_wrapped() -> None:
    source = "近日，园区企业研发的国内首\n个人######瘤病毒\n疫苗获批上市。"
    block = Block("近日，园区企业研发的国内首个人######瘤病毒疫苗获批上市。", (1, 3))
    document = report_damage(Document(source=source, repaired=source, blocks=(block,), form="lines"))
    assert [(d.kind, d.line) for d in document.diagnostics] == [("masked_text", 2)]


def test_what_was_taken_away_is_not_looked_at() -> None:
    (block,) = from_lines("房产（头部次拍卖）的公告").blocks
    document = from_lines(block.text).with_blocks([block.removed("related", "test/rule")])
    assert report_damage(document) == document


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='园区头部批个#*■“”"\ufffd锟斤拷20.版，。\n', max_size=80))
def test_text_is_never_changed(text: str) -> None:
    document = report_damage(from_lines(text))
    assert document.text == text
    assert all(1 <= d.line <= text.count("\n") + 1 for d in document.diagnostics)
    assert report_damage(document) == document


@pytest.mark.parametrize("damage", ["人##瘤", "头部批“", "头部个”园", "20版\n"])
@measured_again
def test_time_grows_with_the_text(damage: str) -> None:
    def seconds(copies: int) -> float:
        document = from_lines(damage * copies)
        start = time.process_time()
        report_damage(document)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 4 * seconds(4000) + 0.2


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ('<html><body><div id="app"></div><script>x="甲"</script></body></html>', "its scripts would have made it"),
        ("<html><body><noscript>请启用JavaScript后访问本站。</noscript><div id=root></div></body></html>", "made by its scripts"),
        ("<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>", "an error page"),
        ("<html><body><h1>404</h1><p>抱歉，您访问的页面不存在。</p></body></html>", "an error page"),
        ("<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing.</p></body></html>", "a wall against robots"),
        ("<div><p>您的访问过于频繁，请完成安全验证后继续访问。</p></div>", "a wall against robots"),
        ('<div><img src="a.png"></div>', "nothing is left of this document"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_told(raw: str, told: str) -> None:
    assert any(told in one.note for one in clean_document(raw).diagnostics)


@pytest.mark.parametrize(
    "raw",
    [
        "<p>园区产值增长5%。</p>",
        "",
        " \n",
        "<p>今年，该平台处理了404起投诉，服务器错误导致的有三起。园区企业普遍反映，访问频繁时要完成验证，影响办事效率，相关部门表示将尽快改进，"
        "并在年底之前把各系统合并为一个入口，让企业少跑路、好办事。记者从会上获悉，改造工程已经开始，首批三个系统下月上线，其余的明年完成，"
        "届时企业只要登录一次就能办完全部手续，预计每年可以节省十多万个工时，园区的营商环境也会因此更好，吸引更多企业前来投资兴业。</p>",
        "<p>记者获悉，项目用地已获批复。</p>",
    ],
)
def test_a_document_is_not_told_to_be_none(raw: str) -> None:
    assert [one.note for one in clean_document(raw).diagnostics] == []
