"""When a page was written: by what stands beside its headline, by its head, by its bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.reasons import ADDRESS, occasion_fields
from hizone_clean.language.dates import find_date, iso_date
from hizone_clean.patterns import pattern

_DATED = ("article:published_time", "og:release_date", "og:published_time", "pubdate", "publishdate", "publish-date",
          "publish_date", "pub_date", "publish_time", "publishtime", "publicationdate", "publication_date", "article:publish_time", "og:article:published_time",
          "bytedance:published_time", "firstpublishedtime", "parsely-pub-date", "sailthru.date", "weibo:article:create_at", "apub:time", "datepublished", "ld:datepublished", "script:date", "date", "dc.date", "dc.date.issued", "dcterms.issued",
          "dcterms.created", "dcterms.date", "datecreated", "ld:datecreated", "uploaddate", "ld:uploaddate", "createdate", "creationdate")  # fmt: skip
# 本帖由某某于2005年8月12日发表; 发布时间 2005/05/17 22:11
_POSTED = pattern(r"发表|发布|发贴|发帖|时间|日期|编辑于|更新|修改|發表|發布|時間|posted|published", re.I)
# 建立時間：2016/05/21 11:44, 发布日期: that it is the day of the text, and not of its page
_PUBLISHED = pattern(r"(?:发布|發布|發佈|发表|發表|建立|出版|刊登|创建)(?:时间|時間|日期|于|於)")
# 注册时间: 2009-5-3, 最后登录 2012-5-5: of who wrote it, and not of what was written
_OF_WRITER = pattern(r"注册|登录|登陆|生日|在线|註冊|登入")
# 批准时间 | 2023年12月27日; not 发布日期： | 2024-05-01
_OTHER_FIELD = pattern(r"[\u4e00-\u9fff\s]{2,8}[:：]?\s\|\s(?=(?:19|20)\d\d)")
_OF_PAGE = pattern(r"发布|发文|成文|印发|公开|发表|更新|刊|来源|發布|^\s*日\s*期|^\s*时\s*间")
# • 发布日期：
_DATE_LABEL = pattern(r"\W{0,3}(?:发布|发文|公开|印发|发表|成文)(?:日期|时间)\s?[:：]?")
# ——《某刊》1998年3月号: a journal's issue, a month and no day
_ISSUE = pattern(r"((?:19|20)\d\d)\s?年\s?(1[0-2]|0?[1-9])\s?月[号號刊]")
# /2021/05/04/, /2021-05/04/, /2021/0504/, /20210504/, t20210504_123.html: not a number that goes on
_ADDRESS_DAY = pattern(r"(?<!\d)((?:19|20)\d\d)(?:[-/_]?)(0[1-9]|1[0-2])(?:[-/_]?)(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_SECONDS = pattern(r"\d{10}$")
_PIECE, _BESIDE, _LONGEST = 12, 16, 90
_SPAN = frozenset("-－—–~～至到")
# 發布日期：112-05-10, as schools and offices of Taiwan write years
_ROC = pattern(r"(?:日期|時間)[:：]\s?(\d{2,3})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
# 2020/07/08 out of 2020 and 07/08, 2020年/7月8日; 08/2020-07 and 082020-07 out of 08 and 2020-07
_YEAR_FIRST = pattern(r"((?:19|20)\d\d)年?/(0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])日?$")
_DAY_FIRST = pattern(r"(0?[1-9]|[12]\d|3[01])日?/?((?:19|20)\d\d)[-/.年](0?[1-9]|1[0-2])月?$")


def page_date(stated: dict[str, str], blocks: Sequence[Block], title: int | None) -> str | None:
    """The date of a page: beside its headline, else in its head, else in its bylines; ``stated`` is what head and scripts say."""
    if title is not None:
        title -= sum(block.by == "read/writer" for block in blocks[:title])
    blocks = [block for block in blocks if block.by != "read/writer"]
    unsaid = _other_times(blocks)
    blocks = [b._replace(text="") if at in unsaid else b for at, b in enumerate(blocks)]
    if title is not None:
        near = blocks[title + 1 : title + 8], blocks[max(0, title - 4) : title][::-1]
        for part in near:
            stating = [
                b
                for b in part
                if (b.reason not in (None, "image", "metadata") and not _is_field(b)) or _may_state_date(b)
            ]
            said = (b for b in stating if b.tag != "meta" and _PUBLISHED.search(b.text))
            if found := _first_date(said) or _first_date(stating):
                return _day_here(found, [block for block in blocks if block.tag not in ("meta", "img", "title")])
        if found := _split_date(blocks[max(0, title - 4) : title]) or _split_date(blocks[title + 1 : title + 8]):
            return found
    shown = [block for block in blocks if block.tag not in ("meta", "img", "title")]
    if found := _head_date(stated):
        return _day_here(found, shown)
    return (
        _first_date(b for b in shown if b.reason in ("byline", "credit") and not _is_field(b))
        or _first_date(b for b in shown if len(b.text) < 90 and not _is_prose(b) and _states_post(b))
        or _labelled_date(shown)
        or _roc_date(shown)
        or _issue(shown)
        or _of_address(stated)
    )


def _of_address(stated: dict[str, str]) -> str | None:
    """The day that the page's address holds, where nothing else tells it: /news/2021/0504/12345.html, t20210504_1.html."""
    for name in ("canonical", "og:url", "ld:url"):
        if found := _ADDRESS_DAY.search(stated.get(name, "")):
            return iso_date(f"{found[1]}-{found[2]}-{found[3]}")
    return None


def _head_date(stated: dict[str, str]) -> str | None:
    """The date that the head or a script states."""
    for name in _DATED:
        if name not in stated:
            continue
        if _SECONDS.match(stated[name]):  # WeChat's ct, in the time of China
            from datetime import datetime, timedelta, timezone

            return datetime.fromtimestamp(int(stated[name]), timezone(timedelta(hours=8))).strftime("%Y-%m-%dT%H:%M")
        if dated := find_date(stated[name]):
            return dated[0]
    return None


def _day_here(stated: str, shown: Sequence[Block]) -> str:
    """``stated``, or, where the head has it in the time of Greenwich, the day that a byline shows for it: 2022-03-28T18:10Z is 3月29日.

    Blogs that are made from files state a day as its midnight in China: 2018-07-11T16:00:00Z is 2018-07-12.
    """
    if not stated.endswith("Z"):
        return stated
    from datetime import date, datetime, timedelta, timezone

    day = date.fromisoformat(stated[:10]).toordinal()
    lines = (b.text for b in shown if b.reason == "byline" and len(b.text) < _LONGEST)
    dates = (dated[0] for text in lines if (dated := find_date(text)))
    shown_day = next((told for told in dates if date.fromisoformat(told[:10]).toordinal() - day in (0, 1)), None)
    if shown_day is not None and date.fromisoformat(shown_day[:10]).toordinal() - day == 1:
        return shown_day
    here = datetime.fromisoformat(stated).astimezone(timezone(timedelta(hours=8))).isoformat()
    return here if shown_day is None and "T00:00:00" in here else stated


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
    if _is_field(block):
        return False
    if not (dated := find_date(block.text)):
        return False
    rest = ADDRESS.sub("", block.text[: dated[1][0]] + block.text[dated[1][1] :])
    return block.text[dated[1][1] :].lstrip()[:1] not in _SPAN and (
        len(rest) <= _BESIDE or _POSTED.search(rest) is not None
    )


def _states_post(block: Block) -> bool:
    """Whether a line says when the text was posted; the field of a table says it at its head: not 批准时间 | 2023年12月27日."""
    is_one = block.type == "list_item" and block.reason is None
    told = (_POSTED.match if is_one else _POSTED.search)(block.text)
    return told is not None and not _is_field(block) and not _OF_WRITER.search(block.text)


def _is_field(block: Block) -> bool:
    """Whether a line is a field that states another date than that of the page: 批准时间 | 2023年12月27日."""
    if block.type != "table_row":
        return False
    label = _OTHER_FIELD.match(block.text)
    return label is not None and not _OF_PAGE.search(label[0])


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
