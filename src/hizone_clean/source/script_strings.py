"""The text of an article where a script has it written out as a string: ``var article = {title: "…", content: "<p>…"}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest

from hizone_clean.patterns import pattern

# "content": "\\u003cp\\u003e…", content:'<p>…', contentHtml: "…"
_BODY = pattern(
    r"""(?<![\w$.])["']?(?:article_?(?:body|content|text)|news_?(?:body|content|text)|content(?:_?html|_?text)?|body(?:_?html)?|html|detail|text)["']?\s*[:=]\s*"""
    r"""(?:"((?:[^"\\]++|\\.)*+)"|'((?:[^'\\]++|\\.)*+)')""",
    re.I | re.S,
)
_VALUE = r"""["']?\s*[:=]\s*["']([^"'<>]{2,200})["']"""
_TITLE = pattern(r"""(?<![\w$.])["']?(?:article_?|news_?)?(?:title|headline)""" + _VALUE, re.I)
_DATE = pattern(
    r"""(?<![\w$.])["']?(?:publish_?(?:time|date|ed_?at)|pub_?(?:time|date)|date_?published|create_?time|ctime)["']?\s*[:=]\s*["']?(\d{10}|\d{4}-\d\d?-\d\d?[T ]?[\d:]{0,8})""",
    re.I,
)
_AUTHOR = pattern(
    r"""(?<![\w$.])["']?(?:author(?:_?name)?|writer|nick_?name)["']?\s*[:=]\s*["']([^"'<>]{2,40})["']""", re.I
)
_SOURCE = pattern(r"""(?<![\w$.])["']?(?:source(?:_?name)?|media_?name)["']?\s*[:=]\s*["']([^"'<>]{2,40})["']""", re.I)
_STATED = (("date", _DATE), ("author", _AUTHOR), ("source", _SOURCE))
_MOST = 8
"""Texts of a script that are looked at, the longest first."""
_STOPS = 2
"""Full stops from which a string may be an article."""
_NEAR = 3000
"""Letters before and behind a text among which its title and its date stand."""

Written = tuple[str, str, tuple[tuple[str, str], ...]]


def written_texts(script: str) -> Iterator[Written]:
    """Each long text of ``script`` under a key that articles have, with the title and what else is said beside it.

    >>> [*written_texts("load({title: '园区开工', content: '<p>甲已开工。</p><p>乙也是。</p>', source: '晨报'})")]
    [('<p>甲已开工。</p><p>乙也是。</p>', '园区开工', (('source', '晨报'),))]
    """
    for found in nlargest(_MOST, _BODY.finditer(script), key=lambda found: found.end() - found.start()):
        text = _unescaped(found[1]) if found[1] is not None else _unescaped(_in_double_quotes(found[2]))
        if text.count("。") < _STOPS:
            continue
        before, behind = (
            script[max(0, found.start() - _NEAR) : found.start()],
            script[found.end() : found.end() + _NEAR],
        )
        title = _beside(_TITLE, before, behind)
        stated = ((name, _beside(form, before, behind)) for name, form in _STATED)
        yield text, _unescaped(title), tuple((name, _unescaped(value).strip()) for name, value in stated if value)


def _beside(form: re.Pattern[str], before: str, behind: str) -> str:
    """The value nearest before a text, else the nearest behind it."""
    found = [*form.findall(before)][-1:] or [*form.findall(behind)][:1]
    return found[0] if found else ""


def _in_double_quotes(text: str) -> str:
    return text.replace("\\'", "'").replace('"', '\\"').replace('\\\\"', '\\"')


def _unescaped(text: str) -> str:
    """A string of a script without its escapes; as it stands where they are broken."""
    if "\\" not in text:
        return text
    import json

    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text.replace("\\n", "\n").replace("\\/", "/").replace('\\"', '"')
