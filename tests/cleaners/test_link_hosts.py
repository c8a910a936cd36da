"""Lists that lead to other sites belong to the text that cites them; lists of the page's own site are menus or other stories."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document

HEAD = (
    "<html><head><title>一周好文推荐 - 某站</title><link rel='canonical' href='https://www.site.cn/p/1.html'></head><body>"
    "<div class='top'><a href='/'>首页</a><a href='/tech'>技术</a><a href='/life'>生活</a></div><div class='main'><h1>一周好文推荐</h1>"
    "<p>这一周读到几篇不错的文章，记在这里，供大家参考。</p>"
)
FOOT = "</div><div class='footer'>友情链接：<a href='https://f1.cn'>某甲博客</a><a href='https://f2.cn'>某乙博客</a></div></body></html>"
NAMES = ("如何写出可维护的代码", "数据库索引的十个误区", "我在乡下种菜的第三年")


def links(host: str, names: tuple[str, ...] = NAMES) -> str:
    return "<ul>" + "".join(f"<li><a href='{host}/{at}'>{name}</a></li>" for at, name in enumerate(names)) + "</ul>"


@pytest.mark.parametrize("end", ["", "<p>下周见，欢迎来信推荐。</p>"], ids=["at the end", "before the last sentence"])
@pytest.mark.parametrize("over", ["", "<h2>参考资料</h2>"], ids=["by itself", "under a heading"])
def test_what_a_text_cites_stays(over: str, end: str) -> None:
    text = clean_document(HEAD + over + links("https://other.org") + end + FOOT).text
    assert [name for name in NAMES if name not in text] == []
    assert "某甲博客" not in text
    assert "首页" not in text


@pytest.mark.parametrize(
    "part",
    [
        "<h3>大家都在看</h3>" + links("https://www.site.cn/p"),
        "<h3>友情链接</h3>" + links("https://other.org"),
        "<h3>分享到</h3>" + links("https://other.org/share", ("微博", "空间", "豆瓣")),
    ],
    ids=["other stories", "exchanged links", "buttons"],
)
def test_what_only_looks_like_it_goes(part: str) -> None:
    text = clean_document(HEAD + "<p>下周见，欢迎来信推荐。</p>" + part + FOOT).text
    assert text.endswith("下周见，欢迎来信推荐。")
