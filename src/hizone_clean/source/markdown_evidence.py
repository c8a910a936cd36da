"""Whether a text is Markdown: marks are read only where a sure one, or several kinds of them, say so."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern

# what a pattern cannot do without, which a plain search finds a hundred times faster; the pattern; one of these is enough
_SURE = (
    (  # [文字](http://…), ![图](a.png)
        "](",
        pattern(
            r"\]\(\s?<?(?:https?:|ftp:|mailto:|tel:|\.{0,2}/|#|[\w./%-]{1,200}\.(?:html?|md|png|jpe?g|gif|svg|webp|pdf|php|aspx?)\b)"
            r"[^()\n]*\)",
            re.I,
        ),
    ),
    ("|", pattern(r"^ {0,3}\|?[ \t]{0,9}:?-{2,}:?[ \t]{0,9}\|[ \t:|-]*$", re.M)),  # |---|---|
    (
        "\\",
        pattern(r"^ {0,3}\\(?:[-+*>]|#{1,6}) \S", re.M),
    ),  # \- 甲: a mark that is none, which only Markdown writes
    ("]:", pattern(r"^ {0,3}\[[^\[\]\n]{1,80}\]:[ \t]+<?https?://", re.M)),  # [1]: http://…
    (  # ::: warning … :::
        ":::",
        pattern(r"^:{3,}[ \t]*\{?[a-zA-Z][\w-]*[^\n]{0,80}\n(?:(?!:{3}).*\n){1,200}?:{3,}[ \t]*$", re.M),
    ),
    ("> [!", pattern(r"^ {0,3}> ?\[![a-zA-Z]{3,12}\][+-]?[^\n]{0,80}\n {0,3}>", re.M)),  # > [!NOTE]
    ("{%", pattern(r"^\{%-?\s*[a-z]\w*\b[^%\n]*%\}[ \t]*$", re.M)),  # {% hint style="info" %}
    (  # a Chinese heading: # 题
        "# ",
        pattern(r"^ {0,3}#{1,6} (?=[^\s#0-9][^\n]{0,80}$)[^\n]*[\u3400-\u9fff”》）!！?？](?<![。；])$", re.M),
    ),
)
# a formula of several lines: $$ … $$, \[ … \], \begin{align} … \end{align}
_DISPLAY = pattern(
    r"^(?:\$\$(?!.*\$\$)|\\\[(?!.*\\\])|\\begin\{[a-z]{1,20}\*?\}).*\n(?:(?!.*(?:\$\$|\\\]|\\end\{)).*\n){0,200}?"
    r".*(?:\$\$|\\\]|\\end\{[a-z]{1,20}\*?\})[ \t]*$",
    re.M,
)
_MARK_AND_BLANK = pattern(r"^( {0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)]))[\u3000\xa0]++", re.M)
_FENCE = pattern(r"^ {0,3}(?:`{3,}|~{3,}(?![^\n\u3400-\u9fff]*[\u3400-\u9fff]))[^`\n]*$", re.M)
_HEADING = pattern(r"^ {0,3}(#{1,6}) \S", re.M)
# __一、检查时间__, **说明**: a line that is emphasised whole, as converters of office documents write headings
_WHOLE = pattern(r"^(\*\*|__)(?![\s*_])[^*_\n]{0,80}(?<!\s)\1[ \t]*$", re.M)
_CLAUSE_ENDS = frozenset("，。；、")
# two kinds of these are needed
_LIKELY = (
    (
        "# ",
        pattern(r"^ {0,3}#{1,6} \S", re.M),
    ),  # # Title; with or without a blank line before: canonical text has one
    ("**", pattern(r"\*\*[^\s*][^*\n]{0,200}\*\*")),  # **重点**
    ("__", pattern(r"__[^\s_][^_\n]{0,200}__")),
    (">", pattern(r"^ {0,3}> ?\S", re.M)),  # > 引文
    ("- ", pattern(r"^ {0,3}- \S.*\n\s*^ {0,3}- \S", re.M)),  # two items
    ("* ", pattern(r"^ {0,3}\* \S.*\n\s*^ {0,3}\* \S", re.M)),
    ("\n===", pattern(r"^\S[^\n]{0,80}\n={3,}$", re.M)),  # a line under a heading
    ("<http", pattern(r"<https?://[^\s<>]+>")),
    ("[^", pattern(r"\[\^[^\[\]\s]{1,20}\]")),  # [^1]
    ("\\", pattern(r"\\[*_#`\[\]<~>+.-]")),  # \*
    ("*", pattern(r"^ {0,3}\*[^\s*][^*\n]*\*$", re.M)),  # *说明*
    ("`", pattern(r"`[^`\n]+`")),
)


def with_plain_blanks(text: str) -> str:
    """``text`` with a plain blank behind each mark at a line's start where an ideographic or a hard one stood: #　题."""
    if "\u3000" in text or "\xa0" in text:
        return _MARK_AND_BLANK.sub(r"\1 ", text)
    return text


def looks_like_markdown(text: str) -> bool:
    """Whether ``text`` shows marks that only Markdown has.

    A link with an address, a fence, a table, a definition, a Chinese heading or headings of two levels are enough; of
    the rest it takes two kinds. An asterisk, a dash, or a hash before a number is text.

    >>> looks_like_markdown("见[规划](http://a.cn)。"), looks_like_markdown("注：*为预计数。\\n# 1号楼")
    (True, False)
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = with_plain_blanks(text)
    if text.count("# ") > 1:
        text = _without_comments(text)
    if any(_has(mark, text) and sure.search(text) for mark, sure in _SURE):
        return True
    if (_has("```", text) or _has("~~~", text)) and len(_FENCE.findall(text)) > 1:
        return True
    if (_has("$$", text) or _has("\\[", text) or _has("\\begin{", text)) and _DISPLAY.search(text):
        return True
    if (_has("**", text) or _has("__", text)) and len(_WHOLE.findall(text)) > 1:
        return True
    levels = _HEADING.findall(text) if _has("# ", text) else []
    if len(levels) > 1 and len(set(levels)) > 1:
        return True
    return sum(_has(mark, text) and likely.search(text) is not None for mark, likely in _LIKELY) > 1


def _without_comments(text: str) -> str:
    """``text`` without lines that carry one leader and are sentences together: the comments of a script, no headings.

    >>> _without_comments("# 本模块先看每行的宽度，\\n# 再看下一行。"), _without_comments("# 题\\n\\n文。\\n# 另一题")
    ('', '# 题\\n\\n文。\\n# 另一题')
    """
    kept: list[str] = []
    run: list[str] = []
    leader = None
    for line in [*text.split("\n"), "end"]:
        found = _HEADING.match(line)
        if run and (found is None or found[1] != leader) and line:
            kept += [] if _is_comment([line for line in run if line]) else run
            run = []
        if found:
            leader = found[1]
        (run if found or run else kept).append(line)
    return "\n".join(kept[:-1])


def _is_comment(lines: list[str]) -> bool:
    """Whether these lines, which carry one leader, are no headings: one ends as a sentence or clause does."""
    return len(lines) > 1 and any(line[-1] in _CLAUSE_ENDS for line in lines)


def _has(mark: str, text: str) -> bool:
    """Whether ``text`` has ``mark``; one character is looked for ten times as fast as two, and hardly ever there."""
    return mark[0] in text and mark in text
