"""One document through a run: cleaned, doubted, and made ready for the place where it goes. Nothing is written here."""

from __future__ import annotations

import os
from pathlib import Path

from hizone_clean.command.input import read_file
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.one_pass import clean_once, rendered
from hizone_clean.command.refusing import misread, sentences_lost, share_taken, unpacked, why_not_to_write
from hizone_clean.command.settings import TABLES, size_of
from hizone_clean.command.walking import Found
from hizone_clean.document import Document
from hizone_clean.errors import DataError, InputError
from hizone_clean.source.lines import count_lines
from hizone_clean.source.pdf_mark import is_pdf


def clean_files(found: list[Found], job: Job) -> list[Outcome]:
    """The outcome of each file of ``found``, in order."""
    return [clean_file(file, job) for file in found]


def clean_file(found: Found, job: Job) -> Outcome:
    """Clean the file ``found`` as ``job`` says. Never raises for what the file holds: the outcome tells."""
    name = shown_name(found.path)
    if found.problem:
        return Outcome(name, "failed", problems=(found.problem,))
    try:
        data = read_file(found.path, size_of(job.settings.max_size))
    except OSError as error:
        return Outcome(name, "failed", problems=(error.strerror or str(error),))
    outcome = clean_bytes(name, data, job)
    if outcome.data and (job.skip_data or not found.named):  # nobody asked for this one
        return Outcome(name, "passed", data=outcome.data)
    return outcome


def clean_bytes(name: str, data: bytes, job: Job) -> Outcome:
    """The outcome of cleaning ``data``. Never raises for what it holds."""
    try:
        if job.field:
            from hizone_clean.command.records import clean_records

            return clean_records(name, data, job)
        return _cleaned(name, data, job)
    except DataError as error:
        return Outcome(name, "failed", problems=(str(error),), data=error.what)
    except InputError as error:
        return Outcome(name, "failed", problems=(str(error),))
    except MemoryError:
        return Outcome(name, "failed", problems=("not cleaned: it needs more memory than there is",))
    except Exception as error:  # a defect of ours in one document must not stop the others
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        return Outcome(name, "failed", problems=(f"not cleaned: {told}; please report it with this document",))


def _cleaned(name: str, data: bytes, job: Job) -> Outcome:
    if is_pdf(data) and job.mode not in ("stdout", "output_dir"):
        return Outcome(name, "failed", problems=("a PDF is never written over: --output-dir DIR puts its text there",))
    document = clean_once(data, job, explain=job.changes or job.report, name=name)
    if refusal := misread(document, job) or unpacked(document, job):
        return Outcome(name, "failed", problems=(refusal,), data=document.unpacked)
    if job.settings.format in TABLES:
        from hizone_clean.rendering.table import table_rows

        outcome = Outcome(name, "changed", problems=_problems(document, job), rows=tuple(table_rows(name, document)))
        return _with_account(outcome, document, data, job)
    output = rendered(document, job.settings, name)
    if job.settings.normalize and job.mode != "stdout" and all(block.type == "code" for block in document.blocks):
        # code and data alone: byte for byte, whatever they are in
        return Outcome(name, "unchanged", clean=data, digest=digest_of(data))
    clean = _with_line_ends_of(document, output).encode("utf-8", "replace")
    changed = clean != data
    if refusal := _refusal(name, document, output, job) if changed else "":
        return Outcome(name, "failed", problems=(refusal,))
    outcome = Outcome(name, "changed" if changed else "unchanged", problems=_problems(document, job))
    if job.mode in ("in_place", "output_dir"):
        outcome = outcome._replace(clean=clean, digest=digest_of(data))
    elif job.mode == "stdout":
        outcome = outcome._replace(shown=output)
        if job.joined and job.settings.format == "markdown":
            outcome = _with_part(outcome, document)
    elif job.mode == "diff" and changed:
        outcome = _with_diff(outcome, document, clean, job)
    return _with_account(outcome, document, data, job)


def _with_part(outcome: Outcome, document: Document) -> Outcome:
    from hizone_clean.rendering.joined import markdown_part

    return outcome._replace(part=markdown_part(outcome.name, document))


def _with_account(outcome: Outcome, document: Document, data: bytes, job: Job) -> Outcome:
    from hizone_clean.command.account import change_rows, removal_rows

    if job.removed or job.changes:
        outcome = outcome._replace(removed=tuple(removal_rows(outcome.name, document)))
    if job.changes:
        outcome = outcome._replace(changes=tuple(change_rows(outcome.name, document)))
    if job.picture:
        from hizone_clean.rendering.picture import picture_svg

        outcome = outcome._replace(picture=picture_svg(document, data if is_pdf(data) else None))
    if job.report:
        from hizone_clean.rendering.report import report_section

        outcome = outcome._replace(section=report_section(outcome.name, document, data if is_pdf(data) else None))
    return outcome


def digest_of(data: bytes) -> bytes:
    """A short digest of ``data``."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()


def shown_name(path: Path) -> str:
    """The name of ``path`` for a line of text or JSON: bytes that are no text and controls are escaped."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return name if name.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def _problems(document: Document, job: Job) -> tuple[str, ...]:
    found = tuple(f"{d.line}: {d.kind}: {' '.join(d.note.split())}" for d in document.diagnostics)
    if (share := sentences_lost(document)) > 1 / 2:
        return (*found, f"took away {share:.0%} of its sentences; --removed FILE.jsonl keeps them")
    if job.mode in ("in_place", "check") and (share := share_taken(document)) > 1 / 3:
        return (*found, f"took away {share:.0%} of the text; --removed FILE.jsonl keeps it")
    return found


def _refusal(name: str, document: Document, output: str, job: Job) -> str:
    if job.mode not in ("in_place", "output_dir", "check"):
        return ""
    return why_not_to_write(name, document, output, job)


def _with_diff(outcome: Outcome, document: Document, clean: bytes, job: Job) -> Outcome:
    from hizone_clean.command.account import diff_between

    shown = diff_between(outcome.name, document.source, clean.decode(), colour=job.colour)
    problems = (
        outcome.problems if shown else (*outcome.problems, "only its encoding would change, to UTF-8 without a mark")
    )
    return outcome._replace(shown=shown, problems=problems)


def _with_line_ends_of(document: Document, output: str) -> str:
    if document.form == "plain" or "\r" not in document.source:
        return output
    source = document.source
    crlf = source.count("\r\n")
    if 2 * crlf > count_lines(source):
        return output.replace("\n", "\r\n")
    return output.replace("\n", "\r") if 2 * (source.count("\r") - crlf) > count_lines(source) else output
