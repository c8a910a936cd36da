"""The anchors of headings, which are made of their text, and the links of a document that point to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import combining, normalize
from urllib.parse import unquote

from hizone_clean.patterns import pattern

# ](#名称 "题") and ](甲.md#名称)   [1]: #名称   href="#名称"   [[甲#名称|乙]]
_LINK = pattern(
    r"\]\([^()\s#]*+#([^()\s]++(?:\([^()\s]*+\)[^()\s]*+)?)|\]:[ \t]*+<?[^\s#]*+#([^\s>]++)"
    r"|href\s*+=\s*+[\"']?[^\s\"'#>]*+#([^\s\"'>]++)|\[\[[^\[\]#\n]*+#([^\[\]|\n]++)"
)
_NUMBERED = pattern(r"-\d++$")
_NO_SLUG = pattern(r"[^\w\- ]")
_NO_SLUG_BUT_STOPS = pattern(r"[^\w\-. ]")
_PARTING = pattern(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")


def slug_on_github(heading: str) -> str:
    """The anchor as GitHub, GitLab, Docusaurus, Hugo and others make it.

    >>> slug_on_github("MySQL 索引, 一")
    'mysql-索引-一'
    """
    return _NO_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def _slug_of_pandoc(heading: str) -> str:
    return _NO_SLUG_BUT_STOPS.sub("", heading.strip().lower()).replace(" ", "-")


def _slug_of_vuepress(heading: str) -> str:
    """The anchor as VuePress and VitePress make it (``slugify`` of @mdit-vue/shared)."""
    plain = "".join(c for c in normalize("NFKD", heading) if not combining(c))
    return _PARTING.sub("-", plain).strip("-").lower()


def _as_it_is(heading: str) -> str:
    return heading.strip().lower()


_DIALECTS: tuple[Callable[[str], str], ...] = (slug_on_github, _slug_of_pandoc, _slug_of_vuepress, _as_it_is)


def linked_anchors(text: str) -> frozenset[str]:
    """The anchors that links in ``text`` point to.

    >>> sorted(linked_anchors("[甲](#%E4%B8%80-1) [[丙#丁]]"))
    ['一', '一-1', '丁']
    """
    found = {unquote(next(filter(None, groups))).strip().lower() for groups in _LINK.findall(text)}
    return frozenset(found | {_NUMBERED.sub("", anchor) for anchor in found})


def broken_anchors(
    before: Sequence[tuple[int, str]], after: Sequence[tuple[int, str]], linked: frozenset[str], every: bool
) -> frozenset[int]:
    """The lines of those headings whose anchor is another one ``after``.

    Args:
        before, after: the line and the text of each heading.
        linked: the anchors that links point to; others count only on GitHub, and only with ``every``.
        every: whether links from other documents are to be reckoned with.
    """
    return frozenset(
        line
        for (line, old), (_, new) in zip(before, after, strict=True)
        if old != new
        and (
            (every and slug_on_github(old) != slug_on_github(new))
            or any(slug(old) in linked and slug(old) != slug(new) for slug in _DIALECTS)
        )
    )
