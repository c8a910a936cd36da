"""Judge which script a line is written in, by the characters that exist in one script only."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hizone_clean.cleaners.convert_script.dictionaries import read_alternatives, read_dictionary

_NOT_CHINESE = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")  # の, カ, 한: Japanese and Korean use Traditional shapes too
_SHARE_OF_TRADITIONAL = 12  # running Traditional text has one exclusive character in four; one in twelve is plenty


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

    A line is, when more of its characters are Traditional only than Simplified only. A line without any evidence goes
    with the text: it is, when the lines that are make the text Traditional as a whole. So converted text is never
    judged Traditional again.
    """
    traditional, simplified = read_evidence()
    counts = [len(traditional.findall(line)) if traditional.search(line) else 0 for line in lines]
    verdicts = [
        count > 0 and count > len(simplified.findall(line)) and count > len(_NOT_CHINESE.findall(line))
        for line, count in zip(lines, counts, strict=True)
    ]
    proof = sum(count for count, verdict in zip(counts, verdicts, strict=True) if verdict)
    if proof * _SHARE_OF_TRADITIONAL <= sum(map(len, lines)):
        return verdicts
    return [
        verdict or not (count or simplified.search(line) or _NOT_CHINESE.search(line))
        for line, count, verdict in zip(lines, counts, verdicts, strict=True)
    ]
