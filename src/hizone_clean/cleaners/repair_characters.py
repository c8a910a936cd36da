"""Placeholder until the cleaner lands."""

from __future__ import annotations

from typing import Any


def repair_characters(text: str, *args: Any, **kw: Any) -> str:
    """Give text back."""
    return text
