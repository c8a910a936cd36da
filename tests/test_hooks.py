"""The commit hooks under the real pre-commit, in repositories made for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
DIRTY = "<p>11月1日,记者获悉,园区产值增长5.2%.</p>\n<p>（文章来源：某某高新技术产业开发区日报）</p>\n"

pytestmark = [
    pytest.mark.real_tools,
    pytest.mark.skipif(not shutil.which("git"), reason="needs git"),
    pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="needs the project's own repository"),
]


def sh(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    identity = {f"GIT_{role}_{key}": "t@localhost" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, **identity, "PATH": path, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home")}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def copy_of_the_project(folder: Path) -> Path:
    """A repository that holds the project as it stands in the working tree."""
    listed = sh(PROJECT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    for command in ("git init -q", "git add -A", "git commit -qm all"):
        assert sh(folder, *command.split()).returncode == 0
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_the_project(tmp_path / "project")


def test_a_dirty_seed_is_cleaned_at_the_commit_and_its_raw_form_kept(project: Path) -> None:
    assert sh(project, "pre-commit", "install").returncode == 0
    (project / "seeds" / "new.txt").write_text(DIRTY, "utf-8")
    sh(project, "git", "add", "seeds/new.txt")
    stopped = sh(project, "git", "commit", "-m", "a dirty seed")
    assert stopped.returncode != 0 and "files were modified by this hook" in stopped.stderr + stopped.stdout
    cleaned = (project / "seeds" / "new.txt").read_text("utf-8")
    assert "11月1日，记者获悉，园区产值增长5.2%。" in cleaned and "<p>" not in cleaned
    assert (project / "tests" / "data" / "raw" / "new.txt").read_text("utf-8") == DIRTY
    sh(project, "git", "add", "-A")
    passed = sh(project, "git", "commit", "-m", "a clean seed")
    assert passed.returncode == 0, passed.stderr


def test_the_seeds_as_they_stand_pass(project: Path) -> None:
    done = sh(project, "pre-commit", "run", "--all-files")
    assert done.returncode == 0, done.stdout


HOOKS = ("hizone-clean", "hizone-normalize", "hizone-clean-check", "hizone-normalize-check")


def repository_with(hooks: tuple[str, ...], project: Path, folder: Path) -> Path:
    """A repository that installs ``hooks`` from ``project``, with a dirty file for each in a folder of its name."""
    folder.mkdir()
    revision = sh(project, "git", "rev-parse", "HEAD").stdout.strip()
    listed = "".join(f"      - id: {name}\n        files: ^{name}/\n" for name in hooks)
    config = f"repos:\n  - repo: {project}\n    rev: {revision}\n    hooks:\n{listed}"
    (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    for name in hooks:
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text(DIRTY, "utf-8")
    for command in ("git init -q", "pre-commit install", "git add -A"):
        assert sh(folder, *command.split()).returncode == 0
    return folder


def test_another_repository_installs_the_hooks_from_a_clone(project: Path, tmp_path: Path) -> None:
    other = repository_with(HOOKS, project, tmp_path / "other")
    stopped = sh(other, "git", "commit", "-m", "dirty")
    told = stopped.stdout + stopped.stderr
    assert stopped.returncode != 0 and told.count("Failed") == len(HOOKS), told
    texts = {name: (other / name / "a.txt").read_text("utf-8") for name in HOOKS}
    clean, normal = "11月1日，记者获悉，园区产值增长5.2%。", "<p>11月1日，记者获悉，园区产值增长5.2%。</p>"
    assert texts["hizone-clean"] == f"{clean}\n"
    assert texts["hizone-normalize"].splitlines()[0] == normal
    assert texts["hizone-clean-check"] == texts["hizone-normalize-check"] == DIRTY
    assert "hizone-clean/a.txt: took away" in told and "would change: hizone-clean-check/a.txt" in told
    for name in HOOKS[2:]:
        (other / name / "a.txt").write_text(texts[name.removesuffix("-check")], "utf-8")
    sh(other, "git", "add", "-A")
    passed = sh(other, "git", "commit", "-m", "clean")
    assert passed.returncode == 0, passed.stdout + passed.stderr
