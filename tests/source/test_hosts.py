"""Where links lead: to the page's own site or to another one, and when that is not known."""

from __future__ import annotations

import pytest

from hizone_clean.reading import read
from hizone_clean.source.hosts import own_site, site_of

PAGE = "<html><head>{head}</head><body><h1>园区开工</h1><p>{links}</p><p>三月动土，五月建成，首批产品已经发往三个省份。</p></body></html>"
FIVE = "<a href='https://news.a.com/1'>一二</a><a href='https://www.a.com/2'>三四</a><a href='https://b.cn/3'>五六</a><a href='//a.com'>七八</a>"


def away(text: str, holds: str) -> float:
    return next(block.away for block in read(text).blocks if block.reason is None and holds in block.text)


@pytest.mark.parametrize(
    ("head", "links", "share"),
    [
        ("<link rel=canonical href='https://www.b.cn/x'>", FIVE, 0.75),
        ("<meta property='og:url' content='https://news.a.com/x'>", FIVE, 0.25),
        ("<base href='https://b.cn/'>", "<a href='1.html'>一二</a><a href='https://a.com'>三四</a>", 0.5),
        ("", FIVE, 0.25),  # where most lead
        ("", "<a href='/1'>一二</a><a href='https://a.com'>三四</a>", 0.5),
        ("", "<a href='https://a.com'>一二</a><a href='https://b.cn'>三四</a>", -1.0),  # nothing tells whose page it is
        (
            "<link rel=canonical href='https://a.com/'>",
            "<a href='#top'>一</a><a href='javascript:void(0)'>二三四</a>",
            0.75,
        ),
        ("<link rel=canonical href='https://a.com/'>", "没有链接的一二", -1.0),
    ],
)
def test_a_page_tells_its_own_site(head: str, links: str, share: float) -> None:
    assert away(PAGE.format(head=head, links=links), "一") == pytest.approx(share)


MARKDOWN = "# 园区开工\n\n[规划](https://a.com/1)全文见此。\n\n- [道路](https://a.com/2)\n- [桥梁](https://b.cn/3)\n\n[首页](https://a.com) [新闻](https://a.com/n)\n"


def test_markdown_tells_it_by_its_addresses() -> None:
    assert away(MARKDOWN, "全文") == 0.0
    assert away(MARKDOWN, "道路") == 0.0
    assert away(MARKDOWN, "桥梁") == 1.0
    stated = f"---\ntitle: 园区开工\nurl: https://b.cn/1\n---\n\n{MARKDOWN}"
    assert (away(stated, "道路"), away(stated, "桥梁")) == (1.0, 0.0)


def test_lines_do_not() -> None:
    assert away("园区开工\nhttps://a.com/1\n三月动土，五月建成。\n", "a.com") == -1.0


def test_a_row_keeps_what_its_cells_tell() -> None:
    rows = "<table><tr><td><a href='/1'>一二</a></td><td><a href='https://a.com'>三四</a></td></tr></table>"
    assert away(rows, "一二") == pytest.approx(0.5)


def test_one_owner_has_one_site() -> None:
    assert site_of("a.b.example.gov.cn") == site_of("example.gov.cn")
    assert not own_site(["mailto:a@b.cn", "#x"]).is_known
