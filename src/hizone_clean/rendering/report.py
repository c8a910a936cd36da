"""The report: one self-contained HTML page with the source on the left and the result on the right."""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import NamedTuple

from hizone_clean.document import Block, Change, Diagnostic, Document, Span
from hizone_clean.ledger import merged_spans
from hizone_clean.reading.lines import split_lines

# what would turn the page around or hide in it: bidi and zero-width marks, controls
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BAR = 300


class Section(NamedTuple):
    """One document of a report, rendered, with what the totals on top need."""

    html: str
    removed: Counter[str]
    """Characters taken away, by reason."""
    kept: int
    changes: int
    diagnostics: int


def report_section(name: str, document: Document, number: int = 0, *, opened: bool = True) -> Section:
    """The part of a report that shows ``document`` under ``name``; ``number`` makes its anchors unique."""
    rows = "".join(_rows(document, f"d{number}"))
    doubts = "".join(_doubts(document, f"d{number}"))
    html = (
        f'<details class="document"{" open" if opened else ""}><summary><h2>{shown(name)}</h2></summary>{doubts}'
        f'<div class="row head"><div>Source</div><div>Result</div></div>{rows}</details>'
    )
    removed = Counter[str]()
    for block in document.removed:
        removed[str(block.reason)] += len(block.text.strip())
    kept = sum(len(block.text) for block in document.kept)
    return Section(html, removed, kept, len(document.changes), len(document.diagnostics))


def render_report(sections: Iterable[Section]) -> str:
    """The whole page for ``sections``."""
    style, script = (files("hizone_clean.resources").joinpath(f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    parts = list(sections)
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>hizone-clean report</title>'
        f"<style>{style}</style></head><body><h1>hizone-clean report</h1>{_totals(parts)}"
        f"<main>{''.join(part.html for part in parts)}</main><script>{script}</script></body></html>\n"
    )


def shown(text: str) -> str:
    """``text`` for a page: escaped, and with marks that could turn it around made visible.

    >>> shown("<b>\\u202e")
    '&lt;b&gt;<span class="mark">U+202E</span>'
    """
    return _UNSEEN.sub(lambda mark: f'<span class="mark">U+{ord(mark[0]):04X}</span>', escape(text))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _totals(parts: list[Section]) -> str:
    removed = sum((part.removed for part in parts), Counter[str]())
    kept, changes, doubts = (sum(getattr(part, key) for part in parts) for key in ("kept", "changes", "diagnostics"))
    line = (
        f'<p class="totals">{len(parts)} document{"" if len(parts) == 1 else "s"} · {kept} characters kept · '
        f"{removed.total()} taken away · {changes} changes · {doubts} to look at</p>"
    )
    return line + _chart(removed) + _filters(removed)


def _chart(removed: Counter[str]) -> str:
    if not removed:
        return ""
    most = max(removed.values())
    rows = "".join(
        f'<tr class="r-{reason}"><th scope="row">{reason}</th><td>{count}</td><td><svg width="{_BAR}" height="12" '
        f'aria-hidden="true"><rect width="{max(1, _BAR * count // max(1, most))}" height="12" rx="2"/></svg></td></tr>'
        for reason, count in removed.most_common()
    )
    return f'<table class="chart"><caption class="label">Characters taken away, by reason</caption>{rows}</table>'


def _filters(removed: Counter[str]) -> str:
    boxes = [("kept text", ".kept"), ("changes", ".changes"), *((r, f".removal.r-{r}") for r in sorted(removed))]
    labels = "".join(
        f'<label class="{target.rpartition(".")[2]}"><input type="checkbox" checked data-filter="{target}"> {name}</label>'
        for name, target in boxes
    )
    return f'<fieldset class="filters"><legend>Show</legend>{labels}</fieldset>'


def _doubts(document: Document, anchor: str) -> Iterator[str]:
    if document.diagnostics:
        items = "".join(_doubt(diagnostic, document, anchor) for diagnostic in document.diagnostics)
        yield f'<ul class="doubts" aria-label="To look at">{items}</ul>'


def _doubt(diagnostic: Diagnostic, document: Document, anchor: str) -> str:
    starts = [first for first, _ in _runs(document)] or [1]
    line = starts[max(0, bisect_right(starts, diagnostic.line) - 1)]
    link = f'<a href="#{anchor}-{line}">line {diagnostic.line}</a>'
    return f"<li>{link}: {diagnostic.kind}: {shown(diagnostic.text)} – {shown(diagnostic.note)}</li>"


def _runs(document: Document) -> list[Span]:
    return merged_spans(block.lines for block in document.blocks)


def _rows(document: Document, anchor: str) -> Iterator[str]:
    runs = _runs(document)
    starts = [first for first, _ in runs]
    blocks: list[list[Block]] = [[] for _ in runs]
    changes: list[list[Change]] = [[] for _ in runs]
    for block in document.blocks:
        blocks[bisect_right(starts, block.lines[0]) - 1].append(block)
    for change in document.changes if runs else ():
        changes[max(0, bisect_right(starts, change.lines[0]) - 1)].append(change)
    lines = split_lines(document.source)[0::2]
    for run, members, made in zip(runs, blocks, changes, strict=True):
        right = "".join([*map(_block, members), _changes(made)])
        yield f'<div class="row" id="{anchor}-{run[0]}" tabindex="-1">{_source(lines, run)}<div class="result">{right}</div></div>'


def _source(lines: list[str], run: Span) -> str:
    numbered = (f"<b>{n}</b>{shown(lines[n - 1])}" for n in range(run[0], min(run[1], len(lines)) + 1) if lines[n - 1].strip())
    return '<div class="source">' + "\n".join(numbered) + "</div>"


def _block(block: Block) -> str:
    text = shown(block.text.strip())
    if block.reason is None:
        return f'<p class="kept {block.type}">{text}</p>'
    label = f'<small class="label">{block.reason} · {shown(block.by or "")}</small>'
    return f'<p class="removal r-{block.reason}">{label}<span>{text}</span></p>'


def _changes(changes: list[Change]) -> str:
    if not changes:
        return ""
    names = ", ".join(dict.fromkeys(change.cleaner for change in changes))
    rows = "".join(
        f"<div>{shown(c.cleaner)}: <del>{shown(c.before)}</del> → <ins>{shown(c.after)}</ins></div>" for c in changes
    )
    return f'<details class="changes"><summary>changed by {shown(names)}</summary>{rows}</details>'
