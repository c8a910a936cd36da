"""Documents whose text came before: told, and left out only where that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("datatrove")

import pyarrow.parquet as pq
from corpora import bytes_of, corpus, documents, rows, write_jsonl

_TEXTS = [
    "".join(f"第{n}条，{word}园区在{year}年建成投产，{word}的{n}家企业带动就业{year}人。" for n in range(12))
    for word, year in (("临江", 2011), ("平湖", 2012), ("青田", 2013), ("永定", 2014), ("石门", 2015))
]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [{"id": f"t{n}", "text": text} for n, text in enumerate(_TEXTS)]
    records += rows(200)  # many pages between, which differ in their numbers alone: they are copies of each other
    records += [{"id": "whole", "text": _TEXTS[1]}, {"id": "nearly", "text": f"{_TEXTS[3]}完。"}]
    records += [
        {"id": "other", "text": _TEXTS[0][:200] + _TEXTS[4][200:]},
        {"id": "none", "text": ""},
        {"id": "none2", "text": ""},
    ]
    return write_jsonl(tmp_path_factory.mktemp("crawl") / "crawl.jsonl", records)


def told(output: Path) -> dict[str, tuple[str, bool]]:
    lines = map(json.loads, (output / "_duplicates.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: (row["duplicate_of"], row["exact"]) for row in lines}


def test_what_came_before_is_told_and_stays(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    corpus(crawl, output, "--shard-size", "20k")
    found = told(output)
    assert found["whole"] == ("t1", True) and found["nearly"] == ("t3", False)
    assert not {"other", "none", "none2", *(f"t{n}" for n in range(5))} & set(found)
    assert len(list(documents(output))) == 210
    summary = json.loads((output / "_summary.json").read_text("utf-8"))
    assert summary["duplicates"] == {"exact": 1, "near": len(found) - 1}


@pytest.mark.parametrize("form", ["jsonl", "parquet", "csv"])
def test_it_is_left_out_where_that_is_asked_for(form: str, crawl: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        corpus(crawl, tmp_path / str(jobs), "--shard-size", "20k", "--deduplicate", "--format", form, "--jobs", jobs)
    one, two = tmp_path / "1", tmp_path / "2"
    assert bytes_of(one) == bytes_of(two)
    gone = told(one)
    left = 210 - len(gone)
    if form == "jsonl":
        assert {row["id"] for row in documents(one)} & set(gone) == set() and len(list(documents(one))) == left
    elif form == "parquet":
        assert pq.read_table(one).num_rows == left
    else:
        assert sum(path.read_text("utf-8-sig").count("\n") - 1 for path in one.glob("*.csv")) >= left
    assert (
        set(gone.values()) & {("whole", True)} == set() and {before for before, _ in gone.values()} & set(gone) == set()
    )
