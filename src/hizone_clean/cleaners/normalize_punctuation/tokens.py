"""What is one token to whoever wrote it, whatever marks it has: addresses, code, formulas, paths, names with a dot, smileys.

Each kind is a pair of patterns: a sign that begins with one plain character, which tells at little cost whether a line can
hold such a token, and the token itself.
"""

from __future__ import annotations

import re

from hizone_clean.language.writing_context import HAN, STAND_IN
from hizone_clean.patterns import pattern

_ADDRESS = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%|]+(?<![.,;:!?'])"
_WIDE = "Ａ-Ｚａ-ｚ０-９"
_OPENERS = "[^\\s(（\\[“\"'、，。：/|]"  # none of these right before it: the token begins within a word
_BEGINS = f"(?<!{_OPENERS})"
_FIRST = f"(?<!{_OPENERS}.)"  # the same, asked after the token's first character
_NO_HAN = f"[^()\\n{HAN}]"
_ARGUMENTS = rf"\((?:{_NO_HAN}|\({_NO_HAN}*\)){{0,120}}\)"
_MEMBER = f"[^\\[\\](){{}},\\n{HAN}]{{1,40}}"
_LISP = "[ -'*-~]{0,80}"

_KINDS = (
    ("`", r"`[^`\n]+`"),  # 运行 `a.b("x")` 即可
    ("<", r"<!--[^\n]{0,300}?-->|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]{0,500})?/?>"),  # <a title="说明: 第二">
    (r"\](?=\()", r"\]\([^()\n]{0,500}\)"),  # [附件](files/a,b.pdf)
    (":(?=//)", rf"(?<![A-Za-z0-9{_WIDE}])[A-Za-z][A-Za-z0-9+.-]{{1,15}}://{_ADDRESS}"),  # https://example.org/a?b=1,2
    (r"w(?=ww\.)", rf"(?<![A-Za-z0-9{_WIDE}])www\.{_ADDRESS}"),  # www.example.org/a?b=1
    ("@", rf"(?<![A-Za-z0-9.+_{_WIDE}．＋＿-])[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),  # news@example.org
    (
        "\\((?=[\"'frb])",
        rf"(?<![A-Za-z0-9_.{_WIDE}．＿])[A-Za-z_][A-Za-z0-9_.]*+\([A-Za-z]?(?:\"[^\"\n]{{0,300}}\"|'[^'\n]{{0,300}}')[^()\n]{{0,300}}\)",
    ),  # print('你好')
    ("&(?=[#A-Za-z])", r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"),  # &nbsp;
    (STAND_IN, STAND_IN),
    (r"\\", r"\\\([^\n]{1,300}?\\\)|\\\[[^\n]{1,300}?\\\]"),  # \(x_1,x_2\)
    (r"\$", r"\$\$[^$\n]{1,500}\$\$|\$(?=[^\s$])[^$\n]{1,300}(?<=[^\s\\])\$(?![0-9])"),  # $f(i,j)$
    (r"\\", "(?<![A-Za-z])[A-Za-z]:\\\\[^\\s，。；、：！？（）《》“”\"'<>|*?,;]*"),  # C:\用户\文档\a.txt
    (r"\\", r"\\[!-/:-@\[-`{-~]"),  # \"或\"
    ("=", rf"{_BEGINS}(?:!==?|[<>=:+*/-]=|=>)(?![^\s)）\]，。、,])"),  # 如 != 或 =>
    ("&(?=&)", rf"{_BEGINS}&&(?!\S)"),
    (rf"!{_FIRST}(?=[A-Za-z_$\[])", rf"{_BEGINS}!(?:[A-Za-z_$][\w.]*|(?=\[))"),  # !important, ![图](a.png)
    (rf":{_FIRST}(?=[a-z0-9+-])", rf"{_BEGINS}:(?:[a-z][\w+-]*:?|[+-]1:|[0-9]{{4,5}}(?![0-9.:-]))"),  # :wq, :8080, :+1:
    (rf"\.{_FIRST}(?=[A-Za-z_.])", rf"{_BEGINS}(?:\.\.\.|\.)[A-Za-z_][\w-]*(?:\.\w+)*"),  # .Net, ...args
    (r"\.(?=[*+])", r"\.[*+](?!\w)"),  # .*
    (r"\.(?<=[a-z]\.)(?=\.\.[a-z])", r"[a-z]+(?:\.\.\.[a-z]+)+(?:\.\.\.)?"),  # try...catch...
    (r"\?(?<= \?)(?= ?: )", r"(?<= )\? ?:(?= )"),  # 使用 ? : 三目运算符
    (rf"\[(?={_MEMBER},)", rf"\[{_MEMBER}(?:,{_MEMBER}){{1,9}}[\])]"),  # [m + 1, h], [0, n)
    (rf"\{{(?={_MEMBER},)", rf"\{{{_MEMBER}(?:,{_MEMBER}){{1,9}}\}}"),  # {1, 2, 3}
    (r"\((?=[-+]?[0-9a-z.∞]{1,6},)", r"\([-+]?[0-9a-z.∞]{1,6}(?:, ?[-+]?[0-9a-z.∞]{1,6}){1,9}[)\]]"),  # (3, 4), (0, +∞)
    (",(?= [0-9]{1,4},)", r"(?<![0-9.])[0-9]{1,4}(?:, [0-9]{1,4}){2,}(?![0-9.])"),  # 1, 2, 3
    (r"\{(?=\s*\")", r"\{\s*\"[^\"\n]{1,60}\"\s*:[^{}\n]{0,300}\}"),  # {"name": "张三"}
    (r"\((?=\?[=!<:])", r"\(\?[=!<:][^()\n]{0,40}\)"),  # (?=甲) of a regular expression
    (r"\[(?=[^\w\s\[\]“”‘’])", r"\[[^\w\s\[\]“”‘’]{1,8}\]"),  # [,.]
    (r":(?=['-])", r"(?<![A-Za-z0-9])[:;]['-][)(DPpOo|\\/](?![A-Za-z0-9])"),  # :-P
    (":(?=[DPp)])", r"(?<=[ \t]):[DPp)](?=\s|$)"),  # 笑死 :D
    ("@", rf"(?<!\w)@[A-Za-z0-9_][\w-]*(?=[ \u3000][{HAN}])"),  # @xxx 你好
    (r"\((?<=[A-Za-z0-9_]\()", rf"(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_.]*{_ARGUMENTS}"),  # DECIMAL(18, 9), O(log N)
    (r"\((?=[a-z]{1,3}\)[a-z])", rf"{_BEGINS}\([a-z]{{1,3}}\)[a-z]{{2,}}"),  # (s)printf
    (r"\((?=[-+*/<>=]+ )", rf"\([-+*/<>=]+ {_LISP}(?:\({_LISP}\){_LISP})*\)"),  # (+ 10 (if t 1 2))
    (
        r"\.(?<=[)）》」】\]”].)(?=[a-z])",
        r"(?:[(（][^()（）\n]{1,40}[)）]|(?<=[》」】\]”]))\.[a-z][a-z0-9]{1,5}(?![A-Za-z0-9])",
    ),
    (";(?=;)", r"^\s*;{2,3} (?=\S)"),  # ;; 说明
    ("%(?=[% ])", r"^\s*%{1,3} (?=\S)"),  # % 说明
    ("-(?=- )", r"^\s*-- (?=\S)"),  # -- 说明
    ('"(?="")', '"{3}'),  # """ of a docstring
    ("'(?='')", "'{3}"),
)
TOKEN_SIGN = pattern("|".join(dict.fromkeys(sign for sign, _ in _KINDS)))
TOKEN = pattern("|".join(token for _, token in _KINDS), re.MULTILINE)

_HAN = pattern(f"[{HAN}](?![^{{}}]{{0,80}}\\}})")  # Han of a formula, but for those in \text{…}
_AMOUNT = pattern(r"\$[0-9.,]+[^=+\\^_]*\$")
_GLOSS = pattern(r"[A-Za-z-]{2,}(?: [A-Za-z-]+)+|[A-Z]{2,8}")  # (version control system), (VCS)
_FUNCTION = pattern(r"(?:[A-Za-z]|log|sin|cos|tan|max|min|exp|ln|[a-z]+[A-Z_]\w*|\w+_\w*)\(")  # O(log N), isBad(int x)


def is_token(token: str) -> bool:
    """Tell whether what looks like a token is one: dollars may be money, brackets after a word a gloss.

    >>> is_token("$f(i,j)$"), is_token("$5，另一个是$"), is_token("O(log N)"), is_token("VCS(version control system)")
    (True, False, True, False)
    """
    if token[0] == "$":
        return _HAN.search(token) is None and _AMOUNT.fullmatch(token) is None
    name, bracket, arguments = token.partition("(")
    if bracket and token[-1] == ")" and name.replace("_", "").isalnum():
        return _GLOSS.fullmatch(arguments[:-1]) is None or _FUNCTION.match(token) is not None
    return True
