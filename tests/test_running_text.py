"""Running text is passed by: with it alone, and with one line beside it, a document comes out as when every line is looked at."""

import pytest

from hizone_clean import clean_document
from hizone_clean.blocks import Block
from hizone_clean.layout import page
from hizone_clean.layout.page import is_running_text

_TEXT = "园区产值增长，创新发展的步伐加快，首批产品已经发往三个省份，下半年还要再建两条新的生产线，为全市的产业升级提供更有力的支撑，受到各方欢迎"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_TEXT}。", True),
        (f"“{_TEXT}。”他说，“{_TEXT}！", True),
        (f"{_TEXT}，增长5.2%。", True),
        (_TEXT, False),  # goes on in the next line
        (f"{_TEXT}……", False),  # a teaser
        (f"{_TEXT}。。。", False),
        (f"　　{_TEXT}。", False),  # its indent tells something
        (f"，{_TEXT}。", False),  # belongs to the line before
        (f"●{_TEXT}。", False),
        (f"{_TEXT}。（李明摄）", False),
        (f"{_TEXT}。李明摄于园区。", False),
        ("园区产值增长，创新发展。", False),
        (f"{'园区 ' * 30}增长。", True),
        (f"{'园区 ' * 20}增长。", False),  # blanks aside it is short
    ],
)
def test_what_is_running_text_beyond_doubt(text: str, expected: bool) -> None:
    assert is_running_text(Block(text, (1, 1))) is expected


@pytest.mark.parametrize("kind", ["heading", "list_item", "table_row", "code", "title", "verse"])
def test_what_has_a_type_is_not(kind: str) -> None:
    assert not is_running_text(Block(f"{_TEXT}。", (1, 1), kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "document",
    [
        f"{_TEXT}。\n\n{_TEXT}！\n",
        f"{_TEXT}。\n{_TEXT}。\n",
        f"免责声明：本文仅代表作者个人观点，{_TEXT}。\n\n{_TEXT}。",
        f"声明：转载{_TEXT}。",
        f"本报讯（记者 李明）{_TEXT}。\n\n{_TEXT}，11月1日,增长５%。",
        f"{_TEXT}。\n\n\n{_TEXT}，见附件。\n\n\n{_TEXT}？",
        f"{_TEXT}。\n\n分享到：微信\n\n{_TEXT}。\n\n责任编辑：李明\n",
        f"{_TEXT}，他说“好。\n\n{_TEXT}人######瘤。",
    ],
)
def test_it_comes_out_as_when_every_line_is_looked_at(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = clean_document(document)
    monkeypatch.setattr(page, "is_running_text", lambda block: False)
    looked_at = clean_document(document)
    assert found.to_dict() == looked_at.to_dict()
    assert found.to_markdown() == looked_at.to_markdown()
