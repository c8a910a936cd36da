"""Pages of a newspaper set from the articles of web sites: essays, reports, tales and advice in place of news.

Newspaper pages with gold are pages of news. How headlines stand on a page, over their article or under it or together at its
end, printed twice or once, is another thing than what they say: these pages keep the one and change the other.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Gold = dict[str, Any]
_HEADLINE = re.compile(r"[\u3400-\u9fff，、：“”！？《》 \d·—%.A-Z]{6,40}")
_PARAGRAPH = range(30, 261)
_OPENS_NEWS = re.compile(r"本报讯|记者|[\u4e00-\u9fff]电（")
_FEWEST_PARAGRAPHS, _MOST_PARAGRAPHS = 3, 7
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙马朱", "明华建国志强文丽芳伟静涛洁磊"
_NO_LINE_BEGINS = "，。、；：！？”）》"


class Web(NamedTuple):
    """An article of a web site."""

    site: str
    title: str
    paragraphs: tuple[str, ...]


class SetPage(NamedTuple):
    """A page that was set: its name, the text as an extractor gives it, and what it holds."""

    name: str
    text: str
    gold: Gold


def web_articles(folder: Path) -> list[Web]:
    """The articles of the labelled pages in ``folder`` whose headline and paragraphs a newspaper could print."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        texts = [text for text in _texts(gold) if len(text) in _PARAGRAPH and text[-1] in "。！？”"]
        texts = [text for text in texts if not _OPENS_NEWS.search(text)]
        title = gold.get("title") or ""
        if _HEADLINE.fullmatch(title) and len(texts) >= _FEWEST_PARAGRAPHS:
            found.append(Web("_".join(path.stem.split("_")[:2]), title, tuple(texts[:_MOST_PARAGRAPHS])))
    return found


def articles_of(gold: Path) -> list[Web]:
    """The articles of a newspaper page, given by its gold, that have a headline and paragraphs."""
    found = []
    for article in json.loads(gold.read_text("utf-8"))["articles"]:
        texts = tuple(block["text"] for block in article["blocks"] if block["type"] == "paragraph")
        if article["title"] and texts:
            found.append(Web(gold.stem, article["title"], texts))
    return found


def _texts(gold: Gold) -> list[str]:
    blocks = gold.get("paragraphs") or [block["text"] for block in gold.get("blocks", ())]
    return [text for text in blocks or (gold.get("text") or "").split("\n") if isinstance(text, str) and text]


def set_pages(articles: list[Web], count: int, seed: int) -> Iterator[SetPage]:
    """``count`` pages of three to six of ``articles``, each set in its own way."""
    draw = random.Random(seed)
    for number in range(count):
        yield _page(f"set_{seed}_{number:03}", draw.sample(articles, min(len(articles), draw.randint(3, 6))), draw)


def _page(name: str, articles: list[Web], draw: random.Random) -> SetPage:
    measure, width = draw.choice((14, 17, 20, 24)), draw.choice((9, 12, 16, 22, 34))
    shadow, signed = draw.random() < 0.4, draw.choice(("over", "under", "under", "never"))
    order = draw.choice(("over", "over", "last", "reversed", "mixed", "under"))
    heads, bodies = [], []
    for article in articles:
        # a short headline has no shadow on some pages, nor has the one at the top
        twice = shadow and draw.random() < 0.85
        lines = [line for line in break_headline(article.title, width) for _ in range(1 + twice)]
        body = [line for text in article.paragraphs for line in break_lines(text, measure)]
        names = " ".join(_name(draw) for _ in range(draw.choice((1, 1, 2))))
        if signed == "over":
            lines.append(draw.choice(("本报记者 ", "□ 本报记者 ", "▶ 本报通讯员 ")) + names)
        elif signed == "under":
            body.append(names)
        heads.append(lines)
        bodies.append(body)
    text = draw.choice(("\n", "\n\n")).join(_in_order(heads, bodies, order, draw)) + "\n"
    gold = [
        {"title": one.title, "kicker": None, "blocks": [{"type": "paragraph", "text": text} for text in one.paragraphs]}
        for one in articles
    ]
    return SetPage(f"{name}.{order}", text, {"articles": gold})


def _in_order(heads: list[list[str]], bodies: list[list[str]], order: str, draw: random.Random) -> list[str]:
    if order in ("over", "under"):
        pairs = zip(heads, bodies, strict=True)
        return [line for head, body in pairs for line in (head + body if order == "over" else body + head)]
    drawn = heads[::-1] if order == "reversed" else draw.sample(heads, len(heads)) if order == "mixed" else heads
    return [line for lines in (*bodies, *drawn) for line in lines]


def break_headline(title: str, width: int) -> list[str]:
    """``title`` in lines of ``width`` characters at most: at its blank or mark where it has one, else as even as can be."""
    if len(title) <= width:
        return [title]
    middle = len(title) / 2
    blanks = [at for at, mark in enumerate(title) if mark == " " and 3 <= at <= len(title) - 4]
    marks = [at + 1 for at, mark in enumerate(title[:-4]) if mark in "，：！？" and at >= 3]
    evenly = [at for at in range(3, len(title) - 2) if not (title[at - 1 : at + 1].isascii())]
    evenly = [at for at in evenly if title[at] not in _NO_LINE_BEGINS]
    cuts = blanks or marks or evenly
    if not cuts:
        return [title]
    cut = min(cuts, key=lambda at: abs(at - middle))
    return [*break_headline(title[:cut].strip(), width), *break_headline(title[cut:].strip(), width)]


def break_lines(text: str, measure: int, indent: int = 2) -> list[str]:
    """``text`` in lines of ``measure`` characters, the first ``indent`` shorter; no mark begins a line."""
    lines: list[str] = []
    while text:
        cut = measure - (0 if lines else indent)
        while 1 < cut < len(text) and text[cut] in _NO_LINE_BEGINS:
            cut -= 1
        lines.append(text[:cut])
        text = text[cut:]
    return lines


def _name(draw: random.Random) -> str:
    return draw.choice(_SURNAMES) + "".join(draw.sample(_GIVEN, draw.choice((1, 2))))


def by_site(articles: list[Web]) -> dict[str, list[Web]]:
    """``articles`` by the site that they are of."""
    sites: dict[str, list[Web]] = defaultdict(list)
    for article in articles:
        sites[article.site].append(article)
    return sites
