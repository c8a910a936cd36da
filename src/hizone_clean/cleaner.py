"""What a cleaner is.

Those that work on characters are plain functions ``str -> str``; a pipeline maps them over the blocks. One that
works on many texts at once, for less than on each by itself, says so by its ``on_many``; one whose options hang on the
whole document (which quotation marks are its own) draws them by its ``settle``. Those that work on
structure take a ``Document`` and give one; ``@structural`` makes them callable on a plain ``str`` too.

A cleaner says which facts about the blocks it needs, gives and ends; a pipeline whose order breaks that is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial, wraps
from typing import Any, Literal, NamedTuple, Protocol, TypeVar, get_args, overload

from hizone_clean.document import Document

Characters = Callable[[str], str]
Step = TypeVar("Step", bound=Callable[..., Any])
Fact = Literal["lines", "place", "made_of", "body", "articles"]
FACTS: dict[Fact, str] = {
    "lines": "each block is a line as it was set, its indent and the blank lines before it",
    "place": "where each line stood on its page, in reading order",
    "made_of": "the lines that a paragraph was joined from",
    "body": "which blocks are the text and which boilerplate, and the page's title",
    "articles": "which article each block belongs to",
}
"""What a step may count on, and what it is; each is given by one step and lasts until a step ends it."""


class Contract(NamedTuple):
    """Which facts a step needs, which it gives, and which nobody behind it can count on any more."""

    needs: Collection[Fact] = ()
    gives: Collection[Fact] = ()
    ends: Collection[Fact] = ()
    reports: bool = False
    """Whether it adds diagnostics and changes nothing else."""


class Structural(Protocol):
    """A cleaner of structure: document in, document out; text in, text out."""

    __name__: str

    @overload
    def __call__(self, text: Document, /, **options: Any) -> Document: ...
    @overload
    def __call__(self, text: str, /, **options: Any) -> str: ...


def contract(
    *, needs: Collection[Fact] = (), gives: Collection[Fact] = (), ends: Collection[Fact] = (), reports: bool = False
) -> Callable[[Step], Step]:
    """Declare what a step needs, gives and ends, and whether it only reports, for the pipelines that it will stand in.

    >>> @contract(ends=["lines"])
    ... def without_indent(text):
    ...     return text.strip()
    >>> contract_of(without_indent).ends
    ['lines']
    """
    if unknown := {*needs, *gives, *ends} - set(get_args(Fact)):
        raise ValueError(f"no fact named {min(unknown)}; there are {', '.join(FACTS)}")

    def declared(step: Step) -> Step:
        step.contract = Contract(needs, gives, ends, reports)  # type: ignore[attr-defined]
        return step

    return declared


@overload
def structural(step: Callable[..., Document], /) -> Structural: ...
@overload
def structural(
    *, needs: Collection[Fact] = (), gives: Collection[Fact] = (), ends: Collection[Fact] = (), reports: bool = False
) -> Callable[[Callable[..., Document]], Structural]: ...
def structural(step: Callable[..., Document] | None = None, /, **facts: Any) -> Any:
    """Make ``step``, a function from document to document, callable on a ``str`` too, which then gives a ``str``.

    The way in and out is exact: a step that changes nothing gives back the very text. In brackets it says what the step
    needs, gives and ends, as :func:`contract` does: ``@structural(needs=["lines"], gives=["made_of"])``.
    """
    if step is None:
        return lambda step: contract(**facts)(structural(step))

    @wraps(step)
    def cleaner(text: Document | str, /, **options: Any) -> Document | str:
        if isinstance(text, Document):
            return step(text, **options)
        from hizone_clean.document import from_lines
        from hizone_clean.source.lines import to_lines

        return to_lines(step(from_lines(text), **options))

    cleaner.is_structural = True  # type: ignore[attr-defined]
    return cleaner


def within_lines(step: Characters, text: str) -> str:
    """``step(text)`` without the line ends that it put in: a text of one line stays one.

    What other programs end lines with (VT, FF, NEL, LS, PS) is a blank within such a text, before the step judges blanks.
    """
    if "\n" not in text and len(text.splitlines()) > 1:
        text = " ".join(text.splitlines())
    result = step(text)
    return " ".join(result.split("\n")) if "\n" in result and "\n" not in text else result


def unbound(step: object) -> tuple[object, dict[str, Any]]:
    """The function inside ``step``, and the options that were bound to it.

    >>> unbound(partial(partial(print, sep="-"), end="."))
    (<built-in function print>, {'sep': '-', 'end': '.'})
    """
    options: dict[str, Any] = {}
    while isinstance(step, partial):
        options = {**step.keywords, **options}
        step = step.func
    return step, options


def on_many(step: object) -> Callable[..., Mapping[int, str]] | None:
    """How ``step`` works on many texts at once, if it can: it gives those that change, by their number. Bound options hold.

    ``table`` is that of the document's lines, which may know what becomes of them.
    """
    function, options = unbound(step)
    many = getattr(function, "on_many", None)
    return many and partial(many, **options)


def contract_of(step: object) -> Contract:
    """What ``step`` needs, gives and ends: nothing, where it does not say."""
    found: Contract = getattr(unbound(step)[0], "contract", Contract())
    return found


def settled(step: Characters, texts: Iterable[str]) -> Characters:
    """``step`` with the options bound that it draws from all texts of a document at once, if it draws any."""
    function, options = unbound(step)
    settle = getattr(function, "settle", None)
    return partial(step, **settle(texts, options)) if settle else step


def is_structural(step: object) -> bool:
    """Whether ``step``, bound options aside, works on documents rather than on characters."""
    return getattr(unbound(step)[0] if isinstance(step, partial) else step, "is_structural", False)


def name_of(step: object) -> str:
    """The name that a step goes by: its function's, bound options aside."""
    function, _ = unbound(step)
    return getattr(function, "__name__", type(function).__name__)
