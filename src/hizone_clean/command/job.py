"""What a run does with every file, and what became of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from hizone_clean.command.settings import Settings

if TYPE_CHECKING:
    from hizone_clean.command.learned import Learned
    from hizone_clean.rendering.joined import MarkdownPart
    from hizone_clean.rendering.report import Section


Mode = Literal["stdout", "check", "diff", "in_place", "output_dir"]


class Job(NamedTuple):
    """What a run does with every file; it travels to worker processes."""

    settings: Settings
    mode: Mode = "stdout"
    output_dir: Path = Path()
    removed: bool = False
    """Whether what was taken away is asked for."""
    changes: bool = False
    """Whether what was changed is asked for too."""
    report: bool = False
    """Whether a report is asked for."""
    picture: bool = False
    """Whether a picture of where everything went is asked for."""
    joined: bool = False
    """Whether several documents go into one text or Markdown file."""
    learned: Learned | None = None
    """What the documents of a folder share."""
    field: str = ""
    """The field of records that is cleaned; empty for documents."""
    skip_data: bool = False
    """Whether data is passed over that was named, as that in folders is."""
    colour: bool = False
    """Whether a diff is coloured."""


class Outcome(NamedTuple):
    """What became of one document."""

    name: str
    status: Literal["changed", "unchanged", "failed", "passed"]
    shown: str = ""
    """What goes to standard output."""
    clean: bytes = b""
    """What is to be written in its place or elsewhere."""
    digest: bytes = b""
    """Of the bytes that were cleaned: what is in the file when it is written must still be that."""
    problems: tuple[str, ...] = ()
    """A line each, without the name of the document."""
    removed: tuple[dict[str, Any], ...] = ()
    changes: tuple[dict[str, Any], ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    """Of a table: one for each article."""
    part: MarkdownPart | None = None
    """Of one Markdown file for several documents."""
    section: Section | None = None
    data: str = ""
    """What it is, where it is data and no document."""
    picture: str = ""
    """As SVG."""
    partly: bool = False
    """Whether some of the records that it holds failed."""
