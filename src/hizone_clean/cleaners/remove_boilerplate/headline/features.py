"""What speaks for and against a line's being the headline of its page, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.language.dates import AGO, CLOCK, DAY
from hizone_clean.patterns import pattern

_LETTERS = pattern(r"\W+|_+")
# "韶关高新区：集聚高端资源_新闻频道_某某网", "… - 某某网", "…|某某"
PART = pattern(r"\s*(?:[_|｜»]|--|——某|\s[-–—]\s|-(?=[^-]{2,16}$)|\s<\s|::|<<)\s*")
# <h1 class="title">, <div id="biaoti">
_TITLE_NAME = pattern(r"title|headline|biaoti|tit(?<![a-z]tit)(?![a-z])|subject|h1(?<![a-z]h1)")
_POOR_NAME = pattern(r"logo|recom|relat|side|list|hot|foot|nav|comment|rank|guess|more|site")
_DATE = pattern(f"{DAY}|{CLOCK}|{AGO}")
# 原创 某某发布 2024-03-01 18:30: says when, so it is no headline
_STAMP = pattern(rf"{DAY}日?\s{{0,3}}{CLOCK}")
_DIGIT = pattern(r"\d")
# two Han together, or two words: "t15263156" is no headline
_WORDS = pattern(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2,}\W+[A-Za-z]{2,}")
_ADDRESS = pattern(r"https?://|www\.")
# "国内    国际    财经", "人民网 >> 文化", "#标签", "来源：某报", "apollo-portal", "张三 摄", "热线：0351-123456"
_NO_HEADLINE = pattern(
    r"\S\s{2,}\S+\s{2,}\S|\S\s{4,}\S|>>|»|^\s*#\S|^\s*(?:来源|作者|编辑|记者|字号|标签|分类|浏览|阅读|点击)[:：]|^\s*(?:19|20)\d\d\s?[-/.年]|^[\w.-]+$(?<![\u4e00-\u9fff])|摄$|[:：]\s?\d[\d-]{6,}"
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
    "longest", "longer", "rivals", "is_last", "mass_below", "sizes_above", "sizes_below", "latin", "colon", "comma",
)  # fmt: skip
"""The features of a line that may be the headline, in their order."""
LATE = frozenset(
    map(
        TITLE_NAMES.index,
        (
            "dated", "no_headline", "bullet", "digits", "byline1", "byline2", "byline3", "begins", "ends_head", "trail", "crumb",
            "count", "wording", "wording_here",
        ),
    )
)  # fmt: skip
"""Those that cost most: asked only of a line that they could still make the headline."""


def title_rows(blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> tuple[list[int], list[list[float]]]:
    """The places of the blocks that may be the headline, and the numbers of each in the order of :data:`TITLE_NAMES`."""
    page = Page(blocks, facts, told)
    places = page.places
    return places, [page.row(at) for at in places]


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

    @cached_property
    def body(self) -> frozenset[str]:
        """The pairs of letters of the running text."""
        body = _wording(self.blocks, self.facts)
        return frozenset(map(str.__add__, body, body[1:]))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each line stands there."""
        return Counter(self.letters)

    @cached_property
    def rivals(self) -> dict[int, list[int]]:
        """The places that may be the headline before each text, by the place of the text."""
        found: dict[int, list[int]] = {}
        for at in self.places:
            found.setdefault(self.next_text[at], []).append(at)
        return {text: [at for at in places if text - at <= _RIVALS] for text, places in found.items()}

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

    def row(self, at: int, *, whole: bool = True) -> list[float]:
        """The numbers of the block ``at``; unless ``whole`` is asked for, zeros for those that cost much."""
        block, fact, own = self.blocks[at], self.facts[at], self.letters[at]
        near = "".join(block.path.rsplit(">", 2)[1:]).lower() if block.path else ""
        text = block.text.strip()
        is_self = self.is_flat and at < HEAD_LINES and own.endswith(self.heads[0])  # a line does not vouch for itself
        full, exact = (0.0, 0.0) if is_self else (_by_head(own, self.heads[0]), _by_head(own, self.heads[1]))
        below, below2 = ([*self.facts[at + 1 : at + 3], None, None])[:2]
        return [
            _TAGS.get(block.tag, 0.0),
            block.type == "heading",
            block.type == "title",
            block.type == "list_item",
            bool(near) and _TITLE_NAME.search(near) is not None,
            bool(near) and _POOR_NAME.search(near) is not None,
            0 if fact.phrase is None else 1 if fact.phrase.weak else 2,
            text.startswith(HOME),
            whole and _has_date(text),
            block.type == "table_row",
            whole and _NO_HEADLINE.search(text) is not None,
            text.endswith(("。", "；", "：", ":", "，", ",")),
            fact.stop,
            fact.size,
            fact.marks,
            min(fact.mass, 100),
            fact.links,
            whole and _BULLET.match(text) is not None,
            len(_DIGIT.findall(text)) / max(1, fact.size) if whole else 0.0,
            whole and self.is_byline(at + 1),
            whole and self.is_byline(at + 2),
            whole and self.is_byline(at + 3),
            full,
            exact,
            self.parts.get(own, 0),
            whole and len(own) >= 2 and any(head.startswith(own) and head != own for head in self.heads),
            whole and len(own) >= 2 and any(head.endswith(own) and head != own for head in self.heads),
            is_self,
            self.is_flat,
            min(at, 60),
            min(self.heads_before[at], 5),
            min(self.titles, 4),
            min(self.next_text[at] - at, 60),
            self.before[at] / (self.before[-1] or 1),
            whole and len(own) >= 6 and any(own in line and own != line for line in self.letters[max(0, at - 12) : at]),
            whole and any((f := above.phrase) and f.group == "breadcrumb" for above in self.facts[max(0, at - 5) : at]),
            min(self.counts[own], 4) if whole else 0,
            overlap(own, self.body) if whole else 0.0,
            self._wording_here(at) if whole else 0.0,
            self.facts[at - 1].size if at else -1,
            min(below.mass, 100) if below else 0,
            min(below2.mass, 100) if below2 else 0,
            below.size if below else -1,
            min(self.facts[at - 1].mass, 100) if at else -1,
            *self._among_rivals(at),
            (self.before[min(len(self.facts), at + _BELOW)] - self.before[at]) / (self.before[-1] or 1),
            self._mean_size(max(0, at - _AROUND), at),
            self._mean_size(at + 1, min(len(self.facts), at + 1 + _AROUND)),
            len(_LATIN.findall(text)) / max(1, len(text)),
            "：" in text or ":" in text,
            "，" in text or "、" in text,
        ]

    def _among_rivals(self, at: int) -> tuple[float, float, float, float]:
        """The size of the block ``at`` as a share of the longest before the same text, how many are longer, how many follow it."""
        rivals = self.rivals[self.next_text[at]]
        sizes = [self.facts[rival].size for rival in rivals]
        own = self.facts[at].size
        after = [size for rival, size in zip(rivals, sizes, strict=True) if rival > at]
        return (
            own / max(1, max(sizes, default=1)),
            sum(size > own for size in sizes),
            sum(size >= _TELLING for size in after),
            not after,
        )

    def _mean_size(self, first: int, last: int) -> float:
        return (self.sizes[last] - self.sizes[first]) / max(1, last - first)

    def is_byline(self, at: int) -> bool:
        """Whether the block ``at`` is short and says when or by whom a text was written."""
        if at >= len(self.facts) or self.facts[at].size > 60:
            return False
        phrase = self.facts[at].phrase
        return _has_date(self.blocks[at].text) or (phrase is not None and phrase.group in ("credit", "byline"))

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
