"""The passage of the source that a block came from, letter for letter, with the marks that it had there."""

from __future__ import annotations

from hizone_clean.blocks import Block, Span
from hizone_clean.document import Document
from hizone_clean.source.lines import split_lines

_Passage = tuple[str, str, list[int], list[int]]
"""A text; its letters; where each of them stands in it; the number of the source line of each of its characters."""


class SourcePassages:
    """Finds the source passages of a document's blocks; lines are taken out of the source once each.

    A class because it keeps, for this one document, what it has cut out already.
    """

    def __init__(self, document: Document) -> None:
        self._lines = split_lines(document.repaired or document.source)[0::2]
        self._markup = document.form == "html"
        self._cut: dict[Span, _Passage] = {}
        self._seen: dict[int, str] = {}

    def of(self, block: Block) -> tuple[str, list[int]] | None:
        """The passage of ``block`` as one line, and the source line of each of its characters; ``None`` if not found."""
        first, last = block.lines
        if first == last and not block.made_of and (text := block.text.strip()) == self._shown(first):
            return text, [first] * len(text)
        text, letters, places, lines = _laid_out(_lines_of(block)) if block.made_of else self._passage(block.lines)
        wanted = "".join(filter(str.isalnum, block.text))
        at = letters.find(wanted) if wanted else -1
        if at < 0:
            return None
        before, after = _marks_around(block.text)
        first, last = places[at], places[at + len(wanted) - 1] + 1
        while first > 0 and before > 0 and not text[first - 1].isalnum():
            first, before = first - 1, before - (not text[first - 1].isspace())
        while last < len(text) and after > 0 and not text[last].isalnum():
            last, after = last + 1, after - (not text[last].isspace())
        return text[first:last], lines[first:last]

    def _passage(self, span: Span) -> _Passage:
        if span not in self._cut:
            last = min(span[1], len(self._lines))
            self._cut[span] = _laid_out([(number, self._shown(number)) for number in range(span[0], last + 1)])
        return self._cut[span]

    def _shown(self, number: int) -> str:
        """What the line of that number shows; worked out once, for a page may be written on one line."""
        if number not in self._seen:
            self._seen[number] = self._as_seen(self._lines[number - 1])
        return self._seen[number]

    def _as_seen(self, line: str) -> str:
        if not self._markup:
            return line.strip()
        from html import unescape

        from hizone_clean.source.visible import passage_seen

        return unescape(passage_seen(line))


def _lines_of(block: Block) -> list[tuple[int, str]]:
    """The lines of ``block`` with their numbers, as they stood before their marks were normalised."""
    return [(line.lines[0], line.text.strip()) for line in block.made_of]


def _laid_out(shown: list[tuple[int, str]]) -> _Passage:
    text = "".join(line for _, line in shown)
    lines = [number for number, line in shown for _ in line]
    places = [at for at, is_letter in enumerate(map(str.isalnum, text)) if is_letter]
    return text, "".join(filter(str.isalnum, text)), places, lines


def _marks_around(text: str) -> tuple[int, int]:
    """How many marks stand before the first letter of ``text`` and after the last."""
    first = next(at for at, character in enumerate(text) if character.isalnum())
    last = next(at for at, character in enumerate(reversed(text)) if character.isalnum())
    return sum(map(len, text[:first].split())), sum(map(len, text[len(text) - last :].split()))
