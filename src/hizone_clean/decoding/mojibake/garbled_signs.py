"""Signs that a line was read in a wrong encoding; what follows has to prove it."""

from __future__ import annotations

from hizone_clean.decoding.mojibake.suspects import FIRST_OF_THREE, FREQUENT_OTHERWISE
from hizone_clean.patterns import pattern

# é€š, ÖÐ, Êú∫: two high characters together; ¿D¬: a letter between two
_TWO_HIGH = (
    "[\x80-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xf6\xf8-\xff]"
    "[\x80-\u02ff\u03a9\u03c0\u2013-\u22ff\u25ca\uf8ff\ufb01\ufb02\ufffd]|[\x80-\xff][@-~][\x80-\xff]"
)
GARBLED_LATIN = pattern(_TWO_HIGH)
"""A sign that a line was read in a Western encoding."""
GARBLED = pattern(f"{_TWO_HIGH}|[{FIRST_OF_THREE}{FREQUENT_OTHERWISE}]|\ufffd[@-D]")
"""A sign that a line was read in a wrong encoding, Western or Chinese (鏂, 珨, �A for a comma of Big5)."""
