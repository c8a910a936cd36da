"""``hizone-corpus`` on this machine: nothing lost, nothing doubled, whatever is killed, full, broken or too large."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("datatrove")

from corpora import (
    COMMAND,
    at_work,
    begin,
    bytes_of,
    corpus,
    documents,
    expected,
    failures,
    ids_of,
    kill,
    page,
    rows,
    wait_for,
    workers_of,
    write_jsonl,
)

from hizone_clean import clean
from hizone_clean.corpus.limits import process_of, read_under_way
from hizone_clean.corpus.places import Places

MANY = 400
SHARDS = ("--shard-size", "40k")  # six of them


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("crawl") / "crawl.jsonl", rows(MANY))


@pytest.fixture(scope="module")
def whole(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run without any mishap writes."""
    output = tmp_path_factory.mktemp("whole") / "out"
    corpus(crawl, output, *SHARDS, "--jobs", 1)
    return output


@pytest.fixture(params=["local", "ray"])
def engine(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The engines that this machine can have; what is done on both is said by the same test."""
    if request.param == "ray":
        pytest.importorskip("ray")
    return ("--engine", request.param)


def test_each_document_comes_out_once_and_as_clean_makes_it(whole: Path) -> None:
    assert ids_of(whole) == expected(MANY)
    first = next(documents(whole))
    assert first["text"] == clean(page(0))
    assert (first["title"], first["url"], first["record"]) == (
        "第0号公告",
        "http://site0.example/0",
        {"url": "http://site0.example/0", "crawl": 0},
    )
    assert [article["title"] for article in first["articles"]] == ["第0号公告"]
    told = json.loads((whole / "_summary.json").read_text("utf-8"))
    assert (told["documents"], told["failed"], told["finished"]) == (MANY, 0, told["shards"])
    assert told["removed"]["copyright"] > 0 and told["shards"] > 1


def test_more_workers_and_other_engines_give_the_same_bytes(
    engine: tuple[str, str], crawl: Path, whole: Path, tmp_path: Path
) -> None:
    corpus(crawl, tmp_path / "out", *SHARDS, *engine, "--jobs", 3)
    assert bytes_of(tmp_path / "out") == bytes_of(whole)


def test_a_run_goes_on_when_a_worker_is_killed(
    engine: tuple[str, str], crawl: Path, whole: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    run = begin(crawl, output, *SHARDS, *engine, "--jobs", 2)
    kill(wait_for(lambda: at_work(output)))
    assert run.wait(120) == 0, run.stderr and run.stderr.read()
    assert bytes_of(output) == bytes_of(whole)


def test_the_same_command_finishes_a_run_that_was_killed_and_leaves_alone_what_is_done(
    engine: tuple[str, str], crawl: Path, whole: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    run = begin(crawl, output, *SHARDS, *engine, "--jobs", 1)
    done = wait_for(lambda: list(output.glob("*.jsonl")))
    wait_for(lambda: at_work(output))
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert len(list(output.glob("*.jsonl"))) < len(list(whole.glob("*.jsonl")))
    marked = output / ".hizone-corpus/clean/completions" / done[0].stem
    before = done[0].stat().st_mtime_ns if marked.exists() else None
    corpus(crawl, output, *SHARDS, *engine, "--jobs", 2)
    assert bytes_of(output) == bytes_of(whole)
    assert before is None or done[0].stat().st_mtime_ns == before
    assert not (output / ".hizone-corpus/parts").exists()


def test_workers_end_with_the_run_that_began_them(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run = begin(crawl, output, *SHARDS, "--jobs", 2)
    wait_for(lambda: at_work(output))
    workers = workers_of(run)
    kill(run.pid)
    run.wait()
    wait_for(lambda: not any(Path(f"/proc/{one}").exists() for one in workers), 20)


def test_a_document_that_kills_its_process_twice_is_left_out_and_told(engine: tuple[str, str], tmp_path: Path) -> None:
    records = rows(60)
    records[30]["html"] = "<p>" + "园区的产值增长了百分之五，" * 200_000
    path = write_jsonl(tmp_path / "crawl.jsonl", records)
    output = tmp_path / "out"
    run = begin(path, output, *engine, "--jobs", 1, "--memory-limit", 0, "--no-evidence")
    place = Places(str(output)).under_way(0)
    for _ in range(2):
        wait_for(lambda: read_under_way(place) == 30)
        kill(process_of(place))
        wait_for(lambda: read_under_way(place) != 30)
    assert run.wait(120) == 1
    assert ids_of(output) == expected(60)
    [failed] = failures(output)
    assert failed["id"] == "d30" and "died" in failed["error"]


def test_limits_of_time_and_memory_stop_one_document_and_no_other(engine: tuple[str, str], tmp_path: Path) -> None:
    records = rows(20)
    records[7]["html"] = "<p>" + "园区的产值增长了百分之五，" * 300_000
    path = write_jsonl(tmp_path / "crawl.jsonl", records)
    for limits, told in ((("--time-limit", 0.2), "0.2 seconds"), (("--memory-limit", "8M"), "more memory")):
        output = tmp_path / told.partition(" ")[2]
        corpus(path, output, *limits, *engine, check=1)
        [failed] = failures(output)
        assert failed["id"] == "d7" and told in failed["error"]
        assert ids_of(output) == expected(20)


def test_a_broken_record_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", rows(5))
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"id": "d9", "html": "half\n[1]\n{"id": "d10", "body": "x"}\n{"id": "d11", "html": 5}\n')
    output = tmp_path / "out"
    corpus(path, output, check=1)
    assert len(list(documents(output))) == 5
    told = {row["id"]: row["error"] for row in failures(output)}
    assert list(told) == [f"crawl.jsonl@{len(whole)}", f"crawl.jsonl@{len(whole) + 27}", "d10", "d11"]
    assert [error.partition(":")[0] for error in told.values()] == [
        "broken JSON",
        "no record but list",
        "no text under html or text",
        "no text but int",
    ]


@pytest.mark.parametrize("packed", [".gz", ".zst"])
def test_a_shard_that_breaks_off_leaves_nothing_that_looks_finished(packed: str, tmp_path: Path) -> None:
    good = write_jsonl(tmp_path / "a.jsonl", rows(30))
    bad = write_jsonl(tmp_path / f"b.jsonl{packed}", rows(300, 30))
    stored = bad.read_bytes()
    bad.write_bytes(stored[: len(stored) // 2])
    output = tmp_path / "out"
    done = corpus(good, bad, output, check=2)
    assert "cannot be read" in done.stderr
    assert ids_of(output) == expected(30)
    assert list(json.loads((output / "_summary.json").read_text("utf-8"))["broken"]) == ["00001"]
    bad.write_bytes(stored)
    done = corpus(good, bad, output, check=2)
    assert "its input has changed" in done.stderr
    corpus(good, bad, output, "--restart")
    assert ids_of(output) == expected(330)


def test_a_file_that_cannot_grow_is_told_and_the_rest_follows_when_it_can(
    crawl: Path, whole: Path, tmp_path: Path
) -> None:
    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, resource.RLIM_INFINITY))

    output = tmp_path / "out"
    done = corpus(crawl, output, *SHARDS, check=2, preexec_fn=narrow)
    assert "cannot be written: File too large" in done.stderr
    assert bytes_of(output) == {}
    corpus(crawl, output, *SHARDS)
    assert bytes_of(output) == bytes_of(whole)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_the_rest_follows_when_there_is_room(
    engine: tuple[str, str], crawl: Path, whole: Path, small_disk: Path
) -> None:
    output = small_disk / "out"
    done = corpus(crawl, output, *SHARDS, *engine, "--jobs", 1, check=2)
    assert "No space left" in done.stderr
    finished, wanted = bytes_of(output), bytes_of(whole)
    assert 0 < len(finished) < len(wanted)
    assert all(wanted[name] == data for name, data in finished.items())
    subprocess.run(["mount", "-o", "remount,size=40m", small_disk], check=True)
    corpus(crawl, output, *SHARDS, *engine)
    assert bytes_of(output) == wanted


def test_two_runs_at_a_time_in_one_place_are_refused(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run = begin(crawl, output, *SHARDS, "--jobs", 1)
    wait_for(lambda: at_work(output))
    assert "another run" in corpus(crawl, output, *SHARDS, check=2).stderr
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()


def test_other_orders_or_a_folder_of_others_are_refused(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", rows(3))
    output = tmp_path / "out"
    corpus(path, output)
    assert "favour was" in corpus(path, output, "--favour", "precision", check=2).stderr
    corpus(path, output, "--favour", "precision", "--restart")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("甲", "utf-8")
    assert "thesis.txt" in corpus(path, tmp_path / "mine", check=2).stderr


def test_a_dry_run_shows_the_shards_and_writes_nothing(crawl: Path, tmp_path: Path) -> None:
    shown = corpus(crawl, tmp_path / "out", *SHARDS, "--dry-run").stdout
    assert 'favour = "recall"' in shown and "00001" in shown and "shards" in shown
    assert not (tmp_path / "out").exists()


def test_the_line_on_a_terminal_tells_documents_share_and_time_left_and_never_goes_back(tmp_path: Path) -> None:
    import pty

    path = write_jsonl(tmp_path / "crawl.jsonl", rows(1500))
    said = b""

    def read(terminal: int) -> bytes:
        nonlocal said
        said += (data := os.read(terminal, 4096))
        return data

    pty.spawn([*COMMAND, str(path), str(tmp_path / "out"), "--jobs", "2", "--no-duplicates"], read)
    lines = [line for line in said.decode().split("\r") if line.startswith("cleaning: ")]
    told = [
        (int(found[1].replace(",", "")), int(found[2]))
        for line in lines
        if (found := re.match(r"cleaning: ([\d,]+) documents, [\d,]+ a second, (\d+)%", line))
    ]
    assert len(told) > 2 and told == sorted(told)
    assert any(0 < share < 100 for _, share in told) and any(line.count(" left") for line in lines)
