#!/usr/bin/env python3
"""Learn the trees of ``resources/page_body.json`` from labelled pages in every form, cross-validated by site.

usage: python training/train_page_body.py [--html DIR] [--dumps DIR] [--office DIR] [--write] [--worst N]

DIR holds ``raw/`` and ``gold/``: pages with the text of their article, dumps with one label a line, and office documents, which
are no pages: of them, and of the articles by themselves, everything is body. Each page is learned from in every form that people hand
over: the HTML, in Traditional script too, its text nodes one a line, the Markdown and text of html2text, markdownify and
inscriptis, under a reader service's head, and as a post with front matter. A block counts
as body where its text stands in the article's, in order. All forms of the pages of one site are on one side of a fold.
Needs lightgbm and numpy, and for the forms beautifulsoup4, html2text, markdownify, inscriptis and OpenCC; nothing of it at
run time.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fitting import RESOURCES, ROOT, argument_parser, bench_data, held_out, print_figures

from hizone_clean import default_pipeline
from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate import LEAN
from hizone_clean.cleaners.remove_boilerplate.body import choose
from hizone_clean.cleaners.remove_boilerplate.line_credits import part_credits
from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES, all_facts, facts_of, features
from hizone_clean.cleaners.remove_boilerplate.page_title import find_title, told_title
from hizone_clean.decoding import decode

KEPT = {"body", "heading", "caption"}
ABOUT = (
    "What the numbers of a block of a page say together: above 0 it is body, below it is not. Boosted trees, learned from "
    "labelled pages in every form (HTML, lines, Markdown) and from texts that are no pages; the features are explained in "
    "cleaners/remove_boilerplate/page_features.py."
)
LEARNING = {
    "objective": "binary",
    "num_leaves": 12,
    "max_depth": 6,
    "learning_rate": 0.16,
    "min_data_in_leaf": 150,
    "lambda_l2": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 1,
    "verbose": -1,
}
"""Few leaves, many blocks in each, a strong pull to nothing: what decides is how it does on sites that nobody has seen."""
ROUNDS = 60
PRIOR = {
    "branch_comment": -2.5,
    **dict.fromkeys(("told_hidden", "branch_related", "branch_advert", "branch_pop", "twin"), -1.0),
    **dict.fromkeys(("branch_side", "branch_foot", "cut"), -0.7),
    "after_related": -0.8,
    "after_notice": -0.6,
}
"""What any reader knows before the first page: too few of the labelled pages have comments to teach it."""
_UNSEEN = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>")
_BLANK = re.compile(r"\W+")
_STEPS = list(default_pipeline.names).index("remove_boilerplate")
_BEFORE = type(default_pipeline)(*list(default_pipeline)[:_STEPS])


class Page(NamedTuple):
    name: str
    site: str
    form: str
    rows: Any
    labels: Any
    """1 body, 0 not, -1 where it does not matter."""
    sizes: Any


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


def html_pages(folder: Path) -> Iterator[Page]:
    from opencc import OpenCC

    to_traditional = OpenCC("s2t").convert
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kind"] in ("forum", "other"):
            continue
        page = decode(folder.joinpath("raw", path.stem + ".html").read_bytes())
        flat = {form: write(_UNSEEN.sub("", page)) for form, write in FORMS.items()}
        head = f"Title: {gold.get('title') or ''}\n\nURL Source: https://www.example.com/1.html\n\nMarkdown Content:\n"
        flat |= {"html": page, "reader": head + flat["html2text"], "post": _post(page, gold)}
        for form, text in flat.items():
            yield _labelled(path.stem, gold["site"], form, text, gold["text"], gold.get("title") or "")
        body, title = to_traditional(gold["text"]), to_traditional(gold.get("title") or "")
        yield _labelled(path.stem, gold["site"], "traditional", to_traditional(page), body, title)
        alone = _blocks(f"{gold.get('title') or ''}\n\n" + re.sub(r"\n+", "\n\n", gold["text"]))
        yield _page(path.stem, gold["site"], "alone", alone, [1] * len(alone))


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


def _labelled(name: str, site: str, form: str, text: str, body: str, title: str) -> Page:
    blocks = _blocks(text)
    seen = [block for block in blocks if block.reason is None]
    found = iter(align([squeeze(block.text) for block in seen], squeeze(body), squeeze(title)))
    labels = [next(found) if block.reason is None else None for block in blocks]
    return _page(name, site, form, blocks, [_asked(b, y) for b, y in zip(blocks, labels, strict=True)])


def _asked(block: Block, label: int | None) -> int | None:
    """A credit is none of the body, whether a page's gold has it or not."""
    fact = facts_of(block)
    is_credit = fact.phrase is not None and fact.phrase.group in ("credit", "byline", "share") and fact.size <= 40
    return 0 if label and is_credit and not fact.mass else label


def dump_pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        names = gold["line_labels"]
        blocks = _blocks(folder.joinpath("raw", path.stem + ".txt").read_bytes())
        labels: list[int | None] = []
        for block in blocks:
            own = [name for name in names[block.lines[0] - 1 : block.lines[1]] if name != "empty"]
            sure = own and "title" not in own and block.lines[0] >= 1
            labels.append(int(2 * sum(name in KEPT for name in own) > len(own)) if sure else None)
        yield _page(path.stem, gold["site"], "dump", blocks, labels)


def plain_texts(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        units = json.loads(path.read_text("utf-8"))["blocks"]
        blocks = _blocks("\n\n".join(unit["text"] for unit in units))
        yield _page(path.stem, path.stem, "plain", blocks, [1] * len(blocks))


def _blocks(raw: str | bytes) -> list[Block]:
    """The blocks of ``raw`` as the cleaner meets them."""
    document = _BEFORE(raw)
    return list(part_credits(document.blocks))


def _page(name: str, site: str, form: str, everything: list[Block], labels: list[int | None]) -> Page:
    import numpy as np  # type: ignore[import-not-found]

    seen = [(b, y) for b, y in zip(everything, labels, strict=True) if b.reason is None]
    blocks = [b for b, _ in seen]
    facts = all_facts(blocks)
    rows = np.array(features(blocks, facts, find_title(blocks, facts, told_title(everything))))
    ys = np.array([-1 if y is None else y for _, y in seen])
    return Page(name, site, form, rows, ys, np.array([len(b.text.replace(" ", "")) for b in blocks]))


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


def learn(pages: list[Page]) -> Any:
    import lightgbm  # type: ignore[import-not-found]
    import numpy as np  # type: ignore[import-not-found]

    rows = np.concatenate([page.rows for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([_weights(page) for page in pages])
    asked = labels >= 0
    data = lightgbm.Dataset(rows[asked], labels[asked], weight=weights[asked], init_score=_prior(rows[asked]))
    return lightgbm.train(LEARNING, data, ROUNDS)


def _prior(rows: Any) -> Any:
    return sum(weight * (rows[:, NAMES.index(name)] > 0.5) for name, weight in PRIOR.items())


def _weights(page: Page) -> Any:
    """A page counts as a page, however many menus it has; a long paragraph counts more than a short line."""
    import numpy as np  # type: ignore[import-not-found]

    heft = np.minimum(60, page.sizes) ** 0.7
    total = heft[page.labels >= 0].sum() or 1
    return (0.3 + 60 * heft / total) ** 0.5


def measure(page: Page, model: Any) -> tuple[float, float, float]:
    import numpy as np  # type: ignore[import-not-found]

    kept = np.array(choose(list(model.predict(page.rows, raw_score=True) + _prior(page.rows) + LEAN["recall"])))
    good = page.sizes[kept & (page.labels == 1)].sum()
    p = good / max(1, page.sizes[kept & (page.labels >= 0)].sum())
    r = good / max(1, page.sizes[page.labels == 1].sum())
    return p, r, 2 * p * r / max(1e-9, p + r)


def tree_of(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 3)
    threshold = 0.0 if abs(node["threshold"]) < 1e-30 else float(f"{node['threshold']:.4g}")
    return [node["split_feature"], threshold, tree_of(node["left_child"]), tree_of(node["right_child"])]


def write(model: Any) -> None:
    known = [[NAMES.index(name), 0.5, 0.0, weight] for name, weight in PRIOR.items()]
    learned = [tree_of(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    trees = [json.dumps(tree, separators=(",", ":")) for tree in (*known, *learned)]
    trainer = Path(__file__).resolve().relative_to(ROOT).as_posix()
    head = json.dumps({"about": ABOUT, "trainer": trainer, "features": NAMES}, ensure_ascii=False, indent=0)
    text = head[:-2] + ',\n"trees": [\n' + ",\n".join(trees) + "\n]\n}\n"
    (RESOURCES / "page_body.json").write_text(text, "utf-8")


def main() -> None:
    parser = argument_parser(__doc__)
    for name in ("html", "dumps", "office"):
        parser.add_argument(f"--{name}", type=Path)
    args = parser.parse_args()
    html, dumps, office = (getattr(args, kind) or bench_data(kind) for kind in ("html", "dumps", "office"))
    pages = [*html_pages(html), *dump_pages(dumps), *plain_texts(office)]
    pages = [page for page in pages if len(page.labels)]
    found: dict[str, dict[str, tuple[float, float, float]]] = defaultdict(dict)
    for held in held_out((page.site for page in pages), args.folds):
        model = learn([page for page in pages if page.site not in held])
        for page in pages:
            if page.site in held:
                found[page.form][page.name] = measure(page, model)
    for form, figures in found.items():
        for at, word in enumerate(("precision", "recall", "F1")):
            named = {name: figure[at] for name, figure in figures.items()}
            print_figures(f"{form}, held out by site, {word}", named, worst=args.worst if at == 2 else 0)
    if args.write:
        write(learn(pages))


if __name__ == "__main__":
    main()
