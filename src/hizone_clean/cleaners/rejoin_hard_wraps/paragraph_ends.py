"""Does a paragraph end between two lines? The features that are seen there, weighed.

Each feature has a weight in ``resources/paragraph_ends.json``, learned by ``training/train_paragraph_ends.py``; their sum
decides. A positive sum says that a paragraph ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from hizone_clean.cleaners.rejoin_hard_wraps.line_features import (
    SENSE,
    feature_groups,
    features_of_sense,
    kinds_of_sense,
    stands_over_number,
)
from hizone_clean.cleaners.rejoin_hard_wraps.setting import Setting
from hizone_clean.layout.lines import Lines
from hizone_clean.models.linear import load_weights, score_features
from hizone_clean.resources import read_table

_RAGGED, _SHORT = 8.0, 3.0
"""Ems that a line of English may leave unused beside what the next word needs: in a sentence, and after a full stop."""

_ROUNDING = 1e-9
"""Where as much speaks for as against, to the rounding of the sum, the lines stay as they are."""


@cache
def _cues() -> Mapping[str, str]:
    cues = read_table("paragraph_cues.toml")
    return {phrase: kind for kind, phrases in cues.items() for phrase in phrases}


def set_lines(lines: Lines, twice: Sequence[bool] = ()) -> Setting:
    """What ``lines`` show of their setting, ready to be asked; ``twice`` says which were printed twice."""
    return Setting(lines, _cues(), twice)


def ends_paragraph(setting: Setting, at: int, *, first: bool) -> bool:
    """Whether a paragraph ends with line ``at``; ``first`` says that the line is the first of its paragraph."""
    if setting.is_latin(at) and setting.is_latin(at + 1):
        return _ends_latin_paragraph(setting, at)
    if setting.surely_ends(at) or (first and stands_over_number(setting, at)):
        return True
    layout = sum(map(_weigh_group, feature_groups(setting, at, first=first)))
    # the model is asked only where it can make a difference
    least, most = _range_of_sense(kinds_of_sense(setting, at))
    if layout + least > _ROUNDING:
        return True
    if layout + most < -_ROUNDING:
        return False
    return layout + _weigh_group(features_of_sense(setting, at)) > -_ROUNDING


def _ends_latin_paragraph(setting: Setting, at: int) -> bool:
    """The same for English, which the weights do not know: there a paragraph ends at a blank line or before an indent."""
    lines, slack = setting.lines, setting.slack(at)
    if lines.gaps[at + 1] and setting.habits.gaps != "all":
        return True
    if lines.indents[at + 1] >= lines.indents[at] + 2:
        return True
    goes_on = lines.texts[at + 1][0].islower()
    return slack > (_RAGGED if setting.opens[at] else _SHORT) and not goes_on


@cache
def _range_of_sense(kinds: tuple[str, ...]) -> tuple[float, float]:
    """The least and the most that the sense of the words can weigh."""
    sums = [_weigh_group(tuple(f"joins {kind} {joins}" for kind in kinds)) for joins in range(-SENSE, SENSE + 1)]
    return min(sums), max(sums)


@lru_cache(8192)
def _weigh_group(group: tuple[str, ...]) -> float:
    return score_features(group, load_weights("paragraph_ends"))
