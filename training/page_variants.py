"""Pages that nobody saved but anybody might: shorter, with less around the article, with another page's furniture around it.

Two hundred pages are long news articles for the most part. What decides on a page of three sentences, or between the menus of a
site that nobody has seen, is learned from these.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from page_forms import Labelled

from hizone_clean.blocks import Block

_LENGTHS = (1, 2, 2, 3, 3, 4, 5, 6, 8, 12)
"""Blocks of body that a cut page keeps."""
_KEPT_FURNITURE = (0.3, 0.7, 1.0)
_SERIAL = re.compile(r"@(\d+)")
WHOLE = ("plain", "alone")
"""Forms that have nothing but body."""
_MENU_ITEM = 14
"""Letters up to which neighbours of a menu may stand on one line."""
_GLUE = (" ", "  ", " | ", "|", " > ", "\t", " · ", "")


def copied(pages: Sequence[Labelled], seed: int = 5) -> Iterator[Labelled]:
    """Of each page in HTML its text as a browser copies it: a line an element, the items of a menu together or one by one.

    A page that was dumped is mostly this; the text nodes of ``lines`` break sentences at every link.
    """
    draw = random.Random(seed)
    for page in pages:
        if page.form not in ("html", "traditional"):
            continue
        head = next((b.text for b in page.blocks if b.tag == "title" and b.reason is not None), "")
        blocks = [Block(head, (1, 1))] if head and draw.random() < 0.4 else []
        labels = [-1] * len(blocks)
        glue, is_glued = draw.choice(_GLUE), draw.random() < 0.6
        above = ""
        for block, label in zip(_seen(page), page.labels, strict=True):
            text, parent = block.text.strip(), block.path.rpartition(">")[0]
            is_item = label == 0 and len(text) <= _MENU_ITEM and block.type in ("list_item", "paragraph")
            shape = _SERIAL.sub("", parent) if is_item else ""
            if is_glued and shape and shape == above and len(blocks[-1].text) < 20 * _MENU_ITEM:
                blocks[-1] = blocks[-1]._replace(text=f"{blocks[-1].text}{glue}{text}")
            else:
                kind = block.type if block.type == "code" else "paragraph"
                blocks.append(Block(text, (len(blocks) + 1,) * 2, type=kind))
                labels.append(label)
            above = shape
        yield page._replace(form="copied", blocks=tuple(blocks), labels=tuple(labels))


def variants(pages: Sequence[Labelled], part_of: Callable[[str], int], seed: int = 11) -> Iterator[Labelled]:
    """Of each page one that was cut, and one with the furniture of another page of the same form.

    The other page is of the same part by ``part_of`` (of a site), so that what is held out stays unseen.
    """
    draw = random.Random(seed)
    donors = defaultdict(list)
    for page in pages:
        if page.form not in WHOLE and 1 in page.labels:
            donors[page.form, part_of(page.site)].append(page)
    for page in pages:
        if page.labels.count(1) < 2:
            continue
        yield _as_page(page, *_cut(page, draw.choice(_LENGTHS), draw.choice(_KEPT_FURNITURE), draw), "cut")
        if page.form not in WHOLE and (others := donors[page.form, part_of(page.site)]):
            length = draw.choice((*_LENGTHS, 20, 40))
            yield _as_page(page, *_set_into(page, draw.choice(others), length, draw), "set into")


def _as_page(page: Labelled, blocks: Sequence[Block], labels: Sequence[int], how: str) -> Labelled:
    heads = [b for b in page.blocks if b.reason is not None and b.tag in ("title", "meta")]
    form = f"{how}, {'whole' if page.form in WHOLE else 'HTML' if page.form in ('html', 'traditional') else 'text'}"
    return page._replace(form=form, blocks=(*heads, *blocks), labels=tuple(labels))


def _seen(page: Labelled) -> list[Block]:
    return [block for block in page.blocks if block.reason is None]


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    for _, run in itertools.groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _cut(page: Labelled, length: int, kept: float, draw: random.Random) -> tuple[list[Block], list[int]]:
    """``length`` blocks of body in a row, and of each stretch of furniture with the chance ``kept`` the whole or a part."""
    blocks, labels = _seen(page), page.labels
    body = [at for at, label in enumerate(labels) if label == 1]
    start = 0 if draw.random() < 0.6 else draw.randrange(max(1, len(body) - length + 1))
    chosen = set(body[start : start + length])
    gone = set(body) - chosen
    for run in _runs(at for at, label in enumerate(labels) if label == 0):
        beside = run[0] - 1 in chosen or run[-1] + 1 in chosen
        stays = beside if body[0] < run[0] < body[-1] else draw.random() <= kept
        if not stays:
            gone.update(run)
        elif len(run) > 4 and draw.random() < 0.3:
            first = draw.randrange(len(run))
            gone.update(run[first : draw.randrange(first, len(run))])
    left = [at for at in range(len(blocks)) if at not in gone]
    return [blocks[at] for at in left], [labels[at] for at in left]


def _set_into(page: Labelled, other: Labelled, length: int, draw: random.Random) -> tuple[list[Block], list[int]]:
    """Headline and some body of ``page`` between what stands before and after the article of ``other``."""
    blocks, labels = _cut(page, length, 1.0, draw)
    first, last = _article(labels)
    around, theirs = _seen(other), other.labels
    start, end = _article(theirs)
    before = [at for at in range(start) if theirs[at] == 0]
    after = [at for at in range(end + 1, len(around)) if theirs[at] == 0]
    if draw.random() < 0.2:
        before = before[len(before) // 2 :]
    if draw.random() < 0.2:
        after = after[: len(after) // 2]
    return (
        [*(_alien(around[at]) for at in before), *blocks[first : last + 1], *(_alien(around[at]) for at in after)],
        [*[0] * len(before), *labels[first : last + 1], *[0] * len(after)],
    )


def _article(labels: Sequence[int]) -> tuple[int, int]:
    """From the headline, which is not asked for, down to the last block of body."""
    body = [at for at, label in enumerate(labels) if label == 1]
    heads = [at for at, label in enumerate(labels) if label == -1 and at <= body[0]]
    return min([*heads[-1:], body[0]]), body[-1]


def _alien(block: Block) -> Block:
    """``block`` under elements that are none of the page that it is set into, but for the two outermost."""
    steps = block.path.split(">")
    return block._replace(path=">".join(s if n < 3 else _SERIAL.sub(r"@x\1", s) for n, s in enumerate(steps)))
