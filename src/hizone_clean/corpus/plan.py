"""The plan of a run: which stretches of the input make which shard, and with which settings they are cleaned.

It depends on the input and the settings alone, never on how many workers there are: so the same shards give the same files
on any engine, and a run that was killed finds its own again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from hizone_clean import __version__
from hizone_clean.command.settings import Settings
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.reading import Keys, Piece
from hizone_clean.corpus.reading.pieces import is_packed
from hizone_clean.corpus.storage import read_bytes, written_whole

_LARGEST, _SMALLEST = 1 << 26, 1 << 20
_SHARES = 64
"""Shards that a small input makes at least, so that several workers have some to do."""
_DOCUMENT = 1 << 14
"""Bytes that a file costs beside its content, when files are put together to shards: opening and cleaning it."""
_PER_FILE = 1000
"""Shards whose pieces stand in one file of the plan."""


_USUAL = Keys()


@dataclass(frozen=True)
class Orders:
    """What a run does with each document; the same orders over the same input give the same bytes."""

    settings: Settings
    keys: Keys = _USUAL
    form: str = "jsonl"
    removed: bool = False
    diagnostics: bool = False
    time_limit: float = 60
    memory_limit: int = 1 << 30
    shard_size: int = 0
    """Bytes that a shard should have; 0: the input decides."""
    evidence: bool = True
    duplicates: bool = True
    deduplicate: bool = False
    version: str = __version__

    def as_dict(self) -> dict[str, Any]:
        """The orders as plain data."""
        return {**asdict(self), "keys": self.keys._asdict(), "settings": self.settings._asdict()}

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Orders:
        """The orders that :meth:`as_dict` gave."""
        stored: dict[str, Any] = told["settings"]
        settings: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in stored.items()
        }
        return cls(**{**told, "settings": Settings(**settings), "keys": Keys(**told["keys"])})


@dataclass(frozen=True)
class Plan:
    """The shards of a run and the orders that hold for them."""

    orders: Orders
    inputs: tuple[str, ...]
    shards: tuple[tuple[Piece, ...], ...]
    sizes: tuple[int, ...] = field(compare=False, default=())
    """Bytes of each shard, as they are stored."""
    passed: Mapping[str, int] = field(compare=False, default_factory=dict)
    """Files of folders that were passed over, by the ends of their names."""


def cut(files: Iterable[tuple[Piece, int]], most: int = 0) -> Iterator[tuple[tuple[Piece, ...], int]]:
    """Shards of ``files``, each given with its size: large ones are cut where that can be done, small ones put together.

    ``most`` is how many bytes a shard should have; left out, the input decides. Gives each shard with its size.
    """
    listed = list(files)
    most = most or max(_SMALLEST, min(_LARGEST, sum(size for _, size in listed) // _SHARES))
    waiting: list[Piece] = []
    held = 0
    for whole, size in listed:
        for piece, part in _parts(whole, size, most):
            cost = part + (_DOCUMENT if piece.kind == "file" else 0)
            if waiting and (held + cost > most or _stands_alone(piece) or _stands_alone(waiting[-1])):
                yield tuple(waiting), held
                waiting, held = [], 0
            waiting.append(piece)
            held += cost
    if waiting:
        yield tuple(waiting), held


def _stands_alone(piece: Piece) -> bool:
    """Whether ``piece`` may turn out to break off in its middle: it then takes nothing else of its shard with it."""
    return is_packed(piece.path) or piece.kind in ("warc", "parquet")


def _parts(whole: Piece, size: int, most: int) -> Iterator[tuple[Piece, int]]:
    if size <= most or is_packed(whole.path) or whole.kind in ("warc", "file"):
        yield whole, size
    elif whole.kind == "jsonl":
        count = -(-size // most)
        for number in range(count):
            start, end = number * size // count, (number + 1) * size // count
            yield whole._replace(start=start, end=end), end - start
    else:
        yield from _ranges_of_rows(whole, most)


def _ranges_of_rows(whole: Piece, most: int) -> Iterator[tuple[Piece, int]]:
    from hizone_clean.corpus.reading.parquet import row_groups_of

    start = held = 0
    sizes = row_groups_of(whole.path)
    for number, size in enumerate(sizes):
        if held and held + size > most:
            yield whole._replace(start=start, end=number), held
            start, held = number, 0
        held += size
    yield whole._replace(start=start, end=len(sizes)), held


def store(plan: Plan, places: Places) -> None:
    """Write ``plan`` below the state of its output; what is there says that a run has begun."""
    for first in range(0, len(plan.shards), _PER_FILE):
        with written_whole(places.plan_of(first // _PER_FILE), places.parts) as file:
            for pieces in plan.shards[first : first + _PER_FILE]:
                file.write(json.dumps([list(piece) for piece in pieces], ensure_ascii=False).encode() + b"\n")
    with written_whole(places.plan, places.parts) as file:
        file.write(json.dumps(_told(plan), ensure_ascii=False, indent=1).encode())


def load_orders(places: Places) -> tuple[Orders, int]:
    """The orders of the run that began here, and how many shards it has."""
    told = json.loads(read_bytes(places.plan) or b"{}")
    return Orders.from_dict(told["orders"]), len(told["sizes"])


def pieces_of(places: Places, rank: int) -> tuple[Piece, ...]:
    """What the shard ``rank`` is made of."""
    lines = (read_bytes(places.plan_of(rank // _PER_FILE)) or b"").splitlines()
    return tuple(Piece(*piece) for piece in json.loads(lines[rank % _PER_FILE]))


def check_same(plan: Plan, places: Places) -> bool:
    """Whether a run of this very ``plan`` began here before. Raises ``CorpusError`` where it was another."""
    stored = read_bytes(places.plan)
    if stored is None:
        return False
    was, now = json.loads(stored), json.loads(json.dumps(_told(plan)))
    other = next(_differences(was, now), "")
    if other:
        raise CorpusError(
            f"{places.output} was begun otherwise: {other}. The same command finishes it; "
            "another wants another place to write to, or --restart, which begins anew"
        )
    return True


def _told(plan: Plan) -> dict[str, Any]:
    from hashlib import blake2b

    listed = blake2b(json.dumps([[list(piece) for piece in pieces] for pieces in plan.shards]).encode(), digest_size=8)
    return {
        "orders": plan.orders.as_dict(),
        "inputs": list(plan.inputs),
        "sizes": list(plan.sizes),
        "pieces": listed.hexdigest(),
    }


def _differences(was: Mapping[str, Any], now: Mapping[str, Any], at: str = "") -> Iterator[str]:
    for key in now:
        before, after = was.get(key), now[key]
        if before == after:
            continue
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _differences(before, after, f"{key} " if key != "orders" else "")
        elif key in ("sizes", "pieces"):
            yield "its input has changed since"
        else:
            yield f"{at}{key.replace('_', '-')} was {json.dumps(before, ensure_ascii=False)}, is {json.dumps(after, ensure_ascii=False)}"
