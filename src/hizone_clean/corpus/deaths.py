"""Processes that died: over which document, and how often; the document that does it twice is left out of the third try."""

from __future__ import annotations

import json
from collections import Counter

from hizone_clean.corpus.limits import read_under_way
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.storage import read_bytes, remove, written_whole

ENOUGH = 2
"""Times that a process may die over a document before it is left out."""
_BEYOND = 3
"""Times that it may die over none: while it reads or writes."""
_MOST = 50
"""Times that a shard may be begun anew at all."""


def deaths_of(places: Places, rank: int) -> dict[int, int]:
    """How often the process of the shard ``rank`` died over which of its documents."""
    try:
        return {int(number): count for number, count in json.loads(read_bytes(places.deaths(rank)) or b"{}").items()}
    except ValueError:
        return {}


class Tries:
    """The shards whose process died in this run."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._beyond: Counter[int] = Counter()
        self._all: Counter[int] = Counter()

    def died(self, rank: int) -> bool:
        """Note that the process of the shard ``rank`` died, over the document under way; whether another try is useless."""
        number = note_death(self.places, rank)
        self._all[rank] += 1
        self._beyond[rank] += number < 0
        return self._beyond[rank] >= _BEYOND or self._all[rank] >= _MOST


def note_death(places: Places, rank: int) -> int:
    """Note that the process of the shard ``rank`` died; the number of the document that was under way, or -1."""
    number = read_under_way(places.under_way(rank))
    if number >= 0:
        deaths = deaths_of(places, rank)
        deaths[number] = deaths.get(number, 0) + 1
        with written_whole(places.deaths(rank), places.parts) as file:
            file.write(json.dumps(deaths).encode())
        remove(places.under_way(rank))
    return number
