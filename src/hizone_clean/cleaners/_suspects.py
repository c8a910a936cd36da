"""Which characters are never in good Chinese text: one scan for them decides whether there is anything to repair."""

from __future__ import annotations

import re

from hizone_clean.cleaners._misread_as_gbk import FIRST_OF_THREE

# First and last of each range; what is in use in Chinese text (¥ § © ® ° ± ² ³ · × ÷) stands between them.
_SUSPECT_RANGES = (
    (0x00, 0x08),  # controls other than tab and line ends
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xA1, 0xA4),  # accented letters and signs: é may be café, or a byte
    (0xA6, 0xA6),
    (0xA8, 0xA8),
    (0xAA, 0xAD),
    (0xAF, 0xAF),
    (0xB4, 0xB6),
    (0xB8, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0xFF),
    (0x0300, 0x036F),  # combining marks
    (0x061C, 0x061C),
    (0x1100, 0x11FF),
    (0x180B, 0x180F),
    (0x200B, 0x2011),  # zero-width, direction, hyphens
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x2800, 0x2800),
    (0x2E80, 0x2FD5),  # radicals
    (0x3099, 0x309A),
    (0x3164, 0x3164),
    (0xD800, 0xFB06),  # surrogates, private use, compatibility ideographs, ligatures
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE48),  # selectors, vertical forms
    (0xFE63, 0xFE63),
    (0xFEFF, 0xFEFF),
    (0xFF61, 0xFFDC),  # half-width kana
    (0xFFF0, 0xFFFC),
    (0xFFFE, 0xFFFF),
)


def _compile() -> re.Pattern[str]:
    """As a class of all others: a negated class of the basic plane runs three times as fast as one with astral ranges."""
    suspects = {code for first, last in _SUSPECT_RANGES for code in range(first, last + 1)} | set(
        map(ord, FIRST_OF_THREE)
    )
    edges = {code for code in suspects if code - 1 not in suspects} | {
        code + 1 for code in suspects if code + 1 not in suspects
    }
    bounds = sorted(edge for edge in edges if 0 < edge < 0x10000)
    ranges = zip(bounds[0::2], bounds[1::2], strict=True)
    return re.compile("[^" + "".join(f"{chr(first)}-{chr(stop - 1)}" for first, stop in ranges) + "]")


SUSPECT = _compile()
"""A character that good Chinese text does not have, or hardly ever: U+200B, é, ⽅, 鏂, anything beyond the basic plane."""
