"""What a document of strangers may try: to crash, to hang, to steer a terminal, to pass itself through, to have letters doubled."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from hizone_clean import Document, Pipeline, clean, clean_document, normalize_punctuation, read
from hizone_clean.cleaner import structural
from hizone_clean.normalizing import normalizing_pipeline

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
        return replace(document, blocks=document.blocks[:1] * 2)

    read_badly.is_reader, read_badly.__name__ = True, "read"  # type: ignore[attr-defined]
    document = Pipeline(read_badly, normalize_punctuation)("<p>园区产值,增长。</p><p>新增企业多家。</p>")
    assert document.check().ok and "园区产值，增长。" in document.text and "新增企业多家。" in document.text
    assert any("read was taken back" in one.note for one in document.diagnostics)


def test_a_function_of_ones_own_may_change_letters() -> None:
    assert Pipeline(read, str.upper)("gdp增长。").text == "GDP增长。"
    assert Pipeline(read, lambda text: text.replace("增长", "下降"))("产值增长。").text == "产值下降。"
