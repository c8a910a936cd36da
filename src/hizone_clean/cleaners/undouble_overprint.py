"""Print overprinted (shadow) headlines once."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def undouble_overprint(document: Document) -> Document:
    """Print overprinted (shadow) headlines once."""
    return document
