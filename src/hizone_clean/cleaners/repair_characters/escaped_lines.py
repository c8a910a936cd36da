"""Lines that are nothing but escapes: %E4%B8%AD%E5%9B%BD, \\u4e2d\\u56fd. In a URL or in code the same escapes stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.patterns import pattern

# Apart, since a pattern that begins with one plain character is looked for as a string is.
_ESCAPES = (pattern(r"%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})"), pattern(r"\\u[0-9A-Fa-f]{4}"))  # %E4, %u4E2D; \u4e2d
_LINE_END = pattern("[\r\n]")
_OCTET = pattern(r"%[0-9A-Fa-f]{2}")  # %E4
_CODE_POINT = pattern(r"[\\%]u([0-9A-Fa-f]{4})")  # \u4e2d, %u4E2D
_LEFT_ALONE = pattern(r"[ A-Za-z0-9_.,:~-]*")  # what an escaper lets stand: 1997 in %E5%9C%A81997%E5%B9%B4
_FILE_NAME = pattern(r"\.[A-Za-z][A-Za-z0-9]{1,4}")  # .html
_HAN = pattern("[\u3400-\u9fff\U00020000-\U000323af]")  # 中
_NOT_TEXT = pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")  # a line break, half of a pair


def decode_escaped_lines(text: str) -> str:
    """Decode each line that is made of escapes throughout and that gives Chinese text; not a file's name.

    >>> decode_escaped_lines("%E6%96%B0%E9%97%BB\\n新闻 %E6%96%B0\\n\\\\u65b0\\\\u95fb")
    '新闻\\n新闻 %E6%96%B0\\n新闻'
    """
    for escape in _ESCAPES:
        if escape.search(text):
            text = "".join(_pieces(escape, text))
    return text


def has_escapes(text: str) -> bool:
    """Whether there is an escape anywhere, in a URL too.

    >>> has_escapes("a%20b"), has_escapes("增长 5%")
    (True, False)
    """
    return any(escape.search(text) for escape in _ESCAPES)


def _pieces(escape: re.Pattern[str], text: str) -> Iterator[str]:
    """The text with its escaped lines decoded; lines without an escape pass by."""
    at = 0
    while hit := escape.search(text, at):
        start = 1 + max(text.rfind("\n", at, hit.start()), text.rfind("\r", at, hit.start()), at - 1)
        found = _LINE_END.search(text, hit.end())
        end = found.start() if found else len(text)
        yield text[at:start]
        yield _decode_line(text[start:end])
        at = end
    yield text[at:]


def _decode_line(line: str) -> str:
    body = line.strip(" \t\u3000")
    if not body.isascii():
        return line
    decoded = _decode_with(_CODE_POINT, body) or _decode_with(_OCTET, body)
    if not _HAN.search(decoded) or _NOT_TEXT.search(decoded):
        return line
    return line.replace(body, decoded)


def _decode_with(escape: re.Pattern[str], body: str) -> str:
    """The text of a line that this escape makes the most of; nothing for `%E6%96%B0%E9%97%BB.html`, an address."""
    left = escape.sub("", body)
    if len(left) * 2 > len(body) or not _LEFT_ALONE.fullmatch(left) or _FILE_NAME.fullmatch(left):
        return ""
    if escape is _OCTET:
        return _from_octets(body)
    decoded = escape.sub(lambda match: chr(int(match[1], 16)), body)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _from_octets(body: str) -> str:
    from urllib.parse import unquote_to_bytes

    data = unquote_to_bytes(body)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
