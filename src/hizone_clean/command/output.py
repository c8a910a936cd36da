"""Where the accounts of a run go: standard output, the file of removals, the report, the ledger, a line of progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, TextIO

from hizone_clean.command.account import ledger_json, ledger_lines, ledger_rows, without_controls
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.settings import TABLES, SettingsError
from hizone_clean.command.speaking import in_own_words

if TYPE_CHECKING:
    from hizone_clean.command.reporting import Report
    from hizone_clean.rendering.joined import MarkdownPart

_PACE_AFTER = 2.0
"""Seconds before a pace is told: the first documents pay for loading."""


class Output:
    """Takes the outcomes as they come; what needs all of them is written by :meth:`close`."""

    def __init__(
        self,
        job: Job,
        *,
        removed: Path | None,
        report: Path | None,
        picture: Path | None = None,
        explain: str | None,
        output: Path | None = None,
        several: bool = False,
    ) -> None:
        self.picture, self.drawn = picture, ""
        self.form, self.output = job.settings.format, output
        self.rows: list[dict[str, Any]] = []
        self.texts: list[str] = []
        self.parts: list[MarkdownPart] = []
        self.explain, self.coloured = explain, job.mode == "diff"
        self.report: Report | None = None
        if report:
            from hizone_clean.command.reporting import Report

            self.report = Report(report, several=several, write=_write)
        self.removed, self.removed_name = (_opened(removed, job) if removed else None), removed

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
            if self.output:
                self.texts.append(outcome.shown)
            else:
                put(outcome.shown, coloured=self.coloured)
            self.parts += [outcome.part] if outcome.part else []
            self.rows += outcome.rows
        self.drawn = outcome.picture
        if self.report:
            self.report.take(outcome)
        for line in self._ledger(outcome):
            say_as_it_is(line)

    def _ledger(self, outcome: Outcome) -> Iterable[str]:
        rows = ledger_rows(outcome.removed, outcome.changes) if self.explain else ()
        return ledger_json(rows) if self.explain == "jsonl" else ledger_lines(rows)

    def close(self) -> None:
        """Close the file of removals; write the one file of all, and the report. Raises ``OSError`` when that fails."""
        if self.removed:
            self.removed.close()
        if self.form in TABLES:
            self._write_table()
        elif self.output:
            _write(self.output, self._joined().encode("utf-8", "replace"))
        if self.picture and self.drawn:
            _write(self.picture, self.drawn.encode("utf-8", "replace"))
        if self.report:
            self.report.close()

    def _joined(self) -> str:
        if len(self.texts) == 1 and not self.parts:
            return self.texts[0]
        if self.form in ("json", "jsonl"):
            return "".join(self.texts)
        from hizone_clean.rendering.joined import join_markdown, join_text

        return join_markdown(self.parts) if self.parts else join_text(self.texts)

    def _write_table(self) -> None:
        from hizone_clean.rendering.table import TableError, render_table

        try:
            data = render_table(self.rows, self.form)
        except TableError as error:
            raise OSError(str(error)) from error
        if self.output:
            _write(self.output, data)
        elif self.form != "csv" and sys.stdout is not None and sys.stdout.isatty():
            raise OSError(f"{self.form} is nothing for a terminal: --output FILE")
        else:
            put_bytes(data)


class Progress:
    """A line on standard error that tells how far a long run is; on a terminal only, and gone when it is done.

    Once there is something to reckon with, it tells how many documents a second are done and how long the rest will take.
    """

    def __init__(self, total: int, *, quiet: bool, clock: Callable[[], float] = monotonic) -> None:
        self.total, self.done = total, 0
        self.shown = total > 1 and not quiet and sys.stderr is not None and sys.stderr.isatty()
        self.clock, self.began = clock, clock()

    def step(self, name: str) -> None:
        """One more document is done."""
        self.done += 1
        if self.shown:
            pace = in_own_words(self._pace())
            sys.stderr.write(f"\r{self.done}/{self.total} {pace}{without_controls(name[-30:])}\033[K")
            sys.stderr.flush()

    def _pace(self) -> str:
        passed = self.clock() - self.began
        if passed < _PACE_AFTER or not self.done:
            return ""
        left = round(passed / self.done * (self.total - self.done))
        return f"{self.done / passed:.3g} a second, {_span(left)} left  "

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.done:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def _span(seconds: int) -> str:
    """``0:42``, ``1:02:03``."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


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


def say(message: str) -> None:
    """Print one message on standard error, in the reader's language; nothing where that is closed."""
    say_as_it_is(in_own_words(message))


def say_as_it_is(line: str) -> None:
    """Print one line on standard error, without what would steer a terminal; nothing where that is closed."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(without_controls(line), file=sys.stderr)


def coloured(stream: TextIO | None) -> bool:
    """Whether ``stream`` is a terminal that may be coloured (https://no-color.org)."""
    return (
        stream is not None and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _write(path: Path, data: bytes) -> None:
    from hizone_clean.command.writing import write_atomically

    try:
        write_atomically(path, data)
    except OSError as error:
        raise OSError(f"cannot write {path}: {error.strerror or error}") from error


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
