"""What the places of lines on a page say of its paragraphs, where the lines were cut out of columns side by side.

There an indent and a gap mean what they show: a headline stands apart from all else, and two lines of a heading stand
under one centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.blocks import Apart, Block, Place
from hizone_clean.language.box_lines import is_box_line
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.widths import share_centre
from hizone_clean.patterns import pattern

_BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_MARKED, _FEW_MARKED = frozenset(("stop", "signed", "comma", "semicolon", "colon")), 0.1
"""How a line of prose ends where its clause does, and the share of such lines and those with a mark inside that verse has at most."""
_ALIKE = 1.5
_SET_IN, _FLUSH, _HANGING = 1.2, 0.6, 3.5
"""Ems by which the first line of a paragraph is set in at least, those that count for nothing, and by which the lines of an
item hang behind its mark at most."""
_MOST_INDENT = 9.0
"""Ems by which the lines of an item of an item are set in at most: a signature and its date stand farther to the right."""
_FULL, _SHORT, _MUCH = 1.05, 2.2, 8.0
"""Ems that a full line leaves of its measure at most (a mark that may not begin a line), that the last line of a paragraph
leaves at least, and that no line leaves in which a sentence goes on."""
# "一、总体要求", "（二）…", "1.建设…", "第三条 …", "● …": what may begin an item of a list though nothing sets it in
_ITEM = pattern(
    r"[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[）)、.．：]|第[一二三四五六七八九十百\d]{1,4}[条章节款]|[●■◆▲○□·•※‣▪►➢✓◦*–—-]"
)
_PAGE_ENDS = frozenset("版）)")
"""How a line of a box ends that says what another page has: 夜班公交下月开通 详见第2版."""
_EXACT, _LEFT, _NEARLY_ALL = 0.1, 0.5, 0.9
"""Ems that a justified line leaves of its measure at most, from which a line among those is the last of its paragraph, and the
share of the lines inside sentences that are so."""
_HEADING = 1.05
"""The same from which a line in the middle of its column is one of a heading."""
_ONE_SIZE = 1.1
"""Times by which type of one size differs at most."""
_LARGER = 1.12
"""Times the size of the running text from which a line is set as a headline is."""
_LITTLE_ROOM = 3.0
"""Ems that the first line of a heading leaves free at most, whose phrase ends there."""
_HEADLINE = 1.3
"""The same from which a line is no lead and no abstract, which are prose in type a little larger."""
# "□ 本报记者 潘永才", "记者 毛伦"
_BYLINE = pattern(
    r"[▶►▷■□◆◇●○☐]? ?(?!本报讯)[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员)[ \u3000]?[\u4e00-\u9fff ]{2,16}"
)


def borders_by_place(blocks: Sequence[Block], lines: Lines) -> list[bool | None]:
    """For each line whether a paragraph begins with it: ``None`` where its place does not say so, or is not known."""
    if all(block.place is None for block in blocks):
        return [None] * len(blocks)
    stands = [_stands(block) for block in blocks]
    setting = _setting(blocks, lines)
    borders = [None, *(_border_at(blocks, lines, stands, setting, at) for at in range(1, len(blocks)))]
    return borders if _has_sentences(lines) else [None if border is False else border for border in borders]


def _has_sentences(lines: Lines) -> bool:
    """Whether the lines have marks: those of a poem without any stand where their author ended them, however close."""
    marked = sum(inner or end in _MARKED for inner, end in zip(lines.inner, lines.ends, strict=True))
    return marked > _FEW_MARKED * len(lines.texts)


def proves_wraps(borders: Sequence[bool | None]) -> bool:
    """Whether the places alone show that the text is wrapped: most lines go on, and few are left in doubt."""
    return 2 * borders.count(False) > len(borders) and 4 * borders.count(None) < len(borders)


class _Setting(NamedTuple):
    """How the paragraphs of running text are set, as far as the places tell."""

    sets_in: bool
    """Whether their first lines are set in: where they are not, a flush line tells nothing."""
    is_justified: bool
    """Whether all lines but their last fill the measure exactly."""


def _setting(blocks: Sequence[Block], lines: Lines) -> _Setting:
    set_in = flush = full = inside = 0
    for at in range(1, len(blocks)):
        upper, lower = blocks[at - 1].place, blocks[at].place
        if upper is None or lower is None or upper.room is None or lower.inset is None or lower.above != "flush":
            continue
        if lines.ends[at - 1] not in ("stop", "signed"):
            inside += lines.inner[at - 1]
            full += lines.inner[at - 1] and abs(upper.room) <= _EXACT
        elif upper.room >= _SHORT:
            set_in += lower.inset >= _SET_IN
            flush += lower.inset <= _FLUSH
    return _Setting(set_in >= flush, full >= _NEARLY_ALL * inside)


def _border_at(
    blocks: Sequence[Block], lines: Lines, stands: Sequence[Apart | None], setting: _Setting, at: int
) -> bool | None:
    upper, lower = blocks[at - 1].place, blocks[at].place
    if lower is None or lower.size is None or upper is None:
        return _border(lines, stands, at)
    if lower.above == "apart" or (upper.size and not 1 / _ONE_SIZE <= lower.size / upper.size <= _ONE_SIZE):
        return True
    if _BYLINE.fullmatch(lines.texts[at - 1]) or _BYLINE.fullmatch(lines.texts[at]):
        return True
    texts = lines.texts[at - 1 : at + 1]
    if all(text[-1] in _PAGE_ENDS and is_box_line(text) for text in texts):
        return True
    if upper.is_heavy != lower.is_heavy and not _may_go_on(upper, lines, at):
        return True
    if lower.size >= _LARGER and not (lower.size < _HEADLINE and (lines.inner[at] or lines.inner[at - 1])):
        return lower.above != "flush" and not _is_full_prose(upper, lower, lines, at)
    return _border_in_column(upper, lower, lines, setting, at)


def _may_go_on(upper: Place, lines: Lines, at: int) -> bool:
    """Whether the line above is full and has no end: words that an author set in bold may take all of a line of a paragraph."""
    if (upper.size or 1.0) >= _LARGER:
        return False
    is_full = upper.room <= _FULL if upper.room is not None else lines.inner[at - 1]
    return is_full and lines.ends[at - 1] not in ("stop", "signed")


def _is_full_prose(upper: Place, lower: Place, lines: Lines, at: int) -> bool:
    """Whether the line above is one of text in large type, full and without an end, and this goes on at its left edge."""
    if upper.room is None or upper.room > _FULL or not lines.inner[at - 1] or lines.ends[at - 1] in ("stop", "signed"):
        return False
    return lower.left < upper.left + _FLUSH and not _ITEM.match(lines.texts[at])


def _border_in_column(upper: Place, lower: Place, lines: Lines, setting: _Setting, at: int) -> bool | None:
    """The same of running text in a column whose edges are known.

    What is set in by itself begins a paragraph; what stands flush below a full line goes on with it; a paragraph ends with
    the line that leaves much of its column free.
    """
    if lower.inset is None or upper.inset is None or upper.room is None:
        return None
    if _are_one_heading(upper, lower, lines, at):
        return False
    if lower.inset >= _SET_IN:
        if lower.size and lower.size >= _HEADING and _is_centred(upper) and _is_centred(lower):
            return not (_is_bare(lines, at - 1) and _is_bare(lines, at))
        if (
            upper.room <= _FULL
            and lines.ends[at - 1] not in ("stop", "signed")
            and _hangs(upper.inset, lower.inset, lines, at)
        ):
            return False
        return True if abs(lower.inset - upper.inset) > _FLUSH or upper.room >= _MUCH else None
    if lower.inset > _FLUSH or _ITEM.match(lines.texts[at]):
        return None
    is_done = lines.ends[at - 1] in ("stop", "signed")
    if is_done and lower.above == "perhaps":  # paragraphs that more paper parts, and no indent
        return True
    if is_done and not setting.sets_in and setting.is_justified and upper.room >= _LEFT:
        return True
    if upper.room <= _FULL:
        return None if is_done and lower.above is None else False
    return True if upper.room >= (_SHORT if is_done else _MUCH) else None


def _are_one_heading(upper: Place, lower: Place, lines: Lines, at: int) -> bool:
    """Whether two lines in bold, one close below the other, are one heading: the first had little room for what follows."""
    if not (upper.is_heavy and lower.is_heavy) or lower.above != "flush" or _ITEM.match(lines.texts[at]):
        return False
    return (upper.room or 0.0) <= _LITTLE_ROOM and _is_bare(lines, at - 1) and _is_bare(lines, at)


def _is_centred(place: Place) -> bool:
    """Whether a line stands in the middle of its column, as the lines of a heading do."""
    inset, room = place.inset or 0.0, place.room or 0.0
    return inset >= _SET_IN and abs(inset - room) <= _FLUSH


def _hangs(upper: float, lower: float, lines: Lines, at: int) -> bool:
    """Whether a line stands under the text of the item over it, as 达到一万户 does under • 组织…受益农户, or under a line that does."""
    if _ITEM.match(lines.texts[at]):
        return False
    return (abs(lower - upper) <= _FLUSH and upper < _MOST_INDENT) or (
        _FLUSH < lower - upper <= _HANGING and _ITEM.match(lines.texts[at - 1]) is not None
    )


def set_apart(blocks: Sequence[Block]) -> list[bool | None]:
    """The same of paragraphs, of which only the place of the first line is left to tell."""
    return [True if _stands(block) == "apart" else None for block in blocks]


def _stands(block: Block) -> Apart | None:
    return block.place.above if block.place else None


def _border(lines: Lines, stands: Sequence[Apart | None], at: int) -> bool | None:
    if stands[at] == "apart":
        return True
    if stands[at] != "flush" or not (_is_bare(lines, at - 1) and _is_bare(lines, at)):
        return None
    if _BYLINE.fullmatch(lines.texts[at - 1]) or _BYLINE.fullmatch(lines.texts[at]):
        return True
    if _share_centre(lines, at - 1, at):
        return None if _opens_paragraph(lines, stands, at) else False
    return True if stands[at - 1] in (None, "apart") and _differ(lines, at - 1, at) else None


def _is_bare(lines: Lines, at: int) -> bool:
    return lines.ends[at] in _BARE_ENDS and not lines.inner[at]


def _share_centre(lines: Lines, upper: int, lower: int) -> bool:
    """Whether two lines are set in so that their middles stand under each other."""
    left, right = lines.indents[upper], lines.indents[lower]
    return left + right > 1 and share_centre(left, lines.widths[upper], right, lines.widths[lower])


def _differ(lines: Lines, upper: int, lower: int) -> bool:
    """Whether two lines are not the first two of a paragraph: these fill the same measure but for the indent."""
    if lines.indents[lower] > lines.indents[upper]:
        return True
    return lines.indents[upper] < lines.indents[lower] + 2 and abs(lines.widths[upper] - lines.widths[lower]) > _ALIKE


def _opens_paragraph(lines: Lines, stands: Sequence[Apart | None], at: int) -> bool:
    """Whether the line below stands flush, as below the first line of a paragraph."""
    return at + 1 < len(stands) and stands[at + 1] == "flush" and lines.indents[at + 1] < min(2, lines.indents[at])
