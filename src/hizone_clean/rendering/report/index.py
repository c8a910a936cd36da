"""The list of documents of a report: what became of each, to sort and to filter, with a link to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote

from hizone_clean.rendering.report.overview import share_bar
from hizone_clean.rendering.report.page import page_around
from hizone_clean.rendering.report.reading_order import MARKUP
from hizone_clean.rendering.report.words import attribute, name_it, shown, worded

_COLUMNS = (
    ("title", ""), ("date", "date"), ("articles", "number"), ("kept", "number"), ("removed", "number"), ("markup", "number"),
    ("doubts", "number"),
)  # fmt: skip
_KEYS = {"title": "index.title", "date": "page.date"}


class Entry(NamedTuple):
    """A document in the list."""

    name: str
    removed: Counter[str]
    """Letters taken away, by reason."""
    page: str = ""
    """The file of its page, seen from the list; empty for a document that could not be cleaned."""
    title: str = ""
    date: str = ""
    articles: int = 0
    kept: int = 0
    doubts: int = 0
    text_hash: int = 0
    """The same for documents of which the same text was kept."""
    problem: str = ""
    """Why it could not be cleaned."""


def render_index(entries: Sequence[Entry]) -> str:
    """The page that lists ``entries``, in their order."""
    removed = sum((entry.removed for entry in entries), Counter[str]())
    failed = sum(1 for entry in entries if entry.problem)
    kept = sum(entry.kept for entry in entries)
    figures = [
        _figure(len(entries), "index.documents"),
        _figure(kept, "page.kept"),
        _figure(_text(removed), "page.text_removed"),
        _figure(removed.total() - _text(removed), "page.markup_removed", name_it("title", "page.markup_note")),
        _figure(sum(entry.doubts for entry in entries), "page.doubts"),
        _figure(failed, "index.failed") if failed else "",
    ]
    text = Counter({reason: count for reason, count in removed.items() if reason not in MARKUP and count})
    body = (
        f'<header class="top"><h1{worded("page.report", tag="h1").removeprefix("<h1")}</header>'
        f'<section class="totals"{name_it("aria-label", "page.totals")}><dl class="figures">{"".join(figures)}</dl>'
        f"{share_bar(kept, text)}</section>{_finding(len(entries), failed)}"
        f'<table class="list"><caption class="skip">{worded("index.index")}</caption><thead><tr>{_heads()}</tr></thead>'
        f"<tbody>{''.join(_rows(entries))}</tbody></table>{worded('index.none_found', tag='p', attributes=' class=none hidden')}"
    )
    return page_around(body, title="hizone-clean")


def _figure(count: int, key: str, attributes: str = "") -> str:
    label = key if key != "index.documents" else "index.documents_label"
    return f"<div{attributes}><dd>{count:,}</dd>{worded(label, count, tag='dt')}</div>"


def _text(removed: Counter[str]) -> int:
    return sum(count for reason, count in removed.items() if reason not in MARKUP)


def _finding(count: int, failed: int) -> str:
    boxes = ["doubtful", *(["failed"] if failed else [])]
    keys = {"doubtful": "index.with_doubts", "failed": "index.failed_only"}
    labels = "".join(
        f'<label class="chip"><input type="checkbox" data-only="{box}"> {worded(keys[box])}</label>' for box in boxes
    )
    return (
        f'<search class="find"><input type="search" id="search"{name_it("placeholder", "index.search")}'
        f"{name_it('aria-label', 'index.search')}>{labels}"
        f"{worded('index.shown_rows', count, count, tag='p', attributes=' class=count aria-live=polite')}</search>"
    )


def _heads() -> str:
    return "".join(
        f'<th scope="col"{f" class={kind}" if kind else ""}>{worded(_key(name), tag="button", attributes=" type=button")}</th>'
        for name, kind in _COLUMNS
    )


def _key(column: str) -> str:
    return _KEYS.get(column, f"index.{column}_column")


def _rows(entries: Sequence[Entry]) -> Iterable[str]:
    first: dict[int, str] = {}
    for entry in entries:
        twin = first.setdefault(entry.text_hash, entry.name) if entry.text_hash else entry.name
        yield _row(entry, "" if twin == entry.name else twin)


def _row(entry: Entry, twin: str) -> str:
    title = shown(entry.title or entry.name)
    named = f'<a href="{attribute(quote(entry.page))}">{title}</a>' if entry.page else title
    tags = [worded("index.twin", twin, attributes=' class="tag"')] if twin else []
    if entry.problem:
        tags.append(f'<span class="bad" lang="en">{shown(entry.problem)}</span>')
    elif not entry.kept:
        tags.append(worded("index.empty", attributes=' class="tag"'))
    text = _text(entry.removed)
    numbers = {
        "articles": entry.articles,
        "kept": entry.kept,
        "removed": text,
        "markup": entry.removed.total() - text,
        "doubts": entry.doubts,
    }
    cells = "".join(_number(name, value) for name, value in numbers.items())
    marks = (" data-doubtful" if entry.doubts else "") + (" data-failed" if entry.problem else "")
    sought = attribute(f"{entry.title} {entry.name}".lower())
    return (
        f'<tr data-text="{sought}"{marks}><td class="name" lang="zh" data-v="{attribute(entry.title or entry.name)}">{named}'
        f"<small>{shown(entry.name)}</small>{' '.join(tags)}</td>"
        f'<td class="date" data-v="{attribute(entry.date)}">{shown(entry.date[:10])}</td>{cells}</tr>'
    )


def _number(name: str, value: int) -> str:
    doubtful = " doubtful" if name == "doubts" and value else ""
    return f'<td class="number{doubtful}" data-v="{value}"{name_it("data-label", _key(name))}>{value:,}</td>'
