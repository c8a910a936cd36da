"""Judge which script a line is written in, by the characters that exist in one script only."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hizone_clean.cleaners.convert_script.dictionaries import read_alternatives, read_dictionary
from hizone_clean.patterns import pattern

_NOT_CHINESE = pattern("[\u3041-\u30fa\uac00-\ud7a3]")  # の, カ, 한: Japanese and Korean use Traditional shapes too


class Evidence(NamedTuple):
    """Patterns for the characters of one script only."""

    traditional: re.Pattern[str]
    simplified: re.Pattern[str]


@cache
def read_evidence() -> Evidence:
    """Make the two patterns from OpenCC's tables.

    A character that either script uses in its own right proves nothing, whatever a table makes of it: 后, 里, 几 are
    Traditional too; 乾, 於, 徵, 瞭, 覆 and the standard characters for names (昇, 甯) are Simplified too.
    """
    to_simplified = read_dictionary("TSCharacters")
    to_traditional = read_alternatives("STCharacters")
    regional = read_dictionary("TWVariants").items() | read_dictionary("HKVariants").items()
    results = {*to_simplified.values(), *"".join(read_dictionary("TSPhrases").values())}
    traditional = {key for key, value in to_simplified.items() if value != key} - results - to_traditional.keys()
    simplified = {key for key, choices in to_traditional.items() if key not in choices}
    simplified -= {character for pair in regional for character in pair} | to_simplified.keys()
    return Evidence(_match_one_of(traditional), _match_one_of(simplified))


def _match_one_of(characters: set[str]) -> re.Pattern[str]:
    """Match one of the characters; those above U+FFFF are rare and would slow the pattern a hundredfold."""
    return re.compile("[" + "".join(sorted(c for c in characters if "\u2e80" < c <= "\uffff")) + "]")


def judge_lines(lines: list[str]) -> list[bool]:
    """Tell for each line whether it is Traditional Chinese that wants converting.

    A line without evidence of its own goes with the text: it is, when most of the text that has evidence is Traditional.
    In converted text no line is, so it is never judged Traditional again.
    """
    verdicts = [_judge_line(line) for line in lines]
    balance = sum(
        len(line) if verdict else -len(line)
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict is not None
    )
    return [balance > 0 if verdict is None else verdict for verdict in verdicts]


def _judge_line(line: str) -> bool | None:
    """Tell whether more of a line's characters are Traditional only than Simplified only; None where it has neither."""
    traditional, simplified = read_evidence()
    if not traditional.search(line):
        return False if simplified.search(line) or _NOT_CHINESE.search(line) else None
    against = max(len(simplified.findall(line)), len(_NOT_CHINESE.findall(line)))
    return against == 0 or len(traditional.findall(line)) > against
