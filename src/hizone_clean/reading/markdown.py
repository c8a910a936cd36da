"""Markdown to blocks: the marks that stand at the beginning of a line, or under it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from hizone_clean.blocks import Block, BlockType
from hizone_clean.patterns import pattern
from hizone_clean.reading.markdown_inline import Inline, read_inline
from hizone_clean.reading.markdown_paragraphs import are_wrapped, is_heading, joined_lines, paragraph_blocks
from hizone_clean.source.lines import read_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown, with_plain_blanks

__all__ = ["looks_like_markdown", "read_markdown"]

_FENCE = pattern(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*$")
_RULE = pattern(r"([-*_])(?:[ \t]*\1){2,}")
_HEADING = pattern(r"(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = pattern(r"={3,}|-{3,}")
_ITEM = pattern(r"(?:[-*+]|(?P<number>[0-9]{1,9}[.)]))(?:[ \t]+|$)")
_QUOTE = pattern(r"(?:>[ \t]?)+")
_DELIMITER = pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = pattern(r"(?<!\\)\|")
_DEFINITION = pattern(r"\[(?!\^)([^\[\]]{1,200})\]:[ \t]+\S")
_FOOTNOTE = pattern(r"\[\^([^\[\]\s]{1,40})\]:[ \t]*")
_HARD_BREAK = pattern(r"(?<!\\)(?:\\\\)*\\$")


def read_markdown(text: str, first_line: int = 1, *, separated: bool = False) -> tuple[list[Block], str]:
    """The blocks of Markdown ``text``, each with the text that a reader of the page would see.

    The first heading of the first level is the title. Images are taken out, with their source as text; so are, as
    ``markup``, the addresses of links and the tags that leave a line. A paragraph of links alone stays as it is written,
    all of it link. Code keeps its fence and its lines; lines that end in a backslash are verse. Lines that follow one
    another are one paragraph where they look wrapped, else one each. With ``separated``, as in our own output, a line
    ``---`` begins the next article.
    """
    lines, tail = read_lines(with_plain_blanks(text), first_line)
    blocks = list(_Reader(lines, separated=separated).read())
    return blocks, tail


class _Reader:
    """One walk down the lines."""

    def __init__(self, lines: list[Block], *, separated: bool) -> None:
        self.lines, self.separated = lines, separated
        self.texts = [line.text.strip() for line in lines]
        self.references = frozenset(found[1].lower() for text in self.texts if (found := _DEFINITION.match(text)))
        self.place = self.article = 0
        self.comment_ends = [number for number, text in enumerate(self.texts) if "-->" in text]

    def read(self) -> Iterator[Block]:
        while self.place < len(self.lines):
            for block in self._next():
                yield block._replace(article=self.article)

    def _next(self) -> list[Block]:
        line, text = self.lines[self.place], self.texts[self.place]
        if found := _FENCE.match(line.text):
            return self._code(found["fence"])
        if _RULE.fullmatch(text):
            return self._rule()
        if found := _HEADING.match(text):
            return self._heading(found)
        if self._begins_table():
            return self._table()
        if _DEFINITION.match(text):
            return [self._taken(1)._replace(reason="markup", by="read/definition")]
        if text.startswith("<!--") and (length := self._comment_length()):
            return [self._taken(length)._replace(reason="markup", by="read/comment")]
        if text.startswith(">"):
            return self._quote()
        if _ITEM.match(text):
            return self._item()
        return self._paragraph()

    def _taken(self, count: int) -> Block:
        """The next ``count`` lines as one block, as they stand."""
        lines = self.lines[self.place : self.place + count]
        self.place += count
        if count == 1:
            return lines[0]
        text = lines[0].text + "".join(f"{a.end}{b.before}{b.text}" for a, b in pairwise(lines))
        return lines[0]._replace(text=text, lines=(lines[0].lines[0], lines[-1].lines[1]), end=lines[-1].end)

    def _code(self, fence: str) -> list[Block]:
        closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        rest = range(self.place + 1, len(self.lines))
        last = next((at for at in rest if closing.match(self.lines[at].text)), len(self.lines) - 1)
        return [self._taken(last - self.place + 1)._replace(type="code")]

    def _rule(self) -> list[Block]:
        if self.separated and self.texts[self.place] == "---":
            self.article += 1
        return [self._taken(1)._replace(reason="markup", by="read/rule")]

    def _heading(self, found: re.Match[str]) -> list[Block]:
        text = (found[2] or "").strip()
        closed = text.rstrip("#")
        text = closed.rstrip() if not closed or closed[-1] in " \t" else text
        return self._blocks(self._taken(1), text, "title" if found[1] == "#" else "heading")

    def _comment_length(self) -> int:
        """How many lines the comment takes that begins here; 0 when text follows it on its last line."""
        at = bisect_left(self.comment_ends, self.place)
        last = self.comment_ends[at] if at < len(self.comment_ends) else -1
        return last - self.place + 1 if last >= 0 and self.texts[last].endswith("-->") else 0

    def _begins_table(self) -> bool:
        under = self.place + 1
        return (
            under < len(self.lines)
            and "|" in self.texts[self.place]
            and "|" in self.texts[under]
            and not self.lines[under].gap
            and _DELIMITER.fullmatch(self.texts[under]) is not None
        )

    def _table(self) -> list[Block]:
        blocks = self._row()
        self.place += 1
        while self._goes_on() and "|" in self.texts[self.place]:
            blocks += self._row()
        return blocks

    def _row(self) -> list[Block]:
        line = self._taken(1)
        cells = _BAR.split(line.text.strip().removeprefix("|"))
        read = [read_inline(cell.strip().replace("\\|", "|"), self.references) for cell in cells]
        while read and not read[-1].text.strip():
            read.pop()
        text = " | ".join(cell.text.strip().replace("\n", " ") for cell in read)
        images = tuple(image for cell in read for image in cell.images)
        dropped = tuple(piece for cell in read for piece in cell.dropped)
        return paragraph_blocks(
            line, Inline(text, dropped, images, sum(cell.linked for cell in read)), text, "table_row"
        )

    def _goes_on(self) -> bool:
        return self.place < len(self.lines) and not self.lines[self.place].gap

    def _quote(self) -> list[Block]:
        lines = [self._taken(1)]
        while self._goes_on() and self.texts[self.place].startswith(">"):
            lines.append(self._taken(1))
        run: list[Block] = []
        blocks: list[Block] = []
        for line in lines:
            inner = _QUOTE.sub("", line.text.strip(), count=1)
            if not inner.strip() or _ITEM.match(inner) or _HEADING.match(inner):
                blocks += self._run(run, "quote")
                run = []
            if inner.strip():
                run.append(line._replace(text=inner))
        return blocks + self._run(run, "quote")

    def _item(self) -> list[Block]:
        line = self._taken(1)
        text = line.text.strip()
        while (found := _ITEM.match(text)) and not found["number"]:
            text = text[found.end() :]
        while self._goes_on() and self.lines[self.place].text[:2].isspace() and not self._begins_block():
            more = self._taken(1)
            text = joined_lines(text, more.text.strip())
            line = line._replace(lines=(line.lines[0], more.lines[1]), end=more.end)
        return self._blocks(line, text, "list_item")

    def _begins_block(self) -> bool:
        """Whether the line at hand cannot go on with the paragraph before it."""
        text = self.texts[self.place]
        return bool(
            text.startswith((">", "<!--"))
            or _FENCE.match(text)
            or _ITEM.match(text)
            or _HEADING.match(text)
            or _RULE.fullmatch(text)
            or _DEFINITION.match(text)
            or _FOOTNOTE.match(text)
            or self._begins_table()
        )

    def _paragraph(self) -> list[Block]:
        run = [self._taken(1)]
        while self._goes_on():
            text = self.texts[self.place]
            if _UNDERLINE.fullmatch(text) and (text[0] == "=" or (len(run) == 1 and is_heading(run[0].text))):
                return self._underlined(run)
            if self._begins_block() or self.lines[self.place].text.startswith("\u3000"):
                break
            run.append(self._taken(1))
        return self._run(run, "paragraph")

    def _underlined(self, run: list[Block]) -> list[Block]:
        kind: BlockType = "title" if self._taken(1).text.strip()[0] == "=" else "heading"
        *above, line = run
        return self._run(above, "paragraph") + self._blocks(line, line.text.strip(), kind)

    def _run(self, run: list[Block], kind: BlockType) -> list[Block]:
        """The paragraphs that lines without a blank line between them make."""
        if not run:
            return []
        whole = run[0]._replace(lines=(run[0].lines[0], run[-1].lines[1]), end=run[-1].end)
        texts = [line.text.strip() for line in run]
        if len(run) > 1 and all(map(_HARD_BREAK.search, texts[:-1])):
            verse = "\n".join((*(text[:-1].rstrip() for text in texts[:-1]), texts[-1]))
            return self._blocks(whole, verse, "verse" if kind == "paragraph" else kind)
        if len(run) > 1 and are_wrapped(run):
            joined = texts[0]
            for text in texts[1:]:
                joined = joined_lines(joined, text)
            return self._blocks(whole, joined, kind)
        return [block for line in run for block in self._blocks(line, line.text.strip(), kind)]

    def _blocks(self, line: Block, source: str, kind: BlockType) -> list[Block]:
        label = _FOOTNOTE.match(source)
        if label:
            source = f"\\[{label[1]}] {source[label.end() :]}"
        return paragraph_blocks(line, read_inline(source, self.references), source, kind)
