"""A document as a container holds it, before it is cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

KNOWN = ("title", "date", "source", "url")
"""What a container may say of a document beside its text, where the document does not say it itself."""


class Record(NamedTuple):
    """One document of a shard; or, with ``error``, what should have been one."""

    id: str
    raw: str | bytes = ""
    keys: Mapping[str, Any] = {}
    """What else the container holds of it: the other keys of a JSON line, the columns of a table, the address of a page."""
    name: str = ""
    """What its file is called; it tells data from documents."""
    charset: str = ""
    """The encoding that a server declared, where the bytes do not tell; else nothing."""
    folder: str = ""
    """The folder that its file stands in."""
    error: str = ""
    """Why there is no document to clean."""

    @property
    def source(self) -> str:
        """Where it comes from: the host of its address, or the folder of its file.

        >>> Record("a", keys={"url": "https://News.example.com:80/a.html"}).source
        'news.example.com'
        """
        url = self.keys.get("url")
        if isinstance(url, str) and "://" in url[:12]:
            try:
                return (urlsplit(url).hostname or "").lower()
            except ValueError:  # http://[::1
                return ""
        return self.folder
