"""Put back what was taken away for reasons that a user wants kept."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural(needs=["body", "articles"])
def keep_reasons(document: Document, *, reasons: frozenset[str]) -> Document:
    """Put back the blocks that were taken away for one of ``reasons``, each in its place."""
    return document.restoring(reasons)
