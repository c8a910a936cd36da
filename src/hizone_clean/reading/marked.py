"""Text with marks – front matter, HTML, Markdown, or several of them – to a document."""

from __future__ import annotations

from hizone_clean.blocks import Block
from hizone_clean.document import Document
from hizone_clean.reading.article_heads import place_heads, without_teaser
from hizone_clean.reading.html import looks_like_html, read_html
from hizone_clean.reading.markdown import read_markdown
from hizone_clean.source.front_matter import FrontMatter
from hizone_clean.source.kinds import Run, split_source
from hizone_clean.source.lines import read_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown


def read_marked(text: str) -> Document:
    """Read ``text`` into a document: front matter first, then HTML, Markdown or plain lines, whichever it is.

    What stands outside the tags of a fragment and is Markdown is read as such. Text after front matter is Markdown unless
    it is HTML; without it, only marks that nothing else has make it so.
    """
    front, runs = split_source(text)
    if runs and any(looks_like_html(run.text) for run in runs):
        return _document(text, front, "html", [block for run in runs for block in _read_run(run)], "")
    if front.block or looks_like_markdown(front.body):
        blocks, tail = read_markdown(front.body, front.line, separated=front.articles is not None)
        return _document(text, front, "markdown", blocks, tail)
    blocks, tail = read_lines(front.body, front.line)
    return _document(text, front, "lines", blocks, tail)


def _read_run(run: Run) -> list[Block]:
    if run.kind == "html":
        return read_html(run.text, run.line)[0]
    return read_markdown(run.text, run.line)[0]


def _document(text: str, front: FrontMatter, form: str, blocks: list[Block], tail: str) -> Document:
    front = without_teaser(front, blocks)
    placed, heads = place_heads(front, blocks)
    return Document(
        source=text,
        repaired=text,
        blocks=placed,
        form=form,  # type: ignore[arg-type]
        metadata=front.metadata,
        heads=heads,
        tail=tail,
    )
