"""Text whose bytes were read as Latin-1, Windows-1252 or MacRoman: UTF-8 (é€šè¿‡), GBK (Í¨¹ý) or Big5 (¿D¬w)."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from hizone_clean.decoding.mojibake.garbled_signs import GARBLED_LATIN
from hizone_clean.decoding.mojibake.surprise import surprise
from hizone_clean.language.common_characters import share_of_common
from hizone_clean.patterns import pattern

# What the bytes 80-9F are in Windows-1252; its five gaps are read as control characters, as browsers do.
_WINDOWS = {ord(bytes([b]).decode("cp1252")): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_NO_BYTE = 0x100
_MACINTOSH = dict.fromkeys(range(0x80, 0x100), _NO_BYTE)
_MACINTOSH.update((ord(bytes([b]).decode("mac_roman")), b) for b in range(0x80, 0x100))

# Characters of UTF-8, a byte a character: Ã©, é€š, ð\x9f\x98\x80; and three bytes of which Windows-1252 lost one
_TWO, _THREE = "[\xc2-\xdf][\x80-\xbf]", "[\xe1-\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]"
_FOUR = (
    "\xf0[\x90-\xbf][\x80-\xbf]{2}"  # planes 1 to 3; beyond them no text is, and GBK read so has such bytes (Ôò»ª»á)
)
_LOST = "[\xe1-\xef](?:[\x80-\xbf]\ufffd|\ufffd[\x80-\xbf]?)"
_UTF8 = pattern(f"(?:{_THREE}|{_FOUR}|{_TWO}|{_LOST})+")
_UNITS = pattern(f"(?P<wide>{_THREE}|{_FOUR})|(?P<lost>{_LOST})|{_TWO}")
_WIDE_MARK = pattern(
    "\xe2\x80[\x93-\xa6]|\xe3\x80[\x80-\x91]|\xef\xbc[\x81-\x8f\x9a-\xa0\xbb-\xbf]|\xef\xbd[\x80-\x9e]"
)  # ï¼Œ ã€‚ â€œ
_CUT = pattern("[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}|[\xc2-\xdf]")  # ç, the start of a character
_BYTES = pattern("[\x80-\xff]")

_HIGH_RUN = pattern("[\x80-\xff][\t -\xff]{2,}")  # Í¨¹ý¸Ä¸ï 1997 Äê
_HIGH_ONLY = pattern("[\x81-\xff]{4,}")  # ÖÐ¹ú in: café ÖÐ¹ú
_LEAST_GAIN = 14.0  # nats: the other reading must be a million times likelier
_LEAST_SHARE = 0.5  # of common characters
_CHINESE = ("gb18030", "big5hkscs")
_OTHERS = ("utf-8", "euc_kr", "euc_jp")  # their bytes are GBK too, of characters that are common by accident
_SHORT = 14  # bytes: in shorter runs Korean and Japanese must be the likelier by a nat for each that is missing


def undo_latin(line: str) -> str:
    """Give the text back that a line was before its bytes were read as a Western encoding; otherwise the line.

    Stretch by stretch: what is good text beside the garbled part stays. A last character cut in half goes.

    >>> undo_latin("他说：é€šè¿‡æ”¹é"), undo_latin("ÖÐ¹ú"), undo_latin("Crème brûlée, Größe")
    ('他说：通过改', '中国', 'Crème brûlée, Größe')
    """
    if not GARBLED_LATIN.search(line):
        return line
    windows = line.translate(_WINDOWS)
    repaired = _undo_utf8(line, windows)
    if repaired != line:
        return repaired
    readings = [_undo_chinese(line, line), _undo_chinese(line, windows)]
    macintosh = _undo_utf8(line, line.translate(_MACINTOSH))
    if share_of_common(macintosh) >= _LEAST_SHARE:
        readings.append(macintosh)
    return min((reading for reading in readings if reading != line), key=surprise, default=line)


def looks_like_utf8(line: str) -> bool:
    """Whether most of the line's high characters make up characters of UTF-8 (Ã©, Ñ€)."""
    mapped = line.translate(_WINDOWS)
    return 2 * sum(map(len, _UTF8.findall(mapped))) >= len(_BYTES.findall(mapped))


def _undo_utf8(line: str, mapped: str) -> str:
    """`mapped` is the line with each character that stands for a byte as that byte."""
    found = _find_utf8(mapped)
    covered = sum(match.end() - match.start() for match in found)
    if covered * 2 < len(_BYTES.findall(mapped)):
        return line
    pieces: list[str] = []
    at = 0
    for match in found:
        pieces += line[at : match.start()], _decode_utf8(match[0])
        at = match.end()
    if found and _CUT.fullmatch(mapped, at):
        at = len(line)
    return "".join(pieces) + line[at:]


def _find_utf8(mapped: str) -> list[re.Match[str]]:
    """The runs that are UTF-8: where one certainly is, those too short to be certain (å¹´ in 2000å¹´12) are too."""
    runs = list(_UTF8.finditer(mapped))
    if not any(_is_certain(run[0]) for run in runs):
        return []
    return [run for run in runs if _is_certain(run[0]) or _has_wide(run[0]) or _stands_alone(mapped, run)]


def _has_wide(run: str) -> bool:
    return any(unit["wide"] for unit in _UNITS.finditer(run))


def _stands_alone(mapped: str, run: re.Match[str]) -> bool:
    neighbours = mapped[max(0, run.start() - 1) : run.start()] + mapped[run.end() : run.end() + 1]
    return not _BYTES.search(neighbours)


def _is_certain(run: str) -> bool:
    """Two wide characters, or one and a damaged one, one wide mark, or three that give bytes again are no accident."""
    if _WIDE_MARK.search(run):
        return True
    units = list(_UNITS.finditer(run))
    wide = sum(unit["wide"] is not None for unit in units)
    if wide >= 2 or (wide and any(unit["lost"] for unit in units)):
        return True
    return len(units) >= 3 and all(ord(c) <= 0xFF or ord(c) in _WINDOWS for c in _decode_utf8(run))


def _decode_utf8(run: str) -> str:
    return "".join(
        "\ufffd" if unit["lost"] else unit[0].encode("latin-1").decode("utf-8", "replace")
        for unit in _UNITS.finditer(run)
    )


def _undo_chinese(line: str, mapped: str, pattern: re.Pattern[str] = _HIGH_RUN) -> str:
    pieces: list[str] = []
    at = 0
    for run in pattern.finditer(mapped):
        pieces += (
            line[at : run.start()],
            _read_as_chinese(run[0], line[run.start() : run.end()], run.end() == len(line)),
        )
        at = run.end()
    return "".join(pieces) + line[at:]


def _read_as_chinese(run: str, original: str, at_end: bool) -> str:
    """The bytes as GBK or Big5, whichever is likelier text, or the original where neither is much likelier."""
    high = _BYTES.findall(run)
    if len(high) < 4 or len(set(high)) < 3:
        return original
    readings = [
        (text, charset) for charset in _CHINESE + _OTHERS if (text := _decode(run.encode("latin-1"), charset, at_end))
    ]
    if not readings:
        return original if _HIGH_ONLY.fullmatch(run) else _undo_chinese(original, run, _HIGH_ONLY)
    best, charset = min(readings, key=lambda reading: surprise(reading[0]) + _handicap(reading[1], len(run)))
    gain = surprise(original) - surprise(best)
    is_meant = charset in _CHINESE and gain >= _LEAST_GAIN and share_of_common(best) >= _LEAST_SHARE
    return best if is_meant else original


def _handicap(charset: str, length: int) -> float:
    if charset == "big5hkscs":
        return 3.0
    return max(0, _SHORT - length) if charset.startswith("euc") else 0.0


def _decode(data: bytes, charset: str, at_end: bool) -> str:
    """Nothing where the bytes are not of this charset. Half of a character may be left only at the end of the line."""
    decoder = getincrementaldecoder(charset)()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return ""
    return text if at_end or not decoder.getstate()[0] else ""
