"""What a page says about itself in passing: its date, its address, the sections that it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Block, Metadata
from hizone_clean.cleaners.remove_boilerplate.reasons import PAPER
from hizone_clean.cleaners.remove_boilerplate.told.page_date import page_date
from hizone_clean.cleaners.remove_boilerplate.told.page_writers import LIST, WRITERS, page_writers
from hizone_clean.language.credits import read_credit
from hizone_clean.language.dates import find_date
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
_LONGEST_SECTION = 16
_OF_POSTS = "remove_boilerplate/post_"
"""With what the rules begin that tell who wrote one of several posts."""
_LONGEST_CREDIT = 120
_SOURCES = (
    "contentsource",
    "source",
    "sourcename",
    "article:source",
    "og:article:source",
    "infosource",
    "mediaid",
    "script:source",
)
_NAMING = frozenset((*WRITERS, *_SOURCES, "script:account", "og:site_name", "ld:publisher", "by"))


def page_metadata(metadata: Metadata, blocks: Sequence[Block], title: int | None) -> Metadata:
    """``metadata`` with what the page tells of itself, wherever it was still empty: on the page first, then in its head."""
    stated = dict(b.text.split(": ", 1) for b in reversed(blocks) if b.tag == "meta" and ": " in b.text)
    stated.setdefault("title", next((b.text for b in blocks if b.tag == "title"), ""))
    gone = [block for block in blocks if block.reason is not None]
    bylines = [b for b in gone if b.reason in ("byline", "credit") and not (b.by or "").startswith(_OF_POSTS)]
    credits = [read_credit(b.text) for b in bylines if len(b.text) < _LONGEST_CREDIT]
    authors = () if any(credit.authors for credit in credits) else page_writers(stated, blocks, title)
    source = next((credit.source for credit in credits if credit.source), None)
    return metadata._replace(
        date=metadata.date or page_date(stated, blocks, title),
        authors=metadata.authors or authors,
        source=metadata.source or source or _stated_source(stated) or _paper(gone),
        url=metadata.url or _first(stated, ("canonical", "og:url", "ld:url")) or _url(gone),
        tags=metadata.tags or _tags(stated),
        categories=metadata.categories or _sections(gone, metadata.title or ""),
    )


def stated_names(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Who the page's head and scripts say wrote it, the longest name first."""
    stated = [b.text.partition(": ") for b in blocks if b.tag == "meta"]
    names = {name.strip() for key, _, told in stated if key in _NAMING for name in LIST.split(told)}
    return tuple(sorted((name for name in names if 1 < len(name) <= 20), key=len, reverse=True))


def _first(stated: dict[str, str], names: Iterable[str]) -> str | None:
    return next((stated[name].strip() for name in names if stated.get(name, "").strip()), None)


def _stated_source(stated: dict[str, str]) -> str | None:
    """Who the page's head says it is from; an address names nobody."""
    return next((name for key in _SOURCES if (name := stated.get(key, "").strip()) and not _ADDRESS.match(name)), None)


def _tags(stated: dict[str, str]) -> tuple[str, ...]:
    """Key words, where an article's own head states them as such; a site's ``keywords`` are the same on every page."""
    found = _first(stated, ("article:tag", "news_keywords", "ld:keywords"))
    return tuple(tag for tag in map(str.strip, LIST.split(found or "")) if 0 < len(tag) <= 16)


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
