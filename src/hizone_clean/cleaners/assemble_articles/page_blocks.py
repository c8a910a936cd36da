"""The blocks of a page as its articles have them: each with its number and its part, a headline's lines as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block, BlockType, join_blocks
from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.headlines.assignment import Assignment
from hizone_clean.cleaners.assemble_articles.headlines.features import DisplayLine
from hizone_clean.cleaners.assemble_articles.headlines.kickers import join_title
from hizone_clean.cleaners.assemble_articles.parts import Part
from hizone_clean.cleaners.assemble_articles.wording import unspaced

_NEAR = 3
"""Blocks between a headline and its shadow at most."""

Headlines = dict[int, tuple[tuple[Part, ...], tuple[Part, ...]]]
"""Kicker and title of each article that has a headline."""


class Page(NamedTuple):
    """What a page was found to be: its parts, its articles' bodies, the lines beside them, and whose headline these are."""

    parts: list[Part]
    segments: list[Segment]
    lines: list[DisplayLine]
    found: Assignment


def write_blocks(
    blocks: Sequence[Block], page: Page, headlines: Headlines, signed: Mapping[int, Sequence[int]]
) -> list[Block]:
    """The blocks with their articles and types; a headline's lines as one."""
    changed = dict(_articles(blocks, page, headlines))
    bylines = {page.parts[at].at: number for number, places in signed.items() for at in places}
    shadows = _shadows(blocks, changed)
    result: list[Block] = []
    last = 0
    for at, block in enumerate(blocks):
        owner = bylines.get(at, shadows.get(at, last))
        placed = changed[at] if at in changed else _placed(block, owner, block.type)
        if placed is not None:
            last = placed.article if at in changed and placed.type not in ("title", "kicker") else last
            result.append(placed)
    return result


def _shadows(blocks: Sequence[Block], changed: Mapping[int, Block | None]) -> dict[int, int]:
    """The article of each shadow of a headline: that of the nearest line that says the same."""
    articles: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.reason == "duplicate":
            said = unspaced(block.text)
            near = sorted(
                range(max(0, at - _NEAR), min(len(blocks), at + _NEAR + 1)), key=lambda other: abs(at - other)
            )
            same = (changed.get(other) for other in near if said in unspaced(blocks[other].text))
            owner = next((placed for placed in same if placed is not None), None)
            articles |= {at: owner.article} if owner else {}
    return articles


def _placed(block: Block, article: int, kind: BlockType) -> Block:
    is_right = block.article == article and block.type == kind
    return block if is_right else block._replace(article=article, type=kind)


def _articles(blocks: Sequence[Block], page: Page, headlines: Headlines) -> Iterator[tuple[int, Block | None]]:
    """Index and new form of each block that has a place; ``None`` for a headline's line that goes into the one before."""
    parts = page.parts
    numbers = _numbers(page)
    for at, part in enumerate(parts):
        if part.kind != "byline":
            block = blocks[part.at]
            yield part.at, _placed(block, numbers[at], _type(part, block))
    for number, headline in headlines.items():
        for lines, kind in zip(headline, ("kicker", "title"), strict=True):
            yield from _joined(blocks, lines, number, kind)  # type: ignore[arg-type]


def _numbers(page: Page) -> list[int]:
    """The article of each part: its own, or for a line in nobody's headline the one whose body follows."""
    numbers, number = [], 0
    for at in range(len(page.parts)):
        while number + 1 < len(page.segments) and at > page.segments[number].last:
            number += 1
        numbers.append(number)
    return numbers


def _type(part: Part, block: Block) -> BlockType:
    if part.kind == "line":
        return "heading"
    return "caption" if part.kind == "caption" else block.type


def _joined(
    blocks: Sequence[Block], lines: Sequence[Part], number: int, kind: BlockType
) -> Iterator[tuple[int, Block | None]]:
    if lines:
        headline = join_blocks([blocks[line.at] for line in lines], join_title(lines))
        yield lines[0].at, headline._replace(type=kind, article=number)
        yield from ((line.at, None) for line in lines[1:])
