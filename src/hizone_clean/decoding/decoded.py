"""Decode, keep every byte that cannot be decoded visible as U+FFFD, and note where it stood."""

from __future__ import annotations

import codecs
from contextvars import ContextVar
from typing import NamedTuple

from hizone_clean.decoding.detection import Verdict
from hizone_clean.decoding.hz import decode_hz
from hizone_clean.patterns import pattern

LISTED_LOSSES = 100
"""How many places `Decoded.losses` names; `Decoded.lost` counts them all."""


class Decoded(NamedTuple):
    """Text that was bytes, and how it was read."""

    text: str
    encoding: str
    """The Python name of the codec."""
    confidence: str
    """``certain`` (a mark, an order, or bytes that are nothing else), ``likely``, or ``ambiguous``."""
    losses: tuple[tuple[int, int], ...] = ()
    """The first places that could not be decoded: byte offset from the start of the data, from 0, and line, from 1."""
    rivals: tuple[str, ...] = ()
    """Other codecs that would do as well."""
    lost: int = 0
    """How many places could not be decoded."""

    @property
    def doubt(self) -> str:
        """Why writing the text back would destroy or might misread what the bytes said, in a line; "" where it is safe.

        >>> Decoded("园\ufffd", "gb18030", "likely", ((2, 1),), (), 1).doubt
        '1 place is not gb18030 (line 1, byte 2)'
        >>> Decoded("园区", "gb18030", "ambiguous", (), ("big5hkscs",)).doubt
        'read as gb18030; big5hkscs would do as well'
        """
        if self.lost:
            at, line = self.losses[0]
            places = "1 place is" if self.lost == 1 else f"{self.lost} places are"
            return f"{places} not {self.encoding} (line {line}, byte {at})"
        return f"read as {self.encoding}; {', '.join(self.rivals)} would do as well" if self.rivals else ""


_offsets: ContextVar[list[int]] = ContextVar("_offsets")  # where the codec stumbled, for the call that is under way


def _note_loss(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _offsets.get().append(error.start)
    return "\ufffd", error.end


codecs.register_error("hizone-note-loss", _note_loss)

# GBK A3A0 is a blank in use, and GB18030 puts its vertical forms and a few rarer characters into the private use area;
# Unicode has had a place for each since (GB 18030-2022, annex D; U+E5E5: WHATWG Encoding, index gb18030).
_PRIVATE = {0xE5E5: "\u3000", 0xE7C7: "ḿ"} | dict(
    zip(
        [*range(0xE78D, 0xE797), 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864],
        "︐︒︑︓︔︕︖︗︘︙龴龵龶龷龸龹龺龻",
        strict=True,
    )
)
_PRIVATE_USE = pattern("[\ue5e5\ue78d-\ue796\ue7c7\ue81e-\ue864]")
_LINE_END = pattern(rb"\r\n|\r|\n")


def decode_with_losses(data: bytes, skipped: int, verdict: Verdict) -> Decoded:
    """Decode what follows the first `skipped` bytes, a byte order mark, as the verdict says."""
    if verdict.text is not None:
        return Decoded(verdict.text, verdict.encoding, verdict.confidence, (), verdict.rivals)
    body = data[skipped:] if skipped else data
    if verdict.encoding == "hz":
        text, offsets = decode_hz(body)
    else:
        text, offsets = _decode_and_note(body, verdict.encoding)
    if verdict.encoding == "gb18030" and _PRIVATE_USE.search(text):
        text = text.translate(_PRIVATE)
    confidence = "likely" if offsets and verdict.confidence == "certain" and not skipped else verdict.confidence
    lines = _find_lines(body, offsets[:LISTED_LOSSES], verdict.encoding)
    losses = tuple(zip((offset + skipped for offset in offsets), lines, strict=False))
    return Decoded(text, verdict.encoding, confidence, losses, verdict.rivals, len(offsets))


def _decode_and_note(data: bytes, encoding: str) -> tuple[str, list[int]]:
    offsets: list[int] = []
    token = _offsets.set(offsets)
    try:
        return data.decode(encoding, "hizone-note-loss"), offsets
    finally:
        _offsets.reset(token)


def _find_lines(data: bytes, offsets: list[int], encoding: str) -> list[int]:
    """Give the line of each offset. No byte of a multi-byte character is CR or LF, save in UTF-16 and UTF-32."""
    lines, line, done = [], 1, 0
    for offset in offsets:
        passed = data[done:offset]
        if encoding.startswith(("utf-16", "utf-32")):
            passed = passed.decode(encoding, "replace").encode("utf-8", "replace")
        line += len(_LINE_END.findall(passed)) - (data[offset - 1 : offset + 1] == b"\r\n" and offset > done)
        lines.append(line)
        done = offset
    return lines
