"""How much a line by itself looks like a headline."""

from __future__ import annotations

import pytest

from hizone_clean.layout.headline_form import form_features, headline_form, is_display_line

HEADLINES = (
    "老厂房改成人才公寓",
    "我市出台新规规范电动自行车停放",
    "春耕时节话农机",
    "“一枚印章管审批”之后",
    "江畔灯火 老街新生",
    "三年种树八百亩 荒坡变成花果山",
    "图书馆夜间开放至十点",
)
OTHERS = (
    "的居民代表说，自从电梯装好以后，老人们下楼",
    "新闻热线：0571-88886666",
    "□ 本报记者 林晓岚",
    "责任编辑：周文博",
    "DID 3962 0.286 0.452 0 1",
    "本报讯 昨日，江畔公园正式开放。",
    "，并对现有的河道进行了全面的清淤",
    "图3 各年份降水量",
    "清政办发〔2024〕15号",
    "我们还是那样，走着走着就到了渡口。",
)


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_looks_like_one(text: str) -> None:
    assert headline_form(text) > 0
    assert is_display_line(text)


@pytest.mark.parametrize("text", OTHERS)
def test_another_line_does_not(text: str) -> None:
    assert headline_form(text) < 0


def test_what_a_line_shows_has_names() -> None:
    assert {"ends han", "begins han", "phrases 2"} <= set(form_features("江畔灯火 老街新生"))
    assert {"form number", "ends han"} <= set(form_features("清政办发〔2024〕15号"))
    assert list(form_features("　")) == []
