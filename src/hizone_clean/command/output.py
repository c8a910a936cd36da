"""Where the accounts of a run go: standard output, the file of removals, the report, the ledger, a line of progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from hizone_clean.command.account import ledger_json, ledger_lines, ledger_rows
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.settings import SettingsError

if TYPE_CHECKING:
    from hizone_clean.rendering.report import Section


class Output:
    """Takes the outcomes as they come; what needs all of them is written by :meth:`close`."""

    def __init__(self, job: Job, *, removed: Path | None, report: Path | None, explain: str | None) -> None:
        self.explain, self.report = explain, report
        self.sections: list[Section] = []
        self.removed = _opened(removed, job) if removed else None
        if report and not os.access(report.parent, os.W_OK):
            raise SettingsError(f"cannot write {report}: no folder {report.parent} that may be written to")

    def note(self, outcome: Outcome) -> None:
        """Write down what was taken away: before the document itself is written, so that a killed run loses nothing."""
        if self.removed:
            import json

            rows = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in outcome.removed)
            self.removed.write(rows.encode("utf-8", "replace"))
            self.removed.flush()

    def take(self, outcome: Outcome) -> None:
        """Write what one outcome holds for standard output, remember what is for later."""
        if outcome.status != "failed":
            put(outcome.shown)
        if outcome.section:
            self.sections.append(outcome.section)
        for line in self._ledger(outcome):
            say(line)

    def _ledger(self, outcome: Outcome) -> Iterable[str]:
        rows = ledger_rows(outcome.removed, outcome.changes) if self.explain else ()
        return ledger_json(rows) if self.explain == "jsonl" else ledger_lines(rows)

    def close(self) -> None:
        """Close the file of removals, write the report, where they were asked for."""
        if self.removed:
            self.removed.close()
        if self.report:
            from hizone_clean.command.writing import write_atomically
            from hizone_clean.rendering.report import render_report

            write_atomically(self.report, render_report(self.sections).encode("utf-8", "replace"))


class Progress:
    """A line on standard error that tells how far a long run is; on a terminal only, and gone when it is done."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total, self.done = total, 0
        self.shown = total > 1 and not quiet and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """One more document is done."""
        self.done += 1
        if self.shown:
            sys.stderr.write(f"\r{self.done}/{self.total} {name[-30:]}\033[K")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.done:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def put(text: str) -> None:
    """Write ``text`` to standard output as UTF-8, at once."""
    if text:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def say(line: str) -> None:
    """Print one line on standard error."""
    print(line, file=sys.stderr)


def coloured(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal that may be coloured (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _opened(path: Path, job: Job) -> IO[bytes]:
    """The file of removals: a new one, or, for documents that are rewritten, the old one carried on."""
    try:
        return path.open("ab" if job.mode == "in_place" else "wb")
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}") from error
