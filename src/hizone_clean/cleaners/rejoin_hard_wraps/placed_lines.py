"""What the places of lines on a page say of its paragraphs, where the lines were cut out of columns side by side.

There an indent and a gap mean what they show: a headline stands apart from all else, and two lines of a heading stand
under one centre.
"""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Apart, Block
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.widths import share_centre
from hizone_clean.patterns import pattern

_BARE_ENDS = frozenset(("han", "latin", "digit", "close", "other"))
_ALIKE = 1.5
# "□ 本报记者 潘永才", "记者 毛伦"
_BYLINE = pattern(
    r"[▶►▷■□◆◇●○☐]? ?(?!本报讯)[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员)[ \u3000]?[\u4e00-\u9fff ]{2,16}"
)


def borders_by_place(blocks: Sequence[Block], lines: Lines) -> list[bool | None]:
    """For each line whether a paragraph begins with it: ``None`` where its place does not say so, or is not known."""
    if all(block.place is None for block in blocks):
        return [None] * len(blocks)
    stands = [_stands(block) for block in blocks]
    return [None, *(_border(lines, stands, at) for at in range(1, len(blocks)))]


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
