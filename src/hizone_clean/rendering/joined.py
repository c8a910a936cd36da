"""Several documents as one file: text below text, or Markdown whose front matter says what each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from hizone_clean.rendering.front_matter import article_head, stated_fields
from hizone_clean.rendering.markdown import markdown_body
from hizone_clean.rendering.shown import shown_articles

if TYPE_CHECKING:
    from hizone_clean.document import Document


class MarkdownPart(NamedTuple):
    """One document of a joined Markdown file."""

    said: dict[str, Any]
    """What it says about itself, and the file that it came from."""
    heads: tuple[dict[str, Any], ...]
    """Title, kicker, authors and source of each of its articles."""
    body: str


def markdown_part(name: str, document: Document) -> MarkdownPart:
    """What a joined file needs of ``document``, which came from the file ``name``."""
    articles = shown_articles(document)
    said = stated_fields(document.metadata)
    heads = tuple(map(article_head, articles))
    if len(heads) == 1:  # alone it would stand in the front matter of its own
        heads = ({key: value or said.get(key, value) for key, value in heads[0].items()},)
    return MarkdownPart({"file": name, **said}, heads, markdown_body(articles))


def join_markdown(parts: Iterable[MarkdownPart]) -> str:
    """One Markdown text of ``parts``: the documents listed in its front matter, a line ``---`` between them.

    What each document says about itself stands under ``documents``, what its articles say under ``articles``; other keys
    of its front matter stay in its own file. A document without text is listed and has no part in the body.

    >>> from hizone_clean import clean_document
    >>> parts = [markdown_part(name, clean_document(f"# {name}\\n\\n甲乙丙丁。")) for name in ("一", "二")]
    >>> join_markdown(parts).split("---\\n")[2]
    '\\n# 一\\n\\n甲乙丙丁。\\n\\n'
    """
    from hizone_clean.source.yaml_scalars import dump_yaml

    parts = list(parts)
    front = {"documents": [part.said for part in parts], "articles": [head for part in parts for head in part.heads]}
    body = "\n\n---\n\n".join(part.body for part in parts if part.body)
    return f"---\n{dump_yaml(front)}---\n\n{body}".rstrip("\n") + "\n"


def join_text(texts: Iterable[str]) -> str:
    """One text of ``texts``, two blank lines between them, as between the articles of one.

    >>> join_text(["甲。\\n", "", "乙。\\n"])
    '甲。\\n\\n\\n乙。\\n'
    """
    shown = "\n\n\n".join(filter(None, (text.strip("\n") for text in texts)))
    return f"{shown}\n" if shown else ""
