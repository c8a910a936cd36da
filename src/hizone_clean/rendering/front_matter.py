"""The front matter of the Markdown rendering: what the document says about itself, its own keys among it."""

from __future__ import annotations

from typing import Any

from hizone_clean.blocks import Article, Metadata
from hizone_clean.rendering.shown import one_line
from hizone_clean.source.entities import escape_entities
from hizone_clean.source.markup import ESCAPED_TAG

_NAMED = ("title", "date", "authors", "source", "url", "tags", "categories")


def render_front_matter(metadata: Metadata, articles: tuple[Article, ...], *, always: bool = False) -> str:
    """The YAML front matter with its fences, each line ended; empty when there is nothing to say.

    First the known fields, then the source's other keys as they were, then the articles, where there is more than one, a
    kicker, or an article whose head says what the document does not. ``always`` lists the articles in any case.
    """
    from hizone_clean.source.yaml_scalars import dump_yaml

    fields = stated_fields(metadata)
    fields |= {
        key: value for key, value in metadata.extra.items() if key not in fields and (value or key not in _NAMED)
    }
    if always or _are_listed(metadata, articles):
        fields["articles"] = [article_head(article) for article in articles]
    return f"---\n{dump_yaml(fields)}---\n" if fields else ""


def stated_fields(metadata: Metadata) -> dict[str, Any]:
    """The known fields of ``metadata`` that say anything, in their order, as YAML writes them."""
    from hizone_clean.source.yaml_scalars import Plain

    values = {name: _as_data(getattr(metadata, name)) for name in _NAMED}
    fields: dict[str, Any] = {name: value for name, value in values.items() if value}
    if metadata.date:
        fields["date"] = Plain(metadata.date)
    return fields


def _as_data(value: str | tuple[str, ...] | None) -> str | list[str] | None:
    """A field as a reader of the front matter gives it back: on one line, lists without empty entries."""
    if isinstance(value, tuple):
        return [shown for item in value if (shown := _as_stated(item))]
    return _as_stated(value) or None


def _as_stated(value: str | None) -> str:
    """``value`` on one line; what text has as ``&lt;b>`` is ``<b>``, since no reader of a field looks for tags."""
    return escape_entities(ESCAPED_TAG.sub("<", one_line(value)))


def _are_listed(metadata: Metadata, articles: tuple[Article, ...]) -> bool:
    if len(articles) != 1:
        return bool(articles or one_line(metadata.title))
    head = article_head(articles[0])
    stated = {name: _as_data(getattr(metadata, name, None)) for name in head}
    # who wrote the one article and where it is from is said by the document; a title of the document is no headline
    return head["title"] != stated["title"] or any(value and value != stated[name] for name, value in head.items())


def article_head(article: Article) -> dict[str, Any]:
    """Title, kicker, authors and source of ``article``, as YAML writes them."""
    return {name: _as_data(getattr(article, name)) for name in ("title", "kicker", "authors", "source")}
