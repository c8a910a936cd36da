"""The report: one self-contained HTML page with the source on the left and the result on the right."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, get_args
from zlib import crc32

from hizone_clean.blocks import Block, Change, Diagnostic, Reason, Span
from hizone_clean.patterns import pattern
from hizone_clean.rendering.changed_letters import find_changes
from hizone_clean.source.lines import split_lines
from hizone_clean.source.spans import merged_spans
from hizone_clean.source.visible import visible_text

if TYPE_CHECKING:
    from hizone_clean.document import Document

# what would turn the page around or hide in it: bidi and zero-width marks, controls
_UNSEEN = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
# "[related] …", as the ledger writes what was taken away
_REMOVAL = pattern(rf"\[(?:{'|'.join(get_args(Reason))})\] ")
_BAR = 300


class Section(NamedTuple):
    """One document of a report, rendered, with what the totals on top need."""

    html: str
    removed: Counter[str]
    """Characters taken away, by reason."""
    kept: int
    changes: int
    diagnostics: int


def report_section(name: str, document: Document) -> Section:
    """The part of a report that shows ``document`` under ``name``."""
    anchor = f"d{crc32(name.encode('utf-8', 'surrogateescape')):x}"
    html = (
        f"<summary><h2>{shown(name)}</h2></summary>{''.join(_doubts(document, anchor))}"
        f'<div class="row head"><div>Source</div><div>Result</div></div>{"".join(_rows(document, anchor))}'
    )
    removed = Counter[str]()
    for block in document.removed:
        removed[str(block.reason)] += len(block.text.strip())
    kept = sum(len(block.text) for block in document.kept)
    return Section(html, removed, kept, len(document.changes), len(document.diagnostics))


def render_report(sections: Iterable[Section]) -> str:
    """The whole page for ``sections``."""
    style, script = (
        files("hizone_clean.resources").joinpath(f"report.{kind}").read_text("utf-8") for kind in ("css", "js")
    )
    parts = list(sections)
    opened = " open" if len(parts) == 1 else ""
    sections_html = (f'<details class="document"{opened}>{part.html}</details>' for part in parts)
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>hizone-clean report</title>'
        f"<style>{style}</style></head><body><h1>hizone-clean report</h1>{_totals(parts)}"
        f"<main>{''.join(sections_html)}</main><script>{script}</script></body></html>\n"
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
    boxes = [("kept text", ".kept"), ("changes", "details.changes"), *((r, f".removal.r-{r}") for r in sorted(removed))]
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
    several = any(block.article for block in document.blocks)
    for run, members, made in zip(runs, blocks, changes, strict=True):
        source = _source_text(document, lines, run)
        right = "".join([*(_block(block, source, several) for block in members), _changes(made)])
        yield f'<div class="row" id="{anchor}-{run[0]}" tabindex="-1">{_source(lines, run)}<div class="result">{right}</div></div>'


def _source(lines: list[str], run: Span) -> str:
    places = range(run[0], min(run[1], len(lines)) + 1)
    numbered = (f"<div><b>{n}</b>{shown(lines[n - 1])}</div>" for n in places if lines[n - 1].strip())
    return f'<div class="source">{"".join(numbered)}</div>'


def _source_text(document: Document, lines: list[str], run: Span) -> str:
    text = "\n".join(lines[run[0] - 1 : run[1]])
    return visible_text(text, markup=True) if document.form == "html" else text


def _block(block: Block, source: str, several: bool) -> str:
    if block.reason is None:
        of = f'<small class="label">article {block.article + 1}</small>' if several and block.type == "title" else ""
        return f'<p class="kept {block.type}">{of}{_marked(block.text.strip(), source)}</p>'
    text = shown(block.text.strip())
    label = f'<small class="label">{block.reason} · {shown(block.by or "")}</small>'
    return f'<p class="removal r-{block.reason}">{label}<span>{text}</span></p>'


def _marked(text: str, source: str) -> str:
    """``text`` with what differs from its ``source`` in marks."""
    pieces, at = [], 0
    for mark in find_changes(text, source):
        was = f"was {mark.before}" if mark.before else "not in the source"
        pieces += [
            shown(text[at : mark.start]),
            f'<mark title="{_in_attribute(was)}">{shown(text[mark.start : mark.end])}</mark>',
        ]
        at = mark.end
    return "".join((*pieces, shown(text[at:])))


def _in_attribute(text: str) -> str:
    return escape(_UNSEEN.sub(lambda mark: f"U+{ord(mark[0]):04X}", text))


def _changes(changes: list[Change]) -> str:
    # a removal shows by itself
    changes = [c for c in changes if c.after != c.before and not _REMOVAL.match(c.after)]
    if not changes:
        return ""
    names = ", ".join(dict.fromkeys(change.cleaner for change in changes))
    rows = "".join(
        f"<div>{shown(c.cleaner)}: <del>{shown(c.before)}</del> → <ins>{shown(c.after)}</ins></div>" for c in changes
    )
    return f'<details class="changes"><summary>changed by {shown(names)}</summary>{rows}</details>'
