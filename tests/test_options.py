"""The options of cleaning: one list for the two functions, the pipeline and the command; what does not exist is told."""

from __future__ import annotations

import inspect

import pytest

import hizone_clean as hz
from hizone_clean.command.settings import Settings
from hizone_clean.options import CleanOptions
from hizone_clean.pipeline.default import configured_pipeline

DIRTY = "产值5亿元,增长GDP 3%."


def test_every_option_is_told_by_clean_and_is_a_setting_of_the_command() -> None:
    told = inspect.getdoc(hz.clean) or ""
    assert [name for name in CleanOptions.__annotations__ if f"``{name}``" not in told] == []
    assert set(CleanOptions.__annotations__) <= set(Settings._fields)


@pytest.mark.parametrize("call", [hz.clean, hz.clean_document])
def test_an_option_that_does_not_exist_is_told_with_the_nearest(call) -> None:
    with pytest.raises(TypeError, match="no option named spacin; did you mean spacing"):
        call(DIRTY, spacin="pangu")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"spacing": "pangoo"}, "no spacing named pangoo; did you mean pangu"),
        ({"favour": "recal"}, "no leaning named recal; did you mean recall"),
        ({"keep": ["credits"]}, "no reason named credits; did you mean credit"),
        ({"skip": ["rejoin"]}, "no step named rejoin"),
        ({"script": "simplfied"}, "simplfied"),
    ],
)
def test_a_value_that_does_not_exist_is_told(options, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        hz.clean(DIRTY, **options)


def test_options_left_out_or_at_their_default_are_the_default_pipeline() -> None:
    assert configured_pipeline() == hz.default_pipeline
    options = {"spacing": "none", "script": None, "keep": (), "skip": [], "only": iter(()), "favour": "recall"}
    assert configured_pipeline(**options) == hz.default_pipeline
    assert hz.clean(DIRTY, **options) == hz.clean(DIRTY)
