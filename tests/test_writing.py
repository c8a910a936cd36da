"""A file that is rewritten is either old or new, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hizone_clean.command.writing import _machine, write_atomically


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
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 83}.txt"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_is_marked_read_only_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError, match="read-only"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_killed_runs_left_is_swept_and_what_others_write_is_not(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    kept = [f".hizone-clean-{_machine()}-{os.getpid()}-x", ".hizone-clean-00000000-1-x", ".hizone-clean-notes"]
    for name in (f".hizone-clean-{_machine()}-{gone.pid}-x", *kept):
        (tmp_path / name).touch()
    write_atomically(tmp_path / "a.txt", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", *kept}


def test_a_device_is_written_to_as_it_is() -> None:
    assert write_atomically(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_each_file_old_or_new_and_exits_130(tmp_path: Path, jobs: str) -> None:
    old, new = "甲,乙.\n\n" * 300, "甲，乙。\n\n" * 299 + "甲，乙。\n"
    for n in range(200):
        (tmp_path / f"{n:03}.txt").write_text(old, "utf-8")
    command = [sys.executable, "-m", "hizone_clean", "--in-place", "--jobs", jobs, "--skip", "remove_repetition", "."]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    assert run.stderr and run.stderr.readline()  # the first file is done
    os.killpg(run.pid, signal.SIGINT)
    told = run.stderr.read().decode()
    assert run.wait(60) == 130
    assert "Traceback" not in told and "interrupted" in told
    texts = [path.read_text("utf-8") for path in tmp_path.glob("[0-9]*.txt")]
    assert set(texts) == {old, new}
    assert len(list(tmp_path.iterdir())) == 200


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
