"""Who wrote a text by a line that no label explains: a name beside its date, a reporter and where he reports from."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.reasons import PAPER
from hizone_clean.language.credits import read_credit
from hizone_clean.language.dates import AGO, CLOCK, DAY, find_date
from hizone_clean.language.person_names import looks_like_name
from hizone_clean.patterns import pattern

_HAN = r"[\u3400-\u9fff]"
# 本报记者罗科苏盈发自北京; 記者林悅／南市報導; 【記者呂承哲／台北報導】; （姚峰 上海报道）
_REPORTS = pattern(
    rf"^\W{{0,3}}(?:{_HAN}{{2,10}}[·・]?)?(?:记者|記者)\s?(?P<who>{_HAN}{{2,4}}(?:[、，,\s]{{1,2}}{_HAN}{{2,4}}){{0,3}})\s?"
    rf"(?:[/／╱∕]\s?{_HAN}{{1,6}}(?:报[道导]|報[導道])|(?:发|發)自\s?{_HAN}{{2,8}})\W{{0,2}}"
)
_FROM_PLACE = pattern(rf"[（(](?P<who>{_HAN}{{2,4}})\s{_HAN}{{2,6}}(?:报道|报导|報導)[）)]$")
# By Lin Yizhou, May 4, 2021; Posted by linyizhou on; by: lin
_BY = pattern(
    r"(?:^|[\s|])(?:[Pp]osted\s|[Ww]ritten\s)?[Bb]y\s?:?\s{1,2}(?P<who>[A-Za-z][\w.'-]{1,20}(?:\s[A-Z][\w.'-]{1,15}){0,2}|[\u3400-\u9fff]{2,6})(?=$|[,，|]|\son\b|\s)"
)
# 發表於 2021 年 5 月 4 日 由 林一舟; 由 lin 发表于
_BY_HAN = pattern(r"(?:^|[\s|\0])由\s?(?P<who>[^\s|\0，。]{2,16})(?=$|[\s|\0]|发表|發表|发布|發佈)")
# 12493℃ 6评论, 阅读(123), 3 条评论, (03-19): counts and parts of dates beside a name
_COUNTED = pattern(
    rf"{AGO}|{CLOCK}(?::\d\d)?|[（(]\d\d-\d\d[）)]|\d+\s?(?:℃|°|[kKwW万]|次|条|條|个|人)*\s?(?:评论|評論|阅读|閱讀|浏览|瀏覽|回复|点击|次|讀|留言|comments?|views?|赞|讚)*"
    rf"|(?:评论|阅读|浏览|点击|人气|留言|发表于|發表於|发布于|發佈於|发布时间|时间|更新|原创|作者)\s?(?:[:：]|[（(]\d*[）)])?|【[^】]*】",
    2,
)
_PARTS = pattern(r"[\s|｜丨·•/／\0\[\]【】()（）:：,，\ue000-\uf8ff]+")
# 综合报道, 文图, 编译, 撰文: words that stand beside a name
_DONE = frozenset(
    [
        "报道",
        "報導",
        "综合报道",
        "綜合報導",
        "文",
        "图",
        "圖",
        "文图",
        "摄",
        "编译",
        "撰文",
        "撰稿",
        "整理",
        "讯",
        "综合",
        "原创",
        "来源",
        "首发",
    ]
)
# 晨报, 临江日报
_PAPER = pattern(rf"{_HAN}(?:报|報|网|網|社)|{PAPER.pattern}")
_ABOVE, _UNDER, _LONGEST = 4, 8, 60
_LAST = 3
"""Blocks of the body from its beginning and its end among which a reporter signs."""


def reporters(blocks: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """Who reports, and from where, by a line beside the headline or by the first lines of the text: 本报记者林一舟发自北京."""
    if title is None:
        return ()
    near = (b for b in blocks[title + 1 : title + 1 + _UNDER] if b.tag not in ("meta", "img", "title"))
    kept = [block for block in blocks[title + 1 :] if block.reason is None][:_LAST]
    return next((names for block in (*near, *kept) if (names := _reports(block.text.strip()))), ())


def byline_names(blocks: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """Who wrote the text by a line beside its headline that no label explains, or by its last lines.

    >>> from hizone_clean.blocks import Block
    >>> byline_names([Block("题", (1, 1)), Block("2021/05/04 | 林一舟 | 0 评论", (2, 2), reason="byline")], 0)
    ('林一舟',)
    """
    if title is None:
        return ()
    near = [*blocks[title + 1 : title + 1 + _UNDER], *blocks[max(0, title - _ABOVE) : title]]
    for block in (b for b in near if b.tag not in ("meta", "img", "title") and len(b.text) <= _LONGEST):
        if names := _beside_date(block.text) if _may_be_byline(block) else ():
            return names
    kept = [block.text.strip() for block in blocks[title + 1 :] if block.reason is None]
    last = (found["who"] for text in kept[-_LAST:] if (found := _FROM_PLACE.search(text)))
    return tuple(name for name in last if looks_like_name(name, stated=True))


def _may_be_byline(block: Block) -> bool:
    return block.reason in ("byline", "credit") or (
        block.reason is None and not block.text.rstrip().endswith(("。", "！", "？"))
    )


def _reports(text: str) -> tuple[str, ...]:
    found = _REPORTS.match(text)
    if not found:
        return ()
    names = [name for name in _PARTS.split(found["who"].replace("、", " ")) if name]
    return tuple(names) if all(2 <= len(name) <= 4 for name in names) else ()


def _beside_date(text: str) -> tuple[str, ...]:
    """The name of a line that states a date besides, and maybe a paper and how often it was read."""
    dated = find_date(text)
    if dated is None and not pattern(rf"{AGO}|{DAY}").search(text):
        return ()
    rest = f"{text[: dated[1][0]]}\0{text[dated[1][1] :]}" if dated else text
    for form in (_BY, _BY_HAN):
        if (found := form.search(rest)) and (name := found["who"].strip(" ,")) and not PAPER.fullmatch(name):
            return (name,)
    if read_credit(text).roles:
        return ()
    words = [word for word in _PARTS.split(_COUNTED.sub("\0", rest)) if word and word not in _DONE]
    names = [word for word in words if looks_like_name(word)]
    others = [word for word in words if word not in names and not _PAPER.fullmatch(word) and not word.isascii()]
    return tuple(names) if 0 < len(names) <= 3 and not others else ()
