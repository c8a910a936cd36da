"""Which quotation mark of a paragraph opens and which closes: the cheapest reading of them all, if there is one only.

Every mark is read as opening or as closing. A reading costs for each mark that it turns round, for each that it leaves
without its partner and for each place where such a mark hardly ever stands. Two passes give the price of the best
reading in which a given mark opens, and of the best in which it closes; when the two are close the paragraph proves
nothing, and nothing may be changed.
"""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.patterns import pattern

TURNED = 1.5  # a mark read against its own form
ALONE = 2.0  # a mark that finds no partner
CONTINUED = 0.4  # the paragraph opens with a quotation that ends in a later paragraph
NESTED = 0.5  # “ … “…” … ”: a pair inside a pair of the same kind
MARGIN = 0.8  # two readings nearer than this are a doubt

_NEVER = 3.0
_WITHIN_WORDS = 2.0  # 开展“金融，离退休干部“我们的节日: the second opens another quotation, whose end is lost
_TERM = pattern("[“”][^“”，。：；、！？,:;!?]{1,12}$")  # 所谓“双创“和: a short term between two marks of one form
_RARE = 1.5
_FAR = float("inf")

_BEFORE_NO_OPENING = "，。、；：！？）》】”’,;!?)"  # ”。 … an opening mark cannot stand before these
_AFTER_OPENER = "（《【“‘("  # nothing closes right after these
_STOPS = "。！？…!?"


class Mark(NamedTuple):
    """One quotation mark: its place, its own form, and what it costs to read it as opening or closing."""

    place: int
    form: str  # "open", "close", or "" for the straight mark
    opening: float
    closing: float


def read_mark(line: str, place: int, form: str) -> Mark:
    """Price both readings of the mark at `place` by its own form and the characters beside it."""
    before = line[:place].rstrip()[-1:] if place < 80 else line[place - 80 : place].rstrip()[-1:]
    after = line[place + 1 : place + 2]
    opening = TURNED if form == "close" else 0.0
    closing = TURNED if form == "open" else 0.0
    if not after or after in _BEFORE_NO_OPENING:
        opening += _NEVER
    elif before and before in _STOPS:
        opening += 0.3
    if form == "open" and before.isalnum() and after.isalnum() and not _TERM.search(line, max(place - 14, 0), place):
        closing += _WITHIN_WORDS
    return Mark(place, form, opening, closing + _closing_doubt(before, after))


def _closing_doubt(before: str, after: str) -> float:
    if not before or before in _AFTER_OPENER:
        return _NEVER
    if before in "：:、":
        return _RARE
    return 0.5 if before in "，," and after else 0.0


def pair(marks: list[Mark], starts_paragraph: bool) -> list[str] | None:
    """Read every mark as "open" or "close"; None when the paragraph does not prove one reading.

    `starts_paragraph` says that the first mark is the first character: such a quotation may go on in the next paragraph.
    """
    if _plainly_alternate(marks):
        return ["close" if number % 2 else "open" for number in range(len(marks))]
    ahead = _prices_ahead(marks)
    prices = [0.0, _FAR, _FAR]
    reading: list[str] = []
    for number, mark in enumerate(marks):
        opened = _open(prices, mark, starts_paragraph and number == 0)
        closed = _close(prices, mark)
        price_open = min(map(sum, zip(opened, ahead[number + 1], strict=True)))
        price_close = min(map(sum, zip(closed, ahead[number + 1], strict=True)))
        if abs(price_open - price_close) < MARGIN:
            return None
        reading.append("open" if price_open < price_close else "close")
        prices = list(map(min, opened, closed))
    return None if _turns_lone_mark(marks, reading) else reading


def _turns_lone_mark(marks: list[Mark], reading: list[str]) -> bool:
    """A mark that would be turned round and still have no partner: nothing in the paragraph proves that."""
    opened: list[bool] = []
    for mark, role in zip(marks, reading, strict=True):
        turned = bool(mark.form) and mark.form != role
        if role == "open":
            opened.append(turned)
        elif opened:
            opened.pop()
        elif turned:
            return True
    return any(opened)


def _plainly_alternate(marks: list[Mark]) -> bool:
    """An even row of marks of one form that stand where they should: every other reading leaves two of them alone."""
    form = marks[0].form if marks else ""
    if len(marks) % 2 or any(mark.form != form for mark in marks):
        return False
    turned = len(marks) / 2 * TURNED if form else 0.0
    price = sum(mark.closing if number % 2 else mark.opening for number, mark in enumerate(marks))
    return price - turned <= MARGIN


def _open(prices: list[float], mark: Mark, may_continue: bool) -> list[float]:
    """The price of each depth after the mark was read as opening."""
    outside, inside, nested = (price + mark.opening for price in prices)
    deeper = inside + NESTED if mark.form == "open" else _FAR
    return [outside + CONTINUED if may_continue else _FAR, min(outside, inside + ALONE), min(deeper, nested + ALONE)]


def _close(prices: list[float], mark: Mark) -> list[float]:
    """The price of each depth after the mark was read as closing."""
    outside, inside, nested = (price + mark.closing for price in prices)
    return [min(inside, outside + ALONE), nested, _FAR]


def _prices_ahead(marks: list[Mark]) -> list[list[float]]:
    """For each place in the row of marks and each depth, the price of the best reading of what follows."""
    ahead = [[0.0, ALONE, 2 * ALONE]]
    for mark in reversed(marks):
        outside, inside, nested = ahead[-1]
        deeper = nested + NESTED if mark.form == "open" else _FAR
        ahead.append(
            [
                min(mark.opening + inside, mark.closing + ALONE + outside),
                min(mark.opening + min(inside + ALONE, deeper), mark.closing + outside),
                min(mark.opening + ALONE + nested, mark.closing + inside),
            ]
        )
    ahead.reverse()
    return ahead
