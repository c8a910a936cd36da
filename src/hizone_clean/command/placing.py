"""Where clean documents are put: back in their place, or into another folder; and their raw forms beside."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from hizone_clean.command.cleaning import digest_of
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.settings import SettingsError
from hizone_clean.command.walking import Found

_OTHER_FORMATS = frozenset(
    (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".xml", ".eml", ".pdf", ".srt", ".vtt")
)


def place(outcome: Outcome, found: Found, job: Job) -> Outcome:
    """Write what ``outcome`` holds, where ``job`` writes anything; the outcome, or the failure to do so."""
    if outcome.status in ("failed", "passed") or job.mode not in ("in_place", "output_dir"):
        return outcome
    path = found.path if job.mode == "in_place" else found.target
    try:
        if job.mode == "output_dir":
            from hizone_clean.command.writing import write_atomically

            write_atomically(path, outcome.clean)
        elif outcome.status == "changed":
            _put_back(outcome, found, job)
    except OSError as error:
        return outcome._replace(status="failed", problems=(f"cannot write {path}: {error.strerror or error}",))
    return outcome


def targets_of(found: Sequence[Found], job: Job) -> list[Path]:
    """Where the clean form of each of ``found`` goes in another folder.

    What comes out under the name of a page or a PDF would be taken for one: ``page.html`` becomes ``page.md`` or
    ``page.txt``, or ``page.html.md`` where there is a ``page.pdf`` too. Text and Markdown keep their names.
    """
    names = [_target_of(file, job) for file in found]
    times = Counter(names)
    return [
        name.with_name(f"{file.path.name}{name.suffix}") if times[name] > 1 and name.name != file.path.name else name
        for file, name in zip(found, names, strict=True)
    ]


def _target_of(found: Found, job: Job) -> Path:
    name, form = job.output_dir / found.relative, job.settings.format
    if job.field:
        return name if name.suffix == ".jsonl" else name.with_name(f"{name.name}.jsonl")
    if form in ("json", "jsonl"):
        return name.with_name(f"{name.name}.{form}")
    if job.settings.normalize or name.suffix.lower() not in _OTHER_FORMATS:
        return name
    return name.with_suffix(".md" if form == "markdown" else ".txt")


def without_own_output(found: list[Found], job: Job) -> list[Found]:
    """``found`` without what earlier runs wrote into the output folder, each with the place that it goes to.

    Raises ``SettingsError`` when two files would be written to one place, or one over itself.
    """
    if job.mode != "output_dir":
        return found
    home = Path(os.path.realpath(job.output_dir))
    kept = [file for file in found if file.path.name == str(file.relative) or not _is_below(file.path, home)]
    seen: dict[Path, Path] = {}
    targets = targets_of(kept, job)
    for file, target in zip(kept, targets, strict=True):
        if os.path.realpath(file.path) == os.path.realpath(target):
            raise SettingsError(f"{file.path} would be written over itself: use --in-place, or another --output-dir")
        other = seen.setdefault(target, file.path)
        if other is not file.path:
            raise SettingsError(f"{other} and {file.path} would both be written to {target}")
    return [file._replace(target=target) for file, target in zip(kept, targets, strict=True)]


def _is_below(path: Path, home: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(home)


def _put_back(outcome: Outcome, found: Found, job: Job) -> None:
    from hizone_clean.command.writing import write_atomically

    present = found.path.read_bytes()
    if present == outcome.clean:  # by another name of the same file
        return
    if digest_of(present) != outcome.digest:
        raise OSError("it was changed by someone else meanwhile; run again")
    if job.settings.keep_raw:
        _keep_raw(found.path, present, job)
    write_atomically(found.path, outcome.clean)


def _keep_raw(path: Path, data: bytes, job: Job) -> None:
    """Write ``data`` under the folder of raw forms; under a name with a number where the name is taken by another.

    A name is taken by making it, so that two runs at once lose nothing. Raises ``OSError`` where a link in the folder
    leads out of it.
    """
    from hizone_clean.command.writing import create

    home = Path(job.settings.keep_raw)
    for raw in _raw_names(home / _below_first_folder(path, job.settings.home)):
        if not Path(os.path.realpath(raw)).is_relative_to(os.path.realpath(home)):
            raise OSError(f"its raw form would be kept outside of {home}, through a link")
        if create(raw, data) or raw.read_bytes() == data:
            return


def _raw_names(first: Path) -> Iterator[Path]:
    """``a.txt``, ``a.2.txt``, ``a.3.txt`` …"""
    yield first
    yield from (first.with_name(f"{first.stem}.{number}{first.suffix}") for number in count(2))


def _below_first_folder(path: Path, home: str) -> Path:
    """``2021/a.txt`` for ``articles/2021/a.txt``: the place of a document in the folder that is kept clean."""
    real, top = Path(os.path.realpath(path)), Path(home or Path.cwd())
    parts = real.relative_to(top).parts if real.is_relative_to(top) else (path.name,)
    return Path(*parts[1:]) if len(parts) > 1 else Path(parts[0])
