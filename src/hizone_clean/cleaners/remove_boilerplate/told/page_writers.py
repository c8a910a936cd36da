"""Who wrote a page where no byline says so: by its head, by what an element is called, by the line that ends a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.reasons import PAPER
from hizone_clean.cleaners.remove_boilerplate.told.byline_names import byline_names, reporters
from hizone_clean.language.credits import read_credit
from hizone_clean.language.dates import find_date
from hizone_clean.language.fold import fold_script
from hizone_clean.language.person_names import looks_like_name, split_names
from hizone_clean.language.post_heads import read_post_head
from hizone_clean.patterns import pattern

# "posted @ 2021-06-18 22:07"
_POSTED_AT = pattern(r"posted\s?(?:@|on|by)", re.I)
# 本贴由大卫于2005年8月12日16:12:21在〖心灵体操〗发表; 〓 某留言板 发布时间 2005/05/17 22:11:42 by duscha 〓
_POSTED_BY = pattern(
    r"本[帖贴]由\s?(?P<who>[^\s，。]{1,12}?)\s?[于在]\s?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?.{0,12}\bby\s?(?P<by>[^\s〓]{2,16})\s?〓?$"
)
# 作者：林一, 文章作者: lin, 执笔人：…, 文：眉间尺, 某报记者 徐一; not 本书作者：
_LABEL = pattern(
    r"(?:^|[\s|｜])(?:文章|本文|博文)?(?:作者|執筆|执笔人?|撰稿人?|撰文|作者署名)\s?[:：]\s?|^文\s?[:：/]\s?|[报報网社]\S{0,4}(?:记者|記者)\s?(?=[\u4e00-\u9fff]{2,3}(?:[/／\s]|$))"
)
# 和男友口角｜即時｜某某新聞網: behind the headline stand the site and its sections, and nobody
_TITLE_PARTS = pattern(r"\s*[|｜丨_–—]\s*|\s-\s")
_AND, _NAME = pattern(r"[、,，\s\u3000]+"), pattern(r"[\u4e00-\u9fff·]{2,4}")
_ABOVE, _LONGEST_LINE, _PEN_NAME = 6, 90, 6
# 作者：林一, by Lin
_BEFORE_NAME = pattern(r"^(?:作者|文|撰文|by|@)\s?[:：/|]?\s*", re.I)
# a sentence, a count, a label: what stands in an element for writers and is no name
_NO_NAME = pattern(
    r"[\u4e00-\u9fff]\s|[.=\"'@#][a-z0-9\"]|(?:网络|软件|集团|公司|系统|技术|出版社)$|^\W*$|[。，！？；：:,!?|/\\<>()（）\[\]【】]|(?<!\d)\d{4}(?!\d)|^\d+$|^\d+[\u4e00-\u9fff]|^(?:关注|登录|注册|编辑|来源|发布|更新|阅读|评论)|\s\S+\s\S+\s"
)
# 林一舟（临江大学教授）
_TITLED = pattern(
    r"([\u4e00-\u9fff]{2,4})\s?[（(][^（）()。]{0,24}(?:大学|学院|教授|研究员|研究院|研究所|作家|博士|律师|会长|主任|记者|评论员|编辑|作者|主席|院士|医师|老师)[^（）()。]{0,8}[)）]$"
)
# 992-林東良: a member of the staff by his number
_STAFF = pattern(r"^\d{1,5}\s?[-_]\s?(?=[\u4e00-\u9fff]{2,4}$)")
# 赵 培
_BLANK = pattern(r"(?<=^[\u4e00-\u9fff])[\s\u3000]+(?=[\u4e00-\u9fff]{1,2}$)")
_NOBODY = frozenset(
    (
        "admin",
        "administrator",
        "管理员",
        "系统管理员",
        "超级管理员",
        "小编",
        "编辑",
        "本站",
        "网站",
        "匿名",
        "佚名",
        "未知",
        "原创",
        "作者",
        "转载",
        "本站原创",
        "网站管理员",
        "root",
        "user",
        "null",
        "none",
        "undefined",
    )
)
_NEAR_TITLE, _LONGEST_NAME = 14, 20
WRITERS = (
    "article:author",
    "og:article:author",
    "author",
    "ld:author",
    "ld:creator",
    "script:author",
    "authorname",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byline",
)
SITES = ("og:site_name", "sitename", "ld:publisher", "publisher", "dc.publisher")
LIST = pattern(r"[,，;；、|]")


def page_writers(stated: dict[str, str], blocks: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """Who wrote the page, by the first of these that says it; ``stated`` is what its head and its scripts say.

    Of a thread the lines over its posts name who wrote these; of a text in lines that shows no headline the names may be
    those of several articles.
    """
    is_thread = any(block.by and block.by.startswith("remove_boilerplate/post_") for block in blocks)
    if is_thread or (title is None and not any(block.path for block in blocks)):
        return _authors(stated)
    return (
        _labelled(blocks, title, frozenset(stated[name].strip() for name in SITES if name in stated))
        or reporters(blocks, title)
        or _authors(stated)
        or byline_names(blocks, title)
        or _writers(blocks, title)
        or _under_title(blocks, title)
        or _posted(blocks)
        or _signed(blocks)
    )


def _labelled(blocks: Sequence[Block], title: int | None, sites: frozenset[str]) -> tuple[str, ...]:
    """Who wrote it by a label in or beside the text: 执笔人：林一 周二; 文：眉间尺; 文章作者: lin. One of ``sites`` is nobody."""
    last = max((at for at, block in enumerate(blocks) if block.reason is None), default=-1)
    for block in blocks[max(0, (title or 0) - _ABOVE) : last + _NEAR_TITLE]:
        text = block.text.strip()
        if block.tag != "meta" and len(text) <= _LONGEST_LINE and (found := _LABEL.search(text)):
            rest = text[found.end() :].strip()
            names = tuple(name for name in read_credit(text).authors or split_names(rest) if name not in sites)
            if names:
                return names
            rest = re.split(r"[\s|｜，,。；;]", rest, maxsplit=1)[0]
            if (
                1 < len(rest) <= (_LONGEST_NAME if rest.isascii() else _PEN_NAME)
                and _is_somebody(rest)
                and rest not in sites
            ):
                return (rest,)
    return ()


def _under_title(blocks: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """Who wrote it by a line of names alone right under the headline, as essays and papers have it: 赵延东、风笑天."""
    if title is None:
        return ()
    under = [b for b in blocks[title + 1 : title + _ABOVE] if b.tag not in ("meta", "img")][:2]
    for block in under:
        text = block.text.strip()
        if (found := _TITLED.match(text)) and looks_like_name(found[1], stated=True):
            return (found[1],)
        if names := _only_names(text):
            return names
    return ()


def _only_names(text: str) -> tuple[str, ...]:
    """The names of a line that says nothing else; among several one may be a pen name."""
    if (credit := read_credit(text)).roles:  # 撰文 林一舟 摄影 周小满
        return credit.authors
    words = [word for word in _AND.split(text) if word] if len(text) <= _LONGEST_NAME else []
    if not words or not all(_NAME.fullmatch(word) for word in words):
        return ()
    known = sum(looks_like_name(word) for word in words)
    return tuple(words) if known == len(words) or (known and len(words) > 1) else ()


def _signed(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Who wrote it by a name in brackets behind the text: （袁源）."""
    last = max((at for at, block in enumerate(blocks) if block.reason is None), default=-1)
    for block in (block for block in blocks[last : last + 3] if block.tag not in ("meta", "img")):
        text = block.text.strip()
        if text[:1] in "（(" and text[-1:] in "）)" and (names := _only_names(text[1:-1])):
            return names
    return ()


def _authors(stated: dict[str, str]) -> tuple[str, ...]:
    """Who the head says wrote it; an address or a path of the site is nobody, and neither is the site."""
    sites = {stated[name].strip() for name in (*SITES, "article:section") if name in stated}
    sites.update(
        part.strip() for name in ("og:title", "title") for part in _TITLE_PARTS.split(stated.get(name, ""))[1:]
    )
    for told in (stated[name].strip() for name in WRITERS if stated.get(name, "").strip()):
        if "/" in told or "@" in told or len(told) > 30 or told in sites:
            continue
        names = (_BLANK.sub("", _STAFF.sub("", name.strip())) for name in LIST.split(told))
        if found := tuple(name for name in names if _is_somebody(name) and name not in sites):
            return found
    return ()


def _posted(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Who wrote it by the line with which blogs end a text: posted @ 2021-06-18 22:07 秋水长天 阅读(1203)."""
    for block in blocks:
        text = block.text.strip()
        if len(text) > _LONGEST_LINE or block.tag == "meta":
            continue
        if found := _POSTED_BY.search(text):
            return (found["who"] or found["by"],)
        if block.reason == "byline" and _POSTED_AT.match(text) and (head := read_post_head(text)) and head.author:
            return (head.author,)
    return ()


def _is_somebody(name: str) -> bool:
    if not name or fold_script(name.lower()) in _NOBODY or name.isdigit():
        return False
    return not PAPER.fullmatch(name) and not _NO_NAME.search(name)


def _writers(blocks: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """Who wrote it by what an element near the headline is called: ``<a class="author">林深时见鹿</a>``."""
    if title is None:
        return ()
    near = [*blocks[title + 1 : title + _NEAR_TITLE], *blocks[max(0, title - _NEAR_TITLE) : title][::-1]]
    told = next((block.text[4:].strip() for block in near if block.by == "read/writer"), "")
    told = " ".join(word for word in told.split() if not PAPER.fullmatch(word)) or told
    if not told or find_date(told):
        return ()
    credit = read_credit(told)
    if credit.stated:
        return credit.authors
    name = _BEFORE_NAME.sub("", told)
    return (name,) if len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) and _is_somebody(name) else ()
