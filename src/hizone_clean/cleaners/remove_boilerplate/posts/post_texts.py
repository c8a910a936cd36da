"""The texts of a thread's posts: where one stays the others stay, however short they are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import is_condemned, is_innocent
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.posts.elements import place_of
from hizone_clean.cleaners.remove_boilerplate.posts.find_posts import Post, find_posts
from hizone_clean.patterns import pattern

# …>div.t_f#0>p.#, …>div.markdown#>ul.#>li.#: the elements without a name inside of one that has one
_NAMELESS = pattern(r"(?:>\w+\.#!?\w*)+$")
# "bbs-post-content", "forum-topic", "thread", "topic_message": what a page of a forum calls where its text stands
_FORUM = pattern(r"\b(?:bbs|forum|thread)|(?:bbs|forum|thread)\b")
_TOPIC, _COMMENT = pattern(r"\btopic(?!s)"), pattern(r"comment|cmt")
# 网友评论, 最新评论（12）, 全部留言: what stands over what others say of an article
_OVER_COMMENTS = pattern(r"^\W*[\u4e00-\u9fff]{0,4}(?:评论|留言|跟帖|評論)(?:列表|区|區)?\W{0,2}\d*\W{0,2}条?\W{0,2}$")
_FEWEST = 2
_MOST = 0.5
"""Share of the posts that must have a text in one place, for the place to be where texts of posts stand."""
_SOME = 0.3
"""Share of the posts of a page without a tree whose text must be body by itself."""
_ALIKE, _SHORT = 3, 4
"""Posts that look alike in such a page, and blocks of the first of them, which make a thread though that or any two alone are body."""
_LONGEST = 40
"""Blocks of a post that are looked at; one that is longer is an article, and needs no rule."""


def keep_posts(kept: Sequence[bool], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None) -> list[bool]:
    """``kept`` with the texts of all posts of a thread, where the texts of some are kept: 顶, 谢谢楼主, 同质化就没意思了.

    A post is short, ends without a stop and stands between buttons: by itself it is no body. In a page with a tree its text
    stands in an element of the same name as that of the other posts; and the posts are what the page is there for where the text that
    opens it stands in such an element too, or where the page calls itself a forum's. Comments under an article stand elsewhere than
    the article. Without a tree the posts must be body for the most part.
    """
    posts = find_posts(blocks, title)
    if len(posts) < _FEWEST:
        return list(kept)
    starts = [post.head if post.author is None else min(post.head, post.author) for post in posts]
    aside = {at for post in posts for at in (post.head, post.author, *post.card)}
    texts = [
        at
        for at in range(min(starts[0], starts[0] if title is None else title + 1), len(blocks))
        if at not in aside and _may_be_text(blocks[at], facts[at])
    ]
    if any(blocks[at].path for at in texts):
        return _in_places(list(kept), blocks, facts, texts, starts)
    return _in_order(list(kept), blocks, facts, posts, texts)


def _may_be_text(block: Block, fact: Facts) -> bool:
    return (
        is_innocent(fact)
        and fact.phrase is None
        and block.type not in ("heading", "title", "table_row")
        and any(map(str.isalnum, block.text))
    )


def _in_places(
    kept: list[bool], blocks: Sequence[Block], facts: Sequence[Facts], texts: Sequence[int], starts: Sequence[int]
) -> list[bool]:
    homes: dict[str, list[int]] = defaultdict(list)
    for at in texts:
        homes[_home(blocks[at])].append(at)
    opened = [at for at in texts if kept[at]]
    opening = next((at for at in opened if facts[at].mass), opened[0] if opened else None)
    if opening is None:
        return kept
    own = _home(blocks[opening])
    posts = {home: {bisect_right(starts, at) for at in places} for home, places in homes.items()}
    likely = [home for home, numbers in posts.items() if len(numbers) >= max(_FEWEST, _MOST * len(starts))]
    best = max(likely, key=lambda home: sum(facts[at].size for at in homes[home]), default=None)
    if best is None or not (best == own or _is_forum(own, best)):
        return kept
    for at in homes[best]:
        kept[at] = True
    return kept


def _home(block: Block) -> str:
    """The element with a name that a block stands in, without the numbers that tell one post from another."""
    return _NAMELESS.sub("", place_of(block))


def _is_forum(own: str, posts: str) -> bool:
    """Whether the text stands where a forum's does by the names of the elements, and the posts are not called its comments."""
    return _FORUM.search(own) is not None or (_TOPIC.search(own) is not None and not _COMMENT.search(posts))


def _in_order(
    kept: list[bool], blocks: Sequence[Block], facts: Sequence[Facts], posts: Sequence[Post], texts: Sequence[int]
) -> list[bool]:
    if any(_ends_text(blocks[at], facts[at]) for at in range(posts[0].head + 1, posts[-1].head)):
        return kept
    under = list(_runs_under(posts, set(texts), len(blocks)))
    of_body = sum(any(kept[at] for at in run) for run in under)
    is_opened = of_body >= _FEWEST or all(kept[at] for at in under[0])
    if of_body < max(_FEWEST, _SOME * len(posts)) and not (of_body and is_opened and _are_alike(posts, under)):
        return kept
    for run in under:
        for at in run:
            kept[at] = True
    return kept


def _ends_text(block: Block, fact: Facts) -> bool:
    """Whether a line opens what others say of the text, or other stories."""
    is_end = (
        is_condemned(fact) and fact.phrase is not None and fact.phrase.group in ("related", "copyright", "statement")
    )
    return is_end or _OVER_COMMENTS.match(block.text.strip()) is not None


def _are_alike(posts: Sequence[Post], under: Sequence[Sequence[int]]) -> bool:
    """Whether the first of several posts looks as the others do, and is as short as a post is: it opens a thread, and is no article."""
    offsets = [None if post.author is None else post.head - post.author for post in posts]
    return len(posts) >= _ALIKE and offsets.count(offsets[0]) == len(offsets) and 0 < len(under[0]) <= _SHORT


def _runs_under(posts: Sequence[Post], texts: set[int], count: int) -> Iterator[list[int]]:
    """Of each post the texts under its line, down to the first button; of the last no more than another post has."""
    longest = 1
    for post, after in zip(posts, [*posts[1:], None], strict=True):
        start = 1 + max(post.head, post.head if post.author is None else post.author, *post.card, -1)
        ends = (
            [count]
            if after is None
            else [after.head, after.head if after.author is None else after.author, *after.card]
        )
        stop = min(start + longest, *ends) if after is None else min(ends)
        run = []
        for at in range(start, min(stop, start + _LONGEST)):
            if at not in texts:
                break
            run.append(at)
        longest = max(longest, len(run))
        yield run
