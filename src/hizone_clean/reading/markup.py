"""Plain lines of a source file whose own marks are to be left alone: front matter, code, tags, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.document import Block, Document
from hizone_clean.reading.lines import from_lines

# a tag, a comment, a link's address, code between backticks: <p class="x">, ](http://…), `a, b`
_MARK = re.compile(r"(<[/!?a-zA-Z][^<>]*+>|\]\([^()\s]*+\)|`[^`]++`)")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def read_source(text: str) -> Document:
    """A document that gives ``text`` back as it is, in which front matter, code, tags and links are of type ``code``.

    >>> [(block.text, block.type) for block in read_source("<p>甲,乙</p>").blocks]
    [('<p>', 'code'), ('甲,乙', 'paragraph'), ('</p>', 'code')]
    """
    document = from_lines(text)
    return document.with_blocks(_set_apart(document.blocks))


read_source.is_reader = True  # type: ignore[attr-defined]


def _set_apart(blocks: tuple[Block, ...]) -> Iterator[Block]:
    fence = "---" if blocks and blocks[0].text.rstrip() == "---" and blocks[0].gap <= 1 else ""
    for number, block in enumerate(blocks):
        found = _FENCE.match(block.text)
        closing = bool(fence) and number > 0 and block.text.strip() == fence
        if fence or found:
            yield block._replace(type="code")
            fence = "" if closing else fence or (found[1] if found else "")
        else:
            yield from _pieces(block)


def _pieces(block: Block) -> Iterator[Block]:
    pieces = [piece for piece in enumerate(_MARK.split(block.text)) if piece[1]]
    for place, (number, text) in enumerate(pieces):
        yield block._replace(
            text=text,
            type="code" if number % 2 else block.type,
            before="" if place else block.before,
            end=block.end if place == len(pieces) - 1 else "",
        )
