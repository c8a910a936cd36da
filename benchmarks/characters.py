"""Measure the cleaners that work on characters, side by side with the tools of the field, in megabytes a second.

    python benchmarks/characters.py [--megabytes 0.5] [--rounds 3]

The texts are made from the five documents of tests/data: their clean text, the same with ASCII punctuation and blanks at
every border of Han and Latin, with a garbled line in every ten, in Traditional, and as bytes. Size is that of the text in UTF-8
(of the bytes, for decoding), time the best of the rounds on one core. ftfy, autocorrect-py and opencc-python-reimplemented
run in the same process; a tool that is not installed is left out.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from hizone_clean import convert_script, decode, normalize_punctuation, repair_characters

GOLD = Path(__file__).parents[1] / "tests" / "data" / "gold"
HALF_WIDTH = str.maketrans("，。：；？！（）“”", ',.:;?!()""')
BORDER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")  # 增长|5%
PATIENCE = 5.0  # seconds after which a tool is not measured again


class Case(NamedTuple):
    """One thing to measure: what is done, by which tool, to which text."""

    task: str
    tool: str
    text: str
    run: Callable[[Any], Any]
    data: str | bytes


def make_texts(size: int) -> dict[str, str]:
    """Make the texts, each of about `size` bytes in UTF-8."""
    gold = "\n".join(path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt")))
    clean = gold * (size // len(gold.encode()) + 1)
    return {
        "clean": clean,
        "half-width": BORDER.sub(" ", clean.translate(HALF_WIDTH)),
        "garbled": "\n".join(map(garble, range(10**9), clean.split("\n"))),
        "Traditional": convert_script(clean, "s2tw"),
    }


def garble(number: int, line: str) -> str:
    """Misread every twentieth line as Latin-1, and the one ten lines on as GBK."""
    if number % 20 == 0:
        return line.encode().decode("latin-1")
    return line.encode("gb18030", "replace").decode("latin-1") if number % 20 == 10 else line


def load(module: str, name: str, *arguments: str) -> Callable[[Any], Any] | None:
    """Give a peer's function, or None where it is not installed."""
    try:
        found: Any = import_module(module)
    except ImportError:
        return None
    if arguments:
        found = getattr(found, name)(*arguments)
        return found.convert  # type: ignore[no-any-return]
    return getattr(found, name)  # type: ignore[no-any-return]


def list_cases(texts: dict[str, str]) -> Iterator[Case]:
    """Give the cases in the order of the table."""
    for text in ("clean", "garbled"):
        yield Case("repair characters", "hizone-clean", text, repair_characters, texts[text])
        yield from peer("repair characters", "ftfy", text, load("ftfy", "fix_text"), texts[text])
    for text in ("clean", "half-width"):
        yield Case("punctuation", "hizone-clean", text, normalize_punctuation, texts[text])
        yield from peer("punctuation", "autocorrect-py", text, load("autocorrect_py", "format"), texts[text])
    for text in ("clean", "Traditional"):
        yield Case("Simplified, auto", "hizone-clean", text, convert_script, texts[text])
    for text in ("clean", "Traditional"):
        yield Case("Simplified, tw2s", "hizone-clean", text, partial(convert_script, config="tw2s"), texts[text])
        yield from peer("Simplified, tw2s", "opencc-python", text, load("opencc", "OpenCC", "tw2s"), texts[text])
    for text, encoding in (
        ("clean", "utf-8"),
        ("clean", "gb18030"),
        ("clean", "utf-16-le"),
        ("Traditional", "big5hkscs"),
    ):
        data = texts[text].encode(encoding, "replace")
        yield Case("decode", "hizone-clean", encoding, decode, data)
        yield Case("decode", "codec alone", encoding, partial(_decode_by_codec, encoding), data)
        yield from peer("decode", "chardet", encoding, load("chardet", "detect"), data)


def _decode_by_codec(encoding: str, data: bytes) -> str:
    return data.decode(encoding)


def peer(task: str, tool: str, text: str, run: Callable[[Any], Any] | None, data: str | bytes) -> Iterator[Case]:
    """Give the case of another tool, if it is installed."""
    if run:
        yield Case(task, tool, text, run, data)


def measure(case: Case, rounds: int) -> float:
    """Give megabytes a second, the best of the rounds."""
    size = len(case.data.encode() if isinstance(case.data, str) else case.data)
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        case.run(case.data)
        best = min(best, time.perf_counter() - start)
        if best > PATIENCE:
            break
    return size / best / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=0.5, help="size of each text (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (default: %(default)s)")
    options = parser.parse_args()
    print("| task | tool | text | MB/s |\n|---|---|---|---:|")
    for case in list_cases(make_texts(int(options.megabytes * 1e6))):
        print(f"| {case.task} | {case.tool} | {case.text} | {measure(case, options.rounds):.1f} |", flush=True)


if __name__ == "__main__":
    main()
