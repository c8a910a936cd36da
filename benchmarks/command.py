"""What the command costs: start-up, one document, the whole chain. ``python benchmarks/command.py`` from the root of a clone.

With ``--write`` the figures are put into ``docs/performance.md``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hizone_clean import clean

ROOT = Path(__file__).parent.parent
RAW = sorted((ROOT / "tests" / "data" / "raw").glob("*.txt"))
ROUNDS = 7
_MEASURED = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime)"


def cpu_of(*command: str) -> float:
    """The least CPU time of a few runs of ``command``, in milliseconds."""
    runs = (
        subprocess.run([sys.executable, "-c", _MEASURED, *command], capture_output=True, text=True, check=True)
        for _ in range(ROUNDS)
    )
    return 1000 * min(float(run.stdout) for run in runs)


def speed_of(work: Callable[[], object], size: int) -> float:
    """Megabytes a second, the best of a few runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def rows() -> list[tuple[str, str]]:
    """What is measured, and the figure."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.txt")
        page.write_bytes(RAW[2].read_bytes()[:5000])
        bare = cpu_of(python, "-c", "pass")
        imported = cpu_of(python, "-c", "import hizone_clean") - bare
        command = cpu_of(python, "-m", "hizone_clean", str(page))
    texts = [path.read_text("utf-8") for path in RAW]
    done = [clean(text) for text in texts]
    found = [
        ("bare Python, CPU", f"{bare:.0f} ms"),
        ("`import hizone_clean`, over bare Python", f"{imported:.0f} ms"),
        ("the command on a document of 5 kB, all in all", f"{command:.0f} ms"),
    ]
    for path, text in zip(RAW, texts, strict=True):
        speed = speed_of(lambda text=text: clean(text), len(text.encode()))
        found.append((f"`clean` on {path.name[:3]} ({len(text.encode()) // 1000} kB)", f"{speed:.2f} MB/s"))
    size = sum(len(text.encode()) for text in done)
    found.append(("`clean` on the five, already clean", f"{speed_of(lambda: list(map(clean, done)), size):.2f} MB/s"))
    return found


def main() -> None:
    table = "\n".join(["| what | figure |", "|---|---:|", *(f"| {what} | {figure} |" for what, figure in rows())])
    print(table)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "performance.md"
        between = f"<!-- figures -->\n\n{table}\n\n<!-- end of figures -->"
        page.write_text(
            re.sub(r"(?s)<!-- figures -->.*<!-- end of figures -->", between, page.read_text("utf-8")), "utf-8"
        )


if __name__ == "__main__":
    main()
