"""Panels that a page folds away: which hidden elements are read as what a reader sees after a click."""

from __future__ import annotations

import pytest

from hizone_clean.reading.html import read_html

SHOWN = "贷款额度按账户余额的十五倍计算。"
OTHER = "离职满六个月可以申请提取。"
PAGES = {
    "answers under their questions": (
        f"<div><h3>额度怎么算？</h3><div class='a' style='display:none'>{SHOWN}</div>"
        f"<h3>可以提取吗？</h3><div class='a' style='display:none'>{OTHER}</div></div>",
        [SHOWN, OTHER],
    ),
    "each in an element of its own": (
        f"<div><div><button>额度怎么算？</button><div hidden>{SHOWN}</div></div>"
        f"<div><button>可以提取吗？</button><div hidden>{OTHER}</div></div></div>",
        [SHOWN, OTHER],
    ),
    "tabs of which one is open": (
        "<div><div class='pane active'>低噪声无刷电机，适合教学。</div><div class='pane' style='display:none'>最高转速 4000 r/min</div></div>",
        ["最高转速 4000 r/min"],
    ),
    "a card that is alone": (f"<div><a>某号</a><div style='display:none'>{SHOWN}</div></div><p>{OTHER * 9}</p>", []),
    "menus that fold out": (
        "<ul><li><a>新闻</a><ul hidden><li><a>本地要闻。</a></li><li><a>国内要闻。</a></li></ul></li>"
        f"<li><a>服务</a><ul hidden><li><a>办事大厅。</a></li><li><a>网上预约。</a></li></ul></li></ul><p>{OTHER * 9}</p>",
        [],
    ),
    "another box of the same column": (
        f"<div><div class='box rec'>{SHOWN}</div><div class='box people' style='display:none'>{OTHER}</div></div><p>{SHOWN * 9}</p>",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_panel_is_read_and_what_is_hidden_for_good_is_not(name: str) -> None:
    page, panels = PAGES[name]
    blocks = read_html(f"<html><body>{page}</body></html>")[0]
    folded = [block.text for block in blocks if block.reason is None and "!folded" in block.path]
    assert folded == panels
    assert all("!hidden" not in block.path for block in blocks if block.text in panels)
