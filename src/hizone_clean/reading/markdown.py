"""Markdown to blocks: the marks that stand at the beginning of a line, or under it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise, takewhile

from hizone_clean.blocks import Block, BlockType
from hizone_clean.patterns import pattern
from hizone_clean.reading.markdown_builders import BOX, BUILDER, CALLOUT, PART, TAIL, builder_pieces
from hizone_clean.reading.markdown_inline import read_inline
from hizone_clean.reading.markdown_links import as_linked, take_spread_links
from hizone_clean.reading.markdown_paragraphs import (
    are_wrapped,
    is_far_in,
    is_heading,
    joined_lines,
    looks_like_code,
    paragraph_blocks,
    quoted_code,
    without_indent,
)
from hizone_clean.reading.markdown_tables import DEFINED, begins_table, begins_term, row_blocks, term_blocks
from hizone_clean.source.lines import read_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown, with_plain_blanks

__all__ = ["looks_like_markdown", "read_markdown"]

# ``` python, ~~~; what html2text writes of nothing struck out is none: ~~~~热卖推荐
_FENCE = pattern(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,}(?![^\u3400-\u9fff]*[\u3400-\u9fff]))[^`]*$")
_INNER_FENCE = pattern(
    r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,}(?![^\u3400-\u9fff]*[\u3400-\u9fff]))[^`]*$"
)  # a fence inside of an item
_RULE = pattern(r"([-*_])(?:[ \t]*\1){2,}")
_HEADING = pattern(r"(#{1,6})(?:[ \t]+(.*))?$")
_ANCHOR = pattern(r"^(?:<(span|a)\b[^<>]*></\1>\s*)+(?=#{1,6} )")  # <span id="page-0-0"></span># 题
_UNDERLINE = pattern(r"={3,}|-{3,}")
_ITEM = pattern(r"(?:[-*+]|(?P<number>[0-9]{1,9}[.)]))(?:[ \t]+|$)")
_QUOTE = pattern(r"(?:>[ \t]?)+")
_JUDGED = 12  # lines of a block that stands in from the edge by which it is taken for code or not
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
    return list(_Reader(lines, separated=separated).read()), tail


class _Reader:
    """One walk down the lines."""

    def __init__(self, lines: list[Block], *, separated: bool) -> None:
        self.separated = separated
        self.lines, self.linked = take_spread_links(lines)
        self.texts = [_ANCHOR.sub("", line.text.strip(), count=1) for line in self.lines]
        self.references = frozenset(found[1].lower() for text in self.texts if (found := _DEFINITION.match(text)))
        self.parts = any("<" in text and PART.search(text) for text in self.texts)
        self.place = self.article = 0
        self.in_list = False  # whether the block before is an item, of which indented text is a part
        self.comment_ends = [number for number, text in enumerate(self.texts) if "-->" in text]

    def read(self) -> Iterator[Block]:
        while self.place < len(self.lines):
            first = self.place
            blocks = self._next()
            for block in as_linked(blocks, range(first, self.place), self.lines, self.linked):
                self.in_list = block.type == "list_item" if block.reason is None else self.in_list
                yield block._replace(article=self.article)

    def _next(self) -> list[Block]:
        line, text = self.lines[self.place], self.texts[self.place]
        if found := self._fence(line):
            return self._code(found)
        if self._is_indented_code():
            return self._indented_code()
        if text[:1] in "$\\{[:!?=<ei" and (blocks := self._of_builder(text)):
            return blocks
        if _RULE.fullmatch(text):
            return self._rule()
        if found := _HEADING.match(text):
            return self._heading(found)
        if begins_table(self.lines, self.texts, self.place):
            return self._table()
        if _DEFINITION.match(text):
            return [self._taken(1)._replace(reason="markup", by="read/definition")]
        if text.startswith("<!--") and (length := self._comment_length()):
            return [self._taken(length)._replace(reason="markup", by="read/comment")]
        if text.startswith(">"):
            return self._quote()
        if _ITEM.match(text):
            return self._item()
        if begins_term(self.lines, self.texts, self.place):
            return self._term()
        if self.place and (found := DEFINED.match(text)):
            return self._blocks(self._taken(1), text[found.end() :], "paragraph")
        return self._paragraph()

    def _taken(self, count: int) -> Block:
        """The next ``count`` lines as one block, as they stand."""
        lines = self.lines[self.place : self.place + count]
        self.place += count
        if count == 1:
            return lines[0]
        text = lines[0].text + "".join(f"{a.end}{b.before}{b.text}" for a, b in pairwise(lines))
        return lines[0]._replace(text=text, lines=(lines[0].lines[0], lines[-1].lines[1]), end=lines[-1].end)

    def _fence(self, line: Block) -> re.Match[str] | None:
        """The fence that ``line`` opens; as part of an item it may stand in as far as it likes."""
        return (_INNER_FENCE if self.in_list else _FENCE).match(line.text)

    def _code(self, opening: re.Match[str]) -> list[Block]:
        fence, indent = opening["fence"], opening["indent"]
        closing = re.compile(rf" {{0,{len(indent) + 3}}}\t*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        rest = range(self.place + 1, len(self.lines))
        last = next((at for at in rest if closing.match(self.lines[at].text)), len(self.lines) - 1)
        block = self._taken(last - self.place + 1)._replace(type="code")
        return [block._replace(text=without_indent(block.text, indent)) if indent else block]

    def _is_indented_code(self) -> bool:
        """Whether a block of code begins here that is marked by its indent alone; text that stands in from the edge is none."""
        line = self.lines[self.place]
        if not is_far_in(line.text) or (self.place and not line.gap) or self.in_list:
            return False
        first = [near.text for near in self.lines[self.place : self.place + _JUDGED]]
        return looks_like_code(list(takewhile(is_far_in, first)))

    def _indented_code(self) -> list[Block]:
        last = self.place
        while last + 1 < len(self.lines) and is_far_in(self.lines[last + 1].text):
            last += 1
        block = self._taken(last - self.place + 1)
        code = "\n".join(line[1 if line.startswith("\t") else 4 :] for line in block.text.splitlines())
        return [block._replace(text=code, type="code")]

    def _of_builder(self, text: str) -> list[Block]:
        """What only a site's builder or a formula has at the head of a line; nothing where the line is text."""
        if (found := BOX.match(text)) and not BUILDER.fullmatch(text):
            line, title = self._taken(1), found["title"] or found["label"] or ""
            mark = text[: found.start("title" if found["title"] else "label")] if title else text
            shown = self._blocks(line, title, "paragraph") if title else []
            return [*shown, line._replace(text=mark).removed("markup", "read/template")]
        pieces = builder_pieces(self.texts, lambda at: self.lines[at].gap, self.place, parts=self.parts)
        taken = [(self._taken(count), rule) for count, rule in pieces]
        return [b.removed("markup", rule) if rule else b._replace(type="code") for b, rule in taken]

    def _rule(self) -> list[Block]:
        if self.separated and self.texts[self.place] == "---":
            self.article += 1
        return [self._taken(1)._replace(reason="markup", by="read/rule")]

    def _heading(self, found: re.Match[str]) -> list[Block]:
        text = (found[2] or "").strip()
        closed = text.rstrip("#")
        text = closed.rstrip() if closed[-1:] in ("", " ", "\t") else text
        line = self._taken(1)
        anchor = _ANCHOR.match(line.text.strip())
        aside = [line._replace(text=anchor[0]).removed("markup", "read/anchor")] if anchor else []
        level = len(found[1])
        blocks = self._blocks(line, text, "title" if level == 1 else "heading")
        return aside + [b._replace(level=level) if b.type in ("title", "heading") else b for b in blocks]

    def _comment_length(self) -> int:
        """How many lines the comment takes that begins here; 0 when text follows it on its last line."""
        at = bisect_left(self.comment_ends, self.place)
        last = self.comment_ends[at] if at < len(self.comment_ends) else -1
        return last - self.place + 1 if last >= 0 and self.texts[last].endswith("-->") else 0

    def _table(self) -> list[Block]:
        blocks = row_blocks(self._taken(1), self.references)
        self.place += 1
        while self._goes_on() and "|" in self.texts[self.place]:
            blocks += row_blocks(self._taken(1), self.references)
        return blocks

    def _term(self) -> list[Block]:
        row = [self._taken(1)]
        while self._goes_on() and DEFINED.match(self.texts[self.place]):
            row.append(self._taken(1))
        return term_blocks(row, self.references)

    def _goes_on(self) -> bool:
        return self.place < len(self.lines) and not self.lines[self.place].gap

    def _quote(self) -> list[Block]:
        lines = [self._taken(1)]
        while self._goes_on() and self.texts[self.place].startswith(">"):
            lines.append(self._taken(1))
        run: list[Block] = []
        blocks: list[Block] = []
        while lines:
            line = lines.pop(0)
            inner = _QUOTE.sub("", line.text.strip(), count=1).strip()
            fence = _FENCE.match(inner)
            starts = fence or not inner or _ITEM.match(inner) or _HEADING.match(inner) or CALLOUT.match(inner)
            if starts:
                blocks += self._run(run, "quote")
                run = []
            if fence:
                blocks.append(quoted_code([line, *lines], fence["fence"]))
                del lines[: blocks[-1].lines[1] - line.lines[0]]
            elif inner and starts:
                blocks += self._quoted(line, inner)
            elif inner:
                run.append(line._replace(text=inner))
        return blocks + self._run(run, "quote")

    def _quoted(self, line: Block, inner: str) -> list[Block]:
        """An item, a heading or the head of a callout inside of a quote."""
        if found := CALLOUT.match(inner):
            shown = self._blocks(line, found["title"], "quote") if found["title"] else []
            return [*shown, line._replace(text=found["mark"]).removed("markup", "read/callout")]
        if found := _HEADING.match(inner):
            return self._blocks(line, (found[2] or "").strip().rstrip("#").strip(), "heading")
        while (found := _ITEM.match(inner)) and not found["number"]:
            inner = inner[found.end() :]
        return self._blocks(line, inner, "list_item")

    def _item(self) -> list[Block]:
        line = self._taken(1)
        text = line.text.strip()
        while (found := _ITEM.match(text)) and not found["number"]:
            text = text[found.end() :]
        texts = [text]
        while self._goes_on() and self.lines[self.place].text[:2].isspace() and not self._begins_block():
            more = self._taken(1)
            texts.append(more.text.strip())
            line = line._replace(lines=(line.lines[0], more.lines[1]), end=more.end)
        return self._blocks(line, joined_lines(texts), "list_item")

    def _begins_block(self) -> bool:
        """Whether the line at hand cannot go on with the paragraph before it."""
        text = self.texts[self.place]
        return bool(
            text.startswith((">", "<!--"))
            or _INNER_FENCE.match(text)
            or _ITEM.match(text)
            or _HEADING.match(text)
            or _RULE.fullmatch(text)
            or _DEFINITION.match(text)
            or _FOOTNOTE.match(text)
            or DEFINED.match(text)
            or BUILDER.fullmatch(text)
            or BOX.match(text)
            or begins_table(self.lines, self.texts, self.place)
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
            return self._blocks(whole, joined_lines(texts), kind)
        return [block for line in run for block in self._blocks(line, line.text.strip(), kind)]

    def _blocks(self, line: Block, source: str, kind: BlockType) -> list[Block]:
        label = _FOOTNOTE.match(source)
        if label:
            source = f"\\[{label[1]}] {source[label.end() :]}"
        tail = TAIL.search(source) if source.endswith("}") else None
        source = source[: tail.start()] if tail else source
        blocks = paragraph_blocks(line, read_inline(source, self.references), source, kind)
        return [*blocks, line._replace(text=tail[0].strip()).removed("markup", "read/attributes")] if tail else blocks
