"""Subtitles and lyrics with times: which lines, and which pieces of a line, are text that a viewer reads."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.blocks import Span
from hizone_clean.patterns import pattern

# 00:00:01,000 --> 00:00:03,500; 00:01.000 --> 00:03.500 align:start
_TIMES = pattern(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.:]\d{1,3})?\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.:]\d{1,3})?")
_COUNTER = pattern(r"\s*\d+\s*$")
# 0:00:01.000,0:00:03.500
_SBV_TIMES = pattern(r"\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\s*$")
# {100}{200}你来了?|我来了
_FRAMES = pattern(r"\{\d{1,7}\}\{\d{1,7}\}")
# [00:12.00]歌词, [ti:题名]; of speech that was recognised: [00:00.000 --> 00:03.500]
_STAMP = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.:,]\d{1,3})?"
_LRC = pattern(rf"\[(?:{_STAMP}(?:\s*-->\s*{_STAMP})?|[a-z#]{{1,8}}:[^\]]*)\]", 2)
_LRC_TIME = pattern(rf"\[{_STAMP}(?:\s*-->\s*{_STAMP})?\]")
_ASS_LINE = pattern(r"(?:Dialogue|Comment):\s*(?:[^,\n]*,){9}")
# {\an8}, \N, \n, \h; <i>, <v 张三>, <00:01.000>, &nbsp;
_MARKS = pattern(r"\{[^{}]*\}|\[br\]|\\[Nnh]|<[^<>]*>|&[a-zA-Z#\d]{1,10};|\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]")
_LOOKED_AT = 60


def subtitles_kind(text: str) -> str:
    """``srt``, ``vtt``, ``ass``, ``sbv``, ``sub`` or ``lrc`` for text that is that, else nothing.

    >>> subtitles_kind("1\\n00:00:01,000 --> 00:00:03,500\\n你来了?\\n"), subtitles_kind("[00:12.00]甲\\n[00:15.00]乙"), subtitles_kind("1\\n甲")
    ('srt', 'lrc', '')
    """
    if text.startswith("WEBVTT") and text[6:7] in ("", " ", "\t", "\r", "\n"):
        return "vtt"
    if text.startswith("[Script Info]"):
        return "ass"
    if text[:1] not in "[{0123456789DC":
        return ""
    lines = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    if _TIMES.match(lines[0]) or (len(lines) > 1 and _COUNTER.match(lines[0]) and _TIMES.match(lines[1])):
        return "srt"
    if _SBV_TIMES.match(lines[0]):
        return "sbv"
    if _FRAMES.match(lines[0]):
        return "sub" if all(map(_FRAMES.match, lines)) else ""
    if _ASS_LINE.match(lines[0]) and all(map(_ASS_LINE.match, lines)):
        return "ass"
    timed = sum(_LRC_TIME.match(line) is not None for line in lines)
    return "lrc" if timed and 10 * sum(_LRC.match(line) is not None for line in lines) >= 9 * len(lines) else ""


def find_spoken(lines: list[str], key: str) -> Iterator[tuple[int, Span]]:
    """The pieces of ``lines`` that a viewer reads, as line (from 0) and place; times, names of styles and marks are none.

    >>> lines = ["1", "00:00:01,000 --> 00:00:03,500", "<i>你来了?</i>"]
    >>> [(number, lines[number][start:end]) for number, (start, end) in find_spoken(lines, "srt")]
    [(2, '你来了?')]
    """
    apart = ""  # a block of NOTE, STYLE or REGION in WebVTT
    for number, line in enumerate(lines):
        start = 0
        if key in ("srt", "vtt"):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if not line.strip():
                apart = ""
            elif key == "vtt" and not apart and line.startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
                apart = line
            if apart or not line.strip() or _TIMES.match(line) or _TIMES.match(following):
                continue
        elif key == "sbv":
            if not line.strip() or _SBV_TIMES.match(line):
                continue
        elif key == "ass":
            found = _ASS_LINE.match(line)
            if not found or line.startswith("Comment"):
                continue
            start = found.end()
        else:
            while found := _LRC.match(line, start):
                start = found.end()
        place = start
        for mark in _MARKS.finditer(line, start):
            if mark.start() > place:
                yield number, (place, mark.start())
            place = mark.end()
        if place < len(line):
            yield number, (place, len(line))
