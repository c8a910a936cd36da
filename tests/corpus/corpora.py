"""Small corpora of known ids, and the command over them."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from hizone_clean.corpus.command import main
from hizone_clean.corpus.limits import process_of, read_under_way

COMMAND = (sys.executable, "-m", "hizone_clean.corpus")
_BODY = "园区第{n}家企业在五月建成投产,首批产品已经发往三个省份.记者获悉,全年产值预计增长{n}.5%,带动就业两千余人。"
_PAGE = (
    "<html><head><title>第{n}号公告_某某网</title></head><body><div>首页 | 新闻 | 关于我们</div><h1>第{n}号公告</h1>"
    "<p>{body}</p><p>{body}</p><p>责任编辑：某人</p><div>版权所有 某某网</div></body></html>"
)


def recipes() -> dict[str, str]:
    """The programs of the documentation's page of recipes, by their headings."""
    told = (Path(__file__).parents[2] / "docs/how-to/recipes.md").read_text("utf-8")
    return dict(re.findall(r"^## (.+?)\n.*?^```python\n(.*?)^```$", told, re.M | re.S))


def environment_of_recipes(folder: Path) -> dict[str, str]:
    """What they need to run without a network, in the environment of this Python, which need not be active."""
    offline = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "hf"), "SPARK_LOCAL_IP": "127.0.0.1"}
    return {**os.environ, **offline, "PYSPARK_PYTHON": sys.executable}


def page(n: int) -> str:
    """A page of its own number."""
    return _PAGE.format(n=n, body=_BODY.format(n=n))


def rows(count: int, first: int = 0) -> list[dict[str, Any]]:
    """Records with the ids d0, d1, …"""
    return [
        {"id": f"d{n}", "html": page(n), "url": f"http://site{n % 3}.example/{n}", "crawl": n}
        for n in range(first, first + count)
    ]


def write_jsonl(path: Path, records: list[dict[str, Any]]) -> Path:
    """``records`` as JSON lines; packed, where the name says so."""
    data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
    if path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        import zstandard

        data = zstandard.compress(data)
    path.write_bytes(data)
    return path


def corpus(*arguments: object, check: int | None = 0, **options: Any) -> subprocess.CompletedProcess[str]:
    """``hizone-corpus`` with ``arguments``; its exit status must be ``check``. Without ``options`` it begins in this process."""
    command = [*COMMAND, *map(str, arguments)]
    if options:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, **options)
    else:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as told:
            status = main(command[len(COMMAND) :])
        done = subprocess.CompletedProcess(command, status, out.getvalue(), told.getvalue())
    assert check is None or done.returncode == check, f"{done.returncode}: {done.stderr}"
    return done


def documents(output: Path) -> Iterator[dict[str, Any]]:
    """The rows of all finished files of ``output``."""
    for path in sorted(output.glob("[0-9]*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def failures(output: Path) -> list[dict[str, Any]]:
    """The documents that failed."""
    return [
        json.loads(line)
        for path in sorted(output.glob("_failures/*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def ids_of(output: Path) -> Counter[str]:
    """How often each id came out, cleaned or failed."""
    return Counter(row["id"] for row in [*documents(output), *failures(output)])


def expected(count: int) -> Counter[str]:
    """Each id once."""
    return Counter(f"d{n}" for n in range(count))


def bytes_of(output: Path) -> dict[str, bytes]:
    """What a run wrote for others to read, its accounts of time aside."""
    wanted = (path for path in sorted(output.rglob("*")) if path.is_file() and ".hizone-corpus" not in path.parts)
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in wanted
        if path.name not in ("_summary.json", "_stats.json")
    }


def begin(*arguments: object) -> subprocess.Popen[bytes]:
    """``hizone-corpus`` with ``arguments``, running, in a group of processes of its own."""
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stderr=subprocess.PIPE, start_new_session=True)


def at_work(output: Path, number: int = 20) -> int:
    """The process that cleans a document of a shard, at least the one of this number; 0 for none."""
    for path in (output / ".hizone-corpus/under-way").iterdir():
        if read_under_way(str(path)) >= number:
            return process_of(str(path))
    return 0


def workers_of(run: subprocess.Popen[bytes]) -> list[int]:
    """The processes that clean for ``run``."""
    found = []
    for one in Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split():
        command = Path(f"/proc/{one}/cmdline").read_bytes()
        if b"resource_tracker" not in command:
            found.append(int(one))
    return found


def wait_for(what: Any, seconds: float = 60) -> Any:
    """What ``what()`` gives once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.01)
    raise AssertionError("it did not come to pass")


def kill(process: int) -> None:
    """Kill ``process`` as the kernel does when memory runs out."""
    os.kill(process, signal.SIGKILL)
