"""Corner quotes to curly ones and back: 「 」 are the standard of Traditional text, “ ” that of Simplified."""

from __future__ import annotations

from hizone_clean.language.quotes import is_apostrophe
from hizone_clean.language.writing_context import is_chinese
from hizone_clean.patterns import pattern

_CORNERS = pattern("[「」『』]")
_KANA = pattern("[\u3041-\u30fa]")


def repair_corner_quotes(text: str) -> str:
    """Turn 「 」 and 『 』 into “ ” outside and ‘ ’ inside; Japanese lines and bare lists of marks keep them.

    >>> repair_corner_quotes("老师说：「要记住『立志』这句话。」")
    '老师说：“要记住‘立志’这句话。”'
    """
    if not _CORNERS.search(text):
        return text
    return "\n".join(_turn_corners(line) if _CORNERS.search(line) else line for line in text.split("\n"))


def _turn_corners(line: str) -> str:
    if 3 * sum(map(str.isalnum, line)) < len(line) or 10 * len(_KANA.findall(line)) > len(line):
        return line
    opened: list[str] = []
    pieces = list(line)
    for match in _CORNERS.finditer(line):
        mark = match[0]
        if mark in "「『":
            if (
                mark in opened[-1:]
            ):  # the one before has lost its partner: a quotation inside it would take the other mark
                opened.pop()
            pieces[match.start()] = "‘" if opened else "“"
            opened.append(mark)
        else:
            alone = not opened
            del opened[-1:]
            pieces[match.start()] = "’" if opened or (alone and mark == "』") else "”"
    return "".join(pieces)


_TO_CORNERS = str.maketrans("“”‘’", "「」『』")


def turn_to_corners(text: str) -> str:
    """Turn “ ” into 「 」 and ‘ ’ into 『 』 in Chinese lines where both have their partners; apostrophes stay.

    >>> turn_to_corners("老師說：“要記住‘立志’這句話，it’s fine。”")
    '老師說：「要記住『立志』這句話，it’s fine。」'
    """
    return "\n".join(_to_corners(line) if "“" in line and is_chinese(line) else line for line in text.split("\n"))


def _to_corners(line: str) -> str:
    if line.count("“") != line.count("”"):
        return line
    return "".join(
        mark if mark not in "“”‘’" or is_apostrophe(line, place) else mark.translate(_TO_CORNERS)
        for place, mark in enumerate(line)
    )
