"""Bring punctuation, widths and blanks of Chinese text to one form, by what stands on both sides of each mark."""

from __future__ import annotations

from hizone_clean.cleaner import contract
from hizone_clean.cleaners.normalize_punctuation.first_scan import (
    SPACINGS as SPACINGS,
)
from hizone_clean.cleaners.normalize_punctuation.first_scan import (
    check_spacing,
    find_lines_to_mend,
    find_texts_to_mend,
)
from hizone_clean.cleaners.normalize_punctuation.protected_runs import protect, protect_fences, restore
from hizone_clean.patterns import pattern

# An entry of a bibliography has the marks of its own standard (GB/T 7714): 李华. 物流研究[J]. 物流科技, 2011(1).
_REFERENCE = pattern(r"\[[JMDCNPRSZG](?:/OL)?\][.,:，。]")
# CRLF, CR, and what other programs end lines with: VT, FF, NEL, LS, PS
_LINE_END = pattern("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MOST_ROUNDS = 8  # one mends, the next finds nothing; more only for text made to need them


@contract(ends=["lines"])
def normalize_punctuation(text: str, spacing: str = "none") -> str:
    """Bring marks, widths and blanks of Chinese text to the usual form, by what stands on both sides of each mark.

    Mends: half-width marks in Chinese; straight, odd and wrong-way quotation marks, where the paragraph proves them;
    corner quotes; dashes, ellipses, middle dots in all their forms; full-width letters, figures and %; marks typed twice;
    words spread by blanks and padded names; blanks beside full-width marks. In lines of English full-width marks become
    half-width.

    Leaves alone: figures, clock times, ratios, versions, phone numbers, addresses, e-mail, code, tags, Latin sentences;
    the blank between two phrases of a headline or two names; a quotation mark whose partner is lost. No letter, figure
    or line is added or taken away; a line ends with LF in the result, whatever it ended with.

    Args:
        text: any text; a line is a paragraph.
        spacing: between Han and Latin letters or figures: "none" takes the blank away, "pangu" puts one, "keep" leaves it.

    Raises:
        ValueError: `spacing` is none of the three.

    The forms are those of GB/T 15834-2011: the ellipsis of six dots (4.11), the three connecting marks - — ～ (4.13),
    the place of the marks (5).

    >>> normalize_punctuation('4月 20日,记者从GitHub了解到:增长5.2％(同比),"创历史新高".')
    '4月20日，记者从GitHub了解到：增长5.2%（同比），“创历史新高”。'
    >>> normalize_punctuation("科 技 园 项 目--老朋友更好 新朋友更多", spacing="pangu")
    '科技园项目——老朋友更好 新朋友更多'
    >>> normalize_punctuation("使用v2.0版,见https://example.org/a?b=1,2", spacing="pangu")
    '使用 v2.0 版，见 https://example.org/a?b=1,2'
    """
    check_spacing(spacing)
    if _LINE_END.search(text):
        text = _LINE_END.sub("\n", text)
    for _ in range(_MOST_ROUNDS):
        masked, blocks = protect_fences(text)
        mended = restore(_mend_lines(masked, spacing), blocks)
        if mended == text:
            break
        text = mended
    return text


normalize_punctuation.first_scan = find_texts_to_mend  # type: ignore[attr-defined]


def _mend_lines(text: str, spacing: str) -> str:
    """Put the lines that need it through all rules, all at once: a rule costs more for its call than for a line."""
    chosen = find_lines_to_mend(text, spacing)
    if not chosen:
        return text
    lines = text.split("\n")
    chosen = [number for number in chosen if not _REFERENCE.search(lines[number])]
    from hizone_clean.cleaners.normalize_punctuation.rules import mend_once

    masked, runs = protect("\n".join([lines[number] for number in chosen]))
    mended = restore(mend_once(masked, spacing), runs).split("\n")
    for number, line in zip(chosen, mended, strict=bool(chosen)):
        lines[number] = line
    return "\n".join(lines)
