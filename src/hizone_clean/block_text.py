"""The text of a block as every rendering shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hizone_clean.patterns import pattern

if TYPE_CHECKING:
    from hizone_clean.blocks import Block

SHIELDED = "shielded"
"""The ``tag`` of a block that its owner wants left alone; see :mod:`hizone_clean.pipeline.shielding`."""

_FENCE = pattern(r" {0,3}(`{3,}|~{3,})[^`]*$")
# a formula of several lines, which has marks of its own around it
_FORMULA = pattern(r"\s*(?:\$\$|\\\[|\\begin\{[a-z*]{1,20}\})")
_TICKS = pattern(r"`{3,}")


def shown_text(block: Block) -> str:
    """The text of ``block`` without blanks around it or its lines, and without blank lines.

    Code keeps its own, and stands between fences where it has more than one line, so that the next reader knows it; a
    formula has marks of its own.

    >>> from hizone_clean.blocks import Block
    >>> shown_text(Block("  床前明月光， \\n\\n  疑是地上霜。", (1, 3), type="verse"))
    '床前明月光，\\n疑是地上霜。'
    """
    text = block.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if block.tag == SHIELDED:  # as it stood
        return text
    if block.type == "code":
        code = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
        return fenced(code) if "\n" in code and not is_formula(code) else code.strip()
    if block.type == "table_row" and not text.replace("|", "").strip():
        return ""
    if "\n" not in text:
        return text.strip()
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def is_formula(text: str) -> bool:
    """Whether ``text``, a block of code, is a formula of several lines."""
    return "\n" in text and _FORMULA.match(text) is not None


def fenced(text: str) -> str:
    """Code between its fences; one that lacks them, or that holds its own fence, gets a longer pair."""
    lines = text.split("\n")
    opening = _FENCE.match(lines[0])
    if opening:
        fence = opening[1]
        closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        ends = [number for number, line in enumerate(lines) if number and closing.match(line)]
        if not ends:
            return f"{text}\n{fence}"
        if ends[0] == len(lines) - 1:
            return text
    fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(text))])
    return f"{fence}\n{text}\n{fence}"
