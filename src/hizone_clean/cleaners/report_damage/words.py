"""Words that a filter hid or wrote over: 人######瘤病毒, 全国头部批."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_HAN = "\u3400-\u9fff"
_HAN_BEFORE, _HAN_BEHIND = pattern(rf"[{_HAN}]{{0,4}}\Z"), pattern(rf"[{_HAN}]{{0,4}}")


@cache
def _patterns() -> tuple[re.Pattern[str], str, tuple[tuple[re.Pattern[str], str, str], ...]]:
    tables = read_table("damaged_words.toml")
    marks = re.escape(tables["masked"]["marks"])
    masked = pattern(rf"[{_HAN}](?P<mask>([{marks}])\2{{1,40}})(?=[{_HAN}])")
    replaced = tuple(
        (_replaced(word["written"], word["before"]), word["written"], word["for"]) for word in tables["replaced"]
    )
    return masked, tables["masked"]["marks"], replaced


def _replaced(written: str, before: dict[str, str]) -> re.Pattern[str]:
    measures = "|".join(f"{word}(?![{begins}])" if begins else word for word, begins in before.items())
    return pattern(rf"(?<![{_HAN}]的){re.escape(written)}(?:{measures})")


def may_be_damaged(text: str) -> tuple[bool, bool]:
    """Whether there may be a masked, and a replaced word in ``text``: a whole document is asked at once."""
    _, marks, replaced = _patterns()
    return (
        any(mark in text and mark * 2 in text for mark in marks),
        any(written[0] in text and written in text for _, written, _ in replaced),
    )


def find_masked(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, words around and note of each run of marks inside a Chinese word that hides letters of it.

    >>> [found[1] for found in find_masked("接种人######瘤病毒疫苗")]
    ['接种人######瘤病毒疫']
    """
    masked, marks, _ = _patterns()
    if not any(mark in text and mark * 2 in text for mark in marks):
        return
    has_emphasis = text.count("**") > 1
    for found in masked.finditer(text):
        if found["mask"] == "**" and has_emphasis:  # **重点** is emphasis
            continue
        size, shown = found.end() - found.start("mask"), found["mask"][0]
        note = f"{size} {shown} stand for letters that were hidden; left"
        yield found.start("mask"), _around(text, found.start("mask"), found.end()), note


def find_replaced(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, words around and note of each word that a filter wrote in place of another.

    Found by the word behind it; one seed is the only example, so little is taken for damage.

    >>> [found[1] for found in find_replaced("成为全国头部批高新区，集聚头部企业和头部个股")]
    ['成为全国头部批']
    """
    for written_for, written, meant in _patterns()[2]:
        if written in text:
            for found in written_for.finditer(text):
                note = f"a filter wrote {written} for {meant} ({meant}{found[0].removeprefix(written)}); left"
                yield found.start(), _around(text, found.start(), found.end(), after=0), note


def _around(text: str, start: int, end: int, after: int = 4) -> str:
    """The damaged word with up to four Han on each side."""
    before = _HAN_BEFORE.search(text[max(0, start - 4) : start])
    behind = _HAN_BEHIND.match(text[end : end + after])
    return (before[0] if before else "") + text[start:end] + (behind[0] if behind else "")
