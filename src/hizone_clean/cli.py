"""``hizone-clean``: documents in, clean text out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit status is 0 done, 1 ``--check`` found changes, 2 wrong use or unreadable input."""
    from hizone_clean import clean_document

    parser = argparse.ArgumentParser(prog="hizone-clean", description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text")
    options = parser.parse_args(argv)
    for name in options.files or ["-"]:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        document = clean_document(data)
        if options.format == "json":
            result = json.dumps(document.to_dict(), ensure_ascii=False, indent=1)
        else:
            result = document.to_markdown() if options.format == "markdown" else document.text
        sys.stdout.buffer.write((result + "\n").encode())
    return 0


def entry() -> None:
    """The console script."""
    sys.exit(main())
