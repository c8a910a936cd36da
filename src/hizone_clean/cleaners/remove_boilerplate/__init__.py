"""Take away what is not the body of the document."""

from __future__ import annotations

from hizone_clean.cleaner import structural
from hizone_clean.cleaners.remove_boilerplate.phrases import is_statement
from hizone_clean.document import Document
from hizone_clean.elsewhere import Elsewhere
from hizone_clean.options import Favour

LEAN = {"recall": 1.0, "precision": -0.5}


@structural(gives=["body"])
def remove_boilerplate(
    document: Document, *, favour: Favour = "recall", elsewhere: Elsewhere | None = None
) -> Document:
    """Take away what is not the body of the document: menus, breadcrumbs, credits, adverts, shares, related stories.

    A page is a run of blocks, whether they came from HTML or from lines. Short lines that a known phrase condemns go, and
    they are the evidence that there is a page around the body at all; only then is every block weighed by its length,
    marks, links, place, neighbours and kinship to the headline, and the best run of body is kept. What goes keeps its
    text, with a reason and the rule. The headline, the date, the address and the sections become metadata.

    Left alone: text that shows no page around it; phrases inside longer lines (版权, 联系电话 in prose); a speaker named
    编辑; the contacts, the signature and the date of a notice before the editor's credit; code. A credit with a reporter's
    or an editor's name stays in plain lines without a page, for it belongs to one of several articles.

    ``favour`` leans the doubtful cases: ``"recall"`` keeps them, ``"precision"`` takes them away. ``elsewhere`` is what other
    documents of the same source have: blocks that many of them share go as their frame (``seen in 38 of 40 documents``). The phrases stand in
    ``resources/boilerplate.toml`` and the trees in ``resources/page_body.json``, of the form that
    ``training/train_page_body.py`` learns.

    >>> page = "首页\\n当前位置：首页 > 要闻\\n园区里的新工厂在五月建成，当月投产，首批产品已经发往三个省份。\\n分享到：微信"
    >>> remove_boilerplate(page)
    '园区里的新工厂在五月建成，当月投产，首批产品已经发往三个省份。\\n'
    """
    if elsewhere is None and document.form != "html" and _is_all_body(document):
        return document
    from hizone_clean.cleaners.remove_boilerplate.judging import without_boilerplate

    return without_boilerplate(document, LEAN[favour], elsewhere)


def _is_all_body(document: Document) -> bool:
    """Whether ``document`` is running text beyond doubt from end to end, none of it a statement of rights."""
    return not (document.facts.others or any(is_statement(block.text) for block in document.blocks))
