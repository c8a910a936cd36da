"""The text of a block, and the articles of a document, as every rendering shows them."""

from __future__ import annotations

from hizone_clean.document import Article, Block, Document


def shown_text(block: Block) -> str:
    """The text of ``block`` without blanks around it or its lines, and without blank lines; code keeps its own.

    >>> shown_text(Block("  床前明月光， \\n\\n  疑是地上霜。", (1, 3), type="verse"))
    '床前明月光，\\n疑是地上霜。'
    """
    text = block.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if block.type == "code":
        return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip("\n")
    if block.type == "table_row" and not text.replace("|", "").strip():
        return ""
    if "\n" not in text:
        return text.strip()
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def one_line(text: str | None) -> str:
    """``text`` on one line, with single blanks; empty for ``None``."""
    return " ".join(text.split()) if text else ""


def shown_articles(document: Document) -> tuple[Article, ...]:
    """The articles of ``document`` that have any text."""
    return tuple(
        article
        for article in document.articles
        if one_line(article.title) or one_line(article.kicker) or any(map(shown_text, article.blocks))
    )
