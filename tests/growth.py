"""Measuring growth on a machine that others use too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any


def measured_again(test: Callable[..., None], tries: int = 4) -> Callable[..., None]:
    """``test``, which compares times, run up to ``tries`` times: what is quadratic fails every time, noise does not."""

    @wraps(test)
    def again(*arguments: Any, **named: Any) -> None:
        for left in reversed(range(tries)):
            try:
                return test(*arguments, **named)
            except AssertionError:
                if not left:
                    raise
        return None

    return again
