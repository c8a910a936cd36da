"""The pipeline of ``hizone-normalize``: characters and punctuation of any source file, its marks left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial, wraps
from itertools import groupby
from typing import Any

from hizone_clean.blocks import Block
from hizone_clean.cleaner import settled, structural, within_lines
from hizone_clean.cleaners.convert_script import convert_script
from hizone_clean.cleaners.normalize_punctuation import normalize_punctuation
from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.document import Document
from hizone_clean.language.writing_context import LINE_END
from hizone_clean.normalizing.keep_structure import keep_structure
from hizone_clean.normalizing.marks import STAND_IN
from hizone_clean.normalizing.read_source import read_source
from hizone_clean.options import Quotes, Spacing
from hizone_clean.patterns import pattern
from hizone_clean.pipeline import Pipeline, Step
from hizone_clean.pipeline.default import default_pipeline, script_config
from hizone_clean.source.lines import to_lines

_LINE_END = pattern(r"\n|<br\b", re.I)
_STAND_INS = pattern(f"[{STAND_IN}{LINE_END}]")


def normalizing_pipeline(
    *, spacing: Spacing = "keep", script: str | None = None, skip: Iterable[str] = (), quotes: Quotes = "auto"
) -> Pipeline:
    """Characters and punctuation only: takes nothing away, keeps every line, leaves markup, code and data alone."""
    pipeline = Pipeline(
        read_source, repair_between_marks, partial(normalize_between_marks, spacing=spacing, quotes=quotes)
    )
    if script:
        pipeline = pipeline.append(partial(convert_between_marks, config=script_config(script)))
    pipeline = pipeline.append(partial(keep_structure, every_anchor=spacing == "keep" and not script))
    return pipeline.without(*(name for name in skip if name in pipeline.names or name not in default_pipeline.names))


def between_marks(step: Callable[..., str]) -> Step:
    """``step``, a function of text, made to work on the lines of a document whose marks are blocks of type ``code``.

    It sees each line whole, with a stand-in for each mark, so that it can judge what stands on both sides of one.
    """

    @structural
    @wraps(step)
    def between(document: Document, **options: Any) -> Document:
        lines = groupby(document.blocks, lambda block: block.lines)
        whole = settled(partial(step, **options), (block.text for block in document.blocks if block.type != "code"))
        return document.with_blocks(block for _, pieces in lines for block in _stepped(whole, tuple(pieces)))

    return between


def _stepped(step: Callable[[str], str], line: tuple[Block, ...]) -> tuple[Block, ...]:
    text = "".join(map(_shown, line))
    after = text if len(text) == 1 and line[0].type == "code" else within_lines(step, text)
    marks = [block for block in line if block.type == "code"]
    parts = _STAND_INS.split(after)
    if after == text or len(parts) != len(marks) + 1:
        return line
    pieces = list(_alternating(parts, marks, line[0])) or [line[0]._replace(text="")]
    pieces[0] = pieces[0]._replace(before=line[0].before)
    pieces[-1] = pieces[-1]._replace(end=line[-1].end)
    return tuple(pieces)


def _shown(block: Block) -> str:
    """What a step sees of ``block``: of a mark one sign, another where it ends a line, since a number may stand behind it."""
    if block.type != "code":
        return block.text
    return LINE_END if _LINE_END.search(block.text) else STAND_IN


def _alternating(parts: list[str], marks: list[Block], first: Block) -> Iterator[Block]:
    for number, part in enumerate(parts):
        if part:
            yield first._replace(text=part, type="paragraph", before="", end="")
        if number < len(marks):
            yield marks[number]._replace(before="", end="")


normalize_between_marks = between_marks(normalize_punctuation)
convert_between_marks = between_marks(convert_script)
_repair_between_marks = between_marks(repair_characters)


@structural
@wraps(repair_characters)
def repair_between_marks(document: Document) -> Document:
    """The repair of characters; what it gives is the text that the balance weighs."""
    repaired: Document = _repair_between_marks(document)
    return repaired.replacing(repaired=to_lines(repaired))
