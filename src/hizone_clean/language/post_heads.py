"""The line over a post of a thread: who wrote it, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from hizone_clean.language.dates import find_date
from hizone_clean.patterns import pattern

# 98 天前, 昨天 12:30, 刚刚; 5-6 12:01
_LATELY = pattern(
    r"\d{1,3}\s?(?:秒钟?|分钟|小时|天|周|星期|个?月|年)前|半小时前|刚刚|(?:昨天|前天|今天)(?:\s?\d{1,2}:\d\d)?"
    r"|(?<!\d)\d{1,2}[-/月]\s?\d{1,2}日?\s{1,2}\d{1,2}:\d\d(?::\d\d)?"
)
# what stands beside name and time: 发表于, 楼主, 3楼, #12, 只看该作者, via Android, ♥ 2, (日), 来自北京
_BESIDE = pattern(
    r"(?:最后)?(?:发表|发布|回复|编辑|修改|更新|评论|回答|提问|创建|發表|發布|回覆|編輯)(?:时间|時間|日期)?(?:于|於|在|:|：)?|帖子|由|本帖最后"
    r"|楼主|沙发|板凳|地板|层主|樓主|\bOP\b|第?\s?\d+\s?[楼樓层F](?![\u4e00-\u9fff])|第?\s?\d+\s?[楼樓](?=[发發回大])|#\s?\d+|(?<!\w)\d+\s?#|只看(?:该作者|楼主|TA|他)|[倒正]序(?:浏览|阅读|查看)|看全部|阅读模式|电梯直达"
    r"|显示全部楼层|举报|引用|收藏|支持|反对|点赞|回复|复制链接|\bvia\s\S+|来自\s?[-:：]?\s?[^\s\d]{2,12}|[(（]\d+级[)）]|亮了|有用|没用|看过|想看|在看|IP\s?属地\S{0,8}|[♥❤👍]\s?\d*|\(\d+\)"
    r"|大\s?中\s?小|(?:作者|姓名|昵称|暱稱|网名|留言人|留言者|署名)[:：]?|(?:by|posted|on|at|wrote)\b[:：]?|\(?\b(?:UTC|GMT|PM|AM)\b(?:\s?\+?\d\d:?\d\d)?\)?"
    r"|[(（](?:星期)?[一二三四五六日天][)）]|\d+\s?(?:次点击|个赞|赞|条回复|阅读|浏览)",
    re.I,
)
# behind the time, where a platform says that a writer is: 四川, 中国香港
_REGION = pattern(
    r"(?:中国)?(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    r"|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)[省市]?\S{0,4}|海外|未知"
)
# 注册时间: 2009-5-3, 最后登录 2012-5-5: of who writes, and not of what is written
_OF_WRITER = pattern(
    r"注册|註冊|登录|登錄|登陆|登入|生日|在线时间|在線時間|加入(?:时间|日期|时期)|Joined|Join Date", re.I
)
# 原帖由 老木匠 于 2010-2-2 14:29 发表, 引用 3楼: over what a post answers
_QUOTED = pattern(r"\W*(?:原帖由|原贴由|引用|回复第?\s?\d+\s?[楼樓#]|Quote|Originally posted)", re.I)
_PARTS = pattern(r"[\s|｜丨·•・»›>,，、]+")
# a line over a post is no sentence and names no work
_PROSE = pattern(r"[。，；！？《》“”「」]")
_SPAN = frozenset("-–—~～至到")
_LONGEST, _NAME = 90, 20
_MOST = 2
"""Words beside name and time up to which a line says who wrote a post."""


class PostHead(NamedTuple):
    """What the line over a post says."""

    author: str | None
    date: str | None
    """ISO 8601 where the line states a year; else as it says it: 98 天前."""

    @property
    def is_exact(self) -> bool:
        """Whether it tells the time of day, or how long ago: a list of stories tells the day alone."""
        return self.date is not None and ("T" in self.date or not self.date[:4].isdigit())


def read_post_head(text: str) -> PostHead | None:
    """Who wrote a post and when, as the line ``text`` over it says; ``None`` where it states no time or says more than that.

    >>> read_post_head("kuma 98 天前 via Android ♥ 2"), read_post_head("发表于 2023-5-6 12:01:33 | 只看该作者")
    (PostHead(author='kuma', date='98 天前'), PostHead(author=None, date='2023-05-06T12:01:33'))
    >>> read_post_head("公司于2023年5月6日在上海成立，注册资本一千万元。")
    """
    if len(text) > _LONGEST or _PROSE.search(text) or _OF_WRITER.search(text) or _QUOTED.match(text):
        return None
    if dated := find_date(text):
        date, (first, last) = dated
    elif found := _LATELY.search(text):
        date, (first, last) = found[0], found.span()
    else:
        return None
    if text[last : last + 1] in _SPAN or (
        text[last : last + 1].isalpha() and not _BESIDE.match(text, last)
    ):  # 2020年12月27日投入使用, 8:00-10:00
        return None
    rest = _BESIDE.sub(" ", f"{text[:first]} \0 {text[last:]}")
    words = [word.strip(":：()（）[]【】@-–—/") for word in _PARTS.split(rest)]
    said = [word for word in words if any(map(str.isalpha, word)) and not _REGION.fullmatch(word)]
    if len(said) > _MOST or any(len(word) > _NAME for word in said):
        return None
    return PostHead(said[0] if said else None, date)
