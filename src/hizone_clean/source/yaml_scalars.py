"""YAML in and out with every value as it is written: nothing is turned into a number, a truth value or a date.

A value without quotes is a ``Plain`` text and goes out without them again, so that ``0123`` stays ``0123``, a date stays a
date for other tools, and ``"0123"``, which its writer quoted, stays quoted.
"""

from __future__ import annotations

from functools import cache
from typing import Any


class Plain(str):
    """A value that stands without quotes."""

    __slots__ = ()


class NotAMappingError(ValueError):
    """The text is no YAML, or YAML of another shape than keys and values."""


_SMALL = 4096
DEEPEST = 50
"""How deep lists and mappings may stand in one another."""


def load_yaml(text: str) -> dict[str, Any]:
    """The keys and values of ``text``: texts, lists and dictionaries, nothing else.

    Tags are not obeyed, and a text with aliases is refused, since a few lines of them can stand for gigabytes. Raises
    ``NotAMappingError``.

    >>> load_yaml("no: 0123\\nquoted: '0123'\\ntags: [甲, 乙]")
    {'no': '0123', 'quoted': '0123', 'tags': ['甲', '乙']}
    """
    import yaml

    loader = _loader(fast=len(text) <= _SMALL and "*" not in text)(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise NotAMappingError(text[:40])
        return _mapping(node)
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise NotAMappingError(text[:40]) from problem
    finally:
        loader.dispose()


@cache
def _loader(*, fast: bool) -> Any:
    import yaml

    if fast:
        return getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class WithoutAliases(yaml.BaseLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.composer.ComposerError(None, None, "an alias", None)
            return super().compose_node(parent, index)

    return WithoutAliases


def _mapping(node: Any, depth: int = 0) -> dict[str, Any]:
    pairs = ((_value(key, depth), _value(value, depth)) for key, value in node.value)
    return {key if isinstance(key, str) else str(key): value for key, value in pairs}


def _value(node: Any, depth: int) -> Any:
    if node.id == "scalar":
        return str(node.value) if node.style else Plain(node.value)
    if depth > DEEPEST:
        raise RecursionError("lists in lists")
    return _mapping(node, depth + 1) if node.id == "mapping" else [_value(item, depth + 1) for item in node.value]


def dump_yaml(fields: dict[str, Any]) -> str:
    """``fields`` as YAML that :func:`load_yaml` reads back as the same; each line ends, none is folded.

    >>> print(dump_yaml({"title": "2021", "date": Plain("2021-09-07"), "tags": ["高新区"]}), end="")
    title: '2021'
    date: 2021-09-07
    tags:
    - 高新区
    """
    import yaml

    written: str = yaml.dump(fields, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=float("inf"))
    return written


@cache
def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def represent_plain(dumper: Any, value: Plain) -> Any:
        # the tag that a reader would give it, so that the writer sees no need for quotes
        tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))
        return dumper.represent_scalar(tag, str(value), style=_style(value))

    def represent_text(dumper: Any, value: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))

    Dumper.add_representer(str, represent_text)
    Dumper.add_representer(Plain, represent_plain)
    return Dumper


def _style(value: str) -> str | None:
    """Line separators that YAML would fold into a blank stand as escapes, between double quotes."""
    return '"' if any(mark in value for mark in "\x85\u2028\u2029") else None
