"""Where on a page one article ends and the next begins: openings, bylines, overprinted headlines, change of subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice, pairwise, takewhile
from typing import NamedTuple

from hizone_clean.cleaners.assemble_articles.parts import Part
from hizone_clean.cleaners.assemble_articles.wording import border_odds, covered_share, shared_share
from hizone_clean.language.standing_heads import names_round_up
from hizone_clean.layout.headline_form import is_numbered

_BODY = ("body", "caption")
_FOREIGN = 0.02
"""Trigrams that neighbouring stretches of two articles share at most; those of one article share more, nine in ten."""
_FOREIGN_ITEMS = 0.04
"""The same where a round-up of short items meets long stretches: the form itself speaks for a border."""
_NEAR, _FAR = 4, 2000
"""Sections and characters on each side that a comparison reads."""
_SEAM = -3.5
"""Log odds of a border that may be one of two articles; it is one when another headline finds its place so."""
_SEAMS_TRIED = 4
_OF_ITS_ITEM = 0.35
"""The share of a heading's bigrams that the one paragraph under it has."""
_OF_ITS_ARTICLE = 0.3
"""The share of a headline's bigrams that its article has, where nothing else shows where it begins."""
_HEADING_LINES = 3
_ENOUGH = 120
"""Characters that a stretch must have before its wording proves anything."""
_SCRAP = 40
"""Characters below which what stands between two borders is no article."""
_ITEM = 2
"""Paragraphs of one item of a round-up at most."""


_Section = tuple[int, int]
"""First and last paragraph of a stretch that display lines part from the others."""


class Segment(NamedTuple):
    """An article's body: the parts from its first paragraph to its last."""

    first: int
    last: int
    is_caption: bool = False
    is_round_up: bool = False
    """Whether it is a list of short items, each under its own heading."""
    lacks_name: bool = False
    """Whether it is held for one only since the page names more of them than show themselves."""


def find_segments(parts: Sequence[Part]) -> list[Segment]:
    """The articles' bodies among ``parts``, in order; display lines between two segments belong to neither yet."""
    cores = [at for at, part in enumerate(parts) if part.kind in _BODY]
    if not cores:
        return []
    pairs = list(pairwise(cores))
    borders = {following for here, following in pairs if _is_border(parts, here, following)}
    if not borders and not any(part.opens or part.kind == "byline" for part in parts):
        return _without_openings(parts, cores)
    segments: list[Segment] = []
    first = cores[0]
    for here, following in [*pairs, (cores[-1], -1)]:
        if following < 0 or (following in borders and not _is_scrap(parts, following, cores, borders)):
            segments += _cut_inside(parts, first, here)
            first = following
    return _as_many_round_ups_as_named(parts, segments)


def _without_openings(parts: Sequence[Part], cores: Sequence[int]) -> list[Segment]:
    """The segments of a page on which no news item opens and nobody signs: essays, dialogue, reports.

    It is cut under a line that says what stands below and not what stands above, where the subject changes too.
    """
    whole = Segment(cores[0], cores[-1], is_caption=parts[cores[0]].kind == "caption" and len(cores) == 1)
    cut = _cut_inside(parts, cores[0], cores[-1])
    segments = cut[:1]
    for segment in cut[1:]:
        if _is_headed(parts, segments[-1], segment):
            segments.append(segment)
        else:
            segments[-1] = segments[-1]._replace(last=segment.last)
    return segments if len(segments) > 1 else [whole]


def _is_headed(parts: Sequence[Part], above: Segment, segment: Segment) -> bool:
    """Whether the lines over ``segment`` say what its paragraphs say, and hardly anything of the article above."""
    start = segment.first
    while parts[start - 1].kind == "line":
        start -= 1
    headline = "".join(part.text for part in parts[start : segment.first])
    here = covered_share(headline, _text(parts, [(segment.first, segment.last)]))
    return here >= _OF_ITS_ARTICLE and here > 2 * covered_share(headline, _text(parts, [(above.first, above.last)]))


def _as_many_round_ups_as_named(parts: Sequence[Part], segments: list[Segment]) -> list[Segment]:
    """``segments`` with those of short items for round-ups, the longest first, while lines are called so that lack one."""
    missing = sum(part.kind == "line" and names_round_up(part.text) for part in parts)
    missing -= sum(segment.is_round_up for segment in segments)
    if missing <= 0:
        return segments
    items = {at: _items(parts, segment) for at, segment in enumerate(segments) if not segment.is_round_up}
    chosen = sorted((at for at, count in items.items() if count > 1), key=items.__getitem__, reverse=True)[:missing]
    return [
        segment._replace(is_round_up=True, lacks_name=True) if at in chosen else segment
        for at, segment in enumerate(segments)
    ]


def _items(parts: Sequence[Part], segment: Segment) -> int:
    """How many short items under headings of their own ``segment`` has; 0 where anything else is in it."""
    sections = _sections(parts, segment.first, segment.last)
    short = all(_count(section) <= _ITEM for section in sections) and not parts[segment.first].opens
    return len(sections) if short and not segment.is_caption else 0


def _is_scrap(parts: Sequence[Part], at: int, cores: Sequence[int], borders: set[int]) -> bool:
    """Whether too little stands between a border and the next to be an article: a date, an address under a signature."""
    start = bisect_left(cores, at)
    if parts[at].opens or parts[at - 1].large or "caption" in (parts[at].kind, parts[cores[start - 1]].kind):
        return False
    length = 0
    for core in islice(cores, start, start + _SCRAP):
        if (core != at and core in borders) or length >= _SCRAP:
            break
        length += len(parts[core].text)
    return length < _SCRAP


def _is_border(parts: Sequence[Part], here: int, following: int) -> bool:
    """Whether an article ends surely between two paragraphs."""
    between = parts[here + 1 : following]
    return (
        parts[following].opens
        or "caption" in (parts[here].kind, parts[following].kind)
        or any(part.kind == "byline" or part.twice or part.large for part in between)
    )


def _cut_inside(parts: Sequence[Part], first: int, last: int) -> list[Segment]:
    """The segments of a stretch without a sure border: one, unless a line between stands where the subject changes."""
    if parts[first].kind == "caption":
        return [Segment(first, last, is_caption=True)]
    sections = _sections(parts, first, last)
    groups: list[list[_Section]] = [[sections[0]]]
    only_items = _count(sections[0]) <= _ITEM
    for at, section in enumerate(sections[1:], 1):
        if only_items and _runs_on(parts, groups[-1][-1], section):
            groups[-1].append((section[0], section[0]))
            groups.append([(section[0] + 1, section[1])])
        elif _begins_article(parts, groups[-1], sections, at, only_items=only_items):
            groups.append([section])
        else:
            groups[-1].append(section)
            only_items = only_items and _count(section) <= _ITEM
            continue
        only_items = _count(groups[-1][0]) <= _ITEM
    return [Segment(group[0][0], group[-1][1], is_round_up=_is_round_up(parts, group)) for group in groups]


def _sections(parts: Sequence[Part], first: int, last: int) -> list[_Section]:
    """The stretches of paragraphs that display lines part."""
    sections: list[_Section] = []
    for at in range(first, last + 1):
        if parts[at].kind not in _BODY:
            continue
        if sections and sections[-1][1] == at - 1:
            sections[-1] = (sections[-1][0], at)
        else:
            sections.append((at, at))
    return sections


def _text(parts: Sequence[Part], sections: Iterable[_Section]) -> str:
    return "\n".join(parts[at].text for first, last in sections for at in range(first, last + 1))


def _begins_article(
    parts: Sequence[Part], behind: Sequence[_Section], sections: Sequence[_Section], at: int, *, only_items: bool
) -> bool:
    """Whether the line before section ``at`` is a headline: long stretches on both sides that share no wording."""
    if is_numbered(parts[sections[at][0] - 1].text):
        return False
    ahead = sections[at : at + 1]
    if _count(sections[at]) <= _ITEM:
        ahead = list(takewhile(lambda section: _count(section) <= _ITEM, sections[at : at + _NEAR]))
        if len(ahead) < 2 or only_items:
            return False
    uneven = (only_items and len(behind) > 1) or len(ahead) > 1
    before, after = _text(parts, behind[-_NEAR:])[-_FAR:], _text(parts, ahead)[:_FAR]
    enough = min(len(before), len(after)) >= _ENOUGH
    return enough and shared_share(before, after) < (_FOREIGN_ITEMS if uneven else _FOREIGN)


def _runs_on(parts: Sequence[Part], above: _Section, section: _Section) -> bool:
    """Whether only the first paragraph of ``section`` is a round-up's item, and the rest an article without a headline."""
    first, last = section
    if _count(section) <= _ITEM:
        return False
    item, rest = parts[first].text, _text(parts, [(first + 1, last)])[:_FAR]
    heading = "\n".join(part.text for part in parts[above[1] + 1 : first])
    return is_of_item(heading, item, rest) and shared_share(item, rest) < 2 * _FOREIGN_ITEMS


def is_of_item(heading: str, item: str, rest: str) -> bool:
    """Whether ``heading`` says what the one paragraph under it says, and hardly anything of ``rest``."""
    share = covered_share(heading, item)
    return share >= _OF_ITS_ITEM and covered_share(heading, rest) < share / 2


def _count(section: _Section) -> int:
    return section[1] - section[0] + 1


def _is_round_up(parts: Sequence[Part], sections: Sequence[_Section]) -> bool:
    """Whether the sections are short items that have nothing in common, or whose first has a heading of its own."""
    short = len(sections) >= 2 and all(_count(section) <= _ITEM for section in sections)
    if not short or parts[sections[0][0]].opens:
        return False
    first, rest = _text(parts, sections[:1]), _text(parts, sections[1:])[:_FAR]
    if _line_that_names_round_up(parts, sections[0][0]) is not None:
        return True
    headed = len(sections) > 2 and bool(first_heading(parts, sections[0][0], first, rest))
    return headed or shared_share(first, rest) < 4 * _FOREIGN


def first_heading(parts: Sequence[Part], at: int, item: str, rest: str) -> set[int]:
    """The lines over paragraph ``at`` that are the heading of a round-up's first item, and not its title.

    They say what the paragraph says, and hardly anything of the ``rest``; or they stand under what round-ups are called.
    """
    named = _line_that_names_round_up(parts, at)
    if named is not None:
        return set(range(named + 1, at))
    first = at
    for start in range(at - 1, max(-1, at - 1 - _HEADING_LINES), -1):
        if parts[start].kind != "line":
            break
        whole = "".join(part.text for part in parts[start:at])
        if covered_share(parts[start].text, item) >= _OF_ITS_ITEM and is_of_item(whole, item, rest):
            first = start
    return set(range(first, at))


def _line_that_names_round_up(parts: Sequence[Part], at: int) -> int | None:
    """The line in the run over paragraph ``at`` that is called as round-ups are: 国内快讯."""
    for start in range(at - 1, max(-1, at - 2 - _HEADING_LINES), -1):
        if parts[start].kind != "line":
            break
        if names_round_up(parts[start].text):
            return start
    return None


def seams(parts: Sequence[Part], segment: Segment) -> list[tuple[float, int]]:
    """Where ``segment`` may be two articles, the likeliest place first: the log odds of a border, the first part after."""
    if segment.is_caption:
        return []
    bodies = [at for at in range(segment.first, segment.last + 1) if parts[at].kind in _BODY]
    texts = [parts[at].text for at in bodies]
    ends = list(accumulate(map(len, texts)))
    found = [
        (odds, bodies[at])
        for at, odds in enumerate(border_odds(texts))
        if at and odds > _SEAM and min(ends[at - 1], ends[-1] - ends[at - 1]) >= _ENOUGH
    ]
    return sorted(found, reverse=True)[:_SEAMS_TRIED]


def cut_at(segment: Segment, at: int) -> tuple[Segment, Segment]:
    """The two articles that ``segment`` is, when one begins at part ``at``."""
    return segment._replace(last=at - 1), segment._replace(first=at, is_round_up=False)
