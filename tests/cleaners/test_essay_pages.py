"""Pages of a newspaper on which no news item opens and nobody signs: only the subject tells one article from the next."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document

ESSAYS = {
    "老屋的炊烟": [
        "外婆的老屋在山脚下，屋前一条石板路，屋后一片竹林。每到傍晚，灶膛里的柴火噼啪作响，炊烟从瓦缝里钻出来，慢慢飘过竹林。",
        "外婆坐在灶前添柴，火光映着她的脸。锅里的米饭冒着热气，竹林里的鸟也归了巢。外婆说，炊烟一起，家里人就该回来了。",
        "后来外婆搬进城里，老屋空了，灶膛也冷了。我回去看过一次，石板路上长满青苔，竹林却更密了，只是再没有炊烟从瓦缝里升起。",
    ],
    "怎样挑选一双跑鞋": [
        "挑选跑鞋，先看脚型。足弓偏低的人适合支撑型跑鞋，足弓偏高的人适合缓震型跑鞋。试穿时脚趾前面要留出一指宽的空间。",
        "跑鞋的鞋底磨损到一定程度，缓震就会失效。一般来说，一双跑鞋跑到六百公里就该更换，体重较大的跑者还要提前一些。",
        "不要穿新跑鞋参加比赛。脚和鞋底需要磨合，缓震材料也要经过几次训练才会变软，跑者才知道足弓和脚趾会不会疼。",
    ],
    "深海里的灯笼鱼": [
        "在一千米以下的深海，阳光照不到，水压却大得惊人。灯笼鱼靠身上的发光器照明，发光器排列成行，像一串小小的灯笼。",
        "发光器里住着会发光的细菌，细菌从灯笼鱼身上得到养分，灯笼鱼借细菌的光引来猎物，也借光在深海里辨认同伴。",
        "科学家用深潜器拍到了成群的灯笼鱼。白天它们待在深海躲避天敌，夜里上浮觅食，天亮以前又带着满身的发光器沉回深海。",
    ],
}


def wrapped(text: str, measure: int = 15) -> list[str]:
    """``text`` in lines, the first set in by two; no mark begins a line."""
    lines = []
    cut = measure - 2
    while text:
        while cut < len(text) and text[cut] in "，。、":
            cut -= 1
        lines.append(text[:cut])
        text, cut = text[cut:], measure
    return lines


def page(place: str) -> str:
    """The essays with each headline over its text, or with all of them at the end and printed twice, in order or reversed."""
    lines: list[str] = []
    for title, paragraphs in ESSAYS.items():
        lines += [title] if place == "over" else []
        lines += [line for paragraph in paragraphs for line in wrapped(paragraph)]
    titles = list(ESSAYS)
    at_the_end = {"over": [], "in order": titles, "reversed": titles[::-1]}[place]
    lines += [copy for title in at_the_end for copy in (title, title)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("place", ["over", "in order", "reversed"])
def test_essays_come_under_their_headlines(place: str) -> None:
    document = clean_document(page(place))
    found = {article.title: [block.text for block in article.blocks] for article in document.articles}
    assert found == ESSAYS
    assert document.check().ok
    again = clean_document(document.text)
    assert again.text == document.text


def test_one_essay_with_headings_stays_one_article() -> None:
    paragraphs = ESSAYS["深海里的灯笼鱼"]
    lines = [line for paragraph in paragraphs for line in ("发光器与深海", *wrapped(paragraph))]
    assert len(clean_document("\n".join(lines) + "\n").articles) == 1
