"""Where the paragraphs of a sheet end: by its geometry, by the marks of its items; the rest is left to the features."""

from __future__ import annotations

from collections import defaultdict

from hizone_clean.language.document_names import names_document
from hizone_clean.language.item_marks import ItemMark, read_item_mark
from hizone_clean.layout.lines import Lines, has_inner_mark
from hizone_clean.layout.sheet import BARE_ENDS, INDENT, ROOM, Sheet, fills, first_token, room
from hizone_clean.patterns import pattern

_SURELY_ROOM = 1.25
"""Ems of room that end a line in the middle of a sentence: a heading, a signature."""

_TOO_WIDE, _MORE = 2.6, 0.6
"""Ems by which no line of text is wider than its measure, and by which a line is wider than first lines are."""
_LOOSE = 4.0
"""Ems that a line inside a paragraph may be short of its measure, as an extractor or loose setting leaves it."""
_WIDE, _SHORT_BY = 0.85, 3.5
"""The share of lines that are narrower than the measure, and the ems that a line is short by, in the plain rule."""
_TITLE_LINES = 6
"""Lines from the top of a document within which its title stands."""
_HAN = pattern(r"[\u3400-\u9fff]")
_HALF_TITLE = 0.4
"""The share of the measure that the first line of a title fills at least where it goes on in a second."""
_TORN = 0.35
"""The share of its measure that no extractor leaves of a line that goes on."""
_CLOSED = frozenset(("stop", "signed", "semicolon", "colon"))
# "2024年3月18日", "清政办发〔2024〕15号", "（此件公开发布）", "表1 变量的描述性统计", "附件：", "证券代码：300999 编号：2", "- 3 -", "清江高新区管委会 2024年4月"
_BY_ITSELF = pattern(
    r"(?:[\d〇一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?(?:[\s\u3000].{0,40})?"
    r"|.{0,20}[〔\[（(]\d{4}[〕\]）)]\s?第?\s?\d{1,5}\s?号|[（(【〔][^（(【〔]*[）)】〕]|[图表]\s?\d.*|[\u4e00-\u9fff（）]{2,12}[：:]\S{1,16}|附[件表录注](?:[\s\d：:].*)?|[注抄][^。]{0,6}[：:].*"
    r"|(?:[\u4e00-\u9fff]{2,8}[：:]\S+[ \u3000]+)+[\u4e00-\u9fff]{2,8}[：:]\S+|\W{0,3}(?:\d{1,4}|[ivx]{1,5})\W{0,3}"
    r"|[\u4e00-\u9fff（）]{4,20}[ \u3000]+\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)$"
)
# "（2023年5月12日清江市第十六届人民代表大": a note under a title, of which this is the first line
_NOTE = pattern(r"[（(]")
# "2003年8月18日 食品药品监管局令公布": a date, a blank, and who adopted it
_DATED = pattern(r"\d{4}年\d{1,2}月\d{1,2}日[ \u3000](?!\d)")
_BEFORE_DATE = frozenset("，、自于至到从在为的和与及")
_CLAUSE = pattern("[，。；！？]")
_FIGURE = pattern(r"(?<!\S)[-+]?[\d.,]+[%％*]*(?!\S)")


def stands_by_itself(text: str) -> bool:
    """Whether a line of a document is a whole by its form: a date, a document's number, a caption, a row of a table.

    >>> stands_by_itself("2024年3月18日"), stands_by_itself("清政办发〔2024〕15号"), stands_by_itself("关于促进高新区")
    (True, True, False)
    """
    return _BY_ITSELF.match(text) is not None or (len(_FIGURE.findall(text)) > 1 and not _CLAUSE.search(text))


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
    items = [read_item_mark(text) is not None for text in lines.texts[1:]]
    return [is_short or item for is_short, item in zip(short, [*items, True], strict=True)]


def _is_latin(text: str) -> bool:
    return _HAN.search(text) is None


class SheetBorders:
    """The borders of the lines of a sheet, judged from the first to the last."""

    def __init__(self, lines: Lines, sheet: Sheet) -> None:
        self._lines, self._sheet = lines, sheet
        self._items = [read_item_mark(text) for text in lines.texts]
        self._bare = [self._is_bare(at) for at in range(len(lines.texts))]
        self._seen: dict[str, int] = defaultdict(int)
        self._begun = 0

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
        if end not in _CLOSED:
            return self._ends_open(at, left)
        if not filled:
            return None if sheet.torn.habit and self._may_be_torn(at, left) else True
        if (sheet.gaps == "some" and not lines.turns[at + 1]) or sheet.indents:
            return False
        return self._by_next(at)

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
        if self._is_too_wide(at) or self._is_too_wide(at + 1):
            return True
        if left >= _SURELY_ROOM and self._is_first_line(at + 1):
            return True
        alone = stands_by_itself(lower) or (at < _TITLE_LINES and _NOTE.match(lower) is not None)
        if _DATED.match(lower) and upper[-1] not in _BEFORE_DATE:
            return True
        if alone and (left >= ROOM or room(self._lines, at, self._sheet.measure) >= _SURELY_ROOM):
            return True
        if left < _SURELY_ROOM:
            return False
        if stands_by_itself(upper) and (self._bare[at] or at < _TITLE_LINES):
            return True
        if at < _TITLE_LINES and self._bare[at] and names_document(upper):
            return True
        if left < _LOOSE and not self._bare[at]:
            return False
        short = self._lines.widths[at] < _HALF_TITLE * self._sheet.measure
        if at < _TITLE_LINES and self._bare[at] and self._bare[at + 1] and not self._items[at] and not short:
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
        if not filled or self._lines.ends[at] in _CLOSED:
            return True
        return mark.number > 1 and mark.number == self._seen.get(mark.family, 0) + 1

    def _by_next(self, at: int) -> bool | None:
        """The same where the line is full and closed: whether the next breaks off where first lines do."""
        lines, sheet = self._lines, self._sheet
        if not sheet.set_in or at + 2 >= len(lines.texts) or lines.ends[at + 1] in _CLOSED:
            return None
        if fills(lines, at + 1, sheet.measure):
            return False if lines.widths[at + 1] > sheet.measure - INDENT + 0.6 else None
        return True if fills(lines, at + 1, sheet.measure - INDENT) else None
