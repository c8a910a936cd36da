"""Hypothesis strategies: Chinese articles, and the dirt that documents collect on their way."""

from __future__ import annotations

from hypothesis import strategies as st

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
)
