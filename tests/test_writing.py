"""A file that is rewritten is either old or new, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hizone_clean.command.writing import write_atomically


def test_equal_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    before = path.stat().st_mtime_ns
    assert not write_atomically(path, b"old")
    assert path.stat().st_mtime_ns == before
    assert write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_mode_and_symbolic_link_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_failed_write_leaves_the_old_file_and_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_killed_run_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    old, new = "甲,乙.\n" * 50, "甲，乙。\n"
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(old, "utf-8")
    seen: set[bool] = set()
    for delay in range(12):
        run = subprocess.Popen(
            [sys.executable, "-m", "hizone_clean", "--in-place", "--normalize", "--quiet", str(tmp_path)],
            start_new_session=True,
            cwd=tmp_path,
        )
        time.sleep(0.08 + 0.02 * delay)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        for path in tmp_path.glob("[0-9]*.txt"):
            text = path.read_text("utf-8")
            assert text in (old, new * 50), path
            seen.add(text == old)
            path.write_text(old, "utf-8")
    assert True in seen
