"""Bring headlines to their article and bylines into its authors."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def assemble_articles(document: Document) -> Document:
    """Bring headlines to their article and bylines into its authors."""
    return document
