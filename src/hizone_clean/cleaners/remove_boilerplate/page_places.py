"""What a block's place in the tree says: the tags around it, and what their class and id names tell."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_resource

_INSIDE = frozenset(
    ("nav", "footer", "header", "aside", "article", "main", "form", "select", "button", "noscript", "textarea")
)
# the words of a name: "side-ad col_r" is side, ad, col, r
_WORDS = pattern(r"[a-z]+(?:-r\b)?")

Places = dict[str, frozenset[str]]


def place_features(path: str, known: Places) -> frozenset[str]:
    """The features of a place in the tree; ``known`` remembers the places already seen in this page."""
    missing = []
    place = path
    while place and place not in known:
        missing.append(place)
        place = place.rpartition(">")[0]
    names = known.get(place, frozenset())
    for place in reversed(missing):
        told = step_features(place[place.rindex(">") + 1 :].partition("@")[0])
        known[place] = names = names | told if told else names
    return names


@lru_cache(maxsize=4096)
def step_features(step: str) -> frozenset[str]:
    """What one element's tag, class and id tell.

    >>> sorted(step_features("div.article-content#main"))
    ['told=content']
    """
    inside, alone = _tables()
    tag, _, name = step.partition(".")
    name = name.lower()
    names = {feature for word, feature in inside if word in name}
    names.update(alone[word] for word in _WORDS.findall(name) if word in alone)
    if tag in _INSIDE:
        names.add(f"in={tag}")
    if step.endswith("!hidden"):
        names.add("hidden")
    return frozenset(names)


@cache
def _tables() -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    source = read_resource("place_words.toml")
    pools: dict[str, dict[str, list[str]]] = tomllib.loads(source)
    inside = tuple((word, f"told={name}") for name, pool in pools.items() for word in pool["inside"])
    return inside, {word: f"told={name}" for name, pool in pools.items() for word in pool.get("alone", ())}
