"""What a second pass would change is changed in the first, and put to its account: the result comes to rest.

Whatever a step judges by its neighbours, by the form of the text or by its share of the page looks different once the rest is
clean: two equal headlines come to stand side by side, marks of Markdown come out of a page, a line of a menu no longer parts
two halves of a sentence. So the steps look at their own result as text, until they leave it alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from hizone_clean.blocks import SHIELDED, Block, Diagnostic, Head, Metadata, join_blocks
from hizone_clean.document import Document
from hizone_clean.rendering.shown import one_line, shown_parts, shown_text
from hizone_clean.source.visible import letters_of

_ROUNDS = 4
_MOST_LOST = 0.2
"""The share of the letters that a second look may take away; one that wants more is no correction."""
_FEW = 20
"""Letters of tags and marks that were text to the first look at most."""
_NO_LOSS = frozenset(("markup", "duplicate", "image", "furniture", "front_matter"))
_HEADS = ("title", "kicker")


def settle(
    document: Document, again: Callable[[str], Document], report: Callable[[Document], Document] = lambda found: found
) -> Document:
    """``document`` as it is when ``again``, the steps that made it, changes its text no more when they see it.

    ``report`` adds the diagnostics of a second look that changed something. Where the second look would take away much, or a few rounds do not bring rest, the document stays as it was.
    """
    text = document.text
    if not text or text == document.repaired.strip("\n") or any(block.tag == SHIELDED for block in document.blocks):
        return document
    settled = document
    for _ in range(_ROUNDS):
        second = again(text)
        if second.text == text:
            return settled
        taken = _taken_over(settled, report(second), text)
        if taken is None:
            return document
        settled, text = taken, second.text
    return document


class _Shown(NamedTuple):
    """What a text shows, and from which of its lines each part can be told."""

    blocks: list[Block]
    articles: list[int]
    owners: dict[int, int]
    """The number of the part that each line shows."""


def _shown(document: Document) -> _Shown:
    parts = shown_parts(document)
    owners: dict[int, int] = {}
    line = 1
    for at, (article, _, text) in enumerate(parts):
        if at:
            line += 2 if article == parts[at - 1][0] else 3
        last = line + text.count("\n")
        owners.update(dict.fromkeys(range(line, last + 1), at))
        line = last
    return _Shown([block for _, block, _ in parts], [article for article, _, _ in parts], owners)


def _taken_over(document: Document, second: Document, text: str) -> Document | None:
    """``document`` with what ``second``, made of its text, changed; ``None`` where that cannot be put to its account."""
    if not second.check().ok or _loses_much(second):
        return None
    shown = _shown(document)
    turns = [_in_turn(block, shown.owners) for block in second.blocks]
    made_of = [list(dict.fromkeys(turn)) for turn in turns]
    if not all(made_of):
        return None
    touched = Counter(at for owners in made_of for at in owners)
    if any(letters_of(block.text) for at, block in enumerate(shown.blocks) if not touched[at]):
        return None
    heads = _heads(document, second, [shown.articles[owners[0]] for owners in made_of])
    headlines = {
        one_line(shown.blocks[owners[0]].text): one_line(block.text)
        for owners, block in zip(made_of, second.blocks, strict=True)
        if len(owners) == 1 and shown.blocks[owners[0]].type == "title"
    }
    result = document.replacing(heads=heads, metadata=_metadata(document.metadata, second, headlines))
    result = result.with_diagnostics(_diagnostics(document, second, shown))
    # marks of formulas make Markdown of a text whose headlines have none
    knows_types = second.form == "markdown" and any(block.type in _HEADS for block in second.blocks)
    # a headline that moved to another article may push out what was called title there
    for keeps_first in (True, False):
        taken = [
            _renewed(
                [shown.blocks[at] for at in turn],
                block,
                keeps_type=keeps_first and not knows_types,
                whole=all(touched[at] == 1 for at in owners),
            )
            for turn, owners, block in zip(turns, made_of, second.blocks, strict=True)
        ]
        result = result.with_blocks(_with_the_rest(document, shown, made_of, taken))
        if result.text == second.text:
            return _balanced(result)
    return None


def _balanced(document: Document) -> Document | None:
    """``document``, with the few letters of marks and tags that the second look dropped put down as taken away."""
    balance = document.check()
    if balance.ok:
        return document
    if balance.invented or len(balance.lost) > _FEW or not balance.lost.isascii():
        return None
    first = document.blocks[0]
    mark = first._replace(text=balance.lost, before="", made_of=()).removed("markup", "second_pass/mark")
    document = document.with_blocks([*document.blocks, mark])
    return document if document.check().ok else None


def _loses_much(second: Document) -> bool:
    taken = sum(len(block.text) for block in second.removed if block.reason not in _NO_LOSS)
    return taken > _MOST_LOST * sum(len(block.text) for block in second.blocks)


def _in_turn(block: Block, owners: dict[int, int]) -> list[int]:
    """The parts that ``block`` was made of, as they follow in it: a row of two columns comes twice."""
    lines = [line for one in block.made_of or (block,) for line in range(one.lines[0], one.lines[1] + 1)]
    return [at for at, _ in groupby(owners[line] for line in lines if line in owners)]


def _renewed(old: Sequence[Block], new: Block, *, keeps_type: bool, whole: bool) -> Block:
    """``new``, which was made of the text of ``old``, with what is known of these: their lines, their place, their type."""
    first = old[0]
    if whole and len(old) == 1 and new.reason is None and shown_text(first) == shown_text(new):
        keeps = keeps_type or (first.type not in _HEADS and new.type not in _HEADS)
        return first._replace(article=new.article, type=first.type if keeps and new.type not in _HEADS else new.type)
    base = first if len(old) == 1 else join_blocks(old, new.text)
    same = keeps_type and new.reason is None and all(block.type == first.type for block in old)
    kind = first.type if same and new.type not in _HEADS else new.type
    return base._replace(text=new.text, type=kind, reason=new.reason, by=new.by, article=new.article)


def _with_the_rest(
    document: Document, shown: _Shown, made_of: Sequence[Sequence[int]], taken: Sequence[Block]
) -> Iterator[Block]:
    """``taken`` with what the text does not show behind what it stood behind."""
    places = {id(block): at for at, block in enumerate(shown.blocks)}
    behind: dict[int, list[Block]] = {}
    last = -1
    for block in document.blocks:
        last = places.get(id(block), last)
        if id(block) not in places:
            behind.setdefault(last, []).append(block)
    known = {at for owners in made_of for at in owners}
    for at, block in enumerate(shown.blocks):
        if at not in known:  # a mark without a letter
            behind.setdefault(at - 1, []).insert(0, block.removed("markup", "second_pass/mark"))
    final = {at: number for number, owners in enumerate(made_of) for at in owners}
    yield from behind.pop(-1, [])
    for number, (owners, block) in enumerate(zip(made_of, taken, strict=True)):
        yield block
        for at in owners:
            if final[at] == number:
                yield from (one._replace(article=block.article) for one in _chain(behind, at, known))


def _chain(behind: dict[int, list[Block]], at: int, known: set[int]) -> Iterator[Block]:
    """What stands behind part ``at``, and behind the parts after it that are gone."""
    yield from behind.pop(at, [])
    while (at := at + 1) not in known and at in behind:
        yield from behind.pop(at)


def _heads(document: Document, second: Document, articles: Sequence[int]) -> tuple[Head, ...]:
    """What stands over each article of ``second``: what was known of it, else what the second look found."""
    if not document.heads and not second.heads:
        return ()
    was: dict[int, int] = {}
    for block, article in zip(second.blocks, articles, strict=True):
        was.setdefault(block.article, article)
    return tuple(
        _head(_at(document.heads, was.get(number, number)), _at(second.heads, number))
        for number in range(max(was, default=0) + 1)
    )


def _at(heads: Sequence[Head], number: int) -> Head:
    return heads[number] if number < len(heads) else Head()


def _head(known: Head, found: Head) -> Head:
    return Head(known.authors or found.authors, known.source or found.source)


def _metadata(known: Metadata, second: Document, headlines: Mapping[str, str]) -> Metadata:
    """What was known, and the authors, the source and the title that the second look took out of the text.

    ``headlines`` says what became of each headline: the title follows its own.
    """
    found, title = second.metadata, known.title or ""
    titled = any(one_line(block.text) == found.title for block in second.kept if block.type == "title")
    return known._replace(
        authors=known.authors or found.authors,
        source=known.source or found.source,
        title=headlines.get(title, title) or (found.title if titled else None),
    )


def _diagnostics(document: Document, second: Document, shown: _Shown) -> Iterable[Diagnostic]:
    told = {(one.kind, one.text) for one in document.diagnostics}
    for one in second.diagnostics:
        at = shown.owners.get(one.line)
        if at is not None and (one.kind, one.text) not in told:
            yield one._replace(line=shown.blocks[at].lines[0])
