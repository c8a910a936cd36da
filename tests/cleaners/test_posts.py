"""Threads: the lines over posts are taken away, and the posts are told with who wrote them and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hizone_clean import clean, clean_document

HEAD = "<html><head><title>阳台种的番茄总是落花怎么办 - 某论坛</title></head><body><div class='nav'><a href='/'>首页</a><a href='/b'>版块</a></div><h1>阳台种的番茄总是落花怎么办</h1>"
FOOT = "<div class='foot'>某论坛 版权所有 © 2024</div></body></html>"
ASKED = "阳台朝南，四月初定植，长势一直不错，但是第一穗花几乎全部落掉了。"
TOLD = "多半是夜温太低，十三度以下花粉就没有活力了，晚上盖一层膜。"
THANKS = "谢谢，今晚就试试，过几天来汇报结果。"
POSTS = (
    ("江边老农", "2023-5-6 12:01", ASKED),
    ("三月春雨", "2023-5-6 13:20", TOLD),
    ("江边老农", "2023-5-7 08:00", THANKS),
)

ONE_LINE = (
    HEAD
    + "".join(
        f"<div class='post'><div class='head'>{name} 发表于 {time}</div><div class='text'><p>{text}</p></div><a href='/r'>回复</a></div>"
        for name, time, text in POSTS
    )
    + FOOT
)
CARDS = (
    HEAD
    + "".join(
        f"<table id='pid{n}'><tr><td class='pls'><div class='authi'><a href='/u'>{name}</a></div><p>主题 {n}2</p><p>初级园丁</p></td>"
        f"<td><div class='pi'>发表于 {time} | 只看该作者</div><div class='t_f'>{text}</div></td></tr></table>"
        for n, (name, time, text) in enumerate(POSTS, 1)
    )
    + FOOT
)
AGO = (
    HEAD
    + "".join(
        f"<div class='cell' id='r_{n}'><div><a href='/u'>{name}</a> <span title='{time}'>98 天前</span></div><div class='reply'>{text}</div></div>"
        for n, (name, time, text) in enumerate(
            (
                ("jiang", "2023-05-06 12:01:00 +08:00", ASKED),
                ("chunyu", "2023-05-06 13:20:00 +08:00", TOLD),
                ("jiang", "2023-05-07 08:00:00 +08:00", THANKS),
            )
        )
    )
    + FOOT
)
FLAT = f"""首页
版块
阳台种的番茄总是落花怎么办
江边老农
2023-05-06 12:01
{ASKED}
回复
三月春雨
2023-05-06 13:20
{TOLD}
回复
江边老农
2023-05-07 08:00
{THANKS}
回复
某论坛 版权所有 © 2024
"""

TEXTS = [ASKED, TOLD, THANKS]


def posts(text: str) -> list[dict[str, Any]]:
    [article] = clean_document(text).to_dict()["articles"]
    found: list[dict[str, Any]] = article.get("posts", [])
    return found


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (ONE_LINE, ["江边老农", "三月春雨", "江边老农"]),
        (CARDS, ["江边老农", "三月春雨", "江边老农"]),
        (AGO, ["jiang", "chunyu", "jiang"]),
        (FLAT, ["江边老农", "三月春雨", "江边老农"]),
    ],
    ids=["name and time in one line", "a card of the writer", "how long ago", "flattened to lines"],
)
def test_posts_are_told_with_author_and_time(page: str, names: list[str]) -> None:
    document = clean_document(page)
    [article] = document.to_dict()["articles"]
    assert [block["text"] for block in article["blocks"]] == TEXTS
    assert [post["author"] for post in article["posts"]] == names
    assert [post["date"][:16] for post in article["posts"]] == [
        "2023-05-06T12:01",
        "2023-05-06T13:20",
        "2023-05-07T08:00",
    ]
    assert [post["blocks"] for post in article["posts"]] == [[0, 0], [1, 1], [2, 2]]
    assert document.metadata.authors == (names[0],)
    assert document.check().ok


QUESTION = HEAD + f"<div class='q'><p>{ASKED}</p></div>" + "".join(
    f"<div class='answer'><a class='author' href='/u'>{name}</a><p>{text}</p><div class='time'>发布于 2023-05-0{n} 21:13</div></div>"
    for n, (name, text) in enumerate((("砖瓦匠", TOLD), ("北窗", "我们家也是，后来换了耐寒的品种，再没有落过花。")), 6)
) + FOOT  # fmt: skip


def test_a_time_under_the_text_belongs_to_the_post_over_it() -> None:
    [first, second] = posts(QUESTION)
    assert (first["author"], first["date"]) == ("砖瓦匠", "2023-05-06T21:13")
    assert (second["author"], second["date"]) == ("北窗", "2023-05-07T21:13")
    assert clean_document(QUESTION).metadata.authors == ()  # who asked is not said


@pytest.mark.parametrize(
    "text",
    [
        "# 大事记\n\n2023-05-06\n\n园区开工，二十三个项目同时动工，总投资一百亿元。\n\n2024-03-01\n\n首批厂房封顶，道路同步通车，企业开始装修。\n",
        "# 某人\n\n1991年2月17日\n\n出生于临江，父亲是船工，母亲在纱厂做工。\n\n2011年9月1日\n\n考入临江大学，读的是土木工程，四年后毕业。\n",
        "# 赛程\n\n第一场：12月12日 8:00-10:00\n\n甲队对乙队，在主场进行，开放六个看台。\n\n第二场：12月12日 10:15-12:15\n\n丙队对丁队，在副场进行，开放两个看台。\n",
        "# 通知公告\n\n- 关于国庆节放假安排的通知 2023-09-25\n- 关于停水检修的公告 2023-09-20\n- 2023年秋季招生简章 2023-08-11\n",
    ],
    ids=["a chronicle", "a life", "a fixture list", "a list of notices"],
)
def test_what_is_dated_is_no_thread(text: str) -> None:
    document = clean_document(text)
    assert "posts" not in document.to_dict()["articles"][0]
    assert not [block for block in document.removed if (block.by or "").startswith("remove_boilerplate/post_")]


SAID = ["顶", "谢谢楼主", "顶一个。", "同质化太严重了就没意思了", "顶", "支持一下", "谢谢楼主", "顶"]
MANY = [
    (f"农家{n}", f"2023-5-{n + 1} 12:0{n}", text) for n, text in enumerate((ASKED, *SAID))
]  # short, without a stop, often the same


def as_table(posts: list[tuple[str, str, str]]) -> str:
    return HEAD + "".join(
        f"<table id='pid{n}'><tr><td class='pls'><div class='authi'><a href='/u'>{name}</a></div><p>主题 {n}2</p></td>"
        f"<td><div class='pi'>发表于 {time} | 只看该作者</div><div class='t_f'>{text}</div><a href='/r'>回复</a></td></tr></table>"
        for n, (name, time, text) in enumerate(posts, 1)
    ) + FOOT  # fmt: skip


def as_lines(posts: list[tuple[str, str, str]]) -> str:
    told = "".join(f"{name}\n{time}\n{text}\n回复\n" for name, time, text in posts)
    return f"首页\n版块\n阳台种的番茄总是落花怎么办\n{told}某论坛 版权所有 © 2024\n"


def as_markdown(posts: list[tuple[str, str, str]]) -> str:
    told = "".join(
        f"[{name}](/u/{n})\n\n发表于 {time}\n\n{text}\n\n[回复](/r) [举报](/j)\n\n"
        for n, (name, time, text) in enumerate(posts)
    )
    return f"# 阳台种的番茄总是落花怎么办\n\n[首页](/) [版块](/b)\n\n{told}某论坛 版权所有 © 2024\n"


def as_replies(posts: list[tuple[str, str, str]]) -> str:
    """The text that opens the thread stands in another element than the replies."""
    (name, time, asked), *others = posts
    told = "".join(
        f"<div class='reply' id='r{n}'><div class='who'><a href='/u'>{name}</a> #{n} {time}</div><div class='markdown'><p>{text}</p></div></div>"
        for n, (name, time, text) in enumerate(others, 1)
    )
    opening = (
        f"<div class='topic-detail'><div class='info'>{name} · {time}</div><div class='body'><p>{asked}</p></div></div>"
    )
    return f"{HEAD}{opening}<div class='replies'>{told}</div>{FOOT}"


def test_a_long_thread_in_lines_of_which_few_posts_are_body_by_themselves_stays() -> None:
    told = (ASKED, *(SAID * 10)[:-1])
    many = [(f"农家{n}", f"2023-5-{1 + n % 28} 12:{n % 60:02}", text) for n, text in enumerate(told)]
    kept = [block.text for block in clean_document(as_lines(many)).kept if block.type != "title"]
    assert [text for text in kept if text in told] == list(told)


@pytest.mark.parametrize("form", [as_table, as_lines, as_markdown, as_replies])
def test_posts_that_say_little_and_the_same_stay(form: Callable[[list[tuple[str, str, str]]], str]) -> None:
    page = form(MANY)
    document = clean_document(page)
    [article] = document.to_dict()["articles"]
    assert [block["text"] for block in article["blocks"]] == [text for _, _, text in MANY]
    assert clean(document.text) == document.text
    assert document.check().ok


NEWS = [
    "本报讯，园区里的新工厂在五月建成，当月投产，首批产品已经发往三个省份，预计年产值二十亿元。",
    "据介绍，该工厂占地两百亩，由三家企业共同投资，建设历时十八个月，带动就业三千余人。",
    "负责人表示，下一步将继续完善配套，争取年内再引进五个项目，形成完整的产业链条。",
]
OF_IT = [
    ("小李", "2023-05-06 12:01", "太好了，家门口就能上班了。"),
    ("过路人", "2023-05-06 13:20", "希望环保能跟上。"),
    ("江边老农", "2023-05-07 08:00", "支持一下"),
]


def news_page() -> str:
    told = "".join(
        f"<div class='item'><div class='u'>{name} {time}</div><div class='content'>{text}</div><a href='/r'>回复</a></div>"
        for name, time, text in OF_IT
    )
    body = "".join(f"<p>{text}</p>" for text in NEWS)
    return (
        f"<html><body><div class='nav'><a href='/'>首页</a><a href='/b'>新闻</a></div><div class='main'><h1>园区新工厂投产</h1>"
        f"<div class='info'>2023-05-05 09:00 来源：某某日报</div>{body}</div>"
        f"<div class='reply'><h3>网友评论</h3>{told}</div>{FOOT}"
    )


def news_lines(over: str) -> str:
    told = "\n".join(f"{name}\n{time}\n{text}\n回复" for name, time, text in OF_IT)
    menu = "首页\n新闻\n财经\n体育\n娱乐\n园区新工厂投产\n某某日报\n2023-05-05 09:00\n"
    return menu + "\n".join(NEWS) + f"\n{over}\n{told}\n版权所有 © 2024\n"


@pytest.mark.parametrize(
    "page", [news_page(), news_lines("网友评论"), news_lines("最新评论（3）"), news_lines("相关阅读")]
)
def test_what_others_say_of_an_article_goes(page: str) -> None:
    [article] = clean_document(page).to_dict()["articles"]
    assert [block["text"] for block in article["blocks"]] == NEWS


def page(posts: str, title: str = "<h1>阳台种的番茄总是落花怎么办</h1>") -> str:
    return f"<html><head><title>阳台种的番茄总是落花怎么办 - 某论坛</title></head><body><div class='nav'><a href='/'>首页</a><a href='/b'>版块</a></div>{title}{posts}{FOOT}"


WRITTEN = (
    ("江边老农", "2012-3-4 10:22:31", ASKED, "心若向阳，无畏悲伤。"),
    ("三月春雨", "2012-3-4 11:02:10", TOLD, ""),
    ("小鱼儿", "2012-3-5 08:15:44", "顶", "天道酬勤，厚德载物。"),
    ("过路人", "2012-3-5 09:00:00", "顶", ""),
)
IN_TABLES = page(
    "<div id='postlist'>"
    + "".join(
        f"<div id='post_{n}'><table><tr><td class='pls'><div class='authi'><a href='/u'>{name}</a></div><table><tr><th>{n}2 主题</th><th>3{n} 帖子</th></tr></table>"
        f"<p>这个人很懒，什么也没有留下。</p><dl><dt>积分</dt><dd>12{n}</dd><dt>注册时间</dt><dd>2009-5-{n}</dd></dl></td>"
        f"<td class='plc'><div class='pi'><em>发表于 {time}</em><a href='/t'>只看该作者</a></div><div class='pct'><table><tr><td class='t_f' id='postmessage_{n}'>{text}</td></tr></table></div></td></tr>"
        f"<tr><td class='plc plm'><div class='sign'>{sign}</div></td></tr><tr><td class='plc'><a href='/r'>使用道具</a><a href='/j'>举报</a></td></tr></table></div>"
        for n, (name, time, text, sign) in enumerate(WRITTEN, 1)
    )
    + "</div>"
)
# the headline stands in the first post; a row holds the time, each post repeats the subject, a rule stands over a signature
IN_ROWS = page(
    "<div id='posts'>"
    + "".join(
        f"<table id='post{n}'><tr><td>{time[:-3]}</td><td>#<a href='/p'><b>{n}</b></a></td></tr><tr><td colspan=2><a class='username' href='/u'>{name}</a><div>初级园丁</div><div>帖子: {n}00</div></td></tr>"
        f"<tr><td colspan=2><div><strong>{'' if n == 1 else '回复: '}阳台种的番茄总是落花怎么办</strong></div><div id='message_{n}'>{text}</div>{'<div>__________________<br>' + sign + '</div>' if sign else ''}</td></tr></table>"
        for n, (name, time, text, sign) in enumerate(WRITTEN, 1)
    )
    + "</div>",
    "",
)
# the time of day stands in its element alone, under the text
UNDER = page(
    "<div class='list'>"
    + "".join(
        f"<div class='l_post' data-n='{n}'><div class='d_author'><ul><li class='d_name'><a href='/u'>{name}</a></li><li><div class='d_badge'>潜水渐出</div></li></ul></div>"
        f"<div class='d_main'><div class='d_content' id='c_{n}'>{text}</div><div class='d_tail'><a href='/j'>举报</a><span>来自<a href='/m'>手机</a></span> <span>{n}楼</span> <span title='{time}'>{time[:8].strip()}</span></div></div></div>"
        for n, (name, time, text, _) in enumerate(WRITTEN, 1)
    )
    + "</div>"
)


@pytest.mark.parametrize("text", [IN_TABLES, IN_ROWS, UNDER], ids=["in tables", "in rows", "time under the text"])
def test_each_post_keeps_its_text_and_loses_panel_and_signature(text: str) -> None:
    document = clean_document(text)
    [article] = document.to_dict()["articles"]
    assert [block["text"] for block in article["blocks"]] == [ASKED, TOLD, "顶", "顶"]
    assert article["title"] == "阳台种的番茄总是落花怎么办"
    assert [(post["author"], post["blocks"]) for post in article["posts"]] == [
        (name, [n, n]) for n, (name, *_) in enumerate(WRITTEN)
    ]
    assert [post["date"][:16] for post in article["posts"]] == [
        "2012-03-04T10:22",
        "2012-03-04T11:02",
        "2012-03-05T08:15",
        "2012-03-05T09:00",
    ]
    assert document.check().ok
    assert clean_document(document.text).text == document.text


def test_a_quoted_line_over_a_post_opens_none() -> None:
    quote = "<blockquote>江边老农 发表于 2012-3-4 10:22<br>第一穗花几乎全部落掉了。</blockquote>同意，我家的也是这样。"
    found = posts(IN_TABLES.replace(">顶<", f">{quote}<", 1))
    assert [post["date"][:10] for post in found] == ["2012-03-04", "2012-03-04", "2012-03-05", "2012-03-05"]
    assert [post["blocks"] for post in found] == [[0, 0], [1, 1], [2, 4], [5, 5]]


def test_answers_inside_a_post_are_posts_of_those_who_wrote_them() -> None:
    answers = (
        f"<div class='bbs-item'><div class='user-title'>{name}</div><div class='user-time'>2020.06.09 09:4{n} 发布</div><div class='rich-text'><p>{text}</p></div>"
        f"<div class='sub'><div class='sub-item'><div class='sub-user-title'>答题人</div><div class='to'>评论</div><div class='sub-user-title'>{name}</div><div class='sub-time'>2020.06.1{n} 11:40 发布</div><div class='sub-text'><p>{reply}</p></div></div></div></div>"
        for n, (name, text, reply) in enumerate(
            (("香樟树", TOLD, "会讲的。"), ("搬运工", THANKS, "也会有"), ("北窗", "我家也是", "好的"))
        )
    )
    text = page(f"<div class='content'><p>{ASKED}</p></div><div class='bbs-list'>{''.join(answers)}</div>")
    found = [(post["author"], post["date"]) for post in posts(text)]
    assert found == [
        pair
        for n, name in enumerate(("香樟树", "搬运工", "北窗"))
        for pair in ((name, f"2020-06-09T09:4{n}"), ("答题人", f"2020-06-1{n}T11:40"))
    ]
    assert [block.text for block in clean_document(text).kept][2:] == [
        TOLD,
        "会讲的。",
        THANKS,
        "也会有",
        "我家也是",
        "好的",
    ]


def test_what_readers_say_under_an_article_is_no_part_of_it() -> None:
    body = "".join(f"<p>{ASKED}{TOLD}</p>" for _ in range(4))
    said = "".join(
        f"<li class='comment'><b class='fn'>{name}</b><time datetime='2020-06-01T10:00'>2020年6月1日 上午10:00</time><p>{text}</p></li>"
        for name, text in (("路人", "支持"), ("北窗", "说得好，我家也是这样的。"), ("南山", "学习了"))
    )
    text = f"<html><head><title>番茄落花的原因 - 农事报</title></head><body><article><h1>番茄落花的原因</h1>{body}</article><section id='comments'><h3>3 条评论</h3><ol>{said}</ol></section></body></html>"
    assert "支持" not in clean_document(text).text


def test_a_line_that_a_writer_sets_under_several_posts_is_a_signature() -> None:
    lines = FLAT.replace(f"{ASKED}\n", f"{ASKED}\n人勤地不懒，春天不等人。\n").replace(
        f"{THANKS}\n", f"{THANKS}\n人勤地不懒，春天不等人。\n"
    )
    document = clean_document(lines)
    assert "人勤地不懒，春天不等人。" not in document.text
    assert {block.by for block in document.removed if block.text == "人勤地不懒，春天不等人。"} == {
        "remove_boilerplate/post_signature"
    }
    assert document.check().ok


@pytest.mark.parametrize(
    "said", ["顶", "谢谢分享，这份资料对我非常有用，我已经下载下来慢慢学习了，祝大家工作顺利，身体健康，万事如意。"]
)
def test_equal_posts_are_each_kept(said: str) -> None:
    rows = "".join(
        f"<div class='post'><div class='head'>网友{n}号 发表于 2012-03-{1 + n % 28:02} 12:22</div><div class='text'>{said}</div></div>"
        for n in range(39)
    )
    first = (
        f"<div class='post'><div class='head'>楼主 发表于 2012-03-01 10:00</div><div class='text'>{ASKED}</div></div>"
    )
    document = clean_document(page(first + rows))
    assert sum(block.text == said for block in document.kept) == 39
    assert len(posts(page(first + rows))) == 40
    assert clean_document(document.text).text == document.text


def test_the_kind_of_a_thread_and_the_end_of_a_file_are_no_title() -> None:
    text = IN_TABLES.replace("<h1>", "<h1><a href='/k'>[求助]</a>")
    assert clean_document(text).metadata.title == "阳台种的番茄总是落花怎么办"
    text = f"<html><head><title>安全责任制度.doc_第3页</title></head><body><h1>安全责任制度.doc</h1><p>{ASKED}</p><p>{TOLD}</p></body></html>"
    document = clean_document(text)
    assert (document.metadata.title, document.check().ok) == ("安全责任制度", True)


def test_texts_without_a_time_stay_where_nearly_all_would_go() -> None:
    jokes = (ASKED + TOLD, THANKS + ASKED, TOLD + THANKS, ASKED + THANKS)
    told = "".join(
        f"<div class='article block typs_{kind}' id='tag_{n}'><div class='author clearfix'><a href='/u'><h2>{name}</h2></a><div class='age'>2{n}</div></div>"
        f"<a href='/j/{n}' class='herf'><div class='content'>{text}</div></a><div class='stats'>{n}61 好笑 · 35 评论</div></div>"
        for n, (kind, name, text) in enumerate(
            zip(("long", "hot", "new", "long"), ("画桥", "王八与蛋", "呦壑", "夜弦朝歌"), jokes, strict=True)
        )
    )
    document = clean_document(page(f"<div class='list'>{told}</div>", ""))
    texts = [block.text for block in document.kept]
    assert [text for text in texts if text in jokes] == list(jokes)
    assert document.metadata.authors == ()
    assert document.check().ok


def test_comments_that_are_called_even_and_odd_are_of_one_kind() -> None:
    told = "".join(
        f"<li class='comment {'even' if n % 2 else 'odd alt'} depth-1' id='c-{n}'><div class='who'><b class='fn'>{name}</b><span>2020-06-01 10:0{n}</span></div><div class='said'><p>{text}</p></div></li>"
        for n, (name, text) in enumerate(
            (("香樟树", ASKED), ("北窗", TOLD), ("搬运工", "顶"), ("阿蓝", THANKS), ("江边", "学习了"))
        )
    )
    found = posts(page(f"<ol class='topic-replies'>{told}</ol>"))
    assert [post["author"] for post in found] == ["香樟树", "北窗", "搬运工", "阿蓝", "江边"]


def test_the_log_of_a_talk_keeps_who_speaks() -> None:
    lines = [
        "2024-03-05 09:12:33 王小明\n大家早上好，今天的例会改到十点。",
        "2024-03-05 09:13:02 李静\n收到。",
        "2024-03-05 09:13:40 赵强\n收到，会议室还是三楼那间吗？",
        "2024-03-05 09:14:11 王小明\n对，三楼大会议室。请带上上周的数据。",
    ]
    document = clean_document("\n\n".join(lines))
    assert document.removed == ()
    assert "2024-03-05 09:13:40 赵强" in document.text
    assert clean_document(document.to_markdown()).to_markdown() == document.to_markdown()


LETTER = """发信人: lin (阿林), 信区: Garden
标  题: 阳台种番茄
发信站: 某某社区 (Fri Mar 18 20:52:50 2016), 站内

今年第一次在阳台种番茄，土要松，光要足，浇水不能太勤，不然根会烂掉。

花开了以后轻轻摇一摇枝条，可以帮助授粉。
--
海内存知己
※ 来源:·某某社区 bbs.example.edu·[FROM: 10.0.0.*]
"""
BOARD = page(
    "".join(
        f"<table class='article'><tr><td class='left'><a href='/u'>{name}</a><dl><dt>身份</dt><dd>用户</dd><dt>积分</dt><dd>69{n}</dd></dl></td><td class='content'><p> 发信人: {name} ({name}), 信区: Garden <br/> 标&nbsp;&nbsp;题: {'Re: ' * (n > 0)}阳台种番茄 <br/>"
        f" 发信站: 某某社区 ({time}), 站内 <br/>&nbsp;&nbsp;<br/> {text} <br/> -- <br/> <font>※ 来源:·某某社区 bbs.example.edu·[FROM: 10.0.0.*]</font><br/></p></td></tr></table>"
        for n, (name, time, text) in enumerate(
            (("lin", "Fri Mar 18 20:52:50 2016", ASKED), ("zoe", "Sat Mar 19 08:12:00 2016", "请问用什么土"))
        )
    ),
    "",
)


def test_the_lines_over_a_letter_of_a_board_are_its_head() -> None:
    document = clean_document(LETTER)
    assert document.text.split("\n\n") == [
        "阳台种番茄",
        "今年第一次在阳台种番茄，土要松，光要足，浇水不能太勤，不然根会烂掉。",
        "花开了以后轻轻摇一摇枝条，可以帮助授粉。",
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.authors) == ("阳台种番茄", "2016-03-18T20:52:50", ("lin",))
    assert (metadata.source, document.check().ok) == (None, True)
    assert clean(document.text) == document.text


def test_the_letters_of_a_board_are_posts() -> None:
    document = clean_document(BOARD)
    [article] = document.to_dict()["articles"]
    assert article["title"] == "阳台种番茄"
    assert [block["text"] for block in article["blocks"]] == [ASKED, "请问用什么土"]
    assert [(post["author"], post["date"]) for post in article["posts"]] == [
        ("lin", "2016-03-18T20:52:50"),
        ("zoe", "2016-03-19T08:12:00"),
    ]
    assert document.check().ok


@pytest.mark.parametrize(
    "text",
    [
        "作者：lin (阿林)\n标题：种番茄的几点经验\n正文从这里开始，先说土，再说光。\n",
        "发信人: lin (阿林)\n\n今天收到一封信，信里说了很多往事。\n",
    ],
)
def test_a_line_with_a_writer_alone_makes_no_letter(text: str) -> None:
    assert not [b for b in clean_document(text).removed if (b.by or "").startswith("remove_boilerplate/post_")]


def test_time_and_name_may_both_stand_under_a_post() -> None:
    told = "".join(
        f"<div class='answer' id='a-{n}'><div class='votes'>{n}</div><div class='body'><p>{text}</p></div><div class='info'><div class='when'>回答于 2019年5月{n}日 9:00</div><div class='user-details'><a href='/u'>{name}</a></div></div></div>"
        for n, (name, text) in enumerate((("砖瓦匠", TOLD), ("北窗", THANKS), ("江边", ASKED)), 6)
    )
    found = posts(page(f"<div class='answers'>{told}</div>"))
    assert [(post["author"], post["date"], post["blocks"]) for post in found] == [
        ("砖瓦匠", "2019-05-06T09:00", [0, 0]),
        ("北窗", "2019-05-07T09:00", [1, 1]),
        ("江边", "2019-05-08T09:00", [2, 2]),
    ]


def test_the_name_in_a_guest_book_is_what_stands_behind_its_label() -> None:
    told = "".join(
        f"<table border=1><tr><td>姓名：{name}　　时间：2003-5-{n} 12:01</td></tr><tr><td>{text}</td></tr></table>"
        for n, (name, text) in enumerate((("小王", ASKED), ("过客", "顶"), ("站长", THANKS)), 6)
    )
    assert [post["author"] for post in posts(page(told, "<center>留言板</center>"))] == ["小王", "过客", "站长"]
