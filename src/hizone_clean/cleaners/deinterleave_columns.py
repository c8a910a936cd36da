"""Put side-by-side columns one after another."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def deinterleave_columns(document: Document) -> Document:
    """Put side-by-side columns one after another."""
    return document
