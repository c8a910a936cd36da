"""Runs whose marks are not punctuation: addresses, code, formulas. They are taken out while the rules work and put back."""

from __future__ import annotations

import re
from collections.abc import Callable

from hizone_clean.cleaners.normalize_punctuation.tokens import TOKEN, TOKEN_SIGN, is_token
from hizone_clean.language.writing_context import STAND_IN
from hizone_clean.patterns import pattern

# ```python … ``` · $$ … $$ · \[ … \]
_BLOCK = pattern(
    r"^```[^\n]*\n(?s:.*?)^```|^\$\$[ \t]*\n(?s:.{0,5000}?)\$\$[ \t]*$|^\\\[[ \t]*\n(?s:.{0,5000}?)\\\][ \t]*$",
    re.MULTILINE,
)
_BLOCK_MARKS = ("```", "$$\n", "\\[\n")
_FRONT_MATTER = pattern(r"\A\s{0,4}---\n[A-Za-z_][\w-]*:(?s:.{0,20000}?)\n---$", re.MULTILINE)  # --- title: 说明 ---
_OUTSIDE = pattern("[A-Za-z0-9]")  # the first and last letter stay to be seen by the rules for blanks
_ENDED_BY_BLANK = pattern(r"(?:[a-z][a-z0-9+.-]*://|www\.|@|#)")  # http://example.org　电话, @xxx 你好


def protect_fences(text: str) -> tuple[str, list[str]]:
    """Replace front matter, fenced code and formulas set apart, all their lines, by one stand-in each; return the text and the blocks."""
    blocks: list[str] = []
    has_front_matter = text[:8].lstrip().startswith("---\n")
    if STAND_IN in text or not (has_front_matter or any(mark in text for mark in _BLOCK_MARKS)):
        return text, blocks
    if has_front_matter:
        text = _FRONT_MATTER.sub(_keeper(blocks), text)
    return _BLOCK.sub(_keeper(blocks), text), blocks


def protect(text: str) -> tuple[str, list[str]]:
    """Replace every protected run by one stand-in letter; return the text and the runs in their order.

    >>> masked, runs = protect("来稿请寄news@example.org,谢谢")
    >>> runs, restore(masked.replace(",", "，"), runs)
    (['ews@example.or'], '来稿请寄news@example.org，谢谢')
    """
    runs: list[str] = []
    if not TOKEN_SIGN.search(text):
        return text, runs
    keep = _keeper(runs)
    lines = [TOKEN.sub(keep, line) if TOKEN_SIGN.search(line) else line for line in text.split("\n")]
    return "\n".join(lines), runs


def _keeper(runs: list[str]) -> Callable[[re.Match[str]], str]:
    def keep(match: re.Match[str]) -> str:
        run = match[0]
        if not is_token(run):
            return run
        first, last = (run[0] if _OUTSIDE.match(run) else ""), (run[-1] if _OUTSIDE.match(run[-1]) else "")
        if run[0] in ":;" and run[1] in "'-":  # :-P
            last = ""
        if last and match.string[match.end() : match.end() + 1] in (" ", "\u3000") and _ENDED_BY_BLANK.match(run):
            last = ""
        runs.append(run[len(first) : len(run) - len(last)])
        return first + STAND_IN + last

    return keep


def restore(text: str, runs: list[str]) -> str:
    """Put the protected runs back in their places."""
    if not runs:
        return text
    pieces = text.split(STAND_IN)
    return "".join(piece for pair in zip(pieces, [*runs, ""], strict=True) for piece in pair)
