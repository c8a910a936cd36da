"""Blanks: none beside full-width marks; between Han and Latin or figures none, one, or as they were.

One blank is how people type; two and a tab part cells and fields, and stay. So do the blanks that part a number from its
title (1.2 研究背景), a time from what happens then, and one numbered item from the next.
"""

from __future__ import annotations

import re

from hizone_clean.language.writing_context import BLANKS, HAN, is_chinese
from hizone_clean.patterns import pattern

_ODD_BLANK = pattern(f"[{BLANKS[2:]}]")
_INDENT = pattern(f"^[ \t]*[\u3000\u00a0][{BLANKS}]*", re.MULTILINE)  # 　　新华社北京电
_UNBROKEN = pattern(f"\u00a0(?:(?<=[{HAN}]\u00a0)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]\u00a0)(?=[{HAN}]))")  # 投资 120 亿元
# What follows the last sentence without a stop of its own is a credit (…剂次。 本报记者 周云): its blank stays.
_CREDIT = "[^ \t\n，。；！？,;!?“][^\n，。；！？,;!?“]{1,24}$"
# Nothing stands between a full-width mark and its neighbours (GB/T 15834-2011, chapter 5 gives each mark its own place).
# The blank comes first in each of these, what stands before it is asked for afterwards: that is what makes them fast.
_NEEDLESS = pattern(
    "[ \t](?:"
    "(?<=[^ \t\n][ \t])[ \t]*$"
    "|(?<=[^ \t\n（|] ) *(?=[，。、；：！？）》〉】]|——)"  # 大会开幕 。, but 正确的是（ ）, and 甲 | ，乙 in a table
    "|(?<=[^ \t\n|] )(?=（(?!(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})）)|[”’](?![A-Za-z0-9]))"  # 见 （附录）, but 甲 （2）乙
    f"|(?<=[，。、；！？] )(?!(?<=。 ){_CREDIT}) *(?=[^ \t\n|])|(?<=—— ) *(?=[^ \t\n|])"  # 如， “好”
    "|(?<=[（《〈【“‘] ) *(?=[^ \t\n）|])|(?<=[：）] )(?=[^ \t\n|])"  # （ 见附录）, but 姓名：    性别：
    f"|(?<=[0-9] ) *(?=%[{HAN}，。、；）])"  # 100 %以上
    f"|(?<=[{HAN}A-Za-z0-9] ) *(?=……)|(?<=…… ) *(?=[{HAN}])"
    ")",
    re.MULTILINE,
)
_BESIDE_QUOTE = pattern(" (?:(?=[“《])|(?<=[”》] )(?=[A-Za-z0-9]))")
_QUOTED = pattern(
    "(?:(?<=[A-Za-z0-9%]) )?(“[^“”\n]{0,80}”|《[^《》\n]{1,80}》)(?: (?=[A-Za-z0-9]))?"
)  # HTML “激活” API
# Blanks on both sides of a short quotation or title are the habit of who types Latin: 中文 “引号” 中文.
_SET_OFF = pattern(f" (?<=[{HAN}].)(“[^“”\n]{{1,12}}”|《[^《》\n]{{1,20}}》) +(?=[{HAN}])")
_GAP = pattern(  # 4月 20日, but 配套近 2.审批集中
    " (?<!  )(?! )(?:"
    f"(?<=[{HAN}] )(?=[A-Za-z0-9])(?!(?:[0-9]{{1,2}}|[A-Z])[.、．)）](?![A-Za-z0-9]))|(?<=[A-Za-z0-9%°℃] )(?=[{HAN}])"
    ")"
)
# A sum or a path of a menu with blanks around its signs: the author's blanks part its members. 顶部导航 > 窗口
_SPACED_SIGN = pattern(" (?<=[^ \n] )[+>=<×→] (?=[^ \n])")
_FIELD_VALUE = pattern("[：:][A-Za-z0-9@.+/-]+$")
_FIELDS = pattern(f"[：:][A-Za-z0-9@.+/-]{{1,30}} [{HAN}]{{2,6}}[：:]")
_LABEL = pattern(f"[{HAN}]{{2,6}}[：:]")

_KEPT = "\ufdd1"  # stands for a blank that is a mark of its own while the others close
_UNIT = "年月日号时点分秒天周岁个人名家位次条项种件台套辆座所间处届期级度倍成折元角块万亿千百余多吨克斤米里亩升平公英厘毫瓦伏页章节"
_NUMBERED = "图 表 附件 附表 附图 附录 专栏 案例 例 式 步骤 问题 题目 练习 任务 实验 算法 定理 定义 引理 推论 命题 课题 项目 模块 单元 阶段 方案"
_THING_AND_NUMBER = pattern(  # 题目 1. 两数之和
    f" (?=[0-9]+[.、])(?:{'|'.join(f'(?<={word} )' for word in _NUMBERED.split() if len(word) > 1)})"
)
_DAY = "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
_CLOCK = "[0-9]{1,2}:[0-9]{2}"
_ENDS_OPEN = "(?=[^\n]*[^。；，！？.\n]$)"
_NUMBER_AND_TITLE = pattern(
    "^([ \t#>*+-]{0,12}(?:"
    f"(?:[0-9]+|[A-Z])(?:\\.[0-9]+)+[.、]?(?! [{_UNIT}])"  # 1.2 研究背景, but 3.5 亿元
    f"|[0-9]{{1,3}}(?:[.、)）]|(?! [{_UNIT}]){_ENDS_OPEN})|[A-Z][.、]"  # 07. 标题, 1 总则
    f"|{_DAY}(?: {_CLOCK}(?::[0-9]{{2}})?)?"  # 2021-05-01 张三
    "|(?:Fig|Figure|Tab|Table|Chapter|Section|Step|Part|Appendix)\\.? [0-9]+(?:\\.[0-9]+)*[.:]?"  # Table 2 方法比较
    f"|(?:{'|'.join(_NUMBERED.split())}) ?[0-9]+(?:[.-][0-9]+)*[.:：]?{_ENDS_OPEN}"  # 图1 系统架构
    f")) (?=[{HAN}“《])",
    re.MULTILINE,
)
_SCHEDULE = pattern(f"^[ \t]*{_CLOCK}(?:[-–—～至]{{1,2}}{_CLOCK})? [{HAN}].*$", re.MULTILINE)  # 09:30 签到 10:00 开幕
_BESIDE_CLOCK = pattern(f" (?={_CLOCK})|(?<=:[0-9][0-9]) (?=[{HAN}])")
_DATED = pattern(f" (?=[0-9]{{4}}[-/])(?<=[{HAN}] )(?={_DAY}[^\\n。；，！？]*$)", re.MULTILINE)  # 张三 2023-05-01 09:12
_MEASURED = pattern(  # 北京 30℃ 晴
    f"^[{HAN}]{{1,6}} [+-]?[0-9.]+(?:℃|°C|%) (?!以|左右|之|的)[{HAN}]{{1,6}}(?: [{HAN}0-9.℃%-]{{1,8}})*$", re.MULTILINE
)
_BEFORE_LATIN = pattern(f"(?<=[{HAN}])(?: (?! ))?(?=[@$]?[A-Za-z0-9]|\\.[A-Za-z])")  # 部署到heroku
_AFTER_LATIN = pattern(f"(?<=[A-Za-z0-9])(?: (?! ))?(?=[{HAN}])")
_AFTER_SIGN = pattern(
    f"(?<=[A-Za-z0-9][%°℃!#+])(?: (?! ))?(?=[{HAN}])|(?<=[A-Za-z+][+])(?: (?! ))?(?=[{HAN}])"
)  # C++的
_EN_DASH = pattern(f"(?<=[{HAN}])(?: (?! ))?–(?: (?! ))?(?=[{HAN}0-9])")  # 16日–9月27日


def mend_blanks(text: str, spacing: str) -> str:
    """Take away the blanks beside full-width marks and put those beside Latin and figures as `spacing` says.

    >>> mend_blanks("4月 20日 ，在GitHub 上（ 见 附录 ）", "none")
    '4月20日，在GitHub上（见 附录）'
    >>> mend_blanks("1.2 研究背景\\n张三  13800000001\\n签到 2.开幕", "none")
    '1.2 研究背景\\n张三  13800000001\\n签到 2.开幕'
    >>> mend_blanks("4月20日，在GitHub上", "pangu")
    '4 月 20 日，在 GitHub 上'
    """
    if _ODD_BLANK.search(text):
        text = _ODD_BLANK.sub(" ", _UNBROKEN.sub("", _INDENT.sub("", text)))
    if " " in text or "\t" in text:
        text = _NEEDLESS.sub("", _close_gaps(text) if spacing == "none" else text)
        if _BESIDE_QUOTE.search(text):
            text = _SET_OFF.sub(r"\1", _QUOTED.sub(_close_up, text))
    if spacing == "pangu":
        text = _AFTER_LATIN.sub(" ", _BEFORE_LATIN.sub(" ", text))
        return _EN_DASH.sub(" – ", _AFTER_SIGN.sub(" ", text))
    return text


def _close_up(match: re.Match[str]) -> str:
    """A Chinese quotation stands without blanks among Latin letters; an English one keeps its own: the “old” house."""
    return match[1] if is_chinese(match[1]) else match[0]


def _close_gaps(text: str) -> str:
    text = _THING_AND_NUMBER.sub("", text)
    if not _GAP.search(text):
        return text
    text = _NUMBER_AND_TITLE.sub(rf"\1{_KEPT}", text)
    text = _DATED.sub(_KEPT, text)
    text = _SCHEDULE.sub(lambda line: _BESIDE_CLOCK.sub(_KEPT, line[0]), text)
    text = _MEASURED.sub(lambda line: line[0].replace(" ", _KEPT), text)
    if not (_SPACED_SIGN.search(text) or _FIELDS.search(text)):
        return _GAP.sub("", text).replace(_KEPT, " ")
    return "\n".join(map(_close_gaps_of_line, text.split("\n"))).replace(_KEPT, " ")


def _close_gaps_of_line(line: str) -> str:
    if _SPACED_SIGN.search(line):
        return line
    return _GAP.sub(_close_gap if _FIELDS.search(line) else "", line)


def _close_gap(match: re.Match[str]) -> str:
    """A figure or word that fills a field, before the label of the next one, keeps its blank: 电话：12345 传真：12346."""
    value = _FIELD_VALUE.search(match.string[max(match.start() - 30, 0) : match.start()])
    return match[0] if value and _LABEL.match(match.string, match.end()) else ""
