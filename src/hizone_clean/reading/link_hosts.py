"""Which letters of a block stand in links to another site than the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern
from hizone_clean.source.hosts import OwnSite, own_site

# <a href="/1">, <a href='https://a.cn/1'>, <a href=/1>
_HREF = pattern(r"<a\b[^<>]*?\shref\s*=\s*[\"']?([^\"'\s<>]*)", re.I)
# <link rel="canonical" href="…">, <meta property="og:url" content="…">, <base href="…">
_STATED = pattern(r"<(?:link|meta|base)\b[^<>]{0,500}>", re.I)
_STATES_PAGE = pattern(r"\bcanonical\b|\bog:url\b|<base\b", re.I)
_ADDRESS = pattern(r"(?:href|content)\s*=\s*[\"']?\s*((?:https?:)?//[^\"'\s<>]+)", re.I)
# (https://a.cn/1 "题"), (<a b.html>): the addresses that a paragraph of Markdown leaves behind; [题](/1) where it stays as it was
_TARGET = pattern(r"^\(\s*<?([^\s()<>]*)", re.M)
_WRITTEN = pattern(r"\]\(\s*<?([^\s()<>]*)")


def site_of_page(page: str) -> OwnSite:
    """The site that a page in HTML belongs to: what its head states, else the one that most of its links lead to."""
    stated = [found[1] for tag in _STATED.findall(page) if _STATES_PAGE.search(tag) and (found := _ADDRESS.search(tag))]
    return own_site(_HREF.findall(page), stated)


def with_hosts(blocks: Iterable[Block], url: str | None) -> list[Block]:
    """Blocks of Markdown, each with links as it tells how much of it leads to another site; ``url`` is what is stated of the page.

    >>> blocks = Block("见规划", (1, 1), links=0.5), Block("(http://b.cn/x)", (1, 1)).removed("markup", "read/link_address")
    >>> [block.away for block in with_hosts(blocks, "http://a.cn/1")]
    [0.5, -1.0]
    """
    read = list(blocks)
    owners = dict(_addresses(read))
    site = own_site((address for addresses in owners.values() for address in addresses), [url] if url else [])
    for at, addresses in owners.items():
        led = [site.leads_away(address) for address in addresses]
        if led and None not in led:
            read[at] = read[at]._replace(away=read[at].links * sum(map(bool, led)) / len(led))
    return read


def _addresses(blocks: list[Block]) -> Iterator[tuple[int, list[str]]]:
    """The places of blocks with links, and the addresses of these: in the block itself, else in the next that holds addresses."""
    waiting: list[int] = []
    for at, block in enumerate(blocks):
        if block.by == "read/link_address":
            addresses = _TARGET.findall(block.text.removeprefix("]"))
            yield from ((place, addresses) for place in waiting)
            waiting = []
        elif block.reason is not None:
            continue
        elif not block.links:
            waiting = []
        elif written := _WRITTEN.findall(block.text):
            yield at, written
        else:
            waiting.append(at)
