"""The posts of a thread, as its blocks tell them: what was taken away over each says who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hizone_clean.blocks import Article, Block
from hizone_clean.language.dates import iso_date
from hizone_clean.language.post_heads import read_post_head
from hizone_clean.rendering.shown import shown_text

_AUTHOR, _HEAD = "remove_boilerplate/post_author", "remove_boilerplate/post_head"
_FOOT, _FOOT_AUTHOR = "remove_boilerplate/post_foot", "remove_boilerplate/post_foot_author"
_TIME = "time: "


def posts_of(blocks: Iterable[Block], article: Article) -> list[dict[str, Any]]:
    """Author, date and place of each post of ``article``, in order; none where it is no thread.

    ``blocks`` is the first and the last of the article's blocks that the post has, counted from 0.
    """
    shown = {id(block): at for at, block in enumerate(block for block in article.blocks if shown_text(block))}
    posts: list[dict[str, Any]] = []
    stated, closed = None, False
    blocks = list(blocks)
    has_feet = any(block.by == _FOOT for block in blocks)
    for block in blocks:
        if block.by == "read/time":
            stated = iso_date(block.text.removeprefix(_TIME)) or stated
        elif block.by == _AUTHOR:
            _open(posts, "author")["author"] = block.text.strip()
        elif block.by == _HEAD:
            head = read_post_head(block.text.strip())
            post = _open(posts, "date")
            post["date"] = stated or (head.date if head else None)
            post["author"] = post["author"] or (head.author if head else None)
            stated = None
        elif block.by in (_FOOT, _FOOT_AUTHOR) and posts:
            _close(posts[-1], block, stated)
            closed, stated = True, None
        elif (at := shown.get(id(block))) is not None and (posts or has_feet):
            if has_feet and (closed or not posts):
                posts.append({"author": None, "date": None, "blocks": []})
                closed = False
            posts[-1]["blocks"] = [*posts[-1]["blocks"][:1], at] if posts[-1]["blocks"] else [at, at]
            stated = None
    return [post for post in posts if post["blocks"]]


def _close(post: dict[str, Any], block: Block, stated: str | None) -> None:
    """Put what stands under a post to its account."""
    head = read_post_head(block.text.strip()) if block.by == _FOOT else None
    if block.by == _FOOT_AUTHOR:
        post["author"] = block.text.strip()
    elif head is not None:
        post["date"] = stated or head.date
        post["author"] = post["author"] or head.author


def _open(posts: list[dict[str, Any]], field: str) -> dict[str, Any]:
    """The post that a line over it or under it belongs to: the last, where it does not state this yet, else the next."""
    last = posts[-1] if posts else None
    if last is None or last[field] is not None or (last["blocks"] and field == "author"):
        posts.append({"author": None, "date": None, "blocks": []})
    return posts[-1]
