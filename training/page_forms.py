"""Labelled pages in every form that people hand over, read as the cleaner meets them.

A page is its HTML, the same in Traditional script, its text nodes one a line, the Markdown and text of html2text, markdownify and
inscriptis, the same under a reader service's head, a post with front matter, and its article alone. A dump has one label a line.
An office document is no page: everything in it is body. Needs beautifulsoup4, html2text, markdownify, inscriptis and OpenCC.
"""

from __future__ import annotations

import json
import pickle
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from hizone_clean import InputError, default_pipeline
from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import facts_of
from hizone_clean.cleaners.remove_boilerplate.told.line_credits import part_credits
from hizone_clean.decoding import decode

_LONGEST, _LONGEST_PAGE = 50_000, 600_000
KEPT = {"body", "heading", "caption"}
THREAD = ", a thread or a list"
"""How the name of a page ends that has no one article."""
_UNSEEN = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>")
_BLANK = re.compile(r"\W+")
_STEPS = list(default_pipeline.names).index("remove_boilerplate")
_BEFORE = type(default_pipeline)(*list(default_pipeline)[:_STEPS])


class Labelled(NamedTuple):
    """One document in one form, as the cleaner meets it."""

    name: str
    site: str
    form: str
    title: str
    """What its gold says the headline is; empty where it says nothing."""
    blocks: tuple[Block, ...]
    labels: tuple[int, ...]
    """Of each block that was not taken away before: 1 body, 0 not, -1 where it does not matter."""


def labelled_pages(
    html: Sequence[Path], dumps: Path, office: Path, foreign: Path | None = None, kept: Path | None = None
) -> list[Labelled]:
    """All documents in all forms, ``html`` being one folder of pages or several; read from the file ``kept`` where it is there,
    else left in it."""
    if kept is not None and kept.exists():
        found: list[Labelled] = [Labelled(*fields) for fields in pickle.loads(kept.read_bytes())]
        return found
    others = foreign_pages(foreign) if foreign is not None else ()
    pages = (
        *(page for folder in html for page in html_pages(folder)),
        *dump_pages(dumps),
        *plain_texts(office),
        *others,
    )
    found = [page for page in pages if any(label >= 0 for label in page.labels)]
    if kept is not None:
        kept.write_bytes(pickle.dumps([tuple(page) for page in found]))
    return found


def squeeze(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def _lines(page: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(page, "lxml").get_text("\n", strip=True)


def _inscriptis(page: str) -> str:
    from inscriptis import get_text  # type: ignore[import-untyped]

    return str(get_text(page))


def _html2text(page: str) -> str:
    from html2text import HTML2Text

    writer = HTML2Text()
    writer.body_width = 0
    return str(writer.handle(page))


def _markdownify(page: str) -> str:
    from markdownify import markdownify

    return str(markdownify(page, heading_style="ATX"))


FORMS: dict[str, Callable[[str], str]] = {
    "lines": _lines, "inscriptis": _inscriptis, "html2text": _html2text, "markdownify": _markdownify
}  # fmt: skip


def html_pages(folder: Path) -> Iterator[Labelled]:
    """Every page with gold in every form; the tools' own failures are passed over."""
    from opencc import OpenCC

    to_traditional = OpenCC("s2t").convert
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if len(gold["text"]) > _LONGEST:  # a book's table of contents
            continue
        title = gold.get("title") or ""
        page = decode(folder.joinpath("raw", path.stem + ".html").read_bytes())
        flat = {form: write(_UNSEEN.sub("", page)) for form, write in FORMS.items()}
        head = f"Title: {title}\n\nURL Source: https://www.example.com/1.html\n\nMarkdown Content:\n"
        flat |= {"html": page, "reader": head + flat["html2text"], "post": _post(page, gold)}
        has_article = gold["kind"] not in ("forum", "other")
        told, name = (title, path.stem) if has_article else ("", path.stem + THREAD)
        for form, text in flat.items():
            yield from _labelled(name, gold["site"], form, text, gold["text"], title, told)
        body, named = to_traditional(gold["text"]), to_traditional(title)
        named_told = named if told else ""
        yield from _labelled(name, gold["site"], "traditional", to_traditional(page), body, named, named_told)
        alone = _blocks(f"{title}\n\n" + re.sub(r"\n+", "\n\n", gold["text"]))
        yield _whole(name, gold["site"], "alone", "", alone, [1] * len(alone))


def _post(page: str, gold: dict[str, Any]) -> str:
    """The smallest element that holds the whole article, as a post with front matter."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_UNSEEN.sub("", page), "lxml")
    text = squeeze(gold["text"])
    ends = text[:30], text[-30:]
    nodes = reversed(soup.find_all(["article", "div", "td", "section"]))
    node = next((node for node in nodes if all(end in squeeze(node.get_text()) for end in ends)), soup.body or soup)
    title = json.dumps(gold.get("title") or "", ensure_ascii=False)
    return f"---\ntitle: {title}\ndate: {gold.get('date') or ''}\n---\n\n{_markdownify(str(node))}"


def _labelled(name: str, site: str, form: str, text: str, body: str, title: str, told: str) -> Iterator[Labelled]:
    try:
        blocks = _blocks(text)
    except InputError:  # what a tool wrote of a page of code is taken for code
        return
    seen = [block for block in blocks if block.reason is None]
    found = iter(align([squeeze(block.text) for block in seen], squeeze(body), squeeze(title)))
    labels = [next(found) if block.reason is None else None for block in blocks]
    yield _whole(name, site, form, told, blocks, [_asked(b, y) for b, y in zip(blocks, labels, strict=True)])


def _asked(block: Block, label: int | None) -> int | None:
    """A credit is none of the body, whether a page's gold has it or not."""
    fact = facts_of(block)
    is_credit = fact.phrase is not None and fact.phrase.group in ("credit", "byline", "share") and fact.size <= 40
    return 0 if label and is_credit and not fact.mass else label


def dump_pages(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        names = gold["line_labels"]
        blocks = _blocks(folder.joinpath("raw", path.stem + ".txt").read_bytes())
        labels: list[int | None] = []
        for block in blocks:
            own = [name for name in names[block.lines[0] - 1 : block.lines[1]] if name != "empty"]
            sure = own and "title" not in own and block.lines[0] >= 1
            labels.append(int(2 * sum(name in KEPT for name in own) > len(own)) if sure else None)
        yield _whole(path.stem, gold["site"], path.stem[:2], gold.get("title") or "", blocks, labels)


def plain_texts(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        units = json.loads(path.read_text("utf-8"))["blocks"]
        blocks = _blocks("\n\n".join(unit["text"] for unit in units))
        yield _whole(path.stem, path.stem, "plain", "", blocks, [1] * len(blocks))


def foreign_pages(folder: Path) -> Iterator[Labelled]:
    """Pages in other languages of which some phrases are known that are body and some that are not.

    ``folder`` is ``tests/`` of trafilatura's repository, with its evaluation pages. Every tenth by address is left out, to measure with.
    """
    known = json.loads(folder.joinpath("evaldata.json").read_text("utf-8"))
    for number, address in enumerate(sorted(known)):
        if number % 10 == 0:
            continue
        found = (folder / home / known[address]["file"] for home in ("eval", "cache"))
        path = next((path for path in found if path.exists()), None)
        page = decode(path.read_bytes()) if path else ""
        if not 0 < len(page) <= _LONGEST_PAGE:
            continue
        body, around = ([squeeze(text).lower() for text in known[address][key]] for key in ("with", "without"))
        forms = {"foreign": page} | ({"foreign lines": _lines(_UNSEEN.sub("", page))} if number % 3 == 0 else {})
        for form, text in forms.items():
            try:
                blocks = _blocks(text)
            except InputError:
                continue
            labels = [_by_phrases(squeeze(block.text).lower(), body, around) for block in blocks]
            yield _whole(path.stem if path else "", f"foreign/{urlsplit(address).netloc}", form, "", blocks, labels)


def _by_phrases(text: str, body: list[str], around: list[str]) -> int | None:
    if len(text) < 300 and any(phrase and phrase in text for phrase in around):
        return 0
    return (
        1 if text and any(phrase in text or (len(text) >= 25 and text in phrase) for phrase in body if phrase) else None
    )


def _blocks(raw: str | bytes) -> list[Block]:
    """The blocks of ``raw`` as the cleaner meets them."""
    document = _BEFORE(raw)
    return list(part_credits(document.blocks))


def _whole(name: str, site: str, form: str, title: str, blocks: list[Block], labels: list[int | None]) -> Labelled:
    asked = [-1 if y is None else y for b, y in zip(blocks, labels, strict=True) if b.reason is None]
    return Labelled(name, site, form, title, tuple(blocks), tuple(asked))


def align(texts: list[str], gold: str, title: str) -> list[int | None]:
    """1 for each block that stands in ``gold`` in order, 0 for the others, ``None`` where it does not matter."""
    anchors = []
    for at, text in enumerate(texts):
        place = gold.find(text) if len(text) >= 10 else -1
        while place >= 0:
            anchors.append((at, place, len(text)))
            place = gold.find(text, place + 1)
    chosen = _heaviest_chain(anchors)
    labels: list[int | None] = [0] * len(texts)
    place = 0
    bounds = {at: (start, start + size) for at, start, size in chosen}
    following = sorted(bounds)
    for at, text in enumerate(texts):
        if at in bounds:
            labels[at], place = 1, bounds[at][1]
            continue
        limit = next((bounds[n][0] for n in following if n > at), len(gold))
        found = gold.find(text, place, limit) if text else -1
        if found >= 0 and ((chosen and following[0] < at < following[-1]) or found - place < 5):
            labels[at], place = 1, found + len(text)
        elif not text or text == title:
            labels[at] = None
        elif len(text) >= 30 and any(text[k : k + 12] in gold for k in range(0, len(text) - 12, 6)):
            covered = sum(text[k : k + 10] in gold for k in range(0, len(text) - 9, 5)) / len(
                range(0, len(text) - 9, 5)
            )
            labels[at] = 1 if covered > 0.6 else None if covered > 0.2 else 0
            if len(texts) and at not in bounds and labels[at] == 1 and text in gold:
                labels[at] = None if following else 1
    return labels


def _heaviest_chain(anchors: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    best: list[tuple[int, int]] = []
    for n, (at, place, size) in enumerate(anchors):
        score, back = size, -1
        for m in range(n):
            a, p, s = anchors[m]
            if a < at and p + s <= place + 2 and best[m][0] + size > score:
                score, back = best[m][0] + size, m
        best.append((score, back))
    chain = []
    at = max(range(len(best)), key=lambda n: best[n][0]) if best else -1
    while at >= 0:
        chain.append(anchors[at])
        at = best[at][1]
    return chain[::-1]
