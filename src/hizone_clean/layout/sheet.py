"""A sheet: text that was set in one measure from top to bottom, as notices, laws, papers and books are.

On a sheet a line end is geometry: a line that is as wide as the measure lets it be goes on, one that had room for more ends.
Newspaper pages, with their headlines wider than a column, are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.language.document_names import opens_abstract
from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.layout.broken_lines import (
    BREAKS_OFF,
    INDENT,
    broken_lines,
    elect_measure,
    ends_item,
    is_closed,
    votes_for_measure,
)
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.room import fills
from hizone_clean.layout.sheet_habits import gaps_of, has_indents, is_latin, sets_in
from hizone_clean.layout.torn_rows import TornRows, find_torn_rows
from hizone_clean.models.language_model import joins
from hizone_clean.patterns import pattern

_ENOUGH, _SEAMS = 3, 24
"""Lines that must break off at the measure; more than so many are not asked whether their words go on."""
_CLEARLY = 3
"""How many of them there must be for each line that breaks off with room left."""
_WIDER, _FEW = 0.04, 10
"""The share of lines that may be wider, one at least; of fewer lines than these, none."""
_OVER = 2.6
"""Ems by which a line is wider than a measure that is no line of it: a headline, a line over columns."""
_NEAR, _FEWEST_OVER, _LEAST_COLUMN, _WIDEST_SHARE = 4, 2, 0.28, 0.55
"""Lines between two that are wider than a column that stand with them, how many must fill the page, and the share of it that one of two or three columns
has."""
_PAPER_HEAD, _HEAD = 15, 10
"""Lines from the top within which an abstract opens, and those over the first wide line that stand with it: title, authors."""
_HANGS = 1.5
"""Ems by which a mark hangs over the measure."""
_EXPLAINED = 0.6
"""The share of lines that break off which must fill the widest measure, or be pieces of rows that do."""
_GOES_ON = 0.2
"""What the seams must give on the average: those of headlines in a list give 0.7 at most, of wrapped lines 2."""
_LONG = 0.55
"""The share of the widest line from which a line is long: short ones are greetings, names, dates."""
_MANY, _UNKNOWN = 8, -1.5
"""Lines that prove a measure alone where no other has room left; words that the model does not know, as of old texts, give less."""
_DOUBTFUL = -0.6
"""The same where three lines or more are equally wide and paragraphs end in stops."""
_CONTRADICTED, _PROSE = -1.0, 0.7
"""What each seam must give where one or two lines break off (those of one sentence seldom give less), and the share of the others that must end as sentences do."""
BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_WIDEST_COLUMN, _SHORTEST_PAGE = 24.5, 70
"""Ems of a newspaper's column at most, and lines of its page at least."""
_FEWEST_HEADLINES, _HEADLINES = 3, 0.022
"""Lines of headlines that a page of a newspaper has at least, and their share."""
# 本报讯, 本报记者 张三, ▶ 记者: what only newspapers say of themselves; their columns hold several articles
_PRESS = pattern(r"本[报刊](?:讯|记者|特约|实习|见习|通讯员)|[□■▶►]\s?[\u4e00-\u9fff]{0,4}记者")


class Sheet(NamedTuple):
    """The measure of a text and how it shows its paragraphs."""

    measure: float
    """In ems."""
    set_in: bool
    """Whether first lines are two ems shorter."""
    gaps: str
    """``all`` where blank lines stand between any two lines, ``some`` where they part blocks, ``mixed``, or ``none``."""
    indents: bool
    """Whether first lines are visibly set in."""
    torn: TornRows
    latin: bool
    """Whether so much of it is Latin that widths, which differ from letter to letter, say little."""


class Stretch(NamedTuple):
    """A stretch of a text that is set in one measure: the place of its first line, its lines, and their sheet where it is known."""

    first: int
    lines: Lines
    sheet: Sheet | None


def read_sheets(lines: Lines) -> list[Stretch]:
    """The stretches of ``lines``, each in one measure; empty where they show none.

    Most documents are one stretch. A paper in two columns has two measures: that of its head, with title and abstract, and
    that of a column.
    """
    if BREAKS_OFF.isdisjoint(lines.ends[:-1]) or any(_PRESS.search(text) for text in lines.texts):
        return []
    prose = broken_lines(lines)
    votes = votes_for_measure(lines, prose)
    measure = elect_measure(votes)
    is_paper = any(opens_abstract(text) for text in lines.texts[:_PAPER_HEAD])
    if whole := _read_sheet(lines, measure, prose, is_paper=is_paper):
        return [Stretch(0, lines, whole)]
    if columns := _read_columns(lines, measure, is_paper=is_paper):
        return columns
    # where an extractor tore rows to pieces most widths are those of pieces
    widest = elect_measure(votes, sorted(lines.widths)[-1 - int(_most_wider(lines))] - _OVER)
    whole = _read_sheet(lines, widest, prose) if widest > measure else None
    if whole is None:
        return []
    explained = sum(
        whole.torn.goes_on[at] or fills(lines, at, widest - INDENT) or ends_item(lines, at, widest) for at in prose
    )
    return [Stretch(0, lines, whole)] if explained >= _EXPLAINED * len(prose) else []


def _most_wider(lines: Lines) -> float:
    """How many lines may be wider than the measure: a headline over one paragraph is no sheet."""
    return max(1, _WIDER * len(lines.texts)) if len(lines.texts) >= _FEW else 0


def _read_columns(lines: Lines, narrow: float, *, is_paper: bool) -> list[Stretch]:
    """The stretches of a page in columns with lines over them that are as wide as all columns together."""
    wide = _wide_places(lines, narrow)
    over = lines.of([at for at, is_wide in enumerate(wide) if is_wide])
    below = lines.of([at for at, is_wide in enumerate(wide) if not is_wide])
    if not over.texts or not below.texts:
        return []
    head = _read_head(over)
    if head is None or not _LEAST_COLUMN * head.measure < narrow < _WIDEST_SHARE * head.measure:
        if not is_paper:
            return []
        head = None
    column = _read_sheet(below, narrow, broken_lines(below), is_paper=is_paper)
    if column is None:
        return []
    bounds = [0, *(at for at in range(1, len(wide)) if wide[at] != wide[at - 1]), len(wide)]
    parts = [(first, lines.of(range(first, last))) for first, last in pairwise(bounds)]
    sheets = [head if wide[first] else column for first, _ in parts]
    return [
        Stretch(first, part, sheet._replace(torn=find_torn_rows(part, sheet.measure)) if sheet else None)
        for (first, part), sheet in zip(parts, sheets, strict=True)
    ]


def _wide_places(lines: Lines, narrow: float) -> list[bool]:
    """For each line whether it stands where the lines are wider than a column: among them, over the first, under the last."""
    wide = [at for at, size in enumerate(lines.widths) if size > narrow + _OVER]
    found = [False] * len(lines.texts)
    first = 0
    for number, at in enumerate(wide):
        if number and at - wide[number - 1] > _NEAR:
            first = number
        if number + 1 < len(wide) and wide[number + 1] - at <= _NEAR:
            continue
        if number > first:
            start, last = wide[first], at
            start = 0 if start < _HEAD else start
            full = lines.widths[last] > max(lines.widths[start : last + 1]) - _OVER
            last += last + 1 < len(found) and full and lines.ends[last] in BREAKS_OFF
            found[start : last + 1] = [True] * (last + 1 - start)
    return found


def _read_head(lines: Lines) -> Sheet | None:
    """The sheet of the few lines over columns: two or more are equally wide, and go on."""
    prose = broken_lines(lines)
    measure = elect_measure(
        votes_for_measure(lines, prose), max((lines.widths[at] for at in prose), default=0.0) - _HANGS
    )
    full = [at for at in prose if fills(lines, at, measure) or fills(lines, at, measure - INDENT)]
    if len(full) < _FEWEST_OVER or sum(size > measure + _OVER for size in lines.widths) > 1:
        return None
    if sum(joins(lines.texts[at], lines.texts[at + 1]) for at in full) < _GOES_ON * len(full):
        return None
    return _sheet(lines, measure, full, find_torn_rows(lines, measure))


def _read_sheet(lines: Lines, measure: float, prose: Sequence[int], *, is_paper: bool = False) -> Sheet | None:
    """The sheet that ``lines`` are, of which those at ``prose`` break off; ``None`` where they are not all set in ``measure``."""
    widths = lines.widths
    if not measure or sum(size > measure + _OVER for size in widths) > _most_wider(lines):
        return None
    full = [at for at in prose if fills(lines, at, measure) or fills(lines, at, measure - INDENT)]
    if not full:
        return None
    torn = find_torn_rows(lines, measure)
    loose = [
        at
        for at in prose
        if widths[at] > _LONG * measure
        and not (fills(lines, at, measure - INDENT) or torn.goes_on[at] or ends_item(lines, at, measure))
    ]
    if len(full) < _CLEARLY * len(loose):
        return None
    asked = full[:: 1 + len(full) // _SEAMS]
    if sum(joins(lines.texts[at], lines.texts[at + 1]) for at in asked) < _least(lines, full, loose) * len(asked):
        return None
    if len(full) < _ENOUGH and not (_is_short_prose(lines, full) and _is_one_block(lines, full, measure)):
        return None
    return None if not is_paper and _is_newspaper(lines, measure) else _sheet(lines, measure, full, torn)


def _sheet(lines: Lines, measure: float, full: Sequence[int], torn: TornRows) -> Sheet:
    return Sheet(
        measure,
        sets_in(lines, measure),
        gaps_of(lines, full, measure),
        has_indents(lines, full),
        torn,
        is_latin(lines, full),
    )


def _least(lines: Lines, full: Sequence[int], loose: Sequence[int]) -> float:
    """What the seams behind the lines that fill the measure must give on the average: the less, the more the geometry says."""
    if len(full) < _ENOUGH:
        return _CONTRADICTED
    if loose or not _ends_in_stops(lines, full):
        return _GOES_ON
    return _DOUBTFUL if len(full) < _MANY else _UNKNOWN


def _is_newspaper(lines: Lines, measure: float) -> bool:
    """Whether ``lines`` are a long text in a narrow measure with bare lines here and there: columns with their headlines."""
    if measure > _WIDEST_COLUMN or len(lines.texts) < _SHORTEST_PAGE:
        return False
    bare = [
        at
        for at, end in enumerate(lines.ends[:-1])
        if end in BARE_ENDS and not lines.inner[at] and not fills(lines, at, measure - INDENT)
    ]
    headlines = sum(read_item_mark(lines.texts[at]) is None for at in bare)
    return headlines >= _FEWEST_HEADLINES and headlines >= _HEADLINES * len(lines.texts)


def _is_short_prose(lines: Lines, full: Sequence[int]) -> bool:
    """Whether a text of which hardly a line breaks off is prose all the same, and these lines surely go on."""
    long = [at for at, size in enumerate(lines.widths) if size > _LONG * max(lines.widths) and at not in full]
    ended = sum(is_closed(lines, at) or ends_item(lines, at, max(lines.widths)) for at in long)
    goes_on = all(joins(lines.texts[at], lines.texts[at + 1]) > _CONTRADICTED for at in full)
    return goes_on and ended + len(full) >= _PROSE * (len(long) + len(full))


def _is_one_block(lines: Lines, full: Sequence[int], measure: float) -> bool:
    """Whether the one or two lines that break off can be nothing but wrapped: none is wider, and what follows ends a sentence.

    Nor does a blank line part them from it. A page's items and labels break off too, each on a line of its own.
    """
    parted = not all(lines.gaps[1:]) and any(lines.gaps[at + 1] for at in full)
    if max(lines.widths) > measure + _HANGS or parted:
        return False
    return all(is_closed(lines, at + 1) or at + 1 in full for at in full)


def _ends_in_stops(lines: Lines, full: Sequence[int]) -> bool:
    """Whether the lines that follow runs of full ones end as paragraphs do, as those of verse without stops and of lists do not."""
    places = set(full)
    after = [at + 1 for at in full if at + 1 not in places and at + 1 < len(lines.texts)]
    return bool(after) and sum(lines.ends[at] not in BREAKS_OFF for at in after) >= _PROSE * len(after)
