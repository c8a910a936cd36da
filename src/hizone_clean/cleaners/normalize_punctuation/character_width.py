"""Full-width letters, figures and signs to half width, the odd forms of marks to their usual one."""

from __future__ import annotations

import re

from hizone_clean.language.writing_context import is_chinese
from hizone_clean.patterns import pattern

# Letters, figures and the signs that go with figures. Not folded: ＃ and ＊ (they mask words), ～ and ｜ (Chinese
# marks), ［］｛｝, and － ． ： ， which the rules for figures judge by their neighbours.
_TO_HALF = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "％＋＝＆＠／＄．＂＇＼"}
_TO_HALF.update(
    {code: chr(code - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
)

# Small and half-width forms, and quotation marks of other houses.
_ODD_FORMS = str.maketrans(
    "﹁﹂﹃﹄｡､｢｣･﹐﹑﹔﹕﹖﹗﹙﹚﹪﹒‚„‟〟〝〞❝❞❛❜", "「」『』。、「」·，、；：？！（）%.'\"””“”“”‘’"
)
_WIDE = pattern(  # 增长３．５％ · 北京､上海 · 〝示范〞
    "[％＋＝＆＠／＄．＂＇＼０-９Ａ-Ｚａ-ｚ﹁﹂﹃﹄｡､｢｣･﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪„‟〝〞〟❝❞❛❜]+"
)
_FOLD: dict[int, str | int | None] = {**_ODD_FORMS, **_TO_HALF}

_WIDE_NUMBER = pattern(  # １，２００万元 · １４：３０
    "[０-９](?<![０-９].)[０-９]*+(?:[．，：][０-９]++)+"
)
_SPAN = pattern(  # 2020年－2021年, 2020－2021年: 4.13.3 of the standard gives spans of time the long stroke
    "－(?:(?<=[0-9][年月日时]－)(?=[0-9])|(?<=[12][0-9]{3}－)(?=[12][0-9]{3}(?:年|学年|[)）])))"
)
_NUMBER_MARKS = str.maketrans("．，：", ".,:")
_UNDERSCORE = pattern("＿(?<=[A-Za-z0-9]＿)(?=[A-Za-z0-9])")  # user＿name, but 姓名＿＿＿
_ADDRESS_COLON = pattern("(?<=[A-Za-z])：//")  # http：//www.example.org
_DOUBLED = pattern("[`'‘’](?=[`'‘’])")
_DOUBLED_SINGLES = pattern("(?<![`'‘’])(?:``|''|‘‘)([^`'‘’\n]{1,80})(?:''|’’)(?![`'‘’])")  # ``双减'' · ‘‘双减’’
_HYPHEN = pattern(  # GU － PARK · 歼－20 · －5℃
    r"(?<=[A-Za-z0-9])[ \u3000]*－[ \u3000]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])－(?!－)|(?<!－)－(?=[A-Za-z0-9])"
)
_MINUS = pattern(  # 气温为−5℃
    r"(?:^|(?<=[\s（(，、：]))(?<![0-9月日号年][\s（(，、：])[−–](?=[0-9])|(?<=[\u4e00-\u9fff])−(?=[0-9])", re.MULTILINE
)
_CLOCK = pattern(r"(?<![0-9：:])([01]?[0-9]|2[0-4])：([0-5][0-9])(?![0-9：:])(?! ?[天个年月人家项条种])")  # 14：30举行
_RATIO = pattern(r"(?<=[以分为比])([0-9]{1,3})：([0-9]{1,6})(?![0-9：])")  # 比分2：1
_SPACED_DECIMAL = pattern(r"(?<![0-9.])([0-9]{1,9}) \. ([0-9]{1,6})(?![0-9])(?: (?=[%％]))?")  # 增长 5 . 2 %
_SPACED_GROUPS = pattern(r"(?<![0-9,])([1-9][0-9]{0,2}(?: , [0-9]{3})+)(?![0-9])(?! ,)")  # 1 , 234
_COLON_IN_FIGURE = pattern("：(?<=[0-9]：)(?=[0-9])")
_COMMA_IN_FIGURE = pattern("，(?<=[0-9]，)(?=[0-9]{3})")
_GROUPED = pattern(  # 总投资1，200万元 · 12，345，678
    r"(?<![0-9，,.])([1-9][0-9]{0,2})((?:，[0-9]{3})+)(?![0-9，,])(?=[万亿元]|\.[0-9]|(?<=，...，...))"
)


def fold_width(text: str) -> str:
    """Bring full-width letters, figures, % and signs to half width, and odd forms of marks to the usual ones.

    >>> fold_width("２０２４年，ＧＤＰ增长５．２％")
    '2024年，GDP增长5.2%'
    """
    if _WIDE.search(text):
        text = _WIDE_NUMBER.sub(lambda match: match[0].translate(_NUMBER_MARKS), text)
        text = _WIDE.sub(lambda match: match[0].translate(_FOLD), text)
    if "＿" in text:
        text = _UNDERSCORE.sub("_", text)
    if "：//" in text:
        text = _ADDRESS_COLON.sub("://", text)
    if _DOUBLED.search(text):
        text = _DOUBLED_SINGLES.sub(_undouble_singles, text)
    return _HYPHEN.sub("-", _SPAN.sub("—", text)) if "－" in text else text


def _undouble_singles(match: re.Match[str]) -> str:
    return f"“{match[1]}”" if is_chinese(match[1]) else match[0]


def mend_figures(text: str) -> str:
    """Give back to clock times, ratios, grouped figures and minus signs the marks that belong into figures.

    >>> mend_figures("比分2：1，总投资1，200万元，最低−5℃")
    '比分2:1，总投资1,200万元，最低-5℃'
    """
    if " . " in text:
        text = _SPACED_DECIMAL.sub(r"\1.\2", text)
    if " , " in text:
        text = _SPACED_GROUPS.sub(lambda match: match[0].replace(" ", ""), text)
    if _COLON_IN_FIGURE.search(text):
        text = _CLOCK.sub(_choose_clock, text)
        text = _RATIO.sub(r"\1:\2", text)
    if _COMMA_IN_FIGURE.search(text):
        text = _GROUPED.sub(lambda match: match[0].replace("，", ","), text)
    return _MINUS.sub("-", text) if "−" in text or "–" in text else text


def _choose_clock(match: re.Match[str]) -> str:
    """A figure of one digit before the colon may number a list (方案1：30天): only a clear time is taken."""
    if len(match[1]) == 2 or match.string[match.end() : match.end() + 1] in tuple("，。、—至）-~～ "):
        return f"{match[1]}:{match[2]}"
    return match[0]
