"""Take away what stands twice: a paragraph printed twice in succession, a teaser of a text that is there in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaner import structural
from hizone_clean.document import Document
from hizone_clean.patterns import pattern

_LETTERS = pattern(r"\W+|_+")
# "今年将迎来示范区建设一周年的关键节点，重...", "……[详细]"
_CUT = pattern(r"(?:\.{3,6}|…{1,2}|。{3,6})\s*(?:[\[【(（]?(?:详细|详情|全文|阅读全文|更多|查看全文)[\]】)）]?)?\s*$")
_STOP = pattern(r"[。！？…!?.][”’」』\"'）)】]*\s*$")
_PROSE = frozenset(("paragraph", "caption", "quote", "heading"))
_TEASED = _PROSE | {"title"}
_OVER_POST = frozenset(f"remove_boilerplate/post_{rule}" for rule in ("head", "author", "foot", "foot_author"))
"""Rules by which a line went that says who wrote a post and when."""
_KEY = 12
"""Letters by which a teaser finds its text; a shorter beginning may be chance."""
_WHOLE = 48
"""Letters of a paragraph that nobody sets twice on purpose; a shorter one may be a refrain, or a caption of two pictures."""
_MEANT = 3
"""Copies in succession from which they are no slip: thanks in a thread, a refrain."""
_RIVALS = 8
_SENTENCE = 24
"""Letters of a paragraph by which a second copy is found."""
_COPIED, _SHARE = 3, 0.8
"""Blocks of a second copy at least, and its share of all that stands before it."""


@structural(needs=["articles"])
def remove_repetition(document: Document) -> Document:
    """Take away a paragraph that stands twice in succession, a teaser of a text that is there in full, and a text's second copy.

    Of twins and triplets the first stays, and of a whole text that stands again behind itself; what is said four times in succession is
    meant. A teaser ends with an ellipsis and is, up to it, the beginning of another kept block. Left
    alone: a paragraph that comes back later, for that may be meant; short ones and lines without a stop, which may be a
    refrain or the caption of two pictures; verse, lists, tables and code. What is taken away keeps its text, with the reason ``duplicate``.

    >>> remove_repetition("山城的雨一直下到清晨，街上没有一个人影，只有码头边的几盏灯还亮着，照着一级一级往下走的石阶和停在水边的旧渡船。\\n" * 2)
    '山城的雨一直下到清晨，街上没有一个人影，只有码头边的几盏灯还亮着，照着一级一级往下走的石阶和停在水边的旧渡船。\\n'
    >>> remove_repetition("归去来兮\\n归去来兮\\n")
    '归去来兮\\n归去来兮\\n'
    """
    gone: dict[int, str] = dict.fromkeys(_teasers(document.blocks), "teaser")
    texts = [block.text.strip() for block in document.kept]
    if len(set(texts)) < len(texts):  # else nothing stands there twice
        gone |= dict.fromkeys(_twins(document.blocks, gone), "twin")
        gone |= dict.fromkeys(_second_copy(document.blocks, gone), "second_copy")
        gone |= dict.fromkeys(_above_titles(document.blocks, gone), "twin")
    if not gone:
        return document
    blocks = list(document.blocks)
    for at, rule in gone.items():
        blocks[at] = blocks[at].removed("duplicate", f"remove_repetition/{rule}")
    return document.with_blocks(blocks)


def _twins(blocks: Sequence[Block], gone: dict[int, str]) -> Iterator[int]:
    """The places of paragraphs that stand twice in succession; of a thread 39 people may say the same, and that is no slip."""
    last: Block | None = None
    again: list[int] = []
    for at, block in enumerate(blocks):
        if block.by in _OVER_POST:
            last = None
        if block.reason is not None or at in gone:
            continue
        if last is not None and block.article == last.article and _is_twin(last, block):
            again.append(at)
            continue
        yield from again if len(again) < _MEANT else ()
        last, again = block, []
    yield from again if len(again) < _MEANT else ()


def _above_titles(blocks: Sequence[Block], gone: dict[int, str]) -> Iterator[int]:
    """The places of headings that begin an article as its title reads, which stands further down and is shown over them."""
    first: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.reason is None and at not in gone:
            begins = first.setdefault(block.article, at)
            if block.type == "title" and begins != at and _is_twin(block, blocks[begins]):
                yield begins


def _second_copy(blocks: Sequence[Block], gone: dict[int, str]) -> Iterator[int]:
    """The places of a text that stands whole a second time behind itself, as pages have it that are made for two screens.

    What is said three times is a refrain, or what a thread says again and again: each sentence of a copy stands there twice.
    """
    kept = [at for at, block in enumerate(blocks) if block.reason is None and at not in gone]
    texts = [blocks[at].text.strip() for at in kept]
    counts = Counter(texts)
    first: dict[str, int] = {}
    for place, text in enumerate(texts):
        seen = first.setdefault(text, place) if len(text) >= _SENTENCE and counts[text] == 2 else place
        if seen == place:
            continue
        size = 0
        while place + size < len(texts) and seen + size < place and texts[seen + size] == texts[place + size]:
            size += 1
        while seen and texts[seen - 1] == texts[place - 1] and seen + size < place:  # its headline
            seen, place, size = seen - 1, place - 1, size + 1
        copied = sum(map(len, texts[seen : seen + size]))
        twice = all(counts[text] == 2 for text in texts[seen : seen + size] if len(text) >= _SENTENCE)
        if twice and size >= _COPIED and copied >= _SHARE * sum(map(len, texts[:place])):
            yield from kept[place : place + size]
            return


def _is_twin(first: Block, second: Block) -> bool:
    text = second.text.strip()
    if text != first.text.strip() or second.type not in _PROSE:
        return False
    if first.type == "title" or first.type == second.type == "heading":
        return len(text) > 3
    return first.type in _PROSE and len(text) >= _WHOLE and _STOP.search(text) is not None


def _teasers(blocks: Sequence[Block]) -> Iterator[int]:
    cut = {
        at: _LETTERS.sub("", _CUT.sub("", block.text))
        for at, block in enumerate(blocks)
        if block.reason is None and block.type in _TEASED and _is_cut(block.text)
    }
    if not cut:
        return
    keys = {start[:_KEY] for start in cut.values() if len(start) >= _KEY}
    texts = _texts_by_key(blocks, keys)
    for at, start in cut.items():
        if any(
            n != at and len(text) > len(start) + 4 and text.startswith(start) for n, text in texts.get(start[:_KEY], ())
        ):
            yield at


def _is_cut(text: str) -> bool:
    end = text[-16:]
    return ("…" in end or ".." in end or "。。" in end) and _CUT.search(text, max(0, len(text) - 16)) is not None


def _texts_by_key(blocks: Sequence[Block], keys: set[str]) -> dict[str, list[tuple[int, str]]]:
    """The kept blocks that begin with one of ``keys``, a few for each."""
    found: dict[str, list[tuple[int, str]]] = {}
    for at, block in enumerate(blocks):
        if block.reason is None and block.type in _TEASED:
            key = _LETTERS.sub("", block.text[: 3 * _KEY])[:_KEY]
            if key in keys and len(found.setdefault(key, [])) < _RIVALS:
                found[key].append((at, _LETTERS.sub("", block.text)))
    return found
