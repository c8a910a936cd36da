"""Lines that were broken at a measure come together again; lines that an author ended stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators import articles, dirty_documents
from growth import measured_again
from hizone_clean import rejoin_hard_wraps
from hizone_clean.blocks import Apart, Block, Place
from hizone_clean.cleaners.rejoin_hard_wraps.line_joints import join_lines
from hizone_clean.document import Document, from_lines
from hizone_clean.layout.lines import end_kind, start_kind
from hizone_clean.layout.widths import width

# ── how two lines are put together ───────────────────────────────────────────────────────────────────────────────────

JOINTS = [
    (["映入眼帘的是“国", "家工程中心”"], "映入眼帘的是“国家工程中心”"),
    (["年产值超10", "亿元的企业"], "年产值超10亿元的企业"),
    (["在 2020", "年度考核中"], "在 2020年度考核中"),
    (["（特约通讯员 马", "燕琴）近日"], "（特约通讯员 马燕琴）近日"),
    (["园区 R&D 占", "GDP比重"], "园区 R&D 占GDP比重"),
    (["总投资117.", "2亿元"], "总投资117.2亿元"),
    (["共20", "21家企业"], "共2021家企业"),
    (["中关村信息谷", "科 技 园 项 目 启 动"], "中关村信息谷科技园项目启动"),
    (["园区投资", "超 过 1.2 万 亿 元 ， 增 长", "9 6 % ； 出口"], "园区投资超过1.2万亿元，增长96%； 出口"),
    (["今 天 （ 11 月 26 日 ） ， 园 区", "开园"], "今天（11月26日），园区开园"),
    (["园区投产。其 中，两条线", "“双 创”平台"], "园区投产。其中，两条线“双创”平台"),
    (["厂长哈希姆 · 萨菲", "介绍"], "厂长哈希姆·萨菲介绍"),
    (["本报讯  近日，园", "区开园"], "本报讯 近日，园区开园"),
    (["看 第 6.5 节", "的说明"], "看 第 6.5 节的说明"),
    (["合计 1 2 3 4", "5 6 7"], "合计 1 2 3 45 6 7"),
    (["老朋友更好 新朋友更多", "今天开幕"], "老朋友更好 新朋友更多今天开幕"),
    (["无限基金SEE", "Fund合伙人"], "无限基金SEE Fund合伙人"),
    (["the end of", "a line"], "the end of a line"),
    (["a new agree-", "ment was"], "a new agreement was"),
    (["a well-", "known firm"], "a well-known firm"),
    (["a soft\u00ad", "ened word"], "a softened word"),
    (["in 2020", "15 people"], "in 2020 15 people"),
    (["it ended.", "Then it began."], "it ended. Then it began."),
]


@pytest.mark.parametrize(("lines", "expected"), JOINTS)
def test_joints(lines: list[str], expected: str) -> None:
    assert join_lines(lines) == expected


def test_a_counter_of_characters_cuts_words() -> None:
    assert join_lines(["入选TO", "P30榜单"], cuts_words=True) == "入选TOP30榜单"


KINDS = [
    ("走向世界。", "stop", "han"),
    ("“走向世界。”", "stop", "quote"),
    ("达1000亿元。 李明 王芳", "signed", "han"),
    ("将下水投运。 李明/摄", "signed", "han"),
    ("提供服务。 图片来源：某日报", "signed", "han"),
    ("造成影响。 （李明 摄）", "signed", "han"),
    ("造成影响。（图片来源：某日报）", "signed", "han"),
    ("造成影响（见下图）", "close", "han"),
    ("（记者 李明 摄）", "close", "bracket"),
    ("他说：“造成影响。”（掌声）", "close", "han"),
    ("入选“百强”", "close", "han"),
    ("企业、", "comma", "han"),
    ("如下：", "colon", "han"),
    ("（2020", "digit", "bracket"),
    ("3.5", "digit", "digit"),
    ("The end.", "stop", "latin"),
    ("，所以", "han", "mark"),
    ("■ 首先", "han", "other"),
]


@pytest.mark.parametrize(("text", "end", "start"), KINDS)
def test_kinds_of_ends_and_starts(text: str, end: str, start: str) -> None:
    assert (end_kind(text), start_kind(text)) == (end, start)


def test_width_counts_ems() -> None:
    assert [width(text) for text in ("园区", "2020年", "自 2020年", "the end", "“园”")] == [2, 3, 4.25, 3.5, 3]


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

COLUMN = [
    "记者走进园区，映入眼帘的是一",
    "排排崭新的厂房，工人们正在生产线",
    "上忙碌着，机器轰鸣。产品从这里走",
    "向全国，走向世界。",
    "今年以来，园区新增企业四十二",
    "家，带动就业两千余人，成为当地经",
    "济发展的重要力量。",
]
PARAGRAPHS = [
    "记者走进园区，映入眼帘的是一排排崭新的厂房，工人们正在生产线上忙碌着，机器轰鸣。产品从这里走向全国，走向世界。",
    "今年以来，园区新增企业四十二家，带动就业两千余人，成为当地经济发展的重要力量。",
]


def blocks_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


# lines of two columns as deinterleave_columns leaves them: each with how it stands under the one above
PLACED: list[tuple[list[str], list[Apart], list[str]]] = [
    (["   园区新添充电桩", "  方便职工绿色出行"], ["flush", "flush"], ["园区新添充电桩方便职工绿色出行"]),
    (["新春走基层", "园区新添充电桩方便出行"], ["apart", "flush"], ["新春走基层", "园区新添充电桩方便出行"]),
    (["  园区新添充电桩", "  □ 本报记者 王芳"], ["apart", "flush"], ["园区新添充电桩", "□ 本报记者 王芳"]),
    (["   园区新添充电桩", "  方便职工绿色出行"], ["apart", "apart"], ["园区新添充电桩", "方便职工绿色出行"]),
]


@pytest.mark.parametrize(("heading", "stands", "expected"), PLACED)
def test_places_part_headings_and_join_their_lines(
    heading: list[str], stands: list[Apart], expected: list[str]
) -> None:
    texts = [*COLUMN, *heading, *COLUMN]
    above: list[Apart] = [*["flush"] * len(COLUMN), *stands, "apart", *["flush"] * (len(COLUMN) - 1)]
    blocks = [
        Block(text, (at, at), before="\n" * (stand != "flush"), place=Place(above=stand))
        for at, (text, stand) in enumerate(zip(texts, above, strict=True), 1)
    ]
    document = from_lines("\n".join(texts)).with_blocks(blocks)
    joined = [block.text.strip() for block in rejoin_hard_wraps(document).blocks]
    assert joined[len(PARAGRAPHS) : len(PARAGRAPHS) + len(expected)] == expected


def test_a_paragraph_names_its_lines_and_keeps_the_gap_before_it() -> None:
    document = rejoin_hard_wraps(from_lines("\n\n" + "\n\n".join(COLUMN)))
    assert [(block.lines, block.gap) for block in document.kept] == [((3, 9), 2), ((11, 15), 1)]


def test_a_sentence_goes_on_behind_what_was_taken_away() -> None:
    blocks = list(from_lines("\n".join([*COLUMN[:2], "某某日报 第3版", *COLUMN[2:]])).blocks)
    blocks[2] = blocks[2].removed("furniture", "test/header")
    document = rejoin_hard_wraps(Document(source="", blocks=tuple(blocks), form="lines"))
    assert [block.text for block in document.kept] == PARAGRAPHS
    assert [block.text for block in document.removed] == ["某某日报 第3版"]


def test_spans_tell_the_lines_in_reading_order() -> None:
    blocks = [
        block._replace(lines=(n, n))
        for n, block in zip((5, 6, 7, 1, 2, 3, 4), from_lines("\n".join(COLUMN)).blocks, strict=True)
    ]
    document = rejoin_hard_wraps(Document(source="", blocks=tuple(blocks), form="lines"))
    assert [(block.lines, block.spans) for block in document.kept] == [((1, 7), ((5, 7), (1, 1))), ((2, 4), ((2, 4),))]
    assert [[line.text for line in block.made_of] for block in document.kept] == [COLUMN[:4], COLUMN[4:]]


def test_in_the_pipeline_indents_go_and_code_stays() -> None:
    blocks = (Block("　　第一段，没有断行。", (1, 1)), Block("    x = 1", (2, 2), "code"))
    document = rejoin_hard_wraps(Document(source="", blocks=blocks, form="lines"))
    assert [block.text for block in document.kept] == ["第一段，没有断行。", "    x = 1"]


ENGLISH = """\
The committee met on Tuesday to discuss the proposal for a new
research park on the northern edge of the city. Several members
raised concerns about traffic, but most agreed that the invest-
ment would pay. A vote is expected in the coming weeks.

The park would cover about forty hectares and house some two
hundred companies, according to the plan that was presented at
the meeting.
"""


def test_english_prose() -> None:
    first, second = blocks_of(rejoin_hard_wraps(ENGLISH))
    assert first.startswith("The committee met on Tuesday to discuss the proposal for a new research park on")
    assert first.endswith("most agreed that the investment would pay. A vote is expected in the coming weeks.")
    assert second.endswith("house some two hundred companies, according to the plan that was presented at the meeting.")


@given(articles)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_one_paragraph_a_line_comes_back_as_it_was(paragraphs: list[str]) -> None:
    for between in ("\n", "\n\n"):
        text = between.join(paragraphs)
        assert rejoin_hard_wraps(text) == text


@given(dirty_documents())
@settings(max_examples=80, deadline=None)
def test_balance_and_a_second_pass(text: str) -> None:
    document = rejoin_hard_wraps(from_lines(text))
    assert document.check().ok
    assert rejoin_hard_wraps(document.text) == document.text


@given(st.text("一，。“”a1 -\n\r\f\u3000▶（第", max_size=200))
@settings(max_examples=100)
def test_any_text_balances(text: str) -> None:
    assert rejoin_hard_wraps(from_lines(text)).check().ok


@pytest.mark.parametrize(
    "line", ["一\n", "记者走进园区，映入眼帘的是一\n", "，\n", "a " * 20 + "\n", "园区建设提速\n\n"]
)
@measured_again
def test_time_grows_with_the_length(line: str) -> None:
    def seconds(count: int) -> float:
        text = line * count
        return min(_timed(text) for _ in range(3))

    assert seconds(8000) < 3.5 * seconds(4000) + 0.01


def _timed(text: str) -> float:
    start = time.process_time()
    rejoin_hard_wraps(text)
    return time.process_time() - start
