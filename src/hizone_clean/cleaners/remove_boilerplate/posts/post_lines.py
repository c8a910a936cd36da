"""The posts of a page: the lines over them, the cards of their writers and signatures go, their texts stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.phrases import find_phrase
from hizone_clean.cleaners.remove_boilerplate.posts.elements import (
    BY_PLACE,
    depths,
    place_of,
    post_elements,
    repeated_tails,
    settled,
)
from hizone_clean.cleaners.remove_boilerplate.posts.find_posts import (
    Post,
    find_lost_posts,
    find_posts,
    head_of,
    is_running_line,
)
from hizone_clean.cleaners.remove_boilerplate.posts.letters import part_letters
from hizone_clean.cleaners.remove_boilerplate.posts.names import FEWEST
from hizone_clean.document import Document
from hizone_clean.language.dates import find_date
from hizone_clean.language.post_heads import read_post_head

_BUTTON = 8
"""Letters of a button at most."""


def mark_posts(document: Document, title: int | None) -> tuple[Document, int | None]:
    """``document``, in which the lines over the posts of a thread are taken away: who wrote it, when, and the writer's card.

    They keep their order and their rule (``post_author``, ``post_head``, ``post_card``), so that who asks for posts finds
    where each begins. A page is a thread where a line with a time stands over each of several texts, alike in its place, and a
    name in it or beside it. Who opened the thread, and when, is author and date of the whole. With it comes the place of the headline,
    ``title``, which the letters of a bulletin board say in a line of theirs.
    """
    marked, letters = part_letters(document.blocks)
    if letters:
        posts = [Post(letter.head, letter.author, letter.card) for letter in letters]
        title = letters[0].title
    else:
        posts = find_posts(marked, title) or find_lost_posts(marked)
    if not posts:
        return document, title
    texts = _settled(marked, posts)
    for at, rule in texts.items():
        if at == title:
            continue
        marked[at] = marked[at]._replace(reason=None, by=None) if rule is None else _gone(marked[at], rule)
    if back := _short_posts(marked, posts) | _lone_lines(marked, posts):
        marked = [block._replace(reason=None, by=None) if at in back else block for at, block in enumerate(marked)]
        posts = posts if letters else find_posts(marked, title) or posts
    feet = _feet(marked, posts)
    for post in posts:
        for at in post.card:
            if texts.get(at, "") is None and not letters:
                continue
            marked[at] = _taken(marked[at], "post_card")
        is_foot = post.head in feet
        if post.author is not None:
            marked[post.author] = _taken(marked[post.author], "post_foot_author" if is_foot else "post_author")
        if post.head != post.author:
            marked[post.head] = _taken(marked[post.head], "post_foot" if is_foot else "post_head")
    for letter in letters:
        for at in letter.text:
            if marked[at].by in BY_PLACE:
                marked[at] = marked[at]._replace(reason=None, by=None)
        for at in letter.signature:
            marked[at] = marked[at].removed("byline", "remove_boilerplate/post_signature")
    for at in _reply_form(marked, posts):
        marked[at] = marked[at].removed("nav_link", "remove_boilerplate/reply_form")
    for at in repeated_tails(marked, _segments(marked, posts)):
        marked[at] = _gone(marked[at], "post_signature")
    buttons = Counter(block.text.strip() for block in marked[posts[0].head :] if _is_button(block))
    for at in range(posts[0].head + 1, len(marked)):  # 3 条回复 • 2024-01-15 18:02; 回复 under each
        block = marked[at]
        if block.reason is not None or (at in texts and texts[at] is None):
            continue
        if ((head := head_of(block)) and not head.author and head.is_exact) or buttons[block.text.strip()] >= FEWEST:
            marked[at] = _taken(block, "post_card")
    metadata = document.metadata
    if posts[0].head != posts[0].author and not _has_question(marked, title, posts[0]):
        author, date = _stated(marked, posts[0])
        metadata = metadata._replace(authors=metadata.authors or author, date=metadata.date or date)
    if title is not None and letters:
        marked[title] = marked[title]._replace(reason=None, by=None)
    return document.with_blocks(marked, metadata=metadata), title


def _is_button(block: Block) -> bool:
    """Whether a line is a word that stands under each post: 回复, 举报, 引用."""
    text = block.text.strip()
    phrase = find_phrase(text) if block.reason is None and len(text) <= _BUTTON else None
    return phrase is not None and phrase.reason == "share"


def _settled(blocks: Sequence[Block], posts: Sequence[Post]) -> dict[int, str | None]:
    """By place, the rule by which a block goes that stands in a post, or ``None`` where it stays after all; answers inside a post apart."""
    found: dict[int, str | None] = {}
    inner: set[int] = set()
    authors = {post.head: post.author for post in posts}
    kinds: dict[int, list[int]] = defaultdict(list)
    for post in posts:
        kinds[post.kind].append(post.head)
    around = post_elements(blocks, kinds[0])
    depth = depths(around)
    for kind in sorted((kind for kind in kinds if kind >= 0), reverse=True):
        elements = post_elements(blocks, kinds[kind], depth) if kind else around
        found |= settled(blocks, elements, authors, inner)
        inner.update(at for element in elements for at in element.within)
    return found


def _feet(blocks: Sequence[Block], posts: Sequence[Post]) -> frozenset[int]:
    """The lines with a time that stand under their posts, and the name with them: 回答于 2019年5月7日 under an answer, then who gave it."""
    own = [post for post in posts if post.kind == 0]
    under = 0
    for element, post in zip(post_elements(blocks, [post.head for post in own]), own, strict=False):
        first = min(post.head, post.head if post.author is None else post.author)
        own_lines = (post.head, post.author)
        said = [at for at in element.within if blocks[at].reason is None and at not in own_lines]
        under += bool(said) and all(at < first for at in said)
    return frozenset(post.head for post in own) if under >= FEWEST and 2 * under > len(own) else frozenset()


def _reply_form(blocks: Sequence[Block], posts: Sequence[Post]) -> frozenset[int]:
    """The places of what stays behind the last post in a form that begins there: 快速回复主题, 标题, 内容."""
    elements = post_elements(blocks, [post.head for post in posts if post.kind == 0])
    if not elements:
        return frozenset()
    last = elements[-1].within[-1]
    own = {step for step in blocks[last].path.split(">") if step.startswith("form.")}
    return frozenset(
        at
        for at in range(last + 1, len(blocks))
        if blocks[at].reason is None
        and any(step.startswith("form.") and step not in own for step in blocks[at].path.split(">"))
    )


def _gone(block: Block, rule: str) -> Block:
    """``block``, taken away by ``rule`` unless it is gone already."""
    return block if block.reason is not None else block.removed("byline", f"remove_boilerplate/{rule}")


def _segments(blocks: Sequence[Block], posts: Sequence[Post]) -> list[tuple[str, range]]:
    """Who wrote each post, and its blocks up to the line over the next."""
    starts = [post.head if post.author is None else min(post.head, post.author) for post in posts]
    names = [next(iter(_stated(blocks, post)[0]), "") for post in posts]
    ends = [*starts[1:], len(blocks)]
    return [(name, range(start, end)) for name, start, end in zip(names, starts, ends, strict=True)]


def _short_posts(blocks: Sequence[Block], posts: Sequence[Post]) -> frozenset[int]:
    """The places of what was taken away for standing among posts, and stands where the text of other posts does: 谢谢，今晚就试试。"""
    first, last = posts[0].head, posts[-1].head
    texts = Counter(
        place_of(block)
        for at, block in enumerate(blocks)
        if at > first and block.path and block.reason is None and block.type != "heading" and is_running_line(block)
    )
    places = {place for place, count in texts.items() if count >= FEWEST}
    return frozenset(
        at
        for at, block in enumerate(blocks)
        if first < at < len(blocks)
        and block.by in BY_PLACE
        and block.links < 0.5
        and (at < last or is_running_line(block._replace(reason=None)))
        and place_of(block) in places
        and head_of(block) is None
    )


def _lone_lines(blocks: Sequence[Block], posts: Sequence[Post]) -> frozenset[int]:
    """Of a thread in lines, the places of those right under the line over a post that went for where they stand, where it says nothing else: 顶."""
    found: set[int] = set()
    lines = {post.head for post in posts} | {post.author for post in posts}
    for _, within in _segments(blocks, posts) if not blocks[posts[-1].head].path else ():
        own = [at for at in within if at not in lines and (blocks[at].reason is None or blocks[at].by in BY_PLACE)]
        if not any(blocks[at].reason is None for at in own):
            found.update(at for at in own[:1] if blocks[at].links < 0.5)
    return frozenset(found)


def _has_question(blocks: Sequence[Block], title: int | None, first: Post) -> bool:
    """Whether text stands between the headline and the first post: what was asked, by whom no line says."""
    begins = first.head if first.author is None else min(first.head, first.author)
    return title is not None and any(is_running_line(block) for block in blocks[title + 1 : begins])


def _stated(blocks: Sequence[Block], post: Post) -> tuple[tuple[str, ...], str | None]:
    """Who wrote a post and when, as far as the lines over it say."""
    head = read_post_head(blocks[post.head].text.strip())
    author = blocks[post.author].text.strip() if post.author is not None else head and head.author
    times = [block.text for block in blocks[max(0, post.head - 2) : post.head] if block.by == "read/time"]
    dated = find_date(times[-1] if times else blocks[post.head].text)
    return (author,) if author else (), dated[0] if dated else None


def _taken(block: Block, rule: str) -> Block:
    return block if block.reason == "duplicate" else block.removed("byline", f"remove_boilerplate/{rule}")
