"""Plain lines: the exact way from text to blocks and back.

A line ends at LF, CRLF or CR and nowhere else; each line that is not blank becomes a block that carries the blank lines
before it and its own line end, so that ``to_lines(from_lines(text)) == text`` for every text.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

if TYPE_CHECKING:
    from hizone_clean.document import Document


_LINE_END = pattern(r"(\r\n|\n|\r)")
_new = partial(tuple.__new__, Block)


def split_lines(text: str) -> list[str]:
    """The lines of ``text`` and the ends between them in turn: line, end, line, …, line.

    >>> split_lines("甲\\r\\n乙")
    ['甲', '\\r\\n', '乙']
    """
    if "\r" in text:
        return _LINE_END.split(text)
    lines = text.split("\n")
    pieces = ["\n"] * (2 * len(lines) - 1)
    pieces[0::2] = lines
    return pieces


def count_lines(text: str) -> int:
    """Number of line ends in ``text``."""
    if "\r" not in text:
        return text.count("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def read_lines(text: str, first_line: int = 1) -> tuple[list[Block], str]:
    """A block for each line of ``text`` that is not blank, and the blank lines after the last.

    ``first_line`` is the number of the first line in the source. Form feeds count as page ends.
    """
    blocks: list[Block] = []
    before, page = "", 0
    pieces = [*split_lines(text), ""]
    for at, (line, end) in enumerate(zip(pieces[0::2], pieces[1::2], strict=True), first_line):
        lead = ""
        if "\f" in line:
            page += line.count("\f")
            lead, line, end = _without_form_feeds(line, end)
        if line and not line.isspace():
            # every field by its place: a block for each line of a page is made here
            blocks.append(
                _new(
                    (
                        line,
                        (at, at),
                        "paragraph",
                        None,
                        None,
                        0,
                        before + lead,
                        end,
                        page,
                        "",
                        0.0,
                        "",
                        None,
                        (),
                        0,
                        -1.0,
                    )
                )
            )
            before = ""
        else:
            before += lead + line + end
    return blocks, before


def _without_form_feeds(line: str, end: str) -> tuple[str, str, str]:
    """What stands before the text of ``line``, the text, and its end: form feeds part pages, they are no text."""
    text = line.lstrip("\f")
    lead = line[: len(line) - len(text)]
    bare = text.rstrip("\f")
    return lead, bare, text[len(bare) :] + end


def to_lines(document: Document) -> str:
    """The kept blocks of ``document`` as lines, with the blank lines and line ends that they came with."""
    kept = document.kept
    return "".join(f"{block.before}{block.text}{block.end}" for block in kept) + document.tail
