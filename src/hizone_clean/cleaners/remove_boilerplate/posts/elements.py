"""The elements of a page that hold one post each: where its text stands in all of them, where its writer's panel, what is a signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

_NUMBER = pattern(r"\d+")
# class="sign", id="sig_12", class="signature", "user-signature"
_SIGNED = pattern(r"(?:^|[^a-z])sig(?:n|nature|natures)?(?![a-z])")
# __________________: what old forums set over a signature
_RULE = pattern(r"[_＿]{6,}$")
# 本帖最后由 老木匠 于 2012-3-4 11:20 编辑
_EDITED = pattern(r"本(?:帖|贴|文)(?:最后|最後)?由\s?.{1,40}(?:编辑|編輯)$")
# class="bbs-list", "topic-detail", "reply", id="replies", "thread_list", "answer-item": no list of comments under an article
_FORUM = pattern(r"(?<![a-z])(?:bbs|forum|topic|thread|tieba|floor|answer|question|repl(?:y|ies)|post-?list|discuss)")
# 某某论坛, 某某社区, 某某贴吧 in the title of the page
_FORUM_NAME = pattern(r"论坛|論壇|社区|社區|贴吧|BBS|bbs|帖子")
_STOP = pattern(r"[。！？!?…~～]")
_SENTENCE = pattern(r"[^\W\d]{4}.*[。！？!?][”’」』）)\]]*$")
# elements that a text is made of: its place is what holds them
_OF_TEXT = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "dl",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "br",
        "center",
    )
)
ASIDE = frozenset(("meta", "img", "title", "link"))
_MOST = 0.7
"""Share of the running text of all posts that stands where their text does."""
_MUCH = 0.2
"""The share of what stands over them that the posts of a forum say at least."""
_TOP = 20
_HALF = 0.5
_LONG, _CAP = 40, 200
_SHORTEST, _SIGNATURE, _LINES = 4, 100, 4
"""Letters of a line of a signature, at least and at most, and its lines under a rule."""

Place = tuple[str, ...]
BY_PLACE = frozenset(
    f"remove_boilerplate/{rule}"
    for rule in ("after_body", "between_body", "before_body", "place_in_page", "after_copyright")
)
"""Rules by which a line goes for where it stands, and not for what it says."""


class Element(NamedTuple):
    """The element that holds one post."""

    head: int
    """Where the line with its time stands."""
    within: range
    """Its blocks, but for those of an element inside of it that holds a post too."""
    depth: int
    """Steps of the way to it."""


def post_elements(
    blocks: Sequence[Block], heads: Sequence[int], around: Mapping[int, int] = MappingProxyType({})
) -> list[Element]:
    """The elements that hold the posts whose lines with a time are ``heads``; none where they stand in no such.

    They are alike and stand beside each other, or inside each other where an answer answers an answer; ``around`` has the depth
    of the elements in which they stand, by the places of the blocks of these.
    """
    if len(heads) < 2 or not all(blocks[at].path for at in heads):
        return []
    paths = [blocks[at].path.split(">") for at in heads]
    below = Counter(len(path) - _common(path, after) - 1 for path, after in pairwise(paths)).most_common(1)[0][0]
    if below < 1:
        return []
    owners: dict[str, tuple[int, int]] = {}
    for at, path in zip(heads, paths, strict=True):
        depth = max(1, len(path) - below, around.get(at, 0) + 1)
        owners.setdefault(">".join(path[:depth]), (at, depth))
    return list(_elements(blocks, owners))


def depths(elements: Sequence[Element]) -> dict[int, int]:
    """For each block of ``elements``, the depth of that in which it stands."""
    return {at: element.depth for element in elements for at in element.within}


def _elements(blocks: Sequence[Block], owners: dict[str, tuple[int, int]]) -> Iterator[Element]:
    floor, named = 0, [*owners.items(), (">", (len(blocks), 0))]
    for (own, (head, depth)), (after, (ceiling, _)) in pairwise(named):
        first, last = head, head + 1
        while first > floor and _is_in(blocks[first - 1], own):
            first -= 1
        while last < ceiling and _is_in(blocks[last], own) and not _is_in(blocks[last], after):
            last += 1
        yield Element(head, range(first, last), depth)
        floor = last


def place_of(block: Block) -> str:
    """Where a line stands, but for the numbers that tell one post from another."""
    return _NUMBER.sub("0", ">".join(step.partition("@")[0] for step in block.path.split(">")))


def kind_of(block: Block) -> str:
    """The same by the first word of each name alone: ``<li class="comment even">`` and ``<li class="comment odd">`` are of one kind."""
    steps = (step.partition("@")[0].partition("#") for step in block.path.split(">"))
    return _NUMBER.sub(
        "0", ">".join(name.partition(" ")[0] + ("" if name[-1:] != "." else f"#{own}") for name, _, own in steps)
    )


def _is_in(block: Block, own: str) -> bool:
    return block.path.startswith(own) and block.path[len(own) : len(own) + 1] in ("", ">")


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def is_forum(blocks: Sequence[Block], elements: Sequence[Element]) -> bool:
    """Whether the elements of posts are called as a forum calls them, and the posts are much of what the page says.

    Under an article what readers say of it is no part of it; of a thread it is what the page is there for.
    """
    if len(elements) < 2:
        return False
    way = blocks[elements[0].head].path.split(">")[: elements[0].depth]
    page = " ".join(block.text for block in blocks[:_TOP] if block.tag == "title")
    is_called = any(_FORUM.search(step.lower()) for step in way) or _FORUM_NAME.search(page) is not None
    posts = sum(len(blocks[at].text) for one in elements for at in one.within if is_running(blocks[at]))
    first = elements[0].within[0]
    above = sum(len(block.text) for block in blocks[:first] if block.reason is None and is_running(block))
    return is_called and posts >= _MUCH * above


def text_place(blocks: Sequence[Block], elements: Sequence[Element], lines: Container[int]) -> Place | None:
    """Where in the element of each post its text stands: the innermost place that holds most of what runs on; ``None`` where none does.

    ``lines`` are the places of names and times. What is said again and again counts once: signatures, mottos, thanks.
    """
    seen: set[str] = set()
    weights: Counter[Place] = Counter()
    for element in elements:
        for at in element.within:
            block = blocks[at]
            if at not in lines and _may_be_text(block) and is_running(block) and block.text not in seen:
                seen.add(block.text)
                place = place_in(block, element)
                weights[place] += 0 if is_signed(place) else min(_CAP, len(block.text))
    whole: Place = ()
    while weights:
        inner: Counter[Place] = Counter()
        for place, weight in weights.items():
            if (
                len(place) > len(whole)
                and _tag(place[len(whole)]) not in _OF_TEXT
                and not is_signed(place[: len(whole) + 1])
            ):
                inner[place[: len(whole) + 1]] += weight
        best = max(inner, key=lambda place: inner[place], default=None)
        if best is None or inner[best] < _MOST * weights.total():
            return whole
        whole = best
        weights = Counter({place: weight for place, weight in weights.items() if place[: len(whole)] == whole})
    return None


def place_in(block: Block, element: Element) -> Place:
    """Where a block stands in the element of its post, but for the numbers that tell one post from another."""
    return tuple(_NUMBER.sub("0", step.partition("@")[0]) for step in block.path.split(">")[element.depth :])


def _may_be_text(block: Block) -> bool:
    is_menu = block.links >= _HALF and len(block.text) <= _LONG  # the whole of a joke may lead to itself
    return block.tag not in ASIDE and not is_menu and (block.reason is None or block.by in BY_PLACE)


def is_running(block: Block) -> bool:
    """Whether a block runs on: it is long, or has a stop."""
    return len(block.text) > _LONG or _STOP.search(block.text) is not None


def is_signed(place: Place) -> bool:
    """Whether an element of ``place`` is called after signatures."""
    return any(_SIGNED.search(step.lower()) for step in place)


def _tag(step: str) -> str:
    return step.partition(".")[0]


def settled(
    blocks: Sequence[Block], elements: Sequence[Element], authors: Mapping[int, int | None], inner: Container[int] = ()
) -> dict[int, str | None]:
    """By place, the rule by which a block of a thread goes, or ``None`` where it stays after all.

    All that stands where the texts of the posts do is text, however short (顶); the panel that holds a writer's name is none.
    What stands elsewhere goes where its element is called a signature, or where it is a label that other posts have as well.
    """
    lines = {element.head for element in elements} | {at for at in authors.values() if at is not None}
    text = text_place(blocks, elements, lines)
    if text is None:
        return {}
    places = {at: place_in(blocks[at], element) for element in elements for at in element.within if at not in inner}
    # where names and times stand among the text, what stands there may be none
    is_shared = any(at in places and places[at][: len(text)] == text for at in lines)
    labels = Counter(place for at, place in places.items() if not is_running(blocks[at]))
    found: dict[int, str | None] = {}
    for element in elements:
        name = authors.get(element.head)
        panel = _panel(places.get(element.head if name is None else name, ()), text)
        own = [at for at in element.within if at in places and at not in lines and blocks[at].tag not in ASIDE]
        inside = [at for at in own if places[at][: len(text)] == text]
        if text and not inside:
            continue
        under_rule = _under_rule(blocks, own)
        for at in own:
            block, place = blocks[at], places[at]
            if at in under_rule or is_signed(place):
                found[at] = "post_signature"
            elif at in inside:
                if _EDITED.match(block.text.strip()):
                    found[at] = "post_card"
                elif text and not is_shared and (block.reason is None or block.by in BY_PLACE):
                    found[at] = None
            elif panel and place[: len(panel)] == panel:
                found[at] = "post_card"
            elif labels[place] > 1 and not is_running(block):
                if not (block.type == "heading" and block.level):
                    found[at] = "post_card"
            elif (
                text and not is_shared and block.by in BY_PLACE and block.links < _HALF and _SENTENCE.search(block.text)
            ):
                found[at] = None  # what somebody says of the post, under it
        if (
            text and not is_shared and not any(found.get(at, "") is None for at in inside)
        ):  # 收藏了: a word of a button is all that the post says
            found.update(
                (at, None)
                for at in inside
                if at not in found and blocks[at].reason not in (None, "image", "metadata", "markup")
            )
    return found


def _panel(name: Place, text: Place) -> Place:
    """The element beside the text that holds the name of its writer; empty where the name stands in none."""
    common = _common(name, text)
    return name[: common + 1] if common < min(len(name), len(text)) else ()


def _under_rule(blocks: Sequence[Block], own: Sequence[int]) -> frozenset[int]:
    """The places of a signature under a rule, and of the rule: ``__________________`` over ``Stay hungry``."""
    for number, at in enumerate(own):
        is_there = blocks[at].reason is None or blocks[at].by in BY_PLACE
        if number and is_there and _RULE.match(blocks[at].text.strip()):
            under = own[number + 1 : number + 1 + _LINES]
            return frozenset((at, *(line for line in under if len(blocks[line].text) <= _SIGNATURE)))
    return frozenset()


def repeated_tails(blocks: Sequence[Block], posts: Sequence[tuple[str, range]]) -> frozenset[int]:
    """The places of what the same writer says at the end of several posts, under other words: a signature that no element tells.

    ``posts`` is who wrote each, and its blocks.
    """
    tails: dict[tuple[str, str], list[int]] = {}
    for author, within in posts:
        said = [at for at in within if blocks[at].reason is None and blocks[at].tag not in ASIDE]
        if author and len(said) > 1 and _SHORTEST <= len(blocks[said[-1]].text.strip()) <= _SIGNATURE:
            tails.setdefault((author, blocks[said[-1]].text.strip()), []).append(said[-1])
    return frozenset(at for found in tails.values() if len(found) > 1 for at in found)
