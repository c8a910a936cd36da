"""Which places of a source file are running text, by what kind of file it is: Markdown, HTML or plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hizone_clean.blocks import Span
from hizone_clean.normalizing.markdown_parser import TextBlock, TextRun, read_structure
from hizone_clean.normalizing.set_apart import code_before_comment, has_little_han
from hizone_clean.patterns import pattern

# <!doctype html>, <html lang="zh">, <?xml version="1.0"?>, <body>
_PAGE = pattern(r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)?<(?:!doctype|html|\?xml|head|body)\b", re.S | re.I)
# text far in from the edge inside of tags is code to some readers of Markdown
_INDENTED = pattern(r"(?: {4}|\t)\s*+[^<\s]")
_TAG = pattern(r"\s*+</?[a-zA-Z]")
_SHIELDED = "hizone-clean:off:"


def find_running_text(lines: Sequence[str], apart: frozenset[int]) -> list[TextBlock]:
    """The blocks of ``lines`` that hold running text, in order, each line in one block at most.

    Args:
        lines: the lines of a file, without their ends.
        apart: numbers of lines, counted from 0, that hold none.

    >>> find_running_text(["甲,", "乙.", "", "    int a;"], frozenset())
    [TextBlock(lines=(0, 2), runs=(TextRun(line=0, start=0, end=2), TextRun(line=1, start=0, end=2)), level=0)]
    """
    if _PAGE.match("\n".join(lines[:40])) or _is_html(lines):
        return _whole_lines(lines, (number for number in range(len(lines)) if number not in apart))
    structure = read_structure(lines)
    taken = {number for text in structure.texts for number in range(*text.lines)}
    others = [number for span in structure.html for number in range(*span) if not _INDENTED.match(lines[number])]
    if not structure.is_markdown:
        others += [number for span in structure.code if not _is_code(lines, span) for number in range(*span)]
    free = (number for number in sorted({*others} - taken) if number not in apart)
    texts = sorted([*structure.texts, *_whole_lines(lines, free)])
    return list(_joined(lines, (text._replace(runs=tuple(_prose(lines, text, apart))) for text in texts)))


def _is_html(lines: Sequence[str]) -> bool:
    """Whether the file is a piece of HTML: most of its lines begin with a tag."""
    filled = [line for line in lines if line.strip()]
    return 2 * sum(1 for line in filled if _TAG.match(line)) > len(filled)


def _is_code(lines: Sequence[str], span: Span) -> bool:
    return has_little_han("".join(lines[slice(*span)]))


def _whole_lines(lines: Sequence[str], numbers: Iterable[int]) -> list[TextBlock]:
    return [TextBlock((n, n + 1), (TextRun(n, 0, len(lines[n])),)) for n in numbers]


def _prose(lines: Sequence[str], text: TextBlock, apart: frozenset[int]) -> Iterator[TextRun]:
    """The runs of ``text`` but for lines that are set ``apart``, lines of ASCII, and code with a comment after it."""
    code = {n: code_before_comment(lines[n]) for n in range(*text.lines) if n not in apart and not lines[n].isascii()}
    for run in text.runs:
        if run.line in code and run.end > (start := max(run.start, code[run.line])):
            yield run._replace(start=start)


def _joined(lines: Sequence[str], texts: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """``texts`` with those that share a line (the cells of a row) made one, and a shielded part by itself."""
    last: TextBlock | None = None
    for text in texts:
        if last and text.lines[0] < last.lines[1]:
            last = TextBlock((last.lines[0], max(last.lines[1], text.lines[1])), last.runs + text.runs, last.level)
            continue
        if last:
            yield from _parted(lines, last)
        last = text
    if last:
        yield from _parted(lines, last)


def _parted(lines: Sequence[str], text: TextBlock) -> Iterator[TextBlock]:
    """``text``, line by line where a part of it is shielded: what stands for that part is a block of its own."""
    if not any(_SHIELDED in lines[number] for number in range(*text.lines)):
        yield text
        return
    for number in range(*text.lines):
        yield TextBlock((number, number + 1), tuple(run for run in text.runs if run.line == number), text.level)
