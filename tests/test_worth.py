"""The parts that ``benchmarks/worth.py`` switches off are still there, and cleaning without one of them still works."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import worth

RAW = Path(__file__).parent / "data" / "raw"
SWITCHES = list(worth.switches())
_POST = (
    '<div class="post"><span class="author">林小溪</span><span>发表于 2024-05-0{0} 10:0{0}</span>'
    "<p>园区里的新工厂在五月建成，当月投产，首批产品已经发往三个省份，这是第{0}封回信。</p></div>"
)
THREAD = (
    "<html><head><title>新工厂_某某论坛</title></head><body><div><a href='/'>首页</a><a href='/a'>论坛</a></div>"
    f"<h1>新工厂</h1>{''.join(map(_POST.format, range(1, 6)))}<div>版权所有 某某论坛</div></body></html>"
)


@pytest.mark.parametrize(("part", "pipeline"), [switch[1:] for switch in SWITCHES], ids=[s[0] for s in SWITCHES])
def test_every_part_can_be_switched_off(part: worth.Part | None, pipeline: worth.Pipeline) -> None:
    with worth.switched_off(part):
        for path in sorted(RAW.glob("00[24]*")):
            assert pipeline(path.read_bytes()).kept
        assert pipeline(THREAD).kept


def test_a_part_is_there_again_afterwards() -> None:
    raw = next(RAW.glob("004*")).read_bytes()
    before = worth.default_pipeline(raw).text
    with worth.switched_off(worth.PARTS[0]):
        pass
    assert worth.default_pipeline(raw).text == before


def test_the_figures_of_a_gold_document() -> None:
    text = "园区今年新增高新技术企业二十六家，总数达到一百三十家。"
    document = worth.Document("newspaper", "own", text.encode(), [text], [])
    figures, _ = worth.measure(document, worth.default_pipeline)
    assert figures == {"text": 1.0, "whole": 1.0}
    other, _ = worth.measure(document._replace(texts=[text + "产业链正在成形，前景可期。"]), worth.default_pipeline)
    assert other["whole"] == 0.5
    assert 0.5 < other["text"] < 1
