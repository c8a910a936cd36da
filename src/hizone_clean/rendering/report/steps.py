"""What each step changed, in a table: how many places, with examples; an indent, a blank or a type is no change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from hizone_clean.blocks import Change, Reason
from hizone_clean.patterns import pattern
from hizone_clean.rendering.report.words import all_words, shown, worded

if TYPE_CHECKING:
    from hizone_clean.document import Document

# "[related] …": what the step took away, which shows by itself
_REMOVAL = pattern(rf"\[(?:{'|'.join(get_args(Reason))})\] ")
_KIND = pattern(r"\[[a-z_]+\] ")
_EXAMPLES, _AROUND, _LONGEST = 3, 6, 24


def steps_table(document: Document) -> str:
    """The table of the steps that changed letters or marks, or closed line ends; empty where none did."""
    rows = "".join(_row(step, changes) for step, changes in _by_step(document.changes).items())
    if not rows:
        return ""
    head = "".join(worded(f"page.{key}", tag="th", attributes=' scope="col"') for key in ("step", "places", "examples"))
    return (
        f'<details class="steps"><summary>{worded("page.steps", tag="h2")}</summary>{worded("page.steps_note", tag="p")}'
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _by_step(changes: tuple[Change, ...]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.cleaner, []).append(change)
    return found


def _row(step: str, changes: list[Change]) -> str:
    places, joined = 0, 0
    examples: list[str] = []
    for change in changes:
        old, new = (_KIND.sub("", text).split("\n") for text in (change.before, change.after))
        joined += max(0, len(old) - len(new)) if _bare(old) == _bare(new) else 0
        for before, after in _pairs(change):
            places += 1
            if len(examples) < _EXAMPLES:
                examples.append(_example(before, after))
    told = [worded("page.changed", places)] if places else []
    told += [worded("page.joined", joined)] if joined else []
    if not told:
        return ""
    name = worded(f"cleaner.{step}") if f"cleaner.{step}" in all_words() else shown(step)
    return f'<tr><th scope="row">{name}<code>{shown(step)}</code></th><td>{"<br>".join(told)}</td><td lang="zh">{"<br>".join(examples)}</td></tr>'


def _pairs(change: Change) -> Iterator[tuple[str, str]]:
    """The texts before and after that differ in more than blanks, and were not taken away."""
    old, new = change.before.split("\n"), change.after.split("\n")
    if len(old) != len(new):
        return
    for before, after in zip(old, new, strict=True):
        if not _REMOVAL.match(after):
            before, after = _KIND.sub("", before, 1), _KIND.sub("", after, 1)
            if "".join(before.split()) != "".join(after.split()):
                yield before, after


def _bare(pieces: list[str]) -> str:
    return "".join("".join(pieces).split())


def _example(before: str, after: str) -> str:
    """The first difference with what stands around it."""
    limit = min(len(before), len(after))
    start = next((at for at in range(limit) if before[at] != after[at]), limit)
    end = next((at for at in range(limit - start) if before[-1 - at] != after[-1 - at]), limit - start)
    lead = after[max(0, start - _AROUND) : start]
    old, new = (_cut(text[start : len(text) - end]) for text in (before, after))
    tail = after[len(after) - end :][:_AROUND]
    return f"{shown(lead)}<del>{shown(old)}</del><ins>{shown(new)}</ins>{shown(tail)}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
