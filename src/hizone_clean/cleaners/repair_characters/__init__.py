"""Characters that are not what was written: wrong decodings, invisible ones, stand-ins, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.cleaners.repair_characters.round_zeros import replace_round_zeros
from hizone_clean.decoding.mojibake.suspects import find_suspect
from hizone_clean.patterns import pattern

_LINE_END = pattern("([\r\n])")
_LINE_BETWEEN = pattern("\r([^\r\n]+)\n")  # in text of mixed line ends: 新闻 CR ZWSP LF
_NEAR = 300  # characters; a stretch of good text costs less to repair than to step over
_MOST_PASSES = 8  # a repair may lay open another one, such as an entity in mojibake; two passes were the most seen


def repair_characters(text: str) -> str:
    """Give each character back that a wrong decoding, a font or an escape put another one for.

    Mends, line by line: text read in a wrong encoding (UTF-8 as Latin-1, Windows-1252, MacRoman or GBK; GBK and Big5 as
    Latin-1 or Windows-1252), more than once and in parts of a line too; invisible characters, controls, direction marks
    and halves of surrogates; CJK radicals, vertical and half-width forms, ligatures, mathematical letters and
    private-use leftovers; letters written in parts (NFC); entities in text without tags; lines that are all `%XX` or
    all `\\uXXXX`; the circle in 二○二四.

    Leaves alone: good text in any script and of any rarity; full-width letters, figures and marks, and blanks, which are
    `normalize_punctuation`'s; entities beside tags, which are the HTML reader's; escapes in URLs and code; `&lt;` where
    `<` would open a tag; line ends, form feeds and the other characters that part lines. Lost bytes are never guessed:
    a character that lacks one becomes U+FFFD, and `find_losses` names its place.

    Args:
        text: any text. The result has the same number of lines, with the same ends.

    Sources: Unicode's EquivalentUnifiedIdeograph.txt and compatibility decompositions for the forms, GB 18030-2005 for
    private-use characters, the HTML standard for entities. How mojibake is told from text: `docs/cleaners`.

    >>> repair_characters("é€šè¿‡æ–°é—»：鏂伴椈，ÖÐ¹ú")
    '通过新闻：新闻，中国'
    >>> repair_characters("⽤⼾\\u200b数据&nbsp;&amp;amp; 二○二四年")
    '用户数据\\xa0& 二〇二四年'
    """
    if "\r" in text:
        text = _LINE_BETWEEN.sub(_keep_line, text)
    for _ in range(_MOST_PASSES):
        repaired = _repair(text)
        if repaired is text or repaired == text:
            break
        text = repaired
    return text


def _keep_line(match: re.Match[str]) -> str:
    """A line of which nothing would be left becomes a blank, since CR and LF would make one line end of two."""
    return match[0] if _repair(match[1]) else "\r \n"


def _repair(text: str) -> str:
    """Each step looks for its own signs first, and loads what it needs only where it finds one."""
    if find_suspect(text):
        text = "".join(_repair_stretches(text))
    text = replace_round_zeros(text)
    if "\ufffd" in text:
        text = _restore_lost_blanks(text)
    return _decode_escapes(text) if "&" in text or "%" in text or "\\" in text else text


def _restore_lost_blanks(text: str) -> str:
    from hizone_clean.cleaners.repair_characters.lost_blanks import restore_lost_blanks

    return restore_lost_blanks(text)


def _decode_escapes(text: str) -> str:
    """Entities come last: whether `&lt;` may become `<` hangs on the character after it, as repaired.

    Text with tags keeps them for the HTML reader, which takes off one layer: they are brought to one.
    """
    from hizone_clean.cleaners.repair_characters.entities import has_tags, unescape_entities, unescape_to_one_layer
    from hizone_clean.cleaners.repair_characters.escaped_lines import decode_escaped_lines, has_escapes
    from hizone_clean.source.code_spans import outside_code

    if has_escapes(text):
        text = outside_code(decode_escaped_lines, text)
    if "&" not in text:
        return text
    return unescape_to_one_layer(text) if has_tags(text) else unescape_entities(text)


def _repair_stretches(text: str) -> Iterator[str]:
    """Good text passes by; suspect lines that stand near each other are taken up together."""
    at, hit = 0, find_suspect(text)
    while hit:
        start = 1 + max(text.rfind("\n", at, hit.start()), text.rfind("\r", at, hit.start()), at - 1)
        end = hit.start()
        while hit and hit.start() - end < _NEAR:
            found = _LINE_END.search(text, hit.end())
            end = found.start() if found else len(text)
            hit = find_suspect(text, end)
        yield text[at:start]
        yield _repair_stretch(text[start:end])
        at = end
    yield text[at:]


def _repair_stretch(text: str) -> str:
    """Wrong decodings come first: what looks like a control character may be a byte of the text."""
    from hizone_clean.cleaners.repair_characters.compatibility_forms import replace_compatibility_forms
    from hizone_clean.cleaners.repair_characters.invisible_characters import remove_invisible_characters
    from hizone_clean.cleaners.repair_characters.symbol_fonts import read_symbol_fonts
    from hizone_clean.decoding.mojibake.garbled_signs import GARBLED

    if GARBLED.search(text):
        text = "".join(_undo_mojibake(line) if GARBLED.search(line) else line for line in _LINE_END.split(text))
    return read_symbol_fonts(replace_compatibility_forms(remove_invisible_characters(text)))


def _undo_mojibake(line: str) -> str:
    from hizone_clean.decoding.mojibake import undo_mojibake

    return undo_mojibake(line)
