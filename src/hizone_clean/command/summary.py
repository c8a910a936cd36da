"""The account of a run: what became of each document, and the exit status that follows."""

from __future__ import annotations

from collections import Counter

from hizone_clean.command.job import Mode, Outcome
from hizone_clean.command.output import say


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
