"""Blanks: none beside full-width marks; between Han and Latin or figures none, one, or as they were."""

from __future__ import annotations

import re

from hizone_clean.language.writing_context import BLANKS, HAN
from hizone_clean.patterns import pattern

# Nothing stands between a full-width mark and its neighbours (GB/T 15834-2011, chapter 5 gives each mark its own place).
_NO_BLANK_BEFORE = "，。、；：！？）》〉】”’（"
_NO_BLANK_AFTER = "，。、；：！？（）《〈【“‘"
_ODD_BLANK = pattern(f"[{BLANKS[2:]}]")
_INDENT = pattern(f"^[ \t]*[\u3000\u00a0][{BLANKS}]*", re.MULTILINE)  # 　　新华社北京电
_WIDE_GAP = pattern(  # 4月 20日
    f"[ \t](?:(?<=[{HAN}][ \t])[ \t]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%°℃][ \t])[ \t]*(?=[{HAN}]))"
)
_UNBROKEN = pattern(f"\u00a0(?:(?<=[{HAN}]\u00a0)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]\u00a0)(?=[{HAN}]))")  # 投资 120 亿元
# What follows the last sentence without a stop of its own is a credit (…剂次。 本报记者 周云): its blank stays.
_CREDIT = "[^ \t\n，。；！？,;!?“（][^\n，。；！？,;!?“]{1,24}$"
# The blank comes first in each of these, what stands before it is asked for afterwards: that is what makes them fast.
_NEEDLESS = pattern(
    "[ \t](?:"
    f"(?<=[^ \t\n][ \t])[ \t]*(?:$|(?=[{_NO_BLANK_BEFORE}]|——))"  # 大会开幕 。
    f"|(?<=[{_NO_BLANK_AFTER}][ \t])(?!(?<=。[ \t]){_CREDIT})[ \t]*(?=[^ \t\n])|(?<=——[ \t])[ \t]*(?=[^ \t\n])"  # 如： “好”
    "|(?<=[A-Za-z0-9%][ \t])[ \t]*(?=[“《])|(?<=[”》][ \t])[ \t]*(?=[A-Za-z0-9])"  # HTML “激活” API
    f"|(?<=[0-9][ \t])[ \t]*(?=%[{HAN}，。、；）])"  # 100 %以上
    f"|(?<=[{HAN}A-Za-z0-9][ \t])[ \t]*(?=……)|(?<=……[ \t])[ \t]*(?=[{HAN}])"
    ")",
    re.MULTILINE,
)
# Blanks on both sides of a short quotation or title are the habit of who types Latin: 中文 “引号” 中文.
_SET_OFF = pattern(f"[ \t](?<=[{HAN}].)[ \t]*(“[^“”\n]{{1,12}}”|《[^《》\n]{{1,20}}》)[ \t]+(?=[{HAN}])")
_GAP = pattern(  # 4月 20日
    f"[{BLANKS}](?:(?<=[{HAN}].)[{BLANKS}]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%°℃].)[{BLANKS}]*(?=[{HAN}]))"
)
# A sum or a path of a menu with blanks around its signs: the author's blanks part its members. 顶部导航 > 窗口
_SPACED_SIGN = pattern(" (?<=[^ \n] )[+>=<×→] (?=[^ \n])")
_FIELD_VALUE = pattern("[：:][A-Za-z0-9@.+/-]+$")
_FIELDS = pattern(f"[：:][A-Za-z0-9@.+/-]{{1,30}}[ \\t]+[{HAN}]{{2,6}}[：:]")
_LABEL = pattern(f"[{HAN}]{{2,6}}[：:]")
_BEFORE_LATIN = pattern(f"(?<=[{HAN}])[{BLANKS}]*(?=[@$]?[A-Za-z0-9]|\\.[A-Za-z])")  # 部署到heroku
_AFTER_LATIN = pattern(f"(?<=[A-Za-z0-9])[{BLANKS}]*(?=[{HAN}])")
_AFTER_SIGN = pattern(
    f"(?<=[A-Za-z0-9][%°℃!#+])[{BLANKS}]*(?=[{HAN}])|(?<=[A-Za-z+][+])[{BLANKS}]*(?=[{HAN}])"
)  # C++的
_EN_DASH = pattern(f"(?<=[{HAN}])[{BLANKS}]*–[{BLANKS}]*(?=[{HAN}0-9])")  # 16日–9月27日


def mend_blanks(text: str, spacing: str) -> str:
    """Take away the blanks beside full-width marks and put those beside Latin and figures as `spacing` says.

    >>> mend_blanks("4月 20日 ，在GitHub 上（ 见 附录 ）", "none")
    '4月20日，在GitHub上（见 附录）'
    >>> mend_blanks("4月20日，在GitHub上", "pangu")
    '4 月 20 日，在 GitHub 上'
    """
    if _ODD_BLANK.search(text):
        text = _UNBROKEN.sub("", _INDENT.sub("", text))
        text = _ODD_BLANK.sub(" ", _WIDE_GAP.sub(" ", text))
    if " " in text or "\t" in text:
        text = _NEEDLESS.sub("", _close_gaps(text) if spacing == "none" else text)
        text = _SET_OFF.sub(r"\1", text)
    if spacing == "pangu":
        text = _AFTER_LATIN.sub(" ", _BEFORE_LATIN.sub(" ", text))
        return _EN_DASH.sub(" – ", _AFTER_SIGN.sub(" ", text))
    return text


def _close_gaps(text: str) -> str:
    if not (_SPACED_SIGN.search(text) or _FIELDS.search(text)):
        return _GAP.sub("", text)
    return "\n".join(map(_close_gaps_of_line, text.split("\n")))


def _close_gaps_of_line(line: str) -> str:
    if _SPACED_SIGN.search(line):
        return line
    return _GAP.sub(_close_gap if _FIELDS.search(line) else "", line)


def _close_gap(match: re.Match[str]) -> str:
    """A figure or word that fills a field, before the label of the next one, keeps its blank: 电话：12345 传真：12346."""
    value = _FIELD_VALUE.search(match.string[max(match.start() - 30, 0) : match.start()])
    return match[0] if value and _LABEL.match(match.string, match.end()) else ""
