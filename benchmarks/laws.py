"""A long run of the laws over documents that accidents made: how many break which law, in parts of a thousand.

    python benchmarks/laws.py --seed 20261127 --count 100000 --breaks breaks.jsonl

The same seed makes the same documents where the same real ones stand behind them (``tests/data/raw``, and the folder that
``HIZONE_BENCH_DATA`` names).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

_SHARD = 200


def run(job: tuple[int, int, int, tuple[str, ...]]) -> tuple[list[tuple[str, str, list[tuple[str, str]]]], float]:
    """The documents of a shard that break something, and the seconds of CPU that it took."""
    from laws import broken
    from mutants import mutants

    seed, first, last, kinds = job
    start = process_time()
    found = [(kind, text, broken(text)) for kind, text in mutants(seed, first, last) if not kinds or kind in kinds]
    return [(kind, text if breaks else "", breaks) for kind, text, breaks in found], process_time() - start


def main() -> None:
    """Print the table; with ``--breaks``, write each broken document beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--breaks", type=Path)
    parser.add_argument("--check", action="store_true", help="fail where more break a law than tests/laws.py states")
    options = parser.parse_args()
    from laws import table, too_many

    tried: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds = 0.0
    rows: list[str] = []
    shards = [
        (options.seed, at, min(at + _SHARD, options.count), tuple(options.kind))
        for at in range(0, options.count, _SHARD)
    ]
    with ProcessPoolExecutor(options.jobs) as pool:
        for found, took in pool.map(run, shards):
            seconds += took
            for kind, text, breaks in found:
                tried[kind] += 1
                counts[kind].update(law for law, _ in breaks)
                rows += [json.dumps({"kind": kind, "law": law, "detail": d, "input": text}) for law, d in breaks]
    print(table(counts, tried))
    print(f"seed {options.seed}, {tried.total()} documents, {seconds:.0f} s of CPU")
    if options.breaks:
        options.breaks.write_text("\n".join(rows) + "\n", "utf-8")
    if options.check and (over := too_many(counts, tried)):
        raise SystemExit("\n".join(over))


if __name__ == "__main__":
    main()
