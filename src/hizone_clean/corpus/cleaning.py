"""``CleanDocuments``: the step that cleans, for the pipelines of this command and for anybody's own of datatrove."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from hizone_clean.corpus.account import Account
from hizone_clean.corpus.datatrove_parts import PipelineStep, Row
from hizone_clean.corpus.limits import Limits, OverTimeError
from hizone_clean.corpus.rows import articles_of, diagnostics_of, found_in, removed_of
from hizone_clean.document import Document
from hizone_clean.errors import InputError
from hizone_clean.pipeline import Pipeline
from hizone_clean.pipeline.default import default_pipeline

_WARM = "<html><body><h1>题目</h1><p>园区的新工厂在五月建成，当月投产。</p><p>责任编辑：某人</p></body></html>"


class CleanDocuments(PipelineStep):  # type: ignore[misc]
    """A step of datatrove that cleans the text of each document.

    ``text`` becomes the clean text. Into ``metadata`` go ``title``, ``date``, ``source``, ``authors``, ``url``, ``tags`` and
    ``categories`` as far as the document says them, over what stood there under these names, and ``articles``, a list of
    dictionaries with ``title``, ``kicker``, ``authors``, ``source`` and ``text``; everything else in ``metadata`` stays.

    ``pipeline`` is the pipeline of cleaners to run. With ``removed`` and ``diagnostics``, what was taken away and what is
    doubtful go into ``metadata`` under these names. ``time_limit`` is in seconds of processor time and ``memory_limit`` in
    bytes, both for one document; 0 is none. A document that cannot be cleaned is left out, counted as ``failed``, and
    written to ``exclusion_writer`` with its ``error`` in ``metadata`` and its text as it was, where a writer is given.

    A text may be ``str`` or ``bytes``. The step holds nothing between documents but its counts.
    """

    type = "🧹 - CLEANER"
    name = "hizone-clean"

    def __init__(
        self,
        pipeline: Pipeline = default_pipeline,
        *,
        removed: bool = False,
        diagnostics: bool = False,
        time_limit: float = 0,
        memory_limit: int = 0,
        exclusion_writer: Any = None,
    ) -> None:
        super().__init__()
        self.pipeline = pipeline
        self.removed = removed
        self.diagnostics = diagnostics
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self.exclusion_writer = exclusion_writer

    def run(self, data: Iterable[Row], rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Clean each document of ``data`` in order."""
        limits, account = self.limits(), Account()
        writer = self.exclusion_writer
        try:
            for row in data:
                if self.clean(row, limits, account):
                    yield row
                elif writer is not None:
                    writer.write(row, rank)
        finally:
            account.note(self)
            if writer is not None and hasattr(writer, "close"):
                writer.close()

    def limits(self) -> Limits:
        """The limits of one document, once the tables are loaded, which are not the first document's to pay for."""
        if self.time_limit or self.memory_limit:
            self.pipeline(_WARM)
        return Limits(self.time_limit, self.memory_limit)

    def clean(self, row: Row, limits: Limits, account: Account, **how: Any) -> bool:
        """Clean ``row`` where it stands and count it in ``account``; whether it could be. ``how`` goes to the pipeline."""
        started = time.process_time()
        raw, size = row.text, len(row.text)
        try:
            if not raw:
                row.text = ""
                row.metadata["articles"] = []
                account.add_empty()
                return True
            with limits.one_document():
                document = self.pipeline_for(row)(raw, **how)
                row.text = document.text
                row.metadata.update(self._columns(document, row))
            account.add(row.id, document, size, row.text, time.process_time() - started)
            return True
        except InputError as error:
            return self._failed(row, raw, str(error), account)
        except OverTimeError as error:
            return self._failed(row, raw, f"not cleaned: it {error}", account)
        except MemoryError:
            return self._failed(row, raw, "not cleaned: it needs more memory than one document may have", account)
        except Exception as error:  # a defect of ours in one document must not stop the others
            told = f"{type(error).__name__}: {error}".splitlines()[0]
            return self._failed(row, raw, f"not cleaned: {told}; please report it with this document", account)

    def pipeline_for(self, row: Row) -> Pipeline:
        """The pipeline that ``row`` goes through."""
        return self.pipeline

    def _columns(self, document: Document, row: Row) -> dict[str, Any]:
        columns = {key: value for key, value in found_in(document, row.metadata).items() if value}
        columns["articles"] = articles_of(document)
        if self.removed:
            columns["removed"] = removed_of(document)
        if self.diagnostics:
            columns["diagnostics"] = diagnostics_of(document)
        return columns

    @staticmethod
    def _failed(row: Row, raw: Any, why: str, account: Account) -> bool:
        row.text = raw
        row.metadata["error"] = why
        account.add_failure(why)
        return False
