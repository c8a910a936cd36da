"""Guess the encoding of text that is in no Chinese one."""

from __future__ import annotations

import codecs
import re

from hizone_clean.patterns import pattern

_FOREIGN = pattern(r"euc|shift|cp932|cp949|koi8|iso-?8859|windows-?125|cp125", re.IGNORECASE)  # Shift_JIS
_HIGH = pattern(rb"[\x80-\xff]")
_CONTROL = pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 65536


def guess_foreign(data: bytes) -> str | None:
    """Ask chardet for an encoding of Japanese, Korean or European text; Windows-1252 where it knows none of mostly ASCII."""
    import chardet

    head = data[:_HEAD]
    guess = chardet.detect(head)["encoding"]
    if guess and _FOREIGN.match(guess) and _is_known(guess):
        return guess
    mostly_ascii = len(_HIGH.findall(head)) * 4 < len(head) and len(_CONTROL.findall(head)) * 20 <= len(head)
    return "cp1252" if mostly_ascii else None


def _is_known(encoding: str) -> bool:
    """Tell whether Python has the codec: chardet knows of EUC-TW, Python does not."""
    try:
        return bool(codecs.lookup(encoding))
    except LookupError:
        return False
