"""U+FFFD where an ideographic space stood: what a PDF text layer gives when its font has no blank."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# two at the start of a line that loses nothing else: ��新华社北京电
_INDENT = pattern("(?:\\A|(?<=[\r\n]))\ufffd{2}(?=[\u4e00-\u9fff0-9“‘（《「][^\ufffd\r\n]*(?:[\r\n]|\\Z))")
# a credit after the last sentence of a caption: 夺得冠军。�本报记者 白某摄
_BEFORE_CREDIT = pattern("(?<=[。！？”）])\ufffd(?=（?[\u4e00-\u9fff][^\ufffd。！？，；\r\n]{1,19}(?:[\r\n]|\\Z))")
_FEWEST_INDENTS = 2  # in one text; a single one may as well be a lost character of two bytes


def restore_lost_blanks(text: str) -> str:
    """Put an ideographic space for a U+FFFD that can have been nothing else; every other one stays visible.

    >>> restore_lost_blanks("我队夺冠。\ufffd本报记者 白某摄\\n中\ufffd国")
    '我队夺冠。\u3000本报记者 白某摄\\n中\ufffd国'
    """
    if "\ufffd" not in text:
        return text
    if len(_INDENT.findall(text)) >= _FEWEST_INDENTS:
        text = _INDENT.sub("\u3000\u3000", text)
    return _BEFORE_CREDIT.sub("\u3000", text)
