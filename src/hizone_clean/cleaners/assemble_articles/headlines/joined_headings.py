"""Headings that were joined to the paragraph under them, and headlines to the headline beside them, parted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from hizone_clean.blocks import Block
from hizone_clean.cleaners.assemble_articles.wording import covered_share, read_wording, unspaced, weigh_wording
from hizone_clean.language.standing_heads import names_round_up
from hizone_clean.layout.headline_form import LONGEST, is_display_line
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins
from hizone_clean.patterns import pattern

# how a paragraph opens as a report does
_REPORTS = pattern(r"(?:近日|日前|昨[天日]|今[天日]|据[^点]|记者|\d{1,2}月\d{1,2}日)\S")
# what no heading holds inside
_ANY_MARK = pattern(r"[。，；：！？、]")
_BLANK = pattern(r"\s+")
_SAID_AGAIN, _ALL_SAID_AGAIN, _NEVER, _OF_IT = 0.55, 0.8, 9.0, 0.3
_GOES_ON, _SURELY = 1.0, 9.0
_SAME_WORDS, _OPENS = 3, 3.0
_SHORTEST_HEADING, _MOST_HEADING_LINES = 8, 3
_TWO_HEADLINES, _SHORTEST_HALF, _SAYS_ENOUGH = 60, 4, 0.8
"""Characters of two headlines on a line at most, of each at least, and how much more each says of its article than of the other's."""
_TEXT, _WIDER = 3, 2.0
"""Lines of a text that show its measure at least, and ems by which a line is wider that cannot be of it."""
_OPENING_LENGTH = 300
"""Characters of a paragraph that may say again what its heading says."""


def part_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks``, those parted whose first lines are a heading that was joined to its paragraph.

    It holds no mark, one of the lines that follow is longer, and its words stand in the paragraph again, which does not go
    on where it ends: it opens as a report does or with the same words, or on a page with a round-up says all again. Or
    its last line is wider than any line of the paragraph.
    """
    above = ""
    among_items = any(names_round_up(block.text) for block in blocks if block.reason is None)
    for block in blocks:
        told = block.place is not None and block.place.size is not None  # a PDF tells where a heading ends
        may_be_two = block.reason is None and block.type == "paragraph" and len(block.made_of) > 2 and not told
        if may_be_two and (end := _end_of_heading(block, above, among_items)):
            yield block.piece(0, end)._replace(type="heading")
            block = block.piece(end)
        above = _above(above, block)
        yield block


def part_abreast(blocks: Sequence[Block], lines: Sequence[int], bodies: Sequence[Sequence[str]]) -> list[Block] | None:
    """``blocks`` with those of ``lines`` parted at a blank that are the headlines of two articles, which stood side by side.

    One half says what the one article says, the other what another says, neither both; ``bodies`` are the paragraphs of each
    article. ``None`` where there is no such line.
    """
    halves = {at: _halves(blocks[at].text) for at in lines}
    shown = [unspaced(half) for pairs in halves.values() for pair in pairs for half in pair[1:]]
    if not shown:
        return None
    texts = [text for body in bodies for text in body]
    ends = [0, *accumulate(map(len, bodies))]
    articles = [range(first, last) for first, last in pairwise(ends)]
    evidence = dict(zip(shown, weigh_wording(read_wording(shown, texts), shown, articles), strict=True))
    cuts = {at: cut for at, pairs in halves.items() if (cut := _best_cut(pairs, evidence))}
    if not cuts:
        return None
    return [
        piece
        for at, block in enumerate(blocks)
        for piece in ((block.piece(0, cuts[at]), block.piece(cuts[at])) if at in cuts else (block,))
    ]


def _halves(text: str) -> list[tuple[int, str, str]]:
    """The places of the blanks at which ``text`` may be two headlines, and these."""
    if len(text) > _TWO_HEADLINES:
        return []
    found = [(blank.end(), text[: blank.start()], text[blank.end() :]) for blank in _BLANK.finditer(text.rstrip())]
    return [(at, left, right) for at, left, right in found if min(len(left), len(right)) >= _SHORTEST_HALF]


def _best_cut(halves: Sequence[tuple[int, str, str]], evidence: Mapping[str, Sequence[float]]) -> int:
    """Where the two halves say the most of two articles; 0 where they are of one, or say too little."""
    best, found = _SAYS_ENOUGH, 0
    for at, *both in halves:
        left, right = (evidence[unspaced(half)] for half in both)
        one, other = (max(range(len(row)), key=row.__getitem__) for row in (left, right))
        said = min(left[one] - left[other], right[other] - right[one])
        if one != other and said > best:
            best, found = said, at
    return found


def _above(above: str, block: Block) -> str:
    """The display lines over the block after ``block``, as one."""
    if block.reason is not None:
        return above
    return (above + _BLANK.sub("", block.text))[-LONGEST:] if is_display_line(block.text) else ""


def _end_of_heading(block: Block, above: str, among_items: bool) -> int:
    """Where the heading that ``block`` begins with ends in its text; 0 where there is none.

    ``above`` is the display line over ``block``, of which the heading may be the second half.
    """
    if _ANY_MARK.search(block.made_of[0].text):
        return 0
    slices = block.line_slices()[: _MOST_HEADING_LINES + 3]
    bare = [_BLANK.sub("", block.text[start:end]) for _, start, end in slices]
    wide = _end_of_wide_lines(block)
    best, found = _GOES_ON, 0
    for count in range(1, min(_MOST_HEADING_LINES, len(slices) - 2) + 1):
        heading, end = "".join(bare[:count]), slices[count - 1][2]
        if _ANY_MARK.search(heading) or len(heading) > LONGEST:
            break
        if count == wide:
            goes_on, fits = joins(heading, bare[count]), True
        else:
            goes_on = _goes_on(heading, bare[count:], block.text[end:], above, among_items)
            fits = max(map(len, bare[:count])) < max(map(len, bare[count:]))
        if goes_on <= best and fits:
            best, found = goes_on, end
    return found


def _end_of_wide_lines(block: Block) -> int:
    """How many lines come before the text of ``block`` of which the last is wider than any line of that text.

    A line of a paragraph never is: 伊朗使用“泥石”导弹打击以色列目标 over lines of fourteen is of a headline.
    """
    sizes = [width(line.text.strip()) for line in block.made_of]
    for count in range(min(_MOST_HEADING_LINES, len(sizes) - _TEXT), 0, -1):
        if sizes[count - 1] >= max(sizes[count:]) + _WIDER:
            return count
    return 0


def _goes_on(heading: str, following: Sequence[str], text: str, above: str, among_items: bool) -> float:
    """How much speaks for a paragraph that goes on where ``heading`` ends: much where it does not say it again."""
    opening, begins = text[:_OPENING_LENGTH], following[0][:_SAME_WORDS]
    whole = above + heading
    if above and covered_share(above, heading + opening) >= _OF_IT:
        if heading[:_SAME_WORDS] == above[:_SAME_WORDS] or joins(above, heading) <= 0:
            return _SURELY
        heading = whole if begins == whole[:_SAME_WORDS] else heading
    opens = begins == heading[:_SAME_WORDS] or _REPORTS.match(following[0]) is not None
    least = _SAID_AGAIN if opens else _ALL_SAID_AGAIN if among_items else _NEVER
    if len(heading) < _SHORTEST_HEADING or covered_share(heading, opening) < least:
        return _SURELY
    return joins(heading, following[0]) - _OPENS * opens
