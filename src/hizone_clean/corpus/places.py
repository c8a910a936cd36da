"""Where the files of a run stand."""

from __future__ import annotations

import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from hizone_clean.corpus.storage import is_remote, joined

_STATE = ".hizone-corpus"
ENDS = {"jsonl": ".jsonl", "jsonl.gz": ".jsonl.gz", "jsonl.zst": ".jsonl.zst", "parquet": ".parquet", "csv": ".csv"}
"""The forms of output, and how their files end."""


class Places(NamedTuple):
    """The files below the output of a run, by what they are.

    What is no document begins with ``_``: so Arrow, Spark, pandas and datasets read the folder as one table.
    """

    output: str

    @property
    def state(self) -> str:
        """The folder of what a run needs to be carried on."""
        return joined(self.output, _STATE)

    @property
    def local(self) -> str:
        """A folder of this machine for what is of this machine alone."""
        if not is_remote(self.output):
            return self.state
        name = blake2b(self.output.encode(), digest_size=8).hexdigest()
        return str(Path(tempfile.gettempdir(), f"hizone-corpus-{name}"))

    @property
    def parts(self) -> str:
        """The folder of files that are not finished."""
        return joined(self.local, "parts")

    @property
    def plan(self) -> str:
        """The orders and the sizes of the shards."""
        return joined(self.state, "plan.json")

    def plan_of(self, number: int) -> str:
        """The pieces of a thousand shards."""
        return joined(self.state, f"plan-{number:05d}.jsonl")

    def stage(self, name: str) -> str:
        """The logs, the statistics and the marks of finished shards of one stage, as datatrove keeps them."""
        return joined(self.state, name)

    def documents(self, rank: int, form: str) -> str:
        """The cleaned documents of a shard."""
        return joined(self.output, f"{rank:05d}{ENDS[form]}")

    def cleaned(self, rank: int, form: str) -> str:
        """The cleaned documents of a shard before duplicates are taken out."""
        return joined(self.state, "cleaned", f"{rank:05d}{ENDS[form]}")

    def failures(self, rank: int) -> str:
        """The documents of a shard that could not be cleaned."""
        return joined(self.output, "_failures", f"{rank:05d}.jsonl")

    def account(self, rank: int) -> str:
        """What became of the documents of a shard, in counts."""
        return joined(self.state, "accounts", f"{rank:05d}.json")

    def sketch(self, rank: int) -> str:
        """What the documents of a shard share, by source."""
        return joined(self.state, "learned", f"{rank:05d}")

    @property
    def table(self) -> str:
        """What the documents of each source share."""
        return joined(self.state, "learned", "table")

    def ids(self, rank: int) -> str:
        """The id and a hash of the text of each cleaned document of a shard."""
        return joined(self.state, "ids", f"{rank:05d}.jsonl")

    def duplicates(self, rank: int) -> str:
        """The numbers of the documents of a shard that came before."""
        return joined(self.state, "duplicates", f"{rank:05d}.json")

    @property
    def told_duplicates(self) -> str:
        """The documents that came before, and as which."""
        return joined(self.output, "_duplicates.jsonl")

    def under_way(self, rank: int) -> str:
        """Which document of a shard is being cleaned."""
        return joined(self.local, "under-way", f"{rank:05d}")

    def deaths(self, rank: int) -> str:
        """During which documents of a shard its process died."""
        return joined(self.state, "deaths", f"{rank:05d}.json")
