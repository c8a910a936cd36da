"""Where the accounts of a run go: standard output, the file of removals, the report, the ledger, a line of progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO

from hizone_clean.command.account import ledger_json, ledger_lines, ledger_rows, without_controls
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.settings import TABLES, SettingsError

if TYPE_CHECKING:
    from hizone_clean.rendering.report import Section


class Output:
    """Takes the outcomes as they come; what needs all of them is written by :meth:`close`."""

    def __init__(
        self, job: Job, *, removed: Path | None, report: Path | None, explain: str | None, output: Path | None = None
    ) -> None:
        self.table, self.output = (job.settings.format if job.settings.format in TABLES else ""), output
        self.rows: list[dict[str, Any]] = []
        self.explain, self.report, self.coloured = explain, report, job.mode == "diff"
        self.sections: list[Section] = []
        self.removed, self.removed_name = (_opened(removed, job) if removed else None), removed
        if report and not os.access(report.parent, os.W_OK):
            raise SettingsError(f"cannot write {report}: no folder {report.parent} that may be written to")

    def note(self, outcome: Outcome) -> Outcome:
        """Write down what was taken away: before the document itself is written, so that a killed run loses nothing.

        Where that fails (the disk is full), the outcome is the failure: a document is not rewritten without its account.
        """
        if not self.removed or not outcome.removed:
            return outcome
        import json

        rows = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in outcome.removed).encode("utf-8", "replace")
        before = self.removed.tell() if self.removed.seekable() else None
        try:
            _write_all(self.removed, rows)
        except OSError as error:
            with suppress(OSError):  # no half of a row stays
                self.removed.truncate(before)
            why = f"not written, as what it loses cannot be written to {self.removed_name}: {error.strerror or error}"
            return Outcome(outcome.name, "failed", problems=(why,))
        return outcome

    def take(self, outcome: Outcome) -> None:
        """Write what one outcome holds for standard output, remember what is for later."""
        if outcome.status != "failed":
            put(outcome.shown, coloured=self.coloured)
            self.rows += outcome.rows
        if outcome.section:
            self.sections.append(outcome.section)
        for line in self._ledger(outcome):
            say(line)

    def _ledger(self, outcome: Outcome) -> Iterable[str]:
        rows = ledger_rows(outcome.removed, outcome.changes) if self.explain else ()
        return ledger_json(rows) if self.explain == "jsonl" else ledger_lines(rows)

    def close(self) -> None:
        """Close the file of removals, write the report, where they were asked for. Raises ``OSError`` when that fails."""
        if self.removed:
            self.removed.close()
        if self.table:
            self._write_table()
        if self.report:
            from hizone_clean.command.writing import write_atomically
            from hizone_clean.rendering.report import render_report

            try:
                write_atomically(self.report, render_report(self.sections).encode("utf-8", "replace"))
            except OSError as error:
                raise OSError(f"cannot write {self.report}: {error.strerror or error}") from error

    def _write_table(self) -> None:
        from hizone_clean.command.writing import write_atomically
        from hizone_clean.rendering.table import TableError, render_table

        try:
            data = render_table(self.rows, self.table)
        except TableError as error:
            raise OSError(str(error)) from error
        if self.output:
            try:
                write_atomically(self.output, data)
            except OSError as error:
                raise OSError(f"cannot write {self.output}: {error.strerror or error}") from error
        elif self.table != "csv" and sys.stdout is not None and sys.stdout.isatty():
            raise OSError(f"{self.table} is nothing for a terminal: --output FILE")
        else:
            put_bytes(data)


class Progress:
    """A line on standard error that tells how far a long run is; on a terminal only, and gone when it is done."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total, self.done = total, 0
        self.shown = total > 1 and not quiet and sys.stderr is not None and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """One more document is done."""
        self.done += 1
        if self.shown:
            sys.stderr.write(f"\r{self.done}/{self.total} {without_controls(name[-30:])}\033[K")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.done:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def put(text: str, *, coloured: bool = False) -> None:
    """Write ``text`` to standard output as UTF-8, at once; to a terminal without what would steer it.

    What is ``coloured`` was freed of that before it was coloured.


    Raises ``OutputError`` when nobody takes it.
    """
    if not text:
        return
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    shown = without_controls(text) if sys.stdout.isatty() and not coloured else text
    put_bytes(shown.encode("utf-8", "replace"))


def put_bytes(data: bytes) -> None:
    """Write ``data`` to standard output at once. Raises ``OutputError`` when nobody takes it."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


class OutputError(OSError):
    """Standard output takes no more."""


def say(line: str) -> None:
    """Print one line on standard error, without what would steer a terminal; nothing where that is closed."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(without_controls(line), file=sys.stderr)


def coloured(stream: TextIO | None) -> bool:
    """Whether ``stream`` is a terminal that may be coloured (https://no-color.org)."""
    return (
        stream is not None and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def check_targets(
    removed: Path | None, report: Path | None, inputs: Iterable[Path], output: Path | None = None
) -> None:
    """Raise ``SettingsError`` where an account would be written over a document, or over anything that is no account."""
    taken = {_identity(path): path for path in inputs}
    for option, path, is_ours in (("--removed", removed, _holds_rows), ("--report", report, _holds_report)):
        if not path:
            continue
        if (identity := _identity(path)) in taken:
            raise SettingsError(
                f"{option} {path} is {taken[identity]} itself, which is to be cleaned: name another file"
            )
        if path.is_file() and path.stat().st_size and not is_ours(path):
            raise SettingsError(f"{option} {path} would overwrite a file that no {option} wrote: name another file")
    if output and (identity := _identity(output)) in taken:
        raise SettingsError(f"--output {output} is {taken[identity]} itself, which is to be cleaned: name another file")
    if removed and report and _identity(removed) == _identity(report):
        raise SettingsError(f"--removed and --report cannot both be {removed}")


def _identity(path: Path) -> tuple[int, int] | str:
    """The same for all names of one file: links, also hard ones, and another case of the letters where that is no other."""
    try:
        status = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino)


def _holds_rows(path: Path) -> bool:
    import json

    with path.open("rb") as file:
        line = file.readline(1 << 20)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return len(line) == 1 << 20 and line.startswith(b'{"file": ')
    return isinstance(row, dict) and {"file", "lines", "reason", "by"} <= set(row)


def _holds_report(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"<!DOCTYPE html>") and b"hizone-clean" in head


def _write_all(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _opened(path: Path, job: Job) -> IO[bytes]:
    """The file of removals: a new one, or, for documents that are rewritten, the old one carried on."""
    try:
        return path.open("ab" if job.mode == "in_place" else "wb", buffering=0)
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}") from error
