"""Linear models: what is seen has a name, a feature; each feature has a learned weight; the sum of the weights decides.

A model is one file in ``resources/``, ``<name>.json``: where it comes from, the trainer that made it (``training/``), and
its ``weights``. Every model is written in this form and read here; none is edited by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from hizone_clean.resources import read_table

Weights = Mapping[str, float]


@cache
def load_weights(model: str) -> Weights:
    """The weights of ``model`` by their features; a feature that is not among them weighs nothing.

    >>> load_weights("next_passages")["list goes on"]
    1.08
    """
    weights: dict[str, float] = read_table(f"{model}.json")["weights"]
    return weights


def score_features(features: Iterable[str], weights: Weights) -> float:
    """What the ``features`` that were seen weigh together.

    >>> score_features(["short", "bare", "new"], {"short": -1.5, "bare": 2.0})
    0.5
    """
    return sum(map(weights.get, features, repeat(0.0)))


def score_amounts(features: Iterable[tuple[str, float]], weights: Weights) -> float:
    """The same for features of which there is more or less: each pair is a feature and how much of it there is.

    >>> score_amounts([("joins", 2.5), ("far 3", 1.0)], {"joins": 0.2, "far 3": -1.0})
    -0.5
    """
    return sum([weights.get(feature, 0.0) * amount for feature, amount in features])


def explain(features: Iterable[str], weights: Weights) -> list[tuple[str, float]]:
    """The ``features`` that weigh anything, the weightiest first: why a verdict fell as it did.

    >>> explain(["short", "bare", "new"], {"short": -1.5, "bare": 2.0})
    [('bare', 2.0), ('short', -1.5)]
    """
    weighed = [(feature, weights[feature]) for feature in features if feature in weights]
    return sorted(weighed, key=lambda pair: -abs(pair[1]))
