"""What PDFs cost: pages a second on one core beside pdfium's own share of them, and memory over many pages.

    python benchmarks/pdf_pages.py

The pages are made of the texts of ``tests/data``: a newspaper's, all articles of a page in four columns, and a book's, in one.
"pdfium alone" opens each page and asks for its letters, nothing more: below that no reader over pdfium comes. Memory is that of a
process of its own that cleans the first 100, 250 and 500 pages of one book (on Linux).
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

PAGES, ROUNDS = 500, 5
_PEAK = (
    "import re, sys; from pathlib import Path; import hizone_clean as hz;"
    "hz.clean_document(Path(sys.argv[1]).read_bytes(), pages='1-' + sys.argv[2]);"
    "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
)


def newspapers() -> list[bytes]:
    """The pages of the newspaper texts among the seeds, set in each layout of the tests."""
    from newspaper_pages import LAYOUTS, articles_of_gold, make_pdf

    return [make_pdf(articles_of_gold(name), layout) for name in ("003", "004") for layout in LAYOUTS.values()]


def book(pages: int) -> bytes:
    """Pages of running text, 30 lines each, a running head and a number on each."""
    from reportlab.pdfgen.canvas import Canvas

    from typesetting import break_lines, register_font

    register_font()
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "data" / "gold").glob("*.txt"))]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line) > 60]
    lines: list[tuple[int, str]] = []
    at = 0
    while len(lines) < 30 * pages:
        text = f"第{at + 1}段，{paragraphs[at % len(paragraphs)]}"
        lines += [(0 if row else 20, line) for row, line in enumerate(break_lines(text, 32, 2))]
        at += 1
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 595), invariant=True)
    for page in range(pages):
        canvas.setFont("body", 9)
        canvas.drawString(50, 560, "园区年鉴" if page % 2 else "产业·创新")
        canvas.drawString(350, 560, str(page + 1))
        canvas.setFont("body", 10)
        for row, (left, line) in enumerate(lines[30 * page : 30 * page + 30]):
            canvas.drawString(50 + left, 530 - 16 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdfium_alone(data: bytes) -> None:
    """Open each page and its letters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().close()
        page.close()
    document.close()


def seconds(work: Callable[[bytes], object], files: list[bytes]) -> float:
    """CPU seconds for all files, for each the best of a few rounds."""
    total = 0.0
    for data in files:
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            work(data)
            rounds.append(time.process_time() - start)
        total += min(rounds)
    return total


def main() -> None:
    """Print both tables."""
    from hizone_clean import clean_document
    from hizone_clean.reading.pdf import read_pdf

    kinds = (("newspaper pages", newspapers(), 1), ("pages of a book", [book(40)], 40))
    print("| pages | letters a page | pdfium alone | read | read and cleaned |\n|---|---|---|---|---|")
    for name, files, pages in kinds:
        letters = sum(len(clean_document(data).source) for data in files) // (pages * len(files))
        rates = [pages * len(files) / seconds(work, files) for work in (pdfium_alone, read_pdf, clean_document)]
        print(f"| {name} | {letters:,} | " + " | ".join(f"{rate:.0f} a second" for rate in rates) + " |")
    print("\n| pages cleaned | peak memory |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.pdf")
        path.write_bytes(book(PAGES))
        for pages in (1, PAGES // 5, PAGES // 2, PAGES):
            command = [sys.executable, "-c", _PEAK, str(path), str(pages)]
            peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(f"| {pages} | {peak / 1024:.0f} MB |")


if __name__ == "__main__":
    main()
