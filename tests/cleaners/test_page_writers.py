"""Who wrote a page, and when: what its head, its elements and the lines beside its text say."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document

TEXT = (
    "<p>园区今年前三季度新增企业一百二十家，比去年同期多三成，其中大半做新材料和仪器。</p>"
    "<p>下一步，园区将把审批时间缩短到三天以内，并为小企业提供免费的检测服务，让它们少跑路。</p>"
)
FOOT = "<div class='footer'>版权所有 © 2024 某网</div>"


def page(head: str = "", over: str = "", under: str = "") -> str:
    return (
        f"<html><head><title>园区新增企业一百二十家</title>{head}</head><body><div class='nav'><a href='/'>首页</a><a href='/a'>要闻</a></div>"
        f"<h1>园区新增企业一百二十家</h1>{over}<div class='text'>{TEXT}</div>{under}{FOOT}</body></html>"
    )


LINKED = '<script type="application/ld+json">{"@type": "%s", "name": "题", %s}</script>'

WRITERS = [
    ("head", page('<meta name="author" content="林小溪">'), ("林小溪",)),
    ("a site is nobody", page('<meta name="author" content="某某局"><meta name="SiteName" content="某某局">'), ()),
    ("nor is a paper", page('<meta name="author" content="临江日报">'), ()),
    ("nor is who runs it", page('<meta name="author" content="admin">'), ()),
    ("nor is a firm that made it", page('<meta name="author" content="某某网络">'), ()),
    ("the next that says it", page('<meta name="author" content="admin"><meta name="dc.creator" content="赵 培">'), ("赵培",)),
    ("linked data of a recipe", page(LINKED % ("Recipe", '"author": {"name": "青禾"}')), ("青禾",)),
    ("an element of that name", page(over='<div class="bar"><a class="follow-nickName" href="/lin">林深时见鹿</a></div>'), ("林深时见鹿",)),
    ("itemprop", page(over='<div><span itemprop="author">周小舟</span></div>'), ("周小舟",)),
    ("an element that says no name", page(over='<div class="author">阅读 1203 评论 2</div>'), ()),
    ("a line of names", page(over="<p>赵延东、风笑天</p>"), ("赵延东", "风笑天")),
    ("a label in the text", page(under="<p>文：眉间尺</p>"), ("眉间尺",)),
    ("several by a label", page(under="<p>执笔人：闵乐夫 赵兰波</p>"), ("闵乐夫", "赵兰波")),
    ("a blog's last line", page(under="<div>posted @ 2021-06-18 22:07 秋水长天 阅读(1203) 评论(2)</div>"), ("秋水长天",)),
    ("a board's first line", page(over="<p>本贴由大卫于2005年8月12日16:12:21在〖心灵体操〗发表。</p>"), ("大卫",)),
    ("a name behind the text", page(under="<p>（袁源）</p>"), ("袁源",)),
    ("parts between bars", page(over="<div>作者 | 林一舟　　编辑 | 周小满</div>"), ("林一舟",)),
    ("parts and names", page(over="<div>撰文 林一舟 摄影 周小满</div>"), ("林一舟",)),
    ("between a date and a count", page(over="<div>2021/05/04 | 林一舟 | 0 评论</div>"), ("林一舟",)),
    ("behind the date", page(over="<div>發表於 2021 年 5 月 4 日 由 林一舟</div>"), ("林一舟",)),
    ("beside a paper", page(over="<div>原创：林一舟 晨报 2021-05-04</div>"), ("林一舟",)),
    ("between brackets", page(over="<div>2004年7月16日08:19 [ 黄宇 ] 来源：[ 国际金融报 ]</div>"), ("黄宇",)),
    ("as blogs print it", page(over="<div>Posted by linyizhou on 五月 4, 2021</div>"), ("linyizhou",)),
    ("in English", page(over="<div>By 林一舟, May 4, 2021</div>"), ("林一舟",)),
    ("with what he is", page(over="<p>林一舟（临江大学教授）</p>"), ("林一舟",)),
    ("who reports from a place", page(over="<p>记者林一舟/临江报道</p>"), ("林一舟",)),
    ("who reports, of four letters", page(over="<p>本报记者林周一舟发自北京</p>"), ("林周一舟",)),
    ("against the head", page('<meta name="author" content="992-王大明">', "<p>記者林一舟／台北報導</p>"), ("林一舟",)),
    ("by the number of the staff", page('<meta name="author" content="992-王大明">'), ("王大明",)),
    ("at the end", page(under="<p>河南商报记者马俊峰／文 受访者供图</p>"), ("马俊峰",)),
    ("where his texts are listed", page(over='<div><a href="/author/lin">崔小才</a> 3个月前 1249℃ 6评论</div>'), ("崔小才",)),
    ("a section is nobody", page('<meta property="og:title" content="园区新增企业｜即时｜某网"><meta name="author" content="即时">'), ()),
    ("a broken field is nobody", page(over='<div>作者： size="20" 来源： size="20"</div>'), ()),
    ("no one", page(), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "writers"), [row[1:] for row in WRITERS], ids=[row[0] for row in WRITERS])
def test_who_wrote_it(text: str, writers: tuple[str, ...]) -> None:
    document = clean_document(text)
    assert document.metadata.authors == writers
    assert document.check().ok


DATES = [
    ("head", page('<meta name="publishtime" content="2024-03-01 10:00">'), "2024-03-01T10:00"),
    ("linked data of a video", page(LINKED % ("VideoObject", '"uploadDate": "2024-03-01"')), "2024-03-01"),
    ("said beside how long ago", page(over='<div><span title="2024-01-15 14:33:10">98 天前</span></div>'), "2024-01-15T14:33:10"),
    ("dots", page(over="<div>62分钟 · 2023·08·15</div>"), "2023-08-15"),
    ("of midnight here", page('<meta property="article:published_time" content="2018-07-11T16:00:00Z">'), "2018-07-12T00:00:00+08:00"),
    ("of a day that is the same here", page('<meta property="article:published_time" content="2018-07-11T06:00:00Z">'), "2018-07-11T06:00:00Z"),
    ("of a day that the page shows", page(over='<div><time datetime="2018-07-11T16:21:07.000Z">2018-07-12</time></div>'), "2018-07-12"),
    ("in its address", page('<link rel="canonical" href="https://a.cn/2021/0504/c1-12345.html">'), "2021-05-04"),
    ("not a number in its address", page('<link rel="canonical" href="https://a.cn/p/2021050412345.html">'), None),
    ("with a Chinese month", page(over="<div>Posted by lin on 十一月 6th, 2009</div>"), "2009-11-06"),
    ("said over how it was made", page(over='<div><time datetime="2017-11-13">改版</time></div><div>建立時間：2016/05/21 11:44</div>'), "2016-05-21T11:44"),
    ("not when it takes place", page(over="<ul><li>时间：2024-05-18 14:00</li><li>地点：二楼报告厅</li><li>限额：60人</li></ul>"), None),
    ("not a field of the text", page(under="<dl><dt>批准时间</dt><dd>2023年12月27日</dd><dt>面积</dt><dd>九百公顷</dd></dl>"), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_when_it_was_written(text: str, date: str | None) -> None:
    assert clean_document(text).metadata.date == date


def test_the_date_of_a_flattened_page_stands_under_its_label_and_not_under_the_writers() -> None:
    text = (
        "首页\n当前位置：首页 > 公开\n镇政府工作规则\n• 发布日期:\n2024年04月06日 16:34\n注册时间\n2010-2-9\n"
        "第一条　为规范镇政府的工作，提高办事效率，根据有关法律法规，结合本镇实际，制定本规则。\n"
        "第二条　镇政府各部门要依照法定的权限和程序履行职责，接受社会的监督，做到公开透明。\n分享到：微信\n版权所有 某镇政府\n"
    )
    assert clean_document(text).metadata.date == "2024-04-06T16:34"


TITLES = [
    ("its kind and a count", "<div>[标题] 园区新增企业一百二十家(阅64)</div>"),
    ("a day behind it", "<h1>园区新增企业一百二十家（2024-05-11）</h1>"),
    ("the site's heading over it", "<h1>某某市人民政府门户网站</h1><div class='c'><h1>园区新增企业一百二十家</h1>"),
]


@pytest.mark.parametrize("over", [row[1] for row in TITLES], ids=[row[0] for row in TITLES])
def test_the_headline_is_what_the_head_states(over: str) -> None:
    head = '<meta name="ArticleTitle" content="园区新增企业一百二十家"><meta name="SiteName" content="某某市人民政府门户网站">'
    text = f"<html><head><title>园区新增企业一百二十家_某网</title>{head}</head><body>{over}<div class='text'>{TEXT}</div>{FOOT}</body></html>"
    document = clean_document(text)
    assert document.metadata.title == "园区新增企业一百二十家"
    assert document.text.startswith("园区新增企业一百二十家\n\n")
    assert document.check().ok
