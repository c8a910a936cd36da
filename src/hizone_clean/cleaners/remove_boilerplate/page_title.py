"""The headline of a page: among the blocks, or out of what the page says about itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.patterns import pattern

_LETTERS = pattern(r"\W+|_+")
# 标 题：| 关于印发办法的通知: the row of an official document's table
_LABEL = pattern(r"^\W{0,3}(?:标\s{0,3}题|题\s{0,3}名|(?:公文|文件|信息)名称)\s{0,3}[:：]\s*\|?\s*(?=\S{4})")
# 雄安新区[编辑], 安装¶: what a wiki and a manual set behind a heading
_EDIT = pattern(r"\s*(?:\[\s?(?:编辑|編輯|edit)\s?\]|[¶🔗])\s*$")
# "韶关高新区：集聚高端资源_新闻频道_某某网", "… - 某某网", "…|某某"
_PART = pattern(r"\s*(?:[_|｜»]|--|——某|\s[-–—]\s|-(?=[^-]{2,16}$)|\s<\s|::|<<)\s*")
# <h1 class="title">, <div id="biaoti">
_TITLE_NAME = pattern(r"title|headline|biaoti|tit(?<![a-z]tit)(?![a-z])|subject|h1(?<![a-z]h1)")
_POOR_NAME = pattern(r"logo|recom|relat|side|list|hot|foot|nav|comment|rank|guess|more|site")
_DATE = pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}:\d\d|\d+\s?(?:小时|分钟|天|个月)前")
_DIGIT = pattern(r"\d")
# two Han together, or two words: "t15263156" is no headline
_WORDS = pattern(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2,}\W+[A-Za-z]{2,}")
_ADDRESS = pattern(r"https?://|www\.")
# "国内    国际    财经", "人民网 >> 文化", "#标签", "来源：某报", "apollo-portal", "张三 摄", "热线：0351-123456"
_NO_HEADLINE = pattern(
    r"\S\s{2,}\S+\s{2,}\S|\S\s{4,}\S|>>|»|^\s*#\S|^\s*(?:来源|作者|编辑|记者|字号|标签|分类|浏览|阅读|点击)[:：]|^\s*(?:19|20)\d\d\s?[-/.年]|^[\w.-]+$(?<![\u4e00-\u9fff])|摄$|[:：]\s?\d[\d-]{6,}"
)
_HOME = ("首页", "网站首页", "主页")
_TAGS = {"h1": 3.0, "h2": 2.0, "h3": 1.0, "h4": 0.5}
_ENOUGH = 1.8
_SECOND_LINE = 2.0
"""How much better than the line above a deck may look, which is set under the headline."""
_BYLINE_NEAR = (3.5, 2.5, 1.0)
"""What a date or a source one, two or three blocks below is worth."""
_WORDING = 3.0
"""What it is worth that every pair of letters of a headline stands in the text."""
_MOST_MORE = 7.0
"""More than all that a look at other lines and at the text can add to what a line shows by itself."""
_LONGEST = 90
_NAMED = 4
"""Letters from which the first part of a page's title is its headline, though the text does not say the same."""
_COMPARED = 8000
_FAR = 60
_HEAD_LINES = 3
"""Blocks between a headline and its text at most."""
_NAMES = ("og:title", "articletitle", "ld:headline", "twitter:title", "title")


class Told(NamedTuple):
    """What the page's own head says its title is."""

    full: str = ""
    """The text of ``<title>``, the site's name often after it."""
    exact: str = ""
    """A title that some ``<meta>`` states."""
    is_stated: bool = False
    """Whether the page has such a head; else the first line may be what is left of it."""


def told_title(blocks: Sequence[Block]) -> Told:
    """What the head of the page states; of a page that was flattened, the line that its ``<title>`` became: the first.

    >>> told_title([Block("Title: 园区三月开工_某某网", (1, 1))]).full
    '园区三月开工_某某网'
    """
    full = next((b.text for b in blocks if b.tag == "title"), "")
    if not full and blocks and not any(b.tag for b in blocks):
        full = _flat_head(blocks)
    stated = dict(b.text.split(": ", 1) for b in reversed(blocks) if b.tag == "meta" and ": " in b.text)
    exact = next((stated[name] for name in _NAMES if name in stated), "")
    return Told(full, exact, any(b.tag == "title" for b in blocks) or bool(exact))


def _flat_head(blocks: Sequence[Block]) -> str:
    lines = [b.text.strip() for b in blocks[:_HEAD_LINES] if b.reason is None]
    named = next((line for line in lines if line.startswith("Title:")), "")
    first = named.removeprefix("Title:").strip() or next(iter(lines), "")
    return first if 4 <= len(first) <= 1.5 * _LONGEST else ""


def letters(text: str) -> str:
    """The letters of ``text`` alone: what two forms of one headline have in common."""
    return (text if text.isalnum() else _LETTERS.sub("", text)).lower()


def find_title(blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> int | None:
    """The place of the headline among ``blocks``, or ``None`` where none is evident.

    A headline is short and unpunctuated, says what the text says, stands before it, and is what the page's head, its
    breadcrumb or a line above repeat; a line with a date or a source follows it.
    """
    page = _Page(blocks, facts, told)
    best, best_score = None, _ENOUGH
    for at in range(len(blocks)):
        if page.may_be(at) and (score := page.score(at, best_score)) > best_score:
            best, best_score = at, score
    is_plain = best is not None and not blocks[best].tag and blocks[best].type != "title"
    if best and is_plain and page.may_be(best - 1) and page.score(best - 1, 0) > best_score - _SECOND_LINE:
        return best - 1
    return best


class _Page:
    """A page as the search for its headline sees it."""

    def __init__(self, blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> None:
        self.blocks, self.facts = blocks, facts
        self.heads = [letters(told.full), letters(told.exact)]
        self.is_flat = not any(block.tag for block in blocks)
        self.letters = [
            letters(b.text) if fact.size <= 1.5 * _LONGEST else "" for b, fact in zip(blocks, facts, strict=True)
        ]
        self.body = _wording(blocks, facts)
        self.counts = Counter(self.letters)
        self.is_byline = [_is_byline(fact, block) for block, fact in zip(blocks, facts, strict=True)]
        self.next_text = [len(blocks)] * (len(blocks) + 1)
        self.before = [0]
        for at in range(len(blocks) - 1, -1, -1):
            self.next_text[at] = at if facts[at].mass >= 40 else self.next_text[at + 1]
        for fact in facts:
            self.before.append(self.before[-1] + fact.mass)

    def may_be(self, at: int) -> bool:
        fact, block = self.facts[at], self.blocks[at]
        is_first = block.tag == "h1" or block.type == "title"
        if not (2 if is_first else 4) <= fact.size <= _LONGEST or self.next_text[at] - at > _FAR:
            return False
        if block.type == "code" or _ADDRESS.search(block.text):
            return False
        return (fact.links <= 0.9 or block.tag in _TAGS) and (is_first or _WORDS.search(block.text) is not None)

    def score(self, at: int, needed: float) -> float:
        block, fact = self.blocks[at], self.facts[at]
        gap = self.next_text[at] - at
        score = _by_itself(block, fact) + self._by_byline(at) + self._by_head(at)
        score -= 0.1 * min(20, gap) + 4 * self.before[at] / (self.before[-1] or 1)
        if score + _MOST_MORE <= needed:
            return score
        own = self.letters[at]
        if len(own) >= 6 and any(own in line and own != line for line in self.letters[max(0, at - 12) : at]):
            score += 1.5
        if any((found := above.phrase) and found.group == "breadcrumb" for above in self.facts[max(0, at - 5) : at]):
            score += 1.0
        score += 0.5 if self.counts[own] > 1 else 0
        return score + _WORDING * _overlap(own, self.body) if score + _WORDING > needed else score

    def _by_head(self, at: int) -> float:
        if self.is_flat and at < _HEAD_LINES and self.letters[at].endswith(self.heads[0]):
            return 0.0  # a line does not vouch for itself
        return _by_head(self.letters[at], self.heads)

    def _by_byline(self, at: int) -> float:
        for step, value in enumerate(_BYLINE_NEAR, 1):
            if at + step < len(self.facts) and self.is_byline[at + step]:
                return value
        return 0.0


def _wording(blocks: Sequence[Block], facts: Sequence[Facts]) -> str:
    """The letters of the running text, as many as a headline needs to be compared with."""
    pieces, size = [], 0
    for block, fact in zip(blocks, facts, strict=True):
        if fact.mass and size < _COMPARED:
            pieces.append(letters(block.text[:2000]))
            size += len(pieces[-1])
    return "".join(pieces)


def _by_itself(block: Block, fact: Facts) -> float:
    score = _TAGS.get(block.tag, 0.0) + (0.5 if block.type in ("heading", "title") else 0)
    score += 1.0 if block.type == "title" and not block.tag else 0
    near = "".join(block.path.rsplit(">", 2)[1:]).lower()
    if _TITLE_NAME.search(near):
        score += 1.5
    if _POOR_NAME.search(near):
        score -= 2
    if fact.phrase or block.text.lstrip().startswith(_HOME):
        score -= 4
    if _has_date(block.text):
        score -= 2
    if block.type == "table_row" or _NO_HEADLINE.search(block.text):
        score -= 2
    if block.text.rstrip().endswith(("。", "；", "：", ":", "，", ",")):
        score -= 3
    return score - (1 if fact.size < 7 else 0) - (2.5 if fact.mass > 50 else 1 if fact.mass else 0)


def _is_byline(fact: Facts, block: Block) -> bool:
    if fact.size > 60:
        return False
    return _has_date(block.text) or (fact.phrase is not None and fact.phrase.group in ("credit", "byline"))


def _has_date(text: str) -> bool:
    return _DIGIT.search(text) is not None and _DATE.search(text) is not None


def _by_head(text: str, heads: Sequence[str]) -> float:
    best = 0.0
    for head in heads:
        if not head or len(text) < 4:
            continue
        if text == head:
            best = max(best, 4.0)
        elif head.startswith(text):
            best = max(best, 3.5 if len(text) >= 8 else 1.5)
        elif text in head and len(text) >= 8:
            best = max(best, 3.5 if head.endswith(text) else 2.0)
        elif len(head) >= 8 and text.startswith(head):
            best = max(best, 2.5)
    return best


def _overlap(text: str, body: str) -> float:
    pairs = {text[n : n + 2] for n in range(len(text) - 1)}
    return sum(pair in body for pair in pairs) / len(pairs) if pairs else 0.0


def title_of_head(told: Told, body: str) -> str | None:
    """The title that the head alone gives, without the site's name."""
    if told.exact and not _PART.search(told.exact):
        return told.exact
    head = told.exact or told.full
    parts = [part.strip() for part in _PART.split(head) if part and part.strip()]
    if not parts:
        return None
    said = [part for part in parts if _overlap(letters(part), letters(body)) > 0.5]
    if not said and len(letters(parts[0])) >= _NAMED:
        return parts[0]
    return max(said or parts, key=len)


def find_trail(blocks: Sequence[Block]) -> int | None:
    """The place of a breadcrumb without marks that ends with the headline below it: 首页采购焦点资讯园区开工."""
    for at, block in enumerate(blocks[:_LONGEST]):
        text = block.text.strip()
        if text.startswith(_HOME) and len(text) <= _LONGEST:
            trail = letters(text)
            below = (letters(after.text) for after in blocks[at + 1 : at + 4] if len(after.text) <= _LONGEST)
            if any(len(line) >= 8 and trail.endswith(line) and trail != line for line in below):
                return at
    return None


def join_second_line(blocks: list[Block], title: int, told: Told) -> list[Block]:
    """``blocks``, with a headline set on two lines as one, where the page's head has it as one."""
    after = next((at for at in range(title + 1, min(len(blocks), title + 4)) if blocks[at].reason != "image"), None)
    if after is None or len(blocks[after].text) > _LONGEST:
        return blocks
    second = blocks[after].text.strip()
    whole = letters(blocks[title].text) + letters(second)
    if len(letters(second)) < 4 or not any(letters(head).startswith(whole) for head in told[:2]):
        return blocks
    joined = list(blocks)
    gap = "" if second.startswith(("—", "－", "-")) else " "
    joined[title] = blocks[title]._replace(text=f"{blocks[title].text.strip()}{gap}{second}")
    joined[after] = blocks[after].removed("duplicate", "remove_boilerplate/second_line_of_title")
    return joined


def stated_title(block: Block, told: Told) -> str:
    """The title that ``block`` states, without a count of comments or readers that the page's head does not have.

    Of a line that is the head itself, set into the text, the site's name goes: 三月开工_某某网.
    """
    title = _EDIT.sub("", _LABEL.sub("", block.text.strip()))
    if not block.tag and title == told.full and len(_PART.split(title)) > 1:
        return title_of_head(told, "") or title
    for part in _PART.split(told.full)[:1]:
        rest = letters(title).removeprefix(letters(part))
        if len(letters(part)) >= 6 and rest.isdecimal() and len(rest) <= 5:
            return part.strip()
    return title
