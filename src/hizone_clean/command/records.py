"""Records: JSON lines, JSON and tables, of which one field holds the documents (``--field html``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.one_pass import clean_once
from hizone_clean.command.settings import TABLES
from hizone_clean.decoding import detect_and_decode
from hizone_clean.errors import InputError
from hizone_clean.source.data import find_data_kind
from hizone_clean.source.data.records import separator_of

RECORD_FILES = ("*.jsonl", "*.ndjson", "*.json", "*.csv", "*.tsv")
"""What is taken of a folder, beside the usual, when a field is named."""


def clean_records(name: str, data: bytes, job: Job) -> Outcome:
    """The outcome of cleaning the field that ``job`` names in each record of ``data``: JSON lines, a line a record.

    A record keeps its other keys as they are. One that cannot be cleaned keeps its field, and ``error`` says why; the others
    are cleaned. Raises ``InputError`` when ``data`` holds no records, or none that has the field.
    """
    text = detect_and_decode(data, encoding=job.settings.encoding or None).text
    rows: list[str] = []
    problems: list[str] = []
    removed: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []  # rows of a table
    found = failed = 0
    for number, record in _records(text, name):
        where = f"{name}:{number}"
        if not isinstance(record, dict):
            problems.append(f"{number}: other: no record: {str(record)[:60]}")
            rows.append(json.dumps({"line": number, "error": "no record", "raw": record}, ensure_ascii=False) + "\n")
            failed += 1
            continue
        value = record.get(job.field)
        found += job.field in record
        if isinstance(value, str) and value.strip():
            try:
                row = _cleaned(record, value, where, job, removed, made)
            except InputError as error:
                row = {**record, "error": str(error)}
            except Exception as error:  # a defect of ours in one record must not stop the others
                row = {**record, "error": f"{type(error).__name__}: {error}"}
        else:
            row = record
        if "error" in row and row is not record:
            failed += 1
            problems.append(f"{number}: other: not cleaned: {row['error']}")
        rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    if not found:
        raise InputError(f"no record has the field {job.field!r}; there are {_known_fields(text, name)}")
    shown = "" if job.settings.format in TABLES else "".join(rows)
    clean = shown.encode("utf-8", "replace") if job.mode == "output_dir" else b""
    return Outcome(
        name, "changed", shown if job.mode == "stdout" else "", clean, problems=tuple(problems), removed=tuple(removed), rows=tuple(made), partly=bool(failed)
    )  # fmt: skip


def _cleaned(
    record: dict[str, Any],
    value: str,
    where: str,
    job: Job,
    removed: list[dict[str, Any]],
    made: list[dict[str, Any]],
) -> dict[str, Any]:
    document = clean_once(value, job)
    if job.removed:
        from hizone_clean.command.account import removal_rows

        removed += removal_rows(where, document)
    if job.settings.format in TABLES:
        from hizone_clean.rendering.table import table_rows

        known = {key: str(record[key]) for key in ("title", "date", "source", "url") if record.get(key)}
        made += [
            {**row, **{key: value for key, value in known.items() if not row[key]}}
            for row in table_rows(where, document)
        ]
        return record
    if job.settings.format == "text":
        return {**record, job.field: document.text}
    if job.settings.format == "markdown":
        return {**record, job.field: document.to_markdown()}
    others = {key: kept for key, kept in record.items() if key != job.field}
    return {"file": where, "record": others, **document.to_dict()}


def _records(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """The records of ``text``, each with its number from 1: a line of JSON lines or of a table, an item of a list."""
    kind = find_data_kind(text, name)
    if kind and kind.key in ("csv", "tsv"):
        import csv
        from io import StringIO

        csv.field_size_limit(1 << 30)
        yield from enumerate(
            csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=separator_of(text.lstrip("\ufeff"))), 1
        )
        return
    if kind and kind.key == "json":
        value = _loaded(text)
        if isinstance(value, dict):  # {"data": [{…}, …]}, or one record
            value = next((inner for inner in value.values() if _are_records(inner)), [value])
        yield from enumerate(value if isinstance(value, list) else [value], 1)
        return
    if not kind or kind.key != "jsonl":
        raise InputError("--field is for JSON lines, JSON and tables: this is none of them")
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, f"{error}: {line}"


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}") from error


def _are_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _known_fields(text: str, name: str) -> str:
    record = next((record for _, record in _records(text, name) if isinstance(record, dict)), {})
    return ", ".join(map(str, list(record)[:10])) or "no records"
