"""Which blocks are the body of a document: by phrases first, and where these show a page by what all blocks weigh."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import ALIEN, body_scores, choose, may_hold_aliens
from hizone_clean.cleaners.remove_boilerplate.doubts import choose_again, keep_container, keep_sentences
from hizone_clean.cleaners.remove_boilerplate.headline.features import Told
from hizone_clean.cleaners.remove_boilerplate.keeping.ends import keep_fields, keep_own_tail, keep_tail
from hizone_clean.cleaners.remove_boilerplate.keeping.fields import own_fields
from hizone_clean.cleaners.remove_boilerplate.keeping.gaps import keep_doubtful
from hizone_clean.cleaners.remove_boilerplate.keeping.links import read_links
from hizone_clean.cleaners.remove_boilerplate.keeping.lists import (
    dated_parts,
    keep_enclosed_lists,
    keep_headings,
    keep_main_list,
    keep_whole_lists,
)
from hizone_clean.cleaners.remove_boilerplate.page_evidence import MANY, fewest_aliens, was_written
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts, all_facts, features, without_targets
from hizone_clean.cleaners.remove_boilerplate.page_title import (
    find_title,
    find_trail,
    join_court_title,
    join_first_pieces,
    join_second_line,
    part_title,
    repeated_head,
    stated_title,
    title_of_head,
    told_title,
)
from hizone_clean.cleaners.remove_boilerplate.phrases import LONG, SHORT
from hizone_clean.cleaners.remove_boilerplate.posts.letters import part_letters
from hizone_clean.cleaners.remove_boilerplate.posts.post_lines import mark_posts
from hizone_clean.cleaners.remove_boilerplate.posts.post_texts import keep_posts
from hizone_clean.cleaners.remove_boilerplate.reasons import (
    Verdict,
    name_reasons,
    occasion_fields,
    settle_duplicates,
    span_blanks,
    sure_byline,
    with_bylines,
    without_occasions,
)
from hizone_clean.cleaners.remove_boilerplate.seen_elsewhere import seen_elsewhere
from hizone_clean.cleaners.remove_boilerplate.subheadings import heads_one_of_several, mark_subheadings, named_heading
from hizone_clean.cleaners.remove_boilerplate.told.line_credits import part_credits
from hizone_clean.cleaners.remove_boilerplate.told.page_metadata import page_metadata, stated_names
from hizone_clean.document import Document
from hizone_clean.elsewhere import Elsewhere
from hizone_clean.patterns import pattern

SURE: Verdict = ("byline", "remove_boilerplate/sure_byline")
_LEAST = -1.1
"""Mean score from which a stretch between two sentences stays that were kept for themselves."""
_SHORTEST, _HEADLINE = 5, 60
"""Letters of a headline over a byline."""
_NAMES_OF_PLACES = ("breadcrumb", "related", "nav")
"""Groups of phrases that name a place of the page: a sentence is none. 上一章讲了编码，这一章讲解码。"""
_PEOPLE = pattern(r"记者|通讯员|编辑|责编|作者|文/|摄|校对|审核|撰文|策划|监制")
# <http://example.com/a> alone on its line; [返回首页](//example.com/)｜[下一篇](…)
_LINK_SIGNS = ("<", "[", "|", "｜")
_LINK = pattern(r"^(?:[|｜\s]*(?:<[a-z]+://[^<>\s]*>|\[[^\[\]]*\]\([^()\s]*\)))+[|｜\s]*$")

# \u771f\u7684\u5f88\u6ca1…: a string of a script that broken quotes let out into the page
_ESCAPED = pattern(r"\W*(?:\\u[0-9a-fA-F]{4}[^\\\u3400-\u9fff]{0,12}){8}")


def without_boilerplate(document: Document, lean: float, elsewhere: Elsewhere | None) -> Document:
    """``document`` without what is none of its body; ``lean`` is put to the score of each block."""
    document = document.with_blocks(part_credits(document.blocks))
    places = [n for n, b in enumerate(document.blocks) if b.reason is None]
    told = told_title(document.blocks)
    verdicts, found = _judge(document, [document.blocks[n] for n in places], told, lean, elsewhere)
    if all(verdicts):
        return document
    document = _with_verdicts(document, places, verdicts)
    blocks = settle_duplicates(document.blocks)
    document = document.with_blocks(span_blanks(blocks))
    title = None if found is None else places[found]
    if document.form == "html" or any(verdicts) or part_letters(document.blocks)[1]:
        document, title = mark_posts(document, title)  # else a talk is no page: who speaks is part of it
    if document.form == "html":
        document = document.with_blocks(mark_subheadings(document.blocks))
    is_stated = any(verdict == SURE for verdict in verdicts) or told.is_stated
    if document.form in ("html", "lines") or title is not None or is_stated:
        return _titled(document, title, told)
    return document


def _judge(
    document: Document, blocks: list[Block], told: Told, lean: float, elsewhere: Elsewhere | None
) -> tuple[list[Verdict], int | None]:
    """For each block why it goes, or ``None``, and the place of the title.

    Every line that a phrase condemns goes, and these lines are the only evidence that there is a page around the body: so
    the cleaned text shows none, and a second pass finds nothing to do.
    """
    raw, blocks = blocks, without_targets(blocks)
    facts = without_occasions(blocks, all_facts(blocks, document.table))
    trail = find_trail(blocks)
    title, scores = None, []
    seen = seen_elsewhere(blocks, facts, elsewhere)
    written = was_written(document, blocks, facts)
    known = (trail is not None) + sum(map(bool, seen))
    fewest = fewest_aliens(document, blocks, facts, known=known, written=written)
    is_page = fewest is not None and sum(not fact.mass for fact in facts) >= fewest
    if is_page and fewest == MANY and not any(seen):
        is_page = may_hold_aliens(blocks, facts, fewest, lean)
    if fewest is not None and is_page:  # only now is it worth to weigh every block
        title = find_title(blocks, facts, told)
        if title is None:
            title = named_heading(blocks, facts, told.full)
        elif heads_one_of_several(blocks, facts, title):
            title = None
        scores = [score + lean for score in body_scores(features(blocks, facts, title))]
        is_page = sum(score < ALIEN for score in scores) >= fewest
    careful = not is_page and (document.form in ("lines", "plain") or written or any(block.article for block in blocks))
    sure = None if is_page else sure_byline(blocks)
    careful = careful and sure is None
    occasion = occasion_fields(blocks)
    verdicts = [
        None
        if at in occasion
        else _by_phrase(block, fact, careful=careful, written=written == "surely" or (careful and bool(written)))
        for at, (block, fact) in enumerate(zip(raw, facts, strict=True))
    ]
    if not is_page or document.metadata.title:  # a title that is stated, or that nothing rivals
        verdicts = [None if b.type == "title" else verdict for b, verdict in zip(blocks, verdicts, strict=True)]
    if trail is not None:
        verdicts[trail] = ("breadcrumb", "remove_boilerplate/trail_to_title")
    if elsewhere and any(seen):
        verdicts = [
            verdict or (("nav_link", f"remove_boilerplate/{elsewhere.told(count)}") if count and at != title else None)
            for at, (verdict, count) in enumerate(zip(verdicts, seen, strict=True))
        ]
    if sure is not None:
        verdicts[sure] = SURE
    if not is_page:
        return verdicts, _at_byline(document, blocks, facts, verdicts, sure)
    return _judge_page(document, blocks, facts, scores, None if document.metadata.title else title, verdicts, told)


def _at_byline(
    document: Document, blocks: Sequence[Block], facts: Sequence[Facts], verdicts: Sequence[Verdict], byline: int | None
) -> int | None:
    """The place of the headline of a text without a page around it: the first line that stays, right over the byline.

    Where the byline is the first line of all it is the one below it, if a text follows.
    """
    if byline is None or document.metadata.title or not all(verdicts[: max(0, byline - 1)]):
        return None
    place = byline - 1 if byline else 1
    if verdicts[place] or (not byline and (len(blocks) < place + 2 or not facts[place + 1].mass)):
        return None
    text, fact = blocks[place].text.rstrip(), facts[place]
    is_line = not fact.mass or (text[-1] in "？！?!" and fact.size <= SHORT)
    is_line = is_line and _SHORTEST <= fact.size <= _HEADLINE and not fact.links and fact.phrase is None
    return place if is_line and blocks[place].type in ("paragraph", "heading") and text[-1] not in "：:，,；;" else None


def _judge_page(
    document: Document,
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    scores: Sequence[float],
    title: int | None,
    verdicts: list[Verdict],
    told: Told,
) -> tuple[list[Verdict], int | None]:
    """The same of a page: by its ``scores``, what stays after all, and why the rest goes beside what phrases condemn."""
    kept = keep_tail(
        choose_again(choose(scores), scores, blocks, facts, title), facts, [block.text for block in blocks]
    )
    kept = keep_sentences(keep_doubtful(kept, scores, blocks, facts, title), scores, blocks, facts, title)
    if not any(block.path for block in blocks):
        kept = keep_doubtful(kept, scores, blocks, facts, title, _LEAST)
    kept = keep_fields(keep_container(kept, scores, blocks, facts, title), scores, blocks, facts)
    kept = keep_headings(
        keep_whole_lists(keep_enclosed_lists(kept, blocks, facts), blocks, facts), blocks, facts, title
    )
    kept = keep_main_list(keep_own_tail(kept, blocks, facts), blocks, facts, title)
    kept = keep_posts(kept, blocks, facts, title)
    fields = own_fields(kept, blocks, facts, title) | dated_parts(kept, blocks, facts)
    kept = [stays or at in fields for at, stays in enumerate(kept)]
    verdicts = [None if at in fields else verdict for at, verdict in enumerate(verdicts)]
    title = None if title is not None and verdicts[title] else title
    if title is not None and (head := repeated_head(blocks, title, told)) is not None:
        kept[head] = False
    known = {at for at, b in enumerate(blocks) if b.type == "title"} if document.metadata.title else {title}
    kept = [(stays and not gone) or at in known for at, (stays, gone) in enumerate(zip(kept, verdicts, strict=True))]
    if not any(stays and at != title for at, stays in enumerate(kept)):
        return verdicts, title
    verdicts = with_bylines(verdicts, kept, blocks, facts, title, stated_names(document.blocks))
    verdicts = [None if at in fields else verdict for at, verdict in enumerate(verdicts)]
    kept = [stays and not gone for stays, gone in zip(kept, verdicts, strict=True)]
    reasons = name_reasons(blocks, facts, kept)
    return [
        None if stays else gone or reason for stays, gone, reason in zip(kept, verdicts, reasons, strict=True)
    ], title


def _by_phrase(block: Block, fact: Facts, *, careful: bool, written: bool) -> Verdict:
    if not written and (text := block.text.strip()).startswith(_LINK_SIGNS) and _LINK.match(text):
        return "nav_link", "remove_boilerplate/bare_link"
    if "\\u" in block.text and block.path and block.type != "code" and _ESCAPED.match(block.text):
        return "markup", "remove_boilerplate/escaped_string"
    phrase = fact.phrase
    if (
        phrase is None
        or (phrase.weak and block.tag != "button")
        or block.type == "code"
        or fact.size > (LONG if phrase.long else SHORT)
    ):
        return None
    if careful and phrase.group == "credit" and _PEOPLE.search(block.text):
        return None
    if careful and fact.stop and phrase.group in _NAMES_OF_PLACES:
        return None
    return phrase.reason, f"remove_boilerplate/{phrase.group}_phrase"


def _with_verdicts(document: Document, places: Sequence[int], verdicts: Sequence[Verdict]) -> Document:
    blocks = list(document.blocks)
    for place, verdict in zip(places, verdicts, strict=True):
        if verdict:
            blocks[place] = blocks[place].removed(*verdict)
    return document.with_blocks(read_links(blocks) if document.form == "markdown" else blocks)


def _titled(document: Document, title: int | None, told: Told) -> Document:
    """``document`` with its headline marked, and with what the page tells of itself."""
    blocks = list(document.blocks)
    metadata = document.metadata
    if document.form == "html" and (court := join_court_title(blocks)) is not None:
        title = court
    if title is not None:
        blocks = [b._replace(type="heading") if b.type == "title" else b for b in blocks]
        blocks[title] = blocks[title]._replace(type="title")
        blocks = join_first_pieces(join_second_line(blocks, title, told), title, told)
        blocks, title = part_title(blocks, title, told)
        metadata = metadata._replace(title=metadata.title or stated_title(blocks[title], told))
    elif not metadata.title and (document.form == "html" or told.is_stated):
        body = "".join(block.text for block in blocks if block.reason is None)[:20000]
        metadata = metadata._replace(title=title_of_head(told, body))
    return document.with_blocks(blocks, metadata=page_metadata(metadata, blocks, title))
