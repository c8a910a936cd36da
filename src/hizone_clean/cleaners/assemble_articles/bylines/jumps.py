"""Articles that go on at another page: 下转第4版 where they break off, 上接第1版 where they go on. They become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block, Diagnostic, Head, join_blocks
from hizone_clean.cleaners.assemble_articles.bylines.take_off import CONTINUATION
from hizone_clean.cleaners.assemble_articles.wording import covered_share, unspaced
from hizone_clean.document import Document
from hizone_clean.models.language_model import joins
from hizone_clean.patterns import pattern

# "下转第4版", "转A3版", "上接第一版《铁牛欢歌春耕忙》"
_JUMP = pattern(
    r"(?P<way>下转|上接|紧接|转)\s*第?\s*(?P<number>[\dA-Za-z一二三四五六七八九十]{1,4})\s*版(?P<name>[^）)]*)"
)
_DIGITS = {mark: number for number, mark in enumerate("一二三四五六七八九十", 1)}
_ARRIVES = frozenset(("上接", "紧接"))
_HEAD = frozenset(("title", "kicker"))
_HEAD_NEAR = 3
"""Blocks before 上接 among which the headline stands that is printed again over it."""
_ENDED = frozenset("。！？…；：”’）")
_SAME_TITLE, _NAMED, _COUNTED, _SURE = 3.0, 3.0, 2.0, 2.0
"""What it says for two that one has the other's headline, or names it, that their numbers differ as their pages do; what is enough."""
_OF_TITLE = 0.5
"""Share of the pairs of characters of a headline that the other has where it is printed again, shortened."""
_FLUSH, _FULL = 0.6, 1.05
"""Ems that a line is set in by at most which goes on, and that a full line leaves of its column."""


class _Mark(NamedTuple):
    """A line that says where an article goes on or comes from."""

    at: int
    number: int
    name: str
    arrives: bool


def join_jumps(document: Document) -> Document:
    """``document`` with each article that goes on at a later page as one, wherever both pages say so.

    The headline that is printed again goes; where a sentence or a paragraph was cut, its halves are put together. Each
    leaves a diagnostic. Left alone: what comes from a page that is not there, or from where two others may.
    """
    blocks = list(document.blocks)
    marks = [mark for at in range(len(blocks)) if (mark := _read_mark(blocks, at))]
    leaving, found = [mark for mark in marks if not mark.arrives], list[Diagnostic]()
    heads = list(document.heads)
    for mark in marks if leaving else ():
        source = _source(blocks, leaving, mark) if mark.arrives else None
        if source:
            leaving.remove(source)
            _bring(blocks, source, mark, heads)
            note = f"goes on from line {blocks[source.at].lines[0]}, as both say; put together as one article"
            found.append(Diagnostic(blocks[mark.at].lines[0], "other", blocks[mark.at].text.strip(), note))
    if not found:
        return document
    kept = [block for block in blocks if block.text or block.reason]
    return document.with_blocks(kept, heads=tuple(heads)).with_diagnostics(found)


def _read_mark(blocks: Sequence[Block], at: int) -> _Mark | None:
    block = blocks[at]
    if block.by != CONTINUATION or not (found := _JUMP.search(block.text)):
        return None
    number = "".join(filter(str.isdigit, found["number"]))
    value = int(number) if number.isascii() and number else _DIGITS.get(found["number"], 0)
    return _Mark(at, value, unspaced(found["name"]).strip("《》“”【】"), found["way"] in _ARRIVES)


def _source(blocks: Sequence[Block], leaving: Sequence[_Mark], mark: _Mark) -> _Mark | None:
    """Where the article comes from that goes on at ``mark``."""
    page = blocks[mark.at].page
    before = [source for source in leaving if blocks[source.at].page < page and _last_above(blocks, source) >= 0]
    first = _first_below(blocks, mark)
    if not before or first < 0:
        return None
    said = [(_speaks(blocks, source, mark, first), -source.at, source) for source in before]
    best = max(said)
    if best[0] < _SURE and _title_below(blocks, mark, first):  # what follows may be that headline's
        return None
    is_only = len(leaving) == 1 and not any(
        other.arrives and other.at != mark.at
        for other in filter(None, (_read_mark(blocks, at) for at in range(len(blocks))))
    )
    return best[2] if best[0] >= _SURE or is_only else None


def _speaks(blocks: Sequence[Block], source: _Mark, mark: _Mark, first: int) -> float:
    """How much speaks for the article that breaks off at ``source`` going on at ``mark``."""
    last = _last_above(blocks, source)
    title = _title(blocks, blocks[last].article)
    other = _printed_again(blocks, mark, first)
    said = _NAMED if mark.name and title and covered_share(mark.name, title) >= _OF_TITLE else 0.0
    said += _SAME_TITLE if other and title and covered_share(other, title) >= _OF_TITLE else 0.0
    apart = blocks[mark.at].page - blocks[source.at].page
    said += _COUNTED if source.number and mark.number and source.number - mark.number == apart else 0.0
    if not _ends(blocks[last].text):
        said += min(1.0, max(-1.0, joins(blocks[last].text, blocks[first].text)))
    return said


def _bring(blocks: list[Block], source: _Mark, mark: _Mark, heads: list[Head]) -> None:
    """Give what follows ``mark`` to the article that breaks off at ``source``; under another headline no more than a paragraph."""
    last, first = _last_above(blocks, source), _first_below(blocks, mark)
    article, other = blocks[last].article, blocks[first].article
    title = _title(blocks, article)
    foreign = any(not _is_again(block, title) for block in blocks if block.article == other and block.type in _HEAD)
    for at in range(max(0, mark.at - _HEAD_NEAR), first + 1 if foreign else len(blocks)):
        block = blocks[at]
        if block.article != other or (block.type not in _HEAD and at < (first if foreign else mark.at)):
            continue
        if block.type not in _HEAD or not title:
            blocks[at] = block._replace(article=article)
        elif _is_again(block, title):
            blocks[at] = block._replace(article=article).removed("furniture", CONTINUATION)
    if max(article, other) < len(heads) and not foreign:
        one, two = heads[article], heads[other]
        heads[article] = Head(tuple(dict.fromkeys((*one.authors, *two.authors))), one.source or two.source)
    if _is_cut(blocks[last], blocks[first]):
        upper, lower = blocks[last], blocks[first]
        blocks[last] = join_blocks((upper, lower), upper.text.rstrip() + lower.text.lstrip())
        blocks[first] = lower._replace(text="", made_of=())


def _is_again(block: Block, title: str) -> bool:
    """Whether ``block``, which stands over what goes on, says what ``title`` says; one over it without any is its own."""
    return not title or covered_share(unspaced(block.text), title) >= _OF_TITLE


def _is_cut(upper: Block, lower: Block) -> bool:
    """Whether a paragraph was cut between the two: inside a sentence, or where the last line is full and the next not set in."""
    if upper.type != "paragraph" or lower.type != "paragraph":
        return False
    if not _ends(upper.text):
        return True
    end, start = (upper.made_of or (upper,))[-1].place, (lower.made_of or (lower,))[0].place
    if end is None or start is None or end.room is None or start.inset is None:
        return False
    return end.room <= _FULL and start.inset <= _FLUSH


def _ends(text: str) -> bool:
    return text.rstrip()[-1:] in _ENDED


def _last_above(blocks: Sequence[Block], mark: _Mark) -> int:
    """The last kept block of text above ``mark`` on its page; -1 without any."""
    for at in range(mark.at - 1, -1, -1):
        if blocks[at].page != blocks[mark.at].page:
            break
        if _is_body(blocks[at]):
            return at
    return -1


def _first_below(blocks: Sequence[Block], mark: _Mark) -> int:
    """The first kept block of text below ``mark`` on its page; -1 without any."""
    for at in range(mark.at + 1, len(blocks)):
        if blocks[at].page != blocks[mark.at].page:
            break
        if _is_body(blocks[at]):
            return at
    return -1


def _is_body(block: Block) -> bool:
    return block.reason is None and block.type not in _HEAD and bool(block.text)


def _title(blocks: Sequence[Block], article: int) -> str:
    """The headline of ``article``, its kicker with it."""
    return "".join(unspaced(b.text) for b in blocks if b.article == article and b.type in _HEAD and b.reason is None)


def _title_below(blocks: Sequence[Block], mark: _Mark, first: int) -> bool:
    return any(block.type == "title" and block.reason is None for block in blocks[mark.at : first])


def _printed_again(blocks: Sequence[Block], mark: _Mark, first: int) -> str:
    """The headline that stands over what goes on at ``mark``."""
    near = blocks[max(0, mark.at - _HEAD_NEAR) : first]
    return "".join(
        unspaced(block.text) for block in near if block.type == "title" and block.article == blocks[first].article
    )
