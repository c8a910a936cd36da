"""What is no document at all: nothing left, an error page, a wall against robots, a page that its scripts would have made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hizone_clean.blocks import Diagnostic
from hizone_clean.document import Document
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_HARDLY_ANYTHING = 120
"""Characters beyond which a text says more than that there is none."""
_SCRIPT = pattern(r"<script\b", re.I)


def find_failures(document: Document) -> Iterator[Diagnostic]:
    """One diagnostic where nothing is left of ``document``, or where all that is left says that there is no page."""
    if document.form == "plain" or sum(len(block.text) for block in document.kept) > _HARDLY_ANYTHING:
        return
    text = "\n".join(block.text.strip() for block in document.kept if block.text.strip())
    title = document.metadata.title or ""
    told = "\n".join(filter(None, (title, text)))
    removed = "\n".join(block.text for block in document.removed if block.reason not in ("image", "front_matter"))[
        :2000
    ]
    what = _failure(told) or (not text and _failure(removed)) or ""
    if what:
        yield Diagnostic(1, "other", told[:20], f"this looks like {what}, not like a document")
    elif text or not document.source.strip():
        return
    elif _SCRIPT.search(document.source):
        yield Diagnostic(
            1, "other", "", "nothing is left: the page has no text of its own, its scripts would have made it"
        )
    else:
        yield Diagnostic(1, "other", "", "nothing is left of this document; its removals say why")


def _failure(text: str) -> str:
    return next((what for what, found in _failures() if found.search(text)), "") if text else ""


@cache
def _failures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = read_table("page_failures.toml")["failure"]
    return tuple((group["what"], pattern("|".join(group["patterns"]), re.I | re.M)) for group in groups)
