"""What steps are made of: the row and the step of datatrove."""

from __future__ import annotations

from typing import Any

try:
    from datatrove.data import Document as Row
    from datatrove.pipeline.base import PipelineStep
except ImportError:  # without the extra, modules that need it can be looked at, not used
    Row: Any = object  # type: ignore[no-redef]
    PipelineStep: Any = object  # type: ignore[no-redef]

__all__ = ["PipelineStep", "Row"]
