"""Sub-headings that carry no mark of their own: a short line without a stop, alone between long paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import parent_of, shape_of
from hizone_clean.patterns import pattern

# 传统产业变革转型焕发新生; one comma or blank may part two phrases: 政府政策支持，发展事半功倍
_WORDING = pattern(r"[^。！？!?；;…:：]{4,30}")
_STOP = pattern(r"[。！？…!?][”’」』\"'）)】]*$")
# a caption, a signature, a date, a person's line, a figure's number
_OTHER = pattern(
    r"^[▲△▼↑↓■●•·*]|^(?:图|表|附|注)|摄|供图|记者|编辑|作者|(?:19|20)\d\d年?\d{0,2}|\d月\d|^\W*\d+\W*$|[，,、]$|https?:"
)
# what parts the name of a page from that of its site
_PARTS = pattern(r"\s?[_|｜\-–—]")
_HAN = pattern(r"[\u4e00-\u9fff]")
_LOWER = frozenset(("h2", "h3", "h4", "h5"))
_LONG = 45
_CLOSED = 30


def mark_subheadings(blocks: Iterable[Block]) -> list[Block]:
    """``blocks`` with the type ``heading`` for each kept paragraph that can be nothing else.

    The paragraph before must end with a stop, the one after be long: so a line of verse, an item of a list, a signature
    and a line of a dialogue keep their type.
    """
    marked = list(blocks)
    kept = [at for at, block in enumerate(marked) if block.reason is None]
    for before, at, after in zip(kept, kept[1:], kept[2:], strict=False):
        if _is_subheading(marked[before], marked[at], marked[after]):
            marked[at] = marked[at]._replace(type="heading")
    return marked


def heads_one_of_several(blocks: Sequence[Block], facts: Sequence[Facts], title: int) -> bool:
    """Whether ``title`` heads one of several short articles: three headings of one shape, each in an element with its text."""
    if blocks[title].tag not in _LOWER:
        return False
    shape = shape_of(blocks[title].path)
    alike = [at for at, block in enumerate(blocks) if block.tag == blocks[title].tag and shape_of(block.path) == shape]
    heads = {parent_of(blocks[at].path) for at in alike if _has_text(blocks, facts, at)}
    return len(heads) > 2 and len(heads) == len(alike)


def named_heading(blocks: Sequence[Block], facts: Sequence[Facts], head: str) -> int | None:
    """The heading that the page's ``head`` begins with: 林大明 of 林大明_心内科_某某医院; of a flattened page, the line that says so.

    Of several such lines it is the last over the text: those before are of a menu.
    """
    found = None
    for at, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        name = block.text.strip()
        if fact.mass and found is not None:
            break
        is_line = block.type == "heading" or (not block.tag and block.type == "paragraph" and at > 0)
        if is_line and 1 < len(name) < _LONG and head.startswith(name) and not (fact.phrase and not fact.phrase.weak):
            rest = head[len(name) :]
            found = at if _PARTS.match(rest) or not (rest or block.tag) else found
    return found


def _has_text(blocks: Sequence[Block], facts: Sequence[Facts], at: int) -> bool:
    parent = parent_of(blocks[at].path)
    below = zip(blocks[at + 1 : at + 4], facts[at + 1 : at + 4], strict=True)
    return any(fact.mass and block.path.startswith(f"{parent}>") for block, fact in below)


def _is_subheading(before: Block, block: Block, after: Block) -> bool:
    text = block.text.strip()
    if block.type != "paragraph" or block.links or not _WORDING.fullmatch(text) or _OTHER.search(text):
        return False
    if len(_HAN.findall(text)) < 4 or block.article != before.article or block.article != after.article:
        return False
    return _ends(before) and len(after.text.strip()) >= _LONG and after.type == "paragraph"


def _ends(before: Block) -> bool:
    text = before.text.strip()
    return before.type == "paragraph" and len(text) >= _CLOSED and _STOP.search(text) is not None
