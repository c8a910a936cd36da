"""Which of the laws a document breaks: one function, asked by the tests and by the long run of ``benchmarks/laws.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import unescape

import hizone_clean as hz
from hizone_clean.blocks import Block
from hizone_clean.document import Document
from hizone_clean.normalizing import normalizing_pipeline
from hizone_clean.source.lines import split_lines
from hizone_clean.source.visible import letters_of

AT_MOST = {
    "crash": 0,
    "lost": 1,
    "invented": 1,
    "provenance": 2,
    "second pass, text": 4,
    "second pass, Markdown": 5,
    "normalize: lines": 0,
    "normalize: second pass": 1,
}
"""The laws, and how many of a thousand spoilt documents break each at most today; a figure here only falls."""
LAWS = tuple(AT_MOST)


def broken(raw: str | bytes) -> list[tuple[str, str]]:
    """The laws that cleaning ``raw`` breaks, each with what shows it; empty when all hold. An ``InputError`` is no break."""
    try:
        return list(_broken(raw))
    except hz.InputError:
        return []
    except Exception as error:  # whatever it is, it is what must not be
        return [("crash", f"{type(error).__name__}: {error}"[:200])]


def _broken(raw: str | bytes) -> Iterator[tuple[str, str]]:
    document = hz.clean_document(raw)
    balance = document.check()
    if balance.lost:
        yield "lost", balance.lost[:80]
    if balance.invented:
        yield "invented", balance.invented[:80]
    if wrong := next(wrong_lines(document), None):
        yield "provenance", f"{wrong.type} {wrong.lines} {wrong.text[:60]!r}"
    once = document.text
    if hz.clean(once) != once:
        yield "second pass, text", ""
    marked = document.to_markdown()
    if hz.clean_document(marked).to_markdown() != marked:
        yield "second pass, Markdown", ""
    text = document.source
    result = normalizing_pipeline()(text).text
    if len(split_lines(result)) != len(split_lines(text)):
        yield "normalize: lines", ""
    if normalizing_pipeline()(result).text != result:
        yield "normalize: second pass", ""


def wrong_lines(document: Document) -> Iterator[Block]:
    """The kept blocks that name no line, lines in the wrong order, or not all lines that their letters come from."""
    lines = split_lines(document.repaired)[0::2]
    for block in document.kept:
        first, last = block.lines
        made_of = block.made_of or (block,)
        named = "\n".join("\n".join(lines[line.lines[0] - 1 : line.lines[1]]) for line in made_of)
        within = all(1 <= first <= line.lines[0] <= line.lines[1] <= last <= len(lines) for line in made_of)
        shown = any(is_subsequence(_letters(block.text), _letters(line)) for line in (named, unescape(named)))
        if not within or not shown:
            yield block


def _letters(text: str) -> str:
    """The letters that count, whether a "<" stands as itself or escaped."""
    return letters_of(text.replace("&lt;", "<"))


def is_subsequence(part: str, whole: str) -> bool:
    """Whether the characters of ``part`` stand in ``whole`` in this order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def table(counts: dict[str, Counter[str]], tried: Counter[str]) -> str:
    """The breaks of each law by kind of document, in parts of a thousand."""
    kinds = sorted(tried)
    rows = [["", *kinds, "all"], ["tried", *(str(tried[kind]) for kind in kinds), str(tried.total())]]
    for law in LAWS:
        shares = [1000 * counts[kind][law] / max(1, tried[kind]) for kind in kinds]
        whole = 1000 * sum(counts[kind][law] for kind in kinds) / max(1, tried.total())
        rows.append([law, *(f"{share:.1f}" for share in shares), f"{whole:.2f}"])
    return "\n".join(" | ".join(cell.rjust(7) if at else cell.ljust(22) for at, cell in enumerate(row)) for row in rows)


def too_many(counts: dict[str, Counter[str]], tried: Counter[str]) -> list[str]:
    """The laws that more documents broke than today, a line each."""
    shares = {law: 1000 * sum(count[law] for count in counts.values()) / max(1, tried.total()) for law in LAWS}
    return [
        f"{law}: {shares[law]:.2f} of a thousand, at most {most}" for law, most in AT_MOST.items() if shares[law] > most
    ]
