"""The account of a run: what became of each document, and the exit status that follows."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from difflib import unified_diff
from typing import Any, TextIO

from hizone_clean.command.cleaning import Mode, Outcome

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}


class Summary:
    """Counts the outcomes of a run, says what there is to say on ``stderr``, and knows the exit status."""

    def __init__(self, mode: Mode, *, quiet: bool = False) -> None:
        self.mode, self.quiet = mode, quiet
        self.counts: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count ``outcome`` and print its problems, a line each; failures even when quiet."""
        self.counts[outcome.status] += 1
        if self.quiet and outcome.status != "failed":
            return
        for problem in outcome.problems:
            say(f"{outcome.name}:{'' if problem[:1].isdigit() else ' '}{problem}")
        if outcome.status == "changed" and self.mode in ("check", "in_place"):
            say(f"{'would change' if self.mode == 'check' else 'changed'}: {outcome.name}")

    def close(self) -> None:
        """Print the totals."""
        if not self.quiet:
            would = "would change" if self.mode in ("check", "diff") else "changed"
            changed, unchanged, failed = (self.counts[key] for key in ("changed", "unchanged", "failed"))
            say(f"{changed} file{'' if changed == 1 else 's'} {would}, {unchanged} unchanged, {failed} failed")

    @property
    def status(self) -> int:
        """0 done, 1 ``--check`` or ``--diff`` found changes, 2 something failed."""
        if self.counts["failed"]:
            return 2
        return int(self.mode in ("check", "diff") and self.counts["changed"] > 0)


def say(line: str) -> None:
    """Print one line on standard error."""
    print(line, file=sys.stderr)


def coloured(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal that may be coloured."""
    return stream.isatty() and "NO_COLOR" not in os.environ


def diff_of(outcome: Outcome, *, colour: bool) -> str:
    """A unified diff from the source of ``outcome`` to its output."""
    old, new = (text.splitlines(keepends=True) for text in (outcome.source, outcome.output))
    lines = unified_diff(old, new, outcome.name, f"{outcome.name} (clean)")
    ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(f"{_COLOURS.get(line[0], '')}{line}\033[0m" if colour else line for line in ended)


def explained(changes: Iterable[dict[str, Any]], removed: Iterable[dict[str, Any]]) -> Iterable[str]:
    """The ledger for a terminal: a line each for what was taken away and what was changed."""
    for row in removed:
        yield f"{row['file']}:{row['lines'][0]}: removed [{row['reason']}] by {row['by']}: {_short(row['text'])}"
    for row in changes:
        where = f"{row['file']}:{row['lines'][0]}: {row['cleaner']}"
        yield f"{where}: {_short(row['before'])} -> {_short(row['after'])}"


def _short(text: str, width: int = 60) -> str:
    line = text.replace("\r", "⏎").replace("\n", "⏎")
    return line if len(line) <= width else f"{line[: width - 1]}…"
