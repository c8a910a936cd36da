"""Read OpenCC's dictionaries, the data of opencc-python-reimplemented, with our own exceptions worked in."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_BARRIER = pattern(
    r"[\s,.?!*，。、；：？！…“”‘’『』「」－（）《》〈〉～．／＼-]"
)  # 乙,丙: the library splits here, no word crosses


def list_configs() -> list[str]:
    """Give the names of the configurations that can be asked for."""
    return sorted(_read_chains())


def read_chain(config: str) -> list[list[str]]:
    """Give the dictionaries of a configuration, in groups that are applied one after another."""
    return _read_chains()[config]


@cache
def read_dictionary(name: str) -> dict[str, str]:
    """Read one dictionary, the first choice of each entry, with our exceptions in place of its own entries."""
    entries = {key: choices[0] for key, choices in read_alternatives(name).items()}
    for group in _read_exceptions()["exceptions"]:
        if group["dictionary"] == name:
            entries |= _read_entries(group["entries"])
    return entries


@cache
def read_alternatives(name: str) -> dict[str, list[str]]:
    """Read one of the library's dictionaries, each entry with all of its choices; nothing where it has none."""
    path = _library() / "dictionary" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = (line.strip().split("\t") for line in lines)
    return {key: value.split(" ") for key, value in pairs if not _BARRIER.search(key)}


def _read_entries(entries: str) -> dict[str, str]:
    """Read ``"遶=绕 乾州"``: words apart by blanks, each with what it becomes, or alone where it stays."""
    pairs = (entry.partition("=") for entry in entries.split())
    return {key: value or key for key, _, value in pairs}


@cache
def _read_chains() -> dict[str, list[list[str]]]:
    """Give every configuration, those of the library and our compositions, as groups of dictionary names."""
    chains: dict[str, list[list[str]]] = dict(_read_exceptions()["configurations"])
    for path in sorted((_library() / "config").glob("*.json")):
        links = json.loads(path.read_text(encoding="utf-8"))["conversion_chain"]
        chains[path.stem] = [_name_dictionaries(link["dict"]) for link in links]
    return chains


def _name_dictionaries(node: dict[str, Any]) -> list[str]:
    return [leaf["file"].removesuffix(".txt") for leaf in node.get("dicts", [node])]


@cache
def _read_exceptions() -> dict[str, Any]:
    return read_table("script_exceptions.toml")


@cache
def _library() -> Path:
    spec = find_spec("opencc")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    if not (folder / "dictionary" / "TSCharacters.txt").is_file():
        raise ImportError(
            "the dictionaries of opencc-python-reimplemented are missing: pip install opencc-python-reimplemented "
            "(the OpenCC package has the same import name and cannot stand beside it)"
        )
    return folder
