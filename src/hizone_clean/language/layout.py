"""What the lines of a document show of its type: how wide each is, how it ends and begins, which measure it was set to.

Widths are counted in ems, the width of one Han character; a Latin letter or digit counts half, and a blank in a Chinese
line, which a typesetter put beside a number to fill the line, a quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property

from hizone_clean.document import Block
from hizone_clean.patterns import pattern

STOPS = frozenset("。！？!?…｡")
CLOSERS = frozenset("”’」』）)》〉】〕]\"'")
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
# "举行                40 周年大会": where an extractor lost its place
_WIDE_BLANK = pattern(r" {3,}")


class Lines:
    """Facts about the lines of a document, each a list with one entry a line, found out when it is first asked for.

    With ``as_written`` the lines are taken as the result will have them: one blank line between any two, no indents.
    """

    def __init__(self, blocks: Sequence[Block], *, as_written: bool = False) -> None:
        self._blocks, self._as_written = blocks, as_written
        self.texts = [block.text.strip() for block in blocks]
        """Without indent and trailing blanks."""
        self.ends = [end_kind(text) for text in self.texts]
        """``stop signed semicolon colon comma opening close han latin digit other``."""

    @cached_property
    def widths(self) -> list[float]:
        """Widths in ems, or in characters where the lines were broken by a counter of characters."""
        widths = [width(text) for text in self.texts]
        cut = [at for at, end in enumerate(self.ends) if end == "han"]
        counts = Counter([len(self.texts[at]) for at in cut])
        count = max(counts.values(), default=0)
        if count <= 0.6 * len(cut):
            return widths
        sizes = Counter([round(widths[at]) for at in cut])
        return [float(len(text)) for text in self.texts] if count > 1.2 * max(sizes.values()) else widths

    @cached_property
    def starts(self) -> list[str]:
        """``quote bracket mark han latin digit other``."""
        return [start_kind(text) for text in self.texts]

    @cached_property
    def gaps(self) -> list[int]:
        """Blank lines before it."""
        return [1 if self._as_written else block.gap if block.before else 0 for block in self._blocks]

    @cached_property
    def indents(self) -> list[int]:
        """Width of the blanks before its first character."""
        return [0 if self._as_written or block.text[0] > "\u3000" else block.indent for block in self._blocks]

    @cached_property
    def inner(self) -> list[bool]:
        """Whether a clause ends inside the line, before its last character."""
        return [has_inner_mark(text) for text in self.texts]


def width(text: str) -> float:
    """Width of ``text`` in ems; a blank in a line that is mostly Chinese counts a quarter.

    >>> width("自 2020年"), width("the end")
    (4.25, 3.5)
    """
    if "   " in text:
        text = _WIDE_BLANK.sub(" ", text)
    bare = text.replace(" ", "")
    size = len(bare)
    weight = size + len(bare.encode("utf-8", "surrogatepass"))
    # one byte a letter: a Latin line, in which a blank is as wide as any letter
    return (weight + len(text) - size) / 4 if weight > 2.2 * size else len(text) / 2


def share_centre(indent: int, size: float, other_indent: int, other_size: float) -> bool:
    """Whether two lines stand with their middles under each other, as far as blanks tell: an em is one to two of them.

    >>> share_centre(4, 9.0, 3, 10.0), share_centre(0, 9.0, 2, 14.0)
    (True, False)
    """
    shift, half = indent - other_indent, (other_size - size) / 2
    return min(half, 2 * half) - 1 <= shift <= max(half, 2 * half) + 1


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


def local_measure(votes: Sequence[int], at: int, reach: int = 6) -> float:
    """The measure that the lines around ``at`` were set to, in ems; 0 where nothing shows it.

    ``votes`` has for each line its width in half ems where it breaks off inside a sentence: such a line fills its
    measure, so it votes for its own width, the nearer the more. One that may be the first of its paragraph votes as well
    for two ems more, the usual indent; its width stands there below zero. All others have 0, and no vote.
    """
    first, nearness = at - reach, _nearness(reach)
    if first < 0:
        first, nearness = 0, nearness[-first:]
    full: dict[int, float] = {}
    set_in: dict[int, float] = {}
    for size, weight in zip(votes[first : at + reach + 1], nearness, strict=False):
        if size > 0:
            full[size] = full[size] + weight if size in full else weight
        elif size:
            set_in[-size] = set_in[-size] + weight if -size in set_in else weight
    if full and not set_in and max(full) - min(full) <= 2:
        return (min(full) + 1) / 2  # what is beside all of them gets every vote
    return _elected(full, set_in) / 2 if full or set_in else 0.0


@cache
def _nearness(reach: int) -> list[float]:
    """What the votes of the lines from ``reach`` before to ``reach`` after a line are worth."""
    return [1 / (1 + abs(distance)) for distance in range(-reach, reach + 1)]


def _elected(full: dict[int, float], set_in: dict[int, float]) -> int:
    """The size with most votes among neighbouring sizes, the larger of two alike.

    A line's vote counts for sizes beside its own too, in half ems: marks may be squeezed, blanks spread. Written out
    since every line of a page is asked.
    """
    scores: dict[int, float] = {}
    get = scores.get
    for size, weight in full.items():
        scores[size - 1] = get(size - 1, 0.0) + weight
        scores[size] = get(size, 0.0) + weight
        scores[size + 1] = get(size + 1, 0.0) + weight
        scores[size + 2] = get(size + 2, 0.0) + 0.5 * weight
    for size, weight in set_in.items():
        own, indented = 0.6 * weight, 0.45 * weight
        scores[size - 1] = get(size - 1, 0.0) + own
        scores[size] = get(size, 0.0) + own
        scores[size + 1] = get(size + 1, 0.0) + own
        scores[size + 2] = get(size + 2, 0.0) + 0.3 * weight
        scores[size + 3] = get(size + 3, 0.0) + indented
        scores[size + 4] = get(size + 4, 0.0) + indented
        scores[size + 5] = get(size + 5, 0.0) + indented
        scores[size + 6] = get(size + 6, 0.0) + 0.2 * weight
    return max(zip(scores.values(), scores, strict=True))[1]
