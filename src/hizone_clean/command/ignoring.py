"""``.gitignore`` as git reads it, in time linear in a path: a folder of strangers cannot make a run hang.

A pattern is a row of segments between its slashes. Each segment is a pattern without backtracking, and ``**`` is matched over
segments the way ``*`` is over characters: the last one seen takes one segment more until the rest fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hizone_clean.patterns import pattern

_LARGEST = 1 << 20
"""Bytes of an ignore file that are read; git's own files have a few hundred."""
# an escaped character, a class, a star or a mark, and anything else: "\\#", "[!a-z]", "[[:digit:]]", "*"
_TOKEN = pattern(
    r"\\(?P<escaped>.)|\[(?P<class>[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]|(?P<star>\*+)|(?P<mark>\?)|(?P<other>.)", re.S
)
_POSIX = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": r" \t", "digit": "0-9", "lower": "a-z", "upper": "A-Z", "space": r"\s",
    "xdigit": "0-9a-fA-F", "punct": r"!-/:-@\[-`{-~", "word": "a-zA-Z0-9_",
}  # fmt: skip
_NOTHING = pattern(r"(?!)")
_POSIX_NAME = pattern(r"\[:(\w+):\]")


class Rule(NamedTuple):
    """One line of an ignore file."""

    segments: tuple[re.Pattern[str] | None, ...]
    """A pattern for each part of a path; ``None`` stands for any number of folders (``**``)."""
    ignores: bool
    """Whether what matches is ignored; else it is taken after all (``!``)."""
    folders_only: bool

    def matches(self, parts: Sequence[str], is_folder: bool) -> bool:
        """Whether the rule speaks of the path of ``parts`` below the folder of its file."""
        return (is_folder or not self.folders_only) and _fits(self.segments, parts)


class Ignores(NamedTuple):
    """The rules of one ignore file, last first, and the folder that they are seen from."""

    folder: Path
    rules: tuple[Rule, ...]

    def verdict(self, path: Path, is_folder: bool) -> bool | None:
        """Whether the file says that ``path`` is ignored; ``None`` when it does not speak of it."""
        parts = path.relative_to(self.folder).parts
        return next((rule.ignores for rule in self.rules if rule.matches(parts, is_folder)), None)


def read_ignores(file: Path, folder: Path) -> Ignores:
    """The rules of the ignore file ``file``, seen from ``folder``. Raises ``OSError`` when it cannot be read."""
    with file.open("rb") as opened:
        text = opened.read(_LARGEST).decode("utf-8", "replace")
    return Ignores(folder, parse_ignores(text.splitlines()))


def parse_ignores(lines: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of the ``lines`` of an ignore file, last first; comments, blank lines and broken patterns have none.

    >>> rules = parse_ignores(["*.log", "!keep.log", "/build/", "a/**/b"])
    >>> [any(rule.matches(path.split("/"), False) for rule in rules) for path in ("x/y.log", "a/c/d/b", "z/build")]
    [True, True, False]
    """
    return tuple(rule for line in reversed(list(lines)) if (rule := _parsed(line)))


def is_ignored(path: Path, is_folder: bool, ignores: Iterable[Ignores]) -> bool:
    """Whether the nearest ignore file that speaks of ``path`` says so; ``ignores`` come nearest first."""
    return next((verdict for one in ignores if (verdict := one.verdict(path, is_folder)) is not None), False)


def _parsed(line: str) -> Rule | None:
    line = re.sub(r"(?<!\\) +$", "", line.rstrip("\r\n"))
    if not line or line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    line = line if ignores else line[1:]
    folders_only = line.endswith("/")
    line = line.rstrip("/") if folders_only else line
    parts = line.split("/")
    if len(parts) == 1:
        parts = ["**", *parts]
    elif not parts[0]:
        parts = parts[1:]
    if not parts or not all(parts):
        return None
    segments: list[re.Pattern[str] | None] = []
    for number, part in enumerate(parts):
        if part == "**" and not (number and number == len(parts) - 1):
            if not segments or segments[-1] is not None:
                segments.append(None)
        elif part == "**":  # "a/**": everything inside, not the folder itself
            segments += [_segment("*"), None]
        elif (compiled := _segment(part)) is not None:
            segments.append(compiled)
        else:
            return None
    return Rule(tuple(segments), ignores, folders_only)


def _segment(part: str) -> re.Pattern[str] | None:
    """A pattern for one name, in which a star never gives back what it took up to the next piece; ``None`` when broken."""
    pieces = [""]
    for token in _TOKEN.finditer(part):
        if token["star"]:
            pieces.append("")
        elif token["class"] is not None:
            pieces[-1] += _class(token["class"])
        elif token["mark"]:
            pieces[-1] += "."
        elif token["other"] in ("[", "\\"):  # a class or an escape that is cut short matches nothing
            return None
        else:
            pieces[-1] += re.escape(token["escaped"] or token["other"])
    first, *rest = pieces
    inner = "".join(f"(?>.*?{piece})" for piece in rest[:-1] if piece)
    last = f".*{rest[-1]}" if rest else ""
    try:
        return re.compile(f"{first}{inner}{last}", re.S)
    except re.error:
        return None


def _class(inside: str) -> str:
    negated = inside[:1] in ("!", "^")
    inside = inside[1:] if negated else inside
    inside = _POSIX_NAME.sub(lambda found: _POSIX.get(found[1], ""), inside)
    inside = inside.replace("[", r"\[").replace("&&", r"&\&").replace("||", r"|\|").replace("~~", r"~\~")
    return f"[{'^' if negated else ''}{inside.replace(']', chr(92) + ']', 1) if inside.startswith(']') else inside}]"


def _fits(segments: Sequence[re.Pattern[str] | None], parts: Sequence[str]) -> bool:
    """Whether ``parts`` are what ``segments`` say: the usual greedy match of a pattern with stars, over names."""
    at = place = 0
    star, resume = -1, 0
    while place < len(parts):
        segment = segments[at] if at < len(segments) else _NOTHING
        if segment is None:
            star, resume, at = at, place, at + 1
        elif segment.fullmatch(parts[place]):
            at, place = at + 1, place + 1
        elif star >= 0:
            resume += 1
            at, place = star + 1, resume
        else:
            return False
    return all(segment is None for segment in segments[at:])
