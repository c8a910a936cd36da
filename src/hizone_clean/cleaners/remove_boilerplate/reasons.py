"""Why a block was taken away: by its own phrase, or by what stands around it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Block, Reason
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import shape_of
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT
from hizone_clean.language.credits import is_credit_line
from hizone_clean.language.dates import AGO, CLOCK, DAY, find_date
from hizone_clean.patterns import pattern

# a paper, an agency, a site by its name: 临江日报, 某某网
PAPER = pattern(
    r"[\u3400-\u9fffA-Za-z]{2,12}(?:报|報|网|網|社|电视台|電視台|周刊|週刊|杂志|雜誌|新闻|新聞|客户端|发布|發布)"
)
ADDRESS = pattern(r"https?://[\w./-]+")
# 2021-09-07 06:50, 8个月前 (11-09), 3小时前
_DATED = pattern(rf"{DAY}|{AGO}|{CLOCK}|\(\d\d-\d\d\)")
_AREAS: tuple[tuple[str, Reason], ...] = (
    ("crumb", "breadcrumb"),
    ("comment", "share"),
    ("share", "share"),
    ("foot", "copyright"),
    ("nav", "nav_link"),
    ("menu", "nav_link"),
    ("recom", "related"),
    ("relat", "related"),
)
_AREA = pattern("|".join(word for word, _ in _AREAS))
Verdict = tuple[Reason, str] | None
# 2024-03-20, 2024年6月3日, 8个月前
_DAY = pattern(rf"(?P<ago>{AGO})|{DAY}日?")
# what stands beside the date of a byline: 发布：2024-07-05 作者：小编 来源：某报 点击：1520次
_STATED = pattern(
    r"来源|來源|作者|编辑|編輯|发布|發布|记者|記者|浏览|瀏覽|点击|點擊|阅读|閱讀|字[体号號]|时间|時間|分类|更新|摘要|关键[词字]|导读|标签|原标题|核心提示|^\W*By\s|\b[Pp]osted\s(?:by|on)\b"
)
# 时间：9月16日 14:00 above 地点：二楼: when something takes place
_WHEN = pattern(r"\W{0,4}(?:活动|举办|会议|演出|开课|培训|考试|报名)?(?:时间|日期)\W{0,4}[:：]")
_FIELD = pattern(r"\W{0,4}[\u4e00-\u9fff]{2,6}\W{0,4}[:：]")
# 2024 over 06-03, 08 over 2024-06
_SPLIT_DAY = pattern(r"(?:19|20)\d\d年?/\d\d?[-/.月]\d\d?日?|\d\d?日?/(?:19|20)\d\d[-/.年]\d\d?月?")
_SENTENCE = pattern(r"[。！？!?][”’」』）)]*$")
# 来源:某网, 作者：林一, 发布时间：2024-05-01; not 资金来源：财政
_MAKER = pattern(
    r"(?<![\u3400-\u9fff])(?:文章|稿件|信息|新闻)?(?:来源|來源|作者|编辑|編輯|记者|記者|责编)\s?[:：]\s?\S|(?<=\d)(?:来源|來源)[:：]"
    r"|^\W{0,3}(?:发布|发表|更新|發布|發表)?(?:时间|日期|時間)\s?[:：]\s?(?:19|20)\d\d[-/.年]\s?\d"
)
_HIGH = 6
_UNDER = 6
"""Blocks under the headline among which its byline stands."""
# 记者： over what was asked, where each stands on a line of its own
_SPEAKER = pattern(r"[\u4e00-\u9fff]{0,6}(?:记者|記者|编辑|編輯|主持人)[：:]$")
_BYLINE, _FAR = 90, 40
_BARE = 16
"""Letters beside a date that need no label to be a byline's: 临江日报 09:12."""
_HEADLINE = 6
_FRONT = 4
"""Blocks after the first of the body among which a date line is still the byline."""


def name_reasons(blocks: Sequence[Block], facts: Sequence[Facts], kept: Sequence[bool]) -> list[tuple[Reason, str]]:
    """For each block the reason and the rule to give if it goes; ``kept`` tells which stay."""
    bodies = [at for at, stays in enumerate(kept) if stays]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(blocks), len(blocks))
    named: list[tuple[Reason, str]] = []
    current: Reason = "nav_link"
    for at, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if (found := fact.phrase) and (fact.size <= SHORT or found.long):
            current = found.reason if not found.weak else current
            named.append((found.reason, f"remove_boilerplate/{found.group}_phrase"))
        elif kept[at]:
            named.append(("related", "remove_boilerplate/kept"))
        elif at < first + _FRONT and fact.size < 60 and _DATED.search(block.text):
            named.append(("byline", "remove_boilerplate/date_line"))
        elif reason := _by_area(block.path):
            named.append((reason, "remove_boilerplate/place_in_page"))
        elif at < first:
            named.append(("nav_link", "remove_boilerplate/before_body"))
        elif current == "copyright" and fact.size < 120:
            named.append(("copyright", "remove_boilerplate/after_copyright"))
        else:
            reason = "related" if fact.size >= _HEADLINE else "nav_link"
            named.append((reason, f"remove_boilerplate/{'between' if at < last else 'after'}_body"))
    return _between(named, facts)


def without_occasions(blocks: Sequence[Block], facts: Sequence[Facts]) -> list[Facts]:
    """``facts``, in which a line that says when something takes place is no byline, and a label that comes back is a speaker."""
    labels = Counter(text for b in blocks if (text := b.text.strip()).endswith(("：", ":")) and len(text) < _BARE)
    speakers = {label for label, count in labels.items() if count > 1 and _SPEAKER.match(label)}
    if speakers:
        facts = [
            fact._replace(phrase=None) if block.text.strip() in speakers else fact
            for block, fact in zip(blocks, facts, strict=True)
        ]
    return [
        fact._replace(phrase=None)
        if fact.phrase is not None and fact.phrase.group == "byline" and is_occasion(blocks, at)
        else fact
        for at, fact in enumerate(facts)
    ]


def occasion_fields(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the fields that say when something takes place, and of those beside them: 主办：… below 时间：… and 地点：…."""
    found = {at for at, block in enumerate(blocks) if _WHEN.match(block.text) and is_occasion(blocks, at)}
    for at in sorted(found):
        for near in (range(at + 1, len(blocks)), range(at - 1, -1, -1)):
            found.update(itertools.takewhile(lambda n: n not in found and _is_told(blocks[n].text), near))
    return frozenset(found)


def sure_byline(blocks: Sequence[Block]) -> int | None:
    """The place of the one line near the head that states day and source or writer: no other is needed to know a byline.

    2017-03-10 07:32:07来源:某网编辑:杨一; several such lines stand over several articles.
    """
    found = [
        at
        for at, block in enumerate(blocks)
        if len(block.text) <= _BYLINE
        and block.type in ("paragraph", "heading")
        and _MAKER.search(block.text)
        and not _SENTENCE.search(block.text.rstrip())
        and _span_of_day(block.text)
        and not is_occasion(blocks, at)
    ]
    return found[0] if len(found) == 1 and found[0] <= _HIGH and found[0] + 1 < len(blocks) else None


def is_occasion(blocks: Sequence[Block], at: int) -> bool:
    """A time whose sister lines say where, who or how much: 时间：… above 地点：…; no byline has such."""
    if not _WHEN.match(blocks[at].text):
        return False
    return any(_is_told(blocks[n].text) for n in (at - 1, at + 1) if 0 <= n < len(blocks))


def _is_told(text: str) -> bool:
    """Whether a line is a field, and none of a byline."""
    return _FIELD.match(text) is not None and not _STATED.match(text.lstrip(" *【["))


def with_bylines(
    verdicts: Sequence[Verdict],
    kept: Sequence[bool],
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    title: int | None,
    names: Sequence[str] = (),
) -> list[Verdict]:
    """``verdicts`` with the lines under the headline that state date and source, and with what stands inside an advert.

    ``names`` is who the page's head and scripts say wrote it: a line of these alone is a byline too.
    """
    found = list(verdicts)
    for at in range(1, len(found) - 1):
        if kept[at] and _is_advert(verdicts[at - 1]) and _is_advert(verdicts[at + 1]):
            found[at] = ("ad", "remove_boilerplate/inside_advert")
    if title is None:
        return found
    for at in range(title + 1, min(len(found), title + 1 + _UNDER)):
        if _SENTENCE.search(blocks[at].text.rstrip()) or facts[at].size > _BYLINE:
            break
        if is_occasion(blocks, at) or _is_field(blocks, at) or _is_listed(blocks, at):
            break
        if found[at] is None and (span := _span_of_day(blocks[at].text)):
            rest = ADDRESS.sub("", blocks[at].text[: span[0]] + blocks[at].text[span[1] :])
            if len(rest.strip()) <= _BARE or _STATED.search(rest) or "前" in blocks[at].text[slice(*span)]:
                found[at] = ("byline", "remove_boilerplate/date_line")
        elif found[at] is None and _is_made_of(blocks[at].text, names):
            found[at] = ("byline", "remove_boilerplate/stated_names")
        elif (
            found[at] is None and blocks[at].type == "paragraph" and blocks[at].path and is_credit_line(blocks[at].text)
        ):
            found[at] = ("byline", "remove_boilerplate/credit_line")
    for at in range(title + 1, min(len(found) - 1, title + _UNDER)):
        if found[at] is None is found[at + 1] and _SPLIT_DAY.fullmatch(f"{blocks[at].text}/{blocks[at + 1].text}"):
            found[at] = found[at + 1] = ("byline", "remove_boilerplate/date_line")
        near = (found[at - 1], found[at + 1]) if at - 1 > title else (found[at + 1],)
        if found[at] is None and PAPER.fullmatch(blocks[at].text.strip()) and any(map(_is_date_line, near)):
            found[at] = ("byline", "remove_boilerplate/paper_beside_date")
    return found


def _span_of_day(text: str) -> tuple[int, int] | None:
    """Where a line states a day: 2024-03-20, 3天前, June 3, 2024."""
    if found := _DAY.search(text):
        return found.span()
    dated = find_date(text) if len(text) < _BYLINE else None
    return dated[1] if dated else None


def _is_made_of(text: str, names: Sequence[str]) -> bool:
    """Whether a line says nothing but ``names``: 林小溪 临江农事."""
    rest = text
    for name in names:
        rest = rest.replace(name, "")
    return len(rest) < len(text) and not any(map(str.isalnum, rest.replace("原创", "")))


def _is_date_line(verdict: Verdict) -> bool:
    return verdict == ("byline", "remove_boilerplate/date_line")


def _is_field(blocks: Sequence[Block], at: int) -> bool:
    """A row among rows: 申请日 | 2023-01-05 under 申请号 | CN2023."""
    near = [blocks[n].type for n in (at - 1, at, at + 1) if 0 <= n < len(blocks)]
    return blocks[at].type == "table_row" and near.count("table_row") > 1


def _is_listed(blocks: Sequence[Block], at: int) -> bool:
    """A dated item beside another: 关于停水的公告 2023-09-20 in a list of notices; a dated heading of several: 3.2.1 (2023-06-01)."""
    kind = blocks[at].type
    if kind not in ("list_item", "heading"):
        return False
    near = blocks[max(0, at - 1) : at + 2] if kind == "list_item" else blocks[max(0, at - _FAR) : at + _FAR]
    shape = shape_of(blocks[at].path)
    alike = [b for b in near if b.type == kind and b.tag == blocks[at].tag and _DAY.search(b.text)]
    return sum(shape_of(b.path) == shape for b in alike) > 1


def _is_advert(verdict: Verdict) -> bool:
    return verdict is not None and verdict[0] == "ad"


def _by_area(path: str) -> Reason | None:
    lowered = path[-200:].lower()
    return next(reason for word, reason in _AREAS if word in lowered) if _AREA.search(lowered) else None


def _between(named: list[tuple[Reason, str]], facts: Sequence[Facts]) -> list[tuple[Reason, str]]:
    """A line beside an advert's lines is a part of it: 请说明您的需求、用途、联系人、手机号"""
    if not any(reason == "ad" for reason, _ in named):
        return named
    for at in range(1, len(named) - 1):
        near = named[at - 1][0] == "ad", any(named[n][0] == "ad" for n in range(at + 1, min(len(named), at + 3)))
        if facts[at].phrase is None and all(near):
            named[at] = ("ad", "remove_boilerplate/inside_advert")
    return named


def settle_duplicates(blocks: Iterable[Block]) -> list[Block]:
    """``blocks``, in which what was taken away as a duplicate of a block that goes too goes for that block's reason."""
    settled = list(blocks)
    for at, block in enumerate(settled):
        if block.reason != "duplicate":
            continue
        for twin in settled[max(0, at - 1) : at] + settled[at + 1 : at + 2]:
            if twin.reason not in (None, "duplicate") and twin.text.strip() == block.text.strip():
                settled[at] = block._replace(reason=twin.reason, by=twin.by)
    return settled


def span_blanks(blocks: Iterable[Block]) -> list[Block]:
    """``blocks``, in which a run that goes for one reason takes the blank lines inside it along."""
    spanned = list(blocks)
    for at, (block, after) in enumerate(itertools.pairwise(spanned)):
        gap = after.lines[0] - block.lines[1] - 1
        if block.reason is not None and block.reason == after.reason and 0 < gap <= after.gap:
            spanned[at] = block._replace(lines=(block.lines[0], after.lines[0] - 1))
    return spanned
