"""Losing is worse than leaving: what is kept after all, where the verdict on a block rests on its neighbours alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import (
    ENCLOSED,
    SENTENCE,
    best_stretch,
    is_condemned,
    is_innocent,
)
from hizone_clean.cleaners.remove_boilerplate.keeping.cited import cited_lists
from hizone_clean.cleaners.remove_boilerplate.keeping.gaps import FURNITURE, LEAD
from hizone_clean.cleaners.remove_boilerplate.keeping.lists import (
    is_one_of_items,
    longest_list,
)
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import (
    common_steps,
    main_container,
    parent_of,
    part_of,
    place_features,
    shape_of,
    step_features,
)
from hizone_clean.patterns import pattern

# what ends in 。！？, and not in … as a teaser does
_STOPPED = pattern(r"[。！？!?][”’」』）)]*\s*$")
# …>div.t_f#@7, …>div.rich#@7>p.#@9: an element with a name of its own, or a paragraph in one
_NAMED = pattern(r"\.\w[^>]*(?:>p\b[^>]*)?$")

_SHORTEST = 8
"""Letters from which a line that ends in a full stop is a sentence: 外出请带好雨具。"""
_FEWEST = 3
"""A choice that keeps less than one in so many letters of the sentences under the headline is no choice."""
_DEAD = -1.6
"""A score below which a block is no sentence of an article, whatever stands around it: an answer of a thread."""
_INNER = frozenset(("ul", "ol", "li", "dl", "dd", "p", "blockquote", "table", "tbody", "tr"))
"""Elements that are a part of a text and never the whole."""
_LINKED = 0.4
_LOST = -2.0
"""A score below which a block is lost even inside the body's container."""
_UNSURE = -1.0
"""A score above which a sentence under the headline stays beside one that is kept; elsewhere it must be above 0."""
_ALIKE = -3.5
"""The same for a sentence in an element of the same name and place as one that is kept: another post."""
_BESIDE = frozenset(("side", "aside", "foot", "nav", "list", "related"))
"""What the name of a part tells that stands beside the article, though under the same element as its headline."""
_OWN = -2.0
"""A score above which a sentence stays that stands under one element with the headline and the first sentence."""
_FLAT, _NEAR = -1.5, 3
"""The same of a page that was flattened, whose sentences have no place but their order."""
_ENDS = frozenset(("related", "copyright", "statement", "share"))


def choose_again(
    kept: Sequence[bool], scores: Sequence[float], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept``, or another choice where nothing but the headline, or too little of what stands under it, was kept.

    A page without running text is there for its longest list, if it has one, and for all of it.

    Under the headline is what runs down to the first line that ends a text (相关阅读, 版权所有) and stands behind sentences,
    without comments and lists of other texts, unless what was kept stands there too.
    """
    if not any(stays and at != title and not is_condemned(facts[at]) for at, stays in enumerate(kept)):
        likely = [-1.0 if at == title or is_condemned(facts[at]) else score for at, score in enumerate(scores)]
        found = best_stretch(likely)
        if any(found):
            return found
        found = [f.mass > 0 and score > _DEAD and not is_condemned(f) for f, score in zip(facts, scores, strict=True)]
        return found if any(found) else longest_list(blocks, facts, title)
    items = longest_list(blocks, facts, title)
    if any(items) and all(items[at] for at, stays in enumerate(kept) if stays and at != title):
        return items  # some of its items were kept, and nothing else: the list is what the page is there for
    if title is None:
        return list(kept)
    end = _end_of_text(facts, title + 1)
    under = {at for at in range(title + 1, end) if scores[at] > _DEAD and is_innocent(facts[at])}
    own = {name for at, stays in enumerate(kept) if stays for name in place_features(blocks[at].path)}
    under = {at for at in under if not (FURNITURE - own) & place_features(blocks[at].path)}
    mass = sum(facts[at].mass for at in under)
    if _FEWEST * sum(fact.mass for fact, stays in zip(facts, kept, strict=True) if stays) >= mass:
        return list(kept)
    return [stays or at in under for at, stays in enumerate(kept)]


def keep_container(
    kept: Sequence[bool], scores: Sequence[float], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept`` with what stands in the body's own container, part by part of it, where neither phrase nor links speak against it.

    The container is the smallest element that holds most of the sentences that are kept; a part is a child of it. Its lists,
    its tables, its signature and date belong to it, though few sentences stand beside them; a part that is mostly links, or
    comments by its name, is furniture that the template put inside, and a phrase that ends a text behind the last sentence
    ends it; a list whose links all lead to other sites is what the text cites or recommends. Outside the container a line that is nothing but links is no body.
    """
    mass = [fact.mass if stays else 0 for fact, stays in zip(facts, kept, strict=True)]
    if not any(mass):  # lists of short items, verse
        mass = [
            fact.size if stays and at != title else 0 for at, (fact, stays) in enumerate(zip(facts, kept, strict=True))
        ]
    parents = [parent_of(block.path) for block in blocks]
    main = main_container(parents, mass)
    while _tag(main) in _INNER:
        main = parent_of(main)
    if _tag(main) in ("", "html", "body"):
        return list(kept)
    parts = [part_of(parent, main) for parent in parents]
    links: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    barred = {part for part in parts if part != main and FURNITURE & step_features(_last_step(part))}
    cited = cited_lists(parts, main, blocks, facts)
    for part, fact in zip(parts, facts, strict=True):
        links[part] += fact.links * fact.size if part not in cited else 0  # type: ignore[assignment]
        sizes[part] += fact.size
        if part != main and _ends_text(fact):
            barred.add(part)
    heavy = [at for at, weight in enumerate(mass) if weight]
    result = [stays and (part != "" or not _leads_away(f)) for stays, part, f in zip(kept, parts, facts, strict=True)]
    for at in range(_first_under(title, heavy[0]), len(facts)):
        part, fact = parts[at], facts[at]
        if part in barred:
            continue
        if at > heavy[-1] and _ends_text(fact) and not _goes_on(at, parents, facts):
            break
        is_enclosed = ENCLOSED.search(blocks[at].text) is not None and not is_condemned(fact)
        if (
            part
            and (
                is_enclosed
                or (links[part] <= _LINKED * sizes[part] and is_innocent(fact))
                or (part in cited and not is_condemned(fact))
            )
            and scores[at] > _LOST
        ):
            result[at] = True
    return result


def keep_sentences(
    kept: Sequence[bool], scores: Sequence[float], blocks: Sequence[Block], facts: Sequence[Facts], title: int | None
) -> list[bool]:
    """``kept`` with the sentences under the headline, down to what ends the text, against which little speaks but their place.

    Of a question and its answers, of a thread, each is a run of its own, and the longest would take all. Each post has its own
    buttons: past them stay the sentences that stand in an element of the same shape as one that is kept.
    """
    if not blocks:
        return list(kept)
    bodies = [at for at, stays in enumerate(kept) if stays]
    first = bodies[0] if title is None and bodies else (title or 0)
    end, last = _end_of_text(facts, first), _end_of_text(facts, first, _ENDS - {"share"})
    asked = [at for at in range(first + 1, last) if _is_sentence(blocks[at], facts[at]) and scores[at] > _ALIKE]
    lead = next((at for at in bodies if facts[at].mass), first)
    # where the text begins among posts, posts are the text
    barred = FURNITURE - place_features(blocks[lead].path)
    asked = [at for at in asked if not barred & place_features(blocks[at].path)]
    result = list(kept)
    own = _own_container(blocks, title, lead)
    strange = barred | _BESIDE - place_features(blocks[lead].path)
    if not any(block.path for block in blocks):
        end = min(end, _end_of_text(facts, first, _ENDS | {"credit"}))
        likely = [at for at in asked if scores[at] > _FLAT and not is_one_of_items(blocks, facts, at)]
        return _with_near(result, likely, end)
    beside = {parent_of(blocks[at].path) for at in bodies if facts[at].mass} - {""}
    for at in asked:
        is_own = _STOPPED.search(blocks[at].text) is not None and own and blocks[at].path.startswith(own)
        is_own = is_own and not strange & place_features(blocks[at].path)
        least = _OWN if is_own else _UNSURE if parent_of(blocks[at].path) in beside else 0.0
        result[at] = result[at] or (at < end and scores[at] > least)
    shapes = {shape_of(b.path) for b, stays in zip(blocks, result, strict=True) if stays and _NAMED.search(b.path)}
    for at in asked:
        result[at] = result[at] or (_NAMED.search(blocks[at].path) is not None and shape_of(blocks[at].path) in shapes)
    return result


def _with_near(kept: list[bool], sentences: Sequence[int], end: int) -> list[bool]:
    """``kept`` with the ``sentences`` before ``end``, and those close behind: without a tree a share button ends no text."""
    for at in sentences:
        kept[at] = kept[at] or at < end or any(kept[max(0, at - _NEAR) : at])
    return kept


def _own_container(blocks: Sequence[Block], title: int | None, lead: int) -> str:
    """The path of the smallest element that holds the headline and the first sentence under it; none that is the page itself."""
    if title is None or lead <= title:
        return ""
    steps = common_steps(blocks[title].path.split(">")[:-1], blocks[lead].path.split(">")[:-1])
    return ">".join([*steps, ""]) if steps else ""


def _is_sentence(block: Block, fact: Facts) -> bool:
    is_short = fact.size >= _SHORTEST and _STOPPED.search(block.text) is not None
    return (fact.mass > 0 or is_short) and fact.links < 0.3 and is_innocent(fact)


def _first_under(title: int | None, heavy: int) -> int:
    """Where the body's container begins to speak: under a headline close above the first sentence that is kept, or behind it."""
    if title is not None and title < heavy <= title + LEAD:
        return title + 1
    return heavy + 1


def _tag(path: str) -> str:
    return _last_step(path).partition(".")[0]


def _last_step(path: str) -> str:
    return path[path.rfind(">") + 1 :].partition("@")[0]


def _leads_away(fact: Facts) -> bool:
    return fact.links > 0.9 and not fact.mass and fact.size < SENTENCE


def _goes_on(at: int, parents: Sequence[str], facts: Sequence[Facts]) -> bool:
    """Whether a sentence follows in the same element: one link to another story between two paragraphs ends no text."""
    after = at + 1
    return after < len(facts) and parents[after] == parents[at] and facts[after].mass > 0 and facts[after].links < 0.3


def _ends_text(fact: Facts, ends: frozenset[str] = _ENDS) -> bool:
    return is_condemned(fact) and fact.phrase is not None and fact.phrase.group in ends


def _end_of_text(facts: Sequence[Facts], first: int, ends: frozenset[str] = _ENDS) -> int:
    seen = 0
    for at in range(first, len(facts)):
        if seen and _ends_text(facts[at], ends):
            return at
        seen += facts[at].mass
    return len(facts)
