"""What is data and not code: phrase lists, tables, weights. Each file says where it comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hizone_clean.kept import keep, load_kept, place_of

_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - no pathlib on the way to the first page


def read_resource(name: str) -> str:
    """The text of the file ``name`` in this folder."""
    return Path(_FOLDER, name).read_text(encoding="utf-8")


def read_table(name: str) -> dict[str, Any]:
    """What the TOML or JSON file ``name`` of this folder holds.

    Reading TOML costs a short run more than cleaning a page, so that what was read is kept as plain data.

    >>> sorted(read_table("kickers.toml"))
    ['beginnings', 'endings', 'round_ups']
    """
    path = os.path.join(_FOLDER, name)  # noqa: PTH118
    kept_at = place_of(__spec__.cached if __spec__ else None, name.replace("/", "."))
    stated = os.stat(path)  # noqa: PTH116
    stamp = stated.st_mtime_ns, stated.st_size
    table: dict[str, Any] | None = load_kept(kept_at, stamp)
    if table is None:
        table = _parsed(name)
        keep(kept_at, stamp, table)
    return table


def _parsed(name: str) -> dict[str, Any]:
    if name.endswith(".json"):
        import json

        return json.loads(read_resource(name))  # type: ignore[no-any-return]
    import tomllib

    return tomllib.loads(read_resource(name))


def path_of(name: str) -> Path:
    """Where the file ``name`` of this folder is."""
    return Path(_FOLDER, name)
