"""What the lines of a document show of its type: how wide each is, how it ends and begins, which measure it was set to.

Widths are counted in ems, the width of one Han character; a Latin letter or digit counts half, and a blank in a Chinese
line, which a typesetter put beside a number to fill the line, a quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from hizone_clean.blocks import Block
from hizone_clean.language.box_lines import is_box_line, names_in_row
from hizone_clean.language.half_spaced import close_gaps, is_half_spaced
from hizone_clean.layout.marks import CLOSERS, STOPS
from hizone_clean.layout.sections import find_sections
from hizone_clean.layout.table import LineTable
from hizone_clean.layout.widths import width
from hizone_clean.patterns import pattern

_COMMAS = frozenset("，,、·—－-～~/／")
_END_KINDS = {
    **dict.fromkeys("；;", "semicolon"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys(_COMMAS, "comma"),
    **dict.fromkeys("“‘（(《〈「『【〔[", "opening"),
}
_START_KINDS = {
    **dict.fromkeys("“‘「『\"'", "quote"),
    **dict.fromkeys("（(《〈【〔[", "bracket"),
    **dict.fromkeys("，。、；：！？”’）》〉」』】〕)],.;:!?%％", "mark"),
}
# "…达1000亿元。 李明 王芳", "…下水。 李明/摄", "…服务。 图片来源：某日报", "…阶段。本报记者李明摄"
_SIGNED = pattern(
    r"[。！？][”’」』）)》]*(?:[ \u3000]+(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?:[ \u3000、][\u4e00-\u9fff]{2,4}){0,4}(?: ?[/／] ?)?[文摄图]?"
    r"|[ \u3000]*[（(]?(?:图片)?来源[：:][\w·]{2,14}|[ \u3000]*[（(]?(?:本报|本刊)?(?:特约|实习)?(?:记者|通讯员)[ \u3000]?[\u4e00-\u9fff ]{2,16}[文摄图影])$"
)
# "…造成影响。 （李明 摄）", "…（图片来源：某日报）", "…。（记者 李明）"
_SIGNED_IN_BRACKETS = pattern(
    r"[。！？][”’」』]?[ \u3000]*[（(](?:[\u4e00-\u9fff·/／ \u3000]{2,16}[文摄图影]|(?:图片)?来源[：:][\w·]{2,14}"
    r"|(?:本报|本刊)?(?:特约|实习)?(?:记者|通讯员)[\u4e00-\u9fff ]{2,16})[）)]$"
)


class Lines:
    """Facts about the lines of a document, each a list with one entry a line, found out when it is first asked for.

    What a line is by itself is asked of ``table``, which the document carries; what its block tells of it stands here. With
    ``as_written`` the lines are taken as the result will have them: one blank line between any two, no indents.
    """

    def __init__(self, blocks: Sequence[Block], table: LineTable | None = None, *, as_written: bool = False) -> None:
        self._blocks, self._as_written = blocks, as_written
        self._table = LineTable() if table is None else table
        self.texts = [block.text.strip() for block in blocks]
        """Without indent and trailing blanks."""
        self.ends = self._table.ask(end_kind, self.texts)
        """``stop signed semicolon colon comma opening close han latin digit other``."""

    def of(self, places: Sequence[int]) -> Lines:
        """The lines at ``places`` by themselves."""
        return Lines([self._blocks[at] for at in places], self._table, as_written=self._as_written)

    @cached_property
    def widths(self) -> list[float]:
        """Widths in ems, as a PDF tells them or as the text shows; in characters where a counter of characters broke lines."""
        if not self._as_written and all(block.place and block.place.top is not None for block in self._blocks):
            return [block.place.width / (block.place.size or 1.0) for block in self._blocks if block.place]
        widths = self._table.ask(width, self._without_gaps())
        cut = [at for at, end in enumerate(self.ends) if end == "han"]
        length, count = max(Counter([len(self.texts[at]) for at in cut]).items(), key=itemgetter(1), default=(0, 0))
        if count <= 0.6 * len(cut):
            return widths
        sizes = Counter([round(widths[at]) for at in cut])
        most = sizes.most_common(1)[0][0] + 1
        # no counter of characters lets a line be longer than it counts, and ends it
        longer = sum(len(text) > length + 1 and size <= most for text, size in zip(self.texts, widths, strict=True))
        if longer > 0.01 * len(cut):
            return widths
        return [float(len(text)) for text in self.texts] if count > 1.2 * max(sizes.values()) else widths

    def _without_gaps(self) -> Sequence[str]:
        """The texts, without the blanks of OCR where most lines that have letters enough are half spaced."""
        blanks = sum(text.count(" ") for text in self.texts)
        if 8 * blanks < sum(map(len, self.texts)):
            return self.texts
        spaced = sum(is_half_spaced(text, prose=False) for text in self.texts)
        return [close_gaps(text) for text in self.texts] if 2 * spaced > len(self.texts) else self.texts

    @cached_property
    def starts(self) -> list[str]:
        """``quote bracket mark han latin digit other``."""
        return self._table.ask(start_kind, self.texts)

    @cached_property
    def gaps(self) -> list[int]:
        """Blank lines before it."""
        return [1 if self._as_written else block.gap if block.before else 0 for block in self._blocks]

    @cached_property
    def turns(self) -> list[bool]:
        """Whether another page begins with it, or something that was taken away stood before it: a gap there means nothing."""
        before = [self._blocks[0], *self._blocks] if self._blocks else []
        return [
            upper.page != block.page or block.lines[0] - upper.lines[1] - 1 > block.gap
            for upper, block in zip(before, self._blocks, strict=False)
        ]

    @cached_property
    def indents(self) -> list[int]:
        """Width of the blanks before its first character."""
        return [0 if self._as_written or block.text[0] > "\u3000" else block.indent for block in self._blocks]

    @cached_property
    def sections(self) -> frozenset[int]:
        """The places of headings that nothing but their number or their word marks: 0 引言, 参考文献."""
        return find_sections(self.texts, self.widths)

    @cached_property
    def inner(self) -> list[bool]:
        """Whether a clause ends inside the line, before its last character."""
        return self._table.ask(has_inner_mark, self.texts)

    @cached_property
    def boxes(self) -> list[bool]:
        """Whether it stands for itself in a box of a newspaper's page: a date, the weather, where to call, a row of names."""
        return self._table.ask(is_box_line, self.texts)

    @cached_property
    def names(self) -> list[bool]:
        """Whether it is a row of names."""
        return list(map(bool, self._table.ask(names_in_row, self.texts)))


def end_kind(text: str) -> str:
    """How ``text`` ends: which kind of character stands last.

    ``stop`` also where a quote closes after the full stop, ``signed`` where names or a credit follow it.
    """
    last = text[-1]
    if "\u4e00" <= last <= "\u9fff":
        signed = "。" in text and "。" in text[-30:-2] and _SIGNED.search(text, max(0, len(text) - 30))
        return "signed" if signed else "han"
    if last in STOPS:
        return "stop"
    if last in "）)" and "。" in text[-30:-2] and _SIGNED_IN_BRACKETS.search(text, max(0, len(text) - 30)):
        return "signed"
    if last in CLOSERS:
        return "stop" if text.rstrip("”’」』）)》〉】〕]\"' ")[-1:] in STOPS else "close"
    if last == ".":
        return "stop" if text[-2:-1].isalpha() and text[-2:-1].isascii() else "digit"
    return _END_KINDS.get(last) or _letter_kind(last)


def start_kind(text: str) -> str:
    """Which kind of character ``text`` starts with."""
    first = text[0]
    return "han" if "\u4e00" <= first <= "\u9fff" else _START_KINDS.get(first) or _letter_kind(first)


def _letter_kind(character: str) -> str:
    if character.isdigit() or character in "%％":
        return "digit"
    if character.isalpha():
        return "latin" if character < "\u2e80" else "han"
    return "other"


def has_inner_mark(text: str) -> bool:
    """Whether a clause ends inside ``text``, before its last character."""
    head = text[:-1]
    # the commonest first: one character is looked for faster than a set of them
    chinese = (
        "，" in head or "。" in head or "、" in head or "：" in head or "；" in head or "！" in head or "？" in head
    )
    return chinese or ", " in text or ". " in text
