"""The ledger of a document for a terminal, as JSON lines, and as a diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hizone_clean.document import Document
from hizone_clean.patterns import pattern
from hizone_clean.source.lines import split_lines

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_PLAIN = "\033[0m"
# what would steer a terminal: controls but for tab and line ends
_CONTROLS = dict.fromkeys(
    (*range(9), *range(14, 32), 11, 12, *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "·"
)
_C1 = pattern("[\x7f-\x9f]")  # controls that JSON does not escape


def removal_rows(name: str, document: Document) -> Iterator[dict[str, Any]]:
    """A row for each block that was taken away: file, lines, reason, rule, text."""
    for block in document.removed:
        yield {"file": name, "lines": list(block.lines), "reason": block.reason, "by": block.by, "text": block.text}


def change_rows(name: str, document: Document) -> Iterator[dict[str, Any]]:
    """A row for each change: file, lines, cleaner, what stood before and after."""
    for change in document.changes:
        yield {
            "file": name,
            "lines": list(change.lines),
            "cleaner": change.cleaner,
            "before": change.before,
            "after": change.after,
        }


def ledger_rows(removed: Iterable[dict[str, Any]], changes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Removals and changes in one shape: file, lines, cleaner, reason, before, after."""
    for row in removed:
        shared = {"file": row["file"], "lines": row["lines"], "cleaner": row["by"], "reason": row["reason"]}
        yield {**shared, "before": row["text"], "after": ""}
    for row in changes:
        shared = {"file": row["file"], "lines": row["lines"], "cleaner": row["cleaner"], "reason": None}
        yield {**shared, "before": row["before"], "after": row["after"]}


def ledger_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The rows of a ledger as JSON, a line each."""
    import json

    return (_C1.sub(lambda c: f"\\u{ord(c[0]):04x}", json.dumps(row, ensure_ascii=False)) for row in rows)


def ledger_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The rows of a ledger for a terminal, a line each."""
    for row in rows:
        where = f"{row['file']}:{row['lines'][0]}: {row['cleaner']}"
        if row["reason"]:
            yield f"{where}: removed [{row['reason']}]: {_short(row['before'])}"
        else:
            yield f"{where}: {_short(row['before'])} -> {_short(row['after'])}"


def diff_between(name: str, source: str, clean: str, *, colour: bool) -> str:
    """A unified diff from ``source`` to ``clean``; a line ends at LF, CRLF or CR and nowhere else.

    >>> print(diff_between("a", "甲,\\n乙", "甲，\\n乙", colour=False), end="")
    --- a
    +++ a (clean)
    @@ -1,2 +1,2 @@
    -甲,
    +甲，
     乙
    \\ No newline at end of file
    """
    from difflib import unified_diff

    old, new = _lines(source), _lines(clean)
    shown = map(_ended, unified_diff(old, new, name, f"{name} (clean)"))
    return "".join(_coloured(line) if colour else line for line in map(without_controls, shown))


def without_controls(text: str) -> str:
    """``text`` with a dot for each character that would steer a terminal, line ends and tabs aside.

    >>> without_controls("甲\\x1b[2J")
    '甲·[2J'
    """
    return text.translate(_CONTROLS)


def _lines(text: str) -> list[str]:
    pieces = split_lines(text)
    return [line + end for line, end in zip(pieces[0::2], [*pieces[1::2], ""], strict=True) if line or end]


def _ended(line: str) -> str:
    if line.endswith("\r"):
        return f"{line[:-1]}\n"
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _coloured(line: str) -> str:
    colour = _COLOURS.get(line[0])
    return f"{colour}{line[:-1]}{_PLAIN}\n" if colour else line


def _short(text: str, width: int = 60) -> str:
    line = "".join(c if c.isprintable() or c == "\u3000" else "⏎" if c in "\r\n" else "·" for c in text[: width + 1])
    return line if len(line) <= width else f"{line[: width - 1]}…"
