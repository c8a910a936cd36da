"""Data at the door of a pipeline: refused, unpacked, or read in a form that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from hizone_clean.blocks import Block, Diagnostic, Head, Metadata
from hizone_clean.document import Document, from_lines
from hizone_clean.source.data import DataKind
from hizone_clean.source.data.subtitles import find_spoken
from hizone_clean.source.lines import count_lines, split_lines
from hizone_clean.source.visible import letters_of

if TYPE_CHECKING:  # mails are hardly ever met, and what reads them takes as long to load as a page to clean
    from hizone_clean.source.data.unpacking import Part


def read_in_form(text: str, kind: DataKind | None) -> Document:
    """A document that gives ``text`` back line for line; what no viewer of subtitles reads is of type ``code``.

    >>> from hizone_clean.source.data import find_data_kind
    >>> text = "1\\n00:00:01,000 --> 00:00:03,500\\n你来了?\\n"
    >>> [(block.text, block.type) for block in read_in_form(text, find_data_kind(text)).blocks][2]
    ('你来了?', 'paragraph')
    """
    document = from_lines(text)
    lines = split_lines(text)[0::2]
    spoken: dict[int, list[tuple[int, int]]] = {}
    for number, span in find_spoken(lines, kind.key) if kind and kind.serve == "form" else ():
        spoken.setdefault(number, []).append(span)
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += _pieces(block, spoken.get(block.lines[0] - 1, []))
    return document.with_blocks(blocks)


def _pieces(block: Block, spans: list[tuple[int, int]]) -> Iterable[Block]:
    """A block for each piece of a line: what is spoken, and what is not."""
    ends = sorted({0, len(block.text), *(end for span in spans for end in span if end <= len(block.text))})
    starts = {start for start, _ in spans}
    cuts = list(pairwise(ends))
    for number, (start, end) in enumerate(cuts):
        yield block._replace(
            text=block.text[start:end],
            type="paragraph" if start in starts else "code",
            before="" if number else block.before,
            end=block.end if number == len(cuts) - 1 else "",
        )


def clean_parts(raw: bytes | str, kind: DataKind, clean: Callable[[Part], Document]) -> Document:
    """The documents that ``raw`` holds, each cleaned by ``clean``, as one; their lines are those of what was unpacked."""
    from hizone_clean.source.data.unpacking import unpack

    parts = unpack(raw, kind.key)
    documents = [_titled(clean(part), part.metadata) for part in parts]
    document = documents[0] if len(documents) == 1 else _joined(documents)
    note = f"read as {kind.what}; lines are those of the text inside"
    notes = [Diagnostic(1, "other", "", told) for told in (note, *(part.note for part in parts)) if told]
    return document.replacing(unpacked=kind.what).with_diagnostics(notes)


def with_envelope(document: Document, part: Part) -> Document:
    """``document`` with what stands around it: a mail's subject and sender, the address of a saved page."""
    fields = {name: value for name, value in part.metadata._asdict().items() if value}
    heads = (Head(part.metadata.authors),) if part.metadata.authors and not document.heads else document.heads
    return document.replacing(metadata=document.metadata._replace(**fields), heads=heads)


def _titled(document: Document, envelope: Metadata) -> Document:
    """The heading that an item of a feed begins with is its title."""
    if not envelope.title:
        return document
    at = next((n for n, block in enumerate(document.blocks) if block.reason is None), None)
    if at is None or letters_of(document.blocks[at].text) != letters_of(envelope.title):
        return document
    blocks = list(document.blocks)
    blocks[at] = blocks[at]._replace(type="title")
    return document.with_blocks(blocks)


def _joined(documents: list[Document]) -> Document:
    """Several documents as one, their articles one after another."""
    counts = [max([block.article for block in document.blocks] or [0]) + 1 for document in documents]
    firsts = [0, *accumulate(counts)]
    below = [0, *accumulate(count_lines(document.source) + 1 for document in documents)]
    heads = [
        document.heads[number] if number < len(document.heads) else Head()
        for document, count in zip(documents, counts, strict=True)
        for number in range(count)
    ]
    forms = {document.form for document in documents}
    return Document(
        source="\n".join(document.source for document in documents),
        repaired="\n".join(document.repaired or document.source for document in documents),
        blocks=tuple(
            _moved(block, below[n], firsts[n]) for n, document in enumerate(documents) for block in document.blocks
        ),
        form="html" if "html" in forms else documents[0].form if len(forms) == 1 else "lines",
        heads=tuple(heads),
        diagnostics=tuple(
            one._replace(line=one.line + below[n])
            for n, document in enumerate(documents)
            for one in document.diagnostics
        ),
        changes=tuple(
            one._replace(lines=(one.lines[0] + below[n], one.lines[1] + below[n]))
            for n, document in enumerate(documents)
            for one in document.changes
        ),
    )


def _moved(block: Block, lines: int, article: int) -> Block:
    first, last = block.lines
    return block._replace(
        lines=(first + lines, last + lines),
        article=block.article + article,
        made_of=tuple(_moved(one, lines, 0) for one in block.made_of),
    )
