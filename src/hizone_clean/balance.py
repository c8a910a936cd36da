"""The balance of a document: every letter of the source is kept or taken away, and none is invented.

``sig(s)`` is the letters, Han and digits of NFKC(s); marks and blanks play no part. The text that counts is what a
reader of the source can see: tags, comments, scripts and styles do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.blocks import SHIELDED, Block
from hizone_clean.source.entities import resolve_entities, settle_entities
from hizone_clean.source.kinds import Source, split_source
from hizone_clean.source.lines import read_lines
from hizone_clean.source.visible import letters_of, visible_text

if TYPE_CHECKING:
    from hizone_clean.document import Document


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
    """The balance of ``document``."""
    source, blocks = _without_shielded(document)
    parts = _parts(document, source)
    markup = document.form == "html" or bool(parts and parts.runs)
    as_written, resolved = _seen(source, parts) if markup else (source, resolve_entities(source))
    least = most = Counter(letters_of(_plain(as_written, markup)))
    if (markup or document.form == "markdown") and resolved != as_written:
        other = Counter(letters_of(_plain(resolved, markup)))
        least, most = least & other, least | other
    kept = Counter(letters_of(weighed_text((block for block in blocks if block.reason is None), markup)))
    removed = Counter(letters_of(weighed_text((block for block in blocks if block.reason is not None), markup)))
    return Balance(_letters(least - kept - removed), _letters(kept - most))


def _without_shielded(document: Document) -> tuple[str, list[Block]]:
    """The source and the blocks without the parts that were left alone: what stands as it stood needs no scales."""
    source, blocks = document.repaired or document.source, []
    for block in document.blocks:
        if block.tag == SHIELDED and block.text in source:
            source = source.replace(block.text, "", 1)
        else:
            blocks.append(block)
    return source, blocks


def weighed_text(blocks: Iterable[Block], markup: bool) -> str:
    """The text of ``blocks`` that is weighed; of a page (``markup``), escapes and the tags of parts left alone are none."""
    return _plain("".join(_visible(block, markup) for block in blocks), markup)


def has_markup(document: Document) -> bool:
    """Whether tags of the source of ``document`` are no text."""
    parts = _parts(document, document.repaired or document.source)
    return document.form == "html" or bool(parts and parts.runs)


def seen_lines(document: Document) -> list[Block]:
    """A block for each line that a reader of the source of ``document`` sees, whatever the reading made of it."""
    source = document.repaired or document.source
    parts = _parts(document, source)
    if not parts or not parts.runs:
        return read_lines(visible_text(source, markup=True) if document.form == "html" else source)[0]
    blocks = [parts.front.block] if parts.front.block else []
    blocks += parts.reader.blocks if parts.reader else ()
    for run in parts.runs:
        blocks += read_lines(visible_text(run.text, markup=run.kind == "html"), run.line)[0]
    return blocks


def _parts(document: Document, source: str) -> Source | None:
    return split_source(source) if document.form != "plain" and "<" in source else None


def _plain(text: str, markup: bool) -> str:
    """``text`` without the escape of a "<" that is no tag: it is a mark on one side of the balance, letters on the other."""
    return text.replace("&lt;", "<") if markup else text


def _seen(source: str, parts: Source | None) -> tuple[str, str]:
    """What a reader sees of ``source``, with the entities among Markdown as they stand and as characters: either may be text.

    Tags among Markdown, which shows them as code or leaves them be, are text: `<div>`.
    """
    if not parts or not parts.runs:
        seen = visible_text(source, markup=True)
        return seen, settle_entities(seen)
    head = parts.front.block.text if parts.front.block else ""
    head += "\n".join(block.text for block in parts.reader.blocks) if parts.reader else ""
    texts = [visible_text(run.text, markup=True) if run.kind == "html" else run.text for run in parts.runs]
    resolved = [
        text if run.kind == "html" else resolve_entities(text) for run, text in zip(parts.runs, texts, strict=True)
    ]
    return head + "".join(texts), head + "".join(resolved)


def _visible(block: Block, markup: bool) -> str:
    return visible_text(block.text, markup=True) if markup and block.tag == SHIELDED else block.text


def _letters(counts: Counter[str]) -> str:
    return "".join(sorted(counts.elements()))
