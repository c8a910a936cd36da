"""Where the results of a run go: standard output, the file of removals, the report, the ledger, a line of progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hizone_clean.command.cleaning import Job, Outcome
from hizone_clean.command.summary import coloured, diff_of, explained, say
from hizone_clean.command.writing import write_atomically

if TYPE_CHECKING:
    from hizone_clean.rendering.report import Section


class Output:
    """Takes the outcomes as they come; what needs all of them is written by :meth:`close`."""

    def __init__(self, job: Job, *, removed: Path | None, report: Path | None, explain: str | None) -> None:
        self.job, self.explain = job, explain
        self.removed, self.report = removed, report
        self.rows: list[str] = []
        self.sections: list[Section] = []

    def take(self, outcome: Outcome) -> None:
        """Write what one outcome holds for standard output, remember what is for later."""
        if self.job.mode == "stdout" and outcome.status != "failed":
            put(outcome.output)
        elif self.job.mode == "diff" and outcome.status == "changed":
            put(diff_of(outcome, colour=coloured(sys.stdout)))
        if self.removed:
            self.rows += [json.dumps(row, ensure_ascii=False) for row in outcome.removed]
        if outcome.section:
            self.sections.append(outcome.section)
        for line in self._ledger(outcome):
            say(line)

    def _ledger(self, outcome: Outcome) -> Iterable[str]:
        if self.explain == "jsonl":
            return (json.dumps(row, ensure_ascii=False) for row in (*outcome.removed, *outcome.changes))
        return explained(outcome.changes, outcome.removed) if self.explain else ()

    def close(self) -> None:
        """Write the file of removals and the report, where they were asked for."""
        if self.removed:
            write_atomically(self.removed, "".join(f"{row}\n" for row in self.rows).encode())
        if self.report:
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
            sys.stderr.write(f"\r{self.done}/{self.total} {name[-60:]}\033[K")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def put(text: str) -> None:
    """Write ``text`` to standard output as UTF-8, at once."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
