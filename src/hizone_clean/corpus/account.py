"""What became of the documents of a shard, in counts that add up: of shards, and of whole runs."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hizone_clean.command.refusing import sentences_lost
from hizone_clean.document import Document

_SLOWEST = 20
_FAILURES = 20
"""Kinds of failures that are told apart; of any more only the number is."""
_SHOWN = 80


@dataclass(slots=True)
class Account:
    """Counts of documents, of letters in and out, of what was taken away and why, of doubts and failures."""

    documents: int = 0
    failed: int = 0
    empty: int = 0
    """Documents of which no text is left, or that had none."""
    passed_over: int = 0
    characters_in: int = 0
    """Characters, or bytes where the input is bytes."""
    characters_out: int = 0
    lost_half: int = 0
    """Documents that lost over half of their sentences."""
    seconds: float = 0.0
    """Of processor time, for cleaning alone."""
    removed: Counter[str] = field(default_factory=Counter)
    """Characters taken away, by reason."""
    diagnostics: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, name: str, document: Document, size: int, text: str, seconds: float) -> None:
        """Count a document that was cleaned: ``size`` characters or bytes became ``text``."""
        self.documents += 1
        self.characters_in += size
        self.characters_out += len(text)
        self.empty += not text
        self.seconds += seconds
        for block in document.blocks:
            if block.reason is not None:
                self.removed[block.reason] += len(block.text)
        for one in document.diagnostics:
            self.diagnostics[one.kind] += 1
        self.lost_half += sentences_lost(document) > 1 / 2
        if len(self.slowest) < _SLOWEST:
            heapq.heappush(self.slowest, (round(seconds, 4), name))
        elif seconds > self.slowest[0][0]:
            heapq.heapreplace(self.slowest, (round(seconds, 4), name))

    def add_empty(self) -> None:
        """Count a document that has no text."""
        self.documents += 1
        self.empty += 1

    def add_failure(self, why: str) -> None:
        """Count a document that could not be cleaned."""
        self.failed += 1
        kind = why[:_SHOWN]
        self.failures[kind if kind in self.failures or len(self.failures) < _FAILURES else "others"] += 1

    def as_dict(self) -> dict[str, Any]:
        """The counts as plain data, the slowest documents first."""
        return {
            "documents": self.documents,
            "failed": self.failed,
            "empty": self.empty,
            "passed_over": self.passed_over,
            "characters_in": self.characters_in,
            "characters_out": self.characters_out,
            "lost_half": self.lost_half,
            "seconds": round(self.seconds, 3),
            "removed": dict(sorted(self.removed.items())),
            "diagnostics": dict(sorted(self.diagnostics.items())),
            "failures": dict(self.failures.most_common()),
            "slowest": [{"id": name, "seconds": seconds} for seconds, name in sorted(self.slowest, reverse=True)],
        }

    def note(self, step: Any) -> None:
        """Put the counts into the statistics of a step of datatrove, which its tools add up and show."""
        told = self.as_dict()
        for key in ("documents", "failed", "empty", "passed_over", "characters_in", "characters_out", "lost_half"):
            if told[key]:
                step.stat_update(key, value=told[key], unit="task")
        for group in ("removed", "diagnostics"):
            for key, value in told[group].items():
                step.stat_update(f"{group}_{key}", value=value, unit="task")
        step.stats.time_stats.update(self.seconds)


def added_up(accounts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The accounts of many shards, as :meth:`Account.as_dict` gives them, as one.

    >>> one = Account(documents=2, removed=Counter(credit=5)).as_dict()
    >>> both = added_up([one, one])
    >>> both["documents"], both["removed"]
    (4, {'credit': 10})
    """
    total = Account()
    for one in accounts:
        for key in (
            "documents",
            "failed",
            "empty",
            "passed_over",
            "characters_in",
            "characters_out",
            "lost_half",
            "seconds",
        ):
            setattr(total, key, getattr(total, key) + one[key])
        for group in ("removed", "diagnostics", "failures"):
            getattr(total, group).update(one[group])
        total.slowest = heapq.nlargest(
            _SLOWEST, [*total.slowest, *((row["seconds"], row["id"]) for row in one["slowest"])]
        )
    return total.as_dict()
