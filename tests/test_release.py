"""A release: one version everywhere, the same dependencies and Pythons everywhere, a package with all that it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from hizone_clean import __version__

PROJECT = Path(__file__).parent.parent
ABOUT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]


def text_of(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    assert yaml.safe_load(text_of("CITATION.cff"))["version"] == __version__
    assert f'version: "{__version__}"' in text_of("packaging/conda/recipe.yaml")
    assert re.search(r"^## (\S+)", text_of("CHANGELOG.md"), re.M)[1] == __version__  # type: ignore[index]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "docs/how-to/pre-commit.md", "docs/zh/pre-commit.md"])
def test_the_hook_is_asked_for_by_the_tag_of_this_version(name: str) -> None:
    assert re.findall(r"rev: (\S+)", text_of(name)) == [f"v{__version__}"]


def test_the_conda_recipe_needs_what_the_package_needs() -> None:
    recipe = yaml.safe_load(text_of("packaging/conda/recipe.yaml"))
    names = [re.match(r"[\w.-]+", one)[0].lower() for one in ABOUT["dependencies"]]  # type: ignore[index]
    bounds = [re.sub(r"^[\w.-]+|;.*", "", one).strip() for one in ABOUT["dependencies"]]
    assert recipe["requirements"]["run"] == ["python >=3.11", *map(" ".join, zip(names, bounds, strict=True))]
    entries = [f"{name} = {place}" for name, place in ABOUT["scripts"].items()]
    assert recipe["build"]["python"]["entry_points"] == entries


def test_the_pythons_that_are_claimed_are_the_pythons_that_are_tested() -> None:
    jobs = yaml.safe_load(text_of(".github/workflows/ci.yml"))["jobs"]
    tested = jobs["tests"]["strategy"]["matrix"]["python"]
    claimed = re.findall(r"Python :: (3\.\d+)", " ".join(ABOUT["classifiers"]))
    assert tested == claimed and ABOUT["requires-python"] == f">={claimed[0]}"


@pytest.mark.parametrize(
    "name", [".github/workflows/ci.yml", ".github/workflows/release.yml", "action.yml", "CITATION.cff"]
)
def test_the_files_of_the_forge_can_be_read(name: str) -> None:
    assert isinstance(yaml.safe_load(text_of(name)), dict)


# --- the action


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    steps = yaml.safe_load(text_of("action.yml"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step.get("id") == "clean")
    (folder / "bin").mkdir(exist_ok=True)
    command = folder / "bin" / "hizone-clean"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m hizone_clean "$@"\n', "utf-8")
    command.chmod(0o755)
    given = {"PATHS": "articles", "MODE": "check", "ARGS": "", **inputs}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **given, "PATH": path}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    if not shutil.which("bash") or os.name == "nt":
        pytest.skip("needs bash")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("甲乙,丙丁.\n", "utf-8")
    return tmp_path


def test_the_action_checks_and_cleans(articles: Path) -> None:
    checked = run_action(articles)
    assert (checked.returncode, checked.stderr.splitlines()[0]) == (1, "would change: articles/a.txt")
    assert run_action(articles, MODE="in-place", ARGS="--normalize --quiet").returncode == 0
    assert (articles / "articles" / "a.txt").read_text("utf-8") == "甲乙，丙丁。\n"
    assert run_action(articles).returncode == 0


@pytest.mark.parametrize(
    "inputs", [{"PATHS": "$(touch made)"}, {"MODE": "check; touch made"}, {"ARGS": "`touch made`"}]
)
def test_the_inputs_of_the_action_are_never_run(articles: Path, inputs: dict[str, str]) -> None:
    assert run_action(articles, **inputs).returncode == 2
    assert not (articles / "made").exists()


# --- the package


def built(folder: Path, target: str, output: Path) -> Path:
    pytest.importorskip("hatchling", reason="needs hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(output)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    [made] = output.iterdir()
    return made


def copied(names: list[str], folder: Path) -> Path:
    for name in names:
        source = PROJECT / name
        ignored = shutil.ignore_patterns("__pycache__", "*.mo")
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def test_the_image_copies_what_a_wheel_is_built_from_and_the_wheel_is_whole(tmp_path: Path) -> None:
    names = re.findall(r"^COPY (.+) \S+$", text_of("Dockerfile"), re.M)
    source = copied([name for line in names for name in line.split()], tmp_path / "source")
    kept = set(re.findall(r"^!(\S+)", text_of(".dockerignore"), re.M))
    assert {path.name for path in source.iterdir()} == kept
    with zipfile.ZipFile(built(source, "wheel", tmp_path / "dist")) as wheel:
        held = set(wheel.namelist())
    for wanted in (
        "hizone_clean/resources/locale/zh/LC_MESSAGES/hizone_clean.mo",
        "hizone_clean/py.typed",
        f"hizone_clean-{__version__}.data/data/share/man/man1/hizone-clean.1",
        f"hizone_clean-{__version__}.dist-info/licenses/LICENSE",
    ):
        assert wanted in held
    data = {path.relative_to(PROJECT / "src").as_posix() for path in (PROJECT / "src/hizone_clean").rglob("*.*")}
    assert {name for name in data if "__pycache__" not in name} <= held


def test_the_source_archive_builds_the_same_wheel(tmp_path: Path) -> None:
    whole = [str(path) for path in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "man", "src")]
    source = copied(whole, tmp_path / "source")
    archive = built(source, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    [inside] = (tmp_path / "unpacked").iterdir()
    names = []
    for folder, output in ((source, "one"), (inside, "two")):
        with zipfile.ZipFile(built(folder, "wheel", tmp_path / output)) as wheel:
            names.append(
                sorted((entry.filename, entry.CRC) for entry in wheel.infolist() if "RECORD" not in entry.filename)
            )
    assert names[0] == names[1]
