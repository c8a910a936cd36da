"""What stands twice: twins and teasers go, refrains and whatever comes back on purpose stay."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_repetition import remove_repetition
from hizone_clean.document import Document

LONG = "今年以来，园区新引进项目三十一个，其中过半投向新材料和装备制造，总投资比去年同期增加四成，用工需求也随之上升。"


OTHER = "记者在现场看到，工人们正在安装第二条生产线，预计下月试产。"

KINDS = [
    ("verse", 2),
    ("list_item", 2),
    ("table_row", 2),
    ("code", 2),
    ("paragraph", 1),
    ("caption", 1),
    ("heading", 1),
]


@pytest.mark.parametrize(("kind", "stay"), KINDS)
def test_only_prose_is_compared(kind: str, stay: int) -> None:
    block = Block(LONG, (1, 1), type=kind)  # type: ignore[arg-type]
    document = remove_repetition(Document(source="", blocks=(block, block._replace(lines=(2, 2)))))
    assert len(document.kept) == stay
    assert all((b.reason, b.by) == ("duplicate", "remove_repetition/twin") for b in document.removed)


def test_a_heading_that_repeats_the_title_goes() -> None:
    blocks = (Block("园区动工", (1, 1), type="title"), Block("园区动工", (2, 2), type="heading"), Block(LONG, (3, 3)))
    assert [b.text for b in remove_repetition(Document(source="", blocks=blocks)).kept] == ["园区动工", LONG]


def test_a_heading_that_begins_an_article_as_its_title_reads_goes() -> None:
    heading, author = Block("园区动工", (1, 1), type="heading"), Block("本报 李四", (2, 2))
    title = Block("园区动工", (3, 3), type="title")
    blocks = (heading, author, title, Block(LONG, (4, 4)))
    assert remove_repetition(Document(source="", blocks=blocks)).kept == (author, title, blocks[3])
    other = title._replace(article=1)
    assert len(remove_repetition(Document(source="", blocks=(heading, author, other))).kept) == 3


def test_articles_are_told_apart() -> None:
    blocks = (Block(LONG, (1, 1)), Block(LONG, (2, 2), article=1))
    assert len(remove_repetition(Document(source="", blocks=blocks)).kept) == 2


@given(
    st.lists(st.sampled_from([LONG, OTHER, "今年以来，园区新引进项目三十一个，其中...", "归去来兮", ""]), max_size=20)
)
@settings(max_examples=80, deadline=None)
def test_twice_is_once(lines: list[str]) -> None:
    once = remove_repetition("\n".join(lines))
    assert remove_repetition(once) == once


@measured_again
def test_time_grows_with_the_text() -> None:
    def cost(times: int) -> float:
        text = "\n".join(f"{LONG[:20]}第{n}批，其中..." for n in range(times))
        start = process_time()
        remove_repetition(text)
        return process_time() - start

    cost(200)
    assert min(cost(6000) for _ in range(3)) < 5 * min(cost(2000) for _ in range(3))
