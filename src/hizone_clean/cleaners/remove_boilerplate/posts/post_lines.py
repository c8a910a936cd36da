"""The lines over the posts of a thread, told by what they have in common: a time in the same place over each, and a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.phrases import find_phrase
from hizone_clean.document import Document
from hizone_clean.language.dates import find_date
from hizone_clean.language.post_heads import PostHead, read_post_head
from hizone_clean.patterns import pattern

_ASIDE = frozenset(("meta", "img", "title", "link"))
_NUMBER = pattern(r"\d+")
# "authi", "username", "AuthorInfo-name", "creator", "nick": what an element is called that holds a writer's name
_NAMED = pattern(r"auth|user|nick|creator|poster|member|people|name\b")
# 发表于 2023-5-6: what stands before the time of each
_LABEL = pattern(r"(?:发表|发布|回复|编辑|发帖|發表|發佈|回覆)(?:于|於|时间)?(?=\s?[:：]?\s?\d)")
# "post", "reply-item", "comment-inner", "floor": what an element is called that holds posts
_POSTS = pattern(r"post|reply|comment|floor|answer|thread|topic|review|message")
_STOPPED = pattern(r"[。！？!?…，,；;：:]$")
_LABELLED = pattern(
    r"[：:]|\d{3}|^\W*$|^(?:发消息|加好友|关注|私信|查看|回复|举报|引用|分享|收藏|赞同|评论|主题|帖子|积分|楼主|沙发|板凳)"
)
_FEWEST = 2
_MOST, _SOME = 0.7, 0.3
"""Share of the posts that must have a name in or beside their line, and share of the lines over which a text must stay."""
_WINDOW, _BEHIND = 14, 2
"""Blocks before and behind the line with the time among which the name stands."""
_SHORTEST = frozenset("顶頂赞讚踩支")
"""Posts of one letter."""
_NAME, _CARD = 24, 40
"""Letters of a name, and of a line of the card of its writer, at most."""
_HEAD = 5
_BUTTON = 8
_BY_PLACE = frozenset(
    f"remove_boilerplate/{rule}" for rule in ("after_body", "between_body", "place_in_page", "after_copyright")
)
"""Rules by which a line goes for where it stands, and not for what it says."""


class Post(NamedTuple):
    """Where the line over a post stands, and what else is said of its writer beside it."""

    head: int
    author: int | None
    """Where the name stands, if in a line of its own."""
    card: tuple[int, ...]


def mark_posts(document: Document, title: int | None) -> Document:
    """``document``, in which the lines over the posts of a thread are taken away: who wrote it, when, and the writer's card.

    They keep their order and their rule (``post_author``, ``post_head``, ``post_card``), so that who asks for posts finds
    where each begins. A page is a thread where a line with a time stands over each of several texts, alike in its place, and a
    name in it or beside it. Who opened the thread, and when, is author and date of the whole.
    """
    marked = list(document.blocks)
    posts = find_posts(marked, title)
    if not posts:
        return document
    if back := _short_posts(marked, posts):
        marked = [block._replace(reason=None, by=None) if at in back else block for at, block in enumerate(marked)]
        posts = find_posts(marked, title)
    for post in posts:
        for at in post.card:
            marked[at] = _taken(marked[at], "post_card")
        if post.author is not None:
            marked[post.author] = _taken(marked[post.author], "post_author")
        marked[post.head] = _taken(marked[post.head], "post_head")
    buttons = Counter(block.text.strip() for block in marked[posts[0].head :] if _is_button(block))
    for at in range(posts[0].head + 1, len(marked)):  # 3 条回复 • 2024-01-15 18:02; 回复 under each
        block = marked[at]
        if block.reason is None and (
            ((head := _head(block)) and not head.author and head.is_exact) or buttons[block.text.strip()] >= _FEWEST
        ):
            marked[at] = _taken(block, "post_card")
    metadata = document.metadata
    if not _has_question(marked, title, posts[0]):
        author, date = _stated(marked, posts[0])
        metadata = metadata._replace(authors=metadata.authors or author, date=metadata.date or date)
    return document.with_blocks(marked, metadata=metadata)


def _is_button(block: Block) -> bool:
    """Whether a line is a word that stands under each post: 回复, 举报, 引用."""
    text = block.text.strip()
    phrase = find_phrase(text) if block.reason is None and len(text) <= _BUTTON else None
    return phrase is not None and phrase.reason == "share"


def _short_posts(blocks: Sequence[Block], posts: Sequence[Post]) -> frozenset[int]:
    """The places of what was taken away for standing among posts, and stands where the text of other posts does: 谢谢，今晚就试试。"""
    first, last = posts[0].head, posts[-1].head
    texts = Counter(
        place_of(block)
        for at, block in enumerate(blocks)
        if at > first and block.path and block.reason is None and block.type != "heading" and _is_running(block)
    )
    places = {place for place, count in texts.items() if count >= _FEWEST}
    return frozenset(
        at
        for at, block in enumerate(blocks)
        if first < at < len(blocks)
        and block.by in _BY_PLACE
        and block.links < 0.5
        and (at < last or _is_running(block._replace(reason=None)))
        and place_of(block) in places
        and _head(block) is None
    )


def _has_question(blocks: Sequence[Block], title: int | None, first: Post) -> bool:
    """Whether text stands between the headline and the first post: what was asked, by whom no line says."""
    begins = first.head if first.author is None else min(first.head, first.author)
    return title is not None and any(_is_running(block) for block in blocks[title + 1 : begins])


def _stated(blocks: Sequence[Block], post: Post) -> tuple[tuple[str, ...], str | None]:
    """Who wrote a post and when, as far as the lines over it say."""
    head = read_post_head(blocks[post.head].text.strip())
    author = blocks[post.author].text.strip() if post.author is not None else head and head.author
    times = [block.text for block in blocks[max(0, post.head - 2) : post.head] if block.by == "read/time"]
    dated = find_date(times[-1] if times else blocks[post.head].text)
    return (author,) if author else (), dated[0] if dated else None


def _taken(block: Block, rule: str) -> Block:
    return block if block.reason == "duplicate" else block.removed("byline", f"remove_boilerplate/{rule}")


def find_posts(blocks: Sequence[Block], title: int | None) -> list[Post]:
    """The lines over the posts of a thread, in order; none where the page is no thread."""
    heads = {at: head for at, block in enumerate(blocks) if (head := _head(block)) is not None}
    if len(heads) < _FEWEST:
        return []
    groups: dict[str, list[int]] = defaultdict(list)
    for at in heads:
        if at > (-1 if title is None else title):
            groups[place_of(blocks[at])].append(at)
            if label := _LABEL.search(blocks[at].text):
                groups[label[0]].append(at)
    for group in sorted(groups.values(), key=len, reverse=True):
        over = _over_texts(blocks, group, heads, title)
        if len(over) < _FEWEST or len(over) < _SOME * len(group):
            continue
        is_exact = sum(heads[at].is_exact for at in over) >= _MOST * len(over)
        if not is_exact and not all(_POSTS.search(blocks[at].path.lower()) for at in over):
            continue
        authors = _authors(blocks, over, heads)
        if authors is not None:
            posts = [_post(blocks, at, author) for at, author in zip(over, authors, strict=True)]
            return [*_opening(blocks, title, over[0], heads), *posts]
    return []


def _over_texts(
    blocks: Sequence[Block], group: Sequence[int], heads: dict[int, PostHead], title: int | None
) -> list[int]:
    """Those lines of ``group`` with a text under them, or, where the time stands under it, with one over them."""
    over = [at for at, end in zip(group, [*group[1:], len(blocks)], strict=True) if _has_text(blocks, at, end, heads)]
    starts = [group[0] if title is None else title, *group[:-1]]
    under = [at for start, at in zip(starts, group, strict=True) if _has_text(blocks, start, at, heads)]
    return under if len(under) > len(over) else over


def _head(block: Block) -> PostHead | None:
    if block.tag in _ASIDE or block.type in ("title", "code", "table_row") or not _NUMBER.search(block.text):
        return None
    return read_post_head(block.text.strip())


def place_of(block: Block) -> str:
    """Where a line stands, but for the numbers that tell one post from another."""
    return _NUMBER.sub("0", ">".join(step.partition("@")[0] for step in block.path.split(">")))


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


def _authors(blocks: Sequence[Block], over: Sequence[int], heads: dict[int, PostHead]) -> list[int | None] | None:
    """Where the name of each writer stands if not in the line with the time; ``None`` where most posts have none."""
    if sum(heads[at].author is not None for at in over) >= _MOST * len(over):
        return [None] * len(over)
    found: dict[str, dict[int, int]] = defaultdict(dict)
    before = -1
    for number, stamp in enumerate(over):
        above = (at for at in range(stamp - 1, before, -1) if blocks[at].reason not in ("image", "metadata", "markup"))
        near = [*islice(above, _WINDOW)]
        near += [at for at in range(stamp + 1, min(len(blocks), stamp + 1 + _BEHIND)) if blocks[at].path]
        for at in near:
            if _may_be_name(blocks[at]) and at not in heads:
                key = place_of(blocks[at]) if blocks[at].path else str(stamp - at)
                if found[key].get(number, at + 1) == at + 1:  # 木子李 over 金牌会员 in one element
                    found[key][number] = at
        before = stamp
    enough = [key for key, places in found.items() if len(places) >= _MOST * len(over)]
    best = max(enough, key=lambda key: _worth(blocks, key, found[key], over), default=None)
    if best is None or not _worth(blocks, best, found[best], over)[0]:
        return None
    return [found[best].get(number) for number in range(len(over))]


def _may_be_name(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.tag not in _ASIDE
        and block.type not in ("title", "code", "table_row")
        and 0 < len(text) <= _NAME
        and not _STOPPED.search(text)
        and (_is_named(block) or not _LABELLED.search(text))
    )


def _is_named(block: Block) -> bool:
    """Whether a line stands in an element that is called after writers: 1657811359 in ``<div class="authi">``."""
    return _NAMED.search("".join(block.path.rsplit(">", 2)[1:]).lower()) is not None


def _worth(blocks: Sequence[Block], key: str, places: dict[int, int], over: Sequence[int]) -> tuple[int, float]:
    """How sure lines in one place are names: by what their element is called, else by their being links, or right above, or in each post."""
    linked = sum(blocks[at].links > 0.8 for at in places.values()) >= _MOST * len(places)
    is_named = sum(_is_named(blocks[at]) for at in places.values()) >= _MOST * len(places)
    is_right_above = not blocks[next(iter(places.values()))].path and key == "1"
    distance = sum(abs(over[number] - at) for number, at in places.items()) / len(places)
    is_in_posts = len(places) == len(over) and all(_POSTS.search(blocks[at].path.lower()) for at in places.values())
    return 3 * is_named + linked + (is_right_above or is_in_posts), -distance


def _post(blocks: Sequence[Block], stamp: int, author: int | None) -> Post:
    start = min(stamp, author) if author is not None else stamp
    between = range(start + 1, max(stamp, start if author is None else author))
    if any(_is_running(blocks[at]) for at in between):  # the time stands under the text
        between = range(0)
    beside = [at for at in (start - 1, stamp + 1) if 0 <= at < len(blocks) and _is_floor(blocks[at])]
    card = [at for at in (*between, *beside) if at != author and _is_card(blocks[at])]
    return Post(stamp, author, tuple(card))


def _is_card(block: Block) -> bool:
    return (
        block.reason is None
        and block.type not in ("title", "code")
        and len(block.text) <= _CARD
        and not _STOPPED.search(block.text.strip())
    )


def _is_running(block: Block) -> bool:
    text = block.text.strip()
    return block.reason is None and (len(text) > _CARD or _STOPPED.search(text) is not None)


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
            yield Post(near[0], None, ())


def _is_text(block: Block) -> bool:
    return block.reason is None and block.tag not in _ASIDE and len(block.text) > 1
