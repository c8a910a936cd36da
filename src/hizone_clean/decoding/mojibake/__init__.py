"""Lines whose bytes were read in a wrong encoding, once or more than once."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# Ã© Ñ€ â€˜: what UTF-8 of European scripts looks like in a Western encoding
_EUROPEAN = pattern("[\xc2-\xdf\xe2][\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_SCRIPTS = tuple(
    map(pattern, ("[\u0370-\u03ff]", "[\u0400-\u052f]", "[\u0530-\u058f]", "[\u0590-\u05ff]", "[\u0600-\u06ff]"))
)
_FEWEST = 4  # letters of another script than Latin that are no accident
_LAYERS = 6  # more than were ever seen; each takes a third of the length away at least


def undo_mojibake(line: str) -> str:
    """Read a line again in the encoding that it was written in, layer by layer; good text comes back unchanged.

    Chinese is judged stretch by stretch; what is left of European letters is ftfy's to judge, by its own measure of
    badness. Must come before anything that takes control characters away: they may be bytes of the text.

    >>> undo_mojibake("Ã©â‚¬Å¡Ã¨Â¿â€¡海关"), undo_mojibake("cafÃ© 通过")
    ('通过海关', 'café 通过')
    """
    from hizone_clean.decoding.mojibake.misread_as_gbk import undo_gbk
    from hizone_clean.decoding.mojibake.misread_as_latin import looks_like_utf8, undo_latin
    from hizone_clean.decoding.mojibake.misread_between_chinese import undo_between_chinese

    for _ in range(_LAYERS):
        repaired = undo_between_chinese(undo_gbk(undo_latin(line)))
        if repaired == line:
            break
        line = repaired
    return _fix_european(line) if _EUROPEAN.search(line) and looks_like_utf8(line) else line


def _fix_european(line: str) -> str:
    """ftfy's core alone: its other repairs would change good Chinese (full-width marks, curly quotes)."""
    import ftfy

    config = ftfy.TextFixerConfig(unescape_html=False, fix_character_width=False, uncurl_quotes=False)
    fixed = ftfy.fix_encoding(line, config)
    letters = [len(script.findall(fixed)) for script in _SCRIPTS]
    # һΪ out of Ò»Îª, which is 一为 in GBK: a few letters, or half Cyrillic, half Greek, are an accident
    is_meant = sorted(letters)[-2] == 0 and (max(letters) == 0 or max(letters) >= _FEWEST)
    return fixed if is_meant else line
