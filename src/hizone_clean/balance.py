"""The balance of a document: every letter of the source is kept or taken away, and none is invented.

``sig(s)`` is the letters, Han and digits of NFKC(s); marks and blanks play no part. The text that counts is what a
reader of the source can see: tags, comments, scripts and styles do not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.blocks import SHIELDED, Block
from hizone_clean.source.entities import resolve_entities
from hizone_clean.source.kinds import Source, split_source
from hizone_clean.source.visible import signature, visible_text

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
    source = document.repaired or document.source
    parts = split_source(source) if document.form in ("html", "markdown") and "<" in source else None
    markup = document.form == "html" or bool(parts and parts.runs)
    least = most = Counter(signature(_plain(_seen(source, parts) if markup else source, markup)))
    if document.form == "markdown" and "&" in source:
        # an entity is a character in a line, and itself in code: either will do
        resolved = Counter(signature(resolve_entities(source)))
        least, most = least & resolved, least | resolved
    kept = Counter(signature(_plain("".join(_visible(block, markup) for block in document.kept), markup)))
    removed = Counter(signature(_plain("".join(block.text for block in document.removed), markup)))
    return Balance(_letters(least - kept - removed), _letters(kept - most))


def _plain(text: str, markup: bool) -> str:
    """``text`` without the escape of a "<" that is no tag: it is a mark on one side of the balance, letters on the other."""
    return text.replace("&lt;", "<") if markup else text


def _seen(source: str, parts: Source | None) -> str:
    """What a reader sees of ``source``; tags among Markdown, which shows them as code or leaves them be, are text: `<div>`."""
    if not parts or not parts.runs:
        return visible_text(source, markup=True)
    head = parts.front.block.text if parts.front.block else ""
    head += "\n".join(block.text for block in parts.reader.blocks) if parts.reader else ""
    return head + "".join(visible_text(run.text, markup=run.kind == "html") for run in parts.runs)


def _visible(block: Block, markup: bool) -> str:
    return visible_text(block.text, markup=True) if markup and block.tag == SHIELDED else block.text


def _letters(counts: Counter[str]) -> str:
    return "".join(sorted(counts.elements()))
