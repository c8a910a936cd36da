"""What is seen at the border of two lines: the signs that speak for or against the end of a paragraph there.

A sign is a short name such as ``stop full later`` (the left line ends in a full stop, fills its measure and is not the
first of its paragraph); its weight stands in ``resources/paragraph_ends.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hizone_clean.character_model import ends_word, joins, starts_word
from hizone_clean.layout import Lines, local_measure, width

# what cannot be parted by a line end: "Linux，", "2020", "国"
_TOKEN = re.compile(r"[0-9A-Za-z.,%/+-]+[，。、；：！？”’）》]*|.[，。、；：！？”’）》]*")
# "▶ 本报记者 李明", "● 首先", "- 其次"
BULLET = re.compile(r"[▶►▷●○■□◆◇★☆▲△•◎※➤➢▪·]\s?|[-*+] ")
# "（一）", "1. ", "第三条", "一、", "10.1.5. "
NUMBERED = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}(?:\.\d{1,2}){0,4}[.、)） ](?!\d)"
)
# "2021年5月", "3 月", "（12日"
_DATE = re.compile(r"(?:\d{4} ?年)? ?\d{1,2} ?月|\d{4} ?年|[（(]?\d{1,2}日")
# "李明", "李明 王芳", "李明/摄", "（李明 摄）", "李 明"
_NAMES = re.compile(
    r"[（(]?[\u4e00-\u9fff]{2,4}(?:[ 　/][\u4e00-\u9fff]{2,4}){0,3}(?: ?[/／]? ?[文摄图])?[)）]?$|[\u4e00-\u9fff] [\u4e00-\u9fff]$"
)
# "□ 本报记者 李明", "图片来源：某日报"
_CREDIT = re.compile(
    r"(?:[▶►▷●○■□◆◇★☆▲△•◎※➤➢▪] ?)?(?:图片来源|来源|[\u4e00-\u9fff]{0,4}(?:特约|实习)?(?:记者|通讯员|评论员)|作者|编辑|责编|制图|图/)"
)
_BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_CLASSES = {"stop": "stop", "signed": "stop", "comma": "mark", "semicolon": "mark", "colon": "mark", "opening": "mark"}
_STOPPED = frozenset(("stop", "signed"))
# "广州开发区投资集团与", "9个项目 / 在高新区开工": words that no headline ends or starts with
_HANGING = frozenset("与和的在将为对向及从以到被让把于或并再更最不、，—是等")
_LEANING = frozenset("的在和与等将为被于及了、，—")
_LONGEST_NAMES = 12.0
_SURE_END = 2.5
"""Ems: a line that ends in a full stop and leaves more unused ends its paragraph."""
_SET_IN = (1.4, 3.2)
"""Ems that the indent of a first line takes from it."""
_TOGETHER = 1.2
_TINY = 5.0
_MOST_SEARCHED = 20_000_000
_SHORT = frozenset(("near", "short", "half"))


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

    def __init__(self, lines: Lines, cues: Mapping[str, str]) -> None:
        self.lines = lines
        self.count = len(lines.texts)
        self._cues = cues
        self._open = [end not in _STOPPED for end in lines.ends]
        self._bare = [end in _BARE_ENDS and not mark for end, mark in zip(lines.ends, lines.inner, strict=True)]
        self._voters = [
            0 if end in _STOPPED or bare else 2 if before in _STOPPED else 1
            for end, bare, before in zip(lines.ends, self._bare, ["stop", *lines.ends], strict=False)
        ]
        self._prose = "".join(text for text, bare in zip(lines.texts, self._bare, strict=True) if not bare)
        self._asked = 0
        self._measures: dict[int, float] = {}
        self.habits = _habits(self)

    def is_open(self, at: int) -> bool:
        """Whether line ``at`` does not end in a full stop."""
        return self._open[at]

    def measure(self, at: int) -> float:
        """The measure around line ``at``, in ems."""
        found = self._measures.get(at)
        if found is None:
            lines = self.lines
            found = local_measure(lines.widths, self._voters, at) or local_measure(lines.widths, self._voters, at, 30)
            self._measures[at] = found = found or local_measure(lines.widths, self._open, at)
        return found

    def slack(self, at: int) -> float:
        """Ems that line ``at`` left unused although the first word of the next line would have fitted."""
        following = _TOKEN.match(self.lines.texts[at + 1]) if at + 1 < self.count else None
        token = min(width(following[0]), 8.0) if following and len(following[0]) > 1 else 1.0
        return self.measure(at) - self.lines.widths[at] - max(0.0, token - 1)

    def is_bare(self, at: int) -> bool:
        """Whether line ``at`` has no mark inside and none at its end, as a heading or a name."""
        return self._bare[at]

    def says(self, words: str) -> bool:
        """Whether the prose of the document has ``words``; asked so often only that the time stays linear."""
        self._asked += 1
        if self._asked * len(self._prose) > _MOST_SEARCHED:
            return False
        return words in self._prose

    def cue(self, text: str) -> str:
        """Which kind of phrase that opens a paragraph ``text`` starts with; empty when none."""
        for size in (5, 4, 3, 2):
            if kind := self._cues.get(text[:size]):
                return kind
        return "date" if _DATE.match(text) else ""


def _habits(setting: Setting) -> Habits:
    lines, last = setting.lines, setting.count - 2
    cut = [at for at in range(last + 1) if lines.ends[at] in ("han", "comma") and abs(setting.slack(at)) < 1]
    ends = [
        at + 1
        for at in range(last)
        if lines.ends[at] in _STOPPED
        and setting.is_open(at + 1)
        and lines.widths[at + 1] > 5
        and setting.slack(at) > _SURE_END
    ]
    return Habits(_first_lines(setting, ends), _gaps(lines, cut), _indents(lines, ends, cut), _pieces(setting))


def _first_lines(setting: Setting, starts: list[int]) -> str:
    short = [setting.measure(at) - setting.lines.widths[at] for at in starts]
    set_in = sum(_SET_IN[0] <= size <= _SET_IN[1] for size in short)
    flush = sum(abs(size) < _SET_IN[0] for size in short)
    if len(starts) < 2:
        return "unknown"
    return "set_in" if set_in >= 2 * flush else "flush" if flush >= 2 * set_in else "mixed"


def _gaps(lines: Lines, cut: list[int]) -> str:
    if not any(lines.gaps[1:]):
        return "none"
    parted = sum(lines.gaps[at + 1] > 0 for at in cut)
    return "all" if parted > 0.6 * len(cut) else "some"


def _indents(lines: Lines, starts: list[int], cut: list[int]) -> str:
    firsts = sum(lines.indents[at] >= 2 for at in starts)
    others = sum(lines.indents[at + 1] >= 2 for at in cut)
    return "first" if firsts > 0.6 * len(starts) and others < 0.3 * len(cut) else "none"


def _pieces(setting: Setting) -> str:
    widths = setting.lines.widths
    broken = sum(
        widths[at] < setting.measure(at) - 2 > widths[at + 1] and _fill_together(setting, at)
        for at in range(setting.count - 1)
        if widths[at] < widths[at - 1] - 2
    )
    return "broken" if broken > 0.04 * setting.count else "whole"


def _fill_together(setting: Setting, at: int) -> bool:
    widths = setting.lines.widths
    return abs(widths[at] + widths[at + 1] - setting.measure(at)) < _TOGETHER


def signs(setting: Setting, at: int, *, first: bool) -> Iterator[str]:
    """The signs at the end of line ``at``; ``first`` says that it is the first line of its paragraph."""
    lines = setting.lines
    end = lines.ends[at]
    kind = _CLASSES.get(end, "raw")
    fill = _fill(setting.slack(at))
    yield "always"
    yield f"left {end}"
    yield f"right {lines.starts[at + 1]}"
    yield f"{setting.habits.pieces} {kind} {fill} {'first' if first else 'later'}"
    then = f"{_fill(setting.slack(at + 1))} {'open' if setting.is_open(at + 1) else 'stop'}"
    bare = f"{'bare' if setting.is_bare(at) else 'prose'} {'bare' if setting.is_bare(at + 1) else 'prose'}"
    yield f"{setting.habits.pieces} {kind} {fill} {'first' if first else 'later'} {then} {bare}"
    yield from _signs_of_measure(setting, at, kind, fill)
    yield from _signs_of_gaps(setting, at)
    yield from _signs_of_bareness(setting, at, kind, fill, first)
    yield from _signs_of_wording(setting, at, kind, fill, first)


def _fill(slack: float) -> str:
    return (
        "over" if slack < -2 else "full" if slack < 1.2 else "near" if slack < 2.3 else "short" if slack < 5 else "half"
    )


def _signs_of_measure(setting: Setting, at: int, kind: str, fill: str) -> Iterator[str]:
    widths, is_open = setting.lines.widths, setting.is_open(at + 1)
    yield f"{kind} then {_fill(setting.slack(at + 1))} {'open' if is_open else 'stop'}"
    yield f"first lines {setting.habits.first_lines} {kind} {_start(setting, at + 1)} {fill}"
    # some extractors break a justified line at its widest blanks: the pieces together fill the measure
    pieces = setting.habits.pieces
    if fill in _SHORT and _fill_together(setting, at):
        yield f"{pieces} piece {kind} {'open' if is_open else 'stop'}"
    if at + 2 < setting.count and _fill_together(setting, at + 1):
        yield f"{pieces} then piece {kind} {fill}"
    if at and _fill_together(setting, at - 1):
        yield f"{pieces} last piece {kind} {'open' if setting.is_open(at - 1) else 'stop'}"


def _start(setting: Setting, at: int) -> str:
    """Whether line ``at`` breaks off as the first line of a paragraph does: two ems short of the measure, or full."""
    left = setting.measure(at) - setting.lines.widths[at]
    if setting.is_open(at) and _SET_IN[0] <= left <= _SET_IN[1]:
        return "set_in"
    return "flush" if setting.is_open(at) and abs(left) < _SET_IN[0] else "other"


def _signs_of_gaps(setting: Setting, at: int) -> Iterator[str]:
    gaps, indents, habits = setting.lines.gaps, setting.lines.indents, setting.habits
    here = _gap(gaps[at + 1])
    yield f"gaps {habits.gaps} {setting.lines.ends[at]} {here}"
    yield f"gaps {habits.gaps} {_gap(gaps[at])} {here} {_gap(gaps[at + 2] if at + 2 < setting.count else 0)}"
    if gaps[at + 1] > 1:
        yield f"wide gap {habits.gaps}"
    if habits.indents == "first":
        yield f"indent {'in' if indents[at + 1] >= 2 else 'out'}"


def _gap(lines: int) -> str:
    return "gap" if lines else "close"


def _signs_of_bareness(setting: Setting, at: int, kind: str, fill: str, first: bool) -> Iterator[str]:
    lines, left, right = setting.lines, setting.is_bare(at), setting.is_bare(at + 1)
    gap = _gap(lines.gaps[at + 1]) if setting.habits.gaps != "none" else "unseen"
    if left:
        order = "first" if first else "later"
        yield f"bare {fill} {order} {gap}"
        yield f"bare {fill} {order} then {_start(setting, at + 1)} then {_nature(setting, at + 2)}"
        if lines.widths[at] < _TINY:
            yield f"bare and tiny {order}"
    if right:
        yield f"{kind} {fill} then bare {_fill(setting.slack(at + 1))} {gap}"
    if left and right:
        yield f"bare pair {fill} {_fill(setting.slack(at + 1))}"
        yield f"bare pair {_alike(lines.widths[at], lines.widths[at + 1])} {gap}"
        yield f"bare run {_nature(setting, at - 1)} {_nature(setting, at + 2)} {gap}"
        yield from _signs_of_phrases(setting, lines.texts[at], lines.texts[at + 1])


def _nature(setting: Setting, at: int) -> str:
    if not 0 <= at < setting.count:
        return "nothing"
    return "bare" if setting.is_bare(at) else "prose"


def _alike(left: float, right: float) -> str:
    return "alike" if abs(left - right) < 2.1 else "longer" if left < right else "shorter"


def _signs_of_phrases(setting: Setting, left: str, right: str) -> Iterator[str]:
    """Whether two lines of a headline are one phrase: "与 / 某公司" are, "项目进场 / 园区加速" are not."""
    if left[-1] in _HANGING:
        yield "headline hangs"
    if right[0] in _LEANING:
        yield "headline leans"
    if setting.says(left[-2:] + right[:2]):
        yield "headline seam is said"
    yield f"headline words {'whole' if ends_word(left) else 'cut'} {'whole' if starts_word(right) else 'cut'}"
    yield f"headline {'phrases' if ' ' in left else 'phrase'} {'phrases' if ' ' in right else 'phrase'}"


def _signs_of_wording(setting: Setting, at: int, kind: str, fill: str, first: bool) -> Iterator[str]:
    lines = setting.lines
    left, right = lines.texts[at], lines.texts[at + 1]
    yield from (f"{name} {kind} {fill}" for name in _forms(right, lines.widths[at + 1]))
    yield from (
        f"after {name} {kind} {fill} {'first' if first else 'later'}" for name in _forms(left, lines.widths[at])
    )
    if cue := setting.cue(right):
        yield f"cue {cue} {kind}"
        if setting.is_bare(at):
            yield f"bare then cue {cue}"
    if kind != "mark":
        score = max(-4, min(4, round(joins(left, right))))
        yield f"joins {kind} {score}"
        if setting.is_bare(at) and setting.is_bare(at + 1):
            yield f"joins bare {score}"


def _forms(text: str, size: float) -> Iterator[str]:
    if NUMBERED.match(text):
        yield "numbered"
    if BULLET.match(text):
        yield "bullet"
    if _CREDIT.match(text):
        yield "credit"
    if size < _LONGEST_NAMES and _NAMES.match(text):
        yield "name" if size < 5 else "names"
