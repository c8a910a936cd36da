"""Who wrote each post of a thread: the name in or beside the line with its time, in the same place over most of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.posts.elements import ASIDE, kind_of
from hizone_clean.language.post_heads import PostHead
from hizone_clean.patterns import pattern

# "authi", "username", "AuthorInfo-name", "creator", "nick": what an element is called that holds a writer's name
_NAMED = pattern(r"auth|user|nick|creator|poster|member|people|name\b")
# "post", "reply-item", "comment-inner", "floor": what an element is called that holds posts
POSTS = pattern(r"post|reply|comment|floor|answer|thread|topic|review|message")
STOPPED = pattern(r"[。！？!?…，,；;：:]$")
_LABELLED = pattern(r"[：:]|\d{3}|^\W*$")
# what can be done with a post or its writer, and what a panel says of him
_BUTTON = pattern(
    r"(?:发消息|发短消息|加好友|加为好友|关注|私信|查看|回复|举报|引用|分享|收藏|赞同|评论|主题|帖子|积分|楼主|沙发|板凳|串个门|打招呼|个人空间|只看|编辑|收起|展开|TOP)"
    r"(?:回复|评论|全部|更多|详细资料|个人网站|个人资料|资料|楼主|该作者|[他她它]|TA|\W|\d)*$"
)
# 木子李 回复 江边老农: who writes stands first
_TOWARDS = pattern(r"(?:回复|评论|回覆|評論|@|▸|▶|→|>|对|對|reply to)\W*", re.I)
FEWEST = 2
MOST = 0.7
"""Share of the posts that must have a name in or beside their line."""
WINDOW, _BEHIND = 14, 2
"""Blocks before and behind the line with the time among which the name stands."""
_NAME = 24
"""Letters of a name at most."""


def find_authors(
    blocks: Sequence[Block], over: Sequence[int], heads: dict[int, PostHead], elements: dict[int, range]
) -> list[int | None] | None:
    """Where the name of each writer stands if not in the line with the time; ``None`` where most posts have none.

    Where a post has an element of its own, of ``elements``, the name stands in it.
    """
    beside: list[int | None] = [None] * len(over)
    named = [name for at in over if (name := heads[at].author) is not None]
    if len(named) >= MOST * len(over) and (len(set(named)) > 1 or len(named) <= FEWEST):
        return beside
    found: dict[str, dict[int, int]] = defaultdict(dict)
    before = -1
    for number, stamp in enumerate(over):
        above = (at for at in range(stamp - 1, before, -1) if blocks[at].reason not in ("image", "metadata", "markup"))
        near = [*islice(above, WINDOW)]
        near += [at for at in range(stamp + 1, min(len(blocks), stamp + 1 + _BEHIND)) if blocks[at].path]
        within = elements.get(stamp, range(len(blocks)))
        for at in near:
            if at in within and _may_be_name(blocks[at]) and at not in heads:
                key = kind_of(blocks[at]) if blocks[at].path else str(stamp - at)
                last = found[key].get(number, at + 1)
                if all(_TOWARDS.fullmatch(block.text.strip()) for block in blocks[at + 1 : last]):
                    found[key][number] = at  # 木子李 over 金牌会员 in one element; 木子李 评论 江边老农
        before = stamp
    enough = [key for key, places in found.items() if len(places) >= MOST * len(over)]
    best = max(enough, key=lambda key: _worth(blocks, key, found[key], over), default=None)
    if best is None or not _worth(blocks, best, found[best], over)[0]:
        return beside if len(named) >= MOST * len(over) else None
    return [found[best].get(number) for number in range(len(over))]


def _may_be_name(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.tag not in ASIDE
        and block.type not in ("title", "code", "table_row")
        and 0 < len(text) <= _NAME
        and not STOPPED.search(text)
        and not _BUTTON.match(text)
        and (_is_named(block) or not _LABELLED.search(text))
    )


def _is_named(block: Block) -> bool:
    """Whether a line stands in an element that is called after writers: 1657811359 in ``<div class="authi">``."""
    return _NAMED.search("".join(block.path.rsplit(">", 2)[1:]).lower()) is not None


def _worth(blocks: Sequence[Block], key: str, places: dict[int, int], over: Sequence[int]) -> tuple[int, float]:
    """How sure lines in one place are names: by what their element is called, else by their being links, or right above, or in each post."""
    linked = sum(blocks[at].links > 0.8 for at in places.values()) >= MOST * len(places)
    is_named = sum(_is_named(blocks[at]) for at in places.values()) >= MOST * len(places)
    is_right_above = not blocks[next(iter(places.values()))].path and key == "1"
    distance = sum(abs(over[number] - at) for number, at in places.items()) / len(places)
    is_in_posts = len(places) == len(over) and all(POSTS.search(blocks[at].path.lower()) for at in places.values())
    return 3 * is_named + linked + (is_right_above or is_in_posts), -distance
