"""A page of a newspaper: its articles cut out, their headlines found again, every block put where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block, Diagnostic, Head
from hizone_clean.cleaners.assemble_articles.borders import Segment, cut_at, find_segments, seams
from hizone_clean.cleaners.assemble_articles.bylines.datelines import restore_blanks
from hizone_clean.cleaners.assemble_articles.bylines.heads import head_of, with_heads
from hizone_clean.cleaners.assemble_articles.bylines.jumps import join_jumps
from hizone_clean.cleaners.assemble_articles.bylines.signatures import find_signatures
from hizone_clean.cleaners.assemble_articles.bylines.take_off import take_off_bylines
from hizone_clean.cleaners.assemble_articles.headlines.assignment import assign_headlines, most_proof
from hizone_clean.cleaners.assemble_articles.headlines.by_place import by_place, by_type, stands_in_order
from hizone_clean.cleaners.assemble_articles.headlines.display_lines import (
    Origins,
    join_item_headings,
    part_display_lines,
    part_openings,
    rejoin_display_lines,
)
from hizone_clean.cleaners.assemble_articles.headlines.features import DisplayLine, cut_features, headline_weights
from hizone_clean.cleaners.assemble_articles.headlines.joined_headings import part_abreast, part_headings
from hizone_clean.cleaners.assemble_articles.headlines.kickers import join_title, split_headline
from hizone_clean.cleaners.assemble_articles.headlines.lines import (
    find_candidates,
    free_lines,
    read_page_wording,
    weigh_lines,
)
from hizone_clean.cleaners.assemble_articles.page_blocks import Headlines, Page, write_blocks
from hizone_clean.cleaners.assemble_articles.parts import Part, read_parts
from hizone_clean.cleaners.assemble_articles.subjects import by_subject
from hizone_clean.cleaners.assemble_articles.wording import (
    Wording,
)
from hizone_clean.document import Document
from hizone_clean.models.linear import score_amounts

_PROOF, _PARTED = 1.5, 1.0
_MOST_TRIALS = 24
_SEVERAL, _SURELY_SEVERAL = 6.0, 10.0
"""How much better several subjects must fit than one: on a page, and where the lines are those of one document.

Of 520 readings of documents (notices, laws, papers, chapters, reports) none came above 8.6.
"""
_FEWEST_LINES = 2
"""Lines that may be headlines, of different articles then, on a page that nothing else parts."""


def assemble_page(document: Document) -> Document:
    """``document`` with its articles numbered in the order of their bodies, each with its headline and head."""
    lines, origins = read_lines(document)
    page = _read_page(lines)
    parted = _with_two_headlines_parted(lines, page) if page else None
    better = _read_page(parted) if parted else None
    if page and parted and better and better.found.score > page.found.score + _PARTED:
        lines, page = parted, better
    if not page:
        return with_heads(document.with_blocks(take_off_bylines(document.blocks, document.table)))
    return _written(document, lines, origins, page)


def assemble_subjects(document: Document) -> Document | None:
    """The same where the lines look like one document, if several subjects show that it is a page all the same."""
    lines, origins = read_lines(document)
    page = _by_subject(read_parts(lines), _SURELY_SEVERAL)
    return _written(document, lines, origins, page) if page else None


def read_lines(document: Document) -> tuple[list[Block], Origins]:
    lines, origins = part_display_lines(document.blocks)
    lines = restore_blanks(list(part_headings(list(part_openings(lines)))))
    return take_off_bylines(lines, document.table), origins


def _written(document: Document, lines: Sequence[Block], origins: Origins, page: Page) -> Document:
    headlines = _split_headlines(page)
    signed = find_signatures(page.parts, page.segments, page.found.headlines)
    written = write_blocks(lines, page, headlines, signed)
    items = {number for number, segment in enumerate(page.segments) if segment.is_round_up}
    blocks = join_item_headings(rejoin_display_lines(written, origins), items)
    document = document.with_blocks(blocks).with_diagnostics(_moved(lines, page, headlines))
    if len(page.segments) == 1:
        return with_heads(document)
    heads = tuple(_head(page, number, signed[number]) for number in range(len(page.segments)))
    return join_jumps(document.with_blocks(document.blocks, heads=heads))


def _read_page(lines: Sequence[Block]) -> Page | None:
    """The articles of ``lines`` and their headlines."""
    parts = read_parts(lines)
    if page := _by_subject(parts, _SEVERAL):
        return page
    segments = find_segments(parts)
    return _with_headlines(parts, segments) if segments else None


def _with_two_headlines_parted(lines: Sequence[Block], page: Page) -> list[Block] | None:
    """``lines``, those parted that hold the headlines of two articles; ``None`` where none does."""
    abreast = [page.parts[line.at].at for line in page.lines if not page.parts[line.at].size]
    bodies = [
        [part.text for part in page.parts[segment.first : segment.last + 1] if part.kind != "line"]
        for segment in page.segments
    ]
    return part_abreast(lines, abreast, bodies) if len(bodies) > 1 else None


def _by_subject(parts: list[Part], least: float) -> Page | None:
    candidates = find_candidates(parts)
    found = by_subject(parts, {line.at for line in candidates}, least)
    if not found:
        return None
    segments, headlines = found
    return Page(parts, segments, free_lines(parts, segments, candidates), headlines)


def _with_headlines(parts: list[Part], segments: list[Segment]) -> Page:
    candidates = find_candidates(parts)
    lines = free_lines(parts, segments, candidates)
    if any(parts[line.at].size for line in lines):
        return Page(
            parts, segments, lines, by_type(segments, lines, {at for at, part in enumerate(parts) if part.large})
        )
    if stands_in_order(segments, lines):
        return Page(parts, segments, lines, by_place(segments, lines))
    wording = read_page_wording(parts)
    shown = weigh_lines(parts, segments, lines, wording)
    found = assign_headlines(segments, shown)
    return _cut_where_headlines_say(Page(parts, segments, lines, found), candidates, wording)


def _cut_where_headlines_say(page: Page, candidates: Sequence[DisplayLine], wording: Wording) -> Page:
    """``page`` with a body cut in two wherever one more headline finds its place so."""
    waiting = [segment for number, segment in enumerate(page.segments) if number in page.found.claimed]
    trials, weights = _MOST_TRIALS, headline_weights()
    several = len(page.segments) > 1 or len(page.lines) >= _FEWEST_LINES
    while waiting and trials > 0 and several:
        segment = waiting.pop()
        number = page.segments.index(segment)
        best = None
        for odds, at in seams(page.parts, segment):
            trials -= 1
            trial = _cut(page, number, at, candidates, wording)
            gain = trial.found.score - page.found.score + score_amounts(cut_features(odds), weights) if trial else 0.0
            if trial and gain > (best[0] if best else 0.0):
                best = gain, trial
        if best:
            page = best[1]
            waiting += [page.segments[at] for at in (number, number + 1) if at in page.found.claimed]
    return page


def _cut(page: Page, number: int, at: int, candidates: Sequence[DisplayLine], wording: Wording) -> Page | None:
    """``page`` with article ``number`` cut in two at part ``at``; ``None`` unless each half has a headline that says so."""
    segments = [*page.segments[:number], *cut_at(page.segments[number], at), *page.segments[number + 1 :]]
    lines = free_lines(page.parts, segments, candidates)
    shown = weigh_lines(page.parts, segments, lines, wording)
    halves = number, number + 1
    # the ways to hand out the lines are weighed only where some lines say enough for either half
    if any(most_proof(shown.evidence, half) < _PROOF for half in halves):
        return None
    found = assign_headlines(segments, shown)
    if any(found.proof.get(half, 0.0) < _PROOF for half in halves):
        return None
    return Page(page.parts, segments, lines, found)


def _split_headlines(page: Page) -> Headlines:
    """Kicker and title of each article that has a headline."""
    gaps = {line.at: line.gap for line in page.lines}
    split: Headlines = {}
    for number, group in page.found.headlines.items():
        segment = page.segments[number]
        body = "\n".join(part.text for part in page.parts[segment.first : segment.last + 1])
        split[number] = split_headline([page.parts[at]._replace(gap=gaps[at]) for at in group], body)
    return split


def _moved(blocks: Sequence[Block], page: Page, headlines: Headlines) -> Iterator[Diagnostic]:
    places = {line.at: line.place for line in page.lines}
    for number, group in page.found.headlines.items():
        if places[group[0]] != number:
            title = headlines[number][1]
            body = blocks[page.parts[page.segments[number].first].at].lines[0]
            note = f"did not stand over its article; put over the one that begins in line {body}"
            yield Diagnostic(blocks[title[0].at].lines[0], "moved_headline", join_title(title), note)


def _head(page: Page, number: int, bylines: Sequence[int]) -> Head:
    """Authors and source: from its bylines, and the opening."""
    segment = page.segments[number]
    first = page.parts[segment.first]
    if segment.is_caption:
        return head_of([first.credit], pictured=True)
    return head_of([page.parts[at].credit for at in bylines], first.text)
