"""The lines of a page while the others are read: one text and rows of numbers, a third of what an object for each takes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from hizone_clean.reading.pdf.page_lines import PageLine


class KeptLines:
    """Lines that are told again one by one, as they were."""

    __slots__ = ("_numbers", "_text", "_turned", "_weights")

    def __init__(self, lines: Iterable[PageLine] = ()) -> None:
        lines = list(lines)
        self._text = "\n".join([line.text for line in lines])  # no line holds its end
        edges = [(line.left, line.bottom, line.right, line.top, line.size) for line in lines]
        self._numbers = array("d", [number for row in edges for number in row])
        self._weights = bytes([line.weight for line in lines])
        self._turned = frozenset(at for at, line in enumerate(lines) if line.is_turned)

    def __iter__(self) -> Iterator[PageLine]:
        numbers = self._numbers
        texts = self._text.split("\n") if self._numbers else []
        for at, (text, weight) in enumerate(zip(texts, self._weights, strict=True)):
            left, bottom, right, top, size = numbers[5 * at : 5 * at + 5]
            yield PageLine(text, left, bottom, right, top, size, at in self._turned, weight)
