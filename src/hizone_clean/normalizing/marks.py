"""Where the marks of a source file are: tags, comments, code between backticks, addresses, line leads, indents.

What a mark covers is left alone when a file keeps its form and only its text is normalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.blocks import Span
from hizone_clean.language.writing_context import LINE_END
from hizone_clean.patterns import pattern

STAND_IN = "\U000f0000"
"""One character of no script, which stands in for a mark while the text around it is looked at."""

# what has an end of its own, looked for apart: <!--, <pre class="x">, ``, {{, {%, $$
_OPENING = (
    r"<!--|<(?P<tag>script|style|pre|textarea|code|kbd|samp|svg|math)\b[^<>]*+>|(?P<ticks>`++)|\{\{|\{%|\$\$|\\\(|\\\["
)
_CLOSINGS = {"<!--": "-->", "{{": "}}", "{%": "%}", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_WITHIN_PARAGRAPH = ("\\(", "\\[")
_MARK = "|".join(
    (
        r"<[/!?a-zA-Z](?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+>",  # <p title="a > b">, also over several lines
        r"<[/!?a-zA-Z][^<>]*+>",  # <p title="never closed>
        # ](http://a.b/c "题"), ](a(b).html), ![图,一](a.png)
        r"(?:!\[[^\[\]\n]*+)?\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?[ \t]*+\)",
        r"^ {0,3}\[[^\]\n]++\]:[ \t]*+<?[\w.:/#?&=%~+-]*[/.#][^\n\r]*+",  # [1]: http://a.b/c "题"
        r"!?\[\[[^\[\]\n]*+\]\]",  # [[甲,乙]], ![[图,一.png]]
        r"\[\^[^\]\n]++\](?::[ \t]*+)?|^ {0,3}\*\[[^\]\n]++\]:[^\n\r]*+",  # [^注]: and *[HTML]: 超文本
        r"\[![a-zA-Z][\w|-]*+\][+-]?",  # [!NOTE], [!tip]+
        r"\{[^{}\n]*+\}",  # {#id .class key="甲,乙"}, {图,一}
        r"(?<![\w.@])@[A-Za-z0-9][\w-]*+(?:/[\w.-]++)*",  # @name 你好, @vue/cli
        r"(?:https?|ftp)://[^\s<>\"'`，。；：、！？（）【】《》「」『』“”‘’]++",  # http://a.b/c,d?e=甲,乙
        r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});",  # &nbsp;
        r"\*{1,3}|~~|__|(?<!\w)_|_(?!\w)|\||\t",  # emphasis, table rules, tabs
        r"^[ \u3000]++(?:(?:[-*+:~]|\d{1,9}[.)]|#{1,6}|>|\[[ xX]\])[ \t]++)*+",  # "    - [ ] "
        r"^(?:(?:[-*+:~]|\d{1,9}[.)]|#{1,6}|>|\[[ xX]\])[ \t]++)++",  # "1. ", "## "
        r"(?<![ \u3000])[ \u3000]++(?=\r?$)|\\(?=\r?$)",  # blanks and a backslash at the end of a line: a break in Markdown
        r"\$(?=\S)(?:[^$\n]|\n(?![ \t]*+\r?$)){1,300}+(?<=\S)\$(?!\d)",  # $x, y$, also over a line end
        r"(?<![A-Za-z0-9_]):[a-z+-][a-z0-9_+-]{1,29}:",  # :smile:, :+1:
        f"[{STAND_IN}{LINE_END}]",
    )
)
_SIGN = pattern(rf"(?P<opening>{_OPENING})|(?:{_MARK})", re.M | re.I)
# without any of these no mark is in a text
_TELLING = pattern(r"[<`{$@!\]\[&*~_|\t\\:#>+\U000f0000\U000f0001]|[ \u3000]$|^[ \u3000]|^[-\d]", re.M)
_PARAGRAPH_END = pattern(r"\n[ \t]*+\r?\n")


def find_marks(text: str) -> Iterator[Span]:
    """The places of the marks in ``text``, from and to, in order; blanks that touch a mark belong to it.

    >>> text = "看 `a,b` 吧,<b>甲</b>"
    >>> [text[start:end] for start, end in find_marks(text)]
    [' `a,b` ', '<b>', '</b>']
    """
    if not _TELLING.search(text):
        return
    place, unclosed = 0, set[str]()
    while found := _SIGN.search(text, place):
        end = _end_of(found, text, unclosed)
        start = found.start()
        while start > place and text[start - 1] == " ":
            start -= 1
        while end < len(text) and text[end] == " ":
            end += 1
        yield start, end
        place = end


def _end_of(found: re.Match[str], text: str, unclosed: set[str]) -> int:
    """Where the mark that begins with ``found`` ends; an opening that is never closed is a mark by itself."""
    opening = found["opening"]
    if not opening:
        return found.end()
    kind = (found["tag"] or opening).lower()
    if kind in unclosed:
        return found.end()
    closing = _closing(found, kind).search(text, found.end())
    if not closing:
        unclosed.add(kind)
        return found.end()
    if (found["ticks"] or kind in _WITHIN_PARAGRAPH) and _PARAGRAPH_END.search(text, found.end(), closing.start()):
        return found.end()
    return closing.end()


def _closing(found: re.Match[str], kind: str) -> re.Pattern[str]:
    if found["tag"]:
        return pattern(rf"</{kind}\s*+>", re.I)
    if found["ticks"]:
        return pattern(rf"(?<!`){kind}(?!`)")
    return pattern(re.escape(_CLOSINGS[kind]))
