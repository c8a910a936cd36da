"""One cheap scan that tells whether a text has any mark, width or blank for the rules to look at.

It sees more than the rules change, never less; on clean text it is all that runs. A class of single characters comes
first and the neighbours are asked for afterwards: thirty times faster than a pattern that begins with a look-behind. For
a Han character it takes any letter beyond ASCII: a class of all Han costs three milliseconds to compile.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import get_args

from hizone_clean.language.quotes import are_paired
from hizone_clean.options import Quotes, Spacing
from hizone_clean.patterns import pattern

SPACINGS = get_args(Spacing)
QUOTES = get_args(Quotes)

_ALWAYS = (  # a wide letter, an odd blank, a straight quotation mark: never part of clean text
    "\"'~〜∼˜<>［］＜＞≪≫«»％＋＝＆＠／＄＿．＂＇＼－０-９Ａ-Ｚａ-ｚ｡､｢｣･﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪‚„‟〟〝〞❝❞❛❜"
    "「」『』﹁﹂﹃﹄―─━⸺⋯‥●∙˙᛫−\u00a0\u2002-\u200a\u202f\u205f\u3000"
)
_WIDE = "[^\\W\\x00-\\x7f]"  # a letter beyond ASCII
_AFTER_WIDE = "(?<=\\w.)(?<![ -~].)"  # one before the character that was found
_LATIN = "A-Za-z0-9"
_OPENERS, _CLOSERS = "（《〈【“‘", "）》〉】”’"
_PAUSES = "，。、；：！？"
_ALL_MARKS = f"{_PAUSES}{_OPENERS}{_CLOSERS}…—"


def _suspects(spacing: str) -> dict[str, tuple[str, ...]]:
    """The characters to stop at, and what must be true of their neighbours for the rules to look at them."""
    lone = f"{_WIDE}(?:[\\W{_LATIN}]|$)"
    before_blank = f"(?=[{_LATIN} \\t]|{lone})" if spacing == "none" else f"(?=[ \\t]|{lone})"
    return {
        "！？；：〈（": (
            "(?<=！！！！)|(?<=？？？？)|(?<=；；)|(?<=：：)|(?<=〈〈)|(?<=[0-9]：)(?=[0-9])",  # 2：1
            f"(?<=[{_LATIN}'’\")][！？；：])(?![^ \\n{_LATIN}])|(?<=[A-Za-z]（)(?=[A-Za-z])",  # join us！
        ),
        ",;:!?.()": (
            f"(?<=[^{_LATIN} \\n].)",  # 今天,市长
            "(?<=[^\\x00-\\x7f] .)",  # 工具 ,用于
            f"(?=[^{_LATIN}\\n]{{0,12}}?{_WIDE})",  # 5.2%,高于
            f"(?=[^{_LATIN}\\n]*$)",  # 提到了GDP.
            f"(?=[{_ALL_MARKS}])",
            "(?<=[0-9%℃A-Za-z],)(?= ?[0-9])",  # 增长5%,3%的企业
            "(?<=\\.\\.\\.)|(?<= [.,])(?= [0-9])",  # 想了想... · 3 . 14
        ),
        " \\t": (
            f"{_AFTER_WIDE}{before_blank}",  # 4月 20日 · 科 技 园
            f"(?<=[{_LATIN}%°℃].)(?={_WIDE}|[“《])" if spacing == "none" else f"(?<=[{_LATIN}%].)(?=[“《])",
            f"(?<=[{_PAUSES}{_OPENERS}）》…—].)|(?=[{_PAUSES}{_OPENERS[0]}{_CLOSERS}…—])",  # 大会 。
            f"(?<=[”》].)(?=[{_LATIN}])|(?<=[0-9].)(?=%[^\\x00-\\x7f])|{_AFTER_WIDE}(?=[“《])",  # 100 %以上
            "(?=$|[ \\t])",
        ),
        "\\-": ("(?<!--)(?=-(?!---))",),  # 终于来了--虽然
        "•‧・⋅·ー–": (
            "(?<=\\w.)(?=\\w)(?<=[•‧・⋅])|(?<=[•‧・⋅])(?=[•・])",  # 达•芬奇
            f"(?<=··)|(?<=ーー)|(?<=––)|(?<=–)(?<![{_LATIN}]–)(?=[0-9])",
        ),
        "…—": ("(?<=…)(?<!……)(?!…)|(?<=………)|(?<=———)",),  # 等等…
    }


@cache
def _suspect(spacing: str) -> re.Pattern[str]:
    suspects = _suspects(spacing)
    kinds = [f"(?<=[{marks}])(?:{'|'.join(beside)})" for marks, beside in suspects.items()]
    return pattern(f"[{_ALWAYS}{''.join(suspects)}](?:(?<=[{_ALWAYS}])|{'|'.join(kinds)})", re.MULTILINE)


# The two most frequent marks apart: a pattern that begins with one plain character is looked for as a string is.
_COMMA = pattern(
    "，(?:(?=，)|(?<=[0-9]，)(?=[0-9]{3})|(?<=[A-Za-z'’”\")]，)(?= ?[A-Za-z0-9]))"
)  # 标点，， · 1，200万元 · Come and， join
_FULL_STOP = pattern("。(?:(?=。)|(?<=[A-Za-z'’\")]。)(?![^ \\nA-Za-z]))")  # 无语了。。。 · hello world。
_PANGU = pattern(  # 部署到heroku · 16日–9月
    f"[{_LATIN}](?:(?=[^\\x00-\\xff])|(?=[%°℃!#+]{{1,2}}{_WIDE})|{_AFTER_WIDE}|(?<={_WIDE}[@$.].))|(?<=[A-Za-z+])\\+(?={_WIDE})|–(?={_WIDE}|[0-9])"
)


def find_lines_to_mend(text: str, spacing: str, *, apart: bool = False) -> list[int]:
    """Number the lines that the rules have to look at; what is clean is only run over.

    Quotation marks may pair over several lines, unless these stand ``apart``, each a text by itself.

    >>> find_lines_to_mend("会议于4月20日闭幕，增长5.2%。\\n会议闭幕.\\n“部署”到heroku", "none")
    [1]
    >>> find_lines_to_mend("会议于 4 月 20 日闭幕，增长 5.2%。\\n会议闭幕.\\n“部署”到heroku", "pangu")
    [1, 2]
    """
    if text.isascii():
        return []
    found = _lines_with_marks(text, spacing)
    odd = apart or not _quotes_pair(text)
    if not (found or odd):
        return []
    lines = text.split("\n")
    if odd:
        found.update(number for number, line in enumerate(lines) if _has_odd_quotes(line))
    return sorted(number for number in found if not lines[number].isascii())


def find_texts_to_mend(texts: Sequence[str], spacing: str = "none", quotes: str = "auto") -> Collection[int]:
    """Number those of ``texts`` that the rules have to look at, by one scan over them all.

    >>> find_texts_to_mend(["会议于4月20日闭幕，增长5.2%。", "会议闭幕."])
    [1]
    """
    check_options(spacing, quotes)
    if quotes == "corner":
        return range(len(texts))
    if len((".".join(texts) + ".").splitlines()) > 1:
        return range(len(texts))  # some are more than one line
    joined = "\n".join(texts)
    found = _lines_with_marks(joined, spacing)
    found.update(number for number, text in enumerate(texts) if _has_odd_quotes(text))
    return sorted(number for number in found if not texts[number].isascii())


def check_options(spacing: str, quotes: str) -> None:
    """Raise ``ValueError`` for a spacing or a form of quotation marks that there is not."""
    for name, given, known in (("spacing", spacing, SPACINGS), ("quotes", quotes, QUOTES)):
        if given not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}, not {given!r}")


def _lines_with_marks(text: str, spacing: str) -> set[int]:
    patterns = (_suspect(spacing), _COMMA, _FULL_STOP, *((_PANGU,) if spacing == "pangu" else ()))
    found = {number for pattern in patterns for number in _lines_where(pattern, text)}
    if "、、" in text:
        found.update(number for number, line in enumerate(text.split("\n")) if "、、" in line)
    return found


def _quotes_pair(text: str) -> bool:
    return are_paired(text) and are_paired(text, "‘", "’")


def _has_odd_quotes(line: str) -> bool:
    """As `_quotes_pair`, for many short lines: counting comes first, and most lines need no more."""
    opening = line.count("“")
    if opening != line.count("”") or (opening == 1 and line.find("“") > line.find("”")):
        return True
    return (opening > 1 and not are_paired(line)) or (("’" in line or "‘" in line) and not are_paired(line, "‘", "’"))


def _lines_where(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    number = place = 0
    while match := pattern.search(text, place):
        number += text.count("\n", place, match.start())
        yield number
        place = text.find("\n", match.start()) + 1
        number += 1
        if not place:
            return
