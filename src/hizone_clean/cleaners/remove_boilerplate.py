"""Take away what is not the body of the document."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def remove_boilerplate(document: Document) -> Document:
    """Take away what is not the body of the document."""
    return document
