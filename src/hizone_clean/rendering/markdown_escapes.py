"""What a reader of Markdown would take for a mark, escaped, and only that."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern
from hizone_clean.source.code_spans import code_spans
from hizone_clean.source.formulas import find_formulas
from hizone_clean.source.markup import ESCAPED_TAG

# \* would lose its backslash, and so would one at the end of a line
_BACKSLASH = pattern(r"\\(?=[!-/:-@\[-`{-~]|$)", re.M)
# {#a} at a line's end, [a](b), [^1], ~~, <p, &lt;
_MARK = pattern(
    r"`|\{(?=(?::[ \t]?)?[.#][^{}\n]{1,150}\}$)|~(?=~)|(?<=~)~|\](?=\()|\[(?=\^)|<(?=[!?]|/?[a-zA-Z][a-zA-Z0-9:-]*+(?:[\s/>]|$)|[a-zA-Z][^<>]*>)|&(?=[a-zA-Z][a-zA-Z0-9]{1,8};|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)"
)
# * and _ that are not alone between blanks; _ inside a word (a_b) is none
_STAR = pattern(r"(?<!\s)(?<!^)\*|\*(?![\s]|$)", re.M)
_UNDERSCORE = pattern(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|(?<=_)_|_(?=_)")
# at the head of a line: heading, quote, item, callout, rule, line under a heading, row under a table's head, definition, box, template
_LEADING = pattern(
    r"^(?=#{1,6}(?:[ \t\u3000\xa0]|$)|>|[-+*](?:[ \t\u3000\xa0]|$)|\[![a-zA-Z]|([-*_])(?:[ \t]*\1){2,}[ \t]*$|=+[ \t]*$|===\+?[ \t]+[\"“]|-+[ \t]*$|\|?[ \t]*:?-+:?[ \t]*\||\[[^\[\]\n]{1,200}\]:[ \t]"
    r"|:(?:::|[ \t]{1,3}\S)|(?:!!!|\?\?\?\+?)[ \t]+[a-zA-Z]|\{[%{:]|\$\$(?!.*\$\$))",
    re.M,
)
_NUMBER = pattern(r"^([0-9]{1,9})(?=[.)](?:[ \t\u3000\xa0]|$))", re.M)
_CLOSING = pattern(r"(?:^|(?<=[ \t]))(?=#+$)")


def escape_line(text: str, *, pairs: str = "") -> str:
    """``text`` inside a line that has a mark of its own: a heading, a cell; no mark ``pairs`` may stand in it.

    >>> print(escape_line("2*3*4 [见](注) C_1"))
    2\\*3\\*4 [见\\](注) C_1
    """
    spans = _literal_spans(text)
    pieces: list[str] = []
    place = 0
    for first, last in spans.items():
        pieces += (text[place:first], text[first:last])
        place = last
    pieces.append(text[place:])
    # a mark may pair with another across code, so what is alone is counted over the whole text
    alone = _alone("".join(pieces[0::2]))
    return "".join(piece if number % 2 else _escaped(piece, alone, pairs) for number, piece in enumerate(pieces))


def _literal_spans(text: str) -> dict[int, int]:
    """Where code and formulas begin and end, in order, none inside another."""
    code = code_spans(text)
    found = find_formulas(text)
    if not found:
        return code
    spans: dict[int, int] = {}
    place = 0
    for first, last in sorted((*code.items(), *found)):
        if first >= place:
            place = spans[first] = last
    return spans


def escape_paragraph(text: str) -> str:
    """``text`` of one line or more that stands on its own.

    >>> escape_paragraph("1. 推进 5* 酒店 #1"), escape_paragraph("1.推进，*为预计数")
    ('1\\\\. 推进 5* 酒店 #1', '1.推进，*为预计数')
    """
    return _NUMBER.sub(r"\1\\", _LEADING.sub(r"\\", escape_line(text)))


def escape_heading(text: str) -> str:
    """``text`` after ``#``: one that ends in `` #`` would lose it."""
    return _CLOSING.sub(r"\\", escape_line(text))


def _alone(text: str) -> frozenset[str]:
    """Which of the marks of emphasis cannot pair: fewer than two of them could."""
    counts = {"*": len(_STAR.findall(text)), "_": len(_UNDERSCORE.findall(text))}
    return frozenset(mark for mark, count in counts.items() if count < 2)


def _escaped(text: str, alone: frozenset[str], pairs: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    if pairs and pairs in text:
        text = text.replace(pairs, f"\\{pairs}")
    elif "*" in text and "*" not in alone:
        text = _STAR.sub(r"\\*", text)
    if "_" in text and "_" not in alone:
        text = _UNDERSCORE.sub(r"\\_", text)
    # &lt;b> is the text <b>, which a reader of Markdown sees where it is written \<b>
    text = ESCAPED_TAG.sub("<", text) if "&lt;" in text else text
    return _MARK.sub(r"\\\g<0>", text)
