"""What a page says about itself in passing: its date, its address, the sections that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, Metadata
from hizone_clean.cleaners.remove_boilerplate.reasons import ADDRESS, PAPER, occasion_fields
from hizone_clean.language.credits import read_credit
from hizone_clean.language.dates import find_date, iso_date
from hizone_clean.language.fold import fold_script
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
          "publish_date", "weibo:article:create_at", "apub:time", "datepublished", "ld:datepublished", "script:date", "date", "dc.date")  # fmt: skip
# 本帖由某某于2005年8月12日发表; 发布时间 2005/05/17 22:11
_POSTED = pattern(r"发表|发布|发贴|发帖|时间|日期|编辑于|更新|修改|發表|發布|時間|posted|published", re.I)
# 注册时间: 2009-5-3, 最后登录 2012-5-5: of who wrote it, and not of what was written
_OF_WRITER = pattern(r"注册|登录|登陆|生日|在线|註冊|登入")
# • 发布日期：
_DATE_LABEL = pattern(r"\W{0,3}(?:发布|发文|公开|印发|发表|成文)(?:日期|时间)\s?[:：]?")
# ——《某刊》1998年3月号: a journal's issue, a month and no day
_ISSUE = pattern(r"((?:19|20)\d\d)\s?年\s?(1[0-2]|0?[1-9])\s?月[号號刊]")
_LONGEST_SECTION = 16
_LONGEST_CREDIT = 120
_SOURCES = ("contentsource", "source", "sourcename", "mediaid", "script:source")
_WRITERS = ("article:author", "og:article:author", "author", "ld:author", "script:author", "dc.creator", "byline")
_NAMING = frozenset((*_WRITERS, *_SOURCES, "script:account", "og:site_name", "ld:publisher"))
_LIST = pattern(r"[,，;；、|]")
_SECONDS = pattern(r"\d{10}$")
_PIECE, _BESIDE = 12, 16
_SPAN = frozenset("-－—–~～至到")
# 發布日期：112-05-10, as schools and offices of Taiwan write years
_ROC = pattern(r"(?:日期|時間)[:：]\s?(\d{2,3})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
# 2020/07/08 out of 2020 and 07/08, 2020年/7月8日; 08/2020-07 and 082020-07 out of 08 and 2020-07
_YEAR_FIRST = pattern(r"((?:19|20)\d\d)年?/(0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])日?$")
_DAY_FIRST = pattern(r"(0?[1-9]|[12]\d|3[01])日?/?((?:19|20)\d\d)[-/.年](0?[1-9]|1[0-2])月?$")


def page_metadata(metadata: Metadata, blocks: Sequence[Block], title: int | None) -> Metadata:
    """``metadata`` with what the page tells of itself, wherever it was still empty: on the page first, then in its head."""
    stated = dict(b.text.split(": ", 1) for b in reversed(blocks) if b.tag == "meta" and ": " in b.text)
    gone = [block for block in blocks if block.reason is not None]
    credits = [read_credit(b.text) for b in gone if b.reason in ("byline", "credit") and len(b.text) < _LONGEST_CREDIT]
    authors = () if any(credit.authors for credit in credits) else _authors(stated)
    source = next((credit.source for credit in credits if credit.source), None)
    return metadata._replace(
        date=metadata.date or _date(stated, blocks, title),
        authors=metadata.authors or authors,
        source=metadata.source or source or _first(stated, _SOURCES) or _paper(gone),
        url=metadata.url or _first(stated, ("canonical", "og:url", "ld:url")) or _url(gone),
        tags=metadata.tags or _tags(stated),
        categories=metadata.categories or _sections(gone, metadata.title or ""),
    )


def stated_names(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Who the page's head and scripts say wrote it, the longest name first."""
    stated = [b.text.partition(": ") for b in blocks if b.tag == "meta"]
    names = {name.strip() for key, _, told in stated if key in _NAMING for name in _LIST.split(told)}
    return tuple(sorted((name for name in names if 1 < len(name) <= 20), key=len, reverse=True))


def _first(stated: dict[str, str], names: Iterable[str]) -> str | None:
    return next((stated[name].strip() for name in names if stated.get(name, "").strip()), None)


def _authors(stated: dict[str, str]) -> tuple[str, ...]:
    """Who the head says wrote it; an address or a path of the site is nobody."""
    found = _first(stated, _WRITERS)
    if not found or "/" in found or "@" in found or len(found) > 30:
        return ()
    return tuple(name for name in map(str.strip, _LIST.split(found)) if name)


def _tags(stated: dict[str, str]) -> tuple[str, ...]:
    """Key words, where an article's own head states them as such; a site's ``keywords`` are the same on every page."""
    found = _first(stated, ("article:tag", "news_keywords", "ld:keywords"))
    return tuple(tag for tag in map(str.strip, _LIST.split(found or "")) if 0 < len(tag) <= 16)


def _paper(gone: Iterable[Block]) -> str | None:
    """The paper beside the date of a byline without a label: 临江日报 2024-06-03 09:12."""
    for block in gone:
        text = block.text.strip()
        if block.reason != "byline" or len(text) > _LONGEST_CREDIT:
            continue
        if (dated := find_date(text)) or block.by == "remove_boilerplate/paper_beside_date":
            rest = (text[: dated[1][0]] + " " + text[dated[1][1] :] if dated else text).split()
            names = [word for word in rest if PAPER.fullmatch(word)]
            if len(names) == 1:
                return names[0]
    return None


def _date(stated: dict[str, str], blocks: Sequence[Block], title: int | None) -> str | None:
    unsaid = _other_times(blocks)
    blocks = [b._replace(text="") if at in unsaid else b for at, b in enumerate(blocks)]
    if title is not None:
        near = blocks[title + 1 : title + 8], blocks[max(0, title - 4) : title][::-1]
        for part in near:
            if found := _first_date(
                b for b in part if b.reason not in (None, "image", "metadata") or _may_state_date(b)
            ):
                return found
        if found := _split_date(blocks[max(0, title - 4) : title]) or _split_date(blocks[title + 1 : title + 8]):
            return found
    for name in _DATED:
        if name not in stated:
            continue
        if _SECONDS.match(stated[name]):  # WeChat's ct, in the time of China
            from datetime import datetime, timedelta, timezone

            return datetime.fromtimestamp(int(stated[name]), timezone(timedelta(hours=8))).strftime("%Y-%m-%dT%H:%M")
        if dated := find_date(stated[name]):
            return dated[0]
    shown = [block for block in blocks if block.tag not in ("meta", "img", "title")]
    return (
        _first_date(b for b in shown if b.reason in ("byline", "credit"))
        or _first_date(b for b in shown if len(b.text) < 90 and not _is_prose(b) and _states_post(b))
        or _labelled_date(shown)
        or _roc_date(shown)
        or _issue(shown)
    )


def _other_times(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of times that are not the page's: when an event takes place, and when the writer of a post signed up."""
    occasions = (at for at in occasion_fields(blocks) if blocks[at].reason is None)
    signed = (
        at + 1
        for at, (label, _) in enumerate(pairwise(blocks))
        if len(label.text) <= _PIECE and _OF_WRITER.search(label.text)
    )
    return frozenset((*occasions, *signed))


def _split_date(blocks: Sequence[Block]) -> str | None:
    """A date that a template sets in pieces: 2020, 07/08, 16:37; or 08 over 2020-07."""
    pieces = [
        "".join(b.text.split()) if b.reason != "image" and b.tag != "meta" and len(b.text) <= _PIECE else ""
        for b in blocks
    ]
    for at in range(len(pieces)):
        run = [text for text in pieces[at : at + 3] if text]
        for text in ("/".join(run[:2]), "".join(run[:1])):
            if found := _YEAR_FIRST.match(text):
                return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
            if found := _DAY_FIRST.match(text):
                return f"{found[2]}-{int(found[3]):02}-{int(found[1]):02}"
    return None


def _may_state_date(block: Block) -> bool:
    """Whether a line near the headline that stays may say when the text was written: it says hardly anything else."""
    if len(block.text) >= 60 or _is_prose(block) or block.type == "list_item":
        return False
    if block.type == "table_row" and not _states_post(block):
        return False
    if not (dated := find_date(block.text)):
        return False
    rest = ADDRESS.sub("", block.text[: dated[1][0]] + block.text[dated[1][1] :])
    return block.text[dated[1][1] :].lstrip()[:1] not in _SPAN and (
        len(rest) <= _BESIDE or _POSTED.search(rest) is not None
    )


def _states_post(block: Block) -> bool:
    """Whether a line says when the text was posted; the field of a table says it at its head: not 批准时间 | 2023年12月27日."""
    told = (_POSTED.match if block.type == "table_row" else _POSTED.search)(block.text)
    return told is not None and not _OF_WRITER.search(block.text)


def _is_prose(block: Block) -> bool:
    return block.reason is None and block.text.rstrip().endswith(("。", "！", "？", "；"))


def _labelled_date(blocks: Sequence[Block]) -> str | None:
    """The date on the line under its label: 发布日期: over 2024年04月06日 16:34, as lists of terms come out that were flattened."""
    for label, value in pairwise(blocks):
        if (
            _DATE_LABEL.fullmatch(label.text.strip())
            and len(value.text) < _PIECE * 2
            and (dated := find_date(value.text))
        ):
            return dated[0]
    return None


def _roc_date(blocks: Iterable[Block]) -> str | None:
    found = next((hit for b in blocks if len(b.text) < 90 and (hit := _ROC.search(b.text))), None)
    return iso_date(f"民國{found[1]}年{found[2]}月{found[3]}日") if found else None


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
    return tuple(
        s for s in steps if s and fold_script(s.lower()) not in _HOME and len(s) <= _LONGEST_SECTION and s != title
    )
