"""Report what is damaged and cannot be mended with certainty: masked, replaced, lost, unbalanced."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.blocks import Block, Diagnostic
from hizone_clean.cleaner import structural
from hizone_clean.cleaners.report_damage.no_document import find_failures
from hizone_clean.cleaners.report_damage.passages import SourcePassages
from hizone_clean.cleaners.report_damage.titles import find_lost_marks
from hizone_clean.cleaners.report_damage.words import find_masked, find_replaced, may_be_damaged
from hizone_clean.document import Document
from hizone_clean.patterns import pattern

_LOST_MARKS = ("\ufffd", "锟斤拷")
_GLYPHS = "glyphs that say no letter: their font lacks the table for it"
_QUOTES = ("“", "”", '"', "＂", "〝", "〞", "〟")
_ANY_QUOTE = pattern(f"[{''.join(_QUOTES)}]")


@structural(needs=["made_of"], reports=True)
def report_damage(document: Document) -> Document:
    """Add diagnostics for what the kept text has lost; change nothing.

    - ``masked_text``: marks inside a Chinese word that hide its letters (人######瘤病毒);
    - ``replaced_word``: a word that a filter wrote over another (全国头部批 for 第一批), known by the measure word behind it;
      one seed is the only example, so this says little rather than too much;
    - ``unbalanced_quote``: a quotation mark without its partner, left as it is, or turned round because its paragraph
      proves it wrong (the note says which);
    - ``lost_character``: a number of the title that lost a mark which the body still has (20版 beside 2.0版), and letters
      that an earlier wrong decoding dropped; ``undecodable`` where only U+FFFD is left of them;
    - ``other``: nothing is left of the document, or all that is left is an error page, a wall against robots, or the word of a
      page whose text its scripts would have made.

    Each names the line of the source that it stands in. What was taken away is not looked at.

    >>> from hizone_clean import Pipeline
    >>> [d.kind for d in Pipeline(report_damage)("接种人######瘤病毒疫苗。").diagnostics]
    ['masked_text']
    """
    found = [*_words(document), *_quotes(document), *_titles(document), *_losses(document), *find_failures(document)]
    return document.with_diagnostics(found) if found else document


def _words(document: Document) -> Iterator[Diagnostic]:
    passages: SourcePassages | None = None
    blocks = [block for block in document.kept if block.type != "code"]
    masked, replaced = may_be_damaged("\n".join(block.text for block in blocks))
    finders = (("masked_text", find_masked),) * masked + (("replaced_word", find_replaced),) * replaced
    for block in blocks if finders else ():
        for kind, find in finders:
            for place, snippet, note in find(block.text):
                passages = passages or SourcePassages(document)
                yield Diagnostic(_line_of(block, place, passages), kind, snippet, note)  # type: ignore[arg-type]


def _line_of(block: Block, place: int, passages: SourcePassages) -> int:
    """The source line of character ``place`` of the block: the one in which its letter before it stands."""
    if block.lines[0] == block.lines[1] or (passage := passages.of(block)) is None:
        return block.lines[0]
    letters = sum(map(str.isalnum, block.text[:place]))
    lines = [line for character, line in zip(*passage, strict=True) if character.isalnum()]
    return lines[max(0, letters - 1)]


def _quotes(document: Document) -> Iterator[Diagnostic]:
    """Problems with quotation marks, looked for in the source passage of each block: here the turned ones are right."""
    from hizone_clean.language.quotes import are_paired, find_quote_problems

    passages: SourcePassages | None = None
    suspects = [] if document.form != "html" and _all_paired(document.repaired) else document.kept
    for block in suspects:
        if block.type == "code" or not _ANY_QUOTE.search(block.text):
            continue
        passages = passages or SourcePassages(document)
        text, lines = passages.of(block) or (block.text, [block.lines[0]] * len(block.text))
        if are_paired(text) and not any(quote in text for quote in _QUOTES[2:]):
            continue
        for problem in find_quote_problems(text):
            yield Diagnostic(lines[problem.start], "unbalanced_quote", problem.snippet, problem.note)


def _all_paired(text: str) -> bool:
    from hizone_clean.language.quotes import are_paired

    return are_paired(text) and not any(quote in text for quote in _QUOTES[2:])


def _titles(document: Document) -> Iterator[Diagnostic]:
    members: dict[int, list[Block]] = {}
    for block in document.kept:
        members.setdefault(block.article, []).append(block)
    for blocks in members.values():
        titles = [block for block in blocks if block.type == "title" and any(map(str.isdigit, block.text))]
        body = [block.text for block in blocks if block.type not in ("title", "kicker")] if titles else []
        for title in titles:
            for shown, whole in find_lost_marks(title.text, body):
                note = f"the body has {whole} where the title has {shown}: a mark was lost in the title; left"
                yield Diagnostic(title.lines[0], "lost_character", title.text, note)


def _losses(document: Document) -> Iterator[Diagnostic]:
    """Letters that the decoding lost, in lines that something was kept of; the decoder's own reports are not repeated."""
    from hizone_clean.cleaners.report_damage.losses import PRIVATE, find_losses

    texts = (document.repaired,) if document.repaired == document.source else (document.repaired, document.source)
    shown = any(mark[0] in text and mark in text for mark in _LOST_MARKS for text in texts)
    if not (shown or PRIVATE.search(document.repaired)):
        return

    told = {diagnostic.line for diagnostic in document.diagnostics if diagnostic.kind == "undecodable"}
    kept = {line for block in document.kept for line in range(block.lines[0], block.lines[1] + 1)}
    for loss in find_losses(document.source, document.repaired):
        if loss.line in kept and loss.line not in told:
            is_glyph = document.paper is not None
            kind = "undecodable" if "\ufffd" in loss.snippet and not is_glyph else "lost_character"
            yield Diagnostic(loss.line, kind, loss.snippet, _GLYPHS if is_glyph else loss.note)  # type: ignore[arg-type]
