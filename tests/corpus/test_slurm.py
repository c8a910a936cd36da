"""``--engine slurm``: the scripts that datatrove writes, run by programs that stand in for those of Slurm."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove")

from corpora import bytes_of, corpus, rows, write_jsonl

# each job of an array is run at once, one after another; a later job waits for nothing, for all before it are done
_SBATCH = """#!/usr/bin/env bash
set -e
script=""
for one in "$@"; do case "$one" in --export=*) export "${one##*,}";; --*) ;; *) script="$one";; esac; done
last=$(sed -n 's/^#SBATCH --array=0-\\([0-9]*\\).*/\\1/p' "$script")
export SLURM_NODELIST=here SLURM_JOB_ID=$$
for n in $(seq 0 "${last:-0}"); do
  if grep -q launch_pickled "$script"; then SLURM_ARRAY_TASK_ID=$n bash "$script" >>"$FAKE_LOG" 2>&1
  else bash "$script" >>"$FAKE_LOG" 2>&1; fi
done
echo "Submitted batch job $$"
"""
_PROGRAMS = {
    "sbatch": _SBATCH,
    "srun": '#!/usr/bin/env bash\nwhile [[ "$1" == -* ]]; do [ "$1" = -n ] && shift; shift; done\nexec "$@"\n',
    "scontrol": "#!/usr/bin/env bash\necho here\n",
    "squeue": '#!/usr/bin/env bash\ncat "$FAKE_QUEUE" 2>/dev/null || true\n',
}


@pytest.fixture
def slurm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in _PROGRAMS.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    monkeypatch.setenv("PATH", path)
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("FAKE_QUEUE", str(tmp_path / "queue"))
    return tmp_path


def test_jobs_are_queued_for_each_stage_and_give_the_same_bytes(slurm: Path) -> None:
    path = write_jsonl(slurm / "crawl.jsonl", rows(60))
    where = (
        "--shard-size",
        "20k",
        "--engine",
        "slurm",
        "--engine-option",
        "partition=cpu",
        "--engine-option",
        "time=1:00:00",
    )
    queued = corpus(path, slurm / "out", *where, check=None)
    assert "Slurm has the jobs" in queued.stdout, queued.stderr + (slurm / "log").read_text()
    done = corpus(path, slurm / "out", *where)
    assert "60 documents in 2 of 2 shards" in done.stderr
    corpus(path, slurm / "plain", "--shard-size", "20k")
    assert bytes_of(slurm / "out") == bytes_of(slurm / "plain")


def test_what_slurm_still_has_is_not_queued_again(slurm: Path) -> None:
    path = write_jsonl(slurm / "crawl.jsonl", rows(3))
    where = ("--no-evidence", "--no-duplicates", "--engine", "slurm", "--engine-option", "partition=cpu")
    assert "wants to know time" in corpus(path, slurm / "out", *where, check=2).stderr
    state = slurm / "out/.hizone-corpus"
    (state / "slurm.json").write_text('["4711"]')
    (slurm / "queue").write_text("4711\n4711\n")
    told = corpus(path, slurm / "out", *where, "--engine-option", "time=1:00:00", check=2)
    assert "4711" in told.stdout and "0 of 1 shards" in told.stderr
