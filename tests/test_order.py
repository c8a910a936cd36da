"""What steps need, give and end: an order that breaks it is refused with the fix, one that leaves a step out is not."""

from __future__ import annotations

import re
from functools import partial
from itertools import permutations

import pytest

import hizone_clean as hz
from hizone_clean.cleaner import FACTS, contract, contract_of, structural
from hizone_clean.pipeline import Pipeline

TOO_LATE = [
    ([hz.rejoin_hard_wraps, hz.deinterleave_columns], "put deinterleave_columns before rejoin_hard_wraps"),
    ([hz.read, hz.assemble_articles, hz.rejoin_hard_wraps], "put rejoin_hard_wraps before assemble_articles"),
    ([hz.read, hz.assemble_articles, hz.remove_boilerplate], "put remove_boilerplate before assemble_articles"),
    ([hz.read, hz.remove_repetition, hz.assemble_articles], "put assemble_articles before remove_repetition"),
    ([hz.rejoin_hard_wraps, hz.remove_page_furniture], "put remove_page_furniture before rejoin_hard_wraps"),
    ([hz.normalize_punctuation, hz.rejoin_hard_wraps], "put rejoin_hard_wraps before normalize_punctuation"),
    ([partial(hz.normalize_punctuation, spacing="pangu"), hz.undouble_overprint], "put undouble_overprint before"),
]


@pytest.mark.parametrize(("steps", "fix"), TOO_LATE)
def test_an_order_in_which_a_step_comes_in_vain_is_refused(steps, fix: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fix)):
        Pipeline(*steps)


@pytest.mark.parametrize("left_out", hz.default_pipeline.names)
def test_a_step_may_be_left_out(left_out: str) -> None:
    assert left_out not in hz.default_pipeline.without(left_out).names


def test_every_fact_is_given_by_one_step_of_the_default_pipeline_and_needed_by_another() -> None:
    contracts = [contract_of(step) for step in hz.default_pipeline]
    for fact in FACTS:
        assert sum(fact in each.gives for each in contracts) == 1
        assert any(fact in each.needs for each in contracts)


def test_no_other_order_of_the_steps_that_need_each_other_is_allowed() -> None:
    steps = [hz.deinterleave_columns, hz.rejoin_hard_wraps, hz.assemble_articles, hz.remove_repetition]
    allowed = []
    for order in permutations(steps):
        try:
            allowed.append(Pipeline(*order).names)
        except ValueError:
            continue
    assert allowed == [tuple(step.__name__ for step in steps)]


def test_an_own_step_declares_what_it_needs() -> None:
    @structural(needs=["made_of"])
    def count_lines_of_paragraphs(document):
        return document

    with pytest.raises(ValueError, match="count_lines_of_paragraphs needs made_of"):
        hz.default_pipeline.before("rejoin_hard_wraps", count_lines_of_paragraphs)
    assert hz.default_pipeline.append(count_lines_of_paragraphs).names[-1] == "count_lines_of_paragraphs"
    assert count_lines_of_paragraphs("甲\n乙") == "甲\n乙"


def test_a_fact_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="no fact named layout"):
        contract(needs=["layout"])
