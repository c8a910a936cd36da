"""Does a paragraph end between two lines? The signs that are seen there, weighed.

Each sign has a weight in ``resources/paragraph_ends.toml``, learned by ``benchmarks/train_paragraph_ends.py``; their sum
decides. A positive sum says that a paragraph ends.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import NamedTuple

from hizone_clean.cleaners.rejoin_hard_wraps.line_signs import sign_groups
from hizone_clean.cleaners.rejoin_hard_wraps.setting import Setting
from hizone_clean.layout import Lines
from hizone_clean.resources import read_resource

_RAGGED, _SHORT = 8.0, 3.0
"""Ems that a line of English may leave unused beside what the next word needs: in a sentence, and after a full stop."""

_TIE = -1e-9
"""Where as much speaks for as against, to the rounding of the sum, the lines stay as they are."""


class _Knowledge(NamedTuple):
    weights: dict[str, float]
    cues: dict[str, str]


@cache
def _knowledge() -> _Knowledge:
    cues = tomllib.loads(read_resource("paragraph_cues.toml"))
    weights = tomllib.loads(read_resource("paragraph_ends.toml"))
    return _Knowledge(weights["weights"], {phrase: kind for kind, phrases in cues.items() for phrase in phrases})


def set_lines(lines: Lines) -> Setting:
    """What ``lines`` show of their setting, ready to be asked."""
    return Setting(lines, _knowledge().cues)


def ends_paragraph(setting: Setting, at: int, *, first: bool) -> bool:
    """Whether a paragraph ends with line ``at``; ``first`` says that the line is the first of its paragraph."""
    if setting.is_latin(at) and setting.is_latin(at + 1):
        return _ends_latin_paragraph(setting, at)
    if setting.surely_ends(at):
        return True
    return weigh(setting, at, first=first) > _TIE


def _ends_latin_paragraph(setting: Setting, at: int) -> bool:
    """The same for English, which the weights do not know: there a paragraph ends at a blank line or before an indent."""
    lines, slack = setting.lines, setting.slack(at)
    if lines.gaps[at + 1] and setting.habits.gaps != "all":
        return True
    if lines.indents[at + 1] >= lines.indents[at] + 2:
        return True
    goes_on = lines.texts[at + 1][0].islower()
    return slack > (_RAGGED if setting.is_open(at) else _SHORT) and not goes_on


def weigh(setting: Setting, at: int, *, first: bool) -> float:
    """The sum of what speaks for (positive) and against the end of a paragraph after line ``at``."""
    return sum(map(_weigh_group, sign_groups(setting, at, first=first)))


@lru_cache(8192)
def _weigh_group(group: tuple[str, ...]) -> float:
    weights = _knowledge().weights
    return sum(weights.get(sign, 0.0) for sign in group)
