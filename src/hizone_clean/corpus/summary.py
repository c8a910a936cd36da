"""What a run tells: how far it is, and at its end what became of the documents."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Container, Iterable, Mapping
from typing import Any

from hizone_clean.command.account import without_controls
from hizone_clean.corpus.account import added_up
from hizone_clean.corpus.limits import read_passed
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.storage import joined, names_in, read_bytes, written_whole

_SHOWN = 5
_LOOKED_AT = 64
"""Shards under way that are looked at for the line."""
CLEANING = "cleaning"


class Progress:
    """A line on standard error: documents, rate, time left; on a terminal only.

    ``sizes`` are the bytes of the shards, ``unfinished`` their numbers, and ``plain`` those of them whose bytes are about those
    of their documents: how far a packed one is shows when another has ended.
    """

    def __init__(
        self,
        what: str,
        places: Places,
        sizes: tuple[int, ...],
        unfinished: Iterable[int],
        *,
        plain: Container[int] = (),
        quiet: bool,
    ) -> None:
        self.what, self.places, self.sizes, self.plain = what, places, sizes, plain
        self.left = set(unfinished)
        self.total = sum(sizes[rank] for rank in self.left) or 1
        self.finished_bytes = self.finished_documents = self._finished_read = 0
        self.begun, self.since = time.monotonic(), time.time()
        self.shown = not quiet and sys.stderr is not None and sys.stderr.isatty()

    def finish(self, rank: int) -> None:
        """The shard ``rank`` is done."""
        if rank in self.left:
            self.left.discard(rank)
            self.finished_bytes += self.sizes[rank]
            told = account_of(self.places, rank) if self.what == CLEANING else None
            documents, read = read_passed(self.places.under_way(rank), self.since)
            self.finished_documents += told["documents"] + told["failed"] if told else documents
            self._finished_read += read

    def tick(self) -> None:
        """Show how far it is."""
        if not self.shown:
            return
        documents, size = self.finished_documents, float(self.finished_bytes)
        stored_a_byte = self.finished_bytes / self._finished_read if self._finished_read else 0.0
        for rank in list(self.left)[:_LOOKED_AT]:
            seen, read = read_passed(self.places.under_way(rank), self.since)
            documents += seen
            size += min(read * (stored_a_byte or (rank in self.plain)), 0.99 * self.sizes[rank])
        sys.stderr.write(f"\r{self.line(documents, size / self.total, time.monotonic() - self.begun)}\033[K")
        sys.stderr.flush()

    def line(self, documents: int, share: float, seconds: float) -> str:
        """``cleaning: 12,000 documents, 340 a second, 41%, 3 min left``."""
        left = f", {span(seconds * (1 - share) / share)} left" if 0 < share < 1 else ""
        pace = f" {documents:,} documents, {documents / max(seconds, 0.1):,.0f} a second," if documents else ""
        return f"{self.what}:{pace} {share:.0%}{left}"

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def span(seconds: float) -> str:
    """A span of time as people say it.

    >>> span(42), span(600), span(5400), span(300000)
    ('42 s', '10 min', '1.5 h', '3.5 days')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 172800 else f"{seconds / 86400:.1f} days"


def account_of(places: Places, rank: int) -> dict[str, Any] | None:
    """What became of the documents of the shard ``rank``; ``None`` where that is not known yet."""
    stored = read_bytes(places.account(rank))
    return json.loads(stored) if stored else None


def sum_up(places: Places, shards: int, broken: Mapping[int, str]) -> dict[str, Any]:
    """The summary of a run, which is also written as ``_summary.json``; the statistics of datatrove are added up beside it."""
    done = sorted(int(name) for name in names_in(joined(places.stage("clean"), "completions")))
    accounts = [told for rank in done if (told := account_of(places, rank))]
    summary = {
        "shards": shards,
        "finished": len(done),
        "broken": {f"{rank:05d}": why for rank, why in sorted(broken.items())},
        **added_up(accounts),
        "duplicates": _duplicates(places),
    }
    with written_whole(joined(places.output, "_summary.json"), places.parts) as file:
        file.write(json.dumps(summary, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")
    _add_statistics(places, done)
    return summary


def _duplicates(places: Places) -> dict[str, int]:
    """How many documents came before, in whole and nearly; nothing where that was not looked for, or not yet."""
    told = read_bytes(joined(places.stage("group"), "stats", "00000.json"))
    rows = json.loads(told) if told else []
    found: dict[str, Any] = next(
        (row["stats"] for row in rows if "exact" in row["stats"] or "near" in row["stats"]), {}
    )
    totals = {key: found.get(key, 0) for key in ("exact", "near")} if told else {}
    return {key: int(value["total"] if isinstance(value, dict) else value) for key, value in totals.items()}


def _add_statistics(places: Places, done: Iterable[int]) -> None:
    from datatrove.utils.stats import PipelineStats

    stored = (read_bytes(joined(places.stage("clean"), "stats", f"{rank:05d}.json")) for rank in done)
    total = sum((PipelineStats.from_json(json.loads(one)) for one in stored if one), start=PipelineStats())
    with written_whole(joined(places.output, "_stats.json"), places.parts) as file:
        file.write(total.to_json().encode())


def lines_of(summary: Mapping[str, Any], output: str, seconds: float) -> list[str]:
    """What ``summary`` says, for a reader."""
    documents, failed = summary["documents"], summary["failed"]
    lines = [
        f"{documents:,} documents in {summary['finished']} of {summary['shards']} shards, {failed:,} failed, {span(seconds)}: {output}"
    ]
    if documents:
        kept = f"{summary['characters_in']:,} characters in, {summary['characters_out']:,} out"
        lost = f"{summary['lost_half'] / documents:.1%} lost over half of their sentences"
        lines.append(f"{kept}; {lost}" + (f"; {summary['empty']:,} without any text" if summary["empty"] else ""))
    for group in ("removed", "diagnostics", "failures", "duplicates"):
        if told := {key: count for key, count in summary[group].items() if count}:
            most = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
            more = f" and {len(most) - _SHOWN} kinds more" if len(most) > _SHOWN else ""
            lines.append(f"{group}: {', '.join(f'{count:,} {key}' for key, count in most[:_SHOWN])}{more}")
    if failed:
        lines.append(f"what failed stands in {joined(output, '_failures')}")
    lines += [f"shard {rank}: {why}" for rank, why in list(summary["broken"].items())[: 2 * _SHOWN]]
    if summary["finished"] < summary["shards"]:
        lines.append("the same command again finishes the rest")
    return [without_controls(line) for line in lines]
