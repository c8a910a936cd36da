"""How the lines of a document were set: the measure around each, which stand bare, how paragraphs are marked off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.language.standing_heads import is_column, names_round_up
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.measure import local_measure
from hizone_clean.layout.widths import width
from hizone_clean.patterns import pattern

STOPPED = frozenset(("stop", "signed"))
SET_IN = (1.4, 3.2)
"""Ems that the indent of a first line takes from it."""
# what cannot be parted by a line end: "Linux，", "2020", "国", "https://example.org/"
_TOKEN = pattern(r"(?:[0-9A-Za-z.,%/+:_@?&=#~-]+|.)[，。、；：！？”’）》]*")
# "2021年5月", "3 月", "（12日"
_DATE = pattern(r"(?:\d{4} ?年)? ?\d{1,2} ?月|\d{4} ?年|[（(]?\d{1,2}日")
# "本报讯（特约通讯员 李明）" alone on its line, "本报讯 日前在北京举行的2020中": the news follows
_DATELINE = pattern(r"本[报刊网台]讯(?:$|[\s（(])")
_BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_BREAKS_OFF = frozenset(("han", "digit", "comma"))
_GOES_ON = frozenset(("han", "digit", "quote", "bracket", "mark"))
_CLAUSE_MARKS = frozenset("，。；、！？,")
_PIECE_ENDS = frozenset(("comma", "opening"))
_SAME, _NARROWEST = 1.1, 8.0
_SURE_END = 2.5
"""Ems: a line that ends in a full stop and leaves more unused ends its paragraph."""
_SURELY_SHORT = 3.0
_TOGETHER = 1.2
_FAR = 30
_NUMBERING = 3
"""Characters within which the mark of a number stands: 十一、."""
_LONGEST_TOKEN = 24.0
_LINES_BELOW, _SAME_WORDS = 8, 3
_MOST_SEARCHED = 4_000_000
"""Characters that are searched for the seams of headlines, all in all."""


class Habits(NamedTuple):
    """How a document sets its paragraphs, as far as its surest lines show it."""

    first_lines: str
    """``set_in`` when first lines are two ems shorter, ``flush`` when they are not, ``mixed`` or ``unknown``."""
    gaps: str
    """``all`` when blank lines stand between any lines, ``some`` when they part blocks, ``none`` without any."""
    indents: str
    """``first`` when the first lines of paragraphs are visibly indented, else ``none``."""
    pieces: str
    """``broken`` when the extractor broke justified lines at their widest blanks, else ``whole``."""


class Setting:
    """The lines of a document and what is found out about them, each when it is first asked."""

    def __init__(self, lines: Lines, cues: Mapping[str, str], twice: Sequence[bool] = ()) -> None:
        self.lines = lines
        self.count = len(lines.texts)
        self.twice = twice or [False] * self.count
        """For each line whether it was printed twice, as headlines are to give them a shadow."""
        self.shadows = any(self.twice)
        self._cues, self._openings = cues, {phrase[:2] for phrase in cues}
        self.opens = [end not in STOPPED for end in lines.ends]
        """For each line whether it does not end in a full stop."""
        self.bares = [end in _BARE_ENDS and not mark for end, mark in zip(lines.ends, lines.inner, strict=True)]
        # no measure is wider than a first line that votes for the indent that it lacks
        widest = max(lines.widths, default=0.0) + 3.5
        self.narrow = [one + other < widest + _TOGETHER for one, other in pairwise(lines.widths)] + [False]
        """For each line whether it and the next are no wider than any measure, so that both may be pieces of a line."""
        halves = [round(2 * size) for size in lines.widths]
        self._votes = [
            0 if end in STOPPED or bare else -half if before in STOPPED else half
            for end, bare, before, half in zip(lines.ends, self.bares, ["stop", *lines.ends], halves, strict=False)
        ]
        self._votes_of_bare_too = [0 if end in STOPPED else half for end, half in zip(lines.ends, halves, strict=True)]
        self._measures: dict[int, float] = {}
        self._slacks: dict[int, float] = {}
        self._prose: str | None = None
        self._searched = 0
        self.goes_on = [
            sure and not (here or below)
            for sure, here, below in zip(_surely_going_on(lines), self.twice, [*self.twice[1:], False], strict=True)
        ]
        """For each line whether it surely goes on in the next."""
        self.habits = _habits(self)

    def is_latin(self, at: int) -> bool:
        """Whether line ``at`` is written in Latin letters."""
        text = self.lines.texts[at]
        return text[0] < "\u2e80" and len(text.encode("utf-8", "surrogatepass")) < 1.2 * len(text)

    def nature(self, at: int) -> str:
        """``bare`` or ``prose``; ``nothing`` beyond the first and the last line."""
        if not 0 <= at < self.count:
            return "nothing"
        return "bare" if self.bares[at] else "prose"

    def measure(self, at: int) -> float:
        """The measure around line ``at``, in ems."""
        found = self._measures.get(at)
        if found is None:
            found = local_measure(self._votes, at) or local_measure(self._votes, at, _FAR)
            found = found or local_measure(self._votes_of_bare_too, at)
            self._measures[at] = found
        return found

    def slack(self, at: int) -> float:
        """Ems that line ``at`` left unused although the first word of the next line would have fitted."""
        found = self._slacks.get(at)
        if found is None:
            found = self.measure(at) - self.lines.widths[at]
            word = _TOKEN.match(self.lines.texts[at + 1]) if at + 1 < self.count else None
            if word and len(word[0]) > 1:
                found -= max(0.0, min(width(word[0]), _LONGEST_TOKEN) - 1)
            self._slacks[at] = found
        return found

    def start(self, at: int) -> str:
        """Whether line ``at`` breaks off as the first line of a paragraph does: ``set_in``, ``flush`` or ``other``."""
        if not self.opens[at]:
            return "other"
        left = self.measure(at) - self.lines.widths[at]
        return "set_in" if SET_IN[0] <= left <= SET_IN[1] else "flush" if abs(left) < SET_IN[0] else "other"

    def surely_ends(self, at: int) -> bool:
        """Whether line ``at`` ends in a full stop far from the measure, and text follows: so paragraphs end, nothing else."""
        lines = self.lines
        if lines.ends[at] != "stop" or self.habits.pieces != "whole":
            return False
        return lines.widths[at + 1] > 5 and lines.starts[at + 1] != "other" and self.slack(at) > _SURELY_SHORT

    def opens_news(self, at: int) -> bool:
        """Whether a news item opens with line ``at``: 本报讯（记者 李明）, 本报讯 近日."""
        return _DATELINE.match(self.lines.texts[at]) is not None

    def is_narrow_near(self, at: int) -> bool:
        """Whether line ``at`` may be a piece of one with a line beside it, or the two after it of one another."""
        return self.narrow[at] or self.narrow[at + 1] or (at > 0 and self.narrow[at - 1])

    def fill_together(self, at: int) -> bool:
        """Whether line ``at`` and the next fill the measure together: pieces of one line."""
        both = self.lines.widths[at] + self.lines.widths[at + 1]
        return self.narrow[at] and -_TOGETHER < both - self.measure(at) < _TOGETHER

    def says(self, words: str) -> bool:
        """Whether the prose of the document has ``words``; in long documents not asked for ever."""
        if self._prose is None:
            self._prose = "".join(text for text, bare in zip(self.lines.texts, self.bares, strict=True) if not bare)
        self._searched += len(self._prose)
        return self._searched <= _MOST_SEARCHED and words in self._prose

    def names_column(self, at: int) -> str:
        """``round-up`` or ``column`` where line ``at`` is called as one is, else nothing."""
        text = self.lines.texts[at]
        return "round-up" if names_round_up(text) else "column" if is_column(text) else ""

    def said_below(self, at: int) -> float:
        """The share of the pairs of characters of line ``at`` that stand in the lines below, 0 to 1."""
        text = self.lines.texts[at].replace(" ", "")
        below = "".join(self.lines.texts[at + 1 : at + 1 + _LINES_BELOW]).replace(" ", "")
        pairs = [text[place : place + 2] for place in range(len(text) - 1)]
        return sum(pair in below for pair in pairs) / max(1, len(pairs))

    def begins_like_heading(self, at: int) -> bool:
        """Whether line ``at`` begins with the words that one of the bare lines directly over it begins with."""
        begins = self.lines.texts[at][:_SAME_WORDS]
        for above in range(at - 1, max(-1, at - 4), -1):
            if not self.bares[above]:
                return False
            if self.lines.texts[above].startswith(begins):
                return True
        return False

    def cue(self, text: str) -> str:
        """Which kind of phrase that opens a paragraph ``text`` starts with; empty when none."""
        for size in (5, 4, 3, 2) if text[:2] in self._openings else ():
            if kind := self._cues.get(text[:size]):
                return kind
        return "date" if not "\u4e00" <= text[0] <= "\u9fff" and _DATE.match(text) else ""


def _surely_going_on(lines: Lines) -> list[bool]:
    """For each line whether it breaks off and is as wide as a neighbour that breaks off: so wrapped lines are, hardly others.

    The first line of a news item goes on too, though it be the dateline alone, unless it ends in a full stop.
    """
    widths, inner = lines.widths, lines.inner
    breaks = [end in _BREAKS_OFF for end in lines.ends]
    going_on = [
        text[0] == "本" and end not in STOPPED and _DATELINE.match(text) is not None
        for text, end in zip(lines.texts, lines.ends, strict=True)
    ]
    going_on[-1:] = [False] * len(going_on[-1:])
    for at in [at for at, start in enumerate(lines.starts[1:]) if breaks[at] and start in _GOES_ON]:
        size = widths[at]
        if size < _NARROWEST:
            continue
        before = at > 0 and breaks[at - 1] and -_SAME <= size - widths[at - 1] <= _SAME
        after = breaks[at + 1] and -_SAME <= size - widths[at + 1] <= _SAME
        # the colon of "图片来源：某日报" and the mark of "一、" part no clauses
        if (inner[at] and not _CLAUSE_MARKS.isdisjoint(lines.texts[at][_NUMBERING:-1])) or lines.ends[at] == "comma":
            going_on[at] |= before or after
        else:
            going_on[at] |= before and after and (inner[at - 1] or inner[at + 1])
    return going_on


def _habits(setting: Setting) -> Habits:
    lines, last = setting.lines, setting.count - 2
    going_on = [at for at, sure in enumerate(setting.goes_on) if sure]
    going_on = going_on or [at for at in range(last + 1) if setting.opens[at]]
    ends = [
        at + 1
        for at in range(last)
        if lines.ends[at] in STOPPED
        and setting.opens[at + 1]
        and lines.widths[at + 1] > 5
        and setting.slack(at) > _SURE_END
    ]
    return Habits(
        _first_lines(setting, ends), _gaps(lines, going_on), _indents(lines, ends, going_on), _pieces(setting)
    )


def _first_lines(setting: Setting, starts: Sequence[int]) -> str:
    kinds = [setting.start(at) for at in starts]
    set_in, flush = kinds.count("set_in"), kinds.count("flush")
    if len(starts) < 2:
        return "unknown"
    return "set_in" if set_in >= 2 * flush else "flush" if flush >= 2 * set_in else "mixed"


def _gaps(lines: Lines, going_on: Sequence[int]) -> str:
    if not any(lines.gaps[1:]):
        return "none"
    parted = sum(lines.gaps[at + 1] > 0 for at in going_on)
    return "all" if parted > 0.6 * len(going_on) else "some"


def _indents(lines: Lines, starts: Sequence[int], going_on: Sequence[int]) -> str:
    firsts = sum(lines.indents[at] >= 2 for at in starts)
    others = sum(lines.indents[at + 1] >= 2 for at in going_on)
    return "first" if firsts > 0.6 * len(starts) and others < 0.3 * len(going_on) else "none"


def _pieces(setting: Setting) -> str:
    """Whether some line breaks off at a comma, far too soon, and the next is just what is missing."""
    widths, ends = setting.lines.widths, setting.lines.ends
    for at in range(setting.count - 1):
        if (
            ends[at] in _PIECE_ENDS
            and setting.narrow[at]
            and widths[at] < setting.measure(at) - 2 > widths[at + 1]
            and setting.fill_together(at)
        ):
            return "broken"
    return "whole"
