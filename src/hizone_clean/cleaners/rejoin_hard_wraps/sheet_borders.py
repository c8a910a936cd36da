"""Where the paragraphs of a sheet end: by its geometry, by the marks of its items; the rest is left to the features."""

from __future__ import annotations

from collections import defaultdict

from hizone_clean.language.document_names import names_document
from hizone_clean.language.item_marks import ItemMark, read_entry_mark
from hizone_clean.language.lone_lines import (
    are_codes,
    is_in_brackets,
    is_mark_alone,
    is_short_note,
    names_author_and_document,
    stands_by_itself,
    stands_under_title,
)
from hizone_clean.language.speakers import find_speakers, speaker_of
from hizone_clean.layout.broken_lines import INDENT
from hizone_clean.layout.lines import Lines, has_inner_mark
from hizone_clean.layout.room import ROOM, fills, first_token, room
from hizone_clean.layout.sections import SECTIONS
from hizone_clean.layout.sheet import BARE_ENDS, Sheet
from hizone_clean.patterns import pattern

_SURELY_ROOM = 1.25
"""Ems of room that end a line in the middle of a sentence: a heading, a signature."""

_TOO_WIDE, _MORE = 2.6, 0.6
"""Ems by which no line of text is wider than its measure, and by which a line is wider than first lines are."""
_LOOSE = 4.0
"""Ems that a line inside a paragraph may be short of its measure, as an extractor or loose setting leaves it."""
_OWN_LINE = 2.0
"""Ems that an item of a list leaves that is one line."""
_WIDE, _SHORT_BY = 0.85, 3.5
"""The share of lines that are narrower than the measure, and the ems that a line is short by, in the plain rule."""
_TITLE_LINES = 6
"""Lines from the top of a document within which its title stands."""
_HAN = pattern(r"[\u3400-\u9fff]")
_HALF_TITLE = 0.4
"""The share of the measure that the first line of a title fills at least where it goes on in a second."""
_LINES_OF_ITEM = 12
"""Lines of an item at most, among which the next is looked for."""
_SHORT_HEADING = 0.6
"""The share of the measure that 第一章 总则 takes at most, where the line above is full."""
_TORN = 0.35
"""The share of its measure that no extractor leaves of a line that goes on."""
_CLOSED = frozenset(("stop", "signed", "semicolon", "colon"))
# "（2023年5月12日清江市第十六届人民代表大": a note under a title, of which this is the first line
_NOTE = pattern(r"[（(]")
# "2003年8月18日 食品药品监管局令公布": a date, a blank, and who adopted it
_DATED = pattern(r"\d{4}年\d{1,2}月\d{1,2}日[ \u3000](?!\d)")
_BEFORE_DATE = frozenset("，、自于至到从在为的和与及")


def stands_alone(lines: Lines, at: int) -> bool:
    """Whether line ``at`` or the next stands for itself in a box of a newspaper's page: a date, the weather, names."""
    boxes, names = lines.boxes, lines.names
    return boxes[at] or boxes[at + 1] or (names[at] and (names[at + 1] or (at > 0 and names[at - 1])))


def ends_by_rule(lines: Lines) -> list[bool]:
    """For each line whether the plain rule ends a paragraph with it: it is short of the measure, or the next begins an item.

    The measure is what most lines fill that are wide: the width that one line in seven is wider than.
    """
    measure = sorted(lines.widths)[int(_WIDE * len(lines.widths))]
    short = [size < measure - _SHORT_BY for size in lines.widths]
    items = [read_entry_mark(text) is not None for text in lines.texts[1:]]
    return [is_short or item for is_short, item in zip(short, [*items, True], strict=True)]


def _is_latin(text: str) -> bool:
    return _HAN.search(text) is None


class SheetBorders:
    """The borders of the lines of a sheet, judged from the first to the last; ``above`` lines of the text stand over them."""

    def __init__(self, lines: Lines, sheet: Sheet, *, above: int = 0) -> None:
        self._lines, self._sheet = lines, sheet
        self._title_ends = _TITLE_LINES - above
        self._items = [read_entry_mark(text) for text in lines.texts]
        self._bare = [self._is_bare(at) for at in range(len(lines.texts))]
        self._seen: dict[str, int] = defaultdict(int)
        self._begun = 0
        self._speakers = find_speakers(lines.texts)

    def _is_bare(self, at: int) -> bool:
        """Whether line ``at`` has no mark but that of an item, as headings have it."""
        mark, lines = self._items[at], self._lines
        inner = has_inner_mark(lines.texts[at][mark.end :]) if mark and lines.inner[at] else lines.inner[at]
        return lines.ends[at] in BARE_ENDS and not inner

    def ends(self, at: int, *, first: bool) -> bool | None:
        """Whether a paragraph ends with line ``at``, ``first`` of its own or not; ``None`` where its place does not say."""
        lines, sheet = self._lines, self._sheet
        if first and (mark := self._items[at]):
            self._seen[mark.family] = mark.number
        end = lines.ends[at]
        if lines.starts[at + 1] == "mark" or end == "opening":
            return False
        if is_mark_alone(lines.texts[at]) and not (0 < at < self._title_ends and names_document(lines.texts[at - 1])):
            return False
        if sheet.torn.goes_on[at]:
            return False
        gap = lines.gaps[at + 1] and not lines.turns[at + 1]
        if sheet.gaps == "some" and gap:
            return True
        if sheet.indents and lines.indents[at + 1] >= INDENT:
            return True
        if first:
            self._begun = at
        left = self._room(at)
        filled = left < ROOM
        if (mark := self._items[at + 1]) and self._begins_item(mark, at, filled):
            return True
        if at in lines.sections or at + 1 in lines.sections:
            return True
        if self._is_inside_reference(at):
            return False
        if end not in _CLOSED:
            return self._ends_open(at, left)
        if self._speakers and speaker_of(lines.texts[at + 1]) in self._speakers:
            return True
        if not filled:
            return None if sheet.torn.habit and self._may_be_torn(at, left) else True
        if (sheet.gaps == "some" and not lines.turns[at + 1]) or sheet.indents:
            return False
        return self._by_next(at)

    def _is_inside_reference(self, at: int) -> bool:
        """Whether line ``at`` is of an entry of a bibliography that has not come to its full stop, or to the next entry."""
        mark = self._items[self._begun]
        lines = self._lines
        if mark is None or mark.family != "reference" or self._items[at + 1] or lines.texts[at + 1] in SECTIONS:
            return False
        return not lines.texts[at].endswith((".", "。")) or lines.texts[at + 1][0].islower()

    def _room(self, at: int) -> float:
        """Ems that line ``at`` left unused, as the last piece of its row or as a whole."""
        before = self._sheet.torn.before[at]
        first = self._begun >= at or (before > 0 and self._begun >= self._row_begins(at))
        return room(self._lines, at, self._measure(at, first) - before)

    def _row_begins(self, at: int) -> int:
        while self._sheet.torn.before[at]:
            at -= 1
        return at

    def _may_be_torn(self, at: int, left: float) -> bool:
        """Whether line ``at``, which ends in a stop, and the next fill the measure together."""
        rest = self._lines.widths[at + 1] - first_token(self._lines.texts[at + 1])
        return -ROOM < left - rest < _SURELY_ROOM

    def _ends_open(self, at: int, left: float) -> bool | None:
        """The same where line ``at`` breaks off: it ends only where it had much room, or is half of a headline."""
        upper, lower = self._lines.texts[at : at + 2]
        if self._is_too_wide(at) or self._is_too_wide(at + 1) or self._ends_head(at):
            return True
        if left >= _OWN_LINE and (mark := self._items[at]) and mark.family == "bullet":
            return True
        if left >= _SURELY_ROOM and self._is_first_line(at + 1):
            return True
        alone = stands_by_itself(lower) or (at < self._title_ends and _NOTE.match(lower) is not None)
        if _DATED.match(lower) and upper[-1] not in _BEFORE_DATE:
            return True
        if alone and (left >= ROOM or room(self._lines, at, self._sheet.measure) >= _SURELY_ROOM):
            return True
        if left < _SURELY_ROOM:
            return False
        if is_in_brackets(upper):
            return True
        if stands_by_itself(upper) and (self._bare[at] or at < self._title_ends):
            return True
        if at < self._title_ends and self._bare[at] and names_document(upper):
            return True
        if left < _LOOSE and not self._bare[at]:
            return False
        if left >= _OWN_LINE and self._items[at] and self._bare[at] and not self._bare[at + 1]:
            return True
        short = self._lines.widths[at] < _HALF_TITLE * self._sheet.measure
        if at < self._title_ends and self._bare[at] and self._bare[at + 1] and not self._items[at] and not short:
            return None
        if self._sheet.latin or self._may_be_heading_of_two_lines(at):
            return None
        if self._lines.ends[at] == "comma":
            return False if left < (1 - _TORN) * self._sheet.measure else None
        if left > _TORN * self._sheet.measure:
            return True
        if not self._bare[at]:
            return None
        if not self._bare[at + 1]:
            return True if left > _LOOSE else None
        return True

    def _ends_head(self, at: int) -> bool:
        """Whether line ``at`` ends a part of a document's head though it fills the measure: its codes, its title over its number or text."""
        upper, lower = self._lines.texts[at : at + 2]
        if at >= self._title_ends or not all(self._bare[self._begun : at]):
            return False
        if are_codes(upper) or (
            self._bare[at] and (stands_under_title(lower) or names_author_and_document(upper, lower))
        ):
            return True
        if not self._bare[at] or not names_document(upper):
            return False
        return not self._bare[at + 1] or names_document(lower) or _NOTE.match(lower) is not None

    def _is_too_wide(self, at: int) -> bool:
        """Whether line ``at`` is wider than the measure, as no line of text is: a headline."""
        return not self._sheet.latin and self._lines.widths[at] > self._sheet.measure + _TOO_WIDE

    def _is_first_line(self, at: int) -> bool:
        """Whether line ``at`` breaks off where first lines do that are set in, and the next where the others do."""
        lines, sheet = self._lines, self._sheet
        if not sheet.set_in or at + 2 >= len(lines.texts) or lines.ends[at] in _CLOSED or lines.ends[at + 1] in _CLOSED:
            return False
        first = fills(lines, at, sheet.measure - INDENT) and not fills(lines, at, sheet.measure)
        return first and lines.widths[at + 1] > sheet.measure - INDENT + _MORE

    def _may_be_heading_of_two_lines(self, at: int) -> bool:
        """Whether line ``at`` is a numbered heading, the next is bare and has no number, and text follows."""
        if not (self._items[at] and self._bare[at] and at + 2 < len(self._bare)):
            return False
        return self._bare[at + 1] and not self._items[at + 1] and not self._bare[at + 2]

    def _measure(self, at: int, first: bool) -> float:
        """The measure of line ``at``, which may be set in."""
        sheet = self._sheet
        wide = sheet.torn.before[at] + self._lines.widths[at]
        short = first and sheet.set_in and wide <= sheet.measure - INDENT + 0.6
        return sheet.measure - INDENT if short else sheet.measure

    def _begins_item(self, mark: ItemMark, at: int, filled: bool) -> bool:
        """Whether line ``at + 1`` begins an item: not where its mark is named inside a sentence (依照第十二条 / 第（一）项)."""
        if not filled or self._lines.ends[at] in _CLOSED or mark.family in ("bullet", "label"):
            return True
        if (
            mark.family == "chapter"
            and self._bare[at + 1]
            and self._lines.widths[at + 1] < _SHORT_HEADING * self._sheet.measure
        ):
            return True
        if stands_by_itself(self._lines.texts[at]):
            return True
        if mark.number == 1:
            return mark.family != "article" and self._counts_on(mark, at + 1)
        return mark.number == self._seen.get(mark.family, 0) + 1

    def _counts_on(self, mark: ItemMark, at: int) -> bool:
        """Whether one of the lines under line ``at``, which begins with ``mark``, begins with the next of its family."""
        for other in self._items[at + 1 : at + 1 + _LINES_OF_ITEM]:
            if other and other.family == mark.family:
                return other.number == mark.number + 1
        return False

    def _by_next(self, at: int) -> bool | None:
        """The same where the line is full and closed: whether the next breaks off where first lines do."""
        lines, sheet = self._lines, self._sheet
        if is_short_note(lines.texts[at + 1]):
            return False
        if not sheet.set_in or at + 2 >= len(lines.texts) or lines.ends[at + 1] in _CLOSED:
            return None
        if fills(lines, at + 1, sheet.measure):
            return False if lines.widths[at + 1] > sheet.measure - INDENT + 0.6 else None
        return True if fills(lines, at + 1, sheet.measure - INDENT) else None
