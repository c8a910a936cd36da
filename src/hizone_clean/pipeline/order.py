"""Whether the steps of a pipeline stand in an order in which each has what it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hizone_clean.cleaner import FACTS, Fact, contract_of, name_of


def check_order(steps: Sequence[Callable[..., Any]]) -> None:
    """Raise ``ValueError`` where a step stands before one that gives what it needs, or behind one that ends it.

    A step that is left out breaks nothing: each can do without the facts that it needs, it only knows less. A step that
    comes too late, though, comes in vain, and the step before it has silently known less than it could.

    >>> from hizone_clean import assemble_articles, rejoin_hard_wraps
    >>> check_order([assemble_articles, rejoin_hard_wraps])
    Traceback (most recent call last):
    ValueError: assemble_articles needs made_of (the lines that a paragraph was joined from), which rejoin_hard_wraps
    gives: put rejoin_hard_wraps before assemble_articles
    """
    for at, step in enumerate(steps):
        for fact in contract_of(step).needs:
            for later in steps[at + 1 :]:
                if fact in contract_of(later).gives:
                    raise ValueError(_complaint(step, fact, "gives", first=later, then=step))
            for earlier in steps[:at]:
                if fact in contract_of(earlier).ends:
                    raise ValueError(_complaint(step, fact, "ends", first=step, then=earlier))


def _complaint(step: object, fact: Fact, does: str, *, first: object, then: object) -> str:
    other = name_of(first if does == "gives" else then)
    return f"{name_of(step)} needs {fact} ({FACTS[fact]}), which {other} {does}: put {name_of(first)} before {name_of(then)}"
