"""Convert with OpenCC's dictionaries: the data of opencc-python-reimplemented, a matcher of our own.

The library tries every substring of every sentence, from the longest down, and takes the longest match first, the
leftmost among equals. The matcher here looks only where a word of the dictionary can begin and settles overlaps by the
same order, so that it gives the same answer some forty times faster and in linear time.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

_RESOURCE = Path(__file__).parents[1] / "resources" / "script_exceptions.toml"
_BARRIER = re.compile(r"[\s,.?!*，。、；：？！…“”‘’『』「」－（）《》〈〉～．／＼-]")  # 乙,丙: the library splits here, no word crosses


class Stage(NamedTuple):
    """One pass over the text: the words of a group of dictionaries, then its single characters."""

    words: dict[str, str]
    ranks: dict[str, int]  # place in the group of the dictionary that a word comes from: an earlier one goes first
    lengths: dict[str, tuple[int, ...]]  # first two characters of a word (one, for a word of one) to its lengths
    openings: re.Pattern[str] | None  # finds the places where a word can begin
    characters: dict[int, str]
    rare: re.Pattern[str] | None  # for a short table of characters: the places where one of them stands


class _Match(NamedTuple):
    rank: int
    shortness: int
    start: int
    end: int


def convert_by_stages(text: str, stages: tuple[Stage, ...]) -> str:
    """Give `text` after each of the stages in turn."""
    for stage in stages:
        text = _apply_stage(text, stage)
    return text


def _apply_stage(text: str, stage: Stage) -> str:
    mapped = _map_characters(text, stage)
    pieces, done = [], 0
    for match in _find_words(text, stage):
        pieces += mapped[done : match.start], stage.words[text[match.start : match.end]]
        done = match.end
    return "".join([*pieces, mapped[done:]]) if pieces else mapped


def _map_characters(text: str, stage: Stage) -> str:
    """Map characters one to one, so that offsets into `text` hold in the result."""
    if stage.rare is None:
        return text.translate(stage.characters)
    characters = stage.characters
    return stage.rare.sub(lambda found: characters[ord(found[0])], text)


def _find_words(text: str, stage: Stage) -> Iterator[_Match]:
    """Give the words that win, from left to right; only words that overlap have to be compared."""
    cluster: list[_Match] = []
    reach = 0
    for match in _find_candidates(text, stage):
        if match.start >= reach and cluster:
            yield from _settle_overlaps(cluster)
            cluster = []
        cluster.append(match)
        reach = max(reach, match.end)
    yield from _settle_overlaps(cluster)


def _find_candidates(text: str, stage: Stage) -> Iterator[_Match]:
    if stage.openings is None:
        return
    words, lengths = stage.words, stage.lengths
    for opening in stage.openings.finditer(text):
        start = opening.start()
        for prefix in (text[start : start + 2], text[start]):
            for length in lengths.get(prefix, ()):
                word = text[start : start + length]
                if word in words:
                    yield _Match(stage.ranks[word], -length, start, start + len(word))


def _settle_overlaps(cluster: list[_Match]) -> list[_Match]:
    if len(cluster) < 2:
        return cluster
    taken: set[int] = set()
    winners = []
    for match in sorted(cluster):
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            winners.append(match)
    return sorted(winners, key=lambda match: match.start)


@lru_cache(maxsize=None)
def read_stages(config: str) -> tuple[Stage, ...]:
    """Read the stages of an OpenCC configuration such as ``"tw2s"``, with our exceptions worked in.

    Raises `KeyError` for a configuration that does not exist.
    """
    return tuple(_build_stage(group) for group in _read_chains()[config])


@lru_cache(maxsize=1)
def _read_chains() -> dict[str, list[list[str]]]:
    """Give every configuration as its groups of dictionary names: those of the library and our compositions."""
    chains: dict[str, list[list[str]]] = dict(read_exceptions()["configurations"])
    for path in sorted((_library() / "config").glob("*.json")):
        chain = json.loads(path.read_text(encoding="utf-8"))["conversion_chain"]
        chains[path.stem] = [_name_dictionaries(link["dict"]) for link in chain]
    return chains


def list_configs() -> list[str]:
    """Give the names of the configurations that can be asked for."""
    return sorted(_read_chains())


def _name_dictionaries(node: dict[str, Any]) -> list[str]:
    return [leaf["file"].removesuffix(".txt") for leaf in node.get("dicts", [node])]


@lru_cache(maxsize=1)
def _library() -> Path:
    spec = find_spec("opencc")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    if not (folder / "dictionary" / "TSCharacters.txt").is_file():
        raise ImportError(
            "the dictionaries of opencc-python-reimplemented are missing: pip install opencc-python-reimplemented "
            "(the OpenCC package has the same import name and cannot stand beside it)"
        )
    return folder


@lru_cache(maxsize=1)
def read_exceptions() -> dict[str, Any]:
    """Read our own list of what the library's dictionaries get wrong."""
    return tomllib.loads(_RESOURCE.read_text(encoding="utf-8"))


@lru_cache(maxsize=None)
def read_dictionary(name: str) -> dict[str, str]:
    """Read one dictionary, the first choice of each entry, with our exceptions in place of its own entries."""
    path = _library() / "dictionary" / f"{name}.txt"
    entries = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            key, value = line.strip().split("\t")
            if not _BARRIER.search(key):
                entries[key] = value.split(" ")[0]
    for group in read_exceptions()["exceptions"]:
        if group["dictionary"] == name:
            entries |= _read_entries(group)
    return entries


def _read_entries(group: dict[str, str]) -> dict[str, str]:
    """Read ``"遶=绕 乾州"``: words apart by blanks, each with what it becomes, or alone where it stays."""
    pairs = (entry.partition("=") for entry in group["entries"].split())
    return {key: value or key for key, _, value in pairs}


def _build_stage(names: list[str]) -> Stage:
    words: dict[str, str] = {}
    ranks: dict[str, int] = {}
    characters: dict[str, str] = {}
    for rank, name in enumerate(names):
        entries = read_dictionary(name)
        if all(len(key) == len(value) == 1 for key, value in entries.items()):
            characters = entries | characters
            continue
        for key in entries.keys() - words.keys():
            words[key], ranks[key] = entries[key], rank
    table = {ord(key): value for key, value in characters.items() if key != value}
    rare = _one_of(map(chr, table)) if 0 < len(table) < 200 else None
    return Stage(words, ranks, _index_lengths(words), _find_openings(words), table, rare)


def _index_lengths(words: dict[str, str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {prefix: tuple(sorted(found)) for prefix, found in lengths.items()}


def _find_openings(words: dict[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    first = _one_of(word[0] for word in words).pattern
    if any(len(word) == 1 for word in words):
        return re.compile(first)
    return re.compile(f"{first}(?={_one_of(word[1] for word in words).pattern})")


def _one_of(characters: Iterator[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(set(characters))))}]")
