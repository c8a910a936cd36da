"""Where a step would lose or invent letters, it is taken back, and a diagnostic says so: no text is handed out that does not balance.

The whole is weighed once, at the end; only where that fails are the steps run again with a look at each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from hizone_clean.balance import has_markup, seen_lines, weighed_text
from hizone_clean.blocks import Block, Diagnostic
from hizone_clean.cleaner import is_structural, name_of
from hizone_clean.document import Document
from hizone_clean.source.visible import letters_of

Step = Callable[..., Any]

_CUT = 0.01
"""Share of the letters of a document that its reading may drop and still be good: the end of a tag that was cut."""
_FEW = 20
_SHOWN = 20


def keeps_letters(step: Step) -> bool:
    """Whether ``step`` has no business with letters; a function of the user's own, or another script, is free to change them."""
    return is_structural(step) or name_of(step) in ("normalize_punctuation", "repair_characters")


def run_undoing(document: Document, steps: Iterable[Step], run: Callable[[Step, Document], Document]) -> Document:
    """``document`` after those of ``steps`` that keep the balance."""
    document = _read_well(document)
    for step in steps:
        after = run(step, document)
        told = _told(document, after)
        document = document.with_diagnostics([_taken_back(name_of(step), told)]) if told else after
    return document


def _told(before: Document, after: Document) -> str:
    """What the step between the two lost or invented; nothing when it did neither."""
    if after is before:
        return ""
    markup = has_markup(after)
    was = _letters(before.blocks, markup)
    lost, invented = was - _letters(after.blocks, markup), _letters(after.kept, markup) - was
    return " and ".join(
        f"{_shown(letters)} {what}" for letters, what in ((lost, "lost"), (invented, "invented")) if letters
    )


def _letters(blocks: Iterable[Block], markup: bool) -> Counter[str]:
    return Counter(letters_of(weighed_text(blocks, markup)))


def _taken_back(name: str, told: str) -> Diagnostic:
    return Diagnostic(
        1, "other", "", f"{name} was taken back: it would have {told}; please report it with this document"
    )


def _shown(letters: Counter[str]) -> str:
    text = "".join(sorted(letters.elements()))
    return f"{len(text)} letters ({text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''})"


def _read_well(document: Document) -> Document:
    """``document``, or where its reading itself does not balance, the lines that a reader of the source sees.

    A few letters that were dropped at a cut are put down as taken away: the rest is better read than not.
    """
    balance = document.check()
    if balance.ok:
        return document
    note = _taken_back(
        "read",
        " and ".join(
            f"{len(letters)} letters {what}"
            for letters, what in ((balance.lost, "lost"), (balance.invented, "invented"))
            if letters
        ),
    )
    if not balance.invented and len(balance.lost) <= max(_FEW, _CUT * len(document.source)):
        cut = Block(balance.lost, document.blocks[-1].lines if document.blocks else (1, 1)).removed(
            "markup", "read/cut"
        )
        return document.with_blocks([*document.blocks, cut])
    return document.with_blocks(seen_lines(document), heads=()).with_diagnostics([note])
