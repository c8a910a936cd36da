"""``hizone-clean: off`` … ``on``: parts of a document that its owner wants left alone.

The marks stand on lines of their own, in a comment of the document's kind (``<!-- hizone-clean: off -->``, ``# …``, or
bare), or as comments of HTML within a line. The part, marks included, passes through a pipeline as one block of type ``code``, as it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hizone_clean.blocks import SHIELDED, Block, Span
from hizone_clean.document import Document
from hizone_clean.patterns import pattern
from hizone_clean.source.lines import count_lines

# a line "<!-- hizone-clean: off -->" or "# hizone-clean: off", or such a comment within a line; "on" ends the part
_MARK = r"(?<![^\r\n])[^\w\r\n]{{0,8}}hizone-clean: {0}\b[^\w\r\n]{{0,8}}(?![^\r\n])|<!-- *+hizone-clean: {0} *+-->"
_OFF, _ON = pattern(_MARK.format("off")), pattern(_MARK.format("on"))


class Shielded(NamedTuple):
    """The parts of a text that are left alone, and the word that stands in for them in it."""

    parts: tuple[str, ...] = ()
    word: str = ""
    """Made of the text itself, so that no text can hold it: what is in a document cannot pass for one of its stand-ins."""

    def stand_in(self, number: int) -> str:
        """What stands for the part of that number."""
        return f"{self.word}{number}:"

    def pattern(self) -> str:
        """Of the stand-ins."""
        return f"{self.word}([0-9]{{1,9}}):"


def shield(text: str) -> tuple[str, Shielded]:
    """``text`` with a stand-in for each part that is to be left alone, and the parts. Line numbers stay.

    >>> text, shielded = shield("甲\\n# hizone-clean: off\\n乙\\n# hizone-clean: on\\n丙")
    >>> text.replace(shielded.word, "part:"), shielded.parts
    ('甲\\npart:0:\\n\\n\\n丙', ('# hizone-clean: off\\n乙\\n# hizone-clean: on',))
    """
    if "hizone-clean: off" not in text:
        return text, Shielded()
    parts: list[str] = []
    pieces: list[str] = []
    shielded = Shielded((), _word_for(text))
    line_end, place = _line_end(text), 0
    while off := _OFF.search(text, place):
        on = _ON.search(text, off.end())
        part = text[off.start() : on.end()] if on else text[off.start() :].rstrip("\r\n")
        pieces += [text[place : off.start()], shielded.stand_in(len(parts)), line_end * count_lines(part)]
        place = off.start() + len(part)
        parts.append(part)
    if not parts:
        return text, Shielded()
    return "".join((*pieces, text[place:])), shielded._replace(parts=tuple(parts))


def unshield(document: Document, shielded: Shielded) -> Document:
    """``document`` with each stand-in replaced by a block that holds the part as it stood."""
    parts = shielded.parts
    if not parts:
        return document
    line_end = _line_end(document.source)
    token = re.compile(shielded.pattern())
    blocks: list[Block] = []
    for block in document.blocks:
        blank = _unpad(blocks, block.before, line_end)
        blocks += _pieces(block._replace(before=blank), parts, token)
    tail = _unpad(blocks, document.tail, line_end)

    def part(found: re.Match[str]) -> str:
        text = parts[int(found[1])]
        return text + found[2].removeprefix(line_end * count_lines(text))

    padded = re.compile(shielded.pattern() + r"([\r\n]*)")
    return document.with_blocks(blocks, tail=tail, repaired=padded.sub(part, document.repaired))


def hold_shielded(before: Document, after: Document) -> Document:
    """``after`` with the shielded blocks of ``before`` as they were there, whatever a step made of them."""
    if after is before:
        return after
    held = {block.lines: block for block in before.blocks if block.tag == SHIELDED}
    return after.with_blocks(_held(after, held)) if held else after


def _held(document: Document, held: dict[Span, Block]) -> Iterator[Block]:
    for block in document.blocks:
        if block.tag != SHIELDED:
            yield block
        elif original := held.pop(block.lines, None):
            yield original._replace(article=block.article)


def _unpad(blocks: list[Block], blank: str, line_end: str) -> str:
    """``blank``, which follows ``blocks``, without the line ends that stood in for those inside a part."""
    if not blocks or blocks[-1].tag != SHIELDED or blocks[-1].end != line_end:
        return blank
    last = blocks[-1]
    after = (last.end + blank).removeprefix(line_end * count_lines(last.text))
    blocks[-1] = last._replace(end=line_end if after.startswith(line_end) else "")
    return after.removeprefix(line_end)


def _pieces(block: Block, parts: tuple[str, ...], token: re.Pattern[str]) -> Iterator[Block]:
    split = token.split(block.text)
    if len(split) == 1:
        yield block
        return
    before = block.before
    pieces = [(at, piece) for at, piece in enumerate(split) if at % 2 or piece.strip()]
    for at, piece in pieces:
        end = block.end if at == pieces[-1][0] else ""
        if at % 2:
            lines = (block.lines[0], block.lines[0] + count_lines(parts[int(piece)]))
            yield Block(parts[int(piece)], lines, "code", before=before, end=end, tag=SHIELDED)
        else:
            yield block._replace(text=piece, before=before, end=end)
        before = ""


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text else "\r"


def _word_for(text: str) -> str:
    """A word of letters alone, which no step takes for anything but a word."""
    from hashlib import blake2b

    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"hizone-clean:off:{digest.translate(_LETTERS)}:"


_LETTERS = str.maketrans("0123456789", "ghijklmnop")
