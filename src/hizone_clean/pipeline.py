"""A pipeline: steps that run one after another, and the ledger of what they changed.

``default_pipeline`` at the end of this file is the whole product as a list, in the order that it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Any, get_args

from hizone_clean import ledger
from hizone_clean.cleaner import is_structural, name_of, scan_of, within_lines
from hizone_clean.cleaners.assemble_articles import assemble_articles
from hizone_clean.cleaners.deinterleave_columns import deinterleave_columns
from hizone_clean.cleaners.normalize_punctuation import normalize_punctuation
from hizone_clean.cleaners.rejoin_hard_wraps import rejoin_hard_wraps
from hizone_clean.cleaners.remove_boilerplate import remove_boilerplate
from hizone_clean.cleaners.remove_page_furniture import remove_page_furniture
from hizone_clean.cleaners.remove_repetition import remove_repetition
from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.cleaners.report_damage import report_damage
from hizone_clean.cleaners.undouble_overprint import undouble_overprint
from hizone_clean.decoding import detect_and_decode
from hizone_clean.document import Block, Change, Diagnostic, Document, Reason
from hizone_clean.reading import read
from hizone_clean.reading.lines import count_lines, from_lines, split_lines
from hizone_clean.shielding import hold_shielded, shield, unshield

Step = Callable[..., Any]


class Pipeline:
    """An immutable sequence of steps, callable on ``bytes``, ``str`` or ``Document``; the result is a ``Document``.

    Steps before ``read`` see the raw text and may not change the number of its lines. After it, a structural cleaner sees
    the document and any other function sees the text of each kept block (code aside); an empty result removes the block
    with the reason ``custom``. Without ``read``, the text is taken line for line and given back so.

    >>> from hizone_clean import Pipeline, normalize_punctuation
    >>> shout = Pipeline(normalize_punctuation, str.upper)
    >>> shout("gdp增长5%,创新高.").text
    'GDP增长5%，创新高。'
    >>> shout
    Pipeline(
        normalize_punctuation,
        upper,
    )
    """

    __slots__ = ("steps",)
    steps: tuple[Step, ...]

    def __init__(self, *steps: Step) -> None:
        object.__setattr__(self, "steps", steps)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Pipeline is immutable: append(), without() and replacing() give another")

    def __call__(self, raw: str | bytes | Document, *, explain: bool = False, encoding: str | None = None) -> Document:
        """Run the steps over ``raw``. With ``explain``, every block that a step altered leaves a ``Change``.

        ``encoding`` is what ``bytes`` are in; left out, it is found out. Raises ``InputError`` for binary data.
        """
        document = raw if isinstance(raw, Document) else self._read(raw, explain, encoding)
        for step in self.steps[self._reader + 1 :]:
            document = _run(step, document, explain)
        return document

    def _read(self, raw: str | bytes, explain: bool, encoding: str | None) -> Document:
        source, found = _decode(raw, encoding) if isinstance(raw, bytes) else (raw, ())
        text, parts = shield(source)
        changes: list[Change] = []
        for step in self.steps[: max(0, self._reader)]:
            before, text = text, _line_by_line(step, text)
            changes += ledger.changed_lines(name_of(step), before, text) if explain else ()
        reader = self.steps[self._reader] if self._reader >= 0 else from_lines
        document = replace(reader(text), source=source, repaired=text if text is not source else source)
        return unshield(replace(document, changes=tuple(changes)), parts).with_diagnostics(found)

    @property
    def _reader(self) -> int:
        """Place of the step that reads text into a document; -1 when the text is taken line for line."""
        return next((n for n, step in enumerate(self.steps) if getattr(step, "is_reader", False)), -1)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self.steps == other.steps

    def __hash__(self) -> int:
        return hash(self.steps)

    def __repr__(self) -> str:
        return "Pipeline(\n" + "".join(f"    {_describe(step)},\n" for step in self.steps) + ")"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the steps, in order."""
        return tuple(name_of(step) for step in self.steps)

    def append(self, *steps: Step) -> Pipeline:
        """A pipeline with ``steps`` at its end."""
        return Pipeline(*self.steps, *steps)

    def without(self, *unwanted: Step | str) -> Pipeline:
        """A pipeline without the named steps. Raises ``ValueError`` for a name that it does not have."""
        names = self._known(unwanted)
        return Pipeline(*(step for step in self.steps if name_of(step) not in names))

    def only(self, *wanted: Step | str) -> Pipeline:
        """A pipeline of the named steps alone, and of ``read`` where one of them works on structure."""
        names = self._known(wanted)
        if any(name_of(step) in names and is_structural(step) for step in self.steps):
            names |= {"read"}
        return Pipeline(*(step for step in self.steps if name_of(step) in names))

    def binding(self, step: Step | str, **options: Any) -> Pipeline:
        """A pipeline in which the named step has ``options`` bound."""
        names = self._known([step])
        return Pipeline(*(partial(s, **options) if name_of(s) in names else s for s in self.steps))

    def before(self, step: Step | str, *steps: Step) -> Pipeline:
        """A pipeline with ``steps`` put in before the named one."""
        place = self.names.index(next(iter(self._known([step]))))
        return Pipeline(*self.steps[:place], *steps, *self.steps[place:])

    def _known(self, steps: Iterable[Step | str]) -> frozenset[str]:
        names = frozenset(step if isinstance(step, str) else name_of(step) for step in steps)
        for name in sorted(names - set(self.names)):
            near = get_close_matches(name, self.names, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(self.names)}"
            raise ValueError(f"no step named {name} in this pipeline{hint}")
        return names


def _decode(data: bytes, encoding: str | None) -> tuple[str, tuple[Diagnostic, ...]]:
    decoded = detect_and_decode(data, encoding=encoding)
    found = [_undecodable(line, f"byte {at} is not {decoded.encoding}") for at, line in decoded.losses]
    if decoded.lost > len(decoded.losses):
        found.append(_undecodable(decoded.losses[-1][1], f"and {decoded.lost - len(decoded.losses)} places more"))
    if decoded.rivals:
        note = f"read as {decoded.encoding}; {', '.join(decoded.rivals)} would do as well"
        found.append(Diagnostic(1, "ambiguous", decoded.text[:20], note))
    return decoded.text, tuple(found)


def _undecodable(line: int, note: str) -> Diagnostic:
    return Diagnostic(line, "undecodable", "\ufffd", note)


def _line_by_line(step: Step, text: str) -> str:
    """``step`` over the whole text at once, or over each line where it would move line numbers."""
    result: str = step(text)
    if result is text or count_lines(result) == count_lines(text):
        return result
    return "".join(" ".join(split_lines(step(line))[0::2]) + end for line, end in _lines_with_ends(text))


def _lines_with_ends(text: str) -> Iterator[tuple[str, str]]:
    pieces = split_lines(text)
    return zip(pieces[0::2], [*pieces[1::2], ""], strict=False)


def _run(step: Step, document: Document, explain: bool) -> Document:
    after: Document = hold_shielded(document, step(document)) if is_structural(step) else _map(step, document)
    if explain and after is not document:
        after = replace(after, changes=(*after.changes, *ledger.changed_blocks(name_of(step), document, after)))
    return after


def _map(step: Step, document: Document) -> Document:
    title = document.metadata.title
    metadata = document.metadata._replace(title=step(title) or title) if title else document.metadata
    places = [at for at, block in enumerate(document.blocks) if block.reason is None and block.type != "code"]
    if scan := scan_of(step):
        places = [places[number] for number in scan([document.blocks[at].text for at in places])]
    blocks = list(document.blocks)
    for at in places:
        blocks[at] = _mapped(step, blocks[at])
    return document.with_blocks(blocks, metadata=metadata)


def _mapped(step: Step, block: Block) -> Block:
    text = within_lines(step, block.text)
    if text == block.text:
        return block
    if not text:
        return block.removed("custom", f"{name_of(step)}/empty")
    return block._replace(text=text)


def _describe(step: Step) -> str:
    options: dict[str, Any] = {}
    name = name_of(step)
    while isinstance(step, partial):
        options = {**step.keywords, **options}
        step = step.func
    bound = ", ".join(f"{key}={value!r}" for key, value in options.items())
    return f"{name}({bound})" if bound else name


default_pipeline = Pipeline(
    repair_characters,
    read,
    undouble_overprint,
    remove_page_furniture,
    deinterleave_columns,
    rejoin_hard_wraps,
    remove_boilerplate,
    assemble_articles,
    remove_repetition,
    normalize_punctuation,
    report_damage,
)


def configured_pipeline(
    *,
    spacing: str = "none",
    script: str | None = None,
    keep: Iterable[str] = (),
    skip: Iterable[str] = (),
    only: Iterable[str] = (),
    favour: str = "recall",
) -> Pipeline:
    """The default pipeline with a caller's options; see :func:`hizone_clean.clean`.

    Raises ``ValueError`` for a step, reason, script, spacing or leaning that does not exist, with the nearest that does.
    """
    keep, skip, only = tuple(keep), tuple(skip), tuple(only)
    _check_names("reason", keep, get_args(Reason))
    _check_names("spacing", [spacing], ("none", "pangu", "keep"))
    _check_names("leaning", [favour], ("recall", "precision"))
    pipeline = default_pipeline
    if script:
        from hizone_clean.cleaners.convert_script import convert_script

        pipeline = pipeline.before(report_damage, partial(convert_script, config=script_config(script)))
    if keep:
        pipeline = pipeline.before(normalize_punctuation, partial(keep_reasons, reasons=frozenset(keep)))
    if favour != "recall":
        pipeline = pipeline.binding(remove_boilerplate, favour=favour)
    if spacing != "none":
        pipeline = pipeline.binding(normalize_punctuation, spacing=spacing)
    if only:
        pipeline = pipeline.only(*only)
    return pipeline.without(*skip)


def script_config(script: str) -> str:
    """OpenCC's name for ``script``. Raises ``ValueError`` for one that does not exist."""
    config = "auto" if script == "simplified" else script
    from hizone_clean.cleaners.convert_script import convert_script

    convert_script("", config=config)
    return config


def _check_names(kind: str, given: Iterable[str], known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"no {kind} named {name}{hint}; there are {', '.join(known)}")


def keep_reasons(document: Document, *, reasons: frozenset[str]) -> Document:
    """A step that puts back what was taken away for one of ``reasons``."""
    return document.restoring(reasons)


keep_reasons.is_structural = True  # type: ignore[attr-defined]
