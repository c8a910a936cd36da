"""Bring punctuation, widths and blanks of Chinese text to one form, by what stands on both sides of each mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from hizone_clean.cleaner import contract, within_lines
from hizone_clean.cleaners.normalize_punctuation.first_scan import QUOTES as QUOTES
from hizone_clean.cleaners.normalize_punctuation.first_scan import SPACINGS as SPACINGS
from hizone_clean.cleaners.normalize_punctuation.first_scan import (
    check_options,
    find_lines_to_mend,
    find_texts_to_mend,
)
from hizone_clean.cleaners.normalize_punctuation.protected_runs import protect, protect_fences, restore
from hizone_clean.language.latin_text import is_latin_text
from hizone_clean.language.writing_context import HAN, is_traditional
from hizone_clean.layout.table import LineTable
from hizone_clean.options import Quotes, Spacing
from hizone_clean.patterns import pattern

# An entry of a bibliography has the marks of its own standard (GB/T 7714): 李华. 物流研究[J]. 物流科技, 2011(1).
# With its number, or its volume and pages, it needs no type mark: [1] 某某. 概率论. 某某出版社, 2009.
_REFERENCE = pattern(r"\[(?:(?<=^.)\d{1,3}\][^，。；\n]*[.,] ?(?:19|20)\d\d\b|[JMDCNPRSZGA](?:/OL)?\][.,:，。])")
_VOLUME = pattern(r", (?:19|20)\d\d, \d+ ?(?:\(\d+\))?: ?\d+")  # , 2011, 36(4): 12-15
# CRLF, CR, and what other programs end lines with: VT, FF, NEL, LS, PS
_LINE_END = pattern("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HAN = pattern(f"[{HAN}]")
_CHINESE_MARK = pattern("[\u2103\u2212\u3001-\u303f\ufe30-\ufe6f\uff01-\uffef]")  # ，《Ａ℃
_KANA_OR_HANGUL = pattern("[\u3041-\u30fa\uac00-\ud7a3]")
_LATIN_HEAD = pattern("[^\\w\n]{0,12}[A-Za-z]")
_UNBROKEN = pattern("[\u00a0\u2002-\u200a\u202f\u205f]")  # blanks of typesetting
# more than one line, a fence, a formula of several lines, front matter, a stand-in: what may reach into the next text
_STANDS_ALONE = pattern("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029`$\\\\\ufdd0]|^\\s*(?:---|$)")
_MOST_WRAPPED = 8  # lines that one quotation runs over
_MOST_ROUNDS = 8  # one mends, the next finds nothing; more only for text made to need them


@contract(ends=["lines"])
def normalize_punctuation(text: str, spacing: Spacing = "none", quotes: Quotes = "auto") -> str:
    """Bring marks, widths and blanks of Chinese text to the usual form, by what stands on both sides of each mark.

    Mends: half-width marks in Chinese; straight, odd and wrong-way quotation marks, where the paragraph proves them;
    corner quotes; dashes, ellipses, middle dots in all their forms; full-width letters, figures and %; marks typed twice;
    words spread by blanks and padded names; decimals with blanks in them; blanks beside full-width marks. In lines of English
    full-width marks become half-width.

    Leaves alone: lines without Han or a Chinese mark, English sentences that name something Chinese, Japanese, Korean,
    references; figures, clock times, ratios, versions, phone numbers, addresses, e-mail, code, formulas, file names and paths,
    tags; the blank between two phrases of a headline or two names, between a number and its title; two blanks and tabs,
    which part cells; a quotation mark whose partner is lost. No letter, figure or line is added or taken away; a line ends
    with LF in the result, whatever it ended with.

    Args:
        text: any text; a line is a paragraph, save that a quotation may run over wrapped lines.
        spacing: between Han and Latin letters or figures: "none" takes the blank away, "pangu" puts one, "keep" leaves it.
        quotes: "curly" sets “ ” for 「 」, "corner" the other way round, "keep" leaves either; "auto" is "keep" in Traditional
            text, where 「 」 is the standard, and "curly" in any other.

    Raises:
        ValueError: `spacing` or `quotes` is none of these.

    The forms are those of GB/T 15834-2011: the ellipsis of six dots (4.11), the three connecting marks - — ～ (4.13),
    the place of the marks (5).

    >>> normalize_punctuation('4月 20日,记者从GitHub了解到:增长5.2％(同比),"创历史新高".')
    '4月20日，记者从GitHub了解到：增长5.2%（同比），“创历史新高”。'
    >>> normalize_punctuation("科 技 园 项 目--老朋友更好 新朋友更多", spacing="pangu")
    '科技园项目——老朋友更好 新朋友更多'
    >>> normalize_punctuation("使用v2.0版,见https://example.org/a?b=1,2", spacing="pangu")
    '使用 v2.0 版，见 https://example.org/a?b=1,2'
    >>> normalize_punctuation("所谓「新区」,", quotes="keep"), normalize_punctuation("所謂「新區」,")
    ('所谓「新区」，', '所謂「新區」，')
    """
    check_options(spacing, quotes)
    if _LINE_END.search(text):
        text = _LINE_END.sub("\n", text)
    return _mend(text, spacing, settle_quotes([text], quotes))


def _mend(text: str, spacing: str, quotes: str, *, apart: bool = False) -> str:
    for _ in range(_MOST_ROUNDS):
        masked, blocks = protect_fences(text)
        mended = restore(_mend_lines(masked, spacing, quotes, apart=apart), blocks)
        if mended == text:
            break
        text = mended
    return text


def mend_texts(
    texts: Sequence[str], spacing: str = "none", quotes: str = "auto", table: LineTable | None = None
) -> dict[int, str]:
    """Those of ``texts`` that change, by their number, each as :func:`normalize_punctuation` gives it by itself.

    One scan tells which have anything to mend; what becomes of each is asked of ``table``, which may know it. Those of one
    line go through the rules together, an empty line between any two: a rule costs more for its call than for a line.

    >>> mend_texts(["会议于4月20日闭幕。", "会议闭幕.", "增长5%,创新高"])
    {1: '会议闭幕。', 2: '增长5%，创新高'}
    """
    if not (numbers := find_texts_to_mend(texts, spacing, quotes)):
        return {}
    quotes = settle_quotes(texts, quotes)
    suspects = [texts[number] for number in numbers]
    mended = (table or LineTable()).ask_many(
        (mend_texts, spacing, quotes), partial(_mend_all, spacing=spacing, quotes=quotes), suspects
    )
    return {number: text for number, text, was in zip(numbers, mended, suspects, strict=True) if text != was}


def _mend_all(texts: Sequence[str], spacing: str, quotes: str) -> list[str]:
    """What becomes of each of ``texts``."""
    together = [text for text in texts if not _STANDS_ALONE.search(text)] if len(texts) > 1 else []
    mended = _mend("\n\n".join(together), spacing, quotes, apart=True).split("\n\n")
    known = dict(zip(together, mended, strict=True)) if len(mended) == len(together) else {}
    alone = partial(normalize_punctuation, spacing=spacing, quotes=quotes)  # type: ignore[arg-type]
    return [known[text] if text in known else within_lines(alone, text) for text in texts]


def settle_quotes(texts: Iterable[str], quotes: str = "auto") -> str:
    """What "auto" means for a document: one block of it may not show in which script it is written."""
    if quotes != "auto":
        return quotes
    text = "\n".join(texts)
    return "keep" if ("「" in text or "『" in text) and is_traditional(text) else "curly"


def _settle(texts: Iterable[str], options: Mapping[str, Any]) -> dict[str, Any]:
    return {"quotes": settle_quotes(texts, options.get("quotes", "auto"))}


normalize_punctuation.on_many = mend_texts  # type: ignore[attr-defined]
normalize_punctuation.settle = _settle  # type: ignore[attr-defined]


def _keeps_its_marks(line: str) -> bool:
    """A reference, Japanese or Korean, Latin text without any Chinese mark, or an English sentence that names something Chinese."""
    if _KANA_OR_HANGUL.search(line) and len(_KANA_OR_HANGUL.findall(line)) > len(_HAN.findall(line)):
        return True
    if not _HAN.search(line):
        return not _CHINESE_MARK.search(line)
    if _REFERENCE.search(line) or _VOLUME.search(line):
        return True
    return _LATIN_HEAD.match(line) is not None and is_latin_text(line)


def _mend_lines(text: str, spacing: str, quotes: str, *, apart: bool = False) -> str:
    """Put the lines that need it through all rules, all at once: a rule costs more for its call than for a line."""
    lines = text.split("\n")
    chosen: Sequence[int] = range(len(lines)) if quotes == "corner" else find_lines_to_mend(text, spacing, apart=apart)
    kept = {number for number in chosen if _keeps_its_marks(lines[number])}
    for number in kept:
        lines[number] = _UNBROKEN.sub(" ", lines[number])
    chosen = [number for number in _with_wrapped(lines, chosen) if number not in kept]
    if not chosen:
        return "\n".join(lines) if kept else text
    from hizone_clean.cleaners.normalize_punctuation.rules import mend_once

    gaps = [number - 1 not in chosen_set for number in chosen] if (chosen_set := set(chosen)) else []
    masked, runs = protect("\n".join("\n" * gap + lines[number] for number, gap in zip(chosen, gaps, strict=True)))
    mended = restore(mend_once(masked, spacing, quotes), runs).split("\n")
    places = iter(mended)
    for number, gap in zip(chosen, gaps, strict=True):
        if gap:
            next(places)
        lines[number] = next(places)
    return "\n".join(lines)


def _with_wrapped(lines: Sequence[str], chosen: Sequence[int]) -> Sequence[int]:
    """``chosen`` and the lines without a mark of their own that a straight quotation runs over."""
    odd = [number for number in chosen if lines[number].count('"') % 2]
    if not odd:
        return chosen
    return sorted({*chosen, *(n for first in odd for n in range(first, min(first + _MOST_WRAPPED, len(lines))))})
