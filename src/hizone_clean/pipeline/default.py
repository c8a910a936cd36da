"""``default_pipeline`` is the whole product as a list, in the order that it runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import Unpack, get_args

from hizone_clean.blocks import Reason
from hizone_clean.cleaners.assemble_articles import assemble_articles
from hizone_clean.cleaners.deinterleave_columns import deinterleave_columns
from hizone_clean.cleaners.keep_reasons import keep_reasons
from hizone_clean.cleaners.normalize_punctuation import normalize_punctuation
from hizone_clean.cleaners.rejoin_hard_wraps import rejoin_hard_wraps
from hizone_clean.cleaners.remove_boilerplate import remove_boilerplate
from hizone_clean.cleaners.remove_page_furniture import remove_page_furniture
from hizone_clean.cleaners.remove_repetition import remove_repetition
from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.cleaners.report_damage import report_damage
from hizone_clean.cleaners.undouble_overprint import undouble_overprint
from hizone_clean.options import CleanOptions, Favour, Quotes, Spacing
from hizone_clean.pipeline import Pipeline
from hizone_clean.reading import read

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


def configured_pipeline(**options: Unpack[CleanOptions]) -> Pipeline:
    """The default pipeline with a caller's options; see :func:`hizone_clean.clean`.

    Raises ``ValueError`` for a step, reason, script, spacing or leaning that does not exist, with the nearest that does,
    and ``TypeError`` for an option that does not.
    """
    if unknown := sorted(set(options) - set(CleanOptions.__annotations__)):
        from difflib import get_close_matches

        near = get_close_matches(unknown[0], CleanOptions.__annotations__, 1)
        raise TypeError(f"no option named {unknown[0]}" + (f"; did you mean {near[0]}?" if near else ""))
    keep, skip, only = tuple(options.get("keep", ())), tuple(options.get("skip", ())), tuple(options.get("only", ()))
    spacing, quotes = options.get("spacing", "none"), options.get("quotes", "auto")
    favour = options.get("favour", "recall")
    _check_names("reason", keep, get_args(Reason))
    _check_names("spacing", [spacing], get_args(Spacing))
    _check_names("form of quotation marks", [quotes], get_args(Quotes))
    _check_names("leaning", [favour], get_args(Favour))
    pipeline = default_pipeline
    script = options.get("script")
    if script:
        from hizone_clean.cleaners.convert_script import convert_script

        pipeline = pipeline.before(report_damage, partial(convert_script, config=script_config(script)))
    if keep:
        pipeline = pipeline.before(normalize_punctuation, partial(keep_reasons, reasons=frozenset(keep)))
    if favour != "recall":
        pipeline = pipeline.binding(remove_boilerplate, favour=favour)
    if spacing != "none":
        pipeline = pipeline.binding(normalize_punctuation, spacing=spacing)
    if quotes == "auto" and script and script_config(script).endswith(("auto", "s", "sp")):
        quotes = "curly"  # what becomes Simplified takes the marks of Simplified text with it
    if quotes != "auto":
        pipeline = pipeline.binding(normalize_punctuation, quotes=quotes)
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
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"no {kind} named {name}{hint}; there are {', '.join(known)}")
