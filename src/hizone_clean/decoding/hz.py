"""Read HZ: GB2312 in seven bits between ``~{`` and ``~}``, as old mail and news groups wrote it."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern

# `~{H*V]~}` a stretch of Han; it ends at `~}`, at a line end, or with the data. `~~` is a tilde, `~` + LF joins two lines.
_STRETCH = pattern(rb"~\{([^\r\n~]*+(?:~(?![}{])[^\r\n~]*+)*+)(?:~\}|~?\Z|(?=[\r\n])|(?=~\{))|~(~)|~\n")
_NO_HALF = pattern(rb"[^!-~]")  # \x12: a byte that is no half of a character
_UNASSIGNED = pattern("[\ue000-\uf8ff\ufffd]")  # what pairs decode to that GB2312 leaves empty
_RAISED = bytes.maketrans(bytes(range(0x21, 0x7F)), bytes(range(0xA1, 0xFF)))


def decode_hz(data: bytes) -> tuple[str, list[int]]:
    """Decode HZ, and give the byte offsets that could not be decoded.

    Python's own codec is not used: it goes by GB2312's first table, which makes ― of the dash —.

    >>> decode_hz(b"~{VP9z~}: 100%~~")
    ('中国: 100%~', [])

    Source of the rule: RFC 1843.
    """
    pieces: list[str] = []
    losses: list[int] = []
    done = 0
    for found in _STRETCH.finditer(data):
        pieces += _decode_plain(data, done, found.start(), losses), _decode_stretch(found, losses)
        done = found.end()
    return "".join([*pieces, _decode_plain(data, done, len(data), losses)]), losses


def _decode_plain(data: bytes, start: int, end: int, losses: list[int]) -> str:
    plain = data[start:end]
    if not plain.isascii():
        losses += (start + at for at, byte in enumerate(plain) if byte > 0x7F)
    return plain.decode("ascii", "replace")


def _decode_stretch(found: re.Match[bytes], losses: list[int]) -> str:
    if found[1] is None:
        return "~" if found[2] else ""
    pairs, start = found[1], found.start(1)
    if len(pairs) % 2 == 0 and not _NO_HALF.search(pairs):
        text = pairs.translate(_RAISED).decode("gb18030", "replace")
        if not _UNASSIGNED.search(text):
            return text
    characters = [_decode_pair(pairs[at : at + 2]) for at in range(0, len(pairs), 2)]
    losses += (start + 2 * at for at, character in enumerate(characters) if character == "\ufffd")
    return "".join(characters)


def _decode_pair(pair: bytes) -> str:
    """Give one character, also for half a pair, for what no pair holds, and for a pair that GB2312 leaves empty."""
    if len(pair) < 2 or _NO_HALF.search(pair):
        return "\ufffd"
    text = pair.translate(_RAISED).decode("gb18030", "replace")
    return "\ufffd" if len(text) != 1 or _UNASSIGNED.match(text) else text
