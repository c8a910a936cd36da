"""Find the encoding of bytes by what they read as in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.decoding.byte_order_marks import ByteOrderMark
from hizone_clean.decoding.encoding_names import find_declared_encodings, resolve_encoding
from hizone_clean.decoding.foreign import guess_foreign
from hizone_clean.decoding.neighbours import find_neighbour
from hizone_clean.decoding.signatures import refuse_noise
from hizone_clean.patterns import pattern

if TYPE_CHECKING:
    from hizone_clean.decoding.plausibility import Reading


class Verdict(NamedTuple):
    """The encoding to use, how sure it is, and what would do as well."""

    encoding: str
    confidence: str
    rivals: tuple[str, ...] = ()
    text: str | None = None  # where finding the encoding has given the whole text already


_LEGACY = ("gb18030", "big5hkscs")
_HAN_IN_UTF8 = pattern(rb"[\xe3-\xe9][\x80-\xbf]{2}")  # \xe5\x9b\xbd 国
_TOUCHING_ASCII = pattern(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")  # caf\xc3\xa9: a letter of a Latin word
_ODD = pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # \x00, the high byte of Latin in UTF-16: control characters
_HIGH = pattern(rb"[\x80-\xff]")
_SHORT = 64  # bytes; longer text is not valid UTF-8 by chance, shorter data is too little to call it binary
_HEAD = 4096  # bytes at the start that show whether text is UTF-16
_TIE = 0.08  # two readings nearer than this are a tie
_POOR = 0.6  # below this a Chinese encoding hardly fits; running text in the right one has .9 and more
_HOPELESS = 0.4
_NOISE = 0.03  # as large a share of control characters makes it binary data; in random bytes it is .1
_RARE = 0.05  # a share that a few damaged bytes do not exceed
_ENOUGH = 12  # characters of evidence below which another reading that is valid makes the case ambiguous


def read_as(data: bytes, encoding: str) -> Reading:
    """Read samples of the data; clean UTF-8, which never gets here, does not pay for the table of common characters."""
    from hizone_clean.decoding import plausibility

    return plausibility.read_as(data, encoding)


def weigh_mark(data: bytes, mark: ByteOrderMark) -> Verdict:
    """Believe a byte order mark, save that of UTF-8 before bytes that are not: some editors put it before GBK."""
    body = data[len(mark.bytes) :]
    if mark.encoding != "utf-8":
        return Verdict(mark.encoding, "certain")
    text = _decode_utf8(body)
    if text is None and read_as(body, "gb18030").score > read_as(body, "utf-8").score + _HOPELESS:
        return detect_encoding(body)
    return Verdict("utf-8", "certain", text=text)


def detect_encoding(data: bytes) -> Verdict:
    """Find the encoding of data without a mark.

    First what proves itself: seven-bit text, and valid UTF-8 with Han in it. Then the readings are compared by the share
    of common characters.
    """
    text = None if data.isascii() else _decode_utf8(data)
    if text is not None and len(data) > _SHORT and 0 not in data[:_HEAD] and _HAN_IN_UTF8.search(data):
        return Verdict("utf-8", "certain", text=text)
    if _may_be_wide(data):
        return _compare_readings(data)
    if data.isascii():
        return Verdict("hz", "likely") if _is_hz(data) else Verdict("utf-8", "certain")
    return _compare_readings(data) if text is None else _weigh_valid_utf8(data)


def _may_be_wide(data: bytes) -> bool:
    """Tell whether text may be UTF-16 or UTF-32: it has control characters, many of them or in little text."""
    head = data[:_HEAD]
    odd = len(_ODD.findall(head))
    if len(data) > _SHORT:
        return odd > len(head) * _NOISE
    return odd > 0 and (0 in data or _decode_utf8(data) is None)


def _is_hz(data: bytes) -> bool:
    """Tell HZ, also where a few bytes are damaged: nearly all of it is seven-bit, and what `~{` opens is Chinese."""
    if b"~{" not in data or len(_HIGH.findall(data[:_HEAD])) > len(data) * _RARE:
        return False
    reading = read_as(data, "hz")
    return reading.score > 0.5 and (b"~}" in data or reading.evidence > 3)


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _weigh_valid_utf8(data: bytes) -> Verdict:
    """Tell UTF-8 that is short or without Han (é, я) from a very short GBK text that is valid UTF-8 by chance.

    一些 in GBK is D2BB D0A9, which is һЩ in UTF-8.
    """
    chance, reading = read_as(data, "gb18030"), read_as(data, "utf-8")
    if chance.score < 0.99 or chance.evidence < 2 or reading.score > 0.5:
        return Verdict("utf-8", "certain")
    if _TOUCHING_ASCII.search(data):
        return Verdict("utf-8", "ambiguous", ("gb18030",))
    return Verdict("gb18030", "ambiguous", ("utf-8",))


def _compare_readings(data: bytes) -> Verdict:
    if _is_hz(data):
        return Verdict("hz", "likely")
    names = ["utf-8", *_LEGACY, *_guess_wide(data)]
    readings = sorted((read_as(data, name) for name in names), key=lambda reading: -reading.score)
    best, *others = _settle_tie(readings, find_declared_encodings(data))
    if best.score < _POOR:
        legacy = next(reading.encoding for reading in readings if reading.encoding in _LEGACY)
        return _judge_foreign(data, best, legacy)
    if best.encoding in _LEGACY and (neighbour := find_neighbour(data)):
        return Verdict(neighbour, "ambiguous", (best.encoding,))
    rivals = tuple(other.encoding for other in others if _rivals(best, other))
    return Verdict(best.encoding, "ambiguous" if rivals else "likely", rivals)


def _rivals(best: Reading, other: Reading) -> bool:
    """Tell whether another reading would do as well: it is as good, or there is too little to judge by."""
    if best.score - other.score < _TIE:
        return True
    legacy = best.encoding in _LEGACY and other.encoding in _LEGACY
    return best.evidence < _ENOUGH and other.clean and (legacy or other.score > 0)


def _settle_tie(readings: list[Reading], declared: set[str]) -> list[Reading]:
    """Put the reading that the document declares first, among those that tie with the best."""
    tied = [reading for reading in readings if readings[0].score - reading.score < _TIE]
    first = next((reading for reading in tied if reading.encoding in declared), readings[0])
    return [first, *(reading for reading in readings if reading is not first)]


def _guess_wide(data: bytes) -> list[str]:
    """Name UTF-32 where every fourth byte is zero, for no other text is so (a damaged byte or two aside), and UTF-16 where it can be.

    In UTF-16 a blank, a digit or a Chinese mark has a byte that no other text has; only a few Han may do without.
    """
    head = data[:_HEAD]
    columns = (("utf-32-le", head[3::4]), ("utf-32-be", head[::4]))
    names = [name for name, column in columns if column.count(0) > len(column) * 0.9]
    return [*names, "utf-16-le", "utf-16-be"] if len(data) < 4 * _SHORT or _ODD.search(head) else names


def _judge_foreign(data: bytes, best: Reading, legacy: str) -> Verdict:
    """Ask chardet about text that is hardly in a Chinese encoding; refuse what is no text at all."""
    share = len(_ODD.findall(data[:_HEAD])) / len(data[:_HEAD])
    if best.score < _HOPELESS and share > _NOISE and len(data) > _SHORT:
        refuse_noise(share)
    guess = "utf-8" if _decode_utf8(data) is not None else guess_foreign(data)
    if guess:
        reading = read_as(data, guess)
        if best.score < _HOPELESS or (reading.clean and best.evidence >= _ENOUGH):
            return Verdict(resolve_encoding(guess), "ambiguous", (legacy,))
    return Verdict(best.encoding, "ambiguous", (legacy,) if legacy != best.encoding else ("utf-8",))
