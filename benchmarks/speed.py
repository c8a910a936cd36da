"""What cleaning costs: documents by kind beside the tools of the field, the command's start, memory over many pages.

    python benchmarks/speed.py [--write]        --write puts the tables into docs/performance.md

Figures are of CPU time in one process, ours and a peer's in turn on the same documents, the best of a few rounds; a page is
also timed when it is seen for the first time, with the tables loaded but nothing of it remembered. The chain is what people
put together: ftfy (without what breaks Chinese), Beautiful Soup where there is a tag, autocorrect, opencc-python. A peer
that is not installed is left out.

Documents are made from ``tests/data``. ``HIZONE_BENCH_DATA`` names a folder with more of them, real ones, each kind in
a folder: ``dumps/raw/*`` (pages as text), ``html/raw/*.html``, ``newspaper/raw/*.READER.txt``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from hizone_clean import clean, decode

ROOT = Path(__file__).parents[1]
DATA = os.environ.get("HIZONE_BENCH_DATA", "")
HALF_WIDTH = str.maketrans("，。：；？！（）", ",.:;?!()")
READERS = ("mutool-txt", "pdftotext-layout", "pdftotext", "pdfplumber", "pdfbox-sort")
ROUNDS, MOST_PAGES, STREAM, STREAM_STEP = 5, 24, 500, 100
KILOBYTES = 5
Clean = Callable[[str], object]
_MEASURED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
    "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime)"
)


def read_all(pattern: str, most: int = MOST_PAGES) -> list[str]:
    """The documents of ``HIZONE_BENCH_DATA`` that match ``pattern``, evenly chosen."""
    paths = sorted(Path(DATA).glob(pattern)) if DATA else []
    return [decode(path.read_bytes()) for path in paths[:: max(1, len(paths) // most)]][:most]


def clean_documents() -> list[str]:
    """Forty documents of some kilobytes of clean paragraphs, each in another order."""
    gold = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "data" / "gold").glob("*.txt"))]
    paragraphs = [line for text in gold for line in text.split("\n") if len(line) > 60]
    documents = []
    for number in range(40):
        at = [(number + 7 * step) % len(paragraphs) for step in range(len(paragraphs))]
        chosen, size = [], 0
        while size < 1000 * KILOBYTES:
            chosen.append(paragraphs[at[len(chosen)]])
            size += len(chosen[-1].encode())
        documents.append("\n\n".join(chosen) + "\n")
    return documents


def kinds() -> Iterator[tuple[str, list[str]]]:
    """What is measured beside the chain."""
    raw = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "data" / "raw").glob("*.txt"))]
    documents = clean_documents()
    yield "clean text, 5 kB documents", documents
    yield "the same with half-width marks", [text.translate(HALF_WIDTH) for text in documents]
    yield "the five documents of tests/data/raw", raw
    yield "the same, already clean", [clean(text) for text in raw]
    if dumps := read_all("dumps/raw/*", 100):
        yield "page dumps", dumps


def chain() -> Clean | None:
    """ftfy, Beautiful Soup, autocorrect and opencc-python, one after another; ``None`` where one is missing."""
    try:
        ftfy, soup, correct, opencc = map(import_module, ("ftfy", "bs4", "autocorrect_py", "opencc"))
    except ImportError:
        return None
    converter = opencc.OpenCC("t2s")
    options = {"fix_character_width": False, "uncurl_quotes": False, "fix_latin_ligatures": False}

    def run(text: str) -> object:
        text = ftfy.fix_text(text, unescape_html=False, **options)
        if "<" in text:
            text = soup.BeautifulSoup(text, "lxml").get_text("\n")
        return converter.convert(correct.format(text))

    return run


def extractor() -> Clean | None:
    """trafilatura, where it is installed."""
    try:
        found: Any = import_module("trafilatura")
    except ImportError:
        return None
    return found.extract  # type: ignore[no-any-return]


def seconds(run: Clean, documents: Sequence[str], rounds: int = ROUNDS) -> float:
    """The least CPU time of a few rounds over ``documents``."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for document in documents:
            run(document)
        best = min(best, time.process_time() - start)
    return best


def beside(name: str, documents: Sequence[str], peer: Clean | None) -> str:
    """A row of the table: milliseconds, speed, the peer's, and how many times as fast."""
    size = sum(len(text.encode()) for text in documents) / 1e6
    own = seconds(clean, documents)
    other = seconds(peer, documents) if peer else 0.0
    rest = f"{size / other:.2f} | **{other / own:.1f}**" if other else "– | –"
    return f"| {name} | {1000 * own / len(documents):.2f} | {size / own:.2f} | {rest} |"


def first_and_again(name: str, documents: Sequence[str]) -> str:
    """A row for pages that are seen for the first time, and again."""
    for text in documents[: len(documents) // 4]:
        clean(text)
    fresh = documents[len(documents) // 4 :]
    size = sum(len(text.encode()) for text in fresh) / 1e6
    first, again = seconds(clean, fresh, 1), seconds(clean, fresh, 2)
    return f"| {name} | {1000 * first / len(fresh):.1f} | {size / first:.2f} | {size / again:.2f} |"


def cpu_of(*command: str) -> float:
    """The least CPU time of a few runs of ``command``, in milliseconds."""
    # as installed: with the code of modules and patterns kept
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    measured = [sys.executable, "-c", _MEASURED, *command]
    runs = (subprocess.run(measured, capture_output=True, env=kept) for _ in range(ROUNDS + 4))
    return 1000 * min(float(run.stdout) for run in runs)


def command_rows() -> Iterator[str]:
    """What a run of the command costs, all in all."""
    bare = cpu_of(sys.executable, "-c", "pass")
    yield f"| bare Python | {bare:.0f} |"
    yield f"| `import hizone_clean`, over bare Python | {cpu_of(sys.executable, '-c', 'import hizone_clean') - bare:.0f} |"
    dump = (ROOT / "tests" / "data" / "raw").glob("002*.txt")
    texts = {
        "clean text": clean_documents()[0],
        "a page dump": next(dump).read_bytes()[:5000].decode("utf-8", "ignore"),
    }
    pages = {"a newspaper page": "newspaper/raw/*.mutool-txt.txt", "a web page": "html/raw/*.html"}
    texts |= {name: found[0] for name, pattern in pages.items() if (found := read_all(pattern, 1))}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            page = Path(folder, "page.html" if "web" in name else "page.txt")
            page.write_text(text, "utf-8")
            size = len(text.encode()) / 1000
            yield f"| the command on {name} of {size:.0f} kB | {cpu_of(sys.executable, '-m', 'hizone_clean', str(page)):.0f} |"


def stream_rows() -> Iterator[str]:
    """Memory of one process that cleans different newspaper pages one after another."""
    program = (
        "import sys; from pathlib import Path; from hizone_clean import clean\n"
        "for n, name in enumerate(sys.stdin.read().split('\\n'), 1):\n"
        "    clean(Path(name).read_bytes())\n"
        f"    if n % {STREAM_STEP} == 0: print(n, int(Path('/proc/self/statm').read_text().split()[1]) * 4 // 1024)"
    )
    paths = sorted(Path(DATA).glob("newspaper/raw/*.txt"))[:STREAM]
    done = subprocess.run(
        [sys.executable, "-c", program], input="\n".join(map(str, paths)), capture_output=True, text=True
    )
    for line in done.stdout.splitlines():
        yield "| {} | {} |".format(*line.split())


def tables() -> Iterator[str]:
    """The tables, line by line."""
    peer = chain()
    yield "| documents | ms a document | MB/s | the chain, MB/s | times as fast |\n|---|---:|---:|---:|---:|"
    yield from (beside(name, documents, peer) for name, documents in kinds())
    if pages := read_all("html/raw/*.html"):
        yield "\n| web pages | ms a page | MB/s | trafilatura, MB/s | times as fast |\n|---|---:|---:|---:|---:|"
        yield beside(f"{len(pages)} pages of HTML", pages, extractor())
    yield "\n| the command, CPU | ms |\n|---|---:|"
    yield from command_rows()
    if DATA:
        yield "\n| newspaper pages by reader | ms, first time | MB/s, first time | MB/s, again |\n|---|---:|---:|---:|"
        yield from (first_and_again(reader, read_all(f"newspaper/raw/*.{reader}.txt")) for reader in READERS)
        yield "\n| different newspaper pages in one process | MB held |\n|---|---:|"
        yield from stream_rows()


def main() -> None:
    """Print the tables, and write them down where that is wanted."""
    lines = []
    for line in tables():
        print(line, flush=True)
        lines.append(line)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "performance.md"
        between = "<!-- figures -->\n\n" + "\n".join(lines) + "\n\n<!-- end of figures -->"
        page.write_text(
            re.sub(r"(?s)<!-- figures -->.*<!-- end of figures -->", lambda _: between, page.read_text("utf-8")),
            "utf-8",
        )


if __name__ == "__main__":
    main()
