"""The headline of a page: among the blocks, or out of what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hizone_clean.blocks import Block, Reason
from hizone_clean.cleaners.remove_boilerplate.headline.features import (
    HEAD_LINES,
    HOME,
    LATE,
    LONGEST,
    PART,
    TITLE_NAMES,
    Page,
    Told,
    letters,
    overlap,
)
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.language.court_titles import court_title
from hizone_clean.models.trees import load_trees
from hizone_clean.patterns import pattern

# 标 题：| 关于印发办法的通知: the row of an official document's table
_LABEL = pattern(r"^\W{0,3}(?:标\s{0,3}题|题\s{0,3}名|(?:公文|文件|信息)名称)\s{0,3}[:：]\s*\|?\s*(?=\S{4})")
# 雄安新区[编辑], 安装¶: what a wiki and a manual set behind a heading
_EDIT = pattern(r"\s*(?:\[\s?(?:编辑|編輯|edit)\s?\]|[¶🔗])\s*$")
# [求助]客厅的墙能拆吗, 【转帖】, 讨论：, 主题: before a headline
_KIND = pattern(
    r"\W{0,2}(?:[\[【〔][^\[\]【】〔〕]{1,8}[\]】〕]|(?:主\s?题|标\s{0,2}题|讨论|求助|转帖|分享|帖子主题)\s?[:：])\s*(?=\S{4})"
)
# 关于开展主题活动的通知（2024-05-11）
_DAY_BEHIND = pattern(
    r"\s*[（(\[]?\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s?[)）\]]?\s*$"
)
# pdd退货问题(阅64), 新手报到（回复：12）
_COUNT_BEHIND = pattern(r"\s*[（(](?:阅读?|浏览|点击|查看|回复|评论|人气)\s?[:：]?\s?\d+[次条]?[)）]\s*$")
# 安全生产责任制度.doc, 安全生产责任制度.doc_第3页
_FILE = pattern(r"\s*\.(?:docx?|pdf|pptx?|xlsx?|wps|rtf|txt)(?:[\s_\-(（]*第?\s?\d{1,4}\s?页[)）]?)?\s*$", re.I)
ENOUGH = -2.2  # the sum from which the likeliest line is taken for the headline
_TOP = 80
"""Blocks of a page from its top, menus too, among which a court's paper has its title."""
_PIECES = 5
"""Lines above a headline that may be pieces of it."""
_NAMED = 4
"""Letters from which the first part of a page's title is its headline, though the text does not say the same."""
_NAMES = ("og:title", "articletitle", "ld:headline", "twitter:title", "title")


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
    lines = [b.text.strip() for b in blocks[:HEAD_LINES] if b.reason is None]
    named = next((line for line in lines if line.startswith("Title:")), "")
    first = named.removeprefix("Title:").strip() or next(iter(lines), "")
    return first if 4 <= len(first) <= 1.5 * LONGEST else ""


def find_title(blocks: Sequence[Block], facts: Sequence[Facts], told: Told) -> int | None:
    """The place of the headline among ``blocks``, or ``None`` where none is evident.

    A headline is short and unpunctuated, says what the text says, stands before it, and is what the page's head, its
    breadcrumb or a line above repeat; a line with a date or a source follows it. How much each of these weighs was learned.
    """
    page = Page(blocks, facts, told)
    places = page.places
    best = load_trees("page_title", TITLE_NAMES).best(page.columns, page.row, LATE, ENOUGH)
    if best is not None:
        return _as_stated(page, _below_head(page, places[best], told), told)
    only = [at for at in places if blocks[at].tag == "h1"]
    return only[0] if len(only) == 1 else None


def _as_stated(page: Page, place: int, told: Told) -> int:
    """``place``, or where a heading says just what the head states as the title of the text, if ``place`` says nothing of it: 某某政府网."""
    exact = letters(told.exact)
    own = page.letters[place]
    if len(exact) < _NAMED or not own or own in exact or exact in own:
        return place
    same = [at for at in page.places if page.letters[at] == exact and page.blocks[at].type in ("heading", "title")]
    return min(same, key=lambda at: page.next_text[at] - at, default=place)


def _below_head(page: Page, place: int, told: Told) -> int:
    """``place``, or where the headline stands again without the site's name, nearest above a text, if it is the head of a flattened page."""
    parts = PART.split(told.full)
    if page.blocks[place].tag or page.blocks[place].text.strip() != told.full or len(parts) < 2:
        return place
    again = [at for at in page.places if at > place and page.letters[at] == letters(parts[0])]
    return min(again, key=lambda at: page.next_text[at] - at, default=place)


def title_of_head(told: Told, body: str) -> str | None:
    """The title that the head alone gives, without the site's name."""
    if told.exact and not PART.search(told.exact):
        return _FILE.sub("", told.exact) or told.exact
    head = told.exact or told.full
    parts = [part.strip() for part in PART.split(head) if part and part.strip()]
    if not parts:
        return None
    said = [part for part in parts if overlap(letters(part), letters(body)) > 0.5]
    best = parts[0] if not said and len(letters(parts[0])) >= _NAMED else max(said or parts, key=len)
    return _FILE.sub("", best) or best


def find_trail(blocks: Sequence[Block]) -> int | None:
    """The place of a breadcrumb without marks that ends with the headline below it: 首页采购焦点资讯园区开工."""
    for at, block in enumerate(blocks[:LONGEST]):
        text = block.text.strip()
        if text.startswith(HOME) and len(text) <= LONGEST:
            trail = letters(text)
            below = (letters(after.text) for after in blocks[at + 1 : at + 4] if len(after.text) <= LONGEST)
            if any(len(line) >= 8 and trail.endswith(line) and trail != line for line in below):
                return at
    return None


def repeated_head(blocks: Sequence[Block], title: int, told: Told) -> int | None:
    """The place of the line that a flattened page's head became, where the headline ``title`` says the same without the site."""
    own = letters(blocks[title].text)
    for at, block in enumerate(blocks[: min(HEAD_LINES, title)]):
        if not block.tag and block.text.strip() == told.full and len(PART.split(told.full)) > 1:
            return at if letters(PART.split(told.full)[0]) == own else None
    return None


def join_second_line(blocks: list[Block], title: int, told: Told) -> list[Block]:
    """``blocks``, with a headline set on two lines as one, where the page's head has it as one."""
    after = next((at for at in range(title + 1, min(len(blocks), title + 4)) if blocks[at].reason != "image"), None)
    if after is None or len(blocks[after].text) > LONGEST:
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


def join_first_pieces(blocks: list[Block], title: int, told: Told) -> list[Block]:
    """``blocks``, with the pieces above a headline that was cut at each element joined to it, where the page's head has it whole.

    关于 / 2024 / 年清明节放假安排的通知
    """
    head = letters(next(iter(PART.split(told.full)), ""))
    whole = blocks[title].text.strip()
    if letters(whole) == head or not head.endswith(letters(whole)):
        return blocks
    for first in range(title - 1, max(-1, title - 1 - _PIECES), -1):
        whole = blocks[first].text.strip() + whole
        if letters(whole) == head:
            joined = list(blocks)
            joined[title] = blocks[title]._replace(text=whole, lines=(blocks[first].lines[0], blocks[title].lines[1]))
            for at in range(first, title):
                joined[at] = blocks[at].removed("duplicate", "remove_boilerplate/piece_of_title")
            return joined
        if not head.endswith(letters(whole)):
            break
    return blocks


def part_title(blocks: list[Block], title: int, told: Told) -> tuple[list[Block], int]:
    """``blocks`` with the place of the headline, what is none of it parted from it: the kind of a thread, the end of a file's name.

    [求助]阳台漏水怎么办 under a head that says 阳台漏水怎么办 - 某论坛; 安全生产责任制度.doc.
    """
    block = blocks[title]
    text, heads = block.text, {letters(part) for part in PART.split(told.full)}
    kind = _KIND.match(text)
    behind = _DAY_BEHIND.search(text) or _COUNT_BEHIND.search(text)
    starts, ends = (kind.end() if kind else 0, 0), (behind.start() if behind else len(text), len(text))
    said = ((first, last) for first in starts for last in ends if letters(text[first:last]) in heads)
    start, end = next(said, (0, len(text)))
    rule: tuple[Reason, str] = ("byline", "remove_boilerplate/day_behind_title")
    if end == len(text) and (file := _FILE.search(text)) and len(letters(text[start : file.start()])) >= _NAMED:
        end, rule = file.start(), ("metadata", "remove_boilerplate/file_name")
    if not start and end == len(text):
        return blocks, title
    before, own, rest = block.pieces([(0, start), (start, end), (end, len(text))])
    put = [before.removed("nav_link", "remove_boilerplate/kind_of_thread")] if before.text else []
    gone = [rest.removed(*rule)] if rest.text else []
    return [*blocks[:title], *put, own, *gone, *blocks[title + 1 :]], title + len(put)


def join_court_title(blocks: list[Block]) -> int | None:
    """The place of a court's paper's title, of which the two lines are made one; ``None`` where there is none."""
    seen = [at for at, block in enumerate(blocks) if block.tag not in ("meta", "img", "title", "link")][:_TOP]
    found = court_title([blocks[at].text for at in seen], _TOP)
    if found is None:
        return None
    first, second = seen[found], seen[found + 1]
    text = "".join((blocks[first].text + blocks[second].text).split())
    blocks[first] = blocks[first]._replace(
        text=text, lines=(blocks[first].lines[0], blocks[second].lines[1]), reason=None, by=None
    )
    blocks[second] = blocks[second].removed("duplicate", "remove_boilerplate/second_line_of_title")
    return first


def stated_title(block: Block, told: Told) -> str:
    """The title that ``block`` states, without a count of comments or readers that the page's head does not have.

    Of a line that is the head itself, set into the text, the site's name goes: 三月开工_某某网.
    """
    title = _EDIT.sub("", _LABEL.sub("", block.text.strip()))
    if not block.tag and title == told.full and len(PART.split(title)) > 1:
        return title_of_head(told, "") or title
    for part in PART.split(told.full)[:1]:
        rest = letters(title).removeprefix(letters(part))
        if len(letters(part)) >= 6 and rest.isdecimal() and len(rest) <= 5:
            return part.strip()
    return title
