"""The blanks inside a line of a paragraph that are none of its author's: spread letters, an extractor's stray blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hizone_clean.language.half_spaced import close_gaps, is_half_spaced
from hizone_clean.patterns import pattern

_HAN, _MARKS = "\u4e00-\u9fff", "，。、；：！？“”‘’《》（）—…"
# "科 技 园 项", "， 超 过 1.2 万 亿": where a line was spread to fill its measure, each letter is a piece by itself
_SPREAD = pattern(
    rf"(?:[{_HAN}{_MARKS}]|(?<!\S)[!-~]{{1,12}})(?: (?:——|[{_HAN}](?![{_HAN}])|(?:[{_MARKS}]|[!-~]{{1,12}})(?!\S))){{3,}}"
)
_SINGLE = pattern(r"(?<!\S)\S(?!\S)")
# "9 6 % ；"
_SPREAD_NUMBER = pattern(r"(?<!\S)\d \d(?!\S)")
_ASCII = pattern(r"[!-~]")
# not the blanks of "Debian Policy Manual, 4.4" in such a line
_BETWEEN_LETTERS = pattern(r" (?!(?<=[A-Za-z,.] )[!-~]|(?<=[!-~] )[A-Za-z])")
# "。其 中，太阳能": an extractor's blank behind the first letter after a mark that was set narrow
_STRAY = pattern(rf" (?<=[{_MARKS}][{_HAN}] )(?=[{_HAN}])")
# "哈希姆 · 萨菲丁"
_HAN_GAP = pattern(rf" (?<=[{_HAN}] )(?=[{_HAN}])")
_AROUND_DOT = pattern(rf" (?:(?<=[{_HAN}·] )(?=·)|(?<=· )(?=[{_HAN}]))")
_BLANKS = pattern(r" {2,}")


def close_up(line: str) -> str:
    """``line`` without the blanks that an extractor or a typesetter put between letters, any other gap as one blank.

    >>> close_up("超 过 1.2 万 亿 元 ， 增 长 9 6 % ；"), close_up("见  第 6.5 节")
    ('超过1.2万亿元，增长96%；', '见 第 6.5 节')
    """
    if " " not in line:
        return line
    if "  " in line:
        line = _BLANKS.sub(" ", line)
    if line.count(" ") > 2:
        line = _SPREAD.sub(_close_spread, line)
    line = _AROUND_DOT.sub("", line)
    return _STRAY.sub("", line) if len(_HAN_GAP.findall(line)) == 1 else line


def without_ocr_gaps(texts: Sequence[str]) -> Sequence[str]:
    """The lines of one paragraph, without any blank between Han where all of it is half spaced."""
    whole = " ".join(texts) if sum(text.count(" ") for text in texts) > len(texts) else ""
    return (
        [close_gaps(close_up(text.strip())) for text in texts]
        if is_half_spaced(whole) and not _is_spread(whole)
        else texts
    )


def _is_spread(line: str) -> bool:
    """Whether ``line`` was spread to fill its measure, letter by letter, not half spaced."""
    return 5 * len(_SINGLE.findall(line)) >= 4 * (line.count(" ") + 1)


def _close_spread(run: re.Match[str]) -> str:
    """The run closed up where nearly all its pieces are single characters, as those of "看 第 6.5 节" are not."""
    pieces, singles = run[0].count(" ") + 1, _SINGLE.findall(run.string, *run.span())
    letters = sum(piece > "\u2e7f" for piece in singles)
    spread = letters > 3 or not _ASCII.search(run[0]) or (letters and _SPREAD_NUMBER.search(run[0]))
    return _BETWEEN_LETTERS.sub("", run[0]) if spread and 3 * len(singles) >= 2 * pieces else run[0]
