"""A server for the Model Context Protocol (https://modelcontextprotocol.io): an assistant cleans documents and is told what went.

It speaks over standard input and output (``hizone-clean mcp``) and reads only what lies, unhidden, below the folder that it was
started in: the one who asks is a program that may have read anybody's page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Literal

from hizone_clean import InputError, __version__, clean_document
from hizone_clean.command.input import read_file
from hizone_clean.command.settings import Settings, size_of
from hizone_clean.command.walking import leads_to_hidden
from hizone_clean.document import Document

_INSTRUCTIONS = (
    "Cleans dirty Chinese documents: saved web pages, Markdown of crawlers, pages copied as text, PDFs and text out of newspaper PDFs. "
    "Give either the text itself or the path of a file below the current folder. Words are never changed; "
    "what was taken away is told by explain."
)
_LONGEST = 300
"""Letters that are shown of a passage that was taken away."""


class RefusedError(ValueError):
    """What was asked for is not done; the message says why."""


def serve() -> int:
    """Answer on standard input and output until the other side hangs up. Raises ``ImportError`` without the package ``mcp``."""
    make_server().run("stdio")
    return 0


def make_server() -> Any:
    """The server with its three tools."""
    from mcp.server.mcpserver import MCPServer

    server = MCPServer("hizone-clean", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")
    for tool in (clean, explain, report):
        server.add_tool(_telling_why(tool), name=tool.__name__, description=tool.__doc__)
    return server


def _telling_why(tool: Callable[..., Any]) -> Callable[..., Any]:
    """``tool`` with its refusals as errors whose message reaches the assistant."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def telling(*given: Any, **named: Any) -> Any:
        try:
            return tool(*given, **named)
        except RefusedError as error:
            raise ToolError(str(error)) from error

    return telling


def clean(
    text: str = "",
    path: str = "",
    format: Literal["text", "markdown"] = "markdown",
    spacing: Literal["none", "pangu", "keep"] = "none",
    script: Literal["", "simplified"] = "",
) -> str:
    """The clean text of a document, given as `text` or as the `path` of a file.

    What is not the article (menus, adverts, sharing, credits) is taken away, hard-wrapped lines are rejoined, newspaper text is put
    into articles, punctuation is normalised. `spacing` is the blank between Han and Latin; `script` can turn Traditional to Simplified.
    """
    document = _read(text, path, spacing=spacing, script=script or None)
    return document.to_markdown() if format == "markdown" else document.text


def explain(text: str = "", path: str = "") -> dict[str, Any]:
    """What cleaning takes away from a document and why, what a reader should look at, and what the document says about itself.

    `removed` has the line, the reason and the rule of each passage; `doubts` what was left as it is and might be wrong; `balanced`
    says whether every letter of the source was kept or is listed.
    """
    document = _read(text, path)
    about = document.metadata
    return {
        "title": about.title,
        "date": about.date,
        "source": about.source,
        "authors": list(about.authors),
        "articles": [article.title for article in document.articles],
        "removed": [
            {"line": block.lines[0], "reason": block.reason, "rule": block.by, "text": _short(block.text)}
            for block in document.removed
        ],
        "doubts": [
            {"line": one.line, "kind": one.kind, "text": one.text, "note": one.note} for one in document.diagnostics
        ],
        "balanced": document.check().ok,
    }


def report(path: str, output: str = "") -> str:
    """Writes a page that shows a document beside its clean text, every removal by its reason; tells where it is.

    `path` is the file to look at, `output` the page (a name that ends in .html); left out, it lies beside the file.
    """
    from hizone_clean.command.writing import write_atomically

    document = _read("", path, explain=True)
    target = _below(output or f"{path}.report.html")
    if target.suffix != ".html":
        raise RefusedError(f"{output} is no name of a page: let it end in .html")
    if target.exists() and "hizone-clean" not in target.read_text("utf-8", "replace")[:4096]:
        raise RefusedError(f"{output} is there already, and is no report: name another")
    write_atomically(target, document.report_html(Path(path).name).encode("utf-8", "replace"))
    return f"{target.relative_to(Path.cwd())}: {len(document.removed)} passages taken away, {len(document.diagnostics)} to look at"


def _read(text: str, path: str, *, explain: bool = False, **options: Any) -> Document:
    if bool(text) == bool(path):
        raise RefusedError("give either text or path")
    try:
        data = text or read_file(_below(path), size_of(Settings().max_size))
        return clean_document(data, name=path, explain=explain, **options)
    except (InputError, OSError) as error:
        raise RefusedError(f"{path}: {error}" if path else str(error)) from error


def _below(path: str) -> Path:
    """``path`` as a file below the current folder. Raises ``RefusedError`` for one outside of it, and for a hidden one."""
    real, home = Path(os.path.realpath(path)), Path(os.path.realpath("."))
    if not real.is_relative_to(home):
        raise RefusedError(f"{path} is not below {home}, the folder that this server may read")
    if leads_to_hidden(Path(path)) or any(part.startswith(".") for part in real.relative_to(home).parts):
        raise RefusedError(f"{path} is hidden: hidden files are not read")
    return real


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
