"""The fixture form of the cases: what its marks mean, and that a slip of the pen is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import Case, read_cases


def cases_of(folder: Path, text: str) -> list[Case]:
    path = folder / "normalize_punctuation.txt"
    path.write_text(text, "utf-8")
    return read_cases(path)


def test_a_section_gives_its_cases_their_title_and_options(tmp_path: Path) -> None:
    text = "; why\n\n# 甲\nspacing: pangu\nkeep: credit, share\nnot yet: 缘由\n\n< 一\n> 二\n< 三\n> 四\n\n# 乙\ncall: clean\n\n= 五\n"
    first, second, third = cases_of(tmp_path, text)
    assert [first.given, second.given, third.given] == ["一", "三", "五"]
    assert [first.wanted, second.wanted, third.wanted] == ["二", "四", "五"]
    assert (second.title, second.call, second.not_yet) == ("甲", "normalize_punctuation", "缘由")
    assert second.options == {"spacing": "pangu", "keep": ("credit", "share")}
    assert (third.title, third.call, third.not_yet, third.options) == ("乙", "clean", "", {})
    assert (first.where, third.where) == ("normalize_punctuation.txt:8", "normalize_punctuation.txt:16")


def test_a_text_of_several_lines_may_hold_anything(tmp_path: Path) -> None:
    (case,) = cases_of(tmp_path, "# 甲\n\n< # 题\n<\n< - 项  <U+0020>\n< ; <U+FEFF>\n> \n")
    assert case.given == "# 题\n\n- 项   \n; \ufeff"
    assert case.wanted == ""


def test_what_stands_above_a_section_stands_above_each_text(tmp_path: Path) -> None:
    one, two = cases_of(tmp_path, "# 甲\n\n| 上\n\n< 一\n> 二\n\n= 三\n\n# 乙\n\n= 四\n")[:2]
    assert (one.given, one.wanted, two.given) == ("上\n一", "上\n二", "上\n三")


def test_removals_and_diagnostics_are_named_or_said_to_be_none(tmp_path: Path) -> None:
    one, two, three = cases_of(tmp_path, "# 甲\n\n= 一\n- byline: 王：明\n- credit (rule): 乙\n\n= 二\n!\n\n= 三\n")
    assert one.named("-") == [("byline", "王：明"), ("credit (rule)", "乙")]
    assert (two.named("!"), two.named("-"), three.named("!")) == ([], None, None)


def test_a_case_without_a_result_asks_for_the_laws_alone(tmp_path: Path) -> None:
    (case,) = cases_of(tmp_path, "# 甲\n\n< 一\n< 二")
    assert (case.given, case.wanted) == ("一\n二", None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# 甲\n\n< 一\n\n> 二\n", 5),  # parted from its case
        ("# 甲\n\n> 二\n", 3),
        ("# 甲\n\n<一\n", 3),  # no blank behind the mark
        ("# 甲\n\n< 一\n一行\n", 4),
        ("# 甲\n\nspacing: pangu\n", 3),  # an option away from its title
        ("# 甲\n\n= 一\n| 上\n", 4),
    ],
)
def test_a_line_that_fits_nowhere_is_told(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"^normalize_punctuation\.txt:{line}: "):
        cases_of(tmp_path, text)
