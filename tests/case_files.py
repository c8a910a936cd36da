"""The fixture form of ``tests/cases/*.txt``: how a case is written down, and how it is read.

A file holds sections; a section holds cases. Every line of text stands behind a mark, so that a text may hold anything::

    # A comma between Han, not one inside a number      a section's title
    spacing: pangu                                      options of the call, directly beneath it
    ; anything that explains the section                a comment

    < 园区投产,订单不断.                                what goes in
    > 园区投产，订单不断。                              what comes out
    - byline: 王晓明                                    what is taken away, with its reason
    ! masked_text: 某某                                 what is reported, with its kind
                                                        (or also: byline (its rule), masked_text (line 2))

    = 总投资1,200万元                                   what goes in and comes out as it is

A text of several lines has a mark before each; a mark alone is an empty line, and ``-`` or ``!`` alone
says that nothing is taken away or reported. Lines behind ``|`` beneath the title stand
above every text of the section. Cases are parted by an empty line, or by
the next ``<``. ``<U+FEFF>`` stands for a character that one would not see, such as a blank at a line's end. A case
without a result asks that the laws hold. The options ``call`` and ``not yet`` are the runner's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARKS = ("<", ">", "=", "-", "!")
ABOVE = "|"

_HIDDEN = re.compile(r"<U\+([0-9A-F]{4,6})>")
_OPTION = re.compile(r"([a-z][a-z _]*): *(.+)")
_LISTS = ("keep", "skip", "only")
_WORDS = {"yes": True, "no": False}

Option = str | bool | tuple[str, ...]


@dataclass
class Case:
    """One case of a section: where it stands, what goes in, and what is right."""

    where: str
    title: str
    call: str
    options: dict[str, Option]
    not_yet: str
    above: list[str]
    lines: dict[str, list[str]] = field(default_factory=lambda: {mark: [] for mark in MARKS})

    @property
    def given(self) -> str:
        return "\n".join([*self.above, *(self.lines["<"] or self.lines["="])])

    @property
    def wanted(self) -> str | None:
        """What has to come out; None where the case asks for the laws alone."""
        right = self.lines[">"] or self.lines["="]
        return "\n".join([*self.above, *right]) if right else None

    def named(self, mark: str) -> list[tuple[str, str]] | None:
        """The removals (``-``) or diagnostics (``!``) of the case: reason or kind, and text; None where it names none."""
        if not (lines := self.lines[mark]):
            return None
        return [(kind, text) for kind, _, text in (line.partition(": ") for line in lines if line)]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file, in their order; a line that fits nowhere is a ``ValueError`` that names it."""
    cases: list[Case] = []
    title, options, above, last = "", dict[str, str](), list[str](), ""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        mark = line[:1] if line[1:2] in ("", " ") else "option"
        if mark == "#":
            title, options, above = line[2:], {}, []
        elif mark == ABOVE and last not in MARKS:
            above.append(_unhide(line[2:]))
        elif mark == "option" and last in ("#", "option") and (found := _OPTION.fullmatch(line)):
            options[found[1]] = found[2]
        elif mark in "<=" and mark not in ("", last):
            cases.append(_case(f"{path.name}:{number}", path.stem, title, options, above))
        elif mark not in ("", ";") and (mark not in MARKS or last not in MARKS):
            raise ValueError(
                f"{path.name}:{number}: {line!r} is neither a title (#), an option beneath one, nor a case"
            )
        if mark in MARKS:
            cases[-1].lines[mark].append(_unhide(line[2:]))
        last = mark
    return cases


def _case(where: str, cleaner: str, title: str, options: dict[str, str], above: list[str]) -> Case:
    own = {name: _value(name, value) for name, value in options.items() if name not in ("call", "not yet")}
    return Case(where, title, options.get("call", cleaner), own, options.get("not yet", ""), above)


def _value(name: str, value: str) -> Option:
    return tuple(value.split(", ")) if name in _LISTS else _WORDS.get(value, value)


def _unhide(text: str) -> str:
    return _HIDDEN.sub(lambda found: chr(int(found[1], 16)), text)
