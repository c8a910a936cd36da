"""Source code in a file that does not say so by its name: nearly every line is one that no prose has."""

from __future__ import annotations

from hizone_clean.patterns import pattern

_LOOKED_AT = 200
_HEAD = 20000
_SURE = 0.3
"""Share of the lines that must be statements by their form alone."""
_NEARLY_ALL = 0.85
_FEWEST = 4
# what begins a file that is code whatever follows: "#!/bin/sh", "<?php", "#include <stdio.h>"
_START = pattern(
    r"#!\s*/|<\?php\b|#include\s*[<\"]|cmake_minimum_required\s*\(|diff --git |@echo off\b|/\*\*?\s*\n? ?\*"
)
# texts and comments, in which any language may stand: "你好", // 返回
_TEXT = pattern(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`|//.*|/\*.*?\*/|(?:^|(?<=\s))#.*|(?:^|(?<=\s))--\s.*"
)
# what one of these begins with
_MARK = pattern("[\"'`/#-]")
_LONG_TEXT = pattern(r"(?:\"{3}[\s\S]{0,3000}?\"{3}|'{3}[\s\S]{0,3000}?'{3}|/\*[\s\S]{0,3000}?\*/)")
_HAN = pattern(r"[\u3400-\u9fff]")
# "x = f(a);", "for (…) {", "}", "def f(x):", "return x", "import os", "SELECT …", "set(NAME 1)"
_STATEMENT = pattern(
    r".*[;{}]\s*$|\s*[})\]]+[;,]?\s*$|\s*@\w[\w.]*(?:\(.*\))?\s*$|.*\)\s*:\s*$"
    r"|\s*(?:import|from|def|class|return|if|elif|else|for|while|try|except|with|async|function|const|let|var|public|private|protected|static"
    r"|package|using|namespace|func|fn|pub|impl|struct|type|end|print|echo|export)\b.*(?:[(){}=:;]|\bimport\b|\bin\b)"
    r"|\s*(?:import|from|return|package|using|end|break|continue|pass|fi|done|esac)\b[\w\s.,*+%&!\"'<>/-]*$"
    r"|\s*(?:SELECT|INSERT INTO|CREATE|UPDATE|DELETE FROM|ALTER|DROP|FROM|WHERE|VALUES)\b.*"
    r"|\s*[\w.\[\]\"'$>-]+\s*(?:[-+*/|&]|:)?=(?!=).*|\s*[A-Za-z_][\w.:]*\s*\(.*\)?\s*$"
)
# * [概述](../): the menu that Markdown of a manual begins with
_LINKED_ITEM = pattern(r"\s*[*+-]\s+\[[^\[\]\n]*\]\([^()\s]*\)\s*$")
_COMMENT = pattern(r"\s*(?://|/\*|\*/|\*(?:\s|$)|#|--\s|;|\"\"\"|''')")


def looks_like_code(text: str) -> str:
    """``code`` for text that is source code from end to end, else nothing; an article about code holds prose as well.

    >>> looks_like_code("import os\\n\\ndef f(a, b):\\n    # 返回a,b之和.\\n    return a + b\\n"), looks_like_code("第一,甲;\\n第二,乙;")
    ('code', '')
    """
    if _START.match(text):
        return "code"
    if text[:1] == "<" or ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        return ""  # a page, or code within a document
    lines = _lines(text)
    if len(lines) < _FEWEST or not _could_be(lines):
        return ""
    statements = neutral = prose = 0
    for line in lines:
        bare = _bare(line)
        prose += _is_prose(line, bare)
        if prose > 1:
            return ""  # a manual in Markdown, which sets its code in
        if _COMMENT.match(line):
            neutral += 1
        elif not _HAN.search(bare):
            statement = _STATEMENT.match(bare) is not None
            statements += statement
            neutral += not statement and line[0] in " \t"  # an argument on a line of its own
    n = len(lines)
    return "code" if statements >= max(_FEWEST - 1, _SURE * n) and statements + neutral >= _NEARLY_ALL * n else ""


def _is_prose(line: str, bare: str) -> bool:
    """Whether a line is a sentence from the edge to its stop, or an item that is a link: code has neither but in its texts."""
    if bare.rstrip().endswith(("。", "？", "！", "：")):
        return not line[0].isspace() and _HAN.search(bare) is not None and not _COMMENT.match(line)
    return _LINKED_ITEM.match(line) is not None


def _bare(line: str) -> str:
    """``line`` without texts and comments."""
    line = line[:1000]
    return _TEXT.sub("", line) if _MARK.search(line) else line


def _lines(text: str) -> list[str]:
    """The first lines that are not blank, without texts and comments of several lines."""
    text = text[:_HEAD]
    if ('"' in text and '"""' in text) or ("*" in text and "/*" in text) or ("'" in text and "'''" in text):
        text = _LONG_TEXT.sub("#", text)
    return [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]


def _could_be(lines: list[str]) -> bool:
    """A look at the first lines, so that prose costs nothing: one of three must be a statement or a comment."""
    some = [(line, _bare(line)) for line in lines[:3]]
    return not any(_HAN.search(bare) and not _COMMENT.match(line) for line, bare in some) and any(
        _COMMENT.match(line) or _STATEMENT.match(bare) for line, bare in some
    )
