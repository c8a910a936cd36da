"""Of what kind each character of a text is: one pass over it in place of one for each kind that is counted."""

from __future__ import annotations

from hizone_clean.language.fold import fold_script

DIGIT, HAN, WORD, LATIN, CODE_MARK = "0", "h", "w", "a", "="
_OTHER = " "
_SMALL_WORDS = frozenset("的了是在和与为不有")
# handler.insert_one(json.loads(data)): code that was cut into lines has many of these, and menus few
_CODE_MARKS = frozenset("{}()[]=;<>\\$#/_*&|\"'`+:.@^~%-")


class _Kinds(dict[int, str]):
    """The kind of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(character: str) -> str:
    if "\u4e00" <= character <= "\u9fff":
        return WORD if fold_script(character) in _SMALL_WORDS else HAN
    if character.isdecimal():
        return DIGIT
    if character.isascii() and character.isalpha():
        return LATIN
    return CODE_MARK if character in _CODE_MARKS else _OTHER


_kinds = _Kinds()


def letter_kinds(text: str) -> str:
    """A letter for each character of ``text``, which says of what kind it is: a small word of running text, a Han, a digit …

    >>> letter_kinds("建成了3 km²（含税）")
    'hhw0 aa  hh '
    """
    return text.translate(_kinds)
