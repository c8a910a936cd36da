"""Feed bytes that a fuzzer makes to the whole: whatever comes in, a document comes out or an ``InputError``, and the balance holds.

    pip install '.[fuzz]'
    python benchmarks/fuzz_bytes.py -max_total_time=60 [CORPUS]

The fuzzer starts from the five documents of ``tests/data/raw`` and their pieces in seven encodings; what breaks a law is written
by it to a file ``crash-…`` and can be given back to this program as its argument.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from random import Random

import atheris

with atheris.instrument_imports(include=["hizone_clean"]):
    import hizone_clean as hz

    # what is loaded when it is first needed would show the fuzzer none of its ways; documents pass through none of these rooms
    for module in walk_packages(hz.__path__, "hizone_clean."):
        if module.name.split(".")[1] not in ("__main__", "cli", "command", "corpus", "mcp"):
            import_module(module.name)

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from mutants import KINDS

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "euc-kr", "shift-jis")
LONGEST = 4096


def one_input(data: bytes) -> None:
    """Clean ``data``; raises for whatever must not be."""
    try:
        document = hz.clean_document(data)
    except hz.InputError:
        return
    balance = document.check()
    if not balance.ok:
        raise AssertionError(f"the balance is broken: {balance}")
    document.to_markdown()
    document.to_dict()


def write_seeds(folder: Path) -> None:
    """A small corpus to start from."""
    for number, (name, make) in enumerate(KINDS.items()):
        for encoding in ENCODINGS:
            text = make(Random(f"{name}:{encoding}"))[:600]
            (folder / f"{number}-{encoding}").write_bytes(text.encode(encoding, "replace"))


def main() -> None:
    """Run libFuzzer with the arguments of the command line."""
    with tempfile.TemporaryDirectory() as corpus:
        write_seeds(Path(corpus))
        given = sys.argv[1:]
        files = [name for name in given if not name.startswith("-")]
        arguments = [sys.argv[0], f"-max_len={LONGEST}", *given, *([] if files else [corpus])]
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
