"""What a block's place says: the tags around it, what their names tell, how far it stands from the headline; where its links lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import mul

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_INSIDE = frozenset(
    ("nav", "footer", "header", "aside", "article", "main", "form", "select", "button", "noscript", "textarea")
)
_NAMED = (
    "comment",
    "related",
    "side",
    "foot",
    "head",
    "share",
    "advert",
    "info",
    "list",
    "page",
    "content",
    "title",
    "pop",
)
TOLD = (*_NAMED, "article", "nav", "aside", "form", "hidden")
"""What a place may tell: the pools of ``place_words.toml``, and what a tag says by itself."""
# the words of a name: "side-ad col_r" is side, ad, col, r
_WORDS = pattern(r"[a-z]+(?:-r\b)?")
_TAGS = {"nav": "nav", "footer": "foot", "header": "head", "aside": "aside", "article": "article", "main": "article"}
# <h1 class="title">, <div id="biaoti">
_TITLE_NAME = pattern(r"title|headline|biaoti|tit(?<![a-z]tit)(?![a-z])|subject|h1(?<![a-z]h1)")
_POOR_NAME = pattern(r"logo|recom|relat|side|list|hot|foot|nav|comment|rank|guess|more|site")
BRANCH = ("comment", "related", "side", "foot", "share", "advert", "pop", "list", "page")
"""What the way to a block tells from where it leaves the way to the first running text."""
_MOST = 0.6
"""The share of the running text that the main container holds."""
_HEFT, _BESIDE = 60, 5
"""Letters of a block that count, and blocks on either side, where it is told where the links around it lead."""
_SIBLINGS = 12
_DEEP = 6
_NOTHING = [0.0] * len(TOLD)


def tree_features(
    blocks: Sequence[Block], mass: Sequence[float], linked: Sequence[float], title: int | None
) -> Iterable[Sequence[float]]:
    """In columns, for each block what its place tells, what its three nearest containers hold, its kinship to headline and text."""
    if not any(block.path for block in blocks):
        return ([number] * len(blocks) for number in (*_NOTHING, *[-1.0] * 13, *[0.0] * len(BRANCH)))
    parents = [parent_of(block.path) for block in blocks]
    held, links = _sums(parents, mass), _sums(parents, linked)
    total = sum(mass) or 1
    lead = _lead(mass, title)
    title_steps = blocks[title].path.split(">")[:-1] if title is not None else None
    lead_steps = blocks[lead].path.split(">")[:-1] if lead is not None else None
    common = common_steps(title_steps, lead_steps)
    of_parent: dict[str, list[float]] = {}
    siblings = Counter(parents)
    shapes = {parent: shape_of(parent) for parent in siblings}
    cousins = Counter(shapes.values())
    rows = []
    for block, parent in zip(blocks, parents, strict=True):
        if parent not in of_parent:
            chain = _chain(parent)
            steps = parent.split(">")
            of_parent[parent] = [
                *(held[path] / total for path in chain),
                *(min(9.0, links[path] / (held[path] + 1)) for path in chain),
                *_kinship(title_steps, steps),
                *_kinship(lead_steps, steps),
                bool(common) and steps[: len(common)] == common,
                min(_SIBLINGS, siblings[parent]),
                min(_SIBLINGS, cousins[shapes[parent]]),
                *_branch(lead_steps, steps),
            ]
        told = place_features(parent) | step_features(_step(block.path))
        rows.append((*_told(told), *of_parent[parent]) if told else (*_NOTHING, *of_parent[parent]))
    return zip(*rows, strict=True)


def link_features(blocks: Sequence[Block], sizes: Sequence[int]) -> Iterable[Sequence[float]]:
    """In columns, the share of each block's letters in links to the page's own site and to another; the same of the blocks around it.

    -1 where no block tells where its links lead: in lines, and in what a tool wrote without addresses.
    """
    if not any(block.away >= 0 for block in blocks):
        return ([-1.0] * len(blocks) for _ in range(4))
    away = [max(0.0, block.away) for block in blocks]
    own = [block.links - led if block.away >= 0 else 0.0 for block, led in zip(blocks, away, strict=True)]
    weights = [min(_HEFT, size) for size in sizes]
    return own, away, _around(own, weights), _around(away, weights)


def _around(shares: Sequence[float], weights: Sequence[int]) -> list[float]:
    """The share of the letters of each block and its neighbours together."""
    sums, total = ([0, *accumulate(numbers)] for numbers in (map(mul, shares, weights), weights))
    last = len(shares)
    bounds = [(max(0, at - _BESIDE), min(last, at + _BESIDE + 1)) for at in range(last)]
    return [(sums[end] - sums[start]) / max(1, total[end] - total[start]) for start, end in bounds]


def main_container(parents: Sequence[str], mass: Sequence[float]) -> str:
    """The smallest element that holds most of the running text."""
    weights: Counter[str] = Counter()
    for parent, weight in zip(parents, mass, strict=True):
        if weight:
            weights[parent] += weight  # type: ignore[assignment]
    enough = _MOST * sum(weights.values())
    main, below = "", dict(weights)
    while below:
        start = len(main) + 1
        children: Counter[str] = Counter()
        for parent, weight in below.items():
            if len(parent) > start:
                end = parent.find(">", start)
                children[parent if end < 0 else parent[:end]] += weight
        heaviest = max(children, key=lambda child: children[child], default="")
        if not heaviest or children[heaviest] < enough:
            return main
        main = heaviest
        below = {p: weight for p, weight in below.items() if p == main or p.startswith(main + ">")}
    return main


def part_of(parent: str, main: str) -> str:
    """The child of ``main`` that ``parent`` is or stands in; ``main`` itself for what stands there without one."""
    if parent == main or not parent.startswith(f"{main}>"):
        return parent if parent == main else ""
    end = parent.find(">", len(main) + 1)
    return parent if end < 0 else parent[:end]


def _lead(mass: Sequence[float], title: int | None) -> int | None:
    """The first running text after the headline."""
    start, least = (0, 60) if title is None else (title + 1, 1)
    return next((at for at in range(start, len(mass)) if mass[at] >= least), None)


def common_steps(one: list[str] | None, other: list[str] | None) -> list[str]:
    """The way to the smallest element that holds both."""
    common = []
    for left, right in zip(one or (), other or (), strict=False):
        if left != right:
            break
        common.append(left)
    return common if len(common) > 3 else []


def _kinship(one: list[str] | None, other: list[str]) -> tuple[float, float]:
    if one is None:
        return -1.0, -1.0
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return min(len(one) - common, _DEEP), min(len(other) - common, _DEEP)


def _branch(lead: list[str] | None, steps: list[str]) -> Iterator[bool]:
    """Which of ``BRANCH`` the elements tell that hold a block but not the first running text."""
    common = 0
    for left, right in zip(lead or (), steps, strict=False):
        if left != right:
            break
        common += 1
    told: set[str] = set().union(*[step_features(step.partition("@")[0]) for step in steps[common:]])
    return (name in told for name in BRANCH)


@lru_cache(maxsize=1024)
def shape_of(parent: str) -> str:
    """The way to an element without the numbers that tell one from another: the same for each item of a list."""
    return ">".join([step.partition("@")[0] for step in parent.split(">")])


def _sums(parents: Sequence[str], numbers: Sequence[float]) -> Counter[str]:
    """What each container holds, in itself and in its children and grandchildren."""
    own: Counter[str] = Counter(dict.fromkeys(parents, 0))
    for parent, number in zip(parents, numbers, strict=True):
        own[parent] += number  # type: ignore[assignment]
    sums = own.copy()
    for parent, number in own.items():
        for path in _chain(parent)[1:]:
            sums[path] += number
    return sums


def parent_of(path: str) -> str:
    return path[: max(0, path.rfind(">"))]


def _chain(parent: str) -> list[str]:
    above = parent_of(parent)
    return [parent, above, parent_of(above)]


@lru_cache(maxsize=1024)
def place_features(path: str) -> frozenset[str]:
    """What the elements on the way to a place tell; a path has few levels, and those of the page at hand are remembered."""
    if not path:
        return frozenset()
    above, told = place_features(parent_of(path)), step_features(_step(path))
    return above | told if told else above


def _step(path: str) -> str:
    """The last element of the way to a place."""
    return path[path.rfind(">") + 1 :].partition("@")[0]


@lru_cache(maxsize=512)
def _told(names: frozenset[str]) -> tuple[bool, ...]:
    return tuple([name in names for name in TOLD])


def headline_names(path: str) -> tuple[bool, bool]:
    """Whether the two elements around a block are called after headlines, and after what is none."""
    return _named("@".join([step[: step.rfind("@")] if "@" in step else step for step in path.rsplit(">", 2)[1:]]))


@lru_cache(maxsize=1024)
def _named(names: str) -> tuple[bool, bool]:
    names = names.lower()
    return _TITLE_NAME.search(names) is not None, _POOR_NAME.search(names) is not None


@lru_cache(maxsize=4096)
def step_features(step: str) -> frozenset[str]:
    """What one element's tag, class and id tell.

    >>> sorted(step_features("div.article-content#main"))
    ['content']
    """
    inside, alone = _tables()
    tag, _, name = step.partition(".")
    name = name.lower().replace("footnote", "note")  # notes are at the foot of the text, not of the page
    names = {told for word, told in inside if word in name}
    names.update(alone[word] for word in _WORDS.findall(name) if word in alone)
    if tag in _INSIDE:
        names.add(_TAGS.get(tag, "form"))
    if step.endswith("!hidden"):
        names.add("hidden")
    return frozenset(names)


@cache
def _tables() -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    pools: dict[str, dict[str, list[str]]] = read_table("place_words.toml")
    inside = tuple((word, name) for name, pool in pools.items() for word in pool["inside"])
    return inside, {word: name for name, pool in pools.items() for word in pool.get("alone", ())}
