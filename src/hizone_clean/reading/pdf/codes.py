"""What the letters of a page say, one a place, as pdfium has them."""

from __future__ import annotations

import ctypes
import sys
from array import array
from itertools import repeat

from hizone_clean.patterns import pattern
from hizone_clean.reading.pdf.calls import calls

_HYPHENS_AT_LINE_END = 2, 0xFFFE
"""What pdfium puts for a hyphen at the end of a line."""
LOST = "\ufffd"
_NO_LETTERS = dict.fromkeys([*range(32), *range(127, 160), 0xFFFD, 0xFFFF], LOST)
_READ_AS = {**_NO_LETTERS, 9: " ", 10: "\n", 13: "\n", **dict.fromkeys(_HYPHENS_AT_LINE_END, "-")}
# what is read as something else: a control character, a glyph without a letter
_OTHER = pattern(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd-\uffff]")
_CHUNK = 512


def read_codes(text: int, count: int) -> str:
    """All letters, one a place; what says no letter as U+FFFD."""
    buffer = (ctypes.c_ushort * (_CHUNK + 2))()
    get, at = calls().text, ctypes.addressof(buffer)
    codes = array("H")
    for start in range(0, count, _CHUNK):
        here = min(_CHUNK, count - start)
        if get(text, start, here, at) - 1 == here:
            codes.frombytes(bytes(buffer)[: 2 * here])
        else:  # a glyph without a letter is no part of the text
            one_by_one = map(calls().letter, repeat(text), range(start, start + here))
            codes.extend(code if code < 0x10000 else 0xFFFD for code in one_by_one)
    read = codes.tobytes().decode("utf-16-le" if sys.byteorder == "little" else "utf-16-be", "surrogatepass")
    if len(read) != count:  # each half of a letter beyond 16 bits is one place
        read = "".join(map(chr, codes))
    read = read.replace("\r", "\n")
    return read.translate(_READ_AS) if _OTHER.search(read) else read
