"""Make ``src/hizone_clean/resources/language_model.bin``: how frequent words are, and which follow which.

usage: python training/make_language_model.py NGRAMS LEXICON DICT

NGRAMS and LEXICON are the statistics that open-gram counted from Chinese web text, as Debian packs them:

    apt-get download sunpinyin-data sunpinyin-utils libsunpinyin3v5     # then: dpkg -x FILE.deb opengram, for each
    LD_LIBRARY_PATH=opengram/usr/lib/x86_64-linux-gnu opengram/usr/bin/tslminfo -v -p \\
        opengram/usr/lib/x86_64-linux-gnu/sunpinyin/data/lm_sc.t3g > ngrams.txt                          # NGRAMS
    opengram/usr/lib/x86_64-linux-gnu/sunpinyin/data/pydict_sc.bin                                       # LEXICON

DICT is the word list of jieba, which was counted from newspapers among others:

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz  # jieba-0.42.1/jieba/dict.txt

Words are weighed by both, half and half; what follows what comes from open-gram, pairs that tell most kept. The same
inputs always give the same file.
"""

from __future__ import annotations

import heapq
import math
import re
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/hizone_clean/resources/language_model.bin"
HAN = re.compile(r"[\u4e00-\u9fff]{1,4}")
MARKS = frozenset("，。；？！：“”、…")
WORDS, PAIRS = 50_000, 150_000
FROM_JIEBA = 0.5
"""Share of jieba in the frequency of a word."""
LOWEST, STEP = -18.0, 0.25
LOWEST_PAIR, STEP_PAIR = -8.0, 0.5
LOWEST_EDGE, STEP_EDGE = -4.0, 0.5
SURPRISE, RAREST_PAIR = 0.4, 4
"""A pair of characters is listed when it says more than its two characters alone by this much, and is seen so often."""
FIRST_CODE = 33
"""The character for the lowest value; each next one stands for a step more."""
ORIGIN = """\
# How frequent Chinese words are, and which words follow which.
# What follows what: from the n-gram statistics of open-gram, (c) 2010 Kov Chai, virus huo, Tinyfool, MDBG and others,
# Creative Commons Attribution-Share Alike 3.0 Unported; they were counted together with the word frequencies of
# jieba 0.42.1, (c) 2013 Sun Junyi, MIT licence, thinned out, rounded and written in this form. This file may be shared
# and changed under the same Creative Commons licence: https://creativecommons.org/licenses/by-sa/3.0/
# Made by training/make_language_model.py; models/word_table.py says how to read it.
"""


def read_lexicon(path: str) -> list[str]:
    """The words of open-gram, by their numbers: behind the tree of syllables, in UTF-32, each ended by a zero."""
    data = Path(path).read_bytes()
    count, _, words_at, _ = struct.unpack("<4I", data[:16])
    return data[words_at:].decode("utf-32-le").split("\0")[:count]


def read_ngrams(path: str, words: list[str]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Probabilities of words, and of a word after another."""
    single: dict[str, float] = defaultdict(float)
    pairs: dict[tuple[str, str], float] = {}
    section = -1
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("\\"):
                section = int(line[1])
            elif section == 1:
                number, chance = line.split()[:2]
                single[words[int(number)]] += float(chance)
            elif section == 2:
                left, right, chance = line.split()[:3]
                pairs[words[int(left)], words[int(right)]] = float(chance)
            elif section > 2:
                break
    return dict(single), pairs


def read_dictionary(path: str) -> dict[str, float]:
    """The words of jieba of up to four characters, with their shares."""
    counts = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        counts[word] = float(frequency)
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items() if HAN.fullmatch(word)}


def mixed(single: dict[str, float], dictionary: dict[str, float]) -> dict[str, float]:
    """The probabilities of the most frequent words, and of every character as a word."""
    han = sum(chance for word, chance in single.items() if HAN.match(word))
    words = {word for word in (*single, *dictionary) if HAN.fullmatch(word) or word in MARKS}
    chances = {
        word: (1 - FROM_JIEBA) * single.get(word, 0.0) + FROM_JIEBA * han * dictionary.get(word, 0.0)
        if word not in MARKS
        else single[word]
        for word in words
    }
    kept = heapq.nlargest(WORDS, sorted(chances), key=chances.__getitem__)
    alone = [word for word in words if len(word) == 1]
    return {word: chances[word] for word in sorted({*kept, *alone}) if chances[word] > 0}


def telling(
    single: dict[str, float], pairs: dict[tuple[str, str], float], chances: dict[str, float]
) -> Iterator[tuple[float, str, str, float]]:
    """For each pair how much it tells, its words, and the logarithm of how much oftener than by chance they meet."""
    for (left, right), chance in pairs.items():
        if left in chances and right in chances:
            ratio = math.log(chance / single[right])
            yield chances[left] * chances[right] * math.exp(ratio) * abs(ratio), left, right, ratio


def code(value: float, lowest: float, step: float) -> str:
    """The character that stands for ``value``."""
    return chr(FIRST_CODE + max(0, round((value - lowest) / step)))


def rows(chances: dict[str, float], pairs: list[tuple[float, str, str, float]]) -> Iterator[tuple[str, str]]:
    """Each word, and its row: its frequency, and for each value the words after it."""
    followers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, left, right, ratio in pairs:
        followers[left][code(ratio, LOWEST_PAIR, STEP_PAIR)].append(right)
    for word in sorted(chances, key=lambda word: (len(word), word)):
        groups = "".join(mark + " ".join(sorted(after)) for mark, after in sorted(followers[word].items()))
        yield word, code(math.log(chances[word]), LOWEST, STEP) + groups


def characters(dictionary: dict[str, float]) -> Iterator[tuple[str, str]]:
    """Each character, and its row: how gladly it ends words and starts them, and what follows it inside words."""
    count: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for word, frequency in dictionary.items():
        starts[word[0]] += frequency
        ends[word[-1]] += frequency
        for place, character in enumerate(word):
            count[character] += frequency
            inside[word[place : place + 2]] += frequency if place + 1 < len(word) else 0.0
    letters, total, least = sum(count.values()), sum(starts.values()), min(dictionary.values())
    # characters for each word, shared between the two ends, so that end + start is the score of two free words
    share = math.log(letters / total) / 2
    end, start = (
        {c: math.log((side[c] + least) / (count[c] + 2 * least)) + share for c in count} for side in (ends, starts)
    )
    followers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (left, right), frequency in sorted((pair, value) for pair, value in inside.items() if len(pair) == 2):
        together = frequency + ends[left] * starts[right] / total
        score = math.log(together * letters / (count[left] * count[right]))
        if frequency >= RAREST_PAIR * least and score - end[left] - start[right] >= SURPRISE:
            followers[left][code(score, LOWEST_EDGE, STEP_EDGE)].append(right)
    for c in sorted(count):
        groups = "".join(mark + "".join(after) for mark, after in sorted(followers[c].items()))
        yield c, code(end[c], LOWEST_EDGE, STEP_EDGE) + code(start[c], LOWEST_EDGE, STEP_EDGE) + groups


def packed(own: dict[str, str], words: dict[str, str]) -> bytes:
    """The file: what it is, the rows of each character and of the words that begin with it, and where each group stands."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, row in words.items():
        groups[word[0]].append(f"{word}\t{row}")
    index, data = array("I", bytes(4 << 16)), bytearray(ORIGIN.encode())
    for character in sorted({*own, *groups}):
        index[ord(character)] = len(data)
        data += "\n".join([own.get(character, ""), *groups[character], "\n"]).encode()
    if sys.byteorder == "big":
        index.byteswap()
    return bytes(data) + index.tobytes()


def main(ngrams: str, lexicon: str, dictionary: str) -> None:
    """Write the table."""
    single, pairs = read_ngrams(ngrams, read_lexicon(lexicon))
    jieba = read_dictionary(dictionary)
    chances = mixed(single, jieba)
    best = heapq.nlargest(PAIRS, telling(single, pairs, chances))
    OUT.write_bytes(packed(dict(characters(jieba)), dict(rows(chances, best))))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(chances):,} words, {len(best):,} pairs")


if __name__ == "__main__":
    main(*sys.argv[1:])
