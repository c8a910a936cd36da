"""Turn dirty Chinese documents into clean text, and account for every line taken away.

``clean(raw)`` is the whole product; ``clean_document(raw)`` also says what was taken away, and why. Every cleaner can be
imported from here by its name and put into a ``Pipeline``. Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Unpack

    from hizone_clean.blocks import Article, Block, Change, Diagnostic, Metadata
    from hizone_clean.cleaners.assemble_articles import assemble_articles
    from hizone_clean.cleaners.convert_script import convert_script
    from hizone_clean.cleaners.deinterleave_columns import deinterleave_columns
    from hizone_clean.cleaners.normalize_punctuation import normalize_punctuation
    from hizone_clean.cleaners.rejoin_hard_wraps import rejoin_hard_wraps
    from hizone_clean.cleaners.remove_boilerplate import remove_boilerplate
    from hizone_clean.cleaners.remove_page_furniture import remove_page_furniture
    from hizone_clean.cleaners.remove_repetition import remove_repetition
    from hizone_clean.cleaners.repair_characters import repair_characters
    from hizone_clean.cleaners.report_damage import report_damage
    from hizone_clean.cleaners.undouble_overprint import undouble_overprint
    from hizone_clean.decoding import decode
    from hizone_clean.document import Document
    from hizone_clean.errors import InputError
    from hizone_clean.options import CleanOptions
    from hizone_clean.pipeline import Pipeline
    from hizone_clean.pipeline.default import default_pipeline
    from hizone_clean.reading import read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Change",
    "Diagnostic",
    "Document",
    "InputError",
    "Metadata",
    "Pipeline",
    "assemble_articles",
    "clean",
    "clean_document",
    "convert_script",
    "decode",
    "default_pipeline",
    "deinterleave_columns",
    "normalize_punctuation",
    "read",
    "rejoin_hard_wraps",
    "remove_boilerplate",
    "remove_page_furniture",
    "remove_repetition",
    "repair_characters",
    "report_damage",
    "undouble_overprint",
]


def clean(
    raw: str | bytes,
    *,
    encoding: str | None = None,
    name: str = "",
    pages: str | None = None,
    obey_off: bool = False,
    **options: Unpack[CleanOptions],
) -> str:
    """The clean text of ``raw``: each article's kicker, title and paragraphs, one blank line between them.

    ``raw`` is a document as it was found, text or bytes in any encoding that Chinese documents come in.
    ``spacing`` is ``"none"`` (no blank between Han and Latin), ``"pangu"`` (one) or ``"keep"`` (as it stands).
    ``quotes`` is ``"curly"`` (“ ”), ``"corner"`` (「 」), ``"keep"``, or ``"auto"``: 「 」 stay in Traditional text alone.
    ``script`` is ``"simplified"`` or the name of an OpenCC configuration; left out, the script is not touched.
    ``keep`` names reasons (``"credit"``, ``"contact"`` …) for which nothing is taken away, ``skip`` the steps to leave
    out, ``only`` the steps to run. ``favour`` says how to lean in doubt: ``"recall"`` keeps text, ``"precision"`` takes
    junk away. ``encoding`` is what bytes are in; left out, it is found out. ``name`` is what the file is called, which helps
    to tell data from documents. ``pages`` names those of a PDF to read, ``"1-4"`` or ``"2,5-"``. With ``obey_off``, what
    stands between ``hizone-clean: off`` and ``on`` is left alone; a page of somebody else could have itself passed through
    raw, so that it must be asked for.

    The bytes of a PDF are read as one. Saved pages (MHTML), mails and feeds are unpacked, subtitles keep their form. Raises
    ``InputError`` for binary data and for data that is no document (JSON, tables, settings, code), ``ValueError`` for a
    step, reason or script that does not exist, ``TypeError`` for what is neither text nor bytes.

    >>> clean("<p>11月1日,记者获悉,增长5.2%.</p>")
    '11月1日，记者获悉，增长5.2%。'
    """
    return clean_document(raw, encoding=encoding, name=name, pages=pages, obey_off=obey_off, **options).text


def clean_document(
    raw: str | bytes,
    *,
    explain: bool = False,
    encoding: str | None = None,
    name: str = "",
    pages: str | None = None,
    obey_off: bool = False,
    **options: Unpack[CleanOptions],
) -> Document:
    """The cleaned document: its articles, metadata, removals and diagnostics; arguments as for :func:`clean`.

    With ``explain``, ``changes`` tells what each step altered.

    >>> document = clean_document("<p>园区产值增长5%。</p><p>（文章来源：某日报）</p>")
    >>> [block.reason for block in document.removed]
    ['credit']
    """
    from hizone_clean.pipeline.default import configured_pipeline, default_pipeline

    pipeline = configured_pipeline(**options) if options else default_pipeline
    return pipeline(raw, explain=explain, encoding=encoding, name=name, pages=pages, obey_off=obey_off)


_HOMES = {
    "blocks": ("Article", "Block", "Change", "Diagnostic", "Metadata"),
    "decoding": ("decode",),
    "document": ("Document",),
    "errors": ("InputError",),
    "pipeline": ("Pipeline",),
    "pipeline.default": ("default_pipeline",),
    "reading": ("read",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hizone_clean.{module}"), name)
    if name in __all__:
        return getattr(import_module(f"hizone_clean.cleaners.{name}"), name)
    raise AttributeError(f"module 'hizone_clean' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
