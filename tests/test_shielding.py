"""What stands between ``hizone-clean: off`` and ``on`` comes out as it went in, in every form of document and result."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document
from hizone_clean.normalizing import normalizing_pipeline
from hizone_clean.pipeline.shielding import Shielded, shield

PARTS = {
    "comment": "<!-- hizone-clean: off -->\n联系电话:010,  \n\n  缩进,甲.\n<!-- hizone-clean: on -->",
    "hash": "# hizone-clean: off\n责任编辑:张三,\n# hizone-clean: on",
    "bare": "hizone-clean: off\n分享到,\nhizone-clean: on",
    "fence": "<!-- hizone-clean: off -->\n```\nx,甲.\n```\n<!-- hizone-clean: on -->",
    "tags": "<!-- hizone-clean: off -->\n<p>联系,电话.</p>\n<ul><li>甲,乙\n<!-- hizone-clean: on -->",
}
FORMS = {
    "text": "园区产值增长5%,创下新高.记者获悉,这是第一次.\n\n{}\n\n今年以来,园区新增企业120家,增长很快.\n",
    "tight": "园区产值增长5%,创下新高.\n{}\n今年以来,园区新增企业120家,增长很快.\n",
    "first": "{}\n\n园区产值增长5%,创下新高.\n",
    "markdown": "---\ntitle: 园区产值增长\n---\n\n正文,**第一**段.\n\n{}\n\n- 甲,乙.\n- 丙,丁.\n",
    "list": "- 甲,乙.\n{}\n- 丙,丁.\n",
    "page": "<html><body><div>\n<p>园区产值增长5%,创下新高.</p>\n{}\n<p>今年新增企业120家.</p></div></body></html>\n",
    "wrapped": "园区产值增长百分之五，创下\n\n历史新高，这是第一次。今年\n\n以来，园区新增企业一百二十\n\n家。\n\n{}\n\n增长很快，"
    "前景很好，大家都\n\n很高兴，园区的明天会更加美\n\n好。\n",
}


def results(source: str) -> dict[str, str]:
    document = clean_document(source, obey_off=True)
    assert document.check().ok
    return {
        "text": f"{document.text}\n",
        "markdown": f"{document.to_markdown()}\n",
        "normalize": normalizing_pipeline()(source, obey_off=True).text,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_part_stays_on_every_pass(form: str, part: str, end: str) -> None:
    source = FORMS[form].format(PARTS[part]).replace("\n", end)
    for kind, result in results(source).items():
        assert PARTS[part] in result.replace("\r\n", "\n").replace("\r", "\n"), kind
        assert results(result)[kind] == result, kind


def test_a_part_that_is_never_closed_runs_to_the_end() -> None:
    source = "园区产值增长5%,创下新高.\n\n<!-- hizone-clean: off -->\n甲,乙.\n\n末,尾.\n"
    assert clean_document(source, obey_off=True).text == source.replace("5%,创下新高.", "5%，创下新高。").rstrip("\n")


def test_comments_of_html_shield_within_a_line() -> None:
    part = "<!-- hizone-clean: off --><p>联系电话:010</p><!-- hizone-clean: on -->"
    text = clean_document(f"<div><p>甲,乙。</p>{part}<p>丙,丁。</p></div>", obey_off=True).text
    assert text.split("\n\n") == ["甲，乙。", part, "丙，丁。"]
    assert clean_document(text, obey_off=True).text == text


@pytest.mark.parametrize("text", ["甲", "他说 hizone-clean: off 是一句话。", "hizone-clean: official"])
def test_text_without_marks_is_not_touched(text: str) -> None:
    assert shield(text) == (text, Shielded())
