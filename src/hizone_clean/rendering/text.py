"""A document as plain text: one blank line between blocks, two between articles."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from hizone_clean.rendering.shown import shown_parts
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
    articles = groupby(shown_parts(document), key=itemgetter(0))
    return "\n\n\n".join("\n\n".join(text for _, _, text in parts) for _, parts in articles)
