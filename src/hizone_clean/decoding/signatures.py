"""Refuse what is no text, and say what it looks like and what to do."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hizone_clean.errors import InputError
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_PRINTABLE = (b"%PDF-", b"{\\rtf")  # formats that begin as text does
_HINT = pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # \x03 of PK\x03\x04: all others soon have a control character
_HEAD = 600


class _Signature(NamedTuple):
    offset: int
    start: bytes
    inside: bytes
    kind: str
    advice: str


@cache
def _read_signatures() -> tuple[_Signature, ...]:
    entries = read_table("binary_signatures.toml")["signature"]
    return tuple(
        _Signature(
            entry.get("offset", 0),
            bytes.fromhex(entry["start"]) if "start" in entry else entry["text"].encode(),
            entry.get("inside", "").encode(),
            entry["kind"],
            entry["advice"],
        )
        for entry in entries
    )


def refuse_binary(data: bytes) -> None:
    """Raise `InputError` when `data` begins as a binary file of a known kind does."""
    head = data[:_HEAD]
    if not head.startswith(_PRINTABLE) and not _HINT.search(head):
        return
    for signature in _read_signatures():
        if data.startswith(signature.start, signature.offset) and signature.inside in head:
            raise InputError(f"this is not text but {signature.kind}: {signature.advice}")
    if not head.strip(b"\0"):
        raise InputError(f"this is not text: its first {len(head)} bytes are all zero; the file is probably damaged")


def refuse_noise(share: float) -> None:
    """Raise `InputError` for data that no encoding reads as text; `share` is that of control characters."""
    raise InputError(
        f"this is not text in any encoding known here: {share:.0%} of its bytes are control characters; "
        "if it is text, name its encoding (encoding='…', on the command line --encoding)"
    )
