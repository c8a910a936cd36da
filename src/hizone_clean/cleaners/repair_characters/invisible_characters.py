"""Characters that nobody sees: zero-width and direction marks, fillers, selectors, controls, halves of surrogates."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# Letters whose scripts join or run from right to left: there the joiners and direction marks are part of the writing.
_JOINING = (
    "\u0590-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00011fff"
)
_RIGHT_TO_LEFT = pattern(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_EMOJI = "\ufe0f\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"

_ANNOTATION = pattern("\ufff9([^\ufff9-\ufffb\r\n]{1,40})\ufffa[^\ufff9-\ufffb\r\n]{0,40}\ufffb")  # ￹漢￺かん￻
_PAIR = pattern("[\ud800-\udbff][\udc00-\udfff]")  # one character as two halves
# 夺得冠军。NUL本报记者: what some PDF readers give for the ideographic space
_NUL_BLANK = pattern("\x00(?<=[。！？”）]\x00)(?=[（\u4e00-\u9fff])")
_C1_LETTER = pattern(  # it\x92s: Windows marks read as control characters, known by the Latin letters beside them
    "[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f](?:(?<=[ -~].)(?=[ -~])|(?<=[\x91\x93])(?=[A-Za-z])|(?<=[A-Za-z.,!?][\x92\x94]))"
)

# Never text, wherever it stands: control characters, soft hyphen, BOM within, fillers, noncharacters, half of a pair
_NEVER = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u200b\u2060-\u2065\u206a-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U000e0080-\U000e0fff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
)
_INVISIBLE = pattern(  # any of these, or one of those that the next patterns judge by what stands beside them
    f"[{_NEVER}\u061c\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2066-\u2069\u2800\ufe00-\ufe0f\U000e0000-\U000e007f]"
)
_NEVER_TEXT = pattern(f"[{_NEVER}]")  # 新ZWSP闻
_LINE_END = pattern("([\r\n])")
_DIRECTION = pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # LRM between two Han
_BY_CONTEXT = pattern(
    "|".join(
        (
            f"[\u200c\u200d](?:(?<![{_JOINING}{_EMOJI}].)|(?![{_JOINING}{_EMOJI}]))",  # 新ZWJ闻, but not between emoji
            f"[\ufe00-\ufe0f](?<![{_EMOJI}\U0001f3fb-\U0001f3ff0-9#*©®‼⁉™ℹⓂ].)",  # 海 and a selector
            "[\u180b-\u180f](?<![\u1800-\u18af].)(?![\u1800-\u18af])",  # a Mongolian separator between two Han
            "\u2800(?<![\u2801-\u28ff].)(?![\u2801-\u28ff])",  # a blank of Braille outside Braille
            "[\U000e0000-\U000e007f](?<![\U0001f3f4\U000e0020-\U000e007f].)",  # tags that make no flag
        )
    )
)


def remove_invisible_characters(text: str) -> str:
    """Take out what cannot be seen and says nothing; what joins emoji or belongs to another script stays.

    A gloss between interlinear annotation marks goes with its marks. Windows marks that were taken for control
    characters are put right among Latin letters. Form feed, vertical tab, NEL and the Unicode separators stay: they part
    lines and pages, which is for readers to judge.

    >>> remove_invisible_characters("新\u200b闻\ufeff infor\u00admation \ufff9漢\ufffaかん\ufffb字 it\x92s")
    '新闻 information 漢字 it’s'
    """
    if not _INVISIBLE.search(text):
        return text
    text = _ANNOTATION.sub(r"\1", text)
    text = _PAIR.sub(lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    text = _C1_LETTER.sub(lambda match: match[0].encode("latin-1").decode("cp1252"), text)
    text = _NEVER_TEXT.sub("", _NUL_BLANK.sub("\u3000", text))
    return _BY_CONTEXT.sub("", _remove_direction_marks(text))


def _remove_direction_marks(text: str) -> str:
    if not _RIGHT_TO_LEFT.search(text):
        return _DIRECTION.sub("", text)
    return "".join(line if _RIGHT_TO_LEFT.search(line) else _DIRECTION.sub("", line) for line in _LINE_END.split(text))
