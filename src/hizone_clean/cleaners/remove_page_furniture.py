"""Take away page headers, folios and dotted contents."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def remove_page_furniture(document: Document) -> Document:
    """Take away page headers, folios and dotted contents."""
    return document
