"""Which characters are never in good Chinese text: one scan for them decides whether there is anything to repair."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern

# Characters whose GBK bytes begin a character of UTF-8: 鏂 is E6 96. Two characters of UTF-8 are three of these texts, and
# the first of the three is always one of 576, of which hardly any is common.
FIRST_OF_THREE = "".join(
    bytes(byte for trail in range(0x80, 0xC0) for byte in (lead, trail)).decode("gbk")
    for lead in (*range(0xE2, 0xEA), 0xEF)
)
"""Characters that garbled text begins with, and that good text hardly ever has."""

# First and last of each range; what is in use in Chinese text (¥ § © ® ° ± ² ³ · × ÷) stands between them.
# The most frequent characters and marks of Chinese as they read in the other Chinese encoding, those of them that are rare:
# 一 是 了 在 有 我 and ， of GBK read as Big5; 是 這 要 來 and 所 of Big5 read as GBK.
FREQUENT_OTHERWISE = "珨岆賸婓衄扂坻涴跺笢奻峈佽奀猁褫珩汜赽衾覂狟赻眳釬蚚俴岈冪珋羶苤翋陑ㄛ﹝﹜ㄗㄘㄠ琌硂璶碞穦眔癸竒猭厩瞷笆癬秈瞶玡秨筁笵礛ㄓㄆㄤㄇ┮⊿"
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
    (0x2126, 0x2126),  # Ω, K and Å as units, angle brackets as technical signs: letters and marks by NFC
    (0x212A, 0x212B),
    (0x2329, 0x232A),
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
    (0xFFF0, 0xFFFD),
    (0xFFFE, 0xFFFF),
)


def _compile() -> re.Pattern[str]:
    """As a class of all others: a negated class of the basic plane runs three times as fast as one with astral ranges."""
    others, at = "", 0
    singles = ((ord(character), ord(character)) for character in FIRST_OF_THREE + FREQUENT_OTHERWISE)
    for first, last in sorted((*_SUSPECT_RANGES, *singles)):
        if at < first:
            others += f"{chr(at)}-{chr(first - 1)}"
        at = last + 1
    return pattern(f"[^{others}]")


_SUSPECT = _compile()


def find_suspect(text: str, start: int = 0) -> re.Match[str] | None:
    """Find the next character that good Chinese text does not have, or hardly ever: U+200B, é, ⽅, any astral one.

    A character that UTF-8 read as GBK begins with (锂) counts only where the next two go on so, as few do.

    >>> find_suspect("锂电池"), find_suspect("新鏂伴椈").start()
    (None, 1)
    """
    for hit in _SUSPECT.finditer(text, start):
        if hit[0] not in _FIRST or _goes_on(text[hit.end() : hit.end() + 2]):
            return hit
    return None


_FIRST = frozenset(FIRST_OF_THREE)
_LOST = frozenset(("", "�", "?", "€"))


def _goes_on(following: str) -> bool:
    """The second of three holds the last byte of one character and the first of the next; the third the rest of it.

    What was lost, and figures between the two, may stand in their places.
    """
    if following[:1] in _LOST:
        return True
    second, third = (character.encode("gb18030", "replace") for character in following.ljust(2, "?")[:2])
    if len(second) != 2 or second[0] > 0xBF:
        return False
    return second[1] < 0x80 or (0xE1 < second[1] < 0xF0 and (following[1:] in _LOST or max(third) < 0xC0))
