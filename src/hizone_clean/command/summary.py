"""The account of a run: what became of each document, and the exit status that follows."""

from __future__ import annotations

from collections import Counter

from hizone_clean.command.job import Mode, Outcome
from hizone_clean.command.output import say

_DONE = {"in_place": "changed", "output_dir": "cleaned", "stdout": "cleaned"}
"""What became of a document that is not as clean as it could be: only where it is written back does the file itself change."""
_TOLD_OF_ONE = 5
"""Warnings about one document that are told one by one, so that one bad document does not hide the others."""
_TOLD = 10
"""Warnings that are told one by one; of the others their number by kind."""
_ENDS = 5
"""Kinds of files passed over that are named."""


class Summary:
    """Counts the outcomes of a run, says what there is to say on ``stderr``, and knows the exit status."""

    def __init__(self, mode: Mode, *, quiet: bool = False, verbose: bool = False, in_folders: bool = False) -> None:
        self.mode, self.quiet, self.verbose, self.in_folders = mode, quiet, verbose, in_folders
        self.counts: Counter[str] = Counter()
        self.told = 0
        self.untold: Counter[str] = Counter()
        self.broken = False
        self.data: Counter[str] = Counter()
        """What was passed over because it is data, by its kind."""

    def add(self, outcome: Outcome) -> None:
        """Count ``outcome`` and print its problems, a line each; failures even when quiet, and all of them."""
        self.counts[outcome.status] += 1
        self.broken |= outcome.partly
        if outcome.status == "passed":
            self.data[outcome.data] += 1
            if self.verbose:
                say(f"passed over: {outcome.name} is {outcome.data}")
        if self.quiet and outcome.status != "failed":
            return
        for number, problem in enumerate(dict.fromkeys(outcome.problems)):
            enough = self.told >= _TOLD or number >= _TOLD_OF_ONE
            if outcome.status != "failed" and enough and not self.verbose:
                self.untold[_kind_of(problem)] += 1
                continue
            self.told += outcome.status != "failed"
            say(f"{outcome.name}:{'' if problem[:1].isdigit() else ' '}{problem}")
        if outcome.status == "changed" and self.mode in ("check", "in_place"):
            say(f"{'would change' if self.mode == 'check' else 'changed'}: {outcome.name}")

    def break_off(self, why: str) -> None:
        """Say what the run could not do beside its documents: the exit status is 2."""
        say(f"hizone-clean: {why}")
        self.broken = True

    def tell_untold(self) -> None:
        """Print how many warnings were not told one by one."""
        if self.untold:
            kinds = ", ".join(f"{count} {kind}" for kind, count in self.untold.most_common())
            say(f"{self.untold.total()} warnings more: {kinds}; --verbose tells them all")

    def close(self, passed: Counter[str]) -> None:
        """Print the totals, and what was ``passed`` over."""
        if self.quiet:
            return
        would = _DONE.get(self.mode, "would change")
        changed, unchanged, failed = (self.counts[key] for key in ("changed", "unchanged", "failed"))
        say(
            f"{changed} file{'' if changed == 1 else 's'} {would}, {unchanged} unchanged, {failed} failed{_passed(passed + self.data)}"
        )

    @property
    def status(self) -> int:
        """0 done, 1 ``--check`` or ``--diff`` found changes, 2 something failed."""
        if self.counts["failed"] or self.broken:
            return 2
        if self.in_folders and self.counts["passed"] == self.counts.total() > 0:
            return 2  # a folder with nothing but data is perhaps the wrong one
        return int(self.mode in ("check", "diff") and self.counts["changed"] > 0)


def passed_over(passed: Counter[str]) -> str:
    """``9 passed over: 3 .pdf, 1 .docx …``."""
    named = ", ".join(f"{count} {end}" for end, count in passed.most_common(_ENDS))
    return f"{passed.total()} passed over: {named}{' …' if len(passed) > _ENDS else ''}"


def _passed(passed: Counter[str]) -> str:
    return f"; {passed_over(passed)}" if passed else ""


def _kind_of(problem: str) -> str:
    """``ambiguous`` of ``1: ambiguous: read as …``."""
    parts = problem.split(": ", 2)
    return parts[1] if len(parts) > 2 and parts[0].isdigit() else "large removals"
