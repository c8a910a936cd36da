"""What is seen at the border of two lines: the features that speak for or against the end of a paragraph there.

A feature is a short name such as ``whole stop full later`` (lines come whole; the left one ends in a full stop, fills its
measure and is not the first of its paragraph); its weight stands in ``resources/paragraph_ends.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from hizone_clean.cleaners.rejoin_hard_wraps.setting import Setting
from hizone_clean.language.person_names import split_names
from hizone_clean.models.language_model import ends_word, joins, starts_word
from hizone_clean.patterns import pattern

# "（一）", "1. ", "第三条", "一、", "10.1.5. "; "□ 本报记者 李明", "图片来源：某日报"; "● 首先"
_FORM = pattern(
    r"(?P<numbered>[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.、)） ](?!\d)|\d{1,2}[.、)）](?!\d))"
    r"|(?P<credit>[▶►▷●○■□◆◇★☆▲△•◎※➤➢▪] ?[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员)|(?:图片)?来源[：:]|本[报刊台][\u4e00-\u9fff]{0,2}(?:记者|通讯员|评论员)"
    r"|[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员)[ \u3000：:]|(?:作者|编辑|责编|制图)[ \u3000：:]|图/)"
    r"|(?P<bullet>[▶►▷●○■□◆◇★☆▲△•◎※➤➢▪·]|[-*+] )"
)
# "一、产业发展", "1.4.6. 文本编辑器", "第三章 附则": nothing but a heading
_NUMBERED_HEADING = pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}(?:\.\d{1,2}){1,4}[.、 ]|第[一二三四五六七八九十]{1,3}[章节])[^，。；：！？]{2,40}$"
)
_GOES_ON = 2.0
_FORM_STARTS = frozenset("（(第一二三四五六七八九十▶►▷●○■□◆◇★☆▲△•◎※➤➢▪·-*+来图本作编责制")
_LONGEST_ROLE = 9
"""How a form starts that starts with no digit and names no reporter this near: asked first, for speed."""
# "李明", "李明 王芳", "李明/摄", "（李明 摄）", "李 明"
_NAMES = pattern(
    r"[（(]?[\u4e00-\u9fff]{2,4}(?:[ 　/][\u4e00-\u9fff]{2,4}){0,3}(?: ?[/／]? ?[文摄图])?[)）]?$|[\u4e00-\u9fff] [\u4e00-\u9fff]$"
)
# "G4.5", "2020 年"
_HALF_WIDE = pattern(r"[ -~]")
_CLASSES = {"stop": "stop", "signed": "stop", "comma": "mark", "semicolon": "mark", "colon": "mark", "opening": "mark"}
# "广州开发区投资集团与", "9个项目 / 在高新区开工": words that no headline ends or starts with
_HANGING = frozenset("与和的在将为对向及从以到被让把于或并再更最不、，—是等")
_LEANING = frozenset("的在和与等将为被于及了、，—")
# how a credit ends that is all there: 图片来源：某日报, 本报记者 李明摄
_CREDIT_ENDS = ("报", "社", "网", "台", "刊", "客户端", "公众号", "摄")
_SHORT = frozenset(("near", "short", "half"))
SENSE = 6
"""The sense of a border is told from minus this to plus this."""
_LONGEST_NAMES, _TINY = 12.0, 5.0


def features(setting: Setting, at: int, *, first: bool) -> Iterator[str]:
    """The features at the end of line ``at``; ``first`` says that it is the first line of its paragraph."""
    for group in feature_groups(setting, at, first=first):
        yield from group
    yield from features_of_sense(setting, at)


def feature_groups(setting: Setting, at: int, *, first: bool) -> Iterable[tuple[str, ...]]:
    """The same in groups, but for those of the sense; what few facts decide comes as the same group again and again."""
    lines, habits, opens, bares = setting.lines, setting.habits, setting.opens, setting.bares
    end = lines.ends[at]
    kind = _CLASSES.get(end, "raw")
    order = "first" if first else "later"
    # a first line that is set in fills its measure two ems sooner
    indent = 2.0 if first and habits.first_lines == "set_in" else 0.0
    fill, next_fill = _fill(setting.slack(at) - indent), _fill(setting.slack(at + 1))
    # the width of a line without digits, letters and blanks is known to the half of an em
    mixed = _HALF_WIDE.search(lines.texts[at]) is not None
    return (
        _features_of_ends(end, lines.starts[at + 1]),
        _features_of_fill(habits.pieces, kind, fill, order, next_fill, opens[at + 1], bares[at], bares[at + 1], mixed),
        _features_of_start(habits.first_lines, kind, setting.start(at + 1), fill),
        tuple(_features_of_pieces(setting, at, kind, fill)) if setting.is_narrow_near(at) else (),
        _features_of_gaps(setting, at),
        tuple(_features_of_bareness(setting, at, kind, fill, order)) if bares[at] or bares[at + 1] else (),
        tuple(_features_of_wording(setting, at, kind, fill, order)),
        tuple(_features_of_shadows(setting, at, kind, order)) if setting.shadows else (),
    )


@lru_cache
def _features_of_ends(end: str, start: str) -> tuple[str, ...]:
    return "always", f"left {end}", f"right {start}"


@lru_cache(4096)
def _features_of_fill(
    pieces: str, kind: str, fill: str, order: str, next_fill: str, opens: bool, left: bool, right: bool, mixed: bool
) -> tuple[str, ...]:
    then = f"{next_fill} {'open' if opens else 'stop'}"
    bare = f"{'bare' if left else 'prose'} {'bare' if right else 'prose'}"
    return (
        f"{pieces} {kind} {fill} {order}",
        f"{pieces} {kind} {fill} {order} {then} {bare}",
        f"{pieces} {kind} {fill} {'mixed' if mixed else 'pure'} {bare}",
        f"{kind} then {then}",
    )


@lru_cache(1024)
def _features_of_start(first_lines: str, kind: str, start: str, fill: str) -> tuple[str, ...]:
    return (f"first lines {first_lines} {kind} {start} {fill}",)


def _fill(slack: float) -> str:
    return (
        "over" if slack < -2 else "full" if slack < 1.2 else "near" if slack < 2.3 else "short" if slack < 5 else "half"
    )


def _features_of_pieces(setting: Setting, at: int, kind: str, fill: str) -> Iterator[str]:
    """Some extractors break a justified line at its widest blanks: the pieces together fill the measure."""
    pieces = setting.habits.pieces
    if fill in _SHORT and setting.fill_together(at):
        yield f"{pieces} piece {kind} {'open' if setting.opens[at + 1] else 'stop'}"
    if at + 2 < setting.count and setting.fill_together(at + 1):
        yield f"{pieces} then piece {kind} {fill}"
    if at and setting.fill_together(at - 1):
        yield f"{pieces} last piece {kind} {'open' if setting.opens[at - 1] else 'stop'}"


def _features_of_gaps(setting: Setting, at: int) -> tuple[str, ...]:
    gaps, indents, habits = setting.lines.gaps, setting.lines.indents, setting.habits
    here = gaps[at + 1]
    before = gaps[at] if at else here
    after = gaps[at + 2] if at + 2 < setting.count else 0
    indent = ("in" if indents[at + 1] >= 2 else "out") if habits.indents == "first" else ""
    return _features_of_gap(
        habits.gaps, setting.lines.ends[at], _gap(before), _gap(here), _gap(after), here > 1, indent
    )


@lru_cache(1024)
def _features_of_gap(
    habit: str, end: str, before: str, here: str, after: str, wide: bool, indent: str
) -> tuple[str, ...]:
    found = [f"gaps {habit} {end} {here}", f"gaps {habit} {before} {here} {after}"]
    found += [f"wide gap {habit}"] if wide else []
    found += [f"indent {indent}"] if indent else []
    return tuple(found)


def _gap(lines: int) -> str:
    return "gap" if lines else "close"


def _features_of_bareness(setting: Setting, at: int, kind: str, fill: str, order: str) -> Iterator[str]:
    lines, left, right = setting.lines, setting.bares[at], setting.bares[at + 1]
    gap = _gap(lines.gaps[at + 1]) if setting.habits.gaps != "none" else "unseen"
    if left:
        yield f"bare {fill} {order} {gap}"
        yield f"bare {fill} {order} then {setting.start(at + 1)} then {setting.nature(at + 2)}"
        if order == "first" and not right:
            yield f"heading {setting.habits.first_lines} {fill} {setting.start(at + 1)}"
        if lines.widths[at] < _TINY:
            yield f"bare and tiny {order}"
    if right:
        yield f"{kind} {fill} then bare {_fill(setting.slack(at + 1))} {gap}"
    yield from _features_of_columns(setting, at, left, right)
    if left:
        yield from _features_of_restating(setting, at, order, "bare" if right else kind)
    if left and right:
        yield f"bare pair {fill} {_fill(setting.slack(at + 1))}"
        yield f"bare pair {_alike(lines.widths[at], lines.widths[at + 1])} {gap}"
        yield f"bare run {setting.nature(at - 1)} {setting.nature(at + 2)} {gap}"
        yield from _features_of_phrases(setting, lines.texts[at], lines.texts[at + 1])


def _features_of_shadows(setting: Setting, at: int, kind: str, order: str) -> Iterator[str]:
    """Where headlines have shadows: a line with one is no text, and a bare line without is hardly a headline."""
    left, right = setting.twice[at], setting.twice[at + 1]
    if left or right:
        yield f"shadow {'yes' if left else 'no'} {'yes' if right else 'no'} {kind}"
    else:
        bare = f"{'bare' if setting.bares[at] else 'prose'} {'bare' if setting.bares[at + 1] else 'prose'}"
        yield f"shadow elsewhere {kind} {order} {bare}"


def _features_of_columns(setting: Setting, at: int, left: bool, right: bool) -> Iterator[str]:
    """Whether a line is called as columns and round-ups are: 国内快讯, 记者手记."""
    if right and setting.names_column(at + 1):
        yield f"column {setting.names_column(at + 1)}"
    if left and setting.names_column(at):
        yield f"after column {setting.names_column(at)} {'bare' if right else 'prose'}"


def _features_of_restating(setting: Setting, at: int, order: str, then: str) -> Iterator[str]:
    """Whether the lines that follow say a heading again, as a paragraph does: 园区签约五家企业 / 园区日前与五家企业签约."""
    share = setting.said_below(at)
    yield f"bare said {'again' if share >= 0.6 else 'in part' if share >= 0.3 else 'little'} {order} {then}"
    if setting.begins_like_heading(at + 1):
        yield f"begins like the heading {order} {then}"


def _alike(left: float, right: float) -> str:
    return "alike" if abs(left - right) < 2.1 else "longer" if left < right else "shorter"


def _features_of_phrases(setting: Setting, left: str, right: str) -> Iterator[str]:
    """Whether two lines of a headline are one phrase: "与 / 某公司" are, "项目进场 / 园区加速" are not."""
    if left[-1] in _HANGING:
        yield "headline hangs"
    if right[0] in _LEANING:
        yield "headline leans"
    if setting.says(left[-2:] + right[:2]):
        yield "headline seam is said"
    yield f"headline words {'whole' if ends_word(left) else 'cut'} {'whole' if starts_word(right) else 'cut'}"
    yield f"headline {'phrases' if ' ' in left else 'phrase'} {'phrases' if ' ' in right else 'phrase'}"


def _features_of_wording(setting: Setting, at: int, kind: str, fill: str, order: str) -> list[str]:
    lines = setting.lines
    left, right = lines.texts[at], lines.texts[at + 1]
    found = [f"{name} {kind} {fill}" for name in _forms(right, lines.widths[at + 1])]
    found += [f"after {name} {kind} {fill} {order}" for name in _forms(left, lines.widths[at])]
    if _are_names(left, lines.widths[at]):
        found.append(f"after surnames {order} {'stopped' if at and not setting.opens[at - 1] else 'open'}")
    if _are_names(right, lines.widths[at + 1]):
        found.append(f"surnames {kind}")
    if cue := setting.cue(right):
        found.append(f"cue {cue} {kind}")
        if setting.bares[at]:
            found.append(f"bare then cue {cue}")
    return found


def stands_over_number(setting: Setting, at: int) -> bool:
    """Whether line ``at`` is a title or heading over a numbered heading: 上半年工作报告 / 一、产业发展."""
    left, right = setting.lines.texts[at], setting.lines.texts[at + 1]
    return setting.bares[at] and _NUMBERED_HEADING.match(right) is not None and joins(left, right) < _GOES_ON


def kinds_of_sense(setting: Setting, at: int) -> tuple[str, ...]:
    """The kinds of feature that the sense of the words gives at the end of line ``at``."""
    kind = _CLASSES.get(setting.lines.ends[at], "raw")
    if kind == "mark":
        return ()
    return (kind, "bare") if setting.bares[at] and setting.bares[at + 1] else (kind,)


def features_of_sense(setting: Setting, at: int) -> tuple[str, ...]:
    """The features that the sense of the words gives: whether the next line goes on where line ``at`` ends."""
    kinds = kinds_of_sense(setting, at)
    if not kinds:
        return ()
    score = max(-SENSE, min(SENSE, round(joins(setting.lines.texts[at], setting.lines.texts[at + 1]))))
    return tuple(f"joins {kind} {score}" for kind in kinds)


def _are_names(text: str, size: float) -> bool:
    """Whether a short line is names of people and nothing else, each with a surname: 李明 王芳."""
    return size < _LONGEST_NAMES and "\u4e00" <= text[0] <= "\u9fff" and bool(split_names(text))


def _forms(text: str, size: float) -> list[str]:
    head, found = text[:_LONGEST_ROLE], []
    # what cannot match is passed over, for speed
    if head[0] in _FORM_STARTS or "记者" in head or "员" in head or head[0].isdecimal():
        form = _FORM.match(text)
        name = (form.lastgroup or "") if form else ""
        full = " in full" if name == "credit" and text.endswith(_CREDIT_ENDS) else ""
        found += [name + full] if form else []
    if size < _LONGEST_NAMES and _NAMES.match(text):
        found.append("name" if size < _TINY else "names")
    return found
