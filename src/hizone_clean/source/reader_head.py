"""The head lines that reader services write over the Markdown of a page: Title, URL Source, Published Time."""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.language.dates import iso_date
from hizone_clean.patterns import pattern
from hizone_clean.source.lines import split_lines

# "URL Source: https://…", "Published Time: 2024-03-20T08:00:00Z", "Markdown Content:"
_FIELD = pattern(
    r"(?P<key>Title|URL Source|Published Time|Markdown Content|Warning|Image|Number of Pages|Description|Author|Site|Language)"
    r":(?:[ \t]+(?P<value>.*))?$"
)
_MOST_LINES = 24
_TITLE, _URL, _DATE, _CONTENT = "Title", "URL Source", "Published Time", "Markdown Content"


class ReaderHead(NamedTuple):
    """What a reader service says of a page, and what it gives of the page."""

    blocks: tuple[Block, ...]
    """Its lines, taken away; the page's own title, site name and all, is one of tag ``title``, as in HTML."""
    url: str | None
    date: str | None
    body: str
    line: int
    """The line that the body begins at."""


def read_reader_head(text: str, first_line: int = 1) -> ReaderHead | None:
    """Take the head lines off ``text``; ``None`` when it has none.

    They begin with ``Title:`` or ``URL Source:``, in a block of such lines with or without blank ones between, and the
    address of the page is one of them.

    >>> head = read_reader_head("Title: 题_某网\\n\\nURL Source: https://a.cn/1\\n\\nMarkdown Content:\\n正文。")
    >>> head.url, [block.text for block in head.blocks], head.body
    ('https://a.cn/1', ['Title:', '题_某网', 'URL Source: https://a.cn/1', 'Markdown Content:'], '正文。')
    """
    if not text[:400].lstrip("\ufeff \t\r\n").startswith((f"{_TITLE}:", f"{_URL}:")):
        return None
    pieces = [*split_lines(text), ""]
    blocks: list[Block] = []
    stated: dict[str, str] = {}
    rest = 0
    for number in range(min(len(pieces) // 2, _MOST_LINES)):
        line = pieces[2 * number].strip("\ufeff \t")
        found = _FIELD.match(line)
        if not found and (line or _CONTENT in stated):
            break
        rest = number + 1
        if found and found["key"] not in stated:
            stated[found["key"]] = (found["value"] or "").strip()
            blocks += _line_blocks(line, found["key"], stated[found["key"]], first_line + number)
        if _CONTENT in stated:
            break
    url = stated.get(_URL, "")
    if not url.startswith(("http://", "https://")):
        return None
    body = "".join(pieces[2 * rest :])
    return ReaderHead(tuple(blocks), url, iso_date(stated.get(_DATE, "")) or None, body, first_line + rest)


def _line_blocks(line: str, key: str, value: str, number: int) -> list[Block]:
    whole = Block(line, (number, number))
    if key != _TITLE or not value:
        return [whole.removed("metadata", "read/reader_head")]
    name, title = whole._replace(text=f"{key}:"), whole._replace(text=value, tag="title")
    return [name.removed("markup", "read/reader_head"), title.removed("metadata", "read/reader_head")]
