"""Markdown to blocks; marks are read only on evidence that the text is Markdown."""

from __future__ import annotations

import re

from hizone_clean.document import Block
from hizone_clean.reading.lines import read_lines

# "# 标题", "[文字](http://…)", "![图](…)", "**重点**", "> 引文"
_EVIDENCE = re.compile(r"^#{1,6} \S|\]\([^()\s]+\)|\*\*\S|^> \S|^```", re.M)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)[ #]*$")
_CAPTION = re.compile(r"^\*([^*]+)\*$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|<=])")
_RULE = "---"


def looks_like_markdown(text: str, *, after_front_matter: bool = False) -> bool:
    """Whether ``text`` shows marks that only Markdown has."""
    return after_front_matter or _EVIDENCE.search(text) is not None


def read_markdown(text: str, first_line: int = 1) -> tuple[list[Block], str]:
    """The blocks of Markdown ``text``: headings, captions and paragraphs, a line ``---`` between articles."""
    lines, tail = read_lines(text, first_line)
    blocks: list[Block] = []
    article = 0
    for line in lines:
        if line.text.strip() == _RULE:
            article += 1
            blocks.append(line._replace(reason="markup", by="read/rule", article=article))
        else:
            blocks.append(_read_line(line)._replace(article=article))
    return blocks, tail


def _read_line(line: Block) -> Block:
    text = line.text.strip()
    if found := _HEADING.match(text):
        return line._replace(text=_unescaped(found[2]), type="title" if found[1] == "#" else "heading")
    if found := _CAPTION.match(text):
        return line._replace(text=_unescaped(found[1]), type="caption")
    return line._replace(text=_unescaped(line.text))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
