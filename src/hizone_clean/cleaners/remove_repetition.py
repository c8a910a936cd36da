"""Take away a block that stands twice in succession."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def remove_repetition(document: Document) -> Document:
    """Take away a block that stands twice in succession."""
    return document
