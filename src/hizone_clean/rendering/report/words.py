"""What the report says, in two languages: one table, from which the page takes its words when it is opened."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

# "{}", and "{1}" where a language has another order
_GAP = pattern(r"\{(\d?)\}")
# what would turn the page around or hide in it: bidi and zero-width marks, controls
_UNSEEN = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


class Words(NamedTuple):
    """The same in English and in Chinese."""

    english: str
    chinese: str


def shown(text: str) -> str:
    """``text`` for a page: escaped, and with marks that could turn it around made visible.

    >>> shown("<b>\\u202e")
    '&lt;b&gt;<span class="mark">U+202E</span>'
    """
    return _UNSEEN.sub(lambda mark: f'<span class="mark">U+{ord(mark[0]):04X}</span>', escape(text))


def attribute(text: str) -> str:
    """``text`` for an attribute.

    >>> attribute('"\\u202e')
    '&quot;U+202E'
    """
    return escape(_UNSEEN.sub(lambda mark: f"U+{ord(mark[0]):04X}", text))


@cache
def all_words() -> dict[str, Words]:
    """Every word of the report by its key: ``page.kept``, ``reason.related``."""
    table = read_table("report/words.toml")
    return {f"{group}.{key}": Words(*pair) for group, pairs in table.items() for key, pair in pairs.items()}


def words_json() -> str:
    """The table for the page's script, so written that it can stand inside ``<script>``."""
    table = {key: pair for key, pair in all_words().items() if not key.startswith("notes.")}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def worded(key: str, *values: object, tag: str = "span", attributes: str = "") -> str:
    """An element that says ``key`` with ``values`` in its gaps: in Chinese, until the page's script knows better.

    >>> worded("page.line", 3)
    '<span data-w="page.line" data-a="[&quot;3&quot;]">第 3 行</span>'
    """
    return f"<{tag}{key_of(key, *values)}{attributes}>{shown(filled(_chinese(key), list(map(_value, values))))}</{tag}>"


def key_of(key: str, *values: object) -> str:
    """The attributes by which the page's script knows what an element says."""
    given = json.dumps(list(map(_value, values)), ensure_ascii=False) if values else ""
    return f' data-w="{key}"' + (f' data-a="{attribute(given)}"' if given else "")


def name_it(name: str, key: str, *values: object) -> str:
    """The attribute ``name`` (``aria-label``, ``title``, ``placeholder``) that says ``key``."""
    given = json.dumps([key, *map(_value, values)], ensure_ascii=False)
    return f' {name}="{attribute(filled(_chinese(key), list(map(_value, values))))}" data-w-{name}="{attribute(given)}"'


def worded_note(note: str) -> str:
    """An element with a note of a diagnostic, in Chinese too where it is one that we know."""
    chinese = translated(note)
    if chinese is None:
        return f'<span lang="en">{shown(note)}</span>'
    return f'<span data-en="{attribute(note)}" data-zh="{attribute(chinese)}">{shown(chinese)}</span>'


def translated(note: str) -> str | None:
    """The Chinese of a diagnostic's ``note``; ``None`` for one that is not in the table.

    >>> translated("read as gb18030; big5 would do as well")
    '按 gb18030 读取；big5 也说得通'
    """
    for known, chinese in _notes():
        if found := known.fullmatch(note):
            return filled(chinese, [translated(value) or value for value in found.groups()])
    return None


@cache
def _notes() -> list[tuple[re.Pattern[str], str]]:
    notes = (pair for key, pair in all_words().items() if key.startswith("notes."))
    return [(re.compile("(.+?)".join(map(re.escape, pair.english.split("{}"))), re.S), pair.chinese) for pair in notes]


def _chinese(key: str) -> str:
    return all_words()[key].chinese


def filled(text: str, values: list[str]) -> str:
    """``text`` with ``values`` in its gaps.

    >>> filled("{1}, {0}", ["a", "b"])
    'b, a'
    """
    following = iter(range(len(values)))
    return _GAP.sub(lambda gap: values[int(gap[1]) if gap[1] else next(following)], text)


def _value(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
