"""One document through the pipeline once, and its rendering."""

from __future__ import annotations

from hizone_clean.command.job import Job
from hizone_clean.command.settings import Settings
from hizone_clean.document import Document


def clean_once(raw: bytes | str, job: Job, *, explain: bool = False, name: str = "") -> Document:
    """``raw``, the content of a file called ``name``, through the pipeline that the settings ask for."""
    from hizone_clean.command.steps import pipeline_for, with_elsewhere

    encoding = job.settings.encoding or None
    if isinstance(raw, str) or (job.mode not in ("stdout", "output_dir") and _is_utf8(raw)):
        # what an earlier pass wrote in place is UTF-8, whatever the files were in before
        encoding = None
    settings = job.settings
    pipeline = pipeline_for(settings)
    if job.learned:
        pipeline = with_elsewhere(pipeline, job.learned.of(name))
    return pipeline(
        raw,
        explain=explain,
        encoding=encoding,
        pages=settings.pages or None,
        name=name,
        obey_off=not settings.ignore_off,
    )


def rendered(document: Document, settings: Settings, name: str) -> str:
    """``document`` in the format of ``settings``, as it goes to standard output."""
    if settings.format in ("json", "jsonl"):
        import json
    if settings.format == "json":
        return json.dumps(document.to_dict(), ensure_ascii=False, indent=1) + "\n"
    if settings.format == "jsonl":
        return json.dumps({"file": name, **document.to_dict()}, ensure_ascii=False) + "\n"
    text = document.to_markdown() if settings.format == "markdown" and document.form != "plain" else document.text
    return text if document.form == "plain" or not text else text + "\n"


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
