"""Learn the weights of ``src/hizone_clean/resources/headlines.json``.

usage: python training/train_headlines.py [PAGES] [WEB] [--write] [--folds N]

PAGES holds ``raw/<page>.<extractor>.txt``, newspaper pages as extractors give them, and ``gold/<page>.json`` with the articles
of each; WEB holds ``gold/<page>.json``, articles of web sites, of which pages are set (``set_pages.py``). Each page is cleaned
up to the step that assembles articles, and its articles are cut where the gold cuts them. Of all ways to hand out its display
lines the search finds the best few; the weights are fitted so that the right way is worth more than these (softmax over them,
with a margin for each headline that is wrong). Weights are learned
from the extractors that keep articles together and tried on all twelve. Lines of a headline that an
extractor tore apart are left out. Held out are
newspaper pages that share a text, and the articles of a site. Needs nothing but the package; takes some minutes.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fitting import (
    ROOT,
    Weights,
    argument_parser,
    bench_data,
    descend,
    groups_by_text,
    held_out,
    print_figures,
    squeeze,
    write_weights,
)
from set_pages import articles_of, by_site, set_pages, web_articles

from hizone_clean import default_pipeline
from hizone_clean.cleaners.assemble_articles import was_wrapped
from hizone_clean.cleaners.assemble_articles.borders import Segment, cut_at, find_segments, seams
from hizone_clean.cleaners.assemble_articles.headlines.assignment import Lines, features_of_way, find_ways
from hizone_clean.cleaners.assemble_articles.headlines.features import DisplayLine, cut_features
from hizone_clean.cleaners.assemble_articles.headlines.lines import find_candidates, free_lines, weigh_lines
from hizone_clean.cleaners.assemble_articles.one_document import is_one_document
from hizone_clean.cleaners.assemble_articles.page import read_lines
from hizone_clean.cleaners.assemble_articles.parts import Part, read_parts
from hizone_clean.document import Document

ABOUT = (
    "What each feature weighs for a way to hand out the display lines of a newspaper page to its articles. Learned from pages "
    "of news as seven extractors read them, and from pages set of the articles of web sites; the features are explained in "
    "cleaners/assemble_articles/headlines/features.py."
)
SMALLEST = 0.03
"""Weights below this are left out of the file."""
MARGIN, PENALTY, ROUNDS = 1.0, 0.06, 8
SET_PAGES = 120
EXTRACTORS = ("mutool-txt", "pymupdf", "pypdf", "pdfbox", "pdftotext-raw", "pdftotext-layout", "pypdf-layout")
"""Those that keep the text of an article together. Where columns were mixed, a line that speaks for one article may be of
another: learned from such pages, words would count for little on all others."""
OWN, OWN_WEIGHT, OWN_SET = ("003_f28b1bf4d582b9a4", "004_e511ca848f924cbd"), 8, 24
"""The project's own pages of a newspaper, how often they count, and how many pages are set of the articles of each."""
PART = 4
"""Characters of a headline that show a line to be a part of it."""
TELLING = 24
"""Characters of a paragraph's beginning that tell it from the others of its page."""
_STEPS = list(default_pipeline.names).index("assemble_articles")
_BEFORE = type(default_pipeline)(*list(default_pipeline)[:_STEPS])

Groups = tuple[tuple[int, int, int], ...]
"""First line, line after the last, and article of each headline."""


@dataclass
class Problem:
    """A page, cut into articles in one way, whose lines are to be handed out."""

    name: str
    segments: list[Segment]
    shown: Lines
    right: Groups
    """As the gold has it; nothing where the cuts are wrong."""
    cuts: tuple[tuple[str, float], ...] = ()
    """What is seen of the borders that nothing but their wording shows."""
    parts: list[Part] = field(default_factory=list)
    kickers: frozenset[int] = frozenset()
    """The articles of which the headline has a kicker over its title."""
    others: list[Problem] = field(default_factory=list)
    """The same page cut in other ways, each wrong in one place."""
    features: dict[Groups, Mapping[str, float]] = field(default_factory=dict)

    def seen(self, groups: Groups) -> Mapping[str, float]:
        """The features of a way to hand out the lines."""
        if groups not in self.features:
            seen = features_of_way(self.segments, self.shown, groups)
            for name, much in self.cuts:
                seen[name] += much  # type: ignore[assignment]
            self.features[groups] = seen
        return self.features[groups]

    def best(self, weights: Weights) -> list[Groups]:
        """The best few ways, the very best first."""
        ways = find_ways(self.segments, self.shown, defaultdict(float, weights))
        return [way.groups for way in ways]


def is_of_use(page: Problem) -> bool:
    """Whether weights are learned from ``page``: see ``EXTRACTORS``."""
    return page.name.startswith(("set_", *OWN)) or page.name.partition(".")[2] in EXTRACTORS


def own_problems() -> list[Problem]:
    """The project's own pages, several times, for the others are given as many extractors read them; and their articles set anew."""
    pages = [page for page in newspaper_problems(ROOT / "tests/data") if page.name in OWN]
    found = [page for page in pages for _ in range(OWN_WEIGHT)]
    for number, name in enumerate(OWN):
        articles = articles_of(ROOT / f"tests/data/gold/{name}.json")
        for page in set_pages(articles, OWN_SET, number):
            if one := problem(f"{name}.{page.name}", _BEFORE(page.text), page.gold):
                found.append(one)
    return found


def newspaper_problems(folder: Path) -> Iterator[Problem]:
    """The newspaper pages of ``folder`` as each extractor gave them."""
    for path in sorted((folder / "raw").glob("*.txt")):
        name, _, extractor = path.stem.partition(".")
        gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
        if found := problem(f"{name}.{extractor}".rstrip("."), _BEFORE(path.read_bytes()), gold):
            yield found


def web_problems(folder: Path, sites: int = 2) -> Iterator[Problem]:
    """Pages set of the articles of ``folder``; each holds articles of one part of the sites alone."""
    every = by_site(web_articles(folder))
    for number, names in enumerate(held_out(every, sites)):
        articles = [article for site in sorted(names) for article in every[site]]
        for page in set_pages(articles, SET_PAGES // sites, number):
            if found := problem(page.name, _BEFORE(page.text), page.gold):
                yield found


def problem(name: str, document: Document, gold: Mapping[str, Any]) -> Problem | None:
    """The page as it is when its headlines are sought, its articles cut as the gold has them; ``None`` where none are."""
    if document.form != "lines" or not was_wrapped(document) or is_one_document(document):
        return None
    parts = read_parts(read_lines(document)[0])
    begins = [_beginning(article) for article in gold["articles"]]
    found = find_segments(parts)
    segments = list(_cut(parts, found, begins))
    lines = free_lines(parts, segments, find_candidates(parts))
    if not lines or not segments:
        return None
    owners = {number: at for number, text in enumerate(begins) if (at := _home(parts, segments, text)) is not None}
    titled = {number: article for number, article in enumerate(gold["articles"]) if article["title"]}
    lines = _without_others(lines, _right(lines, titled, owners), titled)
    right = tuple(sorted(_right(lines, titled, owners).values()))
    unsure = {at: odds for segment in found for odds, at in seams(parts, segment)}
    one = _as_cut(name, parts, segments, lines, unsure, right)
    one.parts, one.kickers = (
        parts,
        _with_kicker(one, {owners[number]: article for number, article in titled.items() if number in owners}),
    )
    for number, segment in enumerate(segments):
        ways = [
            [*segments[:number], *cut_at(segment, at), *segments[number + 1 :]] for _, at in seams(parts, segment)[:1]
        ]
        if number and segment.first in unsure:
            whole = segments[number - 1]._replace(last=segment.last)
            ways.append([*segments[: number - 1], whole, *segments[number + 1 :]])
        one.others += [_as_cut(name, parts, way, lines, unsure, ()) for way in ways]
    return one


def _with_kicker(page: Problem, articles: Mapping[int, Mapping[str, Any]]) -> frozenset[int]:
    """The articles of ``page`` whose lines say more than the title."""
    said = {owner: "".join(line.text for line in page.shown.lines[first:end]) for first, end, owner in page.right}
    return frozenset(owner for owner, text in said.items() if squeeze(text) != squeeze(articles[owner]["title"]))


def _as_cut(
    name: str,
    parts: list[Part],
    segments: list[Segment],
    lines: Sequence[DisplayLine],
    unsure: Mapping[int, float],
    right: Groups,
) -> Problem:
    """The page with ``lines``, cut into ``segments``; ``unsure`` are the borders that only wording shows."""
    here = {line.at for line in lines}
    free = [line for line in free_lines(parts, segments, find_candidates(parts)) if line.at in here]
    cuts = [cut for segment in segments if segment.first in unsure for cut in cut_features(unsure[segment.first])]
    return Problem(name, segments, weigh_lines(parts, segments, free), right, tuple(cuts))


def _beginning(article: Mapping[str, Any]) -> str:
    """The first paragraph of an article; of a round-up that of its first item."""
    texts = [block["text"] for block in article["blocks"] if block["type"] != "heading"]
    return squeeze((texts or [article["blocks"][0]["text"]])[0])


def _cut(parts: list[Part], segments: list[Segment], begins: list[str]) -> Iterator[Segment]:
    """``segments``, cut where an article of the gold begins inside one."""
    heads = {text[:TELLING] for text in begins}
    for segment in segments:
        rest = segment
        for at in range(segment.first + 1, segment.last + 1):
            if parts[at].kind != "line" and squeeze(parts[at].text)[:TELLING] in heads:
                one, rest = cut_at(rest, at)
                yield one
        yield rest


def _home(parts: list[Part], segments: list[Segment], text: str) -> int | None:
    """The first of ``segments`` that holds ``text``, or its beginning."""
    said = [squeeze("\n".join(p.text for p in parts[s.first : s.last + 1] if p.kind != "line")) for s in segments]
    for size in (len(text), 40, TELLING, 12):
        for at, whole in enumerate(said):
            if text[:size] in whole:
                return at
    return None


def _right(
    lines: Sequence[DisplayLine], articles: Mapping[int, Mapping[str, Any]], owners: Mapping[int, int]
) -> dict[int, tuple[int, int, int]]:
    """Of each article the headline of the gold among ``lines``, with its kicker where that stands over it."""
    texts, ends = [squeeze(line.text) for line in lines], Lines(lines, [], "").ends
    ways = [(at, end, "".join(texts[at:end])) for at in range(len(texts)) for end in ends(at)]
    found: dict[int, tuple[int, int, int]] = {}
    taken: set[int] = set()
    for number, article in articles.items():
        title, kicker = squeeze(article["title"]), squeeze(article.get("kicker") or "")
        fit = [
            (at, end) for at, end, text in ways if text in (title, kicker + title) and taken.isdisjoint(range(at, end))
        ]
        if fit and number in owners and owners[number] not in [owner for _, _, owner in found.values()]:
            at, end = max(fit, key=lambda way: way[1] - way[0])
            found[number] = at, end, owners[number]
            taken.update(range(at, end))
    return found


def _without_others(
    lines: Sequence[DisplayLine], found: Mapping[int, object], articles: Mapping[int, Mapping[str, Any]]
) -> list[DisplayLine]:
    """``lines`` without those that are a part of a headline which is not found whole: nobody can say whose they are."""
    rest = [squeeze(article["title"]) for number, article in articles.items() if number not in found]
    parts = {title[at : at + PART] for title in rest for at in range(len(title) - PART + 1)} | {
        t for t in rest if len(t) < PART
    }
    return [line for line in lines if not any(part in squeeze(line.text) for part in parts)]


START = {
    "lines 1": 1.0,
    "lines 2": 1.0,
    "lines 3": 0.9,
    "lines 4": 0.6,
    "wording": 1.5,
    "contradicted": -0.5,
    "over": 1.2,
    "under": 0.8,
    "says nothing, under": -0.5,
    "says nothing, elsewhere": -0.5,
    "caption": -1.5,
    "over, lines 2": 0.4,
    "over, lines 3": 0.8,
    "over, lines 4": 1.2,
    "over in a crowd": 0.4,
    "under in a crowd": 0.27,
    "order goes on": 0.6,
    "order begins": 0.6,
    "order turns": -0.6,
    "skipped 1": -0.2,
    "skipped 2": -0.4,
    "skipped 3": -0.6,
    "called as a round-up, over one": 1.0,
    "called as a round-up, over none": -1.0,
    "gap none": 0.8,
    "gap some": -0.4,
    "left": -0.8,
    "cut": -0.7,
    "cut, odds": 1.0,
    "of two articles 1": -0.3,
    "of two articles 2": -1.0,
    "of two articles 3": -2.5,
    "shadow then plain": -1.0,
}
"""What anybody would say: the search must find right ways before weights can be learned from them."""
WILLING = {"left": -1.0, "cut": 2.0, "of two articles 2": -1.0, "of two articles 3": -2.0}
"""What is added to the weights. The bodies of these pages are cut right, but for one place at most, and where several cuts are
missed an article says less of its headline: without the first two fewer headlines come home. Pages with several headlines of one
line are rare among them: without the last two, the lines of two articles become one headline where a third article has none."""


def fit(problems: list[Problem]) -> Weights:
    """The weights for which the right ways are worth the most."""
    weights = descend(
        problems,
        _slopes,
        rounds=ROUNDS,
        pull=lambda name, weight: PENALTY * (weight - START.get(name, 0.0)),
        start=START,
        averaged=True,
    )
    return {name: weight + WILLING.get(name, 0.0) for name, weight in weights.items()}


def _slopes(page: Problem, weights: Weights) -> Iterable[tuple[str, float]]:
    """The way of the gold against the best few others, on the page as it is cut rightly and as it might be cut."""
    right = set(page.right)
    ways = {way: MARGIN * len(right ^ set(way)) for way in (*page.best(weights), page.right)}
    seen = [(page.seen(way), margin) for way, margin in ways.items()]
    seen += [(other.seen(other.best(weights)[0]), MARGIN) for other in page.others]
    worth = [sum(weights.get(name, 0.0) * much for name, much in of.items()) + margin for of, margin in seen]
    chances = [math.exp(value - max(worth)) for value in worth]
    slopes: Weights = defaultdict(float)
    for (of, _), chance in zip(seen, chances, strict=True):
        for name, much in of.items():
            slopes[name] += chance / sum(chances) * much
    for name, much in page.seen(page.right).items():
        slopes[name] -= much
    return slopes.items()


def judge(problems: Iterable[Problem], weights: Weights) -> dict[str, float]:
    """For each page the share of its headlines that come over their article."""
    found = {one.name: (set(one.best(weights)[0]), set(one.right)) for one in problems if one.right}
    return {name: len(best & right) / len(right) for name, (best, right) in found.items()}


def main() -> None:
    """Cross-validate, and with ``--write`` write the weights learned from all pages."""
    parser = argument_parser(__doc__)
    parser.add_argument("pages", type=Path, nargs="?", help="newspaper pages (newspaper/ of HIZONE_BENCH_DATA)")
    parser.add_argument("web", type=Path, nargs="?", help="web pages (html/ of HIZONE_BENCH_DATA)")
    options = parser.parse_args()
    folder = options.pages or bench_data("newspaper")
    problems = [*own_problems(), *newspaper_problems(folder), *web_problems(options.web or bench_data("html"))]
    texts = groups_by_text(passages(folder))
    group = {one.name: texts.get(one.name.partition(".")[0], "_".join(one.name.split("_")[:2])) for one in problems}
    print(f"{len(problems)} pages, {sum(len(one.right) for one in problems)} headlines")
    shares: dict[str, float] = {}
    for held in held_out(group.values(), options.folds):
        weights = fit([one for one in problems if group[one.name] not in held and is_of_use(one)])
        shares |= judge((one for one in problems if group[one.name] in held), weights)
    for kind, names in _kinds(shares).items():
        print_figures(
            f"held out, headlines over their article, {kind}", {n: shares[n] for n in names}, worst=options.worst
        )
    if options.write:
        write_weights("headlines", ABOUT, __file__, fit(list(filter(is_of_use, problems))), smallest=SMALLEST)


def passages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page with each of its texts, made alike."""
    for path in sorted((folder / "gold").glob("*.json")):
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            yield from ((path.stem, squeeze(block["text"])) for block in article["blocks"])


def _kinds(shares: Mapping[str, float]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in shares:
        kinds["set pages" if name.startswith("set_") else name.partition(".")[2]].append(name)
    return dict(sorted(kinds.items()))


if __name__ == "__main__":
    main()
