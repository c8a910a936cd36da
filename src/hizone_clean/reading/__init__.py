"""From text to blocks: what kind of text it is, and one reader for each kind. Readers read; they judge nothing."""

from __future__ import annotations

from hizone_clean.cleaner import contract
from hizone_clean.document import Document
from hizone_clean.patterns import pattern
from hizone_clean.source.lines import read_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown

__all__ = ["read"]

# what front matter begins with, after a BOM and blank lines: "---", "+++", ";;;", "{"; a reader service's head: "Title:"
_FRONT = pattern(r"[\ufeff\s]*+(?:---|\+\+\+|;;;|\{|Title:|URL Source:)")


@contract(gives=["lines"])
def read(text: str) -> Document:
    """Read ``text`` into a document: front matter first, then HTML, Markdown or plain lines, whichever it is.

    The readers of marked text are loaded only where there is a mark.

    >>> [block.text for block in read("<p>甲。</p><p>乙。</p>").blocks]
    ['甲。', '乙。']
    """
    if "<" in text or _FRONT.match(text) or looks_like_markdown(text):
        from hizone_clean.reading.marked import read_marked

        return read_marked(text)
    blocks, tail = read_lines(text)
    return Document(source=text, repaired=text, blocks=tuple(blocks), form="lines", tail=tail)


read.is_reader = True  # type: ignore[attr-defined]
