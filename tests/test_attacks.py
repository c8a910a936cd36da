"""What a document of strangers may try: to crash, to hang, to steer a terminal, to pass itself through, to have letters doubled."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hizone_clean import Document, Pipeline, clean, clean_document, normalize_punctuation, read
from hizone_clean.cleaner import structural
from hizone_clean.normalizing import normalizing_pipeline
from laws import broken

# rows of columns as a reader of PDFs gives them, of the kinds that crashed, or had paragraphs printed twice
COLUMNS = (Path(__file__).parent / "data" / "columns_that_broke.txt").read_text("utf-8").split("\n\f")

HOSTILE = {
    "stand-in": "hizone-clean:off:5:\n# hizone-clean: off\n甲",
    "stand-in of thousands of digits": f"hizone-clean:off:{'9' * 5000}:\n# hizone-clean: off\n甲",
    "stand-in of other digits": "hizone-clean:off:٣:\n# hizone-clean: off\n甲",
    "entity of thousands of digits": f"<p>&#{'9' * 4301};甲</p>",
    "number of thousands of digits": f"+++\nn = {'1' * 4301}\n+++\n甲",
    "lists in lists, JSON": '{\n"title": ' + "[" * 330 + "]" * 330 + "\n}\n乙",
    "lists in lists, YAML": "---\na: " + "[" * 400 + "]" * 400 + "\ntitle: 甲\n---\n乙",
    "key of many parts": "+++\n" + "a." * 40000 + "a = 1\n+++\n甲",
    "lone surrogate": '{\n"title": "\\ud800甲"\n}\n乙',
    "escapes": '---\ntitle: "甲\\e]0;x\\a\\e[31m"\nauthor: "\\0\\x9b2J"\nother: ["\\e[2J"]\n---\n正文。',
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("obey_off", [False, True])
def test_no_document_crashes_hangs_or_steers(raw: str, obey_off: bool) -> None:
    start = time.process_time()
    for given in (raw, raw.encode()):
        document = clean_document(given, obey_off=obey_off)
        shown = document.text + document.to_markdown() + str(document.to_dict()["metadata"])
        shown.encode()
        assert not set("\x1b\x07\x00\x9b") & set(shown)
        assert document.check().ok
    normalizing_pipeline()(raw, obey_off=obey_off)
    assert time.process_time() - start < 5


def test_a_document_cannot_pass_itself_through_nor_double_a_part() -> None:
    page = "<p>甲,乙。</p><!-- hizone-clean: off --><script>x</script>\x1b丙,丁<!-- hizone-clean: on --><p>戊。</p>"
    assert "<script>" not in clean(page) and "\x1b" not in clean(page)
    assert "<script>" in clean(page, obey_off=True)
    forged = "hizone-clean:off:0:\n\n园区产值增长。\n\n# hizone-clean: off\n甲乙丙丁\n# hizone-clean: on\n\n创新发展。"
    assert clean(forged, obey_off=True).count("甲乙丙丁") == 1
    assert clean(f"ｈizone-clean:off:0:\n\n{forged}", obey_off=True).count("甲乙丙丁") == 1


@structural
def double_a_paragraph(document: Document) -> Document:
    return document.with_blocks([*document.blocks, document.blocks[-1]])


@structural
def lose_a_paragraph(document: Document) -> Document:
    return document.with_blocks(document.blocks[:-1])


TEXT = "园区产值增长,创新高。\n\n新增企业多家。"


@pytest.mark.parametrize(("step", "told"), [(double_a_paragraph, "invented"), (lose_a_paragraph, "lost")])
@pytest.mark.parametrize("raw", [TEXT, f"<p>{TEXT}</p><p>完。</p>", f"---\ntitle: 甲\n---\n# 乙\n\n{TEXT}"])
def test_a_step_that_breaks_the_balance_is_taken_back_and_the_others_stay(step: object, told: str, raw: str) -> None:
    document = Pipeline(read, step, normalize_punctuation)(raw)  # type: ignore[arg-type]
    assert document.check().ok and "增长，创新高。" in document.text
    (said,) = (one for one in document.diagnostics if "was taken back" in one.note)
    assert told in said.note and getattr(step, "__name__", "") in said.note


def test_a_reader_that_breaks_the_balance_is_taken_back_too() -> None:
    def read_badly(text: str) -> Document:
        document = read(text)
        return document.replacing(blocks=document.blocks[:1] * 2)

    read_badly.is_reader, read_badly.__name__ = True, "read"  # type: ignore[attr-defined]
    document = Pipeline(read_badly, normalize_punctuation)("<p>园区产值,增长。</p><p>新增企业多家。</p>")
    assert document.check().ok and "园区产值，增长。" in document.text and "新增企业多家。" in document.text
    assert any("read was taken back" in one.note for one in document.diagnostics)


def test_a_function_of_ones_own_may_change_letters() -> None:
    assert Pipeline(read, str.upper)("gdp增长。").text == "GDP增长。"
    assert Pipeline(read, lambda text: text.replace("增长", "下降"))("产值增长。").text == "产值下降。"


@pytest.mark.parametrize("rows", COLUMNS, ids=["pieces", "blanks", "twice"])
def test_rows_of_columns_neither_crash_nor_come_twice(rows: str) -> None:
    assert broken(rows) == []


@pytest.mark.parametrize("element", ["iframe src=a", "textarea", "xmp", "noembed", "noframes", "plaintext"])
def test_what_an_element_that_is_never_closed_hides_is_read_and_nothing_of_ours_shows(element: str) -> None:
    assert clean(f"<p>园区产值增长,创新高。</p><{element}>新增企业多家。").split() == [
        "园区产值增长，创新高。",
        "新增企业多家。",
    ]
    assert clean(f"<p>甲。</p><{element}>") == "甲。"


@pytest.mark.parametrize(
    "raw",
    [
        "<div><p>甲。</p><!--",
        "<div><p>甲。</p><script",
        "<p>甲。</p><p><b",
        "<p>甲。</p><style",
        "<p>甲。</p><div cla",
        "<p>甲。<p><b",
        "<p>甲。</p><p>请回信至<wang@example.com>。</p>",
    ],
)
def test_markup_that_is_cut_balances_and_stays_so(raw: str) -> None:
    assert clean(raw).split("\n\n")[0] == "甲。"
    assert broken(raw) == []


WRAPPED = (
    "记者走进先导先进材料公司，映入\n眼帘的是研究中心等牌匾。公司产\n品从高新区走向全国，走向世界。\n"
    "负责人说，今年产量比去年提高三\n成左右，还要再建两条新的生产线\n，为全市产业升级提供更有力支撑。"
)


@pytest.mark.parametrize("tag", ["<br>", "<p>", '<img src="a.png">', "</div>", "<li>"])
def test_a_stray_tag_does_not_turn_off_the_rejoining(tag: str) -> None:
    paragraphs = clean(f"{WRAPPED}\n{tag}").split("\n\n")
    assert "映入眼帘的是" in paragraphs[0] and len(paragraphs) == 2
    assert broken(f"{WRAPPED}\n{tag}") == []


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_what_other_programs_end_lines_with_needs_no_second_pass(separator: str) -> None:
    raw = f"园区产值增长。{separator}道路宽了,企业多了。"
    assert broken(raw) == [] and clean(raw).replace("\n", "").replace(" ", "") == "园区产值增长。道路宽了，企业多了。"


@pytest.mark.parametrize(
    "raw",
    [
        "<p>&amp;lt;甲<br>乙</p>",
        "<p>甲![图](a.png)乙。</p>",
        "统积极开展“金融：开展离退休干部“我们的节日·重阳。",
        "# 题\n\n正文一段，说了很多的话。\n\n## □ 本报记者 王五\n\n正文又一段，也说了很多话。",
    ],
)
def test_what_took_two_passes_takes_one(raw: str) -> None:
    assert broken(raw) == []


@pytest.mark.parametrize(
    "tag", ["<iframe src=javascript:alert(1)//", "<script src=//e/x.js x=", "<img src=x onerror=alert(1)//"]
)
def test_markdown_has_no_live_tag(tag: str) -> None:
    from markdown_it import MarkdownIt

    marked = clean_document(f"园区产值增长。\n\n{tag}\n\n创新发展。").to_markdown()
    page = MarkdownIt("commonmark").render(marked.split("---\n")[-1])
    assert not any(f"<{name}" in page for name in ("iframe", "script", "img"))
