"""What the page to try it on runs in the browser: one document through the pipeline, and what is to be shown of it."""

from __future__ import annotations

import json
from typing import Any

from hizone_clean import InputError, __version__, clean_document
from hizone_clean.command.catalogue import translate
from hizone_clean.command.one_pass import rendered
from hizone_clean.command.settings import Settings
from hizone_clean.command.speaking import entries
from hizone_clean.document import Document

VERSION = __version__
_last: Document | None = None


def clean(data: bytes, name: str, form: str, options: dict[str, Any]) -> str:
    """The result as JSON: ``clean`` is what the command writes; ``refused`` says why a document is none."""
    global _last
    if data.startswith(b"%PDF-"):
        return json.dumps({"refused": "pdf"})
    try:
        _last = clean_document(data, name=name, explain=True, **options)
    except InputError as error:
        return json.dumps({"refused": str(error), "zh": translate(str(error), entries())})
    return json.dumps(
        {
            "clean": rendered(_last, Settings(format=form), name),
            "title": _last.metadata.title,
            "articles": len(_last.articles),
            "removed": [
                {"line": block.lines[0], "reason": block.reason, "by": block.by, "text": block.text.strip()}
                for block in _last.removed
            ],
            "doubts": [
                {"line": one.line, "kind": one.kind, "note": one.note, "zh": translate(one.note, entries())}
                for one in _last.diagnostics
            ],
            "balanced": _last.check().ok,
        }
    )


def report(name: str) -> str:
    """The report of the last document: a page of its own."""
    return _last.report_html(name or "document") if _last else ""
