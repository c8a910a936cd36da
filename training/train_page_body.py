#!/usr/bin/env python3
"""Learn ``resources/page_body.json`` and ``page_title.json`` from labelled pages in every form, cross-validated by site.

usage: python training/train_page_body.py [--html DIR …] [--dumps DIR] [--office DIR] [--foreign DIR] [--kept FILE] [--write] [--worst N]

DIR holds ``raw/`` and ``gold/``: pages with the text of their article, dumps with one label a line, and office documents, which
are no pages: of them, and of the articles by themselves, everything is body. Of pages in HTML there may be several folders, the
names of their files all different. Pages in other languages (``--foreign``) teach what
needs no word of Chinese. ``page_forms.py`` gives each page in every
form that people hand over, ``page_variants.py`` cuts it short and sets it between another page's furniture. A block counts as
body where its text stands in the article's, in order; in a thread all posts are the article. All forms and variants of the
pages of one site are on one side of a fold, and the headline from which a page's blocks are measured is found by trees that
have not seen its site. ``--kept`` keeps the pages as they were read, for the next run.

Needs the extra ``training``; nothing of it at run time. The same data gives the same files, to the byte.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from fitting import RESOURCES, ROOT, argument_parser, bench_data, held_out, print_figures
from page_forms import THREAD, Labelled, labelled_pages, squeeze
from page_variants import WHOLE, copied, variants

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate import LEAN
from hizone_clean.cleaners.remove_boilerplate.body import choose
from hizone_clean.cleaners.remove_boilerplate.headline.features import HEAD_LINES, PART, TITLE_NAMES, title_rows
from hizone_clean.cleaners.remove_boilerplate.page_features import NAMES, Facts, all_facts, features, without_targets
from hizone_clean.cleaners.remove_boilerplate.page_title import ENOUGH, stated_title, told_title

ABOUT = {
    "page_body": "What the numbers of a block of a page say together: above 0 it is body, below it is not. Boosted trees, learned "
    "from labelled pages in every form (HTML, lines, Markdown) and from texts that are no pages; the features are explained in "
    "cleaners/remove_boilerplate/page_features.py.",
    "page_title": "How likely a short line of a page is its headline: the highest sum wins. Boosted trees, learned from labelled pages "
    "in every form; the features stand in cleaners/remove_boilerplate/headline/features.py.",
}
FIXED = {
    "objective": "binary",
    "max_bin": 63,
    "bagging_freq": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
BODY = FIXED | {
    "num_leaves": 12,
    "max_depth": 6,
    "learning_rate": 0.14,
    "min_data_in_leaf": 200,
    "lambda_l2": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.6,
}
"""Few leaves, many blocks in each, a strong pull to nothing: what decides is how it does on sites that nobody has seen."""
BODY_ROUNDS = 100
TITLE = FIXED | {
    "num_leaves": 8,
    "max_depth": 5,
    "learning_rate": 0.2,
    "min_data_in_leaf": 60,
    "lambda_l2": 10,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
}
TITLE_ROUNDS = 70
VARIANT_WEIGHT = 0.5
FOREIGN = ("foreign", "foreign lines")
FORM_WEIGHT = {
    **dict.fromkeys(FOREIGN, 0.5),
    "alone": 2.0,
    "plain": 2.0,
    "copied": 0.7,
    "k1": 2.0,
    "k2": 2.0,
    "k3": 2.0,
}
"""A dump is one page of its own, a page in HTML is ten of nearly the same."""
PRIOR = {
    "branch_comment": -4.0,
    **dict.fromkeys(("told_hidden", "branch_related", "branch_advert", "branch_pop", "twin"), -1.0),
    **dict.fromkeys(("branch_side", "branch_foot", "cut"), -0.7),
    "after_related": -0.8,
    "after_notice": -0.6,
}
"""What any reader knows before the first page: too few of the labelled pages have comments to teach it."""

TOLD_AGAINST = {*PRIOR, "told_comment", "told_hidden"}
"""What never speaks for a block, whatever the pages say: posts of a thread stand in elements that are named as comments are."""


class Page(NamedTuple):
    """A labelled page as numbers."""

    name: str
    site: str
    form: str
    rows: Any
    labels: Any
    sizes: Any


class Titles(NamedTuple):
    """The lines of a labelled page that may be its headline, as numbers."""

    page: Labelled
    blocks: list[Block]
    facts: list[Facts]
    places: list[int]
    rows: Any
    labels: Any
    """1 the headline, 0 not, -1 a part of it or more than it, -2 the page's name above it, which says the same."""


# ── the headline ─────────────────────────────────────────────────────────────────────────────────────────────────────


_HEAD = -2


def titles_of(page: Labelled) -> Titles:
    import numpy as np  # type: ignore[import-not-found]

    blocks = _seen(page)
    facts = all_facts(blocks)
    told = told_title(page.blocks)
    places, rows = title_rows(blocks, facts, told)
    title = squeeze(_own_part(page.title)).lower()
    labels = [_named(squeeze(stated_title(blocks[at], told)).lower(), title) for at in places]
    if any(label == 1 for at, label in zip(places, labels, strict=True) if at >= HEAD_LINES):
        labels = [
            _HEAD if label == 1 and at < HEAD_LINES and not blocks[at].tag else label
            for at, label in zip(places, labels, strict=True)
        ]
    numbers = np.array(rows, dtype=float).reshape(len(places), len(TITLE_NAMES))
    return Titles(page, blocks, facts, places, numbers, np.array(labels, dtype=int))


def _own_part(title: str) -> str:
    """``title`` without the site's name, where its gold has both: 园区三月开工_新闻_某某网."""
    part = PART.split(title)[0]
    return part if len(part) >= 8 else title


def _named(line: str, title: str) -> int:
    if not title:
        return 0
    if line == title or (len(title) >= 4 and line.startswith(title) and len(line) <= len(title) + 6):
        return 1
    return -1 if len(title) > 6 and len(line) > 5 and (title in line or line in title) else 0


def learn_titles(examples: list[Titles]) -> Any:
    import lightgbm  # type: ignore[import-not-found]
    import numpy as np

    used = [e for e in examples if len(e.labels) and e.page.form != "post" and (e.page.form in WHOLE or 1 in e.labels)]
    rows, labels = np.concatenate([e.rows for e in used]), np.concatenate([e.labels for e in used])
    weights = [20 / (10 + len(e.labels)) * np.where(e.labels == 1, 3, 1) for e in used]
    asked = labels >= 0
    data = lightgbm.Dataset(rows[asked], labels[asked], weight=np.concatenate(weights)[asked])
    return lightgbm.train(TITLE, data, TITLE_ROUNDS)


def title_place(model: Any, example: Titles) -> int | None:
    if not example.places:
        return None
    scores = model.predict(example.rows, raw_score=True)
    best = int(scores.argmax())
    return example.places[best] if scores[best] > ENOUGH else None


# ── the body ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _seen(page: Labelled) -> list[Block]:
    return without_targets(block for block in page.blocks if block.reason is None)


def numbers_of(example: Titles, title: int | None) -> Page:
    import numpy as np

    page, blocks = example.page, example.blocks
    rows = np.array(features(blocks, example.facts, title), dtype=np.float32).T
    sizes = np.array([len(b.text.replace(" ", "")) for b in blocks])
    return Page(page.name, page.site, page.form, rows, np.array(page.labels), sizes)


def learn(pages: list[Page]) -> Any:
    import lightgbm
    import numpy as np

    rows = np.concatenate([page.rows for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([_weights(page) for page in pages])
    asked = labels >= 0
    data = lightgbm.Dataset(rows[asked], labels[asked], weight=weights[asked], init_score=_prior(rows[asked]))
    never = [-int(name in TOLD_AGAINST) for name in NAMES]
    return lightgbm.train(BODY | {"monotone_constraints": never}, data, BODY_ROUNDS)


def _prior(rows: Any) -> Any:
    return sum(weight * (rows[:, NAMES.index(name)] > 0.5) for name, weight in PRIOR.items())


def _weights(page: Page) -> Any:
    """A page counts as a page, however many menus it has; a long paragraph counts more than a short line."""
    import numpy as np

    heft = np.minimum(60, page.sizes) ** 0.7
    total = heft[page.labels >= 0].sum() or 1
    own = VARIANT_WEIGHT if "," in page.form else FORM_WEIGHT.get(page.form, 1.0)
    return own * (0.3 + 60 * heft / total) ** 0.5


def measure(page: Page, model: Any) -> tuple[float, float, float]:
    import numpy as np

    kept = np.array(choose(list(model.predict(page.rows, raw_score=True) + _prior(page.rows) + LEAN["recall"])))
    good = page.sizes[kept & (page.labels == 1)].sum()
    p = good / max(1, page.sizes[kept & (page.labels >= 0)].sum())
    r = good / max(1, page.sizes[page.labels == 1].sum())
    return p, r, 2 * p * r / max(1e-9, p + r)


# ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────────────


def tree_of(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 3)
    threshold = 0.0 if abs(node["threshold"]) < 1e-30 else float(f"{node['threshold']:.4g}")
    return [node["split_feature"], threshold, tree_of(node["left_child"]), tree_of(node["right_child"])]


def write(name: str, features: tuple[str, ...], known: list[Any], model: Any) -> None:
    learned = [tree_of(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    trees = [json.dumps(tree, separators=(",", ":")) for tree in (*known, *learned)]
    trainer = Path(__file__).resolve().relative_to(ROOT).as_posix()
    head = json.dumps({"about": ABOUT[name], "trainer": trainer, "features": features}, ensure_ascii=False, indent=0)
    text = head[:-2] + ',\n"trees": [\n' + ",\n".join(trees) + "\n]\n}\n"
    (RESOURCES / f"{name}.json").write_text(text, "utf-8")


def main() -> None:
    parser = argument_parser(__doc__)
    parser.add_argument("--html", type=Path, nargs="+", help="one folder of pages, or several")
    for name in ("dumps", "office"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--kept", type=Path, help="a file that keeps the pages as they were read")
    parser.add_argument("--foreign", type=Path, help="tests/ of trafilatura's repository: pages in other languages")
    args = parser.parse_args()
    dumps, office = (getattr(args, kind) or bench_data(kind) for kind in ("dumps", "office"))
    everything = labelled_pages(args.html or [bench_data("html")], dumps, office, args.foreign, args.kept)
    labelled = [page for page in everything if page.form not in FOREIGN]
    parts = list(held_out((page.site for page in labelled), max(2, args.folds)))
    part = {
        page.site: len(parts) for page in everything
    }  # pages in other languages are learned from, and never measured
    part |= {site: number for number, sites in enumerate(parts) for site in sites}
    labelled += list(copied(labelled))
    labelled += list(variants(labelled, part.__getitem__))
    labelled += [page for page in everything if page.form in FOREIGN]

    examples = [titles_of(page) for page in labelled]
    found_titles: dict[str, dict[str, float]] = defaultdict(dict)
    pages: list[Page] = []
    for number in range(len(parts) + 1):
        finder = learn_titles([e for e in examples if part[e.page.site] != number and "," not in e.page.form])
        for example in examples:
            page = example.page
            if part[page.site] != number:
                continue
            place = title_place(finder, example)
            pages.append(numbers_of(example, place))
            if page.title and "," not in page.form:
                right = place is not None and example.labels[example.places.index(place)] in (1, _HEAD)
                found_titles[page.form][page.name] = float(right)

    found: dict[str, dict[str, tuple[float, float, float]]] = defaultdict(dict)
    for number in range(args.folds and len(parts)):
        model = learn([page for page in pages if part[page.site] != number])
        for numbers in pages:
            if part[numbers.site] == number:
                found[numbers.form][numbers.name] = measure(numbers, model)
    for form, figures in found.items():
        articles = {name: figure for name, figure in figures.items() if not name.endswith(THREAD)}
        for pages_of, chosen in ((form, articles), (f"{form}, with threads and lists", figures)):
            for at, word in enumerate(("precision", "recall", "F1") if chosen else ()):
                named = {name: figure[at] for name, figure in chosen.items()}
                print_figures(f"{pages_of}, held out by site, {word}", named, worst=args.worst if at == 2 else 0)
            if len(articles) == len(figures):
                break
        print_figures(f"{form}, held out by site, headline", found_titles[form])
    if args.write:
        known = [[NAMES.index(name), 0.5, 0.0, weight] for name, weight in PRIOR.items()]
        write("page_body", NAMES, known, learn(pages))
        write("page_title", TITLE_NAMES, [], learn_titles([e for e in examples if "," not in e.page.form]))


if __name__ == "__main__":
    main()
