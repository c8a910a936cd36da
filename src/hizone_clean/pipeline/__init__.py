"""A pipeline: steps that run one after another, and the ledger of what they changed.

:mod:`hizone_clean.pipeline.default` has the whole product as a list, in the order that it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from hizone_clean.blocks import Change, Diagnostic
from hizone_clean.cleaner import contract_of, is_structural, name_of, unbound
from hizone_clean.document import Document, from_lines
from hizone_clean.errors import DataError
from hizone_clean.pipeline import ledger
from hizone_clean.pipeline.data import clean_parts, read_in_form, with_envelope
from hizone_clean.pipeline.incoming import text_of
from hizone_clean.pipeline.mapping import map_blocks
from hizone_clean.pipeline.order import check_order
from hizone_clean.pipeline.second_pass import settle
from hizone_clean.pipeline.shielding import Shielded, hold_shielded, shield, unshield
from hizone_clean.pipeline.undoing import keeps_letters, run_undoing
from hizone_clean.source.data import DataKind, find_data_kind
from hizone_clean.source.lines import count_lines, split_lines
from hizone_clean.source.pdf_mark import is_pdf

if TYPE_CHECKING:
    from hizone_clean.source.data.unpacking import Part

Step = Callable[..., Any]


class Pipeline:
    """An immutable sequence of steps, callable on ``bytes``, ``str`` or ``Document``; the result is a ``Document``.

    Steps before ``read`` see the raw text and may not change the number of its lines. After it, a structural cleaner sees
    the document and any other function sees the text of each kept block (code aside); an empty result removes the block
    with the reason ``custom``. Without ``read``, the text is taken line for line and given back so.

    Raises ``ValueError`` for an order in which a step misses what it needs, and says what to put where.

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

    __slots__ = ("_kept_to", "_reader", "_reads_documents", "steps")
    steps: tuple[Step, ...]
    _reader: int
    """Place of the step that reads text into a document; -1 when the text is taken line for line."""
    _reads_documents: bool
    """Whether what comes in is taken for a document, rather than line for line."""
    _kept_to: tuple[Step, ...]
    """The steps behind the reader that keep letters, and are held to it."""

    def __init__(self, *steps: Step) -> None:
        check_order(steps)
        reader = next((n for n, step in enumerate(steps) if getattr(step, "is_reader", False)), -1)
        object.__setattr__(self, "steps", steps)
        object.__setattr__(self, "_reader", reader)
        object.__setattr__(self, "_reads_documents", reader >= 0 and name_of(steps[reader]) == "read")
        own = takewhile(keeps_letters, steps[reader + 1 :]) if self._reads_documents else ()
        object.__setattr__(self, "_kept_to", tuple(own))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Pipeline is immutable: append(), without() and replacing() give another")

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Step, ...]]:
        """For :mod:`pickle` and :mod:`copy`, which would set what is immutable: pipelines travel to other processes."""
        return Pipeline, self.steps

    def __call__(
        self,
        raw: str | bytes | Document,
        *,
        explain: bool = False,
        encoding: str | None = None,
        pages: str | None = None,
        name: str = "",
        obey_off: bool = False,
    ) -> Document:
        """Run the steps over ``raw``. With ``explain``, every block that a step altered leaves a ``Change``.

        ``encoding`` is what ``bytes`` are in; left out, it is found out. ``pages`` names those of a PDF to read, ``"1-4"``.
        ``name`` is what the file is called: it tells data from documents. With ``obey_off``, what the document marks with
        ``hizone-clean: off`` is left alone; a document of somebody else could have itself passed through with it. Raises
        ``InputError`` for binary data and for data that is no document, ``TypeError`` for what is neither text nor bytes.
        """
        run = partial(_run, explain=explain)
        if isinstance(raw, Document):
            return reduce(lambda document, step: run(step, document), self.steps[self._reader + 1 :], raw)
        if isinstance(raw, bytes) and is_pdf(raw):
            return self._cleaned(partial(self._read_pdf, raw, explain, pages), explain)
        source, found = text_of(raw, encoding)
        kind = find_data_kind(source, name) if self._reader >= 0 else None
        if kind and self._reads_documents and kind.serve != "form":
            return self._served(raw, kind, explain)
        reader = self.steps[self._reader] if self._reader >= 0 else from_lines
        read = partial(read_in_form, kind=kind) if kind else reader
        reading = partial(self._read_as_found, source, read, explain, obey_off, found)
        if kind and self._reads_documents:  # its form is kept: no step may move a line
            steps = (step for step in self.steps[self._reader + 1 :] if not is_structural(step))
            return reduce(lambda document, step: run(step, document), steps, reading())
        return self._cleaned(reading, explain)

    def _cleaned(self, read: Callable[[], Document], explain: bool) -> Document:
        """What ``read`` gives after all steps; those that keep letters are held to it.

        It is read once more where a step has to be taken back, which is rare: kept till then, every page would be held twice.
        """
        run = partial(_run, explain=explain)
        steps = self.steps[self._reader + 1 :]
        own = self._kept_to
        cleaned = read()
        for step in own:  # no name but this one holds what a step has done with
            cleaned = run(step, cleaned)
        if own and not cleaned.check().ok:
            cleaned = run_undoing(read(), own, run)
        if own:
            cleaned = self._settled(cleaned, own, explain)
        return reduce(lambda document, step: run(step, document), steps[len(own) :], cleaned).knowing(None)

    def _settled(self, document: Document, steps: tuple[Step, ...], explain: bool) -> Document:
        """``document`` as ``steps`` leave it alone when they see its text."""
        text, title = document.text, document.metadata.title or ""
        if text == document.repaired.strip("\n"):  # every step has seen it
            return document
        for step in self.steps[: self._reader]:  # characters that the reader itself brought in: &#8203;
            if step(text) != text or step(title) != title:
                repaired = map_blocks(step, document)
                document = repaired if repaired.check().ok else document

        def again(text: str) -> Document:
            read = self._read(text, self.steps[self._reader], explain=False, obey_off=False)
            return _all(steps[:reporting], read.knowing(document.table))

        # what only reports is asked about a second look that changed something
        reporting = next((at for at in range(len(steps), 0, -1) if not contract_of(steps[at - 1]).reports), 0)
        after = settle(document, again, partial(_all, steps[reporting:]))
        changes = ledger.changed_blocks("second_pass", document, after) if explain and after is not document else ()
        return after.replacing(changes=(*after.changes, *changes)) if changes else after

    def _served(self, raw: str | bytes, kind: DataKind, explain: bool) -> Document:
        """Data that is no document: unpacked where it holds some, else refused."""
        if kind.serve == "refuse":
            raise DataError(kind.refusal, kind.what)

        def clean(part: Part) -> Document:
            content, found = text_of(part.content, part.encoding or None, trusted=False)
            document = self._read(content, self.steps[self._reader], explain, obey_off=False).with_diagnostics(found)
            return self._cleaned(lambda: with_envelope(document, part), explain)

        return clean_parts(raw, kind, clean)

    def _read_as_found(
        self, source: str, read: Step, explain: bool, obey_off: bool, found: Sequence[Diagnostic]
    ) -> Document:
        return self._read(source, read, explain, obey_off).with_diagnostics(found)

    def _read(self, source: str, read: Step, explain: bool, obey_off: bool) -> Document:
        text, parts = shield(source) if obey_off else (source, Shielded())
        text, changes = self._repaired(text, explain)
        document = read(text)
        if changes or document.source is not source or document.repaired is not text:
            document = document.replacing(source=source, repaired=text, changes=tuple(changes))
        return unshield(document, parts)

    def _read_pdf(self, data: bytes, explain: bool, pages: str | None) -> Document:
        """The lines of a PDF, each with its place; a text out of a PDF is never HTML or Markdown."""
        from hizone_clean.reading.pdf import read_pdf

        source, places, found, paper = read_pdf(data, pages)
        text, changes = self._repaired(source, explain)
        document = from_lines(text)
        blocks = [block.placed(places.get(block.lines[0])) for block in document.blocks]
        form = "plain" if self._reader < 0 else "lines"
        document = document.with_blocks(blocks, form=form, source=source, repaired=text, changes=tuple(changes))
        return document.replacing(paper=paper).with_diagnostics(found)

    def _repaired(self, text: str, explain: bool) -> tuple[str, list[Change]]:
        """``text`` after the steps that see the raw text, and what they changed."""
        changes: list[Change] = []
        for step in self.steps[: max(0, self._reader)]:
            before, text = text, _line_by_line(step, text)
            changes += ledger.changed_lines(name_of(step), before, text) if explain else ()
        return text, changes

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
            from difflib import get_close_matches

            near = get_close_matches(name, self.names, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(self.names)}"
            raise ValueError(f"no step named {name} in this pipeline{hint}")
        return names


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
    after: Document = hold_shielded(document, step(document)) if is_structural(step) else map_blocks(step, document)
    if explain and after is not document:
        after = after.replacing(changes=(*after.changes, *ledger.changed_blocks(name_of(step), document, after)))
    return after


def _all(steps: Sequence[Step], document: Document) -> Document:
    return reduce(lambda document, step: _run(step, document, explain=False), steps, document)


def _describe(step: Step) -> str:
    bound = ", ".join(f"{key}={value!r}" for key, value in unbound(step)[1].items())
    return f"{name_of(step)}({bound})" if bound else name_of(step)
