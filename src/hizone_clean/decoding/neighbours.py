"""Korean and Japanese in their own old encodings, whose bytes are common Han in GB18030 as well."""

from __future__ import annotations

from hizone_clean.patterns import pattern

_PAIR = pattern(rb"[\xa1-\xfe][\xa1-\xfe]|[\x80-\xff]")
_HANGUL = pattern(rb"[\xb0-\xc8][\xa1-\xfe]")  # \xc0\xcc 이: two fifths of the rows that Chinese text in GBK draws on
_KANA = pattern(rb"[\xa4\xa5][\xa1-\xf6]")  # \xa4\xce の: at the same place in GBK
_SAMPLE = 8192
_FEWEST = 12  # pairs: for less the chance that Chinese keeps to those rows is too large
_MOSTLY = 0.97  # of the pairs beyond marks
# The most frequent syllables and characters of running text; they make a third of it, and a twentieth of a wrong reading.
_SYLLABLES = frozenset("이다는에을의가하고지기사한은로어를리자니도아시대인있나들그일서수보부정")
_KANJI = frozenset("日一人年大国本中出来見行時分会上生間下前後自者事今入方手小言思気何学新高場合子月内長地")
_LEAST_SHARE = 0.15
_LOSSES = 200  # bytes to one that may be damaged


def find_neighbour(data: bytes) -> str | None:
    """Name the Korean or Japanese encoding that data which reads well as GB18030 is rather in; None for Chinese.

    >>> find_neighbour("대한민국의 산업 단지는 수도권에 집중되어 있다고 한다.".encode("euc_kr"))
    'cp949'
    >>> find_neighbour("高新区产业发展迅速，新增企业十二家，同比增长。".encode("gbk"))
    """
    sample = data[:_SAMPLE]
    pairs = [pair for pair in _PAIR.findall(sample) if pair[0] > 0xA3 or len(pair) == 1]
    if len(pairs) < _FEWEST:
        return None
    hangul, kana = (sum(map(bool, map(kind.fullmatch, pairs))) for kind in (_HANGUL, _KANA))
    if hangul > _MOSTLY * len(pairs) and _reads(sample, "cp949") and _share(sample, "cp949", _SYLLABLES) > _LEAST_SHARE:
        return "cp949"
    if (
        kana * 4 > len(pairs)
        and _reads(sample, "euc_jp")
        and _share(sample, "euc_jp", _KANJI) > max(_LEAST_SHARE, _share(sample, "gb18030", _KANJI))
    ):
        return "euc_jp"
    return None


def _reads(sample: bytes, encoding: str) -> bool:
    """Whether ``sample`` decodes but for a damaged byte here and there, and a character cut in half at its end."""
    return _LOSSES * (sample.decode(encoding, "replace").count("\ufffd") - 1) < len(sample)


def _share(sample: bytes, encoding: str, frequent: frozenset[str]) -> float:
    """The share of frequent characters among those that are neither ASCII, nor marks, nor kana."""
    letters = [letter for letter in sample.decode(encoding, "replace") if letter > "\u33ff" and letter < "\uff00"]
    return sum(map(frequent.__contains__, letters)) / max(len(letters), 1)
