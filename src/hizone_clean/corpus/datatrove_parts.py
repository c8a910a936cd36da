"""What steps are made of: the row and the step of datatrove, and its MinHash."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or find_spec("datatrove"):
    from datatrove.data import Document as Row
    from datatrove.pipeline.base import PipelineStep
else:  # without the extra, modules that need it can be looked at, not used
    Row = PipelineStep = object

__all__ = ["PipelineStep", "Row", "minhash"]


def minhash() -> Any:
    """The module of datatrove that finds near duplicates; it loads packages that nothing else here needs."""
    from datatrove.pipeline.dedup import minhash

    return minhash
