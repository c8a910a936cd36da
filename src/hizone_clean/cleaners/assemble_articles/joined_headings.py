"""Headings that were joined to the paragraph under them, parted again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.assemble_articles.display_lines import LONGEST, is_display_line
from hizone_clean.cleaners.assemble_articles.wording import covered_share
from hizone_clean.language.standing_heads import names_round_up
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
_OPENING_LENGTH = 300
"""Characters of a paragraph that may say again what its heading says."""


def part_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks``, those parted whose first lines are a heading that was joined to its paragraph.

    It holds no mark, one of the lines that follow is longer, and its words stand in the paragraph again, which does not go
    on where it ends: it opens as a report does or with the same words, or on a page with a round-up says all again.
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
    best, found = _GOES_ON, 0
    for count in range(1, min(_MOST_HEADING_LINES, len(slices) - 2) + 1):
        heading, end = "".join(bare[:count]), slices[count - 1][2]
        if _ANY_MARK.search(heading) or len(heading) > LONGEST:
            break
        goes_on = _goes_on(heading, bare[count:], block.text[end:], above, among_items)
        if goes_on <= best and max(map(len, bare[:count])) < max(map(len, bare[count:])):
            best, found = goes_on, end
    return found


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
