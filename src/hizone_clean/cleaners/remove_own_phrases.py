"""Take away what a user's own phrases name."""

from __future__ import annotations

from hizone_clean.blocks import Block
from hizone_clean.cleaner import structural
from hizone_clean.document import Document
from hizone_clean.language.fold import fold

# letters up to which one of a user's own phrases speaks for its block: in longer ones it is as often part of a sentence
_SHORT = 45


@structural
def remove_own_phrases(document: Document, *, phrases: tuple[str, ...]) -> Document:
    """Take away the short blocks that hold one of a user's own ``phrases``, in whichever width, and longer ones that are one.

    >>> remove_own_phrases("园区开工。\\n本站原创，转载请联系。", phrases=("本站原创,",))
    '园区开工。\\n'
    """
    folded = tuple(map(fold, phrases))

    def judge(block: Block) -> Block:
        text = fold(block.text.strip())
        phrase = next((phrase for phrase in folded if phrase in text), None)
        if block.reason is None and block.type != "code" and phrase and len(text) <= max(_SHORT, len(phrase)):
            return block.removed("custom", "remove_own_phrases/phrase")
        return block

    return document.with_blocks(map(judge, document.blocks))
