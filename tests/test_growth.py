"""Time is linear in the input, however hostile: twice the size takes about twice the time. Never seconds, always growth."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from growth import measured_again
from hizone_clean import clean_document

HOSTILE: dict[str, Callable[[int], str]] = {
    "one Han": lambda n: "的" * n,
    "one Han a line": lambda n: "的\n" * (n // 2),
    "quotes": lambda n: "“" * n,
    "straight quotes": lambda n: "甲\"'甲\"'" * (n // 6),  # an even number, or none finds its partner and more is tried
    "brackets": lambda n: "（(" * (n // 2),
    "commas": lambda n: "," * n,
    "blanks": lambda n: " " * n,
    "blanks between Han": lambda n: "甲 " * (n // 2),
    "ampersands": lambda n: "&" + "amp;" * (n // 4),
    "comment openings": lambda n: "<p>甲</p>" + "<!--" * (n // 4),
    "nested elements": lambda n: "<div>" * (n // 5) + "甲",
    "hidden elements inside of each other": lambda n: "<p>甲</p>" + '<div style="display:none">乙' * (n // 27),
    "paragraphs on one line": lambda n: "<h1>园区</h1>" + "<p>园区产值增长，创新发展。</p>" * (n // 19),
    "rows of a table": lambda n: "<table>" + "<tr><td>甲<td>1<td>乙" * (n // 17),
    "terms": lambda n: "<dl>" + "<dt>甲<dd>乙" * (n // 10),
    "equal posts": lambda n: (
        "<h1>甲</h1>" + "<div><b>乙</b><i>2023-05-06 12:01</i><p>谢谢，今晚就试。</p></div>" * (n // 51)
    ),
    "script openings": lambda n: "<p>甲</p>" + "<script>" * (n // 8),
    "less-than signs": lambda n: "<p>甲</p>" + "<" * n,
    "tags in one paragraph": lambda n: "<p>" + "<b>甲</b>" * (n // 8),
    "rules": lambda n: "---\n" * (n // 4),
    "front matter without end": lambda n: "---\n" + "a: b\n" * (n // 5),
    "Markdown marks": lambda n: "# *_`[" * (n // 6),
    "masked words": lambda n: "**甲" * (n // 3),
    "a list of links": lambda n: "[甲乙](http://a.b/c)\n" * (n // 18),
    "an item of many lines": lambda n: "- 甲\n" + "  园区产值增长\n" * (n // 9),
    "deep keys of TOML": lambda n: "+++\n" + "a." * (n // 2) + "a = 1\n+++\n园区产值增长。",
    "long words before front matter ends": lambda n: "+++\n" + "a" * n + " = 1\n+++\n园区产值增长。",
    "links": lambda n: "[甲](http://a.b/c)" * (n // 16),
    "bylines": lambda n: "园区建成。" + "（记者 王芳）" * (n // 7),
    "picture credits": lambda n: "园区建成。李明/摄" * (n // 9),
    "news in one line": lambda n: "园区建成。本报讯（记者 王芳）近日，" * (n // 17),
    "shields": lambda n: "# hizone-clean: off\n" * (n // 20),
    "wrapped lines": lambda n: ("园区产值增长创新发展" * 2 + "\n") * (n // 21),
    "page dump": lambda n: "首页\n新闻\n相关文章\n园区产值增长，创新发展。\n" * (n // 25),
    "two columns": lambda n: ("园区产值增长创新发展        高新技术企业集聚成长\n") * (n // 29),
}


def cost(text: str) -> float:
    start = process_time()
    clean_document(text)
    return process_time() - start


@pytest.mark.parametrize("kind", HOSTILE)
@measured_again
def test_twice_the_size_takes_about_twice_the_time(kind: str) -> None:
    make, size = HOSTILE[kind], 8_000
    cost(make(1_000))
    while (once := cost(make(size))) < 0.2 and size < 500_000:
        size *= 2
    once = min(once, cost(make(size)))
    twice = min(cost(make(2 * size)) for _ in range(2))
    assert twice < 3.2 * once + 0.05, f"{kind}: {size} in {once:.3f}, {2 * size} in {twice:.3f}"
