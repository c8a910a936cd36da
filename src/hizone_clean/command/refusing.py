"""What is asked of a result before it may be written: that nothing was lost or invented, that a second pass agrees."""

from __future__ import annotations

from hizone_clean.balance import Balance
from hizone_clean.command.job import Job
from hizone_clean.command.one_pass import clean_once, rendered
from hizone_clean.document import Document
from hizone_clean.patterns import pattern
from hizone_clean.source.visible import letters_of

# taken away without being missed: the marks of a format, not text
_NO_TEXT = frozenset(("front_matter", "markup", "metadata", "image"))
_SHOWN = 20
# taken away because they stand elsewhere, or are marks: no sentence is lost with them
_NO_LOSS = _NO_TEXT | {"duplicate", "furniture"}
_SENTENCE_END = pattern("[。！？]")
_SOME = 4
"""Sentences that must be gone before their share is told."""
_FEW_LOST, _SMALL_SHARE = 3, 0.001
"""Undecodable places that a text in the encoding that was given may have: a few, and one in a thousand characters."""


def why_not_to_write(name: str, document: Document, output: str, job: Job) -> str:
    """One line that says why ``output`` may not be written, and what to do; empty when it may.

    Data (JSON) is no document that could be read again, and what goes to another folder leaves its source as it is: a
    second pass is asked for only where a file is written back.
    """
    balance = _balance(document, job)
    if not balance.ok:
        return f"not written: {_told(balance)}; please report it with what this prints: {_command(name)}"
    if job.mode != "output_dir" and rendered(clean_once(output, job, name=name), job.settings, name) != output:
        return f"not written: a second pass would change it again; please report it with what this prints: {_command(name)}"
    return ""


def misread(document: Document, job: Job) -> str:
    """One line that says why a file whose bytes were perhaps misread stays as it is; empty when it may be written back.

    What a file held is gone once its misreading is in its place: bytes that are no text in the encoding found, and a near
    tie of encodings (Korean and Chinese bytes look alike) stop that, unless the raw form is kept or the encoding was given.
    A given encoding in which much is no text is the wrong one.
    """
    if job.mode not in ("in_place", "check") or job.settings.keep_raw:
        return ""
    doubts = [one for one in document.diagnostics if one.kind in ("undecodable", "ambiguous")]
    if job.settings.encoding:
        lost = document.source.count("\ufffd")
        doubts = doubts if lost > _FEW_LOST and lost > _SMALL_SHARE * len(document.source) else []
    if not doubts:
        return ""
    return f"left as it is: {' '.join(doubts[0].note.split())}; --encoding NAME reads it right, --keep-raw DIR keeps its bytes"


def unpacked(document: Document, job: Job) -> str:
    """One line for a file that was unpacked, a mail or a saved page, and is asked to be written back as text; else empty."""
    if job.mode not in ("in_place", "check", "diff") or not document.unpacked:
        return ""
    return f"left as it is: this is {document.unpacked}, and its text in its place would be none; --output-dir DIR reads it"


def sentences_lost(document: Document) -> float:
    """The share of the sentences of ``document`` that was taken away; none where there are hardly any to lose."""
    kept, taken = (
        sum(len(_SENTENCE_END.findall(block.text)) for block in blocks if block.reason not in _NO_LOSS)
        for blocks in (document.kept, document.removed)
    )
    return taken / (taken + kept) if taken >= _SOME else 0.0


def share_taken(document: Document) -> float:
    """The share of the letters of ``document`` that was taken away, the marks of its format aside."""
    taken = sum(len(letters_of(block.text)) for block in document.removed if block.reason not in _NO_TEXT)
    kept = sum(len(letters_of(block.text)) for block in document.kept)
    return taken / max(1, taken + kept)


def _balance(document: Document, job: Job) -> Balance:
    if not job.settings.replacements and not job.settings.script:
        return document.check()
    # other words and another script are wanted, and the last to touch a letter: without them all must balance
    settings = job.settings._replace(replacements={}, script="")
    return clean_once(document.source, job._replace(settings=settings)).check()


def _told(balance: Balance) -> str:
    parts = [
        f"{len(letters)} letters would be {what} ({letters[:_SHOWN]}{'…' if len(letters) > _SHOWN else ''})"
        for what, letters in (("lost", balance.lost), ("invented", balance.invented))
        if letters
    ]
    return ", ".join(parts)


def _command(name: str) -> str:
    from shlex import quote

    return f"hizone-clean --explain --diff {quote(name)}"
