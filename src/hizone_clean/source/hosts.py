"""Where links lead: to the page's own site, or to another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from hizone_clean.patterns import pattern

# https://www.example.com.cn/a, //img.example.com
_HOST = pattern(r"\s*(?:https?:)?//(?:[^/?#@\s]*@)?([^/?#:\s\"'<>]+)", re.I)
# mailto:a@b.cn, javascript:void(0), weixin://…
_SCHEME = pattern(r"\s*(?!https?:)[a-z][a-z+.-]*:", re.I)
_SECOND = frozenset(("com", "net", "org", "gov", "edu", "ac", "co", "or", "idv"))
"""What stands before a country in the name of a site: com.cn, org.tw."""
_FEWEST, _SHARE = 3, 0.4
"""Links to one site, and their share of the links with a host, that make it the page's own where no other says which it is."""


class OwnSite(NamedTuple):
    """Which site a page belongs to, as far as it tells."""

    names: frozenset[str] = frozenset()
    has_relative: bool = False

    def leads_away(self, address: str) -> bool | None:
        """Whether a link leads to another site than the page's own; ``None`` where nothing tells which that is.

        >>> own = OwnSite(frozenset(["example.com"]))
        >>> own.leads_away("//news.example.com/1"), own.leads_away("/a.html"), own.leads_away("https://a.cn")
        (False, False, True)
        """
        found = _HOST.match(address)
        if found is None:
            return True if _SCHEME.match(address) else False if self.is_known else None
        return site_of(found[1]) not in self.names if self.is_known else None

    @property
    def is_known(self) -> bool:
        """Whether it is told which links lead to the page's own site: it is named, or links name no site."""
        return bool(self.names) or self.has_relative


NOWHERE = OwnSite()
"""Of a page that tells nothing."""


@lru_cache(maxsize=1024)
def site_of(host: str) -> str:
    """The part of a host's name that one owner has.

    >>> site_of("news.example.com.cn"), site_of("www.example.org")
    ('example.com.cn', 'example.org')
    """
    parts = host.lower().strip(".").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND and len(parts[-1]) == 2 else parts[-2:])


def own_site(addresses: Iterable[str], stated: Iterable[str] = ()) -> OwnSite:
    """The site of a page whose links lead to ``addresses``: what it states, else the one that most of them lead to.

    >>> own_site(["https://a.cn/1", "https://a.cn/2", "http://www.a.cn/", "https://b.cn"]).names
    frozenset({'a.cn'})
    """
    sites: Counter[str] = Counter()
    relative = 0
    for address in addresses:
        if found := _HOST.match(address):
            sites[site_of(found[1])] += 1
        elif address and address[0] != "#" and not _SCHEME.match(address):
            relative += 1
    named = {site_of(found[1]) for address in stated if (found := _HOST.match(address))}
    if not named and sites:
        (most, count), *_ = sites.most_common(1)
        if count >= max(_FEWEST, _SHARE * sites.total(), relative):
            named = {most}
    return OwnSite(frozenset(named), relative > 0)
