"""What comes in, as text: bytes are decoded, and what was lost or in doubt becomes a diagnostic."""

from __future__ import annotations

from contextlib import suppress

from hizone_clean.blocks import Diagnostic
from hizone_clean.decoding import detect_and_decode
from hizone_clean.errors import InputError


def text_of(raw: str | bytes, encoding: str | None, *, trusted: bool = True) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of ``raw``; an encoding that is not ``trusted`` is used where all bytes are of it."""
    if isinstance(raw, str):
        return raw, ()
    if not isinstance(raw, (bytes, bytearray, memoryview)):
        raise TypeError(f"a document is text or bytes, not {type(raw).__name__}: {_hint(raw)}")
    data = bytes(raw)
    if encoding and not trusted:
        with suppress(InputError):
            decoded = detect_and_decode(data, encoding=encoding)
            if not decoded.lost:
                return decoded.text, ()
        encoding = None
    return _decode(data, encoding)


def _hint(raw: object) -> str:
    if hasattr(raw, "read_bytes"):
        return "pass its read_bytes()"
    return "leave missing values out" if raw is None or isinstance(raw, float) else "pass a str or bytes"


def _decode(data: bytes, encoding: str | None) -> tuple[str, tuple[Diagnostic, ...]]:
    decoded = detect_and_decode(data, encoding=encoding)
    found = [_undecodable(line, f"byte {at} is not {decoded.encoding}") for at, line in decoded.losses]
    if decoded.lost > len(decoded.losses):
        found.append(_undecodable(decoded.losses[-1][1], f"and {decoded.lost - len(decoded.losses)} places more"))
    if decoded.rivals:
        note = f"read as {decoded.encoding}; {', '.join(decoded.rivals)} would do as well"
        found.append(Diagnostic(1, "ambiguous", decoded.text[:20], note))
    return decoded.text, tuple(found)


def _undecodable(line: int, note: str) -> Diagnostic:
    return Diagnostic(line, "undecodable", "\ufffd", note)
