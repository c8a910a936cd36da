"""What ``hizone-corpus`` reads and what it writes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove")

import pyarrow as pa
import pyarrow.parquet as pq
from corpora import corpus, documents, failures, ids_of, page, rows, write_jsonl

from hizone_clean import clean
from hizone_clean.corpus.reading import Keys, Piece, read_piece
from hizone_clean.corpus.storage import joined

GBK = '<html><head><meta charset="gbk"><title>公告</title></head><body><p>园区企业在五月建成投产,首批产品已发往三个省份.</p></body></html>'


def archive(path: Path, answers: list[tuple[str, bytes, str, bytes]]) -> Path:
    """A web archive of ``answers``: address, status line, content type, body."""
    parts = [record("warcinfo", "", b"software: test\r\n", "application/warc-fields")]
    for number, (url, status, kind, body) in enumerate(answers):
        http = (
            b"HTTP/1.1 "
            + status
            + b"\r\nContent-Type: "
            + kind.encode()
            + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
        )
        parts.append(record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"))
        parts.append(record("response", url, http + body, "application/http; msgtype=response", number))
    packed = [gzip.compress(part) for part in parts] if path.suffix == ".gz" else parts
    path.write_bytes(b"".join(packed))
    return path


def record(kind: str, url: str, body: bytes, media: str, number: int = 99) -> bytes:
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
        "WARC-Date: 2026-11-01T08:00:00Z",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {media}",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_web_archive_gives_its_pages_texts_and_pdfs_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = archive(
        tmp_path / name,
        [
            ("http://a.example/1", b"200 OK", "text/html; charset=utf-8", page(1).encode()),
            ("http://a.example/2", b"200 OK", "text/html; charset=iso-8859-1", GBK.encode("gbk")),
            ("http://a.example/gone", b"404 Not Found", "text/html", page(3).encode()),
            ("http://a.example/logo", b"200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
            ("http://a.example/t", b"200 OK", "text/plain", "园区,企业.".encode()),
            ("http://a.example/unsaid", b"200 OK", "application/octet-stream", page(6).encode()),
            ("http://a.example/zip", b"200 OK", "application/octet-stream", b"PK\x03\x04"),
        ],
    )
    output = tmp_path / "out"
    corpus(path, output, "--format", "parquet")
    table = pq.read_table(output)
    assert [one[-1] for one in table["id"].to_pylist()] == ["0", "1", "4", "5"]
    assert table["url"].to_pylist() == [f"http://a.example/{end}" for end in ("1", "2", "t", "unsaid")]
    assert table["text"].to_pylist()[:3] == [clean(page(1)), clean(GBK), "园区，企业。"]
    told = json.loads(table["record"].to_pylist()[1])
    assert told == {"url": "http://a.example/2", "crawled": "2026-11-01T08:00:00Z", "type": "text/html"}


def test_an_archive_that_breaks_off_or_is_none_is_no_finished_shard(tmp_path: Path) -> None:
    pages = [(f"http://a.example/{n}", b"200 OK", "text/html", page(n).encode()) for n in range(50)]
    good = archive(tmp_path / "good.warc.gz", pages).read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(good[:-300])
    (tmp_path / "none.warc").write_bytes(b"no archive at all")
    done = corpus(
        tmp_path / "good.warc.gz", tmp_path / "cut.warc.gz", tmp_path / "none.warc", tmp_path / "out", check=2
    )
    assert len(list(documents(tmp_path / "out"))) == 50
    assert "cut.warc.gz cannot be read" in done.stderr and "none.warc cannot be read" in done.stderr


def test_parquet_is_read_in_ranges_of_its_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "crawl.parquet"
    records = rows(40)
    records[3]["html"] = None
    pq.write_table(pa.Table.from_pylist(records), path, row_group_size=10)
    found = [one for n in range(4) for one in read_piece(Piece("parquet", str(path), "c", n, n + 1), Keys())]
    assert [one.id for one in found] == [f"d{n}" for n in range(40)]
    output = tmp_path / "out"
    corpus(path, output, "--shard-size", "1k", "--format", "csv")
    assert len(list(output.glob("*.csv"))) == 4
    cells = [
        row for one in sorted(output.glob("*.csv")) for row in csv.DictReader(io.StringIO(one.read_text("utf-8-sig")))
    ]
    assert [row["id"] for row in cells] == [f"d{n}" for n in range(40)]
    assert (cells[0]["text"], cells[3]["text"]) == (clean(page(0)), "")
    assert json.loads(cells[0]["articles"])[0]["title"] == "第0号公告"


def test_rows_without_an_id_are_named_by_their_place_and_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.parquet"
    pq.write_table(pa.Table.from_pylist([{"body": GBK.encode("gbk")}, {"body": b"\x89PNG\r\n\x1a\n" * 9}]), path)
    output = tmp_path / "out"
    corpus(path, output, "--html-key", "body", check=1)
    [row] = documents(output)
    assert (row["id"], row["text"]) == ("crawl.parquet@0", clean(GBK))
    assert [one["id"] for one in failures(output)] == ["crawl.parquet@1"]


def test_a_folder_gives_its_documents_by_their_paths_and_its_containers(tmp_path: Path) -> None:
    home = tmp_path / "pages"
    (home / "site").mkdir(parents=True)
    (home / "site/a.html").write_bytes(GBK.encode("gbk"))
    (home / "b.TXT").write_text("园区,企业.", "utf-8")
    (home / "c.png").write_bytes(b"\x89PNG")
    write_jsonl(home / "more.jsonl.zst", rows(3))
    pdf(home / "d.pdf")
    output = tmp_path / "out"
    done = corpus(home, output)
    assert sorted(ids_of(output)) == ["b.TXT", "d.pdf", "d0", "d1", "d2", "site/a.html"]
    assert "1 passed over: 1 .png" in done.stderr
    texts = {row["id"]: row["text"] for row in documents(output)}
    assert texts["site/a.html"] == clean(GBK) and "plain words" in texts["d.pdf"]


def pdf(path: Path) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas").Canvas(str(path))
    canvas.drawString(72, 720, "Some plain words of a page that was set in one column.")
    canvas.save()


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst"])
def test_packed_output_has_the_same_bytes_each_time(form: str, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", rows(20))
    for name in ("one", "two"):
        corpus(path, tmp_path / name, "--format", form)
    one, two = ((tmp_path / name / f"00000.{form}").read_bytes() for name in ("one", "two"))
    assert one == two
    corpus(tmp_path / "one" / f"00000.{form}", tmp_path / "again", "--text-key", "text")
    assert len(list(documents(tmp_path / "again"))) == 20


def test_removals_and_diagnostics_come_on_request(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", [{"text": page(1).replace("园区", "园####区")}])
    corpus(path, tmp_path / "out", "--removed", "--diagnostics")
    [row] = documents(tmp_path / "out")
    assert row["id"] == "crawl.jsonl@0"
    assert "copyright" in {one["reason"] for one in row["removed"]} and row["diagnostics"][0]["kind"] == "masked_text"


def test_stretches_of_json_lines_give_each_line_once_wherever_they_are_cut(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", rows(9))
    data = path.read_bytes()
    whole = [one.id for one in read_piece(Piece("jsonl", str(path), "a"), Keys())]
    for cut in range(0, len(data), 7):
        halves = (Piece("jsonl", str(path), "a", 0, cut), Piece("jsonl", str(path), "a", cut, len(data)))
        assert [one.id for half in halves for one in read_piece(half, Keys())] == whole


ODD: list[tuple[bytes, Any]] = [
    ('\ufeff{"text": "甲"}\n'.encode(), "甲"),
    ('{"text": "甲,乙"}\r\n'.encode(), "甲,乙"),
    ('{"text": "甲"}'.encode("gbk"), "甲"),
    (b'{"text": "\\ud83d"}', "\ud83d"),
    (b'{"text": "a", "n": NaN}', "a"),
    ('{"text": "一\u2028二"}'.encode(), "一\u2028二"),
]


@pytest.mark.parametrize(("line", "text"), ODD)
def test_odd_lines_are_read(line: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line)
    [one] = read_piece(Piece("jsonl", str(path), "a"), Keys())
    assert one.raw == text
    corpus(path, tmp_path / "out", "--format", "parquet")
    assert pq.read_table(tmp_path / "out").num_rows == 1


def test_other_file_systems_are_read_and_written(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", rows(5))
    corpus(f"file://{path}", f"file://{tmp_path}/out")
    assert len(list(documents(tmp_path / "out"))) == 5
    assert "done already" in corpus(f"file://{path}", f"file://{tmp_path}/out").stderr
    assert joined("s3://a/b/", "c") == "s3://a/b/c"


@pytest.mark.parametrize(
    ("text", "codec", "declared", "settled"),
    [
        ("中文", "big5", "gb2312", "gb18030"),  # so short that both read it: the server is asked
        ("中文", "big5", "iso-8859-1", ""),
        ("产业园区的企业在五月建成投产", "gbk", "big5", ""),
        ("产业园区", "utf-8", "gbk", ""),
        ("产业园区的企业在五月建成投产", "gbk", "no-such-charset", ""),
    ],
)
def test_a_server_is_believed_where_the_bytes_do_not_tell(text: str, codec: str, declared: str, settled: str) -> None:
    from hizone_clean.corpus.reading.warc import settled_charset

    assert settled_charset(f"<p>{text}</p>".encode(codec), declared) == settled


def test_what_cannot_be_is_said_in_one_line(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "crawl.jsonl", rows(1))
    for arguments, told in (
        ((tmp_path / "none", tmp_path / "out"), "No such file"),
        ((path, path), "is a file"),
        ((path, tmp_path / "out", "--keep", "nonsense"), "no reason named"),
        ((path, tmp_path / "out", "--memory-limit", "much"), "must be bytes"),
    ):
        done = corpus(*arguments, check=2)
        assert told in done.stderr and done.stderr.count("\n") == 1
