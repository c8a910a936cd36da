"""The drawing itself, as SVG: the leaf with its bars, ribbons to the articles, an arrow for each headline brought home."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hizone_clean.rendering.picture.leaves import Bar, Leaf, Room
from hizone_clean.rendering.report.words import shown

_COLOURS = 8


class Card(NamedTuple):
    """An article on the right side."""

    number: int
    title: str
    """Empty for an article without a headline."""
    paragraphs: int
    letters: int
    authors: str
    lead: str
    is_home: bool
    """Whether its headline was brought home."""


class Frame(NamedTuple):
    """How large things are drawn, in pixels."""

    width: float
    room: Room
    """For the leaf."""
    ribbons: float
    """Room between the leaf and the cards, at least."""
    card_width: float
    """At most."""
    type_size: float
    lowest: float
    """The height of the smallest card."""
    words: str
    """What the keys of its words end in."""


WIDE = Frame(980, Room(430, 640, 3.0), 120, 460, 14.5, 58, "")
NARROW = Frame(358, Room(150, 420, 2.2), 44, 170, 12.5, 66, "_small")
_GAP, _PAD = 8.0, 10.0
_CLOSING = frozenset("，。；：！？、”’）》】…")
_FAR = 26.0
"""Pixels between two bars from which they are not one group any more."""
_LEAD = 3
"""Lines of an article's text that a card shows at most."""

Worded = Callable[..., str]


class _Slot(NamedTuple):
    card: Card
    top: float
    height: float


def drawing(
    leaf: Leaf, cards: Sequence[Card], frame: Frame, worded: Worded, *, image: str = "", links: bool = True
) -> tuple[str, float]:
    """What stands inside the ``<svg>`` for ``leaf``, and its height.

    ``worded(key, *values, tag=…, attributes=…)`` makes an element with words; with ``links``, a card leads to its article.
    ``image`` is the id of what :func:`stored_image` made.
    """
    scale = min(frame.room.width / max(1.0, leaf.width), frame.room.height / max(1.0, leaf.height))
    width, depth = leaf.width * scale, leaf.height * scale
    height = max(depth, len(cards) * (frame.lowest + _GAP) - _GAP)
    bars = [_scaled(bar, scale, _PAD, _PAD) for bar in leaf.bars]
    edge = max(frame.width - frame.card_width, _PAD + width + frame.ribbons)
    slots = list(_slots(cards, height))
    body = [
        _ground(width + 2 * _PAD, depth + 2 * _PAD, image),
        *_ribbons(bars, slots, edge),
        *_bars(bars, over=bool(image)),
        *_badges(bars),
        *(_card(slot, edge, frame, worded, links=links) for slot in slots),
        *_arrows(bars, slots, edge),
    ]
    return "".join(body), height + 2 * _PAD


def colour(number: int) -> str:
    """The class of an article's colour; none for what belongs to none."""
    return f" a{(number - 1) % _COLOURS + 1}" if number else ""


def _scaled(bar: Bar, scale: float, x: float, y: float) -> Bar:
    return bar._replace(
        left=x + bar.left * scale, top=y + bar.top * scale, width=bar.width * scale, height=max(1.5, bar.height * scale)
    )


def _slots(cards: Sequence[Card], height: float) -> Iterator[_Slot]:
    """A place for each card, from top to bottom, the higher the longer its article."""
    lowest = min(58.0, (height + _GAP) / max(1, len(cards)) - _GAP)
    free = height - len(cards) * (lowest + _GAP) + _GAP
    letters = sum(card.letters for card in cards) or 1
    top = _PAD
    for card in cards:
        own = lowest + free * card.letters / letters
        yield _Slot(card, top, own)
        top += own + _GAP


def stored_image(png: bytes, name: str) -> str:
    """A page's image, one unit wide and high, to be used by any drawing that knows its id ``name``."""
    data = base64.b64encode(png).decode()
    return (
        f'<defs><image id="{name}" class="scan" width="1" height="1" preserveAspectRatio="none" '
        f'href="data:image/png;base64,{data}"/></defs>'
    )


def _ground(width: float, height: float, image: str) -> str:
    sheet = f'<rect class="leaf" width="{width:.0f}" height="{height:.0f}" rx="4"/>'
    if not image:
        return sheet
    scale = f"translate({_PAD:.0f} {_PAD:.0f}) scale({width - 2 * _PAD:.1f} {height - 2 * _PAD:.1f})"
    return f'{sheet}<use class="page" href="#{image}" transform="{scale}"/>'


def _bars(bars: Sequence[Bar], *, over: bool) -> Iterator[str]:
    """One path for each article and kind."""
    key = _article_and_kind
    for (article, kind), members in groupby(sorted(bars, key=key), key=key):
        path = "".join(f"M{b.left:.1f} {b.top:.1f}h{b.width:.1f}v{b.height:.1f}h-{b.width:.1f}z" for b in members)
        of = f' data-article="{article}"' if article else ""
        yield f'<path class="bars {kind}{" over" if over else ""}{colour(article)}"{of} d="{path}"/>'


def _article_and_kind(bar: Bar) -> tuple[int, str]:
    return bar.article, bar.kind


def _groups(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """Bars of one article that stand under each other, in the order of the source or, side by side, of the columns."""
    by_article: dict[int, list[Bar]] = {}
    for bar in bars:
        if bar.article and bar.kind == "text":
            by_article.setdefault(bar.article, []).append(bar)
    for own in by_article.values():
        groups: list[list[Bar]] = []
        for bar in sorted(own, key=lambda bar: bar.top):
            above = next((group for group in reversed(groups) if _goes_on(group[-1], bar)), None)
            if above is None:
                groups.append(above := [])
            above.append(bar)
        yield from sorted(groups, key=lambda group: (group[0].left, group[0].top))


def _goes_on(upper: Bar, lower: Bar) -> bool:
    """Whether ``lower`` stands under ``upper``, in one column with it."""
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return lower.top < upper.bottom + _FAR and 2 * shared > min(upper.width, lower.width) and lower.top > upper.top


def _ribbons(bars: Sequence[Bar], slots: Sequence[_Slot], edge: float) -> Iterator[str]:
    """From each group of bars to its share of the article's card."""
    groups: dict[int, list[list[Bar]]] = {}
    for group in _groups(bars):
        groups.setdefault(group[0].article, []).append(group)
    for slot in slots:
        own = groups.get(slot.card.number, [])
        total = sum(group[-1].bottom - group[0].top for group in own) or 1.0
        to = slot.top
        for group in own:
            start, stop = group[0].top, group[-1].bottom
            share = slot.height * (stop - start) / total
            x = max(bar.right for bar in group) + 1
            middle = (x + edge) / 2
            yield (
                f'<path class="ribbon{colour(slot.card.number)}" data-article="{slot.card.number}" d="M{x:.1f} {start:.1f}'
                f"C{middle:.1f} {start:.1f} {middle:.1f} {to:.1f} {edge:.1f} {to:.1f}v{share:.1f}"
                f'C{middle:.1f} {to + share:.1f} {middle:.1f} {stop:.1f} {x:.1f} {stop:.1f}z"/>'
            )
            to += share


def _badges(bars: Sequence[Bar]) -> Iterator[str]:
    """The number of its article beside each group that has room for it."""
    for group in _groups(bars):
        if group[-1].bottom - group[0].top >= 11:
            x, y = max(7.0, min(bar.left for bar in group) - 1), group[0].top + 6
            number = group[0].article
            yield (
                f'<g class="number{colour(number)}" data-article="{number}" aria-hidden="true"><circle cx="{x:.1f}" cy="{y:.1f}" r="7"/>'
                f'<text x="{x:.1f}" y="{y + 3.2:.1f}" text-anchor="middle" font-size="9">{number}</text></g>'
            )


def _arrows(bars: Sequence[Bar], slots: Sequence[_Slot], edge: float) -> Iterator[str]:
    for slot in slots:
        title = next((bar for bar in bars if bar.kind == "title" and bar.article == slot.card.number), None)
        if title is None or not slot.card.is_home:
            continue
        x, y, to = title.right + 2, title.top + title.height / 2, slot.top + 18
        end, middle = edge - 7, (x + edge) / 2
        yield (
            f'<g class="arrow{colour(slot.card.number)}" data-article="{slot.card.number}" aria-hidden="true">'
            f'<path d="M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {to:.1f} {end:.1f} {to:.1f}"/>'
            f'<path class="head" d="M{edge:.1f} {to:.1f}l-9 -4.5v9z"/></g>'
        )


def _card(slot: _Slot, edge: float, frame: Frame, worded: Worded, *, links: bool) -> str:
    card, size = slot.card, frame.type_size
    x, width = edge + 12, frame.width - edge
    fits = (width - 24) / size
    title = f"{card.number}. {card.title}" if card.title else ""
    lines = _wrapped(title, fits, 1 if frame is WIDE else 2)
    small = size * 0.84
    y = slot.top + size + 7
    texts = [
        f'<text class="name" lang="zh" x="{x:.1f}" y="{y + n * size * 1.3:.1f}" font-size="{size}">{shown(line)}</text>'
        for n, line in enumerate(lines)
    ]
    if not card.title:
        place = f' class="name" x="{x:.1f}" y="{y:.1f}" font-size="{size}"'
        texts.append(worded("picture.untitled", card.number, tag="text", attributes=place))
    y += (max(1, len(lines)) - 1) * size * 1.3 + size * 1.35
    place = f' class="meta" x="{x:.1f}" y="{y:.1f}" font-size="{small:.1f}"'
    texts.append(
        worded(
            f"picture.card{'_home' if card.is_home else ''}{frame.words}",
            card.paragraphs,
            card.letters,
            tag="text",
            attributes=place,
        )
    )
    lead = _wrapped(
        card.lead, (width - 24) / small, max(0, min(_LEAD, int((slot.top + slot.height - y - 6) / (small * 1.5))))
    )
    texts += [
        f'<text class="lead" lang="zh" x="{x:.1f}" y="{y + (n + 1) * small * 1.5:.1f}" font-size="{small:.1f}">{shown(line)}</text>'
        for n, line in enumerate(lead)
    ]
    box = f'<rect x="{edge:.1f}" y="{slot.top:.1f}" width="{width - 1:.1f}" height="{slot.height:.1f}" rx="6"/>'
    inner = f"{box}{''.join(texts)}"
    if links:
        inner = f'<a href="#article-{card.number}">{inner}</a>'
    return f'<g class="card{colour(card.number)}" data-article="{card.number}">{inner}</g>'


def _wrapped(text: str, fits: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of ``fits`` ems, the last with an ellipsis where it does not end there."""
    lines: list[str] = []
    line, width = "", 0.0
    for place, character in enumerate(text):
        own = 1.0 if ord(character) > 0x2000 else 0.56
        hangs = character in _CLOSING and line != ""
        if not hangs and width + own > fits - (1 if len(lines) == most - 1 and place < len(text) - 1 else 0):
            if len(lines) >= most - 1:
                return [*lines, f"{line}…"] if most > 0 else []
            lines.append(line)
            line, width = "", 0.0
        line, width = line + character, width + own
    return [*lines, line] if line and most > 0 else lines[: max(0, most)]
