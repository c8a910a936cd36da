"""A document as plain text: one blank line between blocks, two between articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hizone_clean.blocks import Article
from hizone_clean.rendering.shown import one_line, shown_articles, shown_text
from hizone_clean.source.lines import to_lines

if TYPE_CHECKING:
    from hizone_clean.document import Document


def render_text(document: Document) -> str:
    """The kept text of ``document``, without a final line end; plain lines come back as they stood.

    For each article its kicker, its title and its blocks. No line ends in a blank; verse and code keep their lines, and a
    block without text does not appear.

    >>> from hizone_clean.reading import read
    >>> render_text(read("## 题\\n\\n- 甲 \\n- 乙\\n\\n![图](a.png)"))
    '题\\n\\n甲\\n\\n乙'
    """
    if document.form == "plain":
        return to_lines(document)
    return "\n\n\n".join("\n\n".join(_parts(article)) for article in shown_articles(document))


def _parts(article: Article) -> Iterator[str]:
    yield from filter(None, map(one_line, (article.kicker, article.title)))
    yield from filter(None, map(shown_text, article.blocks))
