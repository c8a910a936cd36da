"""The balance of a document: every letter of the source is kept or taken away, and none is invented.

``sig(s)`` is the letters, Han and digits of NFKC(s); marks and blanks play no part. The text that counts is what a
reader of the source can see: tags, comments, scripts and styles do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.blocks import SHIELDED, Block
from hizone_clean.patterns import pattern
from hizone_clean.source.entities import resolve_entities, settle_entities
from hizone_clean.source.kinds import Run, Source, split_source
from hizone_clean.source.lines import read_lines
from hizone_clean.source.visible import letters_of, visible_text

if TYPE_CHECKING:
    from hizone_clean.document import Document


# é written as e and an accent, 가 as two letters: what a letter is may hang on its neighbour in these scripts, in Chinese never
_COMPOSING = pattern(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\u3131-\u318e"
    "\ua66f-\uabff\ud7b0-\ud7ff\ufb1d-\ufdff\ufe20-\ufe2f\uff9e-\uffdc\U00010000-\U0001efff]"
)


class Balance(NamedTuple):
    """What does not balance; both are empty when all is well."""

    lost: str
    """Letters of the source that are neither kept nor taken away, sorted."""
    invented: str
    """Letters of the result that the source does not have, sorted."""

    @property
    def ok(self) -> bool:
        """Whether nothing was lost and nothing invented."""
        return not self.lost and not self.invented


def weigh(document: Document) -> Balance:
    """The balance of ``document``: what is alike on both sides needs no scales, so texts are compared before they are weighed."""
    source, blocks = _without_shielded(document)
    parts = _parts(document, source)
    markup = document.form == "html" or bool(parts and parts.runs)
    escaped = markup or _has_escaped(document, source)
    seen = _plain(_seen(source, parts) if markup else source, escaped)
    if seen.split() == weighed_text(blocks, escaped).split():
        return Balance("", "")
    kept = weighed_text((block for block in blocks if block.reason is None), escaped)
    removed = weighed_text((block for block in blocks if block.reason is not None), escaped)
    lost, invented = left_over(seen, kept, removed)
    if lost or invented:
        # an entity may be text as it stands, or the character that it names
        other = _plain(_resolved(source, parts) if markup else resolve_entities(source), escaped)
        other_lost, other_invented = left_over(other, kept, removed) if other != seen else (lost, invented)
        lost, invented = lost & other_lost, invented & other_invented
    return Balance(_letters(lost), _letters(invented))


def left_over(seen: str, kept: str, removed: str) -> tuple[Counter[str], Counter[str]]:
    """The letters of ``seen`` that are neither kept nor removed, and those kept that it does not have.

    What stands between blanks on both sides alike needs no scales; of the rest characters are counted as they stand, and only
    of those whose numbers differ it is asked which letters they are.

    >>> left_over("园区建Ａ", "园区A兴", "")
    (Counter({'建': 1}), Counter({'兴': 1}))
    """
    stays = kept.split()
    there, accounted = Counter(seen.split()), Counter([*stays, *removed.split()])
    lost, added = _weighed(there, accounted)
    # what is kept is among what is accounted for: where that has nothing more, it has not either
    return lost, _weighed(Counter(stays), there)[0] if added else Counter()


def _weighed(one: Counter[str], other: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """The letters that the words ``one`` have more of than ``other``, and those that ``other`` have more of."""
    more, less = _words_more(one, other), _words_more(other, one)
    if not more and not less:
        return Counter(), Counter()
    if _COMPOSING.search(more) or _COMPOSING.search(less):
        letters, others = Counter(letters_of(more)), Counter(letters_of(less))
        return letters - others, others - letters
    characters, others = Counter(more), Counter(less)
    return _letters_more(characters, others), _letters_more(others, characters)


def _words_more(many: Counter[str], few: Counter[str]) -> str:
    """The words that ``many`` has more of than ``few``, as often."""
    more: list[str] = []
    for word, number in many.items():
        if (left := number - few.get(word, 0)) > 0:
            more += [word] * left
    return "\n".join(more)


def _letters_more(many: Counter[str], few: Counter[str]) -> Counter[str]:
    """The letters that ``many`` has more of than ``few``."""
    more = "".join([character for character, number in many.items() if number > few.get(character, 0)])
    if not letters_of(more):
        return Counter()
    letters: Counter[str] = Counter()
    for character in {*many, *few}:
        if number := many.get(character, 0) - few.get(character, 0):
            for letter in letters_of(character):
                letters[letter] += number
    return +letters


def _without_shielded(document: Document) -> tuple[str, Sequence[Block]]:
    """The source and the blocks without the parts that were left alone: what stands as it stood needs no scales."""
    source: str = document.repaired or document.source
    blocks: list[Block] = []
    if all(block.tag != SHIELDED for block in document.blocks):
        return source, document.blocks
    for block in document.blocks:
        if block.tag == SHIELDED and block.text in source:
            source = source.replace(block.text, "", 1)
        else:
            blocks.append(block)
    return source, blocks


def weighed_text(blocks: Iterable[Block], markup: bool) -> str:
    """The text of ``blocks`` that is weighed; of a page (``markup``), escapes and the tags of parts left alone are none."""
    if not markup:
        return "\n".join([block.text for block in blocks])
    return _plain("\n".join([_visible(block) for block in blocks]), markup)


def has_markup(document: Document) -> bool:
    """Whether tags of the source of ``document`` are no text, or the sign that begins one is written as an entity."""
    source = document.repaired or document.source
    parts = _parts(document, source)
    return document.form == "html" or bool(parts and parts.runs) or _has_escaped(document, source)


def _has_escaped(document: Document, source: str) -> bool:
    """Whether Markdown holds a tag that is text: ``\\<b>`` is read as ``&lt;b>``."""
    return document.form == "markdown" and "\\<" in source


def seen_lines(document: Document) -> list[Block]:
    """A block for each line that a reader of the source of ``document`` sees, whatever the reading made of it."""
    source = document.repaired or document.source
    parts = _parts(document, source)
    if not parts or not parts.runs:
        return read_lines(visible_text(source, markup=True) if document.form == "html" else source)[0]
    lines = _head(parts)
    for run, text in _seen_runs(parts):
        lines += read_lines(text, run.line)[0]
    return lines


def _parts(document: Document, source: str) -> Source | None:
    if document.form == "plain" or "<" not in source:
        return None
    return document.parts if source == (document.repaired or document.source) else split_source(source)


def _plain(text: str, markup: bool) -> str:
    """``text`` without the escape of a "<" that is no tag: it is a mark on one side of the balance, letters on the other."""
    return text.replace("&lt;", "<") if markup else text


def _seen(source: str, parts: Source | None) -> str:
    """What a reader sees of ``source``, the entities among Markdown as they stand.

    Tags among Markdown, which shows them as code or leaves them be, are text: `<div>`.
    """
    if not parts or not parts.runs:
        return visible_text(source, markup=True)
    return _head_text(parts) + "".join(text for _, text in _seen_runs(parts))


def _resolved(source: str, parts: Source | None) -> str:
    """The same with the entities as characters."""
    if not parts or not parts.runs:
        return settle_entities(visible_text(source, markup=True))
    return _head_text(parts) + "".join(
        text if run.kind == "html" else resolve_entities(text) for run, text in _seen_runs(parts)
    )


def _head(parts: Source) -> list[Block]:
    """The blocks of what stands over the body."""
    return [*([parts.front.block] if parts.front.block else ()), *(parts.reader.blocks if parts.reader else ())]


def _head_text(parts: Source) -> str:
    return "\n".join(block.text for block in _head(parts))


def _seen_runs(parts: Source) -> Iterator[tuple[Run, str]]:
    """Each run of the body with what a reader sees of it."""
    for run in parts.runs:
        yield run, visible_text(run.text, markup=run.kind == "html")


def _visible(block: Block) -> str:
    return visible_text(block.text, markup=True) if block.tag == SHIELDED else block.text


def _letters(counts: Counter[str]) -> str:
    return "".join(sorted(counts.elements()))
