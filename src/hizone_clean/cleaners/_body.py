"""Which blocks of a page are its body: the best-weighted labelling over the whole run of blocks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

SWITCH = {"html": 2.0, "lines": 1.5}
"""What it costs to go from body to not body or back: a body is one run, or a few."""


class _Weights(dict[str, float]):
    """Weights by feature; a feature without one weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


def choose(lists: Sequence[Sequence[str]], weights: Mapping[str, float], form: str, lean: float = 0.0) -> list[bool]:
    """For each block whether it is body; ``lists`` holds the features of each, ``lean`` is added to every score."""
    weight_of = _Weights(weights).__getitem__
    return best_run([sum(map(weight_of, names)) + lean for names in lists], SWITCH[form])


def best_run(scores: Sequence[float], switch: float) -> list[bool]:
    """The labelling that gains most: a block gains its score if kept and loses it if not, each change costs ``switch``.

    >>> best_run([-3, -2, 4, -1, 5, -4], 2.0)
    [False, False, True, True, True, False]
    """
    kept, dropped = 0.0, 0.0
    from_kept: list[bool] = []
    from_dropped: list[bool] = []
    for score in scores:
        from_kept.append(kept >= dropped - switch)
        from_dropped.append(dropped >= kept - switch)
        kept, dropped = max(kept, dropped - switch) + score, max(dropped, kept - switch) - score
    verdicts = []
    state = kept >= dropped
    for stay_kept, stay_dropped in zip(reversed(from_kept), reversed(from_dropped), strict=True):
        verdicts.append(state)
        state = stay_kept if state else not stay_dropped
    return verdicts[::-1]


@cache
def body_weights(form: str) -> Mapping[str, float]:
    """The learned weights for pages of ``form``, ``html`` or ``lines``."""
    source = Path(__file__).parents[1].joinpath("resources", "body_weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(source)
    return weights[form]
