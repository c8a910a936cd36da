"""Lines of a source file whose own marks are to be left alone: front matter, code, tags, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from hizone_clean.blocks import Block, Span
from hizone_clean.document import Document, from_lines
from hizone_clean.normalizing.marks import find_marks
from hizone_clean.normalizing.set_apart import find_set_apart
from hizone_clean.source.lines import split_lines


def read_source(text: str) -> Document:
    """A document that gives ``text`` back as it is, in which front matter, code, tags and links are of type ``code``.

    >>> [(block.text, block.type) for block in read_source("<p>甲,乙</p>").blocks]
    [('<p>', 'code'), ('甲,乙', 'paragraph'), ('</p>', 'code')]
    """
    pieces = split_lines(text)
    lines = pieces[0::2]
    apart = find_set_apart(lines)
    # the inside of code is no place to look for marks: a lone backtick there would find its like far outside
    pieces[0::2] = [" " * len(line) if number in apart else line for number, line in enumerate(lines)]
    pieces[1::2] = ["\n" if end == "\r" else end for end in pieces[1::2]]
    marks = [*find_marks("".join(pieces)), (len(text), len(text))]
    starts = [0, *accumulate(map(len, pieces))][0::2]
    document = from_lines(text)
    return replace(document, blocks=tuple(_set_apart(document.blocks, apart, starts, marks)))


read_source.is_reader = True  # type: ignore[attr-defined]


def _set_apart(
    blocks: tuple[Block, ...], apart: frozenset[int], starts: list[int], marks: list[Span]
) -> Iterator[Block]:
    at = 0
    for block in blocks:
        number = block.lines[0] - 1
        if number in apart:
            yield block._replace(type="code")
            continue
        start, end = starts[number], starts[number] + len(block.text)
        while marks[at][1] <= start < marks[-1][0]:
            at += 1
        yield from _pieces(block, list(_cuts(marks, at, start, end)))


def _cuts(marks: list[Span], at: int, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The pieces of a line from ``start`` to ``end``, each with whether it is a mark; places are within the line."""
    place = start
    while at < len(marks) and marks[at][0] < end:
        first, last = max(marks[at][0], start), min(marks[at][1], end)
        if place < first:
            yield place - start, first - start, False
        yield first - start, last - start, True
        place, at = last, at + 1
    if place < end:
        yield place - start, end - start, False


def _pieces(block: Block, cuts: list[tuple[int, int, bool]]) -> Iterator[Block]:
    for number, (first, last, is_mark) in enumerate(cuts):
        yield block._replace(
            text=block.text[first:last],
            type="code" if is_mark else block.type,
            before="" if number else block.before,
            end=block.end if number == len(cuts) - 1 else "",
        )
