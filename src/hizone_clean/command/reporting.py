"""The pages of a report on the disk: one for one document; for several a page each, and the list of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

from hizone_clean.command.job import Outcome
from hizone_clean.command.settings import SettingsError
from hizone_clean.command.targets import is_report, report_places
from hizone_clean.patterns import pattern
from hizone_clean.rendering.report import Section, render_page
from hizone_clean.rendering.report.index import Entry, render_index

# what a name of a file may hold everywhere: letters of any script, digits, - _ .
_UNSAFE = pattern(r"[^\w.-]+")
_LONGEST = 60

Write = Callable[[Path, bytes], None]


class Report:
    """Takes the outcomes of a run; a page is written as soon as its document is done, the list by :meth:`close`."""

    def __init__(self, path: Path, *, several: bool, write: Write) -> None:
        self.several, self.write = several, write
        self.first, self.folder = report_places(path, several=several)
        self.entries: list[Entry] = []
        self.written: set[str] = set()
        self.problem: OSError | None = None
        home = path.parent if self.first != path else self.first.parent
        if not os.access(home, os.W_OK):
            raise SettingsError(f"cannot write {path}: no folder {home} that may be written to")

    def take(self, outcome: Outcome) -> None:
        """Write the page of one document; a failure is told by :meth:`close`, and stops the report alone."""
        if self.problem:
            return
        try:
            self._take(outcome)
        except OSError as error:
            self.problem = error

    def _take(self, outcome: Outcome) -> None:
        section = outcome.section
        if not self.several:
            if section:
                self.write(self.first, _bytes(render_page(section)))
            return
        if section is None:
            self.entries.append(Entry(outcome.name, Counter(), problem="; ".join(outcome.problems)))
            return
        name = page_name(section.name)
        self.written.add(name)
        page = self.folder / name
        if page.exists() and not is_report(page):
            raise OSError(f"cannot write {page}: it is no report")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.write(
            page, _bytes(render_page(section, quote(os.path.relpath(self.first, self.folder).replace(os.sep, "/"))))
        )
        self.entries.append(_entry(section, f"{self.folder.name}/{name}"))

    def close(self) -> None:
        """Write the list, and take away the pages of earlier runs that it does not name. Raises ``OSError`` when that fails."""
        if self.problem:
            raise self.problem
        if not self.several:
            return
        self.first.parent.mkdir(parents=True, exist_ok=True)
        self.write(self.first, _bytes(render_index(self.entries)))
        for page in self.folder.glob("*.html") if self.folder.is_dir() else ():
            if page.name not in self.written and is_report(page):
                page.unlink()


def page_name(name: str) -> str:
    """The name of the page of the document ``name``: the same at each run, no two alike, safe on every system.

    >>> page_name("a/b c?.html")
    'a_b_c_.html-c7d63ea1.html'
    """
    safe = _UNSAFE.sub("_", name).strip("._")[-_LONGEST:]
    return f"{safe}-{crc32(name.encode('utf-8', 'surrogateescape')):08x}.html"


def _entry(section: Section, page: str) -> Entry:
    facts = {key: getattr(section, key) for key in ("title", "date", "articles", "kept", "doubts", "text_hash")}
    return Entry(section.name, section.removed, page, **facts)


def _bytes(page: str) -> bytes:
    return page.encode("utf-8", "replace")
