"""One document through a run: cleaned, doubted, and only then written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from zlib import crc32

from hizone_clean import Document, InputError
from hizone_clean.visible import signature
from hizone_clean.command.settings import Settings
from hizone_clean.command.walking import Found
from hizone_clean.command.writing import write_atomically

if TYPE_CHECKING:
    from hizone_clean.rendering.report import Section

Mode = Literal["stdout", "check", "diff", "in_place", "output_dir"]

# taken away without being missed: the marks of a format, not text
_MARKS = frozenset(("front_matter", "markup", "metadata", "image"))


@dataclass(frozen=True, slots=True)
class Job:
    """What a run does with every file; it travels to worker processes."""

    settings: Settings
    mode: Mode = "stdout"
    output_dir: Path = Path()
    ledger: bool = False
    """Whether what was removed and changed is asked for."""
    report: bool = False
    """Whether a report is asked for."""


class Outcome(NamedTuple):
    """What became of one document."""

    name: str
    status: Literal["changed", "unchanged", "failed"]
    output: str = ""
    source: str = ""
    problems: tuple[str, ...] = ()
    """A line each, without the name of the document."""
    removed: tuple[dict[str, Any], ...] = ()
    changes: tuple[dict[str, Any], ...] = ()
    section: Section | None = None


def clean_file(found: Found, job: Job) -> Outcome:
    """Clean the file ``found`` as ``job`` says. Never raises for what the file holds: the outcome tells."""
    name = str(found.path)
    try:
        data = found.path.read_bytes()
    except OSError as error:
        return Outcome(name, "failed", problems=(error.strerror or str(error),))
    outcome, clean = clean_bytes(name, data, job)
    if outcome.status == "changed" and job.mode == "in_place":
        return _written(outcome, found.path, data, clean, job)
    if outcome.status != "failed" and job.mode == "output_dir":
        return _written(outcome, job.output_dir / found.relative, data, clean, job)
    return outcome


def clean_bytes(name: str, data: bytes, job: Job) -> tuple[Outcome, bytes]:
    """The outcome of cleaning ``data``, and the bytes that would be written for it."""
    try:
        document = _document(data, job.settings, explain=job.ledger or job.report)
        output = _rendered(document, job.settings, name)
        problems = _doubts(document, output, job)
    except InputError as error:
        return Outcome(name, "failed", problems=(str(error),)), b""
    if isinstance(problems, str):
        return Outcome(name, "failed", problems=(problems,)), b""
    clean = _with_line_ends_of(document, output).encode()
    status: Literal["changed", "unchanged"] = "unchanged" if clean == data else "changed"
    outcome = Outcome(name, status, output, document.source, problems, _removed(name, document), _changes(name, document))
    return outcome._replace(section=_section(name, document, job)), clean


def _section(name: str, document: Document, job: Job) -> Section | None:
    if not job.report:
        return None
    from hizone_clean.rendering.report import report_section

    return report_section(name, document, crc32(name.encode("utf-8", "surrogateescape")), opened=False)


def _document(raw: bytes | str, settings: Settings, *, explain: bool = False) -> Document:
    from hizone_clean.command.steps import pipeline_for

    encoding = settings.encoding or None
    return pipeline_for(settings)(raw, explain=explain, encoding=encoding if isinstance(raw, bytes) else None)


def _rendered(document: Document, settings: Settings, name: str) -> str:
    if settings.format == "json":
        return json.dumps(document.to_dict(), ensure_ascii=False, indent=1) + "\n"
    if settings.format == "jsonl":
        return json.dumps({"file": name, **document.to_dict()}, ensure_ascii=False) + "\n"
    text = document.to_markdown() if settings.format == "markdown" else document.text
    return text if document.form == "plain" or not text else text + "\n"


def _doubts(document: Document, output: str, job: Job) -> tuple[str, ...] | str:
    """Lines that tell what to look at; or, before writing, one line that says why nothing may be written."""
    found = tuple(f"{d.line}: {d.kind}: {d.note}" for d in document.diagnostics)
    if job.mode not in ("in_place", "output_dir") or job.settings.format in ("json", "jsonl"):
        return found
    if not document.check().ok:
        return "not written: letters would be lost or invented; please report it with the output of document.check()"
    if _rendered(_document(output, job.settings), job.settings, "") != output:
        return "not written: a second pass would change the result again; please report it with this document"
    share = _share_taken(document)
    return (*found, f"took away {share:.0%} of the text; --removed FILE.jsonl keeps it") if share > 1 / 3 else found


def _share_taken(document: Document) -> float:
    taken = sum(len(signature(block.text)) for block in document.removed if block.reason not in _MARKS)
    kept = sum(len(signature(block.text)) for block in document.kept)
    return taken / max(1, taken + kept)


def _with_line_ends_of(document: Document, output: str) -> str:
    if document.form == "plain":
        return output
    source = document.source
    crlf = source.count("\r\n")
    if crlf > source.count("\n") - crlf:
        return output.replace("\n", "\r\n")
    return output.replace("\n", "\r") if source.count("\r") - crlf > source.count("\n") else output


def _written(outcome: Outcome, path: Path, data: bytes, clean: bytes, job: Job) -> Outcome:
    try:
        if job.settings.keep_raw and job.mode == "in_place":
            raw = Path(job.settings.keep_raw) / path.name
            if not raw.exists():
                write_atomically(raw, data)
        write_atomically(path, clean)
    except OSError as error:
        return outcome._replace(status="failed", problems=(f"cannot write {path}: {error.strerror or error}",))
    return outcome


def _removed(name: str, document: Document) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"file": name, "lines": list(b.lines), "reason": b.reason, "by": b.by, "text": b.text} for b in document.removed
    )


def _changes(name: str, document: Document) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"file": name, "lines": list(c.lines), "cleaner": c.cleaner, "before": c.before, "after": c.after}
        for c in document.changes
    )
