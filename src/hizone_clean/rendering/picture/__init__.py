"""The picture of a newspaper page: every line at its place, in the colour of its article, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hizone_clean.document import Document


def figure(document: Document, pdf: bytes | None = None) -> str:
    """The picture for a page of HTML; empty for a document whose lines need none."""
    return ""
