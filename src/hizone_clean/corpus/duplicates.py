"""Documents whose text came before, in whole or nearly: found by the MinHash of datatrove over the cleaned texts."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

from hizone_clean.corpus.datatrove_parts import Row, minhash
from hizone_clean.corpus.filtering import texts_of, write_without
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.step_kinds import GatheringStep, ShardStep
from hizone_clean.corpus.storage import joined, open_to_read, read_bytes, written_whole

BUCKETS, _HASHES, _RUN = 9, 12, 5
"""Hashes of a text, and characters of a run: of two texts that share 95 % of their runs, 999 in 1,000 pairs are found; of
60 %, 19 in 1,000 (1 - (1 - share ** 12) ** 9)."""
_LONGEST = 1 << 16
"""Characters of a text that are looked at."""
_MIX = 0x9E3779B97F4A7C15
"""The golden ratio in 64 bits, whose multiples spread evenly (Knuth, The Art of Computer Programming 3, 6.4)."""


class SignTexts(ShardStep):
    """The signatures of the cleaned texts of a shard, and beside them the id and a hash of each text."""

    type = "🫂 - DEDUP"
    name = "hizone-corpus signatures"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Write the signatures of the shard ``rank``."""
        signer = _signer(joined(self.places.state, "signatures"))
        with written_whole(self.places.ids(rank), self.places.parts) as file:

            def rows() -> Iterator[Row]:
                for name, text in texts_of(self.places, self.orders, rank):
                    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if text else ""
                    file.write(json.dumps([name, digest], ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                    yield Row(text, name)

            signer.run(rows(), rank, world_size)


def _signer(folder: str) -> Any:
    """datatrove's signer, with runs of characters in place of words, hashed many at a time: one by one they cost as much as
    cleaning does."""
    import numpy as np
    from datatrove.utils.word_tokenizers import WordTokenizer

    class Signer(minhash().MinhashDedupSignature):  # type: ignore[misc]
        """Signs texts by their runs of characters, blanks aside."""

        def get_shingles(self, text: str) -> Any:
            """The hashes of the runs of ``text``."""
            letters = "".join(text.split())[:_LONGEST].encode("utf-32-le", "surrogatepass")
            numbers = np.frombuffer(letters, dtype=np.uint32).astype(np.uint64)
            size = len(numbers) - _RUN + 1
            if size < 1:
                return np.empty((0, 1), dtype=np.uint64)
            hashes = np.zeros(size, dtype=np.uint64)
            for at in range(_RUN):
                hashes = (hashes ^ numbers[at : at + size]) * np.uint64(_MIX)
                hashes ^= hashes >> np.uint64(31)
            return hashes.reshape((-1, 1))

        def get_signature(self, shingles: Any) -> list[list[int]]:
            """The least hash under each permutation, by multiplication that wraps: a division costs four times as much."""
            a, b = self.parameters
            least = np.full(self.num_hashes, np.iinfo(np.uint64).max, dtype=np.uint64)
            for first in range(0, len(shingles), 4096):
                least = np.minimum(least, np.min(shingles[first : first + 4096] * (a | np.uint64(1)) + b, axis=0))
            return [part.tolist() for part in np.split(least >> np.uint64(4), self.config.num_buckets)]

    class NoWords(WordTokenizer):  # type: ignore[misc]
        """Stands where a tokenizer must: runs of characters need none."""

        word_tokenize = sent_tokenize = span_tokenize = None

    return Signer(folder, _config(), NoWords())


def _config() -> Any:
    return minhash().MinhashConfig(n_grams=_RUN, num_buckets=BUCKETS, hashes_per_bucket=_HASHES)


def bucket_steps(places: Places) -> list[Any]:
    """The pairs of texts that agree in a bucket."""
    signatures, buckets = joined(places.state, "signatures"), joined(places.state, "buckets")
    return [minhash().MinhashDedupBuckets(signatures, buckets, config=_config())]


def cluster_steps(places: Places, shards: int) -> list[Any]:
    """The groups of texts that are one, and which of each came before."""
    buckets, clusters = joined(places.state, "buckets"), joined(places.state, "clusters")
    cluster = minhash().MinhashDedupCluster(buckets, clusters, config=_config(), save_cluster_id=True)
    return [cluster, TellDuplicates(places, shards)]


class TellDuplicates(GatheringStep):
    """Writes which documents came before, and as which: the first of a group in the order of the input is the one that stays."""

    type = "🫂 - DEDUP"
    name = "hizone-corpus duplicates"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Write ``_duplicates.jsonl``, and for each shard the numbers of the documents that came before."""
        first: dict[int, tuple[str, str]] = {}
        with written_whole(self.places.told_duplicates, self.places.parts) as file:
            for shard in range(self.shards):
                numbers: list[int] = []
                members = self._members(shard)
                names = (read_bytes(self.places.ids(shard)) or b"").splitlines() if len(members) else []
                for number, group in members:
                    name, digest = json.loads(names[number])
                    if group not in first:
                        first[group] = (name, digest)
                        continue
                    before, known = first[group]
                    told = {"id": name, "shard": f"{shard:05d}", "duplicate_of": before, "exact": digest == known}
                    self.stat_update("exact" if digest == known else "near")
                    file.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                    numbers.append(number)
                with written_whole(self.places.duplicates(shard), self.places.parts) as listed:
                    listed.write(json.dumps(numbers).encode())

    def _members(self, shard: int) -> Sequence[tuple[int, int]]:
        """The documents of ``shard`` that are in a group: their number and the group's."""
        try:
            with open_to_read(joined(self.places.state, "clusters", f"{shard:06d}.clusters")) as file:
                return list(struct.iter_unpack("<2I", file.read()))
        except FileNotFoundError:
            return []


class WriteWithout(ShardStep):
    """Writes the documents of a shard, those that came before left out."""

    type = "💽 - WRITER"
    name = "hizone-corpus without duplicates"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Write the shard ``rank``."""
        unwanted = frozenset(json.loads(read_bytes(self.places.duplicates(rank)) or b"[]"))
        write_without(self.places, self.orders.form, rank, unwanted)
