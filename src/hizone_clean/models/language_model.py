"""Which text goes on with which: a small model of what follows what in Chinese, asked where the layout leaves a doubt.

The table (``resources/language_model.bin``) holds the most frequent words, each with its frequency and with the words
that follow it far more or far less often than by chance. It was counted by open-gram (CC BY-SA 3.0) and jieba (MIT) from
running text; ``training/make_language_model.py`` makes it. Of it is read what a text asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from hizone_clean.models.word_table import group_of, row_of
from hizone_clean.patterns import pattern

_FIRST_CODE = 33
"""The character for the lowest value; each next one stands for a step more."""
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

# 3>儿 童, after the frequency: the words behind one mark have one value
_FOLLOWERS = pattern(r"([!-~])([^!-~]+)")
_PAIR_VALUES = {chr(code): (code - _FIRST_CODE) * _STEP_PAIR + _LOWEST_PAIR for code in range(_FIRST_CODE, 127)}


_value = itemgetter(1)


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
def _character(character: str) -> _Character:
    row = group_of(character).row
    if not row:
        return _Character(_UNKNOWN_EDGE, _UNKNOWN_EDGE, {})
    followers: dict[str, float] = {}
    for mark, characters in _FOLLOWERS.findall(row, 2):
        followers.update(dict.fromkeys(characters, _edge(mark)))
    return _Character(_edge(row[0]), _edge(row[1]), followers)


def _edge(code: str) -> float:
    return (ord(code) - _FIRST_CODE) * _STEP_EDGE + _LOWEST_EDGE


@lru_cache(1 << 12)
def _followers(word: str) -> dict[str, float]:
    """The words that follow ``word`` oftener or less often than by chance, with the logarithm of how much so."""
    followers: dict[str, float] = {}
    for mark, words in _FOLLOWERS.findall(row_of(word), 1):
        value = _PAIR_VALUES[mark]
        followers.update(dict.fromkeys(words.split(" "), value))
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


@lru_cache(1 << 13)
def _seam(left: str, right: str) -> float:
    before, after = _sides(left, ahead=False), _sides(right, ahead=True)
    best = _best_pair(before.ways[0], after.ways[0])
    text, seam = before.text + after.text, len(before.text)
    for start in range(seam - 1, max(-1, seam - _LONGEST_WORD), -1):
        frequencies = group_of(text[start]).frequencies
        for stop in range(seam + 1, min(len(text), start + _LONGEST_WORD) + 1):
            word = text[start:stop]
            if word in frequencies:
                alone = ((word, 0.0),)
                value = _best_pair(before.ways[seam - start], alone) + frequencies[word]
                best = max(best, value + _best_pair(alone, after.ways[stop - seam]))
    return _WORDS * max(_LEAST, min(_MOST, best)) + _CHARACTERS * follows(left[-1], right[0]) + _BY_CHANCE


def _best_pair(lefts: Sequence[tuple[str, float]], rights: Sequence[tuple[str, float]]) -> float:
    """The value of the best word on the left with the best one on the right; an empty word follows and precedes anything."""
    best = -99.0
    for left, value in lefts:
        followers = _followers(left) if left else {}
        for right, more in rights:
            total = value + more + (followers.get(right, _NO_PAIR) if left and right else 0.0)
            if total > best:
                best = total
    return best


@lru_cache(1 << 13)
def _sides(text: str, *, ahead: bool) -> _Sides:
    """The ways to cut the text before a seam, or with ``ahead`` the one behind it: from its far end to the seam."""
    text = _known_end(text.translate(_LIKE_MARKS), ahead=ahead)
    cuts = _cuts_from_end(text) if ahead else _cuts_from_start(text)
    total = max(cuts[-1].values())
    ways = [sorted(way.items(), key=_value, reverse=True)[:_MOST_WAYS] for way in reversed(cuts)]
    return _Sides(text, tuple([tuple([(word, value - total) for word, value in way]) for way in ways]))


def _cuts_from_start(text: str) -> list[dict[str, float]]:
    """For the first 0, 1, 2 … characters the last words that they can be cut into, each with the value of its best cut.

    The loops are written out, here and in its twin: a page asks for some hundred seams.
    """
    cuts: list[dict[str, float]] = [{"": 0.0}]
    followed: list[list[tuple[dict[str, float], float]]] = [[]]
    starts = [group_of(character).frequencies for character in text]
    for stop in range(1, len(text) + 1):
        here: dict[str, float] = {}
        for start in range(stop - 1, -1, -1):
            word = text[start:stop]
            frequency = starts[start].get(word, _UNKNOWN if stop - start == 1 else None)
            if frequency is None:
                continue
            best = -99.0 if start else 0.0
            for followers, value in followed[start]:
                value += followers.get(word, _NO_PAIR)
                if value > best:
                    best = value
            here[word] = frequency + best
        cuts.append(here)
        if stop < len(text):
            followed.append([(_followers(word), value) for word, value in here.items()])
    return cuts


def _cuts_from_end(text: str) -> list[dict[str, float]]:
    """The same for the last 0, 1, 2 … characters, and the first words of them."""
    cuts: list[dict[str, float]] = [{"": 0.0}]
    size = len(text)
    for start in range(size - 1, -1, -1):
        here: dict[str, float] = {}
        frequencies = group_of(text[start]).frequencies
        for stop in range(start + 1, size + 1):
            word = text[start:stop]
            frequency = frequencies.get(word, _UNKNOWN if stop - start == 1 else None)
            if frequency is None:
                continue
            best, followers = (-99.0, _followers(word)) if stop < size else (0.0, {})
            for after, value in cuts[size - stop].items() if stop < size else ():
                value += followers.get(after, _NO_PAIR)
                if value > best:
                    best = value
            here[word] = frequency + best
        cuts.append(here)
    return cuts


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


@lru_cache(1 << 13)
def _is_frequent(word: str) -> bool:
    return len(word) > 1 and group_of(word[0]).frequencies.get(word, _UNKNOWN) >= _FREQUENT
