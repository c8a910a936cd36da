"""How two lines of one paragraph are put together: with a blank, without one, or with a hyphen undone."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.cleaners.rejoin_hard_wraps.line_gaps import close_up, without_ocr_gaps
from hizone_clean.patterns import pattern

_LAST_LATIN = "\u2e7f"
"""The last character before those of Chinese: behind one of these a line goes on without any blank."""
_SOFT_HYPHEN = "\u00ad"
# "develop-" at a line end, "ment" at the next start
_HYPHENATED = pattern(r"[A-Za-z]*[a-z]-$")
# what is no word by itself: the "ment" of develop-ment, the "tions" of conven-tions
_WORD_TAIL = pattern(
    r"(?:[a-z]?tions?|[a-z]?sions?|ments?|ness|ings?|ity|ities|ances?|ences?|ab(?:le|ly)|ib(?:le|ly)|ative|ized?|ization|ers?|ed|ly|al|ally|ous|ously|ical|ically)\b"
)
# "117.", "1,", "20"
_NUMBER_END = pattern(r"\d[.,]?$")
_LATIN_END = pattern(r"[A-Za-z0-9][.,;:!?)\]\"'”’%]*$")
_LATIN_START = pattern(r"[(\[\"'“‘$]*[A-Za-z0-9]")


def join_lines(texts: Sequence[str], *, cuts_words: bool = False) -> str:
    """One paragraph out of its lines.

    ``cuts_words`` says that the lines were broken by a counter of characters, which breaks inside words and numbers.

    >>> join_lines(["自 2020", "年 11月 1日进场", "施工"])
    '自 2020年 11月 1日进场施工'
    >>> join_lines(["the first line of an agree-", "ment between two", "cities"])
    'the first line of an agreement between two cities'
    """
    texts = without_ocr_gaps(texts)
    text = close_up(texts[0].strip())
    pieces = [text]
    for line in texts[1:]:
        right = close_up(line.strip())
        if text[-1] > _LAST_LATIN:
            pass
        elif (_WORD_TAIL.match(right) and _HYPHENATED.search(text[-30:])) or text.endswith(_SOFT_HYPHEN):
            pieces[-1] = pieces[-1][:-1]
        elif _needs_blank(text, right, cuts_words):
            pieces.append(" ")
        pieces.append(right)
        text = right
    return "".join(pieces)


def _needs_blank(left: str, right: str, cuts_words: bool) -> bool:
    last, first = left[-1], right[0]
    if first > _LAST_LATIN or last == "-":
        return False
    if cuts_words and last.isalnum() and first.isalnum():
        return False
    if _NUMBER_END.search(left[-3:]) and first.isdigit():
        return _is_latin(left) and _is_latin(right)
    return bool(_LATIN_END.search(left[-12:]) and _LATIN_START.match(right))


def _is_latin(text: str) -> bool:
    return len(text.encode("utf-8", "surrogatepass")) < 1.2 * len(text)
