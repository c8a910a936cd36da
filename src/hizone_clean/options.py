"""The options of cleaning, named and typed in one place; :func:`hizone_clean.clean` says what each does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from hizone_clean.blocks import Reason

Spacing = Literal["none", "pangu", "keep"]
"""Blanks between Han and Latin: none, one, or as they stand."""
Quotes = Literal["auto", "curly", "corner", "keep"]
"""Quotation marks: “ ”, 「 」, as they stand, or by the script of the text."""
Favour = Literal["recall", "precision"]
"""Which way to lean in doubt: keep text, or take junk away."""


class CleanOptions(TypedDict, total=False):
    """What ``clean``, ``clean_document`` and ``configured_pipeline`` take beside the document; each may be left out."""

    spacing: Spacing
    quotes: Quotes
    script: str | None
    keep: Iterable[Reason]
    skip: Iterable[str]
    only: Iterable[str]
    favour: Favour
