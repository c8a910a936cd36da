"""One line a document: the hash of everything that cleaning gives for it, to compare two states of the code.

    python benchmarks/hash_outputs.py FOLDER… > before.txt      (change the code)
    python benchmarks/hash_outputs.py FOLDER… > after.txt; diff before.txt after.txt

Every file below the folders is read as bytes; of a JSON lines file whose records have an ``input`` or an ``input_hex``, each of
them. The hash is of ``to_dict()``, of the Markdown and of what ``--normalize`` gives; an error counts by its name and words.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def documents(folder: Path) -> Iterator[tuple[str, str | bytes]]:
    """Name and raw form of every document below ``folder``."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = str(path.relative_to(folder.parent))
        records = _records(path) if path.suffix == ".jsonl" else None
        if records is None:
            yield name, path.read_bytes()
        else:
            yield from ((f"{name}:{number}", record) for number, record in enumerate(records, 1))


def _records(path: Path) -> list[str | bytes] | None:
    found: list[str | bytes] = []
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if "input_hex" in record:
            found.append(bytes.fromhex(record["input_hex"]))
        elif "input" in record:
            found.append(record["input"])
    return found or None


def digest(document: tuple[str, str | bytes]) -> str:
    """``name hash``: equal where cleaning gives the same."""
    from hizone_clean import clean_document
    from hizone_clean.normalizing import normalizing_pipeline

    name, raw = document
    try:
        cleaned = clean_document(raw)
        result = (
            json.dumps(cleaned.to_dict(), ensure_ascii=False) + cleaned.to_markdown() + normalizing_pipeline()(raw).text
        )
    except Exception as error:  # whatever it is, it must be the same before and after
        result = f"{type(error).__name__}: {error}"
    return f"{name} {hashlib.sha256(result.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def main() -> None:
    """Print the lines for the folders that were named."""
    named = [Path(name).resolve() for name in sys.argv[1:]]
    with ProcessPoolExecutor() as pool:
        for line in pool.map(digest, (each for folder in named for each in documents(folder)), chunksize=8):
            print(line)


if __name__ == "__main__":
    main()
