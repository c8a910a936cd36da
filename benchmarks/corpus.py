"""What a corpus costs: ``hizone-corpus`` beside a plain loop over the same small documents, and two workers beside one.

    python benchmarks/corpus.py --count 100000 [--work FOLDER]
    python benchmarks/corpus.py --count 2000 --recipes     each recipe of docs/how-to/recipes.md in place of the command

Prints, for each run: processor time of all its processes, time by the clock, and the memory of its largest process. The
documents are some 2 kB of text each, sentences of ``tests/data`` in an order of their own with the dirt of their kind; they come to
the same for the same count. Each run is a process of its own; nothing of an earlier one is read again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "corpus"))
_BYTES = 2000
_HOSTS = 500
_LOOP = """
import json, sys
from hizone_clean import clean_document
with open(sys.argv[1], encoding="utf-8") as rows, open(sys.argv[2], "w", encoding="utf-8") as out:
    for row in rows:
        record = json.loads(row)
        document = clean_document(record["text"])
        out.write(json.dumps({"id": record["id"], "text": document.text}, ensure_ascii=False) + "\\n")
"""


def write_documents(path: Path, count: int) -> None:
    """``count`` records of some 2 kB: a headline, paragraphs of real sentences, a credit, a line of the site."""
    gold = sorted((ROOT / "tests" / "data" / "gold").glob("*.txt"))
    paragraphs = [line for one in gold for line in one.read_text("utf-8").split("\n") if line.endswith("。")]
    sentences = [part + "。" for paragraph in paragraphs for part in paragraph.split("。") if len(part) > 12]
    chance = random.Random(20261127)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            host = chance.randrange(_HOSTS)
            lines, size = [f"第{number}号园区消息"], 0
            while size < _BYTES:
                lines.append("".join(chance.choices(sentences, k=chance.randint(2, 4))))
                size += len(lines[-1].encode())
            if number % 2:
                lines = [line.replace("，", ",") for line in lines]
            lines += ["（责任编辑：某某）", f"某某网第{host}站 版权所有"]
            record = {"id": f"d{number}", "url": f"http://site{host}.example/{number}", "text": "\n\n".join(lines)}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_pages(path: Path, count: int) -> None:
    """The same documents as web pages, a row each with ``id`` and ``html``: what the recipes read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = path.with_suffix(".jsonl")
    write_documents(rows, count)
    pages = []
    for line in rows.read_text("utf-8").splitlines():
        record = json.loads(line)
        title, *body, credit, site = record["text"].split("\n\n")
        parts = "".join(f"<p>{paragraph}</p>" for paragraph in (*body, credit))
        head = (
            f"<html><head><title>{title}_某某网</title></head><body><div>首页 | 新闻 | 关于我们</div><h1>{title}</h1>"
        )
        pages.append({"id": record["id"], "html": f"{head}{parts}<div>{site}</div></body></html>"})
    pq.write_table(pa.Table.from_pylist(pages), path)


def measured(*command: str) -> tuple[float, float, int]:
    """Seconds of processor time, seconds by the clock and megabytes of the largest process of ``command``."""
    start = time.monotonic()
    child = os.posix_spawn(sys.executable, [sys.executable, *command], os.environ)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command[:4])} ended with {status}")
    factor = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss * factor // 1_000_000


def show(runs: dict[str, tuple[str, ...]], count: int, rows: Path, written: Path | None = None) -> None:
    """Run each of ``runs``, which read ``rows``, and print its line; what all write under one name goes in between."""
    print(f"{count} documents, {rows.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} cores")
    print(f"{'':44s}{'CPU s':>9s}{'clock s':>9s}{'peak MB':>9s}")
    for name, command in runs.items():
        cpu, clock, peak = measured(*command)
        print(f"{name:44s}{cpu:9.1f}{clock:9.1f}{peak:9d}", flush=True)
        if written:
            shutil.rmtree(written, ignore_errors=True)
            written.unlink(missing_ok=True)


def main() -> None:
    """Run each way once, one after the other, and print a line of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--work", type=Path, help="a folder on the disk that is to be used (a temporary one)")
    parser.add_argument("--recipes", action="store_true", help="run the recipes of the documentation instead")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(dir=options.work))
    try:
        if options.recipes:
            write_pages(work / "crawl.parquet", options.count)
            from corpora import environment_of_recipes, recipes

            os.environ |= environment_of_recipes(work)
            os.chdir(work)
            runs = {name: ("-c", program) for name, program in recipes().items()}
            show(runs, options.count, work / "crawl.parquet", work / "clean.parquet")
            return
        rows = work / "rows.jsonl"
        write_documents(rows, options.count)
        bare = ("--no-evidence", "--no-duplicates")
        corpus = ("-m", "hizone_clean.corpus", str(rows))
        kinds = {
            "plain loop": ("-c", _LOOP, str(rows), str(work / "loop.jsonl")),
            "hizone-corpus, one worker, cleaning alone": (*corpus, str(work / "bare"), "--jobs", "1", *bare),
            "one worker, with evidence": (*corpus, str(work / "evidence"), "--jobs", "1", "--no-duplicates"),
            "one worker, with evidence and duplicates": (*corpus, str(work / "one"), "--jobs", "1"),
            "two workers, with evidence and duplicates": (*corpus, str(work / "two"), "--jobs", "2"),
        }
        show(kinds, options.count, rows)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
