"""Documents as accidents make them: real ones cut, glued and spoilt, and texts of whatever a reader may trip over.

Everything hangs on one seed, so that a run can be repeated. The documents that are spoilt are the five of ``tests/data/raw``
and whatever folder ``HIZONE_BENCH_DATA`` names beside them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from generators import HAN

RAW = Path(__file__).parent / "data" / "raw"
LONGEST = 2500
"""Characters of a window into a real document: breaks of a law show in small ones as well."""


def _tokens() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "data" / "mutant_tokens.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha() and len(tables) < 4:
            tables[line[1:-1]] = []
        elif line and tables:
            last = tables[next(reversed(tables))]
            last.append(line.encode("latin-1", "backslashreplace").decode("unicode_escape"))
    return tables


TAGS, MARKS, BLANKS, WORDS = _tokens().values()


@cache
def documents() -> tuple[str, ...]:
    """The real documents that are spoilt."""
    folders = [RAW, *map(Path, filter(None, [os.environ.get("HIZONE_BENCH_DATA")]))]
    paths = [p for folder in folders for p in sorted(folder.rglob("*")) if p.suffix in (".txt", ".html", ".md")]
    return tuple(path.read_bytes().decode("utf-8", "replace") for path in paths)


def _window(random: Random) -> str:
    text = random.choice(documents())
    start = random.randrange(max(1, len(text) - 200))
    return text[start : start + random.randrange(100, LONGEST)]


def _sentence(random: Random) -> str:
    clauses = ("".join(random.choices(HAN, k=random.randrange(3, 16))) for _ in range(random.randrange(1, 4)))
    return "，".join(clauses) + random.choice("。。。！？…")


def cut(random: Random) -> str:
    """A piece of a document, cut anywhere."""
    return _window(random)


def head(random: Random) -> str:
    """A document that breaks off, as a download does."""
    text = random.choice(documents())
    return text[: random.randrange(50, 2 * LONGEST)]


def spoilt(random: Random) -> str:
    """A piece with characters dropped, doubled and put in."""
    pieces = list(_window(random))
    for _ in range(random.randrange(1, 12)):
        at = random.randrange(len(pieces))
        pieces[at] = random.choice(
            ["", pieces[at] * 2, random.choice(TAGS), random.choice(BLANKS), random.choice(WORDS)]
        )
    return "".join(pieces)


def glued(random: Random) -> str:
    """Two documents of different kinds, one behind the other."""
    return _window(random)[:1200] + random.choice(["", "\n", "\n\n\n"]) + _window(random)[:1200]


def tokens(random: Random) -> str:
    """Marks, tags, blanks and words in any order."""
    return "".join(
        random.choice(random.choice([TAGS, MARKS, BLANKS, WORDS, WORDS])) for _ in range(random.randrange(1, 60))
    )


def sentences(random: Random) -> str:
    """Sentences with strange things between them."""
    return "".join(
        _sentence(random) + random.choice(random.choice([BLANKS, BLANKS, WORDS]))
        for _ in range(random.randrange(1, 14))
    )


def wrapped(random: Random) -> str:
    """Paragraphs wrapped at a measure, with a stray tag or mark among the lines."""
    measure = random.randrange(8, 42)
    indent = random.choice(["", "\u3000\u3000", "  "])
    lines: list[str] = []
    for _ in range(random.randrange(2, 7)):
        text = indent + "".join(_sentence(random) for _ in range(random.randrange(1, 7)))
        lines += [text[at : at + measure] for at in range(0, len(text), measure)]
    for _ in range(random.randrange(3)):
        lines.insert(random.randrange(len(lines) + 1), random.choice(random.choice([TAGS, MARKS, WORDS])))
    return random.choice(["\n", "\n", "\n\n", "\r\n"]).join(lines)


def columns(random: Random) -> str:
    """Two or three columns side by side, wide or narrow gutters between them."""
    measure, count = random.randrange(9, 20), random.choice([2, 2, 3])
    texts = ["".join(_sentence(random) for _ in range(random.randrange(4, 14))) for _ in range(count)]
    rows = [[text[at : at + measure] for at in range(0, len(text), measure)] for text in texts]
    gutter = random.choice([" ", "  ", "    "])
    lines = [gutter.join(c[n] if n < len(c) else "\u3000" * measure for c in rows) for n in range(max(map(len, rows)))]
    for _ in range(random.randrange(3)):
        lines.insert(random.randrange(len(lines) + 1), random.choice(WORDS) + _sentence(random)[:12])
    return "\n".join(lines)


def markdown(random: Random) -> str:
    """Blocks of Markdown in all dialects."""
    blocks = []
    for _ in range(random.randrange(1, 12)):
        mark = random.choice([*MARKS, "", "", "    ", "> - ", "- [ ] "])
        blocks.append(mark + _sentence(random) + random.choice(["", "", random.choice(MARKS), random.choice(TAGS)]))
    return random.choice(["\n", "\n\n"]).join(blocks)


def soup(random: Random) -> str:
    """Tags and words."""
    return "".join(
        random.choice([random.choice(TAGS), random.choice(WORDS), _sentence(random)])
        for _ in range(random.randrange(2, 40))
    )


def unicode(random: Random) -> str:
    """Characters of any plane."""
    ranges = [
        (0, 0x250),
        (0x2000, 0x2100),
        (0x2E80, 0x3100),
        (0x4E00, 0x4F00),
        (0xE000, 0xE100),
        (0xFE00, 0x10000),
        (0x1F300, 0x1F700),
    ]
    return "".join(chr(random.randrange(*random.choice(ranges))) for _ in range(random.randrange(1, 80)))


KINDS: dict[str, Callable[[Random], str]] = {
    make.__name__: make
    for make in (cut, head, spoilt, glued, tokens, sentences, wrapped, columns, markdown, soup, unicode)
}


def mutants(seed: int, first: int, last: int) -> list[tuple[str, str]]:
    """Kind and text of the documents number ``first`` to ``last`` of the run ``seed``, each kind in turn."""
    names = list(KINDS)
    made = []
    for number in range(first, last):
        random = Random(f"{seed}:{number}")
        kind = names[number % len(names)]
        made.append((kind, KINDS[kind](random)))
    return made
