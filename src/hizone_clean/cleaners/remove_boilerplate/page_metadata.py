"""What a page says about itself in passing: its date, its address, the sections that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Block, Metadata
from hizone_clean.language.dates import find_date
from hizone_clean.patterns import pattern

# "当前位置:首页 > 浙江产业信息 > 正文内容", "首页 » 新闻"
_STEP = pattern(r"\s*(?:>+|»|›|→|/|＞|::|-->)\s*")
_HERE = pattern(r"^.{0,8}?(?:位置|所在)[^:：]{0,4}[:：]\s*")
_HOME = frozenset(
    [
        "首页",
        "网站首页",
        "主页",
        "home",
        "返回首页",
        "正文",
        "正文内容",
        "内容",
        "文章正文",
        "详细内容",
        "详情",
        "新闻详情",
        "文章详情",
        "内容页",
        "查看",
        "阅读",
    ]
)
# <http://example.com/a>, or the bare address
_ADDRESS = pattern(r"^<?(https?://[^\s<>]+)>?$")
_DATED = ("article:published_time", "og:release_date", "og:published_time", "pubdate", "publishdate", "publish-date",
          "publish_date", "weibo:article:create_at", "apub:time", "datepublished", "date", "dc.date")  # fmt: skip
# 本帖由某某于2005年8月12日发表; 发布时间 2005/05/17 22:11
_POSTED = pattern(r"发表|发布|发贴|发帖|时间|日期|posted|published", re.I)
# ——《某刊》1998年3月号: a journal's issue, a month and no day
_ISSUE = pattern(r"((?:19|20)\d\d)\s?年\s?(1[0-2]|0?[1-9])\s?月[号號刊]")
_LONGEST_SECTION = 16


def page_metadata(metadata: Metadata, blocks: Sequence[Block], title: int | None) -> Metadata:
    """``metadata`` with what the removed blocks of a page tell, wherever it was still empty."""
    stated = dict(b.text.split(": ", 1) for b in reversed(blocks) if b.tag == "meta" and ": " in b.text)
    gone = [block for block in blocks if block.reason is not None]
    return metadata._replace(
        date=metadata.date or _date(stated, blocks, title),
        url=metadata.url or stated.get("og:url") or _url(gone),
        categories=metadata.categories or _sections(gone, metadata.title or ""),
    )


def _date(stated: dict[str, str], blocks: Sequence[Block], title: int | None) -> str | None:
    if title is not None:
        near = blocks[title + 1 : title + 8], blocks[max(0, title - 4) : title][::-1]
        for part in near:
            if found := _first_date(b for b in part if b.reason not in (None, "image", "metadata") or len(b.text) < 60):
                return found
    for name in _DATED:
        if name in stated and (dated := find_date(stated[name])):
            return dated[0]
    shown = [block for block in blocks if block.tag not in ("meta", "img", "title")]
    return (
        _first_date(b for b in shown if b.reason in ("byline", "credit"))
        or _first_date(b for b in shown if len(b.text) < 90 and _POSTED.search(b.text))
        or _issue(shown)
    )


def _issue(blocks: Iterable[Block]) -> str | None:
    found = next((hit for b in blocks if len(b.text) < 40 and (hit := _ISSUE.search(b.text))), None)
    return f"{found[1]}-{int(found[2]):02}" if found else None


def _first_date(blocks: Iterable[Block]) -> str | None:
    return next((found[0] for b in blocks if len(b.text) < 200 and (found := find_date(b.text))), None)


def _url(gone: Iterable[Block]) -> str | None:
    return next((found[1] for b in gone if (found := _ADDRESS.match(b.text.strip()))), None)


def _sections(gone: Iterable[Block], title: str) -> tuple[str, ...]:
    trail = next((b.text for b in gone if b.reason == "breadcrumb"), "")
    steps = [step.strip() for step in _STEP.split(_HERE.sub("", trail.strip()))]
    if len(steps) < 2:
        return ()
    return tuple(s for s in steps if s and s.lower() not in _HOME and len(s) <= _LONGEST_SECTION and s != title)
