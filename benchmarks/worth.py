"""What each part of the cleaning is worth: the figures with everything, and what is lost where one part is switched off.

    HIZONE_BENCH_DATA=DIR python benchmarks/worth.py [--every N] [--kind KIND …] [--part WORDS] [--jobs N]

DIR holds a folder for each kind of document (``newspaper``, ``office``, ``html``, ``dumps``), in it ``raw/`` and ``gold/``. Of
each document three things are measured, blanks and marks aside: *text*, the F1 of runs of eight letters, which tells what
is lost, what junk is left and what is out of order; *whole*, the share of the gold's sentences that stand in one block; and
*titles*, the share of its articles that have their title. A row says by how much these change, in thousandths, how many
documents came out different, and how much of the time goes. ``--every N`` takes every N-th document. A part that changes no
figure does not earn its lines; one that changes nothing on this data may do so on other data, so look at what it was for.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from hizone_clean import InputError, default_pipeline
from hizone_clean.cleaners.remove_boilerplate.headline.features import Told
from hizone_clean.pipeline import Pipeline

KINDS = ("newspaper", "office", "html", "dumps")
MEASURES = ("text", "whole", "titles")
GRAM, SENTENCE = 8, 8
_LETTERS = re.compile(r"[\W_]+")
_STOPS = re.compile(r"(?<=[。！？!?；;])|\n")

Figures = dict[str, float]


# ── the parts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def same(first: Any, *_: Any, **__: Any) -> Any:
    """In the place of a function that changes what it is given."""
    return first


def as_list(first: Any, *_: Any, **__: Any) -> list[Any]:
    """The same where a list is expected of any sequence."""
    return list(first)


def answering(value: Any) -> Callable[..., Any]:
    """In the place of a function that finds something: it finds ``value``, always."""
    return lambda *_, **__: value


class Part(NamedTuple):
    """A function, as the module that calls it knows it, and what stands in its place when it is switched off."""

    name: str
    where: str
    instead: Callable[..., Any]


_CLEANERS = "hizone_clean.cleaners"
_JUDGING, _FURNITURE = f"{_CLEANERS}.remove_boilerplate.judging", f"{_CLEANERS}.remove_page_furniture.found_furniture"
PARTS = (
    Part("headings parted from paragraphs", f"{_CLEANERS}.assemble_articles.page:part_headings", as_list),
    Part("news that opens inside a paragraph", f"{_CLEANERS}.assemble_articles.page:part_openings", as_list),
    Part("blanks of datelines", f"{_CLEANERS}.assemble_articles.page:restore_blanks", as_list),
    Part("display lines by themselves", f"{_CLEANERS}.assemble_articles.page:part_display_lines", lambda b: (list(b), {})),
    Part("headings of items in one", f"{_CLEANERS}.assemble_articles.page:join_item_headings", same),
    Part("bodies cut where headlines say", f"{_CLEANERS}.assemble_articles.page:_cut_where_headlines_say", same),
    Part("headlines that stand in order", f"{_CLEANERS}.assemble_articles.page:stands_in_order", answering(False)),
    Part("names behind the last sentence", f"{_CLEANERS}.assemble_articles.page:take_off_bylines", as_list),
    Part("the sense at paragraph ends", f"{_CLEANERS}.rejoin_hard_wraps.paragraph_ends:features_of_sense", answering(())),
    Part("the place at paragraph ends", f"{_CLEANERS}.rejoin_hard_wraps:borders_by_place", lambda c, _: [None] * len(c)),
    Part("a numbered heading under a title", f"{_CLEANERS}.rejoin_hard_wraps.paragraph_ends:stands_over_number", answering(False)),
    Part("the tail of a body", f"{_CLEANERS}.remove_boilerplate.judging:keep_tail", same),
    Part("trails without marks", f"{_CLEANERS}.remove_boilerplate.judging:find_trail", answering(None)),
    Part("credits at a line's end", f"{_CLEANERS}.remove_boilerplate.judging:part_credits", tuple),
    Part("sub-headings without a tag", f"{_CLEANERS}.remove_boilerplate.judging:mark_subheadings", tuple),
    Part("what a page's head says its title is", f"{_CLEANERS}.remove_boilerplate.judging:told_title", answering(Told())),
    Part("a second choice of the body", f"{_JUDGING}:choose_again", same),
    Part("sentences between kept ones", f"{_JUDGING}:keep_sentences", same),
    Part("doubtful stretches of a body", f"{_JUDGING}:keep_doubtful", same),
    Part("the rest of the body's container", f"{_JUDGING}:keep_container", same),
    Part("fields beside kept fields", f"{_JUDGING}:keep_fields", same),
    Part("fields that stay whatever they say", f"{_JUDGING}:own_fields", answering(frozenset())),
    Part("dated parts", f"{_JUDGING}:dated_parts", answering(frozenset())),
    Part("headings over kept text", f"{_JUDGING}:keep_headings", same),
    Part("whole lists", f"{_JUDGING}:keep_whole_lists", same),
    Part("lists inside a body", f"{_JUDGING}:keep_enclosed_lists", same),
    Part("the list that a page is there for", f"{_JUDGING}:keep_main_list", same),
    Part("a text's own tail", f"{_JUDGING}:keep_own_tail", same),
    Part("threads", f"{_JUDGING}:mark_posts", lambda document, title: (document, title)),
    Part("one sure byline without a page", f"{_JUDGING}:sure_byline", answering(None)),
    Part("bylines under a headline", f"{_JUDGING}:with_bylines", same),
    Part("fields of an event", f"{_JUDGING}:occasion_fields", answering(frozenset())),
    Part("no page whichever the headline", f"{_JUDGING}:may_hold_aliens", answering(True)),
    Part("tables of contents", f"{_FURNITURE}:find_contents", answering(None)),
    Part("heads of newspaper pages", f"{_FURNITURE}:find_page_heads", answering(None)),
    Part("lines of a page's editors", f"{_FURNITURE}:find_page_editors", answering(None)),
    Part("page numbers", f"{_FURNITURE}:find_folios", answering(None)),
    Part("broken furniture", f"{_FURNITURE}:find_broken_furniture", answering([])),
    Part("running heads", f"{_FURNITURE}:find_running_heads", answering(None)),
    Part("numbers and heads at a page's edge", f"{_FURNITURE}:find_at_edges", answering(None)),
    Part("the second look", "hizone_clean.pipeline:settle", same),
    Part("columns by the sense of their words", f"{_CLEANERS}.deinterleave_columns:_order_by_sense", answering([])),
    Part("columns by their place", f"{_CLEANERS}.deinterleave_columns:_order_by_place", answering([])),
    Part("columns in streams", f"{_CLEANERS}.deinterleave_columns.best_way:lay_streams", answering(([], []))),
    Part("columns that go on in another", f"{_CLEANERS}.deinterleave_columns.best_way:widened", list),
    Part("a column's broken-off end", f"{_CLEANERS}.deinterleave_columns.by_sense.next_passages:_with_turns", lambda r, links, *_: links),
    Part("wording that paragraphs share", f"{_CLEANERS}.deinterleave_columns.by_sense.next_passages:shared_wording", answering({})),
)  # fmt: skip


def switches() -> Iterator[tuple[str, Part | None, Pipeline]]:
    """Every step left out of the pipeline, then every part switched off inside it."""
    for name in default_pipeline.names:
        if name != "read":
            yield f"step {name}", None, default_pipeline.without(name)
    yield from ((part.name, part, default_pipeline) for part in PARTS)


@contextmanager
def switched_off(part: Part | None) -> Iterator[None]:
    """``part`` replaced while it lasts. Raises ``AttributeError`` where there is no such function any more."""
    if part is None:
        yield
        return
    module_name, _, name = part.where.partition(":")
    module = importlib.import_module(module_name)
    function = getattr(module, name)
    setattr(module, name, part.instead)
    try:
        yield
    finally:
        setattr(module, name, function)


# ── the documents, and what is right for them ────────────────────────────────────────────────────────────────────────


class Document(NamedTuple):
    kind: str
    name: str
    raw: bytes
    texts: list[str]
    """What has to come out, block by block, in order."""
    titles: list[tuple[str, str]]
    """Each title with the beginning of what stands under it."""


def documents(home: Path, kind: str) -> Iterator[Document]:
    """The documents of one kind that have a gold."""
    for path in sorted((home / kind / "raw").iterdir()):
        gold = home / kind / "gold" / f"{path.name.split('.')[0]}.json"
        if gold.is_file():
            texts, titles = _right(kind, json.loads(gold.read_text("utf-8")), path)
            yield Document(kind, path.name, path.read_bytes(), texts, titles)


def _right(kind: str, gold: Mapping[str, Any], path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    if kind == "newspaper":
        articles = gold["articles"]
        texts = [text for a in articles for text in (a["title"], *(block["text"] for block in a["blocks"])) if text]
        return texts, [(a["title"], a["blocks"][0]["text"]) for a in articles if a["title"] and a["blocks"]]
    if kind == "office":
        texts = [block["text"] for block in gold["blocks"]]
        return texts, [(block["text"], "") for block in gold["blocks"] if block["type"] == "title"][:1]
    title = gold.get("title") or ""
    if kind == "html":
        return [title, *gold["text"].split("\n")], [(title, "")] if title else []
    lines = path.read_text("utf-8", "replace").split("\n")
    kept = ("title", "heading", "body", "caption")
    labelled = zip(lines, gold["line_labels"], strict=False)
    return [line for line, label in labelled if label in kept], [(title, "")] if title else []


def letters(text: str) -> str:
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text)).lower()


def grams(text: str) -> Counter[str]:
    return Counter(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def measure(document: Document, pipeline: Pipeline) -> tuple[Figures, int]:
    """The figures of one document, and a number that tells one outcome from another."""
    try:
        articles = pipeline(document.raw).to_dict()["articles"]
    except InputError:
        articles = []
    blocks = [[a["kicker"] or "", a["title"] or "", *(block["text"] for block in a["blocks"])] for a in articles]
    shown = [[letters(text) for text in article] for article in blocks]
    got, want = grams("".join(map("".join, shown))), grams("".join(map(letters, document.texts)))
    sentences = [s for text in document.texts for part in _STOPS.split(text) if len(s := letters(part)) >= SENTENCE]
    whole = "\n".join(text for article in shown for text in article)
    figures = {
        "text": 2 * (got & want).total() / max(1, got.total() + want.total()),
        "whole": sum(sentence in whole for sentence in sentences) / max(1, len(sentences)),
    }
    if document.titles:
        right = sum(_is_home(letters(title), letters(under)[:12], shown) for title, under in document.titles)
        figures["titles"] = right / len(document.titles)
    return figures, zlib.crc32(str(blocks).encode("utf-8", "replace"))


def _is_home(title: str, under: str, articles: Sequence[Sequence[str]]) -> bool:
    """Whether ``title`` is the title of the article that begins so, or, where nothing is known of that, of any."""
    return any(title == own and (not under or any(under in text for text in rest)) for _, own, *rest in articles)


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Row(NamedTuple):
    figures: list[Figures]
    outcomes: list[int]
    seconds: float


def row_of(job: tuple[list[Document], str]) -> Row:
    """All documents with one switch off; ``""`` is none."""
    chosen, name = job
    _, part, pipeline = next((s for s in switches() if s[0] == name), ("", None, default_pipeline))
    with switched_off(part):
        start = time.process_time()
        measured = [measure(document, pipeline) for document in chosen]
        seconds = time.process_time() - start
    return Row([figures for figures, _ in measured], [outcome for _, outcome in measured], seconds)


def means(rows: Sequence[Figures]) -> Figures:
    found: Figures = {}
    for name in MEASURES:
        values = [figures[name] for figures in rows if name in figures]
        found[name] = sum(values) / len(values) if values else float("nan")
    return found


def shown(name: str, base: Row, row: Row) -> str:
    before, after = means(base.figures), means(row.figures)
    changes = " ".join(f"{1000 * (after[m] - before[m]):+8.1f}" for m in MEASURES)
    different = sum(a != b for a, b in zip(base.outcomes, row.outcomes, strict=True))
    return f"{name:42}{changes} {different:6} {row.seconds / base.seconds - 1:+7.0%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--part", default="", metavar="WORDS", help="only the parts whose names hold these words")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if not (home := os.environ.get("HIZONE_BENCH_DATA")):
        raise SystemExit("set HIZONE_BENCH_DATA to the folder that holds newspaper/, office/, html/ and dumps/")
    names = [name for name, _, _ in switches() if options.part in name]
    for kind in options.kind or KINDS:
        chosen = list(documents(Path(home), kind))[options.every // 2 :: options.every]
        with ProcessPoolExecutor(options.jobs) as pool:
            # twice: what the first round loads and remembers is no cost of any part
            rows = pool.map(row_of, [(chosen, name) for name in ("", "", *names)])
            next(rows)
            base = next(rows)
            figures = " ".join(f"{means(base.figures)[m]:8.4f}" for m in MEASURES)
            print(
                f"\n{f'{kind}, {len(chosen)} documents':42}" + " ".join(f"{m:>8}" for m in MEASURES) + "  other    time"
            )
            print(f"{'everything':42}{figures}")
            for name, row in zip(names, rows, strict=True):
                print(shown(name, base, row), flush=True)


if __name__ == "__main__":
    main()
