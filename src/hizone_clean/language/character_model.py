"""Which text goes on with which: a small model of what follows what in Chinese, asked where the layout leaves a doubt.

The table (``resources/character_model.txt``) is counted from the word frequencies of jieba, MIT licence;
``benchmarks/make_character_model.py`` makes it. It is read when it is first asked.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hizone_clean.resources import read_resource

_STEP, _LOWEST = 0.5, -4.0
_WINDOW = 40
"""Characters on each side within which the text at the seam is sought."""
_UNKNOWN = -0.5
"""Score of a character that the table does not have, as an end or as a start."""
_WORD_ENDS, _WORD_STARTS, _WORD_CROSSES = 0.5, 1.0, 2.0
"""What a frequent word just before the seam, just after it, or across it adds. Chosen once, by how often the true next
characters win over those of another place; between 0.5 and 1 it makes no difference."""

_STOPS = frozenset("。！？；!?;")
_BREAKS = frozenset("，、：》」』）】〉,:)")
_OPENERS = frozenset("（《「『【〈([")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_COUNTED = frozenset("年月日时分秒岁号点届次个家名位人户座条项件只台辆架艘份万亿千百元吨米公里平方余多倍批%％.．")
"""What follows a number as a rule."""


class _Table(NamedTuple):
    rows: dict[str, str]
    words: tuple[frozenset[str], frozenset[str], frozenset[str]]


class _Row(NamedTuple):
    end: float
    start: float
    followers: dict[str, float]


@cache
def _table() -> _Table:
    source = read_resource("character_model.txt")
    rows, _, words = source.partition("\nwords\n")
    by_character = {line[0]: line for line in rows.split("\n") if line[0] != "#"}
    lines = words.split("\n")
    return _Table(by_character, (_cut(lines[0], 2), _cut(lines[1], 3), _cut(lines[2], 4)))


def _cut(line: str, length: int) -> frozenset[str]:
    return frozenset(line[place : place + length] for place in range(0, len(line), length))


@cache
def _row(character: str) -> _Row:
    line = _table().rows.get(character)
    if line is None:
        return _Row(_UNKNOWN, _UNKNOWN, {})
    followers, score = {}, 0.0
    for mark in line[3:]:
        if mark < "\x7f":
            score = _score(mark)
        else:
            followers[mark] = score
    return _Row(_score(line[1]), _score(line[2]), followers)


def _score(letter: str) -> float:
    return (ord(letter) - ord("A")) * _STEP + _LOWEST


def joins(left: str, right: str) -> float:
    """How much speaks for ``right`` going on where ``left`` ends, as a logarithm of odds: 0 says nothing.

    Looks at no more than the last four characters of ``left`` and the first four of ``right``, blanks at the seam
    aside. For Han it weighs whether the two characters at the seam stand together inside words, else how gladly one
    ends a word and the other starts one, and whether frequent words end, start or cross there. Of two places in Chinese
    newspaper text, the true next characters get the higher value in 83 of 100 cases: compare sums over several seams
    rather than trust one. Text without letters at the seam gives a value near 0. About 4 microseconds a call.

    >>> joins("高新技术开", "发区") > 3 > 0 > joins("高新技术开", "与区")
    True
    >>> joins("共有23", "年历史") > joins("共有23", "的历史")
    True
    """
    left, right = left[-_WINDOW:].rstrip()[-4:], right[:_WINDOW].lstrip()[:4]
    if not left or not right:
        return 0.0
    before, after = left[-1], right[0]
    if before.isascii() or after.isascii() or before in _MARKS or after in _MARKS:
        return _joins_at_mark(before, after, left, right)
    row = _row(before)
    score = row.followers.get(after)
    if score is None:
        score = max(_LOWEST, row.end + _row(after).start)
    elif _crosses(left, right):
        score += _WORD_CROSSES
    return score + _WORD_ENDS * ends_word(left) + _WORD_STARTS * starts_word(right)


def follows(before: str, after: str) -> float:
    """The value of two characters alone, of which ``joins`` takes account among other things; 1 microsecond a call.

    >>> follows("技", "术") > 2 > 0 > follows("技", "们")
    True
    """
    row = _row(before)
    score = row.followers.get(after)
    return max(_LOWEST, row.end + _row(after).start) if score is None else score


def ends_word(left: str) -> bool:
    """Whether a frequent word of two to four characters ends ``left``.

    >>> ends_word("建设科技园区"), ends_word("建设科技园")
    (True, False)
    """
    twos, threes, fours = _table().words
    return left[-2:] in twos or left[-3:] in threes or left[-4:] in fours


def starts_word(right: str) -> bool:
    """Whether a frequent word of two to four characters starts ``right``.

    >>> starts_word("园区建设"), starts_word("区建设")
    (True, False)
    """
    twos, threes, fours = _table().words
    return right[:2] in twos or right[:3] in threes or right[:4] in fours


def _crosses(left: str, right: str) -> bool:
    """Whether a frequent word of three or four characters lies across the seam."""
    _, threes, fours = _table().words
    return (
        left[-1] + right[:2] in threes
        or left[-2:] + right[0] in threes
        or left[-2:] + right[:2] in fours
        or left[-1] + right[:3] in fours
        or left[-3:] + right[0] in fours
    )


_MARKS = _STOPS | _BREAKS | _OPENERS | _DIGITS | frozenset("“”‘’—…·％．")


def _joins_at_mark(before: str, after: str, left: str, right: str) -> float:
    """The value of a seam where a mark, a digit or a Latin letter stands on one side or on both."""
    if before in _DIGITS or before in "%％":
        return _joins_after_digit(before, after, right)
    if before in _OPENERS or before in "“‘·":
        return 1.0 if after in _DIGITS else _start(after, right)
    if after in _STOPS or after in _BREAKS or after in "”’":
        return _end(before, left)
    if before in _STOPS or before in "”’…":
        return -0.5 if after in _DIGITS else 0.5 * _start(after, right)
    if before in _BREAKS:
        return 0.0 if after in _DIGITS else _start(after, right)
    if _is_latin(before) and _is_latin(after):
        return 1.0
    return 0.5 * _end(before, left) + 0.5 * _start(after, right)


def _joins_after_digit(before: str, after: str, right: str) -> float:
    if after in _DIGITS:
        return 1.5 if before in _DIGITS else -2.0
    if before in _DIGITS and after in _COUNTED:
        return 2.5
    return -0.5 + 0.5 * _start(after, right)


def _end(character: str, left: str) -> float:
    return _row(character).end + _WORD_ENDS * ends_word(left)


def _start(character: str, right: str) -> float:
    return _row(character).start + _WORD_STARTS * starts_word(right)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
