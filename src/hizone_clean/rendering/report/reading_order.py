"""What a report draws on: the blocks with their numbers, what stood in each source line, and which articles there are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.blocks import Block, Span
from hizone_clean.patterns import pattern
from hizone_clean.rendering.shown import one_line, shown_text
from hizone_clean.source.lines import split_lines
from hizone_clean.source.spans import merged_spans

if TYPE_CHECKING:
    from hizone_clean.document import Document

MARKUP = frozenset(("front_matter", "markup", "metadata", "image"))
"""Reasons for which no text goes that a reader would see."""
_STEPS = 20
"""Steps that may have changed one block."""
# "[related] …", "[title] …": how the ledger writes what a block is
_KIND = pattern(r"\[[a-z_]+\] ")


class ShownArticle(NamedTuple):
    """An article as the result shows it; numbers of its blocks in the document."""

    number: int
    """Counted from 1 in the result."""
    title: int | None
    kicker: int | None
    body: tuple[int, ...]


class Sheet:
    """A document laid out for its report. Everything is worked out when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document, self.blocks = document, document.blocks

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source."""
        return split_lines(self.document.source)[0::2]

    @cached_property
    def spans(self) -> list[list[Span]]:
        """The source lines of each block."""
        last = max(1, len(self.lines))
        return [
            [
                (max(1, first), min(stop, last))
                for first, stop in merged_spans(b.lines for b in block.made_of or (block,))
            ]
            for block in self.blocks
        ]

    @cached_property
    def by_line(self) -> dict[int, list[int]]:
        """The numbers of the blocks that came from each source line."""
        found: dict[int, list[int]] = {}
        for number, spans in enumerate(self.spans):
            for first, last in spans:
                for line in range(first, last + 1):
                    found.setdefault(line, []).append(number)
        return found

    @cached_property
    def page_of(self) -> dict[int, int]:
        """The page that each source line stands on, counted from 1; empty where there is one page alone."""
        if self.document.paper:
            found = {number: line.page for number, line in self.document.paper.lines.items()}
        else:
            lines = (line for block in self.blocks for line in block.made_of or (block,))
            found = {line.lines[0]: line.page + 1 for line in lines}
        return found if len(set(found.values())) > 1 else {}

    @cached_property
    def articles(self) -> list[ShownArticle]:
        """The articles that have any text, in the order of the result."""
        members: dict[int, list[int]] = {}
        for number, block in enumerate(self.blocks):
            if block.reason is None:
                members.setdefault(block.article, []).append(number)
        shown: list[ShownArticle] = []
        for article in sorted(members):
            own = [n for n in members[article] if one_line(self.blocks[n].text) and shown_text(self.blocks[n])]
            title = next((n for n in own if self.blocks[n].type == "title"), None)
            kicker = next((n for n in own if self.blocks[n].type == "kicker"), None)
            if own:
                body = tuple(n for n in own if n not in (title, kicker))
                shown.append(ShownArticle(len(shown) + 1, title, kicker, body))
        return shown

    @cached_property
    def article_of(self) -> dict[int, int]:
        """The number of the article that each kept block belongs to."""
        return {
            n: article.number
            for article in self.articles
            for n in (article.title, article.kicker, *article.body)
            if n is not None
        }

    @cached_property
    def before(self) -> dict[str, str]:
        """What a block said before the step that made it say what it says: from the ledger, by the text after it."""
        found: dict[str, str] = {}
        for change in self.document.changes:
            old, new = (_KIND.sub("", text).split("\n") for text in (change.before, change.after))
            if len(old) == len(new):
                found.update((after, before) for before, after in zip(old, new, strict=True) if before != after)
        return found

    def source_of(self, number: int) -> str:
        """What stood in the source where block ``number`` came from."""
        block = self.blocks[number]
        if self.document.form != "html":
            return "\n".join("\n".join(self.lines[first - 1 : last]) for first, last in self.spans[number])
        return "\n".join(map(self._first_form, block.text.split("\n")))

    def _first_form(self, text: str) -> str:
        for _ in range(_STEPS):
            before = self.before.get(text.strip())
            if before is None or before == text:
                break
            text = before
        return text

    def kept(self) -> Iterator[Block]:
        """The kept blocks."""
        return (block for block in self.blocks if block.reason is None)


def letters(text: str) -> int:
    """How many letters, Han and digits ``text`` has."""
    return sum(map(str.isalnum, text))
