"""Text with marks – front matter, HTML, Markdown, or several of them – to a document."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.blocks import Block, Diagnostic
from hizone_clean.document import Document
from hizone_clean.reading.article_heads import place_heads, without_teaser
from hizone_clean.reading.converted import has_table_of_converter, settle_converted
from hizone_clean.reading.html import read_html
from hizone_clean.reading.link_hosts import with_hosts
from hizone_clean.reading.markdown import read_markdown
from hizone_clean.source.code_spans import outside_code
from hizone_clean.source.entities import settle_entities
from hizone_clean.source.kinds import Run, Source, split_source
from hizone_clean.source.lines import count_lines, read_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown
from hizone_clean.source.markup import TAG
from hizone_clean.source.script_text import SCRIPT_TEXT


def read_marked(text: str) -> Document:
    """Read ``text`` into a document: front matter first, then HTML, Markdown or plain lines, whichever it is.

    What stands outside the tags of a fragment and is Markdown is read as such. Text after front matter is Markdown unless
    it is HTML; without it, only marks that nothing else has make it so.
    """
    source = split_source(text)
    front = source.front
    blocks: list[Block] = list(source.reader.blocks) if source.reader else []
    tail = ""
    if source.runs:
        read = [block for run in source.runs for block in _read_run(run)]
        is_text = not front.block and any(run.kind == "markdown" for run in source.runs)  # with a converter's tables
        blocks += settle_converted(read, marked=has_table_of_converter(source.runs)) if is_text else read
        return _document(text, source, source.form, blocks, tail)
    if front.block or source.reader or looks_like_markdown(front.body):
        read, tail = read_markdown(source.body, source.line, separated=front.articles is not None)
        read = read if front.block else settle_converted(read)
        url = source.reader.url if source.reader else front.metadata.url
        return _document(text, source, "markdown", blocks + with_hosts(read, url), tail)
    read, tail = read_lines(_without_entities(front.body), front.line)
    return _document(text, source, "lines", read, tail)


def _without_entities(lines: str) -> str:
    """``lines`` among which a tag stands, for which their entities were left to the reader of pages: 三届&nbsp;事会<picture>."""
    if "&" not in lines or "<" not in lines or not TAG.search(lines):
        return lines
    settled = outside_code(settle_entities, lines)
    return settled if count_lines(settled) == count_lines(lines) else lines


def _read_run(run: Run) -> list[Block]:
    if run.kind == "html":
        return read_html(run.text, run.line)[0]
    if run.kind == "lines":
        return read_lines(settle_entities(run.text), run.line)[0]
    return with_hosts(read_markdown(run.text, run.line)[0], None)


def _document(text: str, source: Source, form: str, blocks: list[Block], tail: str) -> Document:
    front = without_teaser(source.front, blocks)
    placed, heads = place_heads(front, blocks)
    return Document(
        source=text,
        repaired=text,
        blocks=placed,
        form=form,  # type: ignore[arg-type]
        metadata=front.metadata._replace(url=source.reader.url, date=source.reader.date)
        if source.reader
        else front.metadata,
        heads=heads,
        diagnostics=tuple(_out_of_scripts(blocks)),
        tail=tail,
        parts=source,
    )


def _out_of_scripts(blocks: list[Block]) -> Iterator[Diagnostic]:
    first = next((block for block in blocks if SCRIPT_TEXT in block.path), None)
    if first:
        note = "the page shows no text of its own; this article stands in its scripts"
        yield Diagnostic(first.lines[0], "other", first.text[:20], note)
