"""What is asked of a result before it may be written: that nothing was lost or invented, that a second pass agrees."""

from __future__ import annotations

from dataclasses import replace
from shlex import quote

from hizone_clean.balance import Balance
from hizone_clean.command.job import Job
from hizone_clean.command.one_pass import clean_once, rendered
from hizone_clean.document import Document
from hizone_clean.source.visible import signature

# taken away without being missed: the marks of a format, not text
_MARKS = frozenset(("front_matter", "markup", "metadata", "image"))
_SHOWN = 20


def why_not_to_write(name: str, document: Document, output: str, job: Job) -> str:
    """One line that says why ``output`` may not be written, and what to do; empty when it may.

    Data (JSON) is no document that could be read again, and what goes to another folder leaves its source as it is: a
    second pass is asked for only where a file is written back.
    """
    balance = _balance(document, job)
    if not balance.ok:
        return f"not written: {_told(balance)}; please report it with what this prints: {_command(name)}"
    if job.mode != "output_dir" and rendered(clean_once(output, job), job.settings, name) != output:
        return f"not written: a second pass would change it again; please report it with what this prints: {_command(name)}"
    return ""


def share_taken(document: Document) -> float:
    """The share of the letters of ``document`` that was taken away, the marks of its format aside."""
    taken = sum(len(signature(block.text)) for block in document.removed if block.reason not in _MARKS)
    kept = sum(len(signature(block.text)) for block in document.kept)
    return taken / max(1, taken + kept)


def _balance(document: Document, job: Job) -> Balance:
    if not job.settings.replacements and not job.settings.script:
        return document.check()
    # other words and another script are wanted, and the last to touch a letter: without them all must balance
    settings = replace(job.settings, replacements={}, script="")
    return clean_once(document.source, replace(job, settings=settings)).check()


def _told(balance: Balance) -> str:
    parts = [
        f"{len(letters)} letters would be {what} ({letters[:_SHOWN]}{'…' if len(letters) > _SHOWN else ''})"
        for what, letters in (("lost", balance.lost), ("invented", balance.invented))
        if letters
    ]
    return ", ".join(parts)


def _command(name: str) -> str:
    return f"hizone-clean --explain --diff {quote(name)}"
