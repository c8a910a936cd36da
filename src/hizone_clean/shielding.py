"""``hizone-clean: off`` … ``on``: parts of a document that its owner wants left alone.

The marks stand on lines of their own, in a comment of the document's kind (``<!-- hizone-clean: off -->``, ``# …``, or
bare). The part, marks included, passes through a pipeline as one block of type ``code``, as it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.document import SHIELDED, Block, Document
from hizone_clean.reading.lines import count_lines

# "<!-- hizone-clean: off -->" up to "<!-- hizone-clean: on -->" or the end of the text
_PART = re.compile(
    r"^[^\w\n]{0,8}hizone-clean: off\b[^\w\n]{0,8}$(?:(?!^[^\w\n]{0,8}hizone-clean: on\b)(?:.*\n?))*+"
    r"(?:[^\w\n]{0,8}hizone-clean: on\b[^\w\n]{0,8}$)?",
    re.M,
)


def shield(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` with a stand-in for each part that is to be left alone, and the parts. Line numbers stay."""
    if "hizone-clean: off" not in text:
        return text, ()
    parts: list[str] = []
    line_end = _line_end(text)

    def stand_in(found: re.Match[str]) -> str:
        part = found[0].rstrip("\r\n")
        parts.append(part)
        return _token(len(parts) - 1) + line_end * count_lines(part) + found[0][len(part) :]

    return _PART.sub(stand_in, text), tuple(parts)


def unshield(document: Document, parts: tuple[str, ...]) -> Document:
    """``document`` with each stand-in replaced by a block that holds the part as it stood."""
    if not parts:
        return document
    line_end = _line_end(document.source)
    blocks: list[Block] = []
    for block in document.blocks:
        blank = _unpad(blocks, block.before, line_end)
        blocks += _pieces(block._replace(before=blank), parts)
    tail = _unpad(blocks, document.tail, line_end)

    def part(found: re.Match[str]) -> str:
        text = parts[int(found[1])]
        return text + found[2].removeprefix(line_end * count_lines(text))

    return document.with_blocks(blocks, tail=tail, repaired=_PADDED.sub(part, document.repaired))


def _unpad(blocks: list[Block], blank: str, line_end: str) -> str:
    """``blank``, which follows ``blocks``, without the line ends that stood in for those inside a part."""
    if not blocks or blocks[-1].tag != SHIELDED or blocks[-1].end != line_end:
        return blank
    last = blocks[-1]
    after = (last.end + blank).removeprefix(line_end * count_lines(last.text))
    blocks[-1] = last._replace(end=line_end if after.startswith(line_end) else "")
    return after.removeprefix(line_end)


def _pieces(block: Block, parts: tuple[str, ...]) -> Iterator[Block]:
    if "hizone-clean:off:" not in block.text:
        yield block
        return
    before = block.before
    for number, piece in enumerate(_TOKEN.split(block.text)):
        if number % 2:
            lines = (block.lines[0], block.lines[0] + count_lines(parts[int(piece)]))
            yield Block(parts[int(piece)], lines, "code", before=before, end=block.end, tag=SHIELDED)
        elif piece.strip():
            yield block._replace(text=piece, before=before)
        else:
            continue
        before = ""


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _token(number: int) -> str:
    return f"hizone-clean:off:{number}:"


_TOKEN = re.compile(r"hizone-clean:off:(\d+):")
_PADDED = re.compile(r"hizone-clean:off:(\d+):([\r\n]*)")
