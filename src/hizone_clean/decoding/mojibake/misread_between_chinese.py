"""GBK that was read as Big5 (陔恓 for 新闻), Big5 that was read as GBK: good Han for good Han, told by how common they are."""

from __future__ import annotations

import re

from hizone_clean.decoding.mojibake.surprise import surprise
from hizone_clean.language.common_characters import share_of_common
from hizone_clean.patterns import pattern

# Over the bytes of a line, in which FF stands for a lost one: a character, one that lost its first byte, or its two
_GBK = pattern(rb"[\x81-\xfe][\x40-\x7e\x80-\xff]|(?:\xff\xff)*\xff[\x80-\xfe]?|(?:\xff\xff)+|[\x00-\xfe]")
_BIG5 = pattern(rb"[\x81-\xfe][\x40-\x7e\xa1-\xff]|(?:\xff\xff)*\xff[\x40-\x7e\xa1-\xfe]?|(?:\xff\xff)+|[\x00-\xfe]")
_READINGS = (("big5hkscs", "gb18030", _GBK), ("gb18030", "big5hkscs", _BIG5))
_FEWEST = 6  # characters: less is too little to go by
_LEAST_GAIN = 2.0  # nats a character
_LEAST_SHARE, _MOST_SHARE = 0.85, 0.6  # of common characters, after and before


def undo_between_chinese(line: str) -> str:
    """Give the text back that a line was before one Chinese encoding was taken for the other; otherwise the line.

    >>> undo_between_chinese("頗祜輛俴賸謗跺苤奀﹝"), undo_between_chinese("毙▅场籔�jσいみ琎らご礚猭参璸�Xㄓ�C")
    ('会议进行了两个小时。', '教育部與�考中心昨日仍無法統計�來�')
    >>> undo_between_chinese("臺灣積體電路製造"), undo_between_chinese("韶关高新区发展")
    ('臺灣積體電路製造', '韶关高新区发展')
    """
    if len(line) < _FEWEST or share_of_common(line) > _MOST_SHARE:
        return line
    texts = [text for charset, meant, units in _READINGS if (text := _read_again(line, charset, meant, units))]
    return min(texts, key=surprise, default=line)


def _read_again(line: str, charset: str, meant: str, units: re.Pattern[bytes]) -> str:
    try:
        data = b"\xff".join(part.encode(charset) for part in line.split("\ufffd"))
    except UnicodeEncodeError:
        return ""
    text = "".join(_decode(unit[0], meant) for unit in units.finditer(data))
    gain = surprise(line) - surprise(text)
    return text if gain >= _LEAST_GAIN * len(line) and share_of_common(text) >= _LEAST_SHARE else ""


def _decode(unit: bytes, charset: str) -> str:
    if lost := unit.count(0xFF):
        return "\ufffd" * ((lost + 1) // 2)
    return unit.decode(charset, "replace")
