"""What can go wrong with a corpus beside its documents."""

from __future__ import annotations

import errno
from importlib.util import find_spec

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""Errors of writing that another shard would meet as well."""
_PACKAGES = ("datatrove", "fastwarc", "fsspec", "orjson", "pyarrow", "tokenizers", "zstandard")


class CorpusError(Exception):
    """A run that cannot begin or go on; the message says what is wrong and what to do."""


class ShardError(Exception):
    """A shard that cannot be read or written to its end; nothing of it is left that looks finished."""

    def __init__(self, message: str, *, stops: bool = False) -> None:
        super().__init__(message)
        self.stops = stops
        """Whether other shards would fail as well: the disk is full."""

    def __reduce__(self) -> tuple[object, ...]:
        return ShardError, (str(self),), {"stops": self.stops}


def need_extra(*more: str) -> None:
    """Raise ``CorpusError`` with the line for pip, where a package of the extra, or one of ``more``, is not installed."""
    missing = [name for name in (*_PACKAGES, *more) if find_spec(name) is None]
    if missing:
        extra = "'hizone-clean[corpus]'" if set(missing) & set(_PACKAGES) else ""
        others = " ".join(f"'{name}'" for name in missing if name not in _PACKAGES)
        wanted = " ".join(filter(None, (extra, others)))
        raise CorpusError(f"{', '.join(missing)} is not installed: pip install {wanted}")
