"""What newspaper pages cost, step by step: ``python benchmarks/newspaper.py`` from the root of a clone.

The pages are set here from the clean articles in ``tests/data/gold``: each paragraph broken into lines of a column, its
first line set in, as readers of a PDF give them; headlines over their articles, at the end of the page, or printed twice.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hizone_clean.document import Document
from hizone_clean.pipeline import Pipeline
from hizone_clean.pipeline.default import default_pipeline

ROOT = Path(__file__).parent.parent
GOLD = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "data" / "gold").glob("*.txt"))]
MEASURES = (15, 18, 21, 27)
NEVER_FIRST = frozenset("，。、；：？！”’）》…％%")
ROUNDS = 5


def pages() -> Iterator[str]:
    """Every document of the gold as a page, in each measure, its headlines over the articles, far away, printed twice."""
    for text in GOLD:
        articles = [article.split("\n\n") for article in text.strip().split("\n\n\n")]
        for number, measure in enumerate(MEASURES):
            gap = "\n\n" if number % 2 else "\n"
            yield gap.join(page_lines(articles, measure, far=number > 1, twice=number == 3)) + "\n"


def page_lines(articles: list[list[str]], measure: int, *, far: bool, twice: bool) -> Iterator[str]:
    """The lines of one page."""
    yield "2021年5月6日 星期四    05 园区"
    headlines = [title.strip() for title, *_ in articles]
    for headline, (_, *body) in zip(headlines, articles, strict=True):
        yield from () if far else [headline] * (1 + twice)
        for paragraph in body:
            yield from set_paragraph(paragraph.strip(), measure)
    for headline in reversed(headlines) if far else ():
        yield from [headline] * (1 + twice)


def set_paragraph(text: str, measure: int) -> Iterator[str]:
    """The lines of one paragraph: no mark begins a line, the first is two letters shorter."""
    start, room = 0, measure - 2
    while start < len(text):
        end = start + room
        while end < len(text) and text[end] in NEVER_FIRST and end > start + 1:
            end -= 1
        yield text[start:end]
        start, room = end, measure


def times_of(texts: list[str]) -> dict[str, float]:
    """Seconds of CPU that each step takes for all ``texts``, the least of a few rounds."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        spent: dict[str, float] = defaultdict(float)
        for text in texts:
            run_steps(text, spent)
        best = {step: min(seconds, best.get(step, seconds)) for step, seconds in spent.items()}
    return best


def run_steps(text: str, spent: dict[str, float]) -> None:
    """Clean ``text`` and add to ``spent`` what each step took."""
    reading, *steps = parted(default_pipeline)
    found: str | Document = text
    for name, step in (("read", reading), *((step.names[0], step) for step in steps)):
        start = time.process_time()
        found = step(found)
        spent[name] += time.process_time() - start


def parted(pipeline: Pipeline) -> list[Pipeline]:
    """``pipeline`` as one that reads, and one for each step after that."""
    steps = list(pipeline)
    first = pipeline.names.index("read") + 1
    return [Pipeline(*steps[:first]), *(Pipeline(step) for step in steps[first:])]


def main() -> None:
    """Print megabytes of UTF-8 a second for each step, the slowest first, and for all."""
    texts = list(pages())
    size = sum(len(text.encode()) for text in texts) / 1e6
    spent = times_of(texts)
    print(f"{len(texts)} pages, {size:.2f} MB\n")
    for step, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{step:24}{size / seconds:9.1f} MB/s")
    print(f"{'all':24}{size / sum(spent.values()):9.2f} MB/s")


if __name__ == "__main__":
    main()
