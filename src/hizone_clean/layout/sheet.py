"""A sheet: text that was set in one measure from top to bottom, as notices, laws, papers and books are.

On a sheet a line end is geometry: a line that is as wide as the measure lets it be goes on, one that had room for more ends.
Newspaper pages, with their headlines wider than a column, are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.torn_rows import TornRows, find_torn_rows
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins
from hizone_clean.patterns import pattern

_NARROWEST, _WIDEST = 8.0, 64.0
_BREAKS_OFF = frozenset(("han", "digit", "latin", "comma", "opening"))
INDENT = 2.0
"""Ems that a first line is set in by, as GB/T 9704 and all books have it."""
_FIRST_LINE = 0.9
"""What the vote of a line counts that would be the first of its paragraph."""
_ENOUGH, _SEAMS = 3, 24
"""Lines that must break off at the measure; more than so many are not asked whether their words go on."""
_CLEARLY = 3
"""How many of them there must be for each line that breaks off with room left."""
_WIDER, _FEW = 0.04, 10
"""The share of lines that may be wider, one at least; of fewer lines than these, none."""
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
# what cannot be parted by a line end: an opening mark and what follows, a number, a word, a character
_TOKEN = pattern(r"[“‘（(《〈「『【〔\[]*(?:[0-9A-Za-z.,%/+:_@?&=#~-]+|.)")
BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_WIDEST_COLUMN, _SHORTEST_PAGE = 24.5, 70
"""Ems of a newspaper's column at most, and lines of its page at least."""
_FEWEST_HEADLINES, _HEADLINES = 3, 0.022
"""Lines of headlines that a page of a newspaper has at least, and their share."""
ROOM = 0.25
"""Ems from which a line had room for what the next begins with."""
_UNSURE = 0.05
# 本报讯, 本报记者 张三, ▶ 记者: what only newspapers say of themselves; their columns hold several articles
_PRESS = pattern(r"本[报刊](?:讯|记者|特约|实习|见习|通讯员)|[□■▶►]\s?[\u4e00-\u9fff]{0,4}记者")
# what parts clauses, unlike the colon of "地点：三楼会议室"
_CLAUSE = pattern(r"[，。、；！？]|[,.] ")
_HALF_WIDE = pattern(r"[!-~]")
_HALF_WIDE_OR_BLANK = pattern(r"[ -~]")
_MIXED = 0.3
"""What the vote of a line counts that holds letters, digits or blanks."""
_LETTER = pattern(r"[A-Za-z]")
_LATIN = 0.12
"""The share of Latin letters from which a text is no longer of one measure to the em."""
_LONGEST_TOKEN = 12.0


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


def read_sheet(lines: Lines) -> Sheet | None:
    """The sheet that ``lines`` are; ``None`` where they are not all set in one measure."""
    if _BREAKS_OFF.isdisjoint(lines.ends[:-1]) or any(_PRESS.search(text) for text in lines.texts):
        return None
    widths = lines.widths
    prose = [
        at
        for at, end in enumerate(lines.ends[:-1])
        if end in _BREAKS_OFF
        and _NARROWEST <= widths[at] <= _WIDEST
        and (end == "comma" or (lines.inner[at] and _CLAUSE.search(lines.texts[at], 0, len(lines.texts[at]) - 1)))
    ]
    # a mark may hang over the measure
    measure = _elected(_votes(lines, prose))
    most = max(1, _WIDER * len(widths)) if len(widths) >= _FEW else 0  # a headline over one paragraph is no sheet
    if not measure or sum(size > measure + 2.6 for size in widths) > most:
        return None
    full = [at for at in prose if fills(lines, at, measure) or fills(lines, at, measure - INDENT)]
    torn = find_torn_rows(lines, measure)
    loose = [
        at
        for at in prose
        if widths[at] > _LONG * measure and not fills(lines, at, measure - INDENT) and not torn.goes_on[at]
    ]
    if not full or len(full) < _CLEARLY * len(loose):
        return None
    asked = full[:: 1 + len(full) // _SEAMS]
    if sum(joins(lines.texts[at], lines.texts[at + 1]) for at in asked) < _least(lines, full, loose) * len(asked):
        return None
    if len(full) < _ENOUGH and not (_is_short_prose(lines, full) and _is_one_block(lines, full, measure)):
        return None
    if _is_newspaper(lines, measure):
        return None
    return Sheet(
        measure, _sets_in(lines, measure), _gaps(lines, full), _indents(lines, full), torn, _is_latin(lines, full)
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


def fills(lines: Lines, at: int, measure: float) -> bool:
    """Whether line ``at`` had no room for what the next line begins with."""
    return room(lines, at, measure) < ROOM


def room(lines: Lines, at: int, measure: float) -> float:
    """Ems that line ``at`` left unused beside what the next line begins with, below 0 where that had no room.

    Letters and digits are not all half as wide as a Chinese character: each makes the line a little less sure.
    """
    text = lines.texts[at]
    return measure - lines.widths[at] - first_token(lines.texts[at + 1]) - _UNSURE * len(_HALF_WIDE.findall(text))


def _is_short_prose(lines: Lines, full: Sequence[int]) -> bool:
    """Whether a text of which hardly a line breaks off is prose all the same, and these lines surely go on."""
    long = [at for at, size in enumerate(lines.widths) if size > _LONG * max(lines.widths)]
    ended = sum(lines.ends[at] not in _BREAKS_OFF for at in long)
    goes_on = all(joins(lines.texts[at], lines.texts[at + 1]) > _CONTRADICTED for at in full)
    return goes_on and ended + len(full) >= _PROSE * len(long)


def _is_one_block(lines: Lines, full: Sequence[int], measure: float) -> bool:
    """Whether the one or two lines that break off can be nothing but wrapped: none is wider, and what follows ends a sentence.

    Nor does a blank line part them from it. A page's items and labels break off too, each on a line of its own.
    """
    if max(lines.widths) > measure + 1.0 or any(lines.gaps[at + 1] for at in full):
        return False
    return all(lines.ends[at + 1] not in _BREAKS_OFF or at + 1 in full for at in full)


def first_token(text: str) -> float:
    """The width in ems of what ``text`` begins with and cannot be parted by a line end."""
    token = _TOKEN.match(text)
    return min(width(token[0]), _LONGEST_TOKEN) if token else 1.0


def _ends_in_stops(lines: Lines, full: Sequence[int]) -> bool:
    """Whether the lines that follow runs of full ones end as paragraphs do, as those of verse without stops and of lists do not."""
    places = set(full)
    after = [at + 1 for at in full if at + 1 not in places and at + 1 < len(lines.texts)]
    return bool(after) and sum(lines.ends[at] not in _BREAKS_OFF for at in after) >= _PROSE * len(after)


def _votes(lines: Lines, prose: Sequence[int]) -> dict[int, float]:
    """How often each width stands there, in half ems; a line with letters, digits or blanks is wider or narrower than it looks."""
    votes: dict[int, float] = defaultdict(float)
    for at in prose:
        size = round(2 * (lines.widths[at] - (lines.ends[at] == "comma")))
        votes[size] += _MIXED if _HALF_WIDE_OR_BLANK.search(lines.texts[at]) else 1.0
    return votes


def _elected(votes: Mapping[int, float]) -> float:
    """The measure that most lines fill, as a line inside a paragraph or as its first; in ems, 0 without any."""

    def _support(size: int) -> float:
        inside = sum(votes.get(size + by, 0.0) for by in (-2, -1, 0))
        return inside + _FIRST_LINE * sum(votes.get(size - 4 + by, 0.0) for by in (-2, -1, 0))

    return max(votes, key=lambda size: (_support(size), -size), default=0) / 2


def _sets_in(lines: Lines, measure: float) -> bool:
    """Whether the lines that follow a paragraph's last one break off two ems sooner than the others."""
    firsts = [
        at + 1
        for at in range(len(lines.texts) - 2)
        if lines.ends[at] == "stop" and not fills(lines, at, measure - INDENT) and lines.ends[at + 1] in _BREAKS_OFF
    ]
    sooner = sum(fills(lines, at, measure - INDENT) and not fills(lines, at, measure) for at in firsts)
    flush = sum(fills(lines, at, measure) and lines.widths[at] > measure - INDENT + 0.6 for at in firsts)
    return sooner > flush


def _is_latin(lines: Lines, full: Sequence[int]) -> bool:
    letters = sum(len(_LETTER.findall(lines.texts[at])) for at in full)
    return letters > _LATIN * sum(len(lines.texts[at]) for at in full)


def _gaps(lines: Lines, full: Sequence[int]) -> str:
    if not any(lines.gaps[1:]):
        return "none"
    full = [at for at in full if not lines.turns[at + 1]] or full
    parted = sum(lines.gaps[at + 1] > 0 for at in full) / len(full)
    return "all" if parted > 0.5 else "some" if parted < 0.05 else "mixed"


def _indents(lines: Lines, full: Sequence[int]) -> bool:
    """Whether some lines are set in, and hardly any that follows one that breaks off."""
    some = sum(indent >= INDENT for indent in lines.indents)
    return some > 1 and sum(lines.indents[at + 1] >= INDENT for at in full) < 0.2 * len(full)
