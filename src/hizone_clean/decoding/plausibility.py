"""Judge how much a reading of bytes looks like Chinese text."""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.decoding.hz import decode_hz
from hizone_clean.language.common_characters import COMMON
from hizone_clean.patterns import pattern

_SAMPLE = 4096  # bytes; two samples are as good as the whole
_MARKS_OF_TEXT = pattern("[‘’“”—…·℃％￥①-⑩Ⅰ-Ⅻ○●◆■★▲△→×─-╿\u3000-\u3011\u3014-\u301f！-､]")  # ，《》１Ａ├─
_NO_TEXT = pattern(  # \x12, the private use area, and scripts that no Chinese document is written in
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\u0530-\u1dff\u2c00-\u2e7f\ua000-\uabff\ud7a4-\uf8ff\ufb00-\ufdff\ufe70-\ufeff\ufff0-\ufffc\ufffe\uffff]"
)
_DAMAGE = pattern("\ufffd+")  # a run of bytes that do not decode is one damaged place, and half as bad: it happens
_ASCII = pattern("[\t\n\r -~]")
_HIGH = pattern(rb"[\x80-\xff]")


class Reading(NamedTuple):
    """How a sample of the data reads in one encoding."""

    encoding: str
    score: float  # near 1 for Chinese text, below 0 for what no text is
    evidence: int  # characters that the score rests on
    bad: float  # share of characters that no text has
    clean: bool  # there are none of those


def read_as(data: bytes, encoding: str) -> Reading:
    """Read samples of the data in an encoding and judge what comes out.

    A common Han character or a Chinese mark counts for the reading, what no text has counts against it; ASCII says
    nothing, unless it took two bytes or four.
    """
    text = "".join(_decode_sample(sample, encoding) for sample in _take_samples(data, encoding))
    damage = len(_DAMAGE.findall(text))
    beyond = len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd") + damage
    bad = len(_NO_TEXT.findall(text)) + damage / 2
    good = float(sum(map(COMMON.__contains__, text)) + len(_MARKS_OF_TEXT.findall(text)))
    if encoding.startswith(("utf-16", "utf-32")):
        ascii_wide = len(_ASCII.findall(text))
        good, beyond = good + ascii_wide, beyond + ascii_wide
    weight = max(beyond, bad, 1)
    return Reading(encoding, (good - bad) / weight, beyond, bad / max(len(text), 1), not bad)


def _decode_sample(sample: bytes, encoding: str) -> str:
    text = decode_hz(sample)[0] if encoding == "hz" else sample.decode(encoding, "replace")
    return text[:-1] if text.endswith("\ufffd") else text  # cut through a character


def _take_samples(data: bytes, encoding: str) -> list[bytes]:
    """Take two stretches, where the bytes say something: from the first byte beyond ASCII, and after the middle."""
    middle = len(data) // 8 * 4
    if encoding.startswith(("utf-16", "utf-32")):
        return [data[:_SAMPLE], data[max(middle, _SAMPLE) :][:_SAMPLE]]
    if encoding == "hz":
        return [data[: 4 * _SAMPLE]]
    if len(data) <= 2 * _SAMPLE:
        return [data]
    first = _start_stretch(data, 0)
    second = _start_stretch(data, max(data.find(b"\n", max(middle, first + _SAMPLE)), first + _SAMPLE))
    return [data[first : first + _SAMPLE], data[second : second + _SAMPLE]]


def _start_stretch(data: bytes, at: int) -> int:
    found = _HIGH.search(data, at)
    return found.start() if found else len(data)
