"""Which text goes on with which: a small model of what follows what in Chinese, asked where the layout leaves a doubt.

The table (``resources/language_model.txt.gz``) holds the most frequent words, each with its frequency and with the words
that follow it far more or far less often than by chance. It was counted by open-gram (CC BY-SA 3.0) and jieba (MIT) from
running text; ``training/make_language_model.py`` makes it. It is read when it is first asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hizone_clean.resources import read_packed_resource

_FIRST_CODE = 33
"""The character for the lowest value; each next one stands for a step more."""
_LOWEST, _STEP = -18.0, 0.25
_LOWEST_PAIR, _STEP_PAIR = -8.0, 0.5
_LOWEST_EDGE, _STEP_EDGE = -4.0, 0.5
_UNKNOWN, _UNKNOWN_EDGE = -18.0, -0.5
"""Logarithm of the frequency of a character that the table lacks, and how gladly it ends or starts a word."""
_NO_PAIR = -0.5
"""Value of two words that the table does not have together."""
_LONGEST_WORD = 4
_MOST_WAYS = 2
"""Words next to a seam that are tried: the others can hardly win."""
_FREQUENT = -13.5
"""Logarithm of the frequency from which a word counts as frequent."""
_WINDOW = 40
"""Characters on each side within which the text at the seam is sought."""
_WORDS, _CHARACTERS, _BY_CHANCE, _LEAST, _MOST = 0.52, 0.33, 0.35, -5.0, 8.0
"""What words and characters have to say; fitted once to newspaper pages so that text taken at random lies near 0."""
_WORD_ENDS, _WORD_STARTS = 0.5, 1.0
"""What a frequent word at the seam adds where a number stands on the other side."""

_STOPS = frozenset("。！？；!?;")
_BREAKS = frozenset("，、：》」』】）〉,:)")
_OPENERS = frozenset("（《「『【〈([")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_COUNTED = frozenset("年月日时分秒岁号点届次个家名位人户座条项件只台辆架艘份万亿千百元吨米公里平方余多倍批%％.．")
"""What follows a number as a rule."""
_NO_HAN = _STOPS | _BREAKS | _OPENERS | _DIGITS | frozenset("“”‘’—…·％．")
# marks that the table lacks, by those that stand in the same places
_LIKE_MARKS = str.maketrans("《「『【〈（([》」』】〉）)],:;?!—·", "““““““““””””””””，：；？！…、")


class _Table(NamedTuple):
    rows: dict[str, str]
    """For each word what stands behind it in the table: its frequency, and the words after it."""
    characters: dict[str, str]
    """For each character how gladly it ends and starts words, and what follows it inside words."""


class _Character(NamedTuple):
    ends: float
    starts: float
    followers: dict[str, float]


class _Sides(NamedTuple):
    """All ways to cut a few characters into words, as seen from the seam."""

    text: str
    """The characters, marks made alike; nothing beyond a number or a Latin letter."""
    ways: tuple[tuple[tuple[str, float], ...], ...]
    """For 0, 1, 2 … characters that a word across the seam takes: the words next to it, each with the logarithm of how
    likely the rest is, less that of all the text by itself."""


@cache
def _table() -> _Table:
    characters, *parts = read_packed_resource("language_model.txt.gz").split("\nwords of ")
    rows: dict[str, str] = {}
    for part in parts:
        size, *lines = part.split("\n")
        length = int(size)
        rows.update([(line[:length], line[length:]) for line in lines])
    return _Table(rows, {line[0]: line[1:] for line in characters.split("\n") if line[0] != "#"})


@cache
def _character(character: str) -> _Character:
    row = _table().characters.get(character)
    if row is None:
        return _Character(_UNKNOWN_EDGE, _UNKNOWN_EDGE, {})
    followers, score = {}, 0.0
    for mark in row[2:]:
        if mark < "\x7f":
            score = _edge(mark)
        else:
            followers[mark] = score
    return _Character(_edge(row[0]), _edge(row[1]), followers)


def _edge(code: str) -> float:
    return (ord(code) - _FIRST_CODE) * _STEP_EDGE + _LOWEST_EDGE


@cache
def _frequency(word: str) -> float | None:
    """The logarithm of how frequent ``word`` is; ``None`` if the table lacks it."""
    row = _table().rows.get(word)
    if row is not None:
        return (ord(row[0]) - _FIRST_CODE) * _STEP + _LOWEST
    return _UNKNOWN if len(word) == 1 else None


@cache
def _followers(word: str) -> dict[str, float]:
    """The words that follow ``word`` oftener or less often than by chance, with the logarithm of how much so."""
    followers: dict[str, float] = {}
    value, start = 0.0, 1
    row = _table().rows.get(word, "") + "!"
    for at in range(1, len(row)):
        mark = row[at]
        if mark < "\x7f":
            if at > start:
                followers[row[start:at]] = value
            value = value if mark == " " else (ord(mark) - _FIRST_CODE) * _STEP_PAIR + _LOWEST_PAIR
            start = at + 1
    return followers


def joins(left: str, right: str) -> float:
    """How much speaks for ``right`` going on where ``left`` ends, as a logarithm of odds: 0 says nothing.

    Looks at no more than the last four characters of ``left`` and the first four of ``right``, blanks at the seam
    aside: how much likelier they are together than apart, over all ways to cut them into words, a word across the seam
    among them. Next to a number only units and the ends of words tell. Of two places in Chinese newspaper text, the true
    next characters get the higher value in four of five cases: compare sums over several seams rather than trust one.

    >>> joins("高新技术开", "发区") > 3 > 0 > joins("高新技术开", "与区")
    True
    >>> joins("共有23", "年历史") > joins("共有23", "的历史")
    True
    """
    left, right = left[-_WINDOW:].rstrip()[-_LONGEST_WORD:], right[:_WINDOW].lstrip()[:_LONGEST_WORD]
    if not left or not right:
        return 0.0
    if left[-1] in _NO_HAN or right[0] in _NO_HAN or left[-1].isascii() or right[0].isascii():
        return _joins_at_mark(left, right)
    return _seam(left, right)


@lru_cache(1 << 15)
def _seam(left: str, right: str) -> float:
    before, after = _sides(left, ahead=False), _sides(right, ahead=True)
    best = _best_pair(before.ways[0], after.ways[0])
    for taken in range(1, min(len(before.ways), _LONGEST_WORD)):
        for given in range(1, min(len(after.ways), _LONGEST_WORD - taken + 1)):
            word = before.text[-taken:] + after.text[:given]
            frequency = _frequency(word)
            if frequency is not None:
                alone = ((word, 0.0),)
                value = _best_pair(before.ways[taken], alone) + frequency + _best_pair(alone, after.ways[given])
                best = max(best, value)
    return _WORDS * max(_LEAST, min(_MOST, best)) + _CHARACTERS * follows(left[-1], right[0]) + _BY_CHANCE


def _best_pair(lefts: Sequence[tuple[str, float]], rights: Sequence[tuple[str, float]]) -> float:
    """The value of the best word on the left with the best one on the right; an empty word follows and precedes anything."""
    best = -99.0
    for left, value in lefts:
        followers = _followers(left)
        for right, more in rights:
            total = value + more + (followers.get(right, _NO_PAIR) if left and right else 0.0)
            if total > best:
                best = total
    return best


@lru_cache(1 << 14)
def _sides(text: str, *, ahead: bool) -> _Sides:
    """The ways to cut the text before a seam, or with ``ahead`` the one behind it: from its far end to the seam."""
    text = _known_end(text.translate(_LIKE_MARKS), ahead=ahead)
    cuts: list[dict[str, float]] = [{"": 0.0}]
    for size in range(1, len(text) + 1):
        part = text[-size:] if ahead else text[:size]
        cuts.append({})
        for length in range(1, size + 1):
            word = part[:length] if ahead else part[-length:]
            frequency = _frequency(word)
            if frequency is not None:
                alone, beside = [(word, 0.0)], list(cuts[size - length].items())
                cuts[size][word] = frequency + (_best_pair(alone, beside) if ahead else _best_pair(beside, alone))
    total = max(cuts[-1].values())
    ways = (sorted(((word, value - total) for word, value in way.items()), key=_value) for way in reversed(cuts))
    return _Sides(text, tuple(tuple(way[:_MOST_WAYS]) for way in ways))


def _value(way: tuple[str, float]) -> float:
    return -way[1]


def _known_end(text: str, *, ahead: bool) -> str:
    """What of ``text`` stands beside the seam, up to the first number, Latin letter or blank."""
    for at, character in enumerate(text if ahead else text[::-1]):
        if character.isascii() or character in _DIGITS:
            return text[:at] if ahead else text[len(text) - at :]
    return text


def _joins_at_mark(left: str, right: str) -> float:
    """The value of a seam where a mark, a digit or a Latin letter stands on one side or on both."""
    before, after = left[-1], right[0]
    if before in _DIGITS or before in "%％":
        return _joins_after_digit(before, after, right)
    if before in _OPENERS or before in "“‘·":
        return 1.0 if after in _DIGITS else _starts(right)
    if after in _STOPS or after in _BREAKS or after in "”’":
        return _ends(left)
    if before in _STOPS or before in "”’…":
        return -0.5 if after in _DIGITS else 0.5 * _starts(right)
    if before in _BREAKS:
        return 0.0 if after in _DIGITS else _starts(right)
    if _is_latin(before) and _is_latin(after):
        return 1.0
    return 0.5 * _ends(left) + 0.5 * _starts(right)


def _joins_after_digit(before: str, after: str, right: str) -> float:
    if after in _DIGITS:
        return 1.5 if before in _DIGITS else -2.0
    if before in _DIGITS and after in _COUNTED:
        return 2.5
    return -0.5 + 0.5 * _starts(right)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _ends(left: str) -> float:
    """How gladly a word ends where ``left`` does."""
    return _character(left[-1]).ends + _WORD_ENDS * ends_word(left)


def _starts(right: str) -> float:
    """How gladly a word starts where ``right`` does."""
    return _character(right[0]).starts + _WORD_STARTS * starts_word(right)


def follows(before: str, after: str) -> float:
    """How much oftener one character stands before another than by chance, as a logarithm; a look at a table.

    >>> follows("技", "术") > 2 > 0 > follows("技", "们")
    True
    """
    row = _character(before)
    score = row.followers.get(after)
    return max(_LOWEST_EDGE, row.ends + _character(after).starts) if score is None else score


def ends_word(left: str) -> bool:
    """Whether a frequent word of two to four characters ends ``left``.

    >>> ends_word("建设科技园区"), ends_word("建设科技园")
    (True, False)
    """
    return any(_is_frequent(left[-size:]) for size in range(2, _LONGEST_WORD + 1))


def starts_word(right: str) -> bool:
    """Whether a frequent word of two to four characters starts ``right``.

    >>> starts_word("园区建设"), starts_word("区建设")
    (True, False)
    """
    return any(_is_frequent(right[:size]) for size in range(2, _LONGEST_WORD + 1))


@lru_cache(1 << 14)
def _is_frequent(word: str) -> bool:
    value = _frequency(word) if len(word) > 1 else None
    return value is not None and value >= _FREQUENT
