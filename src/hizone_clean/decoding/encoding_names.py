"""The names of encodings: what people and documents call them, and the codec that reads all that goes by the name."""

from __future__ import annotations

import codecs
import re

from hizone_clean.errors import InputError
from hizone_clean.patterns import pattern

# gb2312 in a document means whatever an editor in mainland China wrote, GB18030 reads all of it; Python's own gb2312
# codec must not be used, it makes ・ of · and ― of —. The same holds for big5 and its Hong Kong superset.
_FAMILIES = {
    "utf-8": "utf8 utf-8 utf-8-sig unicode-1-1-utf-8",
    "gb18030": "gb gb2312 gb-2312 gb2312-80 gb-2312-80 csgb2312 iso-ir-58 euc-cn euccn x-euc-cn gbk x-gbk cp936 ms936 windows-936 936 gb18030 gb-18030 chinese",
    "big5hkscs": "big5 big-5 big5-tw csbig5 cp950 ms950 windows-950 950 big5-hkscs big5hkscs hkscs x-x-big5",
    "hz": "hz hz-gb hz-gb-2312 hzgb",
    "utf-16-le": "utf-16le utf-16-le utf16le ucs-2le unicode",
    "utf-16-be": "utf-16be utf-16-be utf16be ucs-2be unicodefffe",
    "utf-32-le": "utf-32le utf-32-le utf32le ucs-4le",
    "utf-32-be": "utf-32be utf-32-be utf32be ucs-4be",
}
_CODECS = {name: codec for codec, names in _FAMILIES.items() for name in names.split()}
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "utf7", "mbcs", "oem"}
_DECLARED = pattern(
    rb"""(?:charset|encoding)\s{0,9}[=:]\s{0,9}["']?([A-Za-z0-9][\w.:-]{1,30})""", re.IGNORECASE
)  # <meta charset="gb2312">, <?xml version="1.0" encoding="Big5"?>, @charset, a line `encoding: gbk` of front matter
_HEAD = 4096


def resolve_encoding(name: str) -> str:
    """Give the codec that reads what `name` stands for.

    Raises `InputError` for a name that is no text encoding; the message gives the nearest right one.

    >>> resolve_encoding("GB2312")
    'gb18030'
    """
    label = name.strip().lower().replace("_", "-")
    if label in _CODECS:
        return _CODECS[label]
    try:
        if label not in _NO_CHARSETS and b"abcd".decode(label, "replace"):
            return codecs.lookup(label).name
        raise LookupError
    except (LookupError, ValueError):
        from difflib import get_close_matches

        nearest = get_close_matches(
            label, [*_CODECS, "utf-16", "utf-32", "shift-jis", "euc-kr", "latin-1"], n=1, cutoff=0.4
        )
        hint = f"; did you mean {nearest[0]!r}?" if nearest else "; 'utf-8', 'gb18030' and 'big5' are the usual ones"
        raise InputError(f"there is no text encoding {name!r}{hint}") from None


def find_declared_encodings(data: bytes) -> set[str]:
    """Give the codecs that the head of the document names; names that mean nothing are passed over."""
    labels = (found.decode("ascii").lower().replace("_", "-") for found in _DECLARED.findall(data[:_HEAD]))
    return {_CODECS[label] for label in labels if label in _CODECS}
