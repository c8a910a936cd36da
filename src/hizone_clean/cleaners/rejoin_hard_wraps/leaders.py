"""The marks that every line of a quoted or commented paragraph carries: > in mail, //, #, ;;, %, -- in code, | beside a border."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

# "> 我没有收到邮件，麻烦再发一", ">> 上周的", "// 这一段说明", "# 说明", ";; 说明", "% 说明", "-- 说明", "| 边栏"
_LEADER = pattern(r"\s*(?:(?:>\s?)+|//+\s|#+\s|;+\s|%+\s|--+\s|[|｜│]\s)\s*(?=\S)")
_EMPTY = pattern(r"\s*(?:(?:>\s?)+|//+|#+|;+|%+|--+|[|｜│])\s*$")


def find_leaders(blocks: Sequence[Block]) -> list[str]:
    """For each line what it carries before its text, bare of blanks; empty where a neighbour does not carry the same."""
    found = [_LEADER.match(block.text) for block in blocks]
    marks = ["".join(leader[0].split()) if leader else "" for leader in found]
    around = ["", *marks, ""]
    return [mark if mark in (around[at], around[at + 2]) else "" for at, mark in enumerate(marks)]


def without_leader(block: Block) -> Block:
    """``block`` without what it carries before its text."""
    leader = _LEADER.match(block.text)
    return block._replace(text=block.text[leader.end() :]) if leader else block


def parts_quotes(block: Block) -> bool:
    """Whether ``block`` is a leader and nothing else, as it stands between two quoted paragraphs."""
    return _EMPTY.match(block.text) is not None
