"""The pipeline that the settings of a run ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from hizone_clean.cleaner import structural
from hizone_clean.cleaners.remove_boilerplate.phrases import fold
from hizone_clean.command.settings import Settings, SettingsError
from hizone_clean.document import Block, Document
from hizone_clean.pipeline import Pipeline, Step, configured_pipeline

# letters up to which one of a user's own phrases speaks for its block: in longer ones it is as often part of a sentence
_SHORT = 45


def pipeline_for(settings: Settings) -> Pipeline:
    """The pipeline of ``settings``. Raises ``SettingsError`` for a step, reason or script that does not exist."""
    try:
        if settings.normalize:
            from hizone_clean.normalizing import normalizing_pipeline

            return normalizing_pipeline(spacing=settings.spacing, script=settings.script or None, skip=settings.skip)
        pipeline = configured_pipeline(
            spacing=settings.spacing,
            script=settings.script or None,
            keep=settings.keep,
            skip=settings.skip,
            only=settings.only,
            favour=settings.favour,
        )
    except ValueError as error:
        raise SettingsError(str(error)) from error
    return _with_own_rules(pipeline, settings)


def _with_own_rules(pipeline: Pipeline, settings: Settings) -> Pipeline:
    if settings.phrases and "custom" not in settings.keep:
        own_phrases = partial(remove_own_phrases, phrases=settings.phrases)
        pipeline = _before(pipeline, ("remove_boilerplate", "assemble_articles", "normalize_punctuation"), own_phrases)
    if settings.replacements:
        _check_replacements(settings.replacements)
        own_words = partial(replace_own_words, replacements=settings.replacements)
        pipeline = _before(pipeline, ("normalize_punctuation", "report_damage"), own_words)
    return pipeline


def _before(pipeline: Pipeline, places: tuple[str, ...], step: Step) -> Pipeline:
    """``pipeline`` with ``step`` before the first of ``places`` that it has, or at its end."""
    place = next((name for name in places if name in pipeline.names), None)
    return pipeline.before(place, step) if place else pipeline.append(step)


def _check_replacements(replacements: Mapping[str, str]) -> None:
    for old, new in replacements.items():
        if replace_own_words(new, replacements=replacements) != new:
            raise SettingsError(f"replacements: {old!r} = {new!r} would be replaced again at each pass")


@structural
def remove_own_phrases(document: Document, *, phrases: tuple[str, ...]) -> Document:
    """Take away the short blocks that hold one of a user's own ``phrases``, in whichever width, and longer ones that are one.

    >>> remove_own_phrases("园区开工。\\n本站原创，转载请联系。", phrases=("本站原创,",))
    '园区开工。\\n'
    """
    folded = tuple(map(fold, phrases))

    def judge(block: Block) -> Block:
        text = fold(block.text.strip())
        phrase = next((phrase for phrase in folded if phrase in text), None)
        if block.reason is None and block.type != "code" and phrase and len(text) <= max(_SHORT, len(phrase)):
            return block.removed("custom", "remove_own_phrases/phrase")
        return block

    return document.with_blocks(map(judge, document.blocks))


def replace_own_words(text: str, *, replacements: Mapping[str, str]) -> str:
    """Replace a user's own words, in the order that they are given.

    >>> replace_own_words("头部批企业", replacements={"头部批": "第一批"})
    '第一批企业'
    """
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text
