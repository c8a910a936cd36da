"""The display lines of a page that may be headlines, and what each says of each article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.cleaners.assemble_articles.borders import Segment, first_heading
from hizone_clean.cleaners.assemble_articles.headlines.assignment import Lines
from hizone_clean.cleaners.assemble_articles.headlines.features import DisplayLine
from hizone_clean.cleaners.assemble_articles.parts import Part
from hizone_clean.cleaners.assemble_articles.wording import Wording, read_wording, unspaced, weigh_wording
from hizone_clean.language.standing_heads import begins_headline, names_round_up
from hizone_clean.layout.headline_form import headline_form, is_credit_line, is_numbered


def read_page_wording(parts: Sequence[Part]) -> Wording:
    """What the paragraphs of a page say of its display lines."""
    shown = [unspaced(part.text) for part in parts if part.kind == "line"]
    return read_wording(shown, [part.text if part.kind in ("body", "caption") else "" for part in parts])


def weigh_lines(
    parts: Sequence[Part], segments: Sequence[Segment], lines: Sequence[DisplayLine], wording: Wording | None = None
) -> Lines:
    """``lines`` as the search asks them, and what each says for each of the articles ``segments``."""
    bodies = [[at for at in range(s.first, s.last + 1) if parts[at].kind != "line"] for s in segments]
    evidence = weigh_wording(wording or read_page_wording(parts), [line.text for line in lines], bodies)
    return Lines(lines, evidence, "\n".join(unspaced(part.text) for part in parts if part.kind != "line"))


def find_candidates(parts: Sequence[Part]) -> list[DisplayLine]:
    """The display lines that may be a headline wherever the bodies begin and end."""
    return [
        DisplayLine(
            at,
            0,
            unspaced(part.text),
            at + 1 < len(parts) and parts[at + 1].kind == "byline",
            part.gap,
            begins_headline(part.text),
            names_round_up(part.text),
            part.twice,
            headline_form(part.text),
        )
        for at, part in enumerate(parts)
        if part.kind == "line"
        and not is_numbered(part.text)
        and not is_credit_line(part.text)
        and not _ends_numbered(parts, at)
    ]


def _ends_numbered(parts: Sequence[Part], at: int) -> bool:
    """Whether the line over part ``at`` is a numbered heading, of which this is the second half."""
    return at > 0 and parts[at - 1].kind == "line" and is_numbered(parts[at - 1].text)


def free_lines(
    parts: Sequence[Part], segments: Sequence[Segment], candidates: Sequence[DisplayLine]
) -> list[DisplayLine]:
    """The display lines outside the bodies, but for the heading of a round-up's first item."""
    headings: set[int] = set()
    for segment in segments:
        if segment.is_round_up:
            others = [] if segment.lacks_name else parts[segment.first + 1 : segment.last + 1]
            rest = "\n".join(part.text for part in others)
            headings |= first_heading(parts, segment.first, parts[segment.first].text, rest)
    lines, place = [], 0
    for line in candidates:
        while place < len(segments) and line.at >= segments[place].first:
            place += 1
        inside = place > 0 and line.at <= segments[place - 1].last
        if not inside and line.at not in headings:
            lines.append(line._replace(place=place))
    return lines if _gaps_tell(lines) else [line._replace(gap=-1) for line in lines]


def _gaps_tell(lines: Sequence[DisplayLine]) -> bool:
    """Whether some headlines' lines stand together and some apart, so that a gap means something."""
    gaps = [line.gap for before, line in pairwise(lines) if before.at == line.at - 1]
    return 0 in gaps and any(gaps)
