"""HTML to blocks: what each element becomes, where it stands, and that nothing is ever dropped."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean import clean_document
from hizone_clean.blocks import Block
from hizone_clean.document import Document
from hizone_clean.reading.html import read_html
from hizone_clean.reading.html_tree import read_soup, read_tree
from hizone_clean.source.kinds import looks_like_html
from hizone_clean.source.visible import visible_text


def kept(html: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in read_html(html)[0] if block.reason is None]


BLOCKS = [
    ("<p>园区今年开工。</p><p>明年投产。</p>", [("paragraph", "园区今年开工。"), ("paragraph", "明年投产。")]),
    ("<h2>产业<b>升级</b></h2><p>正文。</p>", [("heading", "产业升级"), ("paragraph", "正文。")]),
    ("<p><strong>三大板块 推动发展</strong></p>", [("heading", "三大板块 推动发展")]),
    # a whole sentence in bold is a sentence
    ("<p><strong>这是全文的第一句话。</strong></p>", [("paragraph", "这是全文的第一句话。")]),
    ("<p><strong>会议</strong>在京召开</p>", [("paragraph", "会议在京召开")]),
    ("<ul><li>甲项目</li><li>乙项目</li></ul>", [("list_item", "甲项目"), ("list_item", "乙项目")]),
    ("<blockquote>先行先试。</blockquote>", [("quote", "先行先试。")]),
    (
        "<dl><dt>年代</dt><dd>南朝</dd><dt>出土<dd><p>1978年<dd>城北</dl>",
        [("table_row", "年代 | 南朝"), ("table_row", "出土 | 1978年 城北")],
    ),
    ("<dl><div><dt>标准误</dt><dd>估计量的标准差。</dd></div></dl>", [("table_row", "标准误 | 估计量的标准差。")]),
    ("<dl><dt>可以吗？</dt><dd>可以。</dd></dl>", [("list_item", "可以吗？"), ("list_item", "可以。")]),
    ("<dl><dt><a href='/a'>栏目</a></dt><dd>一句</dd></dl>", [("list_item", "栏目"), ("list_item", "一句")]),
    (
        "<dl><dt>甲</dt><dd><p>一句。</p><p>两句。</p></dd></dl>",
        [("list_item", "甲"), ("paragraph", "一句。"), ("paragraph", "两句。")],
    ),
    # the copy of a code box for who takes it along, its numbers
    (
        '<div class="crayon-plain-wrap"><textarea>a = 1\nb = 2</textarea></div><table><tr><td class="crayon-nums"><div>1</div><div>2</div></td>'
        '<td><div class="crayon-pre"><div>a = 1</div><div>b = 2</div></div></td></tr></table>',
        [("code", "a = 1\nb = 2")],
    ),
    # the panel of who writes a post beside it is no cell of a table
    (
        "<table><tr><td>老木匠</td><td><p>2楼 发表于 2010-2-2 15:02</p><p>只看该作者</p><p>吹口哨路过</p></td></tr></table>",
        [
            ("paragraph", "老木匠"),
            ("paragraph", "2楼 发表于 2010-2-2 15:02"),
            ("paragraph", "只看该作者"),
            ("paragraph", "吹口哨路过"),
        ],
    ),
    # a heading on two lines is one; a date, a source or a name under it is none of it
    ("<h2><span>第三章</span><br>山城的雨</h2>", [("heading", "第三章 山城的雨")]),
    ("<h1>一江水<br/>——访渡工老陈</h1>", [("heading", "一江水——访渡工老陈")]),
    (
        "<h1>某市教育局关于举办<br>2024年“读书月”<br>活动的通知</h1>",
        [("heading", "某市教育局关于举办2024年“读书月”活动的通知")],
    ),
    ("<h1>新桥通车<br>5月4日</h1>", [("heading", "新桥通车"), ("heading", "5月4日")]),
    ("<h1>新桥通车<br>2021-05-04 09:10</h1>", [("heading", "新桥通车"), ("heading", "2021-05-04 09:10")]),
    ("<h1>新桥通车<br>来源：晨报</h1>", [("heading", "新桥通车"), ("heading", "来源：晨报")]),
    # the number of a note is no digit of the number before it
    ("<p>增长到120<sup><a href='#n3'>3</a></sup>亿元。</p>", [("paragraph", "增长到120[3]亿元。")]),
    ("<p>他问<a href='#n1'><sup>1</sup></a>。</p>", [("paragraph", "他问[1]。")]),
    ("<p>10<sup>6</sup>吨，见<sup><a href='/b'>六月</a></sup></p>", [("paragraph", "10^6吨，见六月")]),
    # fields of a byline that a page's style parts, and a time inside a sentence
    (
        '<p><b itemprop="author">lin</b><time datetime="2021-03-05T08:12">2021-03-05</time><i itemprop="position">1</i></p>',
        [("paragraph", "lin 2021-03-05 1")],
    ),
    ("<p>于<time>2020年</time>通车</p>", [("paragraph", "于2020年通车")]),
    # a field that holds escaped markup, as a page has it whose script sets it in
    (
        "<textarea>&lt;p&gt;甲。&lt;/p&gt;&lt;p&gt;乙。&lt;/p&gt;</textarea>",
        [("paragraph", "甲。"), ("paragraph", "乙。")],
    ),
    ("<p>写作&lt;p&gt;甲&lt;/p&gt;</p>", [("paragraph", "写作&lt;p>甲&lt;/p>")]),
    ("<p>甲</p><amp-ad><div>广告加载中</div></amp-ad><p>乙</p>", [("paragraph", "甲"), ("paragraph", "乙")]),
    ("<ol class=linenums><li><code>if a:</code></li><li><code>    b()</code></li></ol>", [("code", "if a:\n    b()")]),
    ("<table><tr><td>数学</td><td>本科 | 硕士</td></tr></table>", [("table_row", "数学 | 本科|硕士")]),
    ("<figure><figcaption>厂房外景</figcaption></figure>", [("caption", "厂房外景")]),
    (
        "<table><tr><th>地区</th><th>产值</th></tr><tr><td>甲市</td><td>12亿元</td></tr></table>",
        [("table_row", "地区 | 产值"), ("table_row", "甲市 | 12亿元")],
    ),
    # a cell that reaches down or across keeps the columns of the rows below it
    (
        "<table><tr><td rowspan=2>上午<td>语文<td>数学</tr><tr><td>英语<td>体育</tr><tr><td>下午<td colspan=2>社团</tr></table>",
        [("table_row", "上午 | 语文 | 数学"), ("table_row", "| 英语 | 体育"), ("table_row", "下午 | 社团")],
    ),
    (
        "<table><tr><td>甲<td>乙<td rowspan=2>丙</tr><tr><td>丁<td>戊</tr><tr><td>己<td>庚<td>辛</tr></table>",
        [("table_row", "甲 | 乙 | 丙"), ("table_row", "丁 | 戊"), ("table_row", "己 | 庚 | 辛")],
    ),
    (
        "<table><tr><td colspan=2>姓名与岗位<td>分数</tr><tr><td>张三<td>会计<td>90</tr></table>",
        [("table_row", "姓名与岗位 |  | 分数"), ("table_row", "张三 | 会计 | 90")],
    ),
    # what a highlighter makes of code without a <pre>; numbers of lines in a <pre> beside it
    (
        '<div class="dp-highlighter"><ol>\n<li>def f():</li>\n<li>&nbsp; pass</li></ol></div><p>说明。</p>',
        [("code", "def f():\n  pass"), ("paragraph", "说明。")],
    ),
    ("<table><tr><td><pre>1\n2</pre><td><pre>cd /a\nls</pre></tr></table>", [("code", "cd /a\nls")]),
    (
        '<h2>历史<span class="mw-editsection">[<a>编辑</a>]</span></h2><p>正文。</p>',
        [("heading", "历史"), ("paragraph", "正文。")],
    ),
    ('<ol><li>府志。<a href="#r1">↩</a></li></ol>', [("list_item", "府志。")]),
    # the page's end stands before its body
    (
        "<html><head><title>题</title></head></html>\n<body><pre><code>cd /a\nls</code></pre><p>说明。</p></body>",
        [("code", "cd /a\nls"), ("paragraph", "说明。")],
    ),
    # a table that only lays out the page is no table
    (
        "<table><tr><td><p>左栏。</p><p>左栏二。</p></td><td><p>正文。</p></td></tr></table>",
        [("paragraph", "左栏。"), ("paragraph", "左栏二。"), ("paragraph", "正文。")],
    ),
    ("<pre><code>x = 1\nprint(x)\n</code></pre>", [("code", "x = 1\nprint(x)")]),
    ("<pre>第一行文字\n第二行文字</pre>", [("paragraph", "第一行文字"), ("paragraph", "第二行文字")]),
    # an indent behind a line break is the first line's of a paragraph; the step that joins lines asks for it
    ("<div>　　第一段。<br>　　第二段。</div>", [("paragraph", "第一段。"), ("paragraph", "　　第二段。")]),
    ("<p>今天&nbsp;&amp;&#26126;天</p>", [("paragraph", "今天 &明天")]),
    # an escaped tag stays escaped: the next reader would take it for a tag
    ("<p>用&lt;div&gt;排版，3 &lt; 5</p>", [("paragraph", "用&lt;div>排版，3 < 5")]),
    ("<p>甲<script>var a = '乙';</script><style>p{}</style><!-- 丙 -->丁</p>", [("paragraph", "甲丁")]),
    ("<p>投资<st1:chsdate>2011年</st1:chsdate>到位</p>", [("paragraph", "投资2011年到位")]),
    ("<a href='/a'>新闻</a><a href='/b'>体育</a>", [("paragraph", "新闻 体育")]),
    # unknown and empty elements run on inside a line; what a browser shows only in need is no text
    (
        '<p>现在，<a href="/x">房屋所有权<svg><path/></svg></a>证上有<mp-profile></mp-profile>地址等<input value="1">信息。</p>',
        [("paragraph", "现在，房屋所有权证上有地址等信息。")],
    ),
    ("<p>前。</p><video>您的浏览器不支持</video><p>后。</p>", [("paragraph", "前。"), ("paragraph", "后。")]),
    # a link to the heading that it stands in is a sign, not a word
    ('<h1><a class="header-anchor" href="#a">#</a> 概述</h1>', [("heading", "概述")]),
    ('<h1>安装<a class="headerlink" href="#x">¶</a></h1>', [("heading", "安装")]),
    # exponents, readings, formulas
    (
        "<p>10<sup>6</sup>个，x<sup>2</sup>，技术<sup>[1]</sup>，H<sub>2</sub>O</p>",
        [("paragraph", "10^6个，x^2，技术[1]，H2O")],
    ),
    ("<p><ruby>犇<rt>bēn</rt></ruby>牛</p>", [("paragraph", "犇（bēn）牛")]),
    ("<p>设<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>为产值。</p>", [("paragraph", "设a/2为产值。")]),
    ('<p>设<script type="math/tex">x_1</script>为产值。</p>', [("paragraph", "设$x_1$为产值。")]),
    (
        '<p>前<span class="katex"><span class="katex-mathml"><math><semantics><mi>E</mi><annotation encoding="application/x-tex">'
        'E=mc^2</annotation></semantics></math></span><span class="katex-html">E=mc2</span></span>后</p>',
        [("paragraph", "前$E=mc^2$后")],
    ),
    # a paragraph in a cell is a cell, and an empty cell keeps its column
    (
        "<table><tr><td><p>岗位</p></td><td>人数</td><td>备注</td></tr><tr><td>综合</td><td></td><td>限应届</td></tr></table>",
        [("table_row", "岗位 | 人数 | 备注"), ("table_row", "综合 |  | 限应届")],
    ),
    # code of any class, with its lines and its indent and without its numbers
    ("<pre>for x in y:<br>  print(x)<br></pre>", [("code", "for x in y:\n  print(x)")]),
    ("<pre><code>a</code><code>  b</code></pre>", [("code", "a\n  b")]),
    (
        '<table><tr><td class="gutter"><pre><span>1</span><br><span>2</span></pre></td>'
        '<td class="code"><pre><span>a = 1</span><br><span>b = 2</span><br></pre></td></tr></table>',
        [("code", "a = 1\nb = 2")],
    ),
    # what is not shown is no text, and cuts no sentence
    (
        '<p>园区采取<span style="display:none">某网原创</span>“七通一平”标准建设，水、电、路、讯都通到企业门口。</p>',
        [("paragraph", "园区采取“七通一平”标准建设，水、电、路、讯都通到企业门口。")],
    ),
    ("<![CDATA[<p>园区今年开工。</p>]]>", [("paragraph", "园区今年开工。")]),
    (
        "没有标签的开头<p>一段。</p>结尾",
        [("paragraph", "没有标签的开头"), ("paragraph", "一段。"), ("paragraph", "结尾")],
    ),
]


def test_the_data_of_a_script_tells_date_author_and_source_too() -> None:
    data = '{"props": {"article": {"title": "新桥通车", "publish_time": 1683339720, "author": {"name": "沈一帆"}, "source": "临江晚报", '
    data += '"content": "<p>跨江新桥昨日正式通车，双向六车道。</p><p>过江时间缩短到五分钟。</p>"}}}'
    page = f'<html><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'
    document = clean_document(page)
    assert document.text == "新桥通车\n\n跨江新桥昨日正式通车，双向六车道。\n\n过江时间缩短到五分钟。"
    metadata = document.metadata
    assert (metadata.date, metadata.authors, metadata.source) == ("2023-05-06T10:22", ("沈一帆",), "临江晚报")
    assert document.check().ok
    assert [one.text for one in document.diagnostics] == ["新桥通车"]


def test_a_page_without_text_gives_the_article_that_its_scripts_hold() -> None:
    body = "6月3日，园区二期项目开工。\\n\\n二期占地420亩，总投资18亿元，计划2026年投产，首批设备年底进场，由本地企业承建，带动上下游就业三千多人，明年还要再建三期。"
    page = (
        '<html><head><title>园区二期开工 - 某网</title><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "园区二期开工", "author": [{{"name": "沈一帆"}}], "articleBody": "{body}"}}</script></head>'
        "<body><div>加载中……</div></body></html>"
    )
    document = clean_document(page)
    assert document.text.startswith("园区二期开工\n\n6月3日，园区二期项目开工。\n\n二期占地420亩")
    assert document.metadata.authors == ("沈一帆",)
    assert document.check().ok
    assert any("scripts" in diagnostic.note for diagnostic in document.diagnostics)


_TOLD = "<p>六月三日，二期项目开工。</p><p>二期占地四百亩，明年投产。</p>"
_IN_PIECES = (
    '[{"type":"p","text":"六月三日，二期项目开工。"},{"type":"img"},{"type":"p","text":"二期占地四百亩，明年投产。"}]'
)
SCRIPTS = [
    f'<script type="text/template">{_TOLD}</script>',
    f"<script>load({{title: '二期开工', content: '{_TOLD}'}})</script>",
    "<script>var a = {{'body': \"{}\", 'author': '沈一帆'}}</script>".format(
        _TOLD.replace("<", "\\u003c").replace("/", "\\/")
    ),
    f'<script>window.__INITIAL_STATE__={{"article":{{"title":"二期开工","blocks":{_IN_PIECES}}}}}</script>',
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_article_may_stand_in_a_template_a_string_or_in_pieces(script: str) -> None:
    page = f"<html><head><title>二期开工 - 某网</title></head><body><div>加载中……</div>{script}</body></html>"
    document = clean_document(page)
    assert [b.text for b in document.kept if b.type == "paragraph"] == [
        "六月三日，二期项目开工。",
        "二期占地四百亩，明年投产。",
    ]
    assert document.check().ok
    assert any("scripts" in diagnostic.note for diagnostic in document.diagnostics)


def test_a_string_of_a_script_is_no_article_beside_a_text_or_without_a_title_of_the_page() -> None:
    terms = "<script>var box = {title: '隐私政策', content: '本网站使用小型文本文件。您可以随时关闭。'}</script>"
    page = f"<html><head><title>二期开工 - 某网</title></head><body><p>二期开工了。</p>{terms}</body></html>"
    assert "隐私" not in clean_document(page).text
    page = f"<html><body><h1>二期开工</h1>{_TOLD}<p>新桥也通了。</p>{SCRIPTS[1]}</body></html>"
    assert clean_document(page).text.count("二期项目开工") == 1


@pytest.mark.parametrize(("html", "expected"), BLOCKS)
def test_elements_become_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    assert kept(html) == expected


def test_an_image_is_taken_away_with_its_tag_and_parts_nothing() -> None:
    blocks, _ = read_html('<p>甲<img src="a.png" alt="厂区">乙</p>')
    image, text = blocks
    assert (image.reason, image.text) == ("image", '<img src="a.png" alt="厂区">')
    assert text.text == "甲乙"


def test_a_page_may_leave_out_the_tags_around_it() -> None:
    page = '<meta charset="utf-8">\n<meta name="keywords"\n    content="甲">\n<title>新桥通车 - 某网</title>\n\n<h1>新桥通车</h1>\n\n<p>新桥今天通车了。</p>\n'
    document = clean_document(page)
    assert (document.form, document.text) == ("html", "新桥通车\n\n新桥今天通车了。")


def test_what_the_head_states_is_kept_aside() -> None:
    blocks, _ = read_html('<head><title>题 - 站</title><meta name="author" content="某人"></head><body><p>文。</p>')
    assert [(b.tag, b.reason, b.text) for b in blocks] == [
        ("title", "metadata", "题 - 站"),
        ("meta", "metadata", "author: 某人"),
        ("p", None, "文。"),
    ]


def test_blocks_know_their_lines() -> None:
    html = "<div\n class='a'>\n<p>一\n二</p>\n<!-- x\n\n-->\n<p>三</p><p>\n\n四</p></div>"
    assert [(b.text, b.lines) for b in read_html(html, 10)[0]] == [
        ("一 二", (12, 13)),
        ("三", (17, 17)),
        ("四", (19, 19)),
    ]


def test_lines_that_a_break_makes_in_code_are_none_of_the_source() -> None:
    html = "<pre>a = 1<br>b = 2<br>c = 3</pre>\n<p>一</p>\n<pre>\nd = 4<br>e = 5\n</pre>\n<p>二</p>"
    assert [(b.text, b.lines) for b in read_html(html)[0]] == [
        ("a = 1\nb = 2\nc = 3", (1, 1)),
        ("一", (2, 2)),
        ("d = 4\ne = 5", (3, 5)),
        ("二", (6, 6)),
    ]


def test_lines_count_whatever_ends_them() -> None:
    assert [b.lines for b in read_html("<p>一</p>\r\n<p>二</p>\r<p>三</p>")[0]] == [(1, 1), (2, 2), (3, 3)]


def test_links_and_places_are_facts_of_a_block() -> None:
    block = read_html('<div class="side" id="x"><p>见<a href="/">这里看</a></p></div>')[0][0]
    assert block.links == pytest.approx(0.75)
    assert "div.side#x" in block.path and block.path.rpartition(">")[2].startswith("p.")


def test_what_style_hides_is_marked() -> None:
    blocks, _ = read_html('<p>甲</p><p style="DISPLAY : none">乙</p>')
    assert ["!hidden" in block.path for block in blocks] == [False, True]


HOSTILE = [
    "<div>" * 3000 + "深处的文字" + "</div>" * 3000,
    "<p>甲" + "<span>" * 3000 + "深处的文字" + "</span>" * 3000,
    "<p>甲</p>" + "<!--" * 3000 + "深处的文字",
    "<p>甲</p><script>" * 300 + "深处的文字",
    "<" * 3000 + "深处的文字",
    "<p>" + "<a " * 3000 + "深处的文字",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_is_dropped(html: str) -> None:
    assert "深处的文字" in "".join(block.text for block in read_html(html)[0])


def test_both_roads_read_the_same() -> None:
    html = "<html><head><title>题</title></head><body><h1>题</h1><ul><li>甲<li>乙</ul><p>丙<br>丁<img src='a'></p></body></html>"
    fast = [(b.type, b.reason, b.text) for b in read_tree(html, 1) if b.tag != "img"]
    assert fast == [(b.type, b.reason, b.text) for b in read_soup(html, 1) if b.tag != "img"]


PIECES = [
    "<p>",
    "</p>",
    "<div class='a'>",
    "</div>",
    "<br>",
    "<b>",
    "</b>",
    "<li>",
    "甲乙",
    "丙。",
    " \n",
    "&amp;",
    "<!-- x -->",
    "<td>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=80, deadline=None)
def test_letters_balance(html: str) -> None:
    blocks, _ = read_html(html)
    assert Document(source=html, blocks=tuple(blocks), form="html").check().ok


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        # the value of one tag swallowed the next tag, and its quotes come out odd
        ('<meta name="keywords" content="<meta name=" author "="">正文', "正文"),
        ('<a title="“开发”<br>大会" href="/a">正文</a>', "正文"),
        ('<p class="a"">正文</p>', "正文"),
        ('<p class="a>正文</p>', "正文"),
        # no tags
        ('若 3 < 5 且 "a" > 2', '若 3 < 5 且 "a" > 2'),
        ('见 <http://example.com/a?b="c">', '见 <http://example.com/a?b="c">'),
    ],
)
def test_a_tag_is_not_seen_whatever_its_quotes(html: str, seen: str) -> None:
    assert visible_text(html, markup=True) == seen


def test_letters_balance_beside_a_tag_with_odd_quotes() -> None:
    html = (
        '<html><head><meta name="keywords" content="<meta name=" author "=""><title>通告</title></head>'
        "<body><p>园区今年开工，明年投产。</p></body></html>"
    )
    assert clean_document(html).check().ok


@pytest.mark.parametrize("piece", ['a="<x" ', "a='<x' ", '<a "', '<a b="', "<a b='c\" "])
@measured_again
def test_time_grows_with_quotes_in_tags(piece: str) -> None:
    def cost(times: int) -> float:
        page = "<a " + piece * times
        start = process_time()
        visible_text(page, markup=True)
        return process_time() - start

    cost(500)
    assert min(cost(8000) for _ in range(3)) < 3.2 * min(cost(4000) for _ in range(3)) + 0.01


@measured_again
def test_time_grows_with_the_page() -> None:
    def cost(times: int) -> float:
        page = "<div class='x'><p>一段文字。</p><ul><li><a href='/'>链接</a></li></ul></div>" * times
        start = process_time()
        read_html(page)
        return process_time() - start

    cost(200)
    assert min(cost(4000) for _ in range(3)) < 5 * min(cost(1500) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "expected"), [("<p>甲</p>", True), ("甲<br/>乙", True), ("3 < 5 > 2", False), ("甲", False)]
)
def test_tags_make_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


def test_reading_is_deterministic() -> None:
    shuffled = random.Random(1)
    html = "".join(shuffled.choice(PIECES) for _ in range(200))
    first: list[Block] = read_html(html)[0]
    assert read_html(html)[0] == first


@pytest.mark.parametrize(
    "page",
    [
        "<p><style\n>甲",
        "<!--\r<h1>-->甲",
        "<head><title>\n</title>甲",
        "<math>\n<p>甲",
        "<p>乙<math>\n<mi>甲</mi>",
        "<p hidden>乙\n丙</p><p>丁</p>甲",
    ],
)
def test_line_ends_in_what_is_not_shown_count(page: str) -> None:
    document = clean_document(page)
    [block] = [block for block in document.kept if "甲" in block.text]
    assert block.lines[0] <= 2 == block.lines[1]
