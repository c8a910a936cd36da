"""Join the lines of a paragraph that were broken at a measure."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def rejoin_hard_wraps(document: Document) -> Document:
    """Join the lines of a paragraph that were broken at a measure."""
    return document
