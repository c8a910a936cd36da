"""What is seen of display lines and the articles that they may head: each has a name, and a learned weight.

The weights are in ``resources/headlines.json``, learned by ``training/train_headlines.py``. What is seen of two lines, one
under the other, says whether one headline goes on from the one to the other; what is seen of a headline and an article
says whether it is its headline. Wording has an amount: see ``wording.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hizone_clean.language.standing_heads import is_column
from hizone_clean.models.language_model import joins
from hizone_clean.models.linear import Weights, load_weights

Amount = tuple[str, float]
MOST_LINES = 4
"""Lines of one headline at most: kicker, two lines of title, deck."""
CROWD = 4
"""Lines in one place from which they are a page's headlines put together, so that their place says less."""
_NOTHING = 0.2
"""Wording below which a line says nothing of an article."""
_APART = 0.3, 0.8, 1.5
"""Wording by which each of two lines must speak more for its article than for that of the other: from one rare word on."""
_MOST_SKIPPED = 3
_SHORT, _LONG = 6, 30
_EVEN, _UNEVEN = 2, 0.45
_SURE = 4.0
"""What the words at a seam say at most, for or against."""
_LEAST_FORM = -4.0
"""What the form of a line says against it at most."""
_GOES_ON = "，：、—"
_OPEN, _CLOSED = "“《（「『", "”》）」』"


class DisplayLine(NamedTuple):
    """A display line that may be a headline or a part of one."""

    at: int
    """Index of its part."""
    place: int
    """Index of the article that it stands over; the number of articles at the end of the page."""
    text: str
    """What it says, without blanks."""
    signed: bool = False
    """Whether a byline follows, so that no headline goes on past it."""
    gap: int = -1
    """Blank lines before it; -1 where gaps mean nothing."""
    begins: bool = False
    """Whether it is called as columns are, so that it can only be the first line of a headline."""
    alone: bool = False
    """Whether it is called as round-ups are, so that it is a headline by itself."""
    twice: bool = False
    """Whether it was printed twice, as headlines are that have a shadow."""
    form: float = 0.0
    """How much it looks like a headline by itself: see ``layout/headline_form.py``."""


@cache
def headline_weights() -> Weights:
    """What each feature weighs."""
    return load_weights("headlines")


def article_features(upper: Sequence[float], lower: Sequence[float]) -> Iterator[str]:
    """Whether two lines, one under the other, speak for the same article; each is given with what it says for each article."""
    most = max(upper), max(lower)
    best = upper.index(most[0]), lower.index(most[1])
    apart = min(most[0] - upper[best[1]], most[1] - lower[best[0]])
    if most[1] < _NOTHING:
        yield "lower says nothing"
    elif most[0] < _NOTHING:
        yield "upper says nothing"
    elif best[0] == best[1]:
        yield "of one article"
    elif steps := sum(apart > step for step in _APART):
        yield f"of two articles {steps}"


def seam_features(upper: DisplayLine, lower: DisplayLine, said: str, *, shadows: bool) -> Iterator[Amount]:
    """What speaks for one headline that goes on from ``upper`` to ``lower``, on a page that says ``said``."""
    words = _joins(upper.text, lower.text)
    yield ("words go on" if words > 0 else "words break off"), words
    yield f"gap {'unknown' if lower.gap < 0 else 'none' if lower.gap == 0 else 'some'}", 1.0
    if shadows:
        yield f"{_print(upper)} then {_print(lower)}", 1.0
    if upper.text[-1:] in _GOES_ON:
        yield "mark that goes on", 1.0
    if _is_open(upper.text):
        yield "open quote", 1.0
    for name, left, right in (("said 2+2", 2, 2), ("said 1+2", 1, 2), ("said 2+1", 2, 1)):
        if len(upper.text) >= left and len(lower.text) >= right and upper.text[-left:] + lower.text[:right] in said:
            yield name, 1.0
            break
    sizes = len(upper.text), len(lower.text)
    if abs(sizes[0] - sizes[1]) <= _EVEN:
        yield "even lines", 1.0
    elif sizes[0] < _UNEVEN * sizes[1]:
        yield "short over long", 1.0
    elif sizes[1] < _UNEVEN * sizes[0]:
        yield "long over short", 1.0
    if is_column(upper.text) or "·" in upper.text:
        yield "under a column", 1.0
    if lower.at != upper.at + 1:
        yield "something between", 1.0


@lru_cache(1 << 12)
def _joins(left: str, right: str) -> float:
    return max(-_SURE, min(_SURE, joins(left, right)))


def _print(line: DisplayLine) -> str:
    return "shadow" if line.twice else "plain"


def _is_open(text: str) -> bool:
    return sum(map(text.count, _OPEN)) > sum(map(text.count, _CLOSED))


def headline_features(
    lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]], *, shadows: bool
) -> Iterator[str]:
    """What is seen of ``lines`` as one headline, whatever it heads, on a page where ``shadows`` are printed or not.

    ``evidence`` is what each line says for each article.
    """
    yield f"lines {len(lines)}"
    if shadows:
        yield "with shadow" if any(line.twice for line in lines) else "without shadow"
    if lines[-1].signed:
        yield "signed"
    if is_column(lines[-1].text) or "·" in lines[-1].text:
        yield "ends as a column"
    says = [max(row) >= _NOTHING for row in evidence]
    if len(lines) > 1:
        if not says[0]:
            yield "first line says nothing"
        if not says[-1]:
            yield f"last line of {len(lines)} says nothing"
    size = sum(len(line.text) for line in lines)
    if size <= _SHORT:
        yield "short"
    elif size > _LONG:
        yield "long"


def form_features(lines: Sequence[DisplayLine]) -> tuple[Amount]:
    """How much each of ``lines`` lacks by itself to look like a headline; what looks like one may still be a sub-heading."""
    return (("form", sum([max(_LEAST_FORM, min(0.0, line.form)) for line in lines])),)


def left_features(line: DisplayLine, *, shadows: bool) -> Iterator[str]:
    """What is seen of a line that is nobody's."""
    yield "left"
    if shadows:
        yield f"left {_print(line)}"
    if line.signed:
        yield "left signed"


def cut_features(odds: float) -> tuple[Amount, Amount]:
    """What is seen of a border between two articles that nothing but its wording shows: ``odds`` as in ``borders.py``."""
    return ("cut", 1.0), ("cut, odds", odds)


def place_features(steps: int, size: int, wording: float, *, crowd: bool) -> tuple[str, ...]:
    """What is seen of the place of a headline of ``size`` lines: ``steps`` articles below the one that it is said to head."""
    where = "over" if steps == 0 else "under" if steps == 1 else "elsewhere"
    found = [f"{where} in a crowd" if crowd else where]
    if steps == 0 and size > 1:
        found.append(f"over, lines {size}" + " in a crowd" * crowd)
    if wording < _NOTHING:
        found.append(f"says nothing, {where}")
    return tuple(found)


def order_features(direction: int, step: int, skipped: int) -> tuple[str, ...]:
    """What is seen of the order of two headlines in one run of lines: whether it goes on, and how many articles it skips."""
    order = "order begins" if direction == 0 else "order goes on" if direction == step else "order turns"
    return (order, f"skipped {min(skipped, _MOST_SKIPPED)}") if skipped else (order,)
