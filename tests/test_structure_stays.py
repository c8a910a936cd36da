"""``hizone-normalize`` keeps the rendered tree of any Markdown: letters and marks taken out, it is the same before and after."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings

from generators import anything, markdown_documents
from hizone_clean.normalizing import normalizing_pipeline
from hizone_clean.normalizing.anchors import slug_on_github
from hizone_clean.normalizing.markdown_parser import markdown_parser
from hizone_clean.source.lines import split_lines

LAWS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
normalize = normalizing_pipeline()
mend_everything = normalizing_pipeline(spacing="none")


class _Tags(HTMLParser):
    """What is no text of a rendered page: tags and their attributes, and the text of code and formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in attrs if name != "alt" and not (tag[0] == "h" and name == "id")]
        self.seen.append((tag, *kept))
        self.verbatim += tag in ("pre", "code", "eq", "eqn", "script", "style") or ("class", "math") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")
        self.verbatim -= bool(self.verbatim) and tag in ("pre", "code", "eq", "eqn", "script", "style")

    def handle_data(self, data: str) -> None:
        if self.verbatim:
            self.seen.append(data)


def tags_of(html: str) -> list[object]:
    parser = _Tags()
    parser.feed(html)
    return parser.seen


def by_markdown_it(text: str) -> list[object]:
    return tags_of(markdown_parser().render(text))


def by_python_markdown(text: str) -> list[object]:
    markdown = pytest.importorskip("markdown")
    extensions = ["extra", "admonition", "toc", "sane_lists", "meta"]
    # an apostrophe or a list of classes is no structure: only what makes elements is
    return tags_of(markdown.markdown(text, extensions=extensions))


@given(markdown_documents())
@LAWS
@example('# 甲\n\n首页 ![图](u)\n\n!!! note "甲,乙"\n    丙,丁.\n')
def test_the_rendered_tree_stays(source: str) -> None:
    assert by_markdown_it(normalize(source).text) == by_markdown_it(source)


@given(markdown_documents())
@LAWS
def test_it_stays_where_blanks_go_too(source: str) -> None:
    assert by_markdown_it(mend_everything(source).text) == by_markdown_it(source)


@given(markdown_documents())
@LAWS
def test_another_renderer_says_the_same(source: str) -> None:
    if not any(other in source for other in ("\r", "```py title", "???")):  # it knows no such fence, no such box
        assert by_python_markdown(normalize(source).text) == by_python_markdown(source)


@given(markdown_documents())
@LAWS
def test_lines_stay_and_a_second_pass_changes_nothing(source: str) -> None:
    once = normalize(source)
    assert split_lines(once.text)[1::2] == split_lines(source)[1::2]
    assert normalize(once.text).text == once.text
    assert once.check().ok


@given(anything)
@LAWS
def test_lines_of_anything_stay(source: str) -> None:
    assert split_lines(normalize(source).text)[1::2] == split_lines(source)[1::2]


_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M)


@given(markdown_documents())
@LAWS
def test_anchors_of_headings_stay(source: str) -> None:
    if "<" in source or "\n    " in source:
        return  # a heading inside of tags or of code is none
    after = normalize(source).text
    assert list(map(slug_on_github, _HEADING.findall(after))) == list(map(slug_on_github, _HEADING.findall(source)))
