"""UTF-8 that was read as GBK or GB 18030 (鏂伴椈 for 新闻), with or without lost bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from hizone_clean.decoding.mojibake.surprise import surprise
from hizone_clean.decoding.mojibake.suspects import FIRST_OF_THREE
from hizone_clean.patterns import pattern

_FIRST = pattern(f"[{FIRST_OF_THREE}]")  # 鏂 in 鏂伴椈

# Over the bytes of a line, in which FF stands for a lost byte; a question mark may stand for one too.
_WIDE = (
    rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef[\x80-\xbe][\x80-\xbf]|\xe2[\x80-\xbb][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}"
)
_DAMAGED = rb"[\xe2-\xe9\xef](?:[\x80-\xbf][?\xff]+|[?\xff]+[\x80-\xbf]?)"
_NARROW = rb"[\t -~]|\xff|\xc2[\xa0-\xbf]"  # figures, ·
_RUN = pattern(rb"(?:" + _WIDE + rb"|" + _DAMAGED + rb"|" + _NARROW + rb")+")
_UNIT = pattern(rb"(?P<wide>" + _WIDE + rb")|(?P<damaged>" + _DAMAGED + rb")|(?P<narrow>" + _NARROW + rb")")
_NO_GBK = b"\xfe"
_OF_ONE, _LOOK = 3, 6  # bytes of one character; characters looked at before the whole line is taken up
_LEAST_GAIN, _LEAST_GAIN_OF_A_LINE = 12.0, 8.0  # nats: a run must be so much likelier; a whole line needs less


def undo_gbk(line: str) -> str:
    """Give the text back that a line was before its UTF-8 bytes were read as GBK; otherwise the line.

    Stretch by stretch: what is good text beside the garbled part stays. A character of which a byte is lost becomes
    U+FFFD; it is never guessed.

    >>> undo_gbk("会议决定：鏂伴椈锛屼腑鍥�"), undo_gbk("涓先生来访")
    ('会议决定：新闻，中�', '涓先生来访')
    """
    starts = [match.start() for match in _FIRST.finditer(line) if _goes_on(line, match.start())]
    if not starts:
        return line
    pieces: list[str] = []
    at = 0
    for start, end, text in _runs(line, starts):
        pieces += line[at:start], text
        at = end
    return "".join(pieces) + line[at:]


def _goes_on(line: str, start: int) -> bool:
    """Whether two characters of UTF-8 stand there: a cheap look before the whole line is turned into bytes."""
    run = _RUN.match(b"".join(map(_encode, line[start : start + _LOOK])))
    return run is not None and run.end() > _OF_ONE


def _encode(character: str) -> bytes:
    if character == "�":
        return b"\xff"
    if character == "€":
        return b"\x80"  # as Windows reads this byte
    try:
        data = character.encode("gb18030")
    except UnicodeEncodeError:
        return _NO_GBK
    return data if len(data) < 3 else _NO_GBK


def _runs(line: str, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Each garbled run: its first character, the one after its last, and the text that it was."""
    encoded = [_encode(character) for character in line]
    offsets = [0, *accumulate(map(len, encoded))]
    data, ends = b"".join(encoded), {offset: index for index, offset in enumerate(offsets)}
    done = 0
    for start in starts:
        if start < done:
            continue
        stop, text = _decode_run(data, offsets[start], ends)
        end = ends[stop]
        done = max(done, end)
        if text and _is_likelier(text, line[start:end], whole=not line[:start].strip() and not line[end:].strip()):
            yield start, end, text


def _decode_run(data: bytes, start: int, ends: dict[int, int]) -> tuple[int, str]:
    """The text as far as the last wide character, and on to where a character of the line ends."""
    run = _RUN.match(data, start)
    parts: list[str] = []
    kept, stop, is_open = 0, start, False
    for unit in _UNIT.finditer(data, start, run.end() if run else start):
        parts.append("�" if unit["damaged"] or unit[0] == b"\xff" else unit[0].decode("utf-8", "replace"))
        is_open = is_open or not unit["narrow"]
        if is_open and unit.end() in ends:
            kept, stop, is_open = len(parts), unit.end(), False
    return stop, "".join(parts[:kept])


def _is_likelier(text: str, original: str, whole: bool) -> bool:
    return surprise(original) - surprise(text) >= (_LEAST_GAIN_OF_A_LINE if whole else _LEAST_GAIN)
