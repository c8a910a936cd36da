"""How a text in one measure shows its paragraphs: by first lines that are set in, by blank lines, by indents."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.layout.broken_lines import BREAKS_OFF, INDENT
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.room import fills
from hizone_clean.patterns import pattern

_HALF, _SELDOM = 0.5, 0.05
"""The shares of lines that most are, and hardly any."""
_LETTER = pattern(r"[A-Za-z]")
_LATIN = 0.12
"""The share of Latin letters from which a text is no longer of one measure to the em."""


def sets_in(lines: Lines, measure: float) -> bool:
    """Whether the lines that follow a paragraph's last one break off two ems sooner than the others; items may hang by their marks."""
    firsts = [
        at + 1
        for at in range(len(lines.texts) - 2)
        if lines.ends[at] == "stop" and not fills(lines, at, measure - INDENT) and lines.ends[at + 1] in BREAKS_OFF
    ]
    bare = [at for at in firsts if read_item_mark(lines.texts[at]) is None]
    return any(_mostly_sooner(lines, places, measure) for places in (firsts, bare))


def _mostly_sooner(lines: Lines, firsts: Sequence[int], measure: float) -> bool:
    sooner = sum(fills(lines, at, measure - INDENT) and not fills(lines, at, measure) for at in firsts)
    flush = sum(fills(lines, at, measure) and lines.widths[at] > measure - INDENT + 0.6 for at in firsts)
    return sooner > flush


def gaps_of(lines: Lines, full: Sequence[int], measure: float) -> str:
    """Where blank lines stand: ``all`` between any two lines, ``some`` between blocks, ``mixed``, or ``none``; ``full`` go on."""
    if not any(lines.gaps[1:]):
        return "none"
    full = [at for at in full if not lines.turns[at + 1]] or full
    parted = sum(lines.gaps[at + 1] > 0 for at in full) / len(full)
    if parted > _HALF:
        return "all"
    ended = [
        at
        for at, end in enumerate(lines.ends[:-1])
        if end == "stop" and not lines.turns[at + 1] and not fills(lines, at, measure - INDENT)
    ]
    # a blank line that only the end of a page left
    seldom = sum(lines.gaps[at + 1] > 0 for at in ended) < _HALF * len(ended)
    return "some" if parted < _SELDOM and not seldom else "mixed"


def has_indents(lines: Lines, full: Sequence[int]) -> bool:
    """Whether some lines are set in, and hardly any that follows one that breaks off."""
    some = sum(indent >= INDENT for indent in lines.indents)
    return some > 1 and sum(lines.indents[at + 1] >= INDENT for at in full) < 0.2 * len(full)


def is_latin(lines: Lines, full: Sequence[int]) -> bool:
    """Whether so much of the lines that fill the measure is Latin that widths say little."""
    letters = sum(len(_LETTER.findall(lines.texts[at])) for at in full)
    return letters > _LATIN * sum(len(lines.texts[at]) for at in full)
