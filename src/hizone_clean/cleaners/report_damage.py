"""Report masked, replaced and lost text; change nothing."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.document import Document


@structural
def report_damage(document: Document) -> Document:
    """Report masked, replaced and lost text; change nothing."""
    return document
