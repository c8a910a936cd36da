"""Runs whose marks are not punctuation: addresses, code, tags. They are taken out while the rules work and put back."""

from __future__ import annotations

import re
from collections.abc import Callable

from hizone_clean.language.writing_context import STAND_IN
from hizone_clean.patterns import pattern

_ADDRESS = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%|]+(?<![.,;:!?'])"

_FENCED = pattern(r"^```[^\n]*\n(?s:.*?)^```", re.MULTILINE)  # ```python … ```
_FRONT_MATTER = pattern(r"\A\s{0,4}---\n[A-Za-z_][\w-]*:(?s:.{0,20000}?)\n---$", re.MULTILINE)  # --- title: 说明 ---
_PROTECTED = pattern(
    "|".join(
        (
            r"`[^`\n]+`",  # 运行 `a.b("x")` 即可
            r"<!--[^\n]{0,300}?-->",  # <!-- hizone-clean: off -->
            r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]{0,500})?/?>",  # <a title="说明: 第二">
            r"\]\([^()\n]{0,500}\)",  # [附件](files/a,b.pdf)
            r"(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９])[A-Za-z][A-Za-z0-9+.-]{1,15}://" + _ADDRESS,  # https://example.org/a?b=1,2
            r"(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９])www\." + _ADDRESS,  # www.example.org/a?b=1
            r"(?<![A-Za-z0-9.+_Ａ-Ｚａ-ｚ０-９．＋＿-])[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",  # news@example.org
            r"(?<![A-Za-z0-9_.Ａ-Ｚａ-ｚ０-９．＿])[A-Za-z_][A-Za-z0-9_.]*+\([A-Za-z]?(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')[^()\n]{0,300}\)",  # print('你好')
            r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",  # &nbsp;
            STAND_IN,
        )
    ),
    re.MULTILINE,
)
# One of these stands in every protected run: a line without them is not searched.
_TRACE = pattern(
    f"[`<@{STAND_IN}&\\](:w](?:(?<=[`<@{STAND_IN}])|(?<=&)(?=[#A-Za-z][A-Za-z0-9]{{1,31}};)|(?<=\\])(?=\\()"
    "|(?<=\\()(?=[\"'frb])|(?<=:)(?=//)|(?<=w)(?=ww\\.))"
)
_OUTSIDE = pattern("[A-Za-z0-9]")  # the first and last letter stay to be seen by the rules for blanks


def protect_fences(text: str) -> tuple[str, list[str]]:
    """Replace front matter and fenced code, all their lines, by one stand-in each; return the text and the blocks."""
    blocks: list[str] = []
    has_front_matter = text[:8].lstrip().startswith("---\n")
    if STAND_IN in text or not (has_front_matter or "```" in text):
        return text, blocks
    if has_front_matter:
        text = _FRONT_MATTER.sub(_keeper(blocks), text)
    return _FENCED.sub(_keeper(blocks), text), blocks


def protect(text: str) -> tuple[str, list[str]]:
    """Replace every protected run by one stand-in letter; return the text and the runs in their order.

    >>> masked, runs = protect("来稿请寄news@example.org,谢谢")
    >>> runs, restore(masked.replace(",", "，"), runs)
    (['ews@example.or'], '来稿请寄news@example.org，谢谢')
    """
    runs: list[str] = []
    if not _TRACE.search(text):
        return text, runs
    keep = _keeper(runs)
    lines = [_PROTECTED.sub(keep, line) if _TRACE.search(line) else line for line in text.split("\n")]
    return "\n".join(lines), runs


def _keeper(runs: list[str]) -> Callable[[re.Match[str]], str]:
    def keep(match: re.Match[str]) -> str:
        run = match[0]
        first, last = (run[0] if _OUTSIDE.match(run) else ""), (run[-1] if _OUTSIDE.match(run[-1]) else "")
        runs.append(run[len(first) : len(run) - len(last)])
        return first + STAND_IN + last

    return keep


def restore(text: str, runs: list[str]) -> str:
    """Put the protected runs back in their places."""
    if not runs:
        return text
    pieces = text.split(STAND_IN)
    return "".join(piece for pair in zip(pieces, [*runs, ""], strict=True) for piece in pair)
