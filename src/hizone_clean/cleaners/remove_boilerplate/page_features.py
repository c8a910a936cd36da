"""What speaks for and against a block: its length, marks, links, place, neighbours, and what stands around it.

Every feature is a word that is there or not, such as ``size=4``, ``tag=p`` or ``after=title``; the weights stand in
``resources/body_html.json`` and ``body_lines.json``. HTML blocks and plain lines have the same features, as far as they have the facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_places import Places, place_features, step_features
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT, Phrase, find_phrase
from hizone_clean.patterns import pattern

_SIZES = (1, 3, 6, 12, 20, 32, 50, 90, 200)
_MARKS = pattern(r"[。！？；，、：,;!?…]")
_STOPS, _CLOSERS = frozenset("。！？…!?.；;"), "”’」』\"'）)】]"
# 2021-09-07, 2021年9月7日, 09-07 06:50
_DATE = pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\b\d{1,2}[-/]\d{1,2}\b|\b\d{1,2}:\d\d\b|\d\s?(?:个月|小时|分钟|天|周|年)前"
)
# 08-11 16:06, 2019-07-05 15:02: the stamp that every item of a feed or of a thread carries
_STAMP = pattern(r"\d\d?[-/.月]\d\d?日?\s{1,3}\d{1,2}:\d\d")
_DIGIT = pattern(r"\d")
_HAN = pattern(r"[\u4e00-\u9fff]")
_BULLET = pattern(r"^\s*(?:[•·●■◆▪○□*+]\s|\d{1,2}[\s.、]|\[)")
_SENTENCE_WORD = pattern(r"[的了是在和与为不有]")
_MANY_MARKS = 4
_FEED = 4
"""Stamped blocks near each other that make a feed."""
_HELD = tuple(tuple(f"held{level}={share}" for share in range(6)) for level in range(3))
_BEFORE = tuple(f"before5={count}" for count in range(6))
_AFTER = tuple(f"after5={count}" for count in range(6))
_LINKED = tuple(tuple(f"linked{level}={share}" for share in range(4)) for level in range(3))


class Facts(NamedTuple):
    """What one block shows by itself."""

    size: int
    marks: int
    """How many marks it has; four stand for any more."""
    stop: bool
    links: float
    phrase: Phrase | None
    mass: int
    """Its letters, if it reads like running text."""


def facts_of(block: Block) -> Facts:
    """What ``block`` shows by itself."""
    text = block.text.strip()
    size = len(text) - text.count(" ")
    marks = sum(1 for _ in islice(_MARKS.finditer(text), _MANY_MARKS))
    stop = text.rstrip(_CLOSERS)[-1:] in _STOPS
    links = block.links
    running = links < 0.4 and ((marks >= 2 and size >= 20) or (stop and size >= 16))
    return Facts(size, marks, stop, links, find_phrase(text), size if running else 0)


def _names(block: Block, fact: Facts, known: Places) -> list[str]:
    """The features that ``block`` has by itself; ``known`` remembers the places of one page."""
    text, size, links, phrase = block.text.strip(), fact.size, fact.links, fact.phrase
    link = 0 if links == 0 else 1 if links < 0.35 else 2 if links < 0.8 else 3
    names = [*_shape_names(bisect_right(_SIZES, size), link, fact.marks, fact.stop)]
    if block.tag:
        names += _element_names(block.tag, link, block.type)
        names += place_features(block.path, known)
    elif _BULLET.match(text):
        names.append("bullet")
    if phrase:
        names.append(f"phrase={phrase.group},short={size <= SHORT}")
    if text.endswith(("...", "…", "[详细]")):
        names.append("cut")
    if size < 60:
        names += _short_names(text, size)
    return names


@lru_cache(maxsize=1024)
def _shape_names(length: int, link: int, marks: int, stop: bool) -> tuple[str, ...]:
    return f"size={length}", f"size={length},link={link}", f"size={length},marks={marks}", f"size={length},stop={stop}"


@lru_cache(maxsize=1024)
def _element_names(tag: str, link: int, kind: str) -> tuple[str, ...]:
    return f"tag={tag}", f"link={link},html", f"type={kind}"


def _short_names(text: str, size: int) -> list[str]:
    names = []
    digits = len(_DIGIT.findall(text))
    if digits and _DATE.search(text):
        names.append("date" if size > 20 else "date,short")
    if not _HAN.search(text):
        names.append("no_han")
    if 2 * digits >= size:
        names.append("digits")
    if not _SENTENCE_WORD.search(text):
        names.append("no_sentence_word")
    if "：" in text or ":" in text:
        names.append("colon_end" if text.endswith(("：", ":")) else "colon")
    if "|" in text or ">" in text or "_" in text:
        names.append("bars")
    return names


def all_facts(blocks: Sequence[Block]) -> list[Facts]:
    """What each of ``blocks`` shows by itself."""
    return [facts_of(block) for block in blocks]


def features(blocks: Sequence[Block], facts: list[Facts], title: int | None) -> list[list[str]]:
    """All features of each block, its neighbourhood's included."""
    known: Places = {}
    lists = [_names(block, fact, known) for block, fact in zip(blocks, facts, strict=True)]
    kinds = [_kind(fact) for fact in facts]
    _add_neighbours(facts, kinds, lists)
    _add_place(facts, kinds, lists, title)
    _add_containers(blocks, facts, lists)
    _add_kinship(blocks, facts, lists, title)
    _add_repetition(blocks, facts, lists)
    _add_stamps(blocks, facts, lists)
    return lists


def _add_neighbours(facts: list[Facts], kinds: list[str], lists: list[list[str]]) -> None:
    padded = ["edge", "edge", *kinds, "edge", "edge"]
    mass = [0, *(1 if fact.mass else 0 for fact in facts)]
    for at in range(1, len(mass)):
        mass[at] += mass[at - 1]
    last = len(facts)
    for at, names in enumerate(lists):
        names.append(f"prev={padded[at + 1]}")
        names.append(f"next={padded[at + 3]}")
        names.append(f"around={padded[at + 1]},{kinds[at]},{padded[at + 3]}")
        before = mass[at] - mass[max(0, at - 5)]
        after = mass[min(last, at + 6)] - mass[at + 1]
        names.append(_BEFORE[before])
        names.append(_AFTER[after])


def _kind(fact: Facts) -> str:
    if fact.phrase and fact.size <= SHORT:
        return "weak" if fact.phrase.weak else "junk"
    if fact.links >= 0.8:
        return "link"
    if fact.mass:
        return "text" if fact.mass < 60 else "long"
    return "tiny" if fact.size <= 6 else "short" if fact.size <= 20 else "line"


def _add_place(facts: list[Facts], kinds: list[str], lists: list[list[str]], title: int | None) -> None:
    total = sum(fact.mass for fact in facts) or 1
    heavy = [at for at, fact in enumerate(facts) if fact.mass >= 40]
    first, last = (heavy[0], heavy[-1]) if heavy else (0, len(facts) - 1)
    seen = ends = 0
    latest = "none"
    for at, (fact, names) in enumerate(zip(facts, lists, strict=True)):
        names.append("before=text" if at < first else "after=text" if at > last else "inside=text")
        share = seen / total
        names.append(f"share={int(min(0.99, share) * 5)}")
        seen += fact.mass
        if title is not None:
            off = at - title
            names.append(
                "before=title" if off < 0 else "is=title" if off == 0 else f"title+{bisect_right((1, 3, 8, 20), off)}"
            )
        if fact.mass and not ends and title is not None and at > title:
            names.append("text under title")
        names += (f"ends={min(ends, 3)}", f"latest={latest}", f"latest={latest},{kinds[at]}")
        if fact.phrase and not fact.phrase.weak and fact.size <= SHORT:
            latest = fact.phrase.group
            ends += 1 if seen and latest in ("related", "copyright", "share", "credit") else 0


def _add_containers(blocks: Sequence[Block], facts: list[Facts], lists: list[list[str]]) -> None:
    if not blocks or not any(block.path for block in blocks):
        return
    parents = [_parent(block.path) for block in blocks]
    held = Counter(dict.fromkeys(parents, 0))
    linked = held.copy()
    for parent, fact in zip(parents, facts, strict=True):
        held[parent] += fact.mass
        linked[parent] += int(fact.size * fact.links)
    chains = {parent: _chain(parent) for parent in held}
    for sums in (held, linked):
        for parent, own in tuple(sums.items()):
            for path in chains[parent][1:]:
                sums[path] += own
    total = sum(fact.mass for fact in facts) or 1
    told = {parent: tuple(_container_names(chain, held, linked, total)) for parent, chain in chains.items()}
    for parent, names in zip(parents, lists, strict=True):
        names += told[parent]


def _container_names(chain: list[str], held: Counter[str], linked: Counter[str], total: int) -> Iterator[str]:
    for level, path in enumerate(chain):
        yield _HELD[level][bisect_right((0.0001, 0.05, 0.2, 0.5, 0.8), held[path] / total)]
        yield _LINKED[level][bisect_right((0.1, 0.5, 2.0), linked[path] / (held[path] + 1))]


def _add_kinship(blocks: Sequence[Block], facts: list[Facts], lists: list[list[str]], title: int | None) -> None:
    """How far in the tree a block stands from the title, and from the first running text after it."""
    if not any(block.path for block in blocks):
        return
    start = -1 if title is None else title
    lead = next((at for at in range(start + 1, len(blocks)) if facts[at].mass >= (60 if title is None else 1)), None)
    relatives = {
        word: blocks[chosen].path.split(">")
        for word, chosen in (("title", title), ("lead", lead))
        if chosen is not None
    }
    known: dict[str, list[str]] = {}
    for block, names in zip(blocks, lists, strict=True):
        parent = _parent(block.path)
        if parent not in known:
            steps = parent.split(">")
            known[parent] = [name for word, one in relatives.items() for name in _kinship(word, one, steps)]
        names += known[parent]


def _kinship(word: str, one: list[str], other: list[str]) -> list[str]:
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    up, down = min(len(one) - common, 6), min(len(other) - common, 4)
    names = [f"{word}:up={up}", f"{word}:down={down}", f"{word}:up={up},down={down}"]
    if word == "lead":
        branch = {name for step in other[common:] for name in step_features(step.partition("@")[0])}
        names += (f"{word}:{name}" for name in branch)
    return names


def _parent(path: str) -> str:
    return path[: max(0, path.rfind(">"))]


def _chain(parent: str) -> list[str]:
    above = _parent(parent)
    return [parent, above, _parent(above)]


def _add_repetition(blocks: Sequence[Block], facts: list[Facts], lists: list[list[str]]) -> None:
    texts = [block.text.strip() for block in blocks]
    counts = Counter(texts)
    twins = [False, *(one == two for one, two in pairwise(texts)), False, False]
    for at, names in enumerate(lists):
        if counts[texts[at]] > 1:
            names.append("repeated")
        if twins[at] or twins[at + 1]:
            names.append("twin")
        elif at and twins[at - 1]:
            names.append("after_twin")


def _add_stamps(blocks: Sequence[Block], facts: list[Facts], lists: list[list[str]]) -> None:
    stamped = [
        fact.size < 160 and _STAMP.search(block.text) is not None for block, fact in zip(blocks, facts, strict=True)
    ]
    if sum(stamped) < _FEED:
        return
    for at, names in enumerate(lists):
        near = sum(stamped[max(0, at - 3) : at + 4]) - stamped[at]
        if stamped[at] and near >= _FEED - 1:
            names.append("feed")
        elif near >= _FEED - 1:
            names.append("between feed")
