"""What one run works out is kept for the next: beside the code in ``__pycache__``, under the conditions that Python has for its own.

``-B``, ``PYTHONDONTWRITEBYTECODE`` and ``PYTHONPYCACHEPREFIX`` hold. What is kept is read by the very build of Python that
wrote it and by no other; where it is missing, foreign, cut off or out of date, the work is done as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any


def place_of(cached: str | None, name: str) -> str | None:
    """Where ``name`` is kept beside the code of a module, whose own is at ``cached``; ``None`` where Python keeps none."""
    tag = sys.implementation.cache_tag
    return os.path.join(os.path.dirname(cached), f"{name}.{tag}") if cached and tag else None  # noqa: PTH118, PTH120


def load_kept(path: str | None, stamp: Sequence[Any]) -> Any:
    """What is kept at ``path`` if it has the ``stamp``, else ``None``; never fails."""
    try:
        if path is None:
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - no pathlib on the way to the first page
            found, kept = marshal.loads(file.read())
        return kept if found == (sys.version, *stamp) else None
    except Exception:  # not there, not readable, cut off, or of another Python
        return None


def keep(path: str | None, stamp: Sequence[Any], what: Any) -> None:
    """Keep ``what`` at ``path`` under ``stamp``, at once or not at all; never fails."""
    if path is None or sys.dont_write_bytecode:
        return
    draft = f"{path}.{os.getpid()}"
    try:
        packed = marshal.dumps(((sys.version, *stamp), what))
        with open(draft, "xb") as file:  # noqa: PTH123
            file.write(packed)
    except Exception:  # a folder that may not be written, another thread at it, a value that is no plain data
        return
    try:
        os.replace(draft, path)  # noqa: PTH105
    except OSError:  # somebody reads it, where that forbids to replace it
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
