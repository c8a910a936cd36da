"""Links of Markdown that spread over several lines: a card with its headline and teaser, as crawlers write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

# "[", "* [标题", "[### 标题": where a link begins that its line does not end
_OPENING = pattern(r"\s*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?P<mark>\[)(?!\[|\^)")
_BRACKET = pattern(r"[\[\]]")
# "](https://a.cn/1)", "摘要](/1 "题")", "摘要](/1)[下一题": where it ends, and another may begin
_CLOSING = pattern(
    r"(?P<text>[^\[\]]*)(?P<mark>\]\(\s{0,3}(?:[^\s()]|\([^\s()]{0,500}\)){0,2000}+(?:\s{1,3}\"[^\"\n]{0,500}\")?\s{0,3}\))\s*(?P<rest>(?:\[[^\[\]]*)?)$"
)
_FENCES = ("```", "~~~")
_LONGEST = 12
"""Lines that a link spreads over at most."""


class SpreadLinks(NamedTuple):
    """Lines without the marks of the links that spread over several of them."""

    lines: list[Block]
    linked: dict[int, str]
    """The number of each line that stands in such a link, and the mark that ended it there, with its address."""


def take_spread_links(lines: list[Block]) -> SpreadLinks:
    """Take the marks of links off that begin on one line and end on another; what stands in them is all link.

    >>> found = take_spread_links([Block("[园区开工", (1, 1)), Block("三月动土](/a)", (2, 2))])
    >>> [line.text for line in found.lines], found.linked
    (['园区开工', '三月动土'], {0: '', 1: '](/a)'})
    """
    linked: dict[int, str] = {}
    if sum(line.text.count("[") != line.text.count("]") for line in lines) < 2:
        return SpreadLinks(lines, linked)
    found: list[Block] = []
    opened, place = -1, 0
    for line in lines:
        text = line.text
        if text.lstrip().startswith(_FENCES) or len(found) - opened > _LONGEST:
            opened = -1
        if opened >= 0 and (closing := _CLOSING.match(text)):
            first = found[opened]
            found[opened] = first._replace(text=first.text[:place] + first.text[place + 1 :])
            for at in range(opened, len(found) + 1):
                linked.setdefault(at, "")
            linked[len(found)] = closing["mark"]
            found.append(line._replace(text=closing["text"]))
            opened, text = -1, closing["rest"]
            if not text:
                continue
            line = line._replace(text=text, before="\n")
        if (opening := _OPENING.match(text)) and _stays_open(text, opening.start("mark")):
            opened, place = len(found), opening.start("mark")
        found.append(line)
    return SpreadLinks(found, linked)


def as_linked(
    blocks: list[Block], made_of: range, lines: Sequence[Block], linked: Mapping[int, str]
) -> Iterator[Block]:
    """``blocks``, made of the lines ``made_of``, as parts of the link that these stand in, and the address of each that ends."""
    places = [at for at in made_of if at in linked] if linked else []
    if not places:
        yield from blocks
        return
    yield from (b._replace(links=1.0) if b.reason is None and b.type != "code" else b for b in blocks)
    for at in places:
        if linked[at]:
            yield lines[at]._replace(text=linked[at]).removed("markup", "read/link_address")


def _stays_open(text: str, place: int) -> bool:
    """Whether nothing closes the bracket at ``place``."""
    depth = 0
    for bracket in _BRACKET.finditer(text, place):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return False
    return True
