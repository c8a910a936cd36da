"""The pipeline that the settings of a run ask for."""

from __future__ import annotations

from functools import partial

from hizone_clean.cleaner import structural
from hizone_clean.command.settings import Settings, SettingsError
from hizone_clean.document import Block, Document
from hizone_clean.pipeline import Pipeline, configured_pipeline, normalizing_pipeline


def pipeline_for(settings: Settings) -> Pipeline:
    """The pipeline of ``settings``. Raises ``SettingsError`` for a step that does not exist."""
    try:
        if settings.normalize:
            return normalizing_pipeline(spacing=settings.spacing)
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
    if settings.phrases:
        pipeline = pipeline.append(partial(remove_own_phrases, phrases=settings.phrases))
    if settings.replacements:
        pipeline = pipeline.append(partial(replace_own_words, replacements=settings.replacements))
    return pipeline


@structural
def remove_own_phrases(document: Document, *, phrases: tuple[str, ...]) -> Document:
    """Take away the blocks that hold one of a user's own ``phrases``."""

    def judged(block: Block) -> Block:
        found = block.reason is None and any(phrase in block.text for phrase in phrases)
        return block.removed("custom", "remove_own_phrases/phrase") if found else block

    return document.with_blocks(map(judged, document.blocks))


def replace_own_words(text: str, *, replacements: tuple[tuple[str, str], ...]) -> str:
    """Replace a user's own words, in the order that they are given."""
    for old, new in replacements:
        text = text.replace(old, new)
    return text
