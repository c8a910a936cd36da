"""The two kinds of steps of a run: on one shard, by the orders of the run, and over what all shards left."""

from __future__ import annotations

from hizone_clean.corpus.datatrove_parts import PipelineStep
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders


class ShardStep(PipelineStep):  # type: ignore[misc]
    """A step on one shard: its ``rank`` is the number of the shard."""

    def __init__(self, places: Places, orders: Orders) -> None:
        super().__init__()
        self.places = places
        self.orders = orders


class GatheringStep(PipelineStep):  # type: ignore[misc]
    """A step that puts together what the ``shards`` before it left."""

    def __init__(self, places: Places, shards: int) -> None:
        super().__init__()
        self.places = places
        self.shards = shards
