"""Whether somebody wrote a Markdown text, or a crawler made it of a page: where its links lead, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from urllib.parse import unquote

from hizone_clean.models.linear import load_weights, score_amounts
from hizone_clean.patterns import pattern
from hizone_clean.source.code_spans import without_code

# [文字](http://a.cn/1 "题"), [![图](a.png)](/b): what it shows, where it leads, its title
_LINK = pattern(
    r"(?<!!)\[(?P<text>(?:[^\[\]\n]|!?\[[^\[\]\n]{0,300}\](?:\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\))?){0,300}+)\]"
    r"\(\s{0,2}<?(?P<to>(?:[^\s()<>]|\([^\s()<>]{0,300}\)){0,1000}+)>?(?P<title>\s{1,3}\"[^\"\n]{0,300}\")?\s{0,3}\)"
)
_HOST = pattern(r"https?://([^/?#]+)", re.I)
# 第二章.md, guide.mdx#安装: a file beside this one
_FILE = pattern(r"\.mdx?(?:#|$)", re.I)
# //b.cn/1, /news/1.html, list.aspx?id=3: what only the server of a page knows
_SERVED = pattern(r"/|.*(?:\.(?:html?|aspx?|php|jsp|do)\b|\?)", re.I)
_BADGE = pattern(r"shields|badge", re.I)
_ITEM = pattern(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_HEADING = pattern(r" {0,3}#{1,6} ")
_FENCE = pattern(r"^ {0,3}(?:```|~~~)", re.M)
_SPAN = pattern(r"`[^`\n]+`")
_LETTER = pattern(r"\w")
_WORD = pattern(r"[^\W_]+")
# a line that holds nothing but a mark: the item of a menu that showed an icon, the row of an empty table
_BARE = pattern(r"\s*(?:[*+-]|[\s|:-]+)\s*")
_RULE = pattern(r"\s*([-*_])(?:\s*\1){2,}\s*")
# - [ ] 待办; 见[^1]; [1]: http://a.cn; ::: tip, !!! note, {% raw %}, {{< figure >}}, > [!NOTE]: what nobody but a writer sets
_WRITERS = (
    pattern(r"^\s*[-*+] \[[ xX]\] ", re.M),
    pattern(r"\[\^[^\[\]\s]{1,40}\]"),
    pattern(r"^ {0,3}\[[^\[\]\n]{1,80}\]:\s+\S", re.M),
    pattern(r"^\s*(?::::|!!! |\?\?\? |\{%|\{\{<|> ?\[!|import .{1,200} from )", re.M),
)
_MENU = 10


def authored_score(body: str) -> float | None:
    """How much speaks for ``body`` being Markdown that somebody wrote, above 0, or a page made into Markdown, below; ``None``
    where it has no link.

    >>> authored_score("# 指南\\n\\n- [安装](install.md)：先看这里\\n- [常见问题](faq.md)") > 0
    True
    >>> authored_score("[首页](/)\\n[新闻](/news/)\\n[登录](javascript:;)\\n# 园区开工") > 0
    False
    """
    if "](" not in body:
        return None
    seen = tuple(amounts(body))
    return score_amounts(seen, load_weights("authored_markdown")) if seen else None


def amounts(body: str) -> Iterator[tuple[str, float]]:
    """The features of ``body`` and how much there is of each; none where it has no link outside of code."""
    seen = without_code(body)
    lines = [line for line in seen.split("\n") if line and not line.isspace()]
    by_line = [list(_LINK.finditer(line)) if "](" in line else [] for line in lines]
    links = [link for found in by_line for link in found]
    if not links:
        return
    count, size = len(links), len(lines)
    heads = [_HEADING.match(line) is not None for line in lines]
    own = {_letters(line) for line, is_head in zip(lines, heads, strict=True) if is_head}
    for name, number in Counter(_leads_to(link, own) for link in links).items():
        yield f"leads to {name}", number / count
    hosts = Counter(found[1].lower() for link in links if (found := _HOST.match(link["to"])))
    yield "leads to one host", max(hosts.values(), default=0) / count * min(1.0, count / 10)
    yield "titled", sum(link["title"] is not None for link in links) / count
    pictures = [link for link in links if "![" in link["text"]]
    badges = sum(_BADGE.search(link[0]) is not None for link in pictures)
    yield "pictures", (len(pictures) - badges) / count
    yield "badges", float(badges > 0)
    yield "few", 1 / (1 + count)
    alone = [
        bool(found) and not _LETTER.search(_LINK.sub("", line)) for line, found in zip(lines, by_line, strict=True)
    ]
    linked = sum(map(bool, by_line))
    first = heads.index(True) if True in heads else size
    menu = sum(
        lone and any(_leads_to(link, own) != "a heading" for link in found)
        for lone, found in zip(alone[:first], by_line[:first], strict=True)
    )
    yield "menu before a heading", min(_MENU, menu) / _MENU
    yield "alone", sum(alone) / size
    yield "beside words", (linked - sum(alone)) / linked
    yield "headings", min(1.0, sum(heads) / size * 8)
    yield "opens with a heading", float(first == 0)
    yield "fence", float(_FENCE.search(body) is not None)
    yield "code", min(1.0, len(_SPAN.findall(body)) / size * 4)
    yield "writer's marks", float(sum(mark.search(body) is not None for mark in _WRITERS))
    yield (
        "bare marks",
        sum(_BARE.fullmatch(line) is not None and not _RULE.fullmatch(line) for line in lines) / size * 5,
    )
    yield "bias", 1.0


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()


def _leads_to(link: re.Match[str], headings: Set[str]) -> str:
    """What kind of place ``link`` leads to; ``headings`` are those of the text itself, their letters alone."""
    to = link["to"].lower()
    if to.startswith(("http://", "https://")):
        return "the web"
    if to.startswith("javascript:") or to in ("", "#"):
        return "nothing"
    if to.startswith("#"):
        return "a heading" if {_letters(link["text"]), _letters(unquote(to))} & headings else "a place"
    if to.startswith(("mailto:", "tel:")):
        return "a person"
    if _FILE.search(to):
        return "a file"
    if _SERVED.match(to):
        return "the server"
    return "a path" if to.startswith("./") else "elsewhere"
