"""The lines over the posts of a thread, told by what they have in common: a time in the same place over each, and a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.posts.elements import (
    ASIDE,
    BY_PLACE,
    Element,
    depths,
    is_forum,
    is_running,
    kind_of,
    post_elements,
)
from hizone_clean.cleaners.remove_boilerplate.posts.names import FEWEST, MOST, POSTS, STOPPED, WINDOW, find_authors
from hizone_clean.language.dates import iso_date
from hizone_clean.language.post_heads import PostHead, read_post_head
from hizone_clean.patterns import pattern

_NUMBER = pattern(r"\d")
# 发表于 2023-5-6: what stands before the time of each
_LABEL = pattern(r"(?:发表|发布|回复|编辑|发帖|發表|發佈|回覆)(?:于|於|时间)?(?=\s?[:：]?\s?\d)")
_SEVERAL, _LOST, _LONGEST_NAME = 3, 2, 24
"""Posts without a time at least, times the text of theirs that goes is what stays beside them, letters of a name."""
_SOME = 0.3
"""Share of the lines over which a text must stay."""
_CARD = 40
"""Letters of a line of the card of a writer, at most."""
_HEAD = 5
_SHORTEST = frozenset("顶頂赞讚踩支")
"""Posts of one letter."""


class Post(NamedTuple):
    """Where the line over a post stands, and what else is said of its writer beside it."""

    head: int
    author: int | None
    """Where the name stands, if in a line of its own."""
    card: tuple[int, ...]
    kind: int = 0
    """0 for the posts of the thread, 1 and more for what stands inside of these and answers them, each kind alike in its place; -1 for
    one that opens the thread under a line that looks other than those of the answers."""


def find_posts(blocks: Sequence[Block], title: int | None) -> list[Post]:
    """The lines over the posts of a thread, in order; none where the page is no thread."""
    heads = _heads(blocks)
    if len(heads) < FEWEST:
        return []
    groups: dict[str, list[int]] = defaultdict(list)
    for at in heads:
        if at > (-1 if title is None else title):
            groups[kind_of(blocks[at])].append(at)
            if label := _LABEL.search(blocks[at].text):
                groups[label[0]].append(at)
    if title is not None:
        _add_first(blocks, groups, heads, title)
    several = sorted((group for group in groups.values() if len(group) >= FEWEST), key=len, reverse=True)
    for number, group in enumerate(several):
        if posts := _posts_of(blocks, group, heads, title):
            inside = _answers(blocks, posts, several[number + 1 :], heads)
            return [*_opening(blocks, title, posts[0].head, heads), *sorted((*posts, *inside))]
    return []


def find_lost_posts(blocks: Sequence[Block]) -> list[Post]:
    """Posts without a time, by an element called after writers in each of several that are alike; none unless little text stands beside them.

    A page of jokes, of short reviews: each with the name of who sent it in.
    """
    names: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.by == "read/writer":
            below = next((n for n in range(at + 1, min(len(blocks), at + 5)) if blocks[n].tag not in ASIDE), at)
            name = blocks[below].text.strip()
            if 0 < len(name) <= _LONGEST_NAME and block.text.startswith(f"by: {name}"):
                names[kind_of(blocks[below])].append(below)
    group = max(names.values(), key=len, default=[])
    if len(group) < _SEVERAL:
        return []
    elements = post_elements(blocks, group)
    inside = {at for element in elements for at in element.within}
    lost = sum(len(blocks[at].text) for at in inside if blocks[at].by in BY_PLACE and is_running(blocks[at]))
    others = (block for at, block in enumerate(blocks) if at not in inside and block.reason is None)
    kept = sum(len(block.text) for block in others if is_running(block))
    return [Post(element.head, element.head, ()) for element in elements] if lost > _LOST * kept else []


def _posts_of(
    blocks: Sequence[Block],
    group: Sequence[int],
    heads: dict[int, PostHead],
    title: int | None,
    around: Mapping[int, int] = MappingProxyType({}),
) -> list[Post]:
    """The posts over which the lines of ``group`` stand; none where these are other lines with a time.

    Inside the posts of a thread, the blocks of which are ``around``, those that answer them are posts as well, whatever became of their texts.
    """
    over = _over_texts(blocks, group, heads, title)
    elements = post_elements(blocks, group, around)
    is_few = len(over) < FEWEST or len(over) < _SOME * len(group)
    if is_few and not (elements and around) and not is_forum(blocks, elements):
        return []
    if elements:  # a post whose text went as that of a menu is a post as well
        over = [one.head for one in elements if one.head in over or _holds_more(blocks, one, heads)]
    is_exact = sum(heads[at].is_exact for at in over) >= MOST * len(over)
    if len(over) < FEWEST or not (is_exact or all(POSTS.search(blocks[at].path.lower()) for at in over)):
        return []
    authors = find_authors(blocks, over, heads, {one.head: one.within for one in elements})
    return [_post(blocks, at, author) for at, author in zip(over, authors, strict=True)] if authors is not None else []


def _answers(
    blocks: Sequence[Block], posts: Sequence[Post], groups: Iterable[Sequence[int]], heads: dict[int, PostHead]
) -> list[Post]:
    """The posts inside of ``posts`` that answer these, in an element of their own: 回复 @老木匠."""
    around = depths(post_elements(blocks, [post.head for post in posts]))
    used = {post.head for post in posts}
    found: list[Post] = []
    for group in groups:
        if all(at in around and at not in used for at in group):
            kind = 1 + max((post.kind for post in found), default=0)
            answers = _posts_of(blocks, group, heads, None, around)
            found += (post._replace(kind=kind) for post in answers)
            used.update(post.head for post in answers)
    return found


def _heads(blocks: Sequence[Block]) -> dict[int, PostHead]:
    """The lines with a time; those in quotes, of posts that others answer, only where no others are."""
    above = chain([None], blocks)
    heads = {
        at: head
        for at, (block, before) in enumerate(zip(blocks, above, strict=False))
        if (head := head_of(block, before))
    }
    own = {at: head for at, head in heads.items() if blocks[at].type != "quote"}
    return own if len(own) >= FEWEST else heads


def _add_first(blocks: Sequence[Block], groups: dict[str, list[int]], heads: dict[int, PostHead], title: int) -> None:
    """Put the line over the first post into its group where the headline of the thread stands in that post, and so under it."""
    for at in range(title - 1, max(-1, title - 1 - WINDOW), -1):
        if at in heads and (group := groups.get(kind_of(blocks[at]))):
            group.insert(0, at)
            return


def _holds_more(blocks: Sequence[Block], element: Element, heads: dict[int, PostHead]) -> bool:
    """Whether the element of a post holds anything but lines with a time."""
    return any(at not in heads and blocks[at].tag not in ASIDE and blocks[at].text.strip() for at in element.within)


def _over_texts(
    blocks: Sequence[Block], group: Sequence[int], heads: dict[int, PostHead], title: int | None
) -> list[int]:
    """Those lines of ``group`` with a text under them, or, where the time stands under it, with one over them."""
    over = [at for at, end in zip(group, [*group[1:], len(blocks)], strict=True) if _has_text(blocks, at, end, heads)]
    starts = [group[0] if title is None else title, *group[:-1]]
    under = [at for start, at in zip(starts, group, strict=True) if _has_text(blocks, start, at, heads)]
    return under if len(under) > len(over) else over


def head_of(block: Block, above: Block | None = None) -> PostHead | None:
    """What a line says over a post; the time of day may stand in its element alone: ``<span title="2013-06-08 10:20:31">``."""
    if block.tag in ASIDE or block.type in ("title", "code") or not _NUMBER.search(block.text):
        return None
    head = read_post_head(block.text.strip())
    if head is not None and not head.is_exact and above is not None and above.by == "read/time":
        stated = iso_date(above.text.removeprefix("time: "))
        head = head._replace(date=stated) if stated and head.date and stated.startswith(head.date) else head
    return head


def _has_text(blocks: Sequence[Block], first: int, end: int, heads: dict[int, PostHead]) -> bool:
    """Whether running text that stays stands between two lines with a time."""
    return any(
        blocks[at].reason is None
        and at not in heads
        and blocks[at].links < 0.5
        and blocks[at].type not in ("heading", "title")
        and (sum(map(str.isalpha, blocks[at].text)) > 1 or blocks[at].text.strip() in _SHORTEST)
        for at in range(first + 1, min(end, first + 40))
    )


def _post(blocks: Sequence[Block], stamp: int, author: int | None) -> Post:
    start = min(stamp, author) if author is not None else stamp
    between = range(start + 1, max(stamp, start if author is None else author))
    if any(is_running_line(blocks[at]) for at in between):  # the time stands under the text
        between = range(0)
    beside = [at for at in (start - 1, stamp + 1) if 0 <= at < len(blocks) and _is_floor(blocks[at])]
    card = [at for at in (*between, *beside) if at != author and _is_card(blocks[at])]
    return Post(stamp, author, tuple(card))


def _is_card(block: Block) -> bool:
    return (
        block.reason is None
        and block.type not in ("title", "code")
        and len(block.text) <= _CARD
        and not STOPPED.search(block.text.strip())
    )


def is_running_line(block: Block) -> bool:
    text = block.text.strip()
    return block.reason is None and (len(text) > _CARD or STOPPED.search(text) is not None)


def _is_floor(block: Block) -> bool:
    """The number of a post beside the line over it: 3, #12."""
    return block.reason is None and 0 < len(block.text.strip(" #楼.")) <= 4 and block.text.strip(" #楼.").isdigit()


def _opening(blocks: Sequence[Block], title: int | None, first: int, heads: dict[int, PostHead]) -> Iterable[Post]:
    """The line over the post that opens the thread, where it looks other than those of the answers."""
    if title is None:
        return
    text = next((at for at in range(title + 1, first) if _is_text(blocks[at]) and at not in heads), None)
    if text is not None:
        near = [at for at in heads if max(0, title - _HEAD) <= at < text and heads[at].author is not None]
        if near:
            yield Post(near[0], None, (), kind=-1)


def _is_text(block: Block) -> bool:
    return block.reason is None and block.tag not in ASIDE and len(block.text) > 1
