"""What a cleaner is.

Those that work on characters are plain functions ``str -> str``; a pipeline maps them over the blocks. One that can
tell of many texts at once which it would leave as they are says so by its ``first_scan``. Those that work on
structure take a ``Document`` and give one; ``@structural`` makes them callable on a plain ``str`` too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial, wraps
from typing import Any, Protocol, overload

from hizone_clean.document import Document

Characters = Callable[[str], str]


class Structural(Protocol):
    """A cleaner of structure: document in, document out; text in, text out."""

    __name__: str

    @overload
    def __call__(self, text: Document, /, **options: Any) -> Document: ...
    @overload
    def __call__(self, text: str, /, **options: Any) -> str: ...


def structural(step: Callable[..., Document]) -> Structural:
    """Make ``step``, a function from document to document, callable on a ``str`` too, which then gives a ``str``.

    The way in and out is exact: a step that changes nothing gives back the very text.
    """

    @wraps(step)
    def cleaner(text: Document | str, /, **options: Any) -> Document | str:
        if isinstance(text, Document):
            return step(text, **options)
        from hizone_clean.document import from_lines
        from hizone_clean.source.lines import to_lines

        return to_lines(step(from_lines(text), **options))

    cleaner.is_structural = True  # type: ignore[attr-defined]
    return cleaner  # type: ignore[return-value]


def within_lines(step: Characters, text: str) -> str:
    """``step(text)`` without the line ends that it put in: a text of one line stays one."""
    result = step(text)
    return " ".join(result.split("\n")) if "\n" in result and "\n" not in text else result


def scan_of(step: object) -> Callable[[Sequence[str]], Collection[int]] | None:
    """How ``step`` tells which of many texts it has to look at, if it can; its bound options are bound there too."""
    options: dict[str, Any] = {}
    while isinstance(step, partial):
        options = {**step.keywords, **options}
        step = step.func
    scan = getattr(step, "first_scan", None)
    return scan and partial(scan, **options)


def is_structural(step: object) -> bool:
    """Whether ``step``, bound options aside, works on documents rather than on characters."""
    while isinstance(step, partial):
        step = step.func
    return getattr(step, "is_structural", False)


def name_of(step: object) -> str:
    """The name that a step goes by: its function's, bound options aside."""
    while isinstance(step, partial):
        step = step.func
    return getattr(step, "__name__", type(step).__name__)
