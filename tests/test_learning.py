"""What only many documents can tell: the frame that the pages of a source share, and what of it may be believed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from hizone_clean import Document, default_pipeline
from hizone_clean.cli import main
from hizone_clean.command.learning import (
    SAMPLE,
    LineCounts,
    Table,
    added_up,
    read_sketches,
    write_sketches,
    write_table,
)
from hizone_clean.command.steps import with_elsewhere
from hizone_clean.elsewhere import Elsewhere

# a frame that no phrase knows: names of columns, a slogan, a note in whole sentences
_HEAD = "青禾视窗\n看城 看厂 看人\n每日一图\n"
_FOOT = "青禾小组陪你读懂一座城。\n我们每天整理各地的消息，欢迎把身边的见闻写给我们。\n一起长大的人们\n"
_TOWNS = ("临江", "平湖", "安泽", "青田", "石门", "河津", "永定", "南漳", "东兰", "西华")


def notice(town: str) -> str:
    return (
        f"{town}工业园关于停水的通知\n各企业：因管网检修，{town}工业园将于本周五停水八小时，请各企业提前储水，安排好生产。\n"
        f"恢复供水的时间以{town}水务公司的公告为准，由此带来的不便，敬请谅解。\n特此通知。\n{town}工业园管委会\n"
    )


def known(documents: list[str]) -> Elsewhere | None:
    counts = LineCounts()
    for document in documents:
        counts.add("s", document)
    return counts.elsewhere("s")


def cleaned(text: str, elsewhere: Elsewhere | None) -> Document:
    return with_elsewhere(default_pipeline, elsewhere)(text)


def test_a_frame_that_no_phrase_knows_goes_and_the_formulas_of_the_texts_stay() -> None:
    pages = [_HEAD + notice(town) + _FOOT for town in _TOWNS]
    document = cleaned(pages[3], known(pages))
    taken = [block.text for block in document.removed]
    assert {"青禾视窗", "每日一图", "青禾小组陪你读懂一座城。", "一起长大的人们"} <= set(taken)
    assert [one for one in notice("青田").split("\n") if one and one not in document.text] == []
    assert all((block.by or "").endswith("/seen in 10 of 10 documents of this source") for block in document.removed)
    assert document.check().ok and "青禾视窗" in default_pipeline(pages[3]).text


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        ([_HEAD + notice(town) + _FOOT for town in _TOWNS[:2]], "two documents tell nothing"),
        ([notice(town) for town in _TOWNS], "a formula alone is no frame"),
        ([notice("临江")] * 5, "the same document again is no other"),
        ([notice("临江") + f"第{n}次转载\n" for n in range(6)], "copies of one text are no frame"),
    ],
)
def test_text_stays_where_the_others_tell_nothing(documents: list[str], why: str) -> None:
    found = known(documents)
    assert cleaned(documents[0], found).text == default_pipeline(documents[0]).text, why


def test_a_paper_tells_its_running_heads_and_its_staff_box() -> None:
    def sheet(n: int) -> str:
        text = f"市里第{n}座水厂在五月建成投产，日供水能力达到十万吨，可满足四十万人用水。"
        return f"临江晚晴\n城事\n第{n}座水厂建成\n{text}\n{text[:18]}\n热线小林\n值班小陈\n版式小周\n"

    document = cleaned(sheet(4), known([sheet(n) for n in range(12)]))
    taken = {block.text: block.by for block in document.removed}
    assert {"临江晚晴", "城事", "热线小林", "值班小陈", "版式小周"} <= set(taken)
    assert taken["热线小林"] == "remove_page_furniture/seen in 12 of 12 documents of this source"
    assert "第4座水厂建成" in document.text


def test_counts_are_the_same_in_whatever_parts_and_order_they_are_made() -> None:
    documents = [(f"s{n % 3}", _HEAD + notice(f"{town}{n}")) for n, town in enumerate(_TOWNS * 30)]
    whole = LineCounts()
    for source, text in documents:
        whole.add(source, text)
    parts = []
    for at in range(7):
        part, file = LineCounts(), io.BytesIO()
        for source, text in reversed(documents[at::7]):
            part.add(source, text)
        write_sketches(part.sketches(), file)
        parts.append(read_sketches(io.BytesIO(file.getvalue())))
    assert list(added_up(reversed(parts))) == list(whole.sketches())
    assert all(len(sampled) == SAMPLE for _, sampled in whole.sketches())


def test_a_table_on_disk_tells_the_same(tmp_path: Path) -> None:
    counts = LineCounts()
    for n, town in enumerate(_TOWNS):
        counts.add(f"s{n % 2}", _HEAD + notice(town))
    with (tmp_path / "table").open("wb") as file:
        write_table(counts.sketches(), file)
    table = Table(str(tmp_path / "table"))
    assert table.elsewhere("s1") == counts.elsewhere("s1")
    assert table.elsewhere("s0") == counts.elsewhere("s0")
    assert table.elsewhere("another") is None
    with (tmp_path / "empty").open("wb") as file:
        write_table([], file)
    assert Table(str(tmp_path / "empty")).elsewhere("s0") is None


def test_the_command_learns_from_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for town in _TOWNS:
        (tmp_path / f"{town}.txt").write_text(_HEAD + notice(town) + _FOOT, "utf-8")
    one = str(tmp_path / "平湖.txt")
    assert main([one]) == 0
    assert "每日一图" in capsys.readouterr().out
    assert main([one, "--learn-from", str(tmp_path), "--removed", str(tmp_path / "removed.jsonl")]) == 0
    out = capsys.readouterr().out
    assert "每日一图" not in out and "特此通知。" in out
    assert "seen in 10 of 10" in (tmp_path / "removed.jsonl").read_text("utf-8")
    assert main([one, "--learn-from", str(tmp_path / "none")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
