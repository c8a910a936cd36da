"""Make ``src/hizone_clean/resources/character_model.txt`` from the word frequencies that jieba ships.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python benchmarks/make_character_model.py jieba-0.42.1/jieba/dict.txt

The dictionary (349,046 words, each with its frequency and part of speech) is part of jieba, Copyright (c) 2013 Sun Junyi,
MIT licence. Nothing else goes in: the same dictionary always gives the same file.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/hizone_clean/resources/character_model.txt"
HAN = re.compile(r"[\u4e00-\u9fff]+")
STEP = 0.5
LOWEST, HIGHEST = -4.0, 8.0
SURPRISE = 0.4
"""A pair is listed when it says more than its two characters alone by at least this much."""
RAREST_PAIR = 4
WORDS = 40_000
ORIGIN = """\
# How strongly one Chinese character follows another, and the most frequent words.
# Counted from the word frequencies of jieba 0.42.1, dict.txt: Copyright (c) 2013 Sun Junyi, MIT licence.
# Made by benchmarks/make_character_model.py. A letter is a score: A is -4, each next letter half a unit more.
# A row: a character, its score as the end of a word, its score as the start of one, then for its followers a score and
# the characters that have it. After the line "words": words of two, three and four characters, one length a line.
"""


def read_words(path: str) -> Iterator[tuple[str, float]]:
    """Each word of the dictionary that is all Han, with its frequency."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        if HAN.fullmatch(word):
            yield word, float(frequency)


def letter(score: float) -> str:
    """The letter that stands for ``score``."""
    return chr(ord("A") + round((min(max(score, LOWEST), HIGHEST) - LOWEST) / STEP))


def rows(words: list[tuple[str, float]]) -> Iterator[str]:
    """One row for each character: how it ends and starts words, and what follows it inside words."""
    count: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for word, frequency in words:
        starts[word[0]] += frequency
        ends[word[-1]] += frequency
        for character in word:
            count[character] += frequency
        for place in range(len(word) - 1):
            inside[word[place : place + 2]] += frequency
    characters, total = sum(count.values()), sum(starts.values())
    # characters for each word, shared between the two ends, so that end + start is the score of two free words
    share = math.log(characters / total) / 2
    end = {c: math.log((ends[c] + 1) / (count[c] + 2)) + share for c in count}
    start = {c: math.log((starts[c] + 1) / (count[c] + 2)) + share for c in count}
    followers: dict[str, dict[str, str]] = defaultdict(lambda: defaultdict(str))
    for pair, frequency in sorted(inside.items()):
        left, right = pair
        together = frequency + ends[left] * starts[right] / total + 0.05
        score = math.log(together * characters / (count[left] * count[right] + 1))
        if frequency >= RAREST_PAIR and score - end[left] - start[right] >= SURPRISE:
            followers[left][letter(score)] += right
    for c in sorted(count):
        groups = "".join(mark + rights for mark, rights in sorted(followers[c].items()))
        yield c + letter(end[c]) + letter(start[c]) + groups


def frequent_words(words: list[tuple[str, float]]) -> Iterator[str]:
    """The most frequent words of two to four characters, one line for each length."""
    longer = [(word, frequency) for word, frequency in words if 2 <= len(word) <= 4]
    longer.sort(key=lambda entry: (-entry[1], entry[0]))
    for length in (2, 3, 4):
        yield "".join(sorted(word for word, _ in longer[:WORDS] if len(word) == length))


def main(path: str) -> None:
    """Write the table."""
    words = list(read_words(path))
    lines = [*rows(words), "words", *frequent_words(words)]
    OUT.write_text(ORIGIN + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
