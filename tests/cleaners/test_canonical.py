"""Gaps of one and of two blank lines: this program's own form of several articles, and pages that only look like it."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document

A = "3月8日上午，临江高新区举行重点项目集中开工仪式，二十三个项目同时破土动工，总投资超过一百亿元。"
B = "据介绍，这批项目涵盖新材料、装备制造和生物医药三个方向，全部建成后预计可新增就业岗位五千余个。"
C = "下一步，园区将把审批时限再压缩三分之一，让企业少跑腿、好办事，力争全年引进项目四十个以上。"


def test_articles_of_our_own_come_back() -> None:
    text = f"临江二十三个项目开工\n\n{A}\n\n{B}\n\n\n园区压缩审批时限\n\n{C}\n\n{B}"
    document = clean_document(text)
    assert [article.title for article in document.articles] == ["临江二十三个项目开工", "园区压缩审批时限"]
    assert document.text == text


@pytest.mark.parametrize(
    "text",
    [
        f"集成方法与流程\n\n{A}\n\n\n背景技术：\n\n{B}\n\n\n技术要素：\n\n{C}",
        f"项目开工\n\n\n一、概况\n\n{A}\n\n{B}\n\n\n二、下一步\n\n{C}\n\n{B}",
        f"第四章\n\n\n{A}\n\n\n“您早。”\n\n\n{B}\n\n\n“请坐。”\n\n\n{C}\n\n没有人说话。",
        f"当前位置：首页 > 要闻\n\n临江二十三个项目开工\n\n\n{A}\n\n{B}\n\n\n{C}\n\n上一篇：没有了",
        f"项目开工\n\n{A}\n\n\n园区里,二十三个项目同时动工。\n\n据介绍,其中大半做新材料。\n\n\n{C}",
    ],
    ids=["announced parts", "numbered parts", "a novel's page", "a page with its frame", "half-width marks"],
)
def test_gaps_of_a_page_part_no_articles(text: str) -> None:
    document = clean_document(text)
    assert len(document.articles) == 1
    assert clean_document(document.text).text == document.text
