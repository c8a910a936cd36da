"""Lines of a source file whose own marks are to be left alone: front matter, code, tags, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from hizone_clean.blocks import Block, Span
from hizone_clean.document import Document, from_lines
from hizone_clean.normalizing.marks import find_marks
from hizone_clean.normalizing.running_text import find_running_text
from hizone_clean.normalizing.set_apart import find_set_apart
from hizone_clean.source.lines import split_lines

_BLANKS = " \t\u3000\u00a0"


def read_source(text: str) -> Document:
    """A document that gives ``text`` back as it is, in which all that is not running text is of type ``code``.

    The pieces of one paragraph, over all its lines, name the same lines.

    >>> [(block.text, block.type) for block in read_source("<p>甲,乙</p>").blocks]
    [('<p>', 'code'), ('甲,乙', 'paragraph'), ('</p>', 'code')]
    """
    document = from_lines(text)
    if text.isascii():
        return document.with_blocks(block._replace(type="code") for block in document.blocks)
    pieces = split_lines(text)
    lines = pieces[0::2]
    apart = find_set_apart(lines)
    # the inside of code is no place to look for marks: a lone backtick there would find its like far outside
    pieces[0::2] = [" " * len(line) if number in apart else line for number, line in enumerate(lines)]
    pieces[1::2] = ["\n" if end == "\r" else end for end in pieces[1::2]]
    starts = [0, *accumulate(map(len, pieces))][0::2]
    marks = list(find_marks("".join(pieces)))
    paragraphs = find_running_text(lines, apart)
    runs = [(starts[line] + start, starts[line] + end) for p in paragraphs for line, start, end in p.runs]
    runs = list(_bare(text, _without(sorted(runs), marks)))
    spans = [p.lines for p in paragraphs]
    return document.replacing(blocks=tuple(_set_apart(text, document.blocks, spans, starts, runs)))


read_source.is_reader = True  # type: ignore[attr-defined]


def _without(runs: Sequence[Span], marks: Sequence[Span]) -> Iterator[Span]:
    """The parts of ``runs`` that none of ``marks`` covers; both in order."""
    at = 0
    for start, end in runs:
        while at < len(marks) and marks[at][1] <= start:
            at += 1
        following = at
        while following < len(marks) and marks[following][0] < end:
            if start < marks[following][0]:
                yield start, marks[following][0]
            start = max(start, marks[following][1])
            following += 1
        if start < end:
            yield start, end


def _bare(text: str, runs: Iterator[Span]) -> Iterator[Span]:
    """``runs`` without the blanks at their ends: those belong to the marks that they touch."""
    for start, end in runs:
        run = text[start:end]
        first, last = start + len(run) - len(run.lstrip(_BLANKS)), start + len(run.rstrip(_BLANKS))
        if first < last:
            yield first, last


def _set_apart(
    text: str, blocks: Sequence[Block], spans: Sequence[Span], starts: list[int], runs: Sequence[Span]
) -> Iterator[Block]:
    paragraph_of = {number: span for span in spans for number in range(*span)}
    at = place = 0
    while place < len(blocks):
        first = last = blocks[place]
        number = first.lines[0] - 1
        lines = paragraph_of.get(number, (number, number + 1))
        while place + 1 < len(blocks) and blocks[place + 1].lines[0] <= lines[1]:
            place += 1
            last = blocks[place]
        place += 1
        start, end = _begin(text, first, starts), _begin(text, last, starts) + len(last.text)
        while at < len(runs) and runs[at][0] < start:
            at += 1
        stop = at
        while stop < len(runs) and runs[stop][1] <= end:
            stop += 1
        yield from _pieces(text, (start, end), runs[at:stop], first, last)


def _begin(text: str, block: Block, starts: list[int]) -> int:
    """Where the text of ``block`` begins: form feeds before it are none of it."""
    start = starts[block.lines[0] - 1]
    while text.startswith("\f", start):
        start += 1
    return start


def _pieces(text: str, span: Span, runs: Sequence[Span], first: Block, last: Block) -> Iterator[Block]:
    """The blocks of one paragraph: its runs of text, and what stands between them."""
    lines = (first.lines[0], last.lines[1])
    edges = [span[0], *(edge for run in runs for edge in run), span[1]]
    cuts = [(a, b, bool(n % 2)) for n, (a, b) in enumerate(pairwise(edges)) if a < b]
    for number, (start, end, is_text) in enumerate(cuts):
        yield first._replace(
            text=text[start:end],
            lines=lines,
            type="paragraph" if is_text else "code",
            before="" if number else first.before,
            end=last.end if number == len(cuts) - 1 else "",
        )
