"""From text to blocks: what kind of text it is, and one reader for each kind. Readers read; they judge nothing."""

from __future__ import annotations

from hizone_clean.document import Block, Document
from hizone_clean.reading.front_matter import read_front_matter
from hizone_clean.reading.html import looks_like_html, read_html
from hizone_clean.reading.lines import read_lines
from hizone_clean.reading.markdown import looks_like_markdown, read_markdown

__all__ = ["read"]


def read(text: str) -> Document:
    """Read ``text`` into a document: front matter first, then HTML, Markdown or plain lines, whichever it is.

    >>> [block.text for block in read("<p>甲。</p><p>乙。</p>").blocks]
    ['甲。', '乙。']
    """
    front = read_front_matter(text)
    metadata, body, line = front.metadata, front.body, front.line
    head = [front.block] if front.block else []
    if front.block and metadata.title:
        head.append(Block(metadata.title, front.block.lines, type="title"))
    if looks_like_html(body):
        form, reader = "html", read_html
    elif looks_like_markdown(body, after_front_matter=bool(head)):
        form, reader = "markdown", read_markdown
    else:
        form, reader = "lines", read_lines
    blocks, tail = reader(body, line)
    return Document(
        source=text, repaired=text, blocks=(*head, *blocks), form=form, metadata=metadata, tail=tail  # type: ignore[arg-type]
    )


read.is_reader = True  # type: ignore[attr-defined]
