"""The pipeline that the settings of a run ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from hizone_clean.cleaners.remove_own_phrases import remove_own_phrases
from hizone_clean.cleaners.replace_own_words import replace_own_words
from hizone_clean.command.settings import Settings, SettingsError
from hizone_clean.elsewhere import Elsewhere
from hizone_clean.pipeline import Pipeline, Step
from hizone_clean.pipeline.default import configured_pipeline


def pipeline_for(settings: Settings) -> Pipeline:
    """The pipeline of ``settings``. Raises ``SettingsError`` for a step, reason or script that does not exist."""
    try:
        if settings.normalize:
            from hizone_clean.normalizing import normalizing_pipeline

            return normalizing_pipeline(
                spacing=settings.spacing or "keep",
                script=settings.script or None,
                skip=settings.skip,
                quotes=settings.quotes,
            )
        pipeline = configured_pipeline(
            spacing=settings.spacing or "none",
            script=settings.script or None,
            keep=settings.keep,
            skip=settings.skip,
            only=settings.only,
            favour=settings.favour,
            quotes=settings.quotes,
        )
    except ValueError as error:
        raise SettingsError(str(error)) from error
    return _with_own_rules(pipeline, settings)


def with_elsewhere(pipeline: Pipeline, elsewhere: Elsewhere | None) -> Pipeline:
    """``pipeline`` with what other documents of the same source have, for the steps that ask for it."""
    for step in ("remove_page_furniture", "remove_boilerplate"):
        if elsewhere and step in pipeline.names:
            pipeline = pipeline.binding(step, elsewhere=elsewhere)
    return pipeline


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
