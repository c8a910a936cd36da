"""Taking away what an earlier run wrote, and nothing else."""

from __future__ import annotations

import shutil

from hizone_clean.corpus.places import ENDS, Places
from hizone_clean.corpus.storage import is_remote, joined, names_in, remove

_OWN = ("_summary.json", "_stats.json", "_duplicates.jsonl")


def sweep(places: Places) -> None:
    """Take away the documents, the failures, the summary and the state of the run that wrote to ``places``."""
    for name in names_in(places.output):
        stem, _, end = name.partition(".")
        if name in _OWN or (stem.isdecimal() and len(stem) >= 5 and f".{end}" in ENDS.values()):
            remove(joined(places.output, name))
    for name in names_in(joined(places.output, "_failures")):
        remove(joined(places.output, "_failures", name))
    if not is_remote(places.state):
        for name in names_in(places.state):
            if name == "lock":
                continue
            path = joined(places.state, name)
            shutil.rmtree(path, ignore_errors=True)
            remove(path)
        return
    from fsspec.core import url_to_fs

    system, inner = url_to_fs(places.state)
    if system.exists(inner):
        system.rm(inner, recursive=True)
