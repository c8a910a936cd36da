"""Why a block was taken away: by its own phrase, or by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hizone_clean.cleaners._page_features import Facts
from hizone_clean.document import Block, Reason

# 2021-09-07 06:50, 8个月前 (11-09), 3小时前
_DATED = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d+\s?(?:个月|小时|分钟|天|周|年)前|\b\d{1,2}:\d\d\b|\(\d\d-\d\d\)"
)
_AREAS: tuple[tuple[str, Reason], ...] = (
    ("crumb", "breadcrumb"),
    ("comment", "share"),
    ("share", "share"),
    ("foot", "copyright"),
    ("nav", "nav_link"),
    ("menu", "nav_link"),
    ("recom", "related"),
    ("relat", "related"),
)
_HEADLINE = 8


def name_reasons(blocks: Sequence[Block], facts: Sequence[Facts], kept: Sequence[bool]) -> list[tuple[Reason, str]]:
    """For each block the reason and the rule to give if it goes; ``kept`` tells which stay."""
    bodies = [at for at, stays in enumerate(kept) if stays]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(blocks), len(blocks))
    named: list[tuple[Reason, str]] = []
    current: Reason = "nav_link"
    for at, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if fact.phrase:
            current = fact.phrase.reason
            named.append((current, f"remove_boilerplate/{fact.phrase.group}_phrase"))
            continue
        named.append(_by_place(block, fact, at, first, last, current))
    return _between(named, facts)


def _by_place(block: Block, fact: Facts, at: int, first: int, last: int, current: Reason) -> tuple[Reason, str]:
    if fact.size < 60 and at <= first + 4 and _DATED.search(block.text) and fact.links < 0.5:
        return "byline", "remove_boilerplate/date_line"
    path = block.path[-200:].lower()
    for word, reason in _AREAS:
        if word in path:
            return reason, "remove_boilerplate/place_in_page"
    if at < first:
        return "nav_link", "remove_boilerplate/before_body"
    if at < last:
        return ("related" if fact.size >= _HEADLINE else "nav_link"), "remove_boilerplate/between_body"
    if current == "copyright" and fact.size < 120:
        return "copyright", "remove_boilerplate/after_body"
    return ("related" if fact.size >= _HEADLINE else "nav_link"), "remove_boilerplate/after_body"


def _between(named: list[tuple[Reason, str]], facts: Sequence[Facts]) -> list[tuple[Reason, str]]:
    """A line between two adverts is a part of them: 请说明您的需求、用途、联系人、手机号"""
    for at in range(1, len(named) - 1):
        near = named[at - 1][0] == "ad", any(named[n][0] == "ad" for n in range(at + 1, min(len(named), at + 3)))
        if facts[at].phrase is None and all(near):
            named[at] = ("ad", "remove_boilerplate/inside_advert")
    return named
