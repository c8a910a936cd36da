"""Hypothesis strategies: Chinese articles, and the dirt that documents collect on their way."""

from __future__ import annotations

from hypothesis import strategies as st

from hizone_clean.source.data import find_data_kind

# frequent Han that no rule of the library speaks of by itself
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"

han_words = st.text(HAN, min_size=2, max_size=6)
numbers = st.sampled_from(["3", "12", "2020", "5.6", "98", "1000"])
units = st.sampled_from(["个", "家", "亿元", "年", "项"])


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause of Han, now and then with a number and its unit."""
    words = draw(st.lists(han_words, min_size=2, max_size=4))
    if draw(st.integers(0, 4)) == 0:
        words.insert(1, draw(numbers) + draw(units))
    return "".join(words)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of one to four clauses with its stop."""
    return "，".join(draw(st.lists(clauses(), min_size=1, max_size=4))) + draw(st.sampled_from("。。。。？！"))


# what stands twice is dirt of its own kind, so clean text never says the same twice
paragraphs = st.lists(sentences(), min_size=2, max_size=4, unique_by=lambda s: s[:4]).map("".join)
articles = st.lists(paragraphs, min_size=2, max_size=5, unique_by=lambda p: p[:6])


def wrapped(paragraph: str, width: int, indent: str = "") -> list[str]:
    """``paragraph`` in lines of ``width`` characters, the first with ``indent``."""
    text = indent + paragraph
    return [text[at : at + width] for at in range(0, len(text), width)]


@st.composite
def dirty_documents(draw: st.DrawFn) -> str:
    """An article in one of the dirts that documents come in."""
    body = draw(articles)
    kind = draw(st.sampled_from(["lines", "wrapped", "gapped", "html", "page", "front", "halfwidth"]))
    if kind in ("wrapped", "gapped"):
        width = draw(st.integers(10, 40))
        return ("\n\n" if kind == "gapped" else "\n").join(line for p in body for line in wrapped(p, width))
    if kind == "html":
        return "<div>" + "\n".join(f"<p>{p}</p>" for p in body) + "<p>（文章来源：某某日报）</p></div>"
    if kind == "page":
        foot = ["分享到：", "相关文章", *draw(st.lists(han_words, max_size=3)), "版权声明：转载请注明出处"]
        return "\n\n".join(["当前位置：首页 > 新闻 > 正文", draw(han_words), *body, *foot])
    if kind == "front":
        return f"---\ntitle: {draw(han_words)}\ndate: 2021-09-07\n---\n\n" + "\n\n".join(body)
    text = "\n\n".join(body)
    return text.translate(str.maketrans("，。？！", ",.?!")) if kind == "halfwidth" else text


anything = st.one_of(
    st.text(max_size=200),
    st.text("<>/&;#*_-`[]()!|\\ \n\r\t\u3000\ufffd“”‘’\"'，。,.:：甲乙丙123aB", max_size=200),
    dirty_documents(),
).filter(lambda raw: find_data_kind(raw) is None)  # data is refused, and has its own tests


# ---- Markdown in the dialects of blogs, documentation sites, notebooks and note-taking programs

_MARKS = st.sampled_from(
    [",", ".", ":", ";", "?", "!", "，", "。", ", ", ". ", " ", '"', "“", "”", "(", ")", "...", "--", "~"]
)
_LATIN = st.sampled_from(["Python", "v2.0", "3.14", "GDP", "README.md", "f(x, y)", "don't", "API"])
_INLINE = st.sampled_from([
    "![图,一](a,b.png)", "![](a.gif)", '[链,接](http://a.b/c,d?e=1,2 "题,目")', "[参考][甲,乙]", "[见,下](#标题-甲)", "<http://a.b/甲,乙>",
    "`a,b`", "``x ` y``", "**重,点**", "*斜,体*", "_斜_", "~~删,除~~", "$a,b$", "$a\n,b$", "\\(f(x), g(x)\\)", "\\[a, b\\]", "$$E, F$$",
    "[^注]", "^[内,注]", "[[维,基|甲]]", "![[附,件.pdf]]", ":+1:", ":smile:", "@user 你好", "#标签 ", "{{ site.甲,乙 }}", "{% raw %}",
    '{{< ref "甲,乙" >}}', '<b title="甲,乙">', "</b>", "<kbd>Ctrl,C</kbd>", "<br/>", "&nbsp;", "\\*", '\\"', "\\\n", "  \n", "\n",
    "{#锚}", '{: title="甲,"}', "==高,亮==", "https://a.b/c,d", "a@b.cn", "<T>", "[!NOTE]", "HTML", "|", "-", "*", "_", "$", "`", "[", "]", "<",
])  # fmt: skip
_running_text = st.lists(st.one_of(han_words, han_words, _MARKS, _MARKS, _LATIN, _INLINE), min_size=1, max_size=10).map(
    "".join
)


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


_BOXES = st.sampled_from([
    '!!! note "注,意"', "??? tip", '???+ warning "甲, 乙"', '=== "标,签"', ":::", "::: tip 提示, 甲", ':::note[标,题]{title="甲,"}', "::::",
    "<details>", "<summary>甲,乙</summary>", "</details>", '{% note "甲,乙" %}', "{% endnote %}", '{{< figure src="a,b" >}}', "[[toc]]", "[TOC]",
    "---", "***", "***甲***", "===", "> [!NOTE]", "> [!tip]- 标,题", "<!-- 注,释 -->", "<!--more-->", "import X from '@a/b'",
    "export const a = '甲,乙';", "<Tabs items={['甲,乙']}>", "</Tabs>", '{.cls title="甲,"}', "{: #锚 }", "*[HTML]: 超,文本", "[甲,乙]: http://a.b/c,d '题,目'",
    "[^注]: 脚,注.", "    续,行.", ": 定,义.", "~   定义,乙.", "术语", ".. note:: 甲,", ":字段: 值", "$$\na, 甲\n$$", "\\begin{align}\na, b\n\\end{align}",
    "```py title=\"甲,\"\nprint('甲,乙')\n```", "~~~\n甲,乙.\n~~~", "    代码(甲,乙);", "\t甲,乙.", "| 甲, | 乙. |\n|-|:-:|\n| 丙,`a|b` | ![](x) |",
    "甲 | 乙,\n--|--\n丙, | 丁\\|.", "@import \"a,b\"", "%% 注,释 %%", "<p>甲,乙.</p>", "<div>\n甲,*乙*.\n</div>", "<pre>\n甲,乙.\n</pre>",
])  # fmt: skip


@st.composite
def markdown_documents(draw: st.DrawFn) -> str:
    """A document in Markdown of any dialect, with Chinese text of any marks."""
    leads = [
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "> ",
        "> - ",
        "- [ ] ",
        "  ",
        "    ",
        "　　",
        "",
        "",
        "",
        "",
        "- > ",
        "\t- ",
    ]
    blocks: list[str] = []
    for _ in range(draw(st.integers(1, 7))):
        if draw(st.integers(0, 2)) == 0:
            blocks.append(draw(_BOXES))
            continue
        lead, text = draw(st.sampled_from(leads)), draw(_running_text)
        if lead.strip().startswith("#"):
            text = _line(text) + draw(st.sampled_from(["", "", " #", " {#id}", " ##"]))
        indent = draw(st.sampled_from(["", "  ", "> ", "    "])) if "\n" in text else ""
        blocks.append(lead + text.replace("\n", "\n" + indent))
    front = draw(st.sampled_from(["", "", "", "---\ntitle: 甲,乙: 丙\n---\n", "+++\ntitle = '甲,乙'\n+++\n"]))
    ends = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    joints = [draw(st.sampled_from(["\n\n", "\n\n", "\n"])) for _ in blocks]
    # a heading says that it is Markdown: in plain text indented lines are no code
    return (front + "# 题\n\n" + "".join(block + joint for block, joint in zip(blocks, joints, strict=True))).replace(
        "\n", ends
    )
