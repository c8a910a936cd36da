"""What speaks for and against a line's being the headline of its page, as numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import headline_names
from hizone_clean.language.dates import AGO, CLOCK, DAY
from hizone_clean.layout.headline_form import headline_form
from hizone_clean.patterns import pattern

_LETTERS = pattern(r"\W+|_+")
# "韶关高新区：集聚高端资源_新闻频道_某某网", "… - 某某网", "…|某某"
PART = pattern(r"\s*(?:[_|｜»]|--|——某|\s[-–—]\s|-(?=[^-]{2,16}$)|\s<\s|::|<<)\s*")
_DATE = pattern(f"{DAY}|{CLOCK}|{AGO}")
# 原创 某某发布 2024-03-01 18:30: says when, so it is no headline
_STAMP = pattern(rf"{DAY}日?\s{{0,3}}{CLOCK}")
_DIGIT = pattern(r"\d")
# two Han together, or two words: "t15263156" is no headline
_WORDS = pattern(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2,}\W+[A-Za-z]{2,}")
_ADDRESS = pattern(r"https?://|www\.")
# "国内    国际    财经", "人民网 >> 文化", "#标签", "来源：某报", "• 报纸编辑:黄旭", "apollo-portal", "张三 摄", "热线：0351-123456"
_NO_HEADLINE = pattern(
    r"\S\s{2,}\S+\s{2,}\S|\S\s{4,}\S|>>|»|^\s*#\S|^[\s•·●]*(?:[\u4e00-\u9fff]{0,2}(?:来源|作者|编辑|记者|字号|标签|分类|浏览|阅读|点击)|类型|日期|时间)\s?[:：]|^\s*(?:19|20)\d\d\s?[-/.年]|^[\w.-]+$(?<![\u4e00-\u9fff])|摄$|[:：]\s?\d[\d-]{6,}"
)
HOME = ("首页", "网站首页", "主页")
_TAGS = {"h1": 3.0, "h2": 2.0, "h3": 1.0, "h4": 0.5}
_BULLET = pattern(r"[*+•·●■◆▪○□>-]\s*\S")
LONGEST = 90
_COMPARED, _NEAR, _FAR = 1500, 150, 60
_RIVALS = 25
"""Blocks before a text in which lines are rivals for its headline."""
_AROUND, _BELOW, _LINE, _TELLING = 5, 16, 60, 6
_LATIN = pattern(r"[A-Za-z]")
HEAD_LINES = 3
"""Blocks between a headline and its text at most."""


class Told(NamedTuple):
    """What the page's own head says its title is."""

    full: str = ""
    """The text of ``<title>``, the site's name often after it."""
    exact: str = ""
    """A title that some ``<meta>`` states."""
    is_stated: bool = False
    """Whether the page has such a head; else the first line may be what is left of it."""


def letters(text: str) -> str:
    """The letters of ``text`` alone: what two forms of one headline have in common."""
    return (text if text.isalnum() else _LETTERS.sub("", text)).lower()


TITLE_NAMES = (
    "tag", "is_heading", "is_title", "is_item", "named", "poorly_named", "phrase", "home", "dated", "is_row", "no_headline",
    "ends", "stop", "size", "marks", "mass", "links", "bullet", "digits", "byline1", "byline2", "byline3", "full", "exact", "part", "begins",
    "ends_head", "itself", "is_flat",
    "at", "heads_before", "titles", "gap", "before", "trail", "crumb", "count", "wording", "wording_here", "above_short",
    "below_mass", "below2_mass", "below_short", "above_mass",
    "longest", "longer", "rivals", "is_last", "mass_below", "sizes_above", "sizes_below", "latin", "colon", "comma", "form",
)  # fmt: skip
"""The features of a line that may be the headline, in their order."""
_LATE_PLACES = {
    name: TITLE_NAMES.index(name)
    for name in (
        "no_headline", "bullet", "digits", "begins", "ends_head", "trail", "wording", "wording_here", "form",
    )
}  # fmt: skip
LATE = frozenset(_LATE_PLACES.values())
"""Those that cost more than they tell: asked only of a line that they could still make the headline."""


def title_rows(blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> tuple[list[int], list[list[float]]]:
    """The places of the blocks that may be the headline, and the numbers of each in the order of :data:`TITLE_NAMES`."""
    page = Page(blocks, facts, told)
    return page.places, [page.row(number) for number in range(len(page.places))]


class Page:
    """A page as the search for its headline sees it."""

    def __init__(self, blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> None:
        self.blocks, self.facts = blocks, facts
        self.heads = [letters(told.full), letters(told.exact)]
        parts = [letters(part) for part in PART.split(told.full) if part]
        self.parts = dict.fromkeys(parts[-1:], 1) | dict.fromkeys(parts[1:-1], 2) | dict.fromkeys(parts[:1], 3)
        self.is_flat = not any(block.tag for block in blocks)
        self.letters = [letters(b.text) if f.size <= 1.5 * LONGEST else "" for b, f in zip(blocks, facts, strict=True)]
        self.heads_before = [0, *accumulate(block.type in ("heading", "title") for block in blocks)]
        self.titles = sum(block.type == "title" or block.tag == "h1" for block in blocks)
        self.next_text = [len(blocks)] * (len(blocks) + 1)
        self.before = [0]
        for at in range(len(blocks) - 1, -1, -1):
            self.next_text[at] = at if facts[at].mass >= 40 else self.next_text[at + 1]
        self.sizes = [0]
        for fact in facts:
            self.before.append(self.before[-1] + fact.mass)
            self.sizes.append(self.sizes[-1] + min(fact.size, _LINE))
        self._bylines: dict[int, bool] = {}

    @cached_property
    def body(self) -> frozenset[str]:
        """The pairs of letters of the running text."""
        body = _wording(self.blocks, self.facts)
        return frozenset(map(str.__add__, body, body[1:]))

    @cached_property
    def places(self) -> list[int]:
        """The places of the blocks that may be the headline."""
        return [at for at in range(len(self.blocks)) if self.may_be(at)]

    def may_be(self, at: int) -> bool:
        fact, block = self.facts[at], self.blocks[at]
        if block.tag == "marquee":  # 欢迎光临！ runs over the whole page
            return False
        is_marked = block.tag == "h1" or block.type == "title"
        is_marked = is_marked or (block.type == "heading" and not self.heads_before[at])
        is_near = is_marked or at < HEAD_LINES or self.next_text[at] - at <= _FAR
        is_short = (2 if is_marked else 4) <= fact.size <= LONGEST
        if not is_near or not is_short or block.type == "code" or _ADDRESS.search(block.text):
            return False
        if not is_marked and (_WORDS.search(block.text) is None or _STAMP.search(block.text)):
            return False
        return fact.links <= 0.9 or block.tag in _TAGS

    @cached_property
    def columns(self) -> list[Sequence[float]]:
        """A column for each feature of :data:`TITLE_NAMES`, with its number for each of ``places``: zeros for :data:`LATE`."""
        places, count, total = self.places, len(self.facts), self.before[-1] or 1
        blocks, facts = [self.blocks[at] for at in places], [self.facts[at] for at in places]
        texts = [block.text.strip() for block in blocks]
        named = [headline_names(block.path) if block.path else (False, False) for block in blocks]
        crumbs = [0, *accumulate(f.phrase is not None and f.phrase.group == "breadcrumb" for f in self.facts)]
        lines = Counter(self.letters)
        above = [self.facts[at - 1] if at else None for at in places]
        below = [self.facts[at + 1] if at + 1 < count else None for at in places]
        below2 = [self.facts[at + 2] if at + 2 < count else None for at in places]
        own = [self.letters[at] for at in places]
        # a line of a flattened page's head does not vouch for itself
        itself = [
            self.is_flat and at < HEAD_LINES and name.endswith(self.heads[0])
            for at, name in zip(places, own, strict=True)
        ]
        late: list[float] = [0.0] * len(places)
        return [
            [_TAGS.get(block.tag, 0.0) for block in blocks],
            [block.type == "heading" for block in blocks],
            [block.type == "title" for block in blocks],
            [block.type == "list_item" for block in blocks],
            [is_named for is_named, _ in named],
            [is_poorly_named for _, is_poorly_named in named],
            [0 if fact.phrase is None else 1 if fact.phrase.weak else 2 for fact in facts],
            [text.startswith(HOME) for text in texts],
            [_has_date(text) for text in texts],
            [block.type == "table_row" for block in blocks],
            late,
            [text.endswith(("。", "；", "：", ":", "，", ",")) for text in texts],
            [fact.stop for fact in facts],
            [fact.size for fact in facts],
            [fact.marks for fact in facts],
            [min(fact.mass, 100) for fact in facts],
            [fact.links for fact in facts],
            *[late] * 2,
            *([self.is_byline(at + by) for at in places] for by in (1, 2, 3)),
            *(
                [0.0 if own_head else _by_head(name, head) for name, own_head in zip(own, itself, strict=True)]
                for head in self.heads
            ),
            [self.parts.get(name, 0) for name in own],
            *[late] * 2,
            itself,
            [self.is_flat] * len(places),
            [min(at, 60) for at in places],
            [min(self.heads_before[at], 5) for at in places],
            [min(self.titles, 4)] * len(places),
            [min(self.next_text[at] - at, 60) for at in places],
            [self.before[at] / total for at in places],
            late,
            [crumbs[at] > crumbs[max(0, at - 5)] for at in places],
            [min(lines[name], 4) for name in own],
            *[late] * 2,
            [fact.size if fact else -1 for fact in above],
            [min(fact.mass, 100) if fact else 0 for fact in below],
            [min(fact.mass, 100) if fact else 0 for fact in below2],
            [fact.size if fact else -1 for fact in below],
            [min(fact.mass, 100) if fact else -1 for fact in above],
            *self._among_rivals(),
            [(self.before[min(count, at + _BELOW)] - self.before[at]) / total for at in places],
            [self._mean_size(max(0, at - _AROUND), at) for at in places],
            [self._mean_size(at + 1, min(count, at + 1 + _AROUND)) for at in places],
            [len(_LATIN.findall(text)) / max(1, len(text)) for text in texts],
            ["：" in text or ":" in text for text in texts],
            ["，" in text or "、" in text for text in texts],
            late,
        ]

    def row(self, number: int) -> list[float]:
        """All numbers of the line that stands at ``places[number]``, those that cost much among them."""
        at = self.places[number]
        text, own = self.blocks[at].text.strip(), self.letters[at]
        late = {
            "no_headline": _NO_HEADLINE.search(text) is not None,
            "bullet": _BULLET.match(text) is not None,
            "digits": len(_DIGIT.findall(text)) / max(1, self.facts[at].size),
            "begins": len(own) >= 2 and any(head.startswith(own) and head != own for head in self.heads),
            "ends_head": len(own) >= 2 and any(head.endswith(own) and head != own for head in self.heads),
            "trail": len(own) >= 6 and any(own in line and own != line for line in self.letters[max(0, at - 12) : at]),
            "wording": overlap(own, self.body),
            "wording_here": self._wording_here(at),
            "form": headline_form(text),
        }
        row = [column[number] for column in self.columns]
        for name, value in late.items():
            row[_LATE_PLACES[name]] = value
        return row

    def _among_rivals(self) -> list[list[float]]:
        """Of each line its size as a share of the longest before the same text, how many are longer, how many follow it, whether none does.

        Lines far from the text are no rivals of others, but have them.
        """
        groups: dict[int, list[int]] = {}
        for at in self.places:
            rivals = groups.setdefault(self.next_text[at], [])
            if self.next_text[at] - at <= _RIVALS:
                rivals.append(at)
        ordered = {text: sorted(self.facts[at].size for at in rivals) for text, rivals in groups.items()}
        columns: list[list[float]] = [[], [], [], []]
        for at in self.places:
            rivals, sizes = groups[self.next_text[at]], ordered[self.next_text[at]]
            own, after = self.facts[at].size, rivals[bisect_right(rivals, at) :]
            columns[0].append(own / max(1, sizes[-1] if sizes else 1))
            columns[1].append(len(sizes) - bisect_right(sizes, own))
            columns[2].append(sum(self.facts[rival].size >= _TELLING for rival in after))
            columns[3].append(not after)
        return columns

    def _mean_size(self, first: int, last: int) -> float:
        return (self.sizes[last] - self.sizes[first]) / max(1, last - first)

    def is_byline(self, at: int) -> bool:
        """Whether the block ``at`` is short and says when or by whom a text was written."""
        if at not in self._bylines:
            self._bylines[at] = at < len(self.facts) and _is_byline(self.blocks[at], self.facts[at])
        return self._bylines[at]

    def _wording_here(self, at: int) -> float:
        """The share of the pairs of letters of the block ``at`` that stand in the next blocks too."""
        below = [block.text[:_NEAR] for block in self.blocks[at + 1 : at + 7] if len(block.text) > 30]
        return overlap(self.letters[at], "\n".join(below[:3])) if below else 0.0


def _wording(blocks: Sequence[Block], facts: Sequence[Facts]) -> str:
    """The letters of the running text, as many as a headline needs to be compared with."""
    pieces, size = [], 0
    for block, fact in zip(blocks, facts, strict=True):
        if fact.mass and size < _COMPARED:
            pieces.append(letters(block.text[:800]))
            size += len(pieces[-1])
    return "".join(pieces)


def _is_byline(block: Block, fact: Facts) -> bool:
    if fact.size > 60:
        return False
    return _has_date(block.text) or (fact.phrase is not None and fact.phrase.group in ("credit", "byline"))


def _has_date(text: str) -> bool:
    return _DIGIT.search(text) is not None and _DATE.search(text) is not None


def _by_head(text: str, head: str) -> float:
    if not head or len(text) < 2:
        return 0.0
    if text == head:
        return 4.0
    if head.startswith(text):
        return 3.5 if len(text) >= 8 else 1.5 if len(text) >= 4 else 1.0
    if text in head and len(text) >= 8:
        return 3.5 if head.endswith(text) else 2.0
    return 2.5 if len(head) >= 8 and text.startswith(head) else 0.0


def overlap(text: str, body: Container[str]) -> float:
    pairs = set(map(str.__add__, text, text[1:]))
    return sum(map(body.__contains__, pairs)) / len(pairs) if pairs else 0.0
