"""What speaks for and against a block, as numbers: its length, marks, links, place, neighbours, and what stands around it.

Blocks of HTML, of Markdown and of plain lines have the same features; where a form does not know a fact, the feature says
so by a number of its own (no tree: ``tree=0``). The trees of ``models/page_body.json`` weigh them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import or_, truediv
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_places import BRANCH, TOLD, link_features, tree_features
from hizone_clean.cleaners.remove_boilerplate.phrases import SHORT, Phrase, find_phrase
from hizone_clean.language.dates import AGO, CLOCK, DAY
from hizone_clean.language.letter_kinds import CODE_MARK, DIGIT, HAN, LATIN, WORD, letter_kinds
from hizone_clean.layout.table import LineTable
from hizone_clean.models.windows import distances, run_lengths, shifted, sums_after, sums_before
from hizone_clean.patterns import pattern

_MARKS = pattern(r"[。！？；，、：,;!?…]")
_STOPS, _CLOSERS = frozenset("。！？…!?.；;"), "”’」』\"'）)】]"
# 2021-09-07, 2021年9月7日, 09-07 06:50
_DATE = pattern(rf"{DAY}|\b\d{{1,2}}[-/]\d{{1,2}}\b|{CLOCK}|{AGO}")
# 08-11 16:06, 2019-07-05 15:02: the stamp that every item of a feed or of a thread carries
_STAMP = pattern(r"\d\d?[-/.月]\d\d?日?\s{1,3}\d{1,2}:\d\d")
_HAN = pattern(f"[{HAN}{WORD}]+")
_BULLET = pattern(r"^\s*(?:[•·●■◆▪○□*+-]\s|\[)")
# 一、, （三）, 1. , 第二章: what numbers a part of the text
_NUMBER = pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．)）]|第.{1,4}[章节条款])"
)
# [Home](/), ![图](a.png "题")
_TARGET = pattern(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\s*\)")
# 地址：…　邮编：…　电话：…　粤ICP备…号　Copyright ©: what the foot of a page says of its owner, often on one line
_FOOT = (
    "opyright", "ights reserved", "©", "版权所有", "版權所有", "ICP", "公网安备", "许可证", "地址", "邮编", "电话", "電話", "传真", "邮箱",
    "主办", "承办", "技术支持", "热线",
)  # fmt: skip
_MANY_MARKS, _LONG_FOOT, _MANY_SAID, _FAR_SAID = 6, 200, 2, 20
_FEED = 4
"""Stamped blocks near each other that make a feed."""
_FAR = 12
"""Blocks beyond which a distance is as good as endless."""
_LINKED = 0.4
"""Share of links from which a block is no running text."""
_NEAR = (5, 15)
_WITHIN = ("size", "marks", "mass", "links", "strong", "weak", "stop")
_GROUPS = (
    "breadcrumb",
    "share",
    "related",
    "statement",
    "copyright",
    "nav",
    "advert",
    "contact",
    "credit",
    "byline",
    "label",
)
_TYPES = ("heading", "list_item", "table_row", "quote", "caption", "code", "title")
_GROUP_NUMBERS = {group: number for number, group in enumerate(_GROUPS)}
_SEEN = 120
"""Characters of a block of which the shares of digits, Han and small words are told."""

NAMES = (
    *_WITHIN, "density", "digits", "han", "date", "bullet", "number", "colon", "colon_end", "bars", "cut", "words", "foot_words",
    "han_run", "latin", "code_marks", "pieces",
    *(f"is_{kind}" for kind in _TYPES), "group", "repeated", "twin", "after_twin", "feed", "dated_near", "seen_elsewhere",
    *(f"{place}_{name}" for place in ("prev", "prev2", "next", "next2") for name in _WITHIN),
    *(f"{side}{reach}_{name}" for reach in _NEAR for side in ("before", "after") for name in ("mass", "texts", "strong", "links")),
    "to_text_before", "to_text_after", "to_long_before", "to_long_after", "run", "run_texts", "heading_before", "heading_after",
    "said", "since_said", "share_before", "inside_text", "from_title", "title_mass", "ends", "latest", "from_latest", "after_related", "after_notice",
    "page_texts", "page_strong", "page_links", "page_blocks", "tree", "linked",
    *(f"told_{name}" for name in TOLD), "held0", "held1", "held2", "linked0", "linked1", "linked2",
    "title_up", "title_down", "lead_up", "lead_down", "inside_title", "siblings", "cousins",
    *(f"branch_{name}" for name in BRANCH), "own", "away", "own_near", "away_near",
)  # fmt: skip
"""The features in their order; the model names them too, and a difference between the two is an error."""

Column = Sequence[float]  # a feature of all blocks
Columns = Sequence[Column]


class Facts(NamedTuple):
    """What one block shows by itself."""

    size: int
    marks: int
    """How many marks it has; six stand for any more."""
    stop: bool
    links: float
    phrase: Phrase | None
    mass: int
    """Its letters, if it reads like running text."""


def facts_of(block: Block) -> Facts:
    """What ``block`` shows by itself."""
    return _among_links(block, of_text(block.text.strip()))


def of_text(text: str) -> Facts:
    """What ``text`` shows by itself, where nothing of it is a link."""
    size = len(text) - text.count(" ")
    marks = len(_MARKS.split(text, _MANY_MARKS)) - 1
    stop = text.rstrip(_CLOSERS)[-1:] in _STOPS
    running = (marks >= 2 and size >= 20) or (stop and size >= 16)
    return Facts(size, marks, stop, 0.0, find_phrase(text), size if running else 0)


def _among_links(block: Block, facts: Facts) -> Facts:
    links = block.links
    return facts._replace(links=links, mass=facts.mass if links < _LINKED else 0) if links else facts


def without_targets(blocks: Iterable[Block]) -> list[Block]:
    """``blocks`` as a reader sees them: of a link in Markdown that was left as it stood, its words."""
    return [b._replace(text=_TARGET.sub(r"\1", b.text)) if "](" in b.text and b.type != "code" else b for b in blocks]


def all_facts(blocks: Sequence[Block], table: LineTable | None = None) -> list[Facts]:
    """What each of ``blocks`` shows by itself; what its text alone does is asked of ``table``."""
    shown = (table or LineTable()).ask(of_text, [block.text.strip() for block in blocks])
    return list(map(_among_links, blocks, shown))


def features(
    blocks: Sequence[Block], facts: Sequence[Facts], title: int | None, seen: Sequence[float] | None = None
) -> Columns:
    """For each of :data:`NAMES` its number in every block: a column for each feature, which is worked out for all blocks at once.

    ``seen`` is the share of the other documents of the same source in which each block stands too, where that is known.
    """
    if not blocks:
        return [[]] * len(NAMES)
    texts = [block.text.strip() for block in blocks]
    within = list(zip(*map(_within, facts), strict=True))
    kinds = [letter_kinds(text[:_SEEN]) for text in texts]
    digits = [kind.count(DIGIT) for kind in kinds]
    # only where a digit stands: each of these needs one
    asked = [bool(count) or len(text) > _SEEN for count, text in zip(digits, texts, strict=True)]
    dated = [a and f.size < 80 and _DATE.search(t) is not None for a, f, t in zip(asked, facts, texts, strict=True)]
    stamped = [a and f.size < 160 and _STAMP.search(t) is not None for a, f, t in zip(asked, facts, texts, strict=True)]
    return [
        *within,
        *_own(texts, facts, kinds, digits, dated),
        *([block.type == kind for block in blocks] for kind in _TYPES),
        [_GROUP_NUMBERS.get(fact.phrase.group, -1) if fact.phrase else -1 for fact in facts],
        *_repetition(texts, dated, stamped),
        [-1.0] * len(blocks) if seen is None else seen,
        *(shifted(column, by) for by in (1, 2, -1, -2) for column in within),
        *_surroundings(blocks, facts),
        *_wording(blocks, facts, title),
        *_position(facts, title),
        *_whole(blocks, facts),
        *tree_features(blocks, [fact.mass for fact in facts], [fact.size * fact.links for fact in facts], title),
        *link_features(blocks, [fact.size for fact in facts]),
    ]


def _within(fact: Facts) -> tuple[float, ...]:
    phrase = fact.phrase if fact.size <= SHORT else None
    strong, weak = (not phrase.weak, phrase.weak) if phrase else (False, False)
    return min(fact.size, 300), fact.marks, min(fact.mass, 300), fact.links, strong, weak, fact.stop


def _own(
    texts: Sequence[str], facts: Sequence[Facts], kinds: Sequence[str], digits: Sequence[int], dated: Sequence[bool]
) -> Iterator[Column]:
    shorts = [text[:_SEEN] for text in texts]
    sizes = [len(short) or 1 for short in shorts]
    yield [fact.marks / max(1, min(fact.size, _SEEN)) for fact in facts]
    yield list(map(truediv, digits, sizes))
    runs = [list(map(len, _HAN.findall(kind))) for kind in kinds]
    yield list(map(truediv, map(sum, runs), sizes))
    yield [is_dated and count > 0 for is_dated, count in zip(dated, digits, strict=True)]
    yield [_BULLET.match(text) is not None for text in texts]
    yield [_NUMBER.match(text) is not None for text in texts]
    yield ["：" in short or ":" in short for short in shorts]
    yield [text.endswith(("：", ":")) for text in texts]
    yield [short.count("|") + short.count(">") + short.count("_") + short.count("/") for short in shorts]
    yield [text.endswith(("...", "…", "[详细]")) for text in texts]
    yield list(map(truediv, [kind.count(WORD) for kind in kinds], sizes))
    yield [
        sum(map(text.__contains__, _FOOT)) if 8 < fact.size <= _LONG_FOOT else 0
        for text, fact in zip(texts, facts, strict=True)
    ]
    yield [max(run, default=0) for run in runs]
    yield list(map(truediv, [kind.count(LATIN) for kind in kinds], sizes))
    yield list(map(truediv, [kind.count(CODE_MARK) for kind in kinds], sizes))
    yield [min(len(short.split()), 20) for short in shorts]


def _repetition(texts: Sequence[str], dated: Sequence[bool], stamped: Sequence[bool]) -> Iterator[Column]:
    counts = Counter(texts)
    yield [min(counts[text], 4) for text in texts]
    twins = [one == two for one, two in pairwise(texts)]
    yield list(map(or_, [False, *twins], [*twins, False]))
    yield [False, False, *twins][: len(texts)]
    stamps, dates, last = [0, *accumulate(stamped)], [0, *accumulate(dated)], len(texts)
    near = [stamps[min(last, at + 4)] - stamps[max(0, at - 3)] - stamped[at] for at in range(last)]
    yield [0 if count < _FEED - 1 else 2 if own else 1 for count, own in zip(near, stamped, strict=True)]
    yield [dates[min(last, at + 6)] - dates[max(0, at - 5)] for at in range(last)]


def _surroundings(blocks: Sequence[Block], facts: Sequence[Facts]) -> list[Column]:
    mass = [0, *accumulate(min(fact.mass, 300) for fact in facts)]
    texts = [0, *accumulate(fact.mass > 0 for fact in facts)]
    strong = [0, *accumulate(map(_is_strong, facts))]
    links = [0.0, *accumulate(fact.links for fact in facts)]
    count = list(range(len(mass)))
    columns: list[Column] = []
    for reach in _NEAR:
        for window in (sums_before, sums_after):
            columns += (window(sums, reach) for sums in (mass, texts, strong))
            sizes = (max(1, size) for size in window(count, reach))
            columns.append(list(map(truediv, window(links, reach), sizes)))
    is_text = [fact.mass > 0 for fact in facts]
    is_long = [fact.mass >= 40 for fact in facts]
    heads = [block.type in ("heading", "title") for block in blocks]
    columns += (*distances(is_text, _FAR), *distances(is_long, _FAR), *run_lengths(is_text), *distances(heads, _FAR))
    return columns


def _is_strong(fact: Facts) -> bool:
    return fact.phrase is not None and not fact.phrase.weak and fact.size <= SHORT


def _wording(blocks: Sequence[Block], facts: Sequence[Facts], title: int | None) -> tuple[Column, Column]:
    """How much of the headline's wording running text repeats, and how many such blocks ago one last did.

    Behind an article stands another one, whole, that nothing but its subject tells apart.
    """
    name = "" if title is None else blocks[title].text.strip()
    pairs = {pair for at in range(len(name) - 1) if (pair := name[at : at + 2]).isalnum()}
    if not pairs:
        return [-1.0] * len(blocks), [-1.0] * len(blocks)
    shares: list[float] = []
    ago: list[int] = []
    since = 0
    for block, fact in zip(blocks, facts, strict=True):
        said = sum(map(block.text.__contains__, pairs)) if fact.mass else -1
        if fact.mass:
            since = 0 if said >= _MANY_SAID else since + 1
        shares.append(said / len(pairs))
        ago.append(min(_FAR_SAID, since))
    return shares, ago


def _position(facts: Sequence[Facts], title: int | None) -> Iterable[Column]:
    total = sum(fact.mass for fact in facts) or 1
    heavy = [at for at, fact in enumerate(facts) if fact.mass >= 40]
    first, last = (heavy[0], heavy[-1]) if heavy else (0, len(facts) - 1)
    rows: list[tuple[float, ...]] = []
    seen = since_title = ends = 0
    latest, latest_at = -1, 0
    related = notice = False
    for at, fact in enumerate(facts):
        off = -99 if title is None else max(-60, min(60, at - title))
        inside = 0 if at < first else 2 if at > last else 1
        since = min(_FAR, at - latest_at) if latest >= 0 else -1
        rows.append((seen / total, inside, off, min(since_title, 2000), min(ends, 4), latest, since, related, notice))
        seen += fact.mass
        since_title += fact.mass if title is not None and at > title else 0
        if fact.phrase and _is_strong(fact):
            latest = _GROUP_NUMBERS.get(fact.phrase.group, latest)
            latest_at = at
            related = bool(seen) and (related or fact.phrase.group == "related")
            notice = bool(seen) and (notice or fact.phrase.group in ("copyright", "statement"))
            ends += 1 if seen and fact.phrase.group in ("related", "copyright", "share", "credit") else 0
    return zip(*rows, strict=True)


def _whole(blocks: Sequence[Block], facts: Sequence[Facts]) -> Iterator[Column]:
    """What the whole document shows: the share of running text, of phrases, of links; whether it knows a tree and links."""
    count, size = len(facts), sum(fact.size for fact in facts) or 1
    row: list[float] = [
        sum(fact.mass for fact in facts) / size,
        sum(map(_is_strong, facts)) / count,
        sum(fact.links * fact.size for fact in facts) / size,
        min(count, 400),
        any(block.path for block in blocks),
        any(fact.links for fact in facts),
    ]
    return ([number] * count for number in row)
