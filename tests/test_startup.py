"""The library costs nothing before it is used: heavy packages are loaded by the step that needs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("ftfy", "bs4", "lxml", "opencc", "chardet", "yaml", "wcwidth")


def loaded_after(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import hizone_clean",
        "from hizone_clean import clean; clean('11月1日,增长5.2%.')",
        "from hizone_clean import clean; clean('浙江加快打造高新区,推动高质量发展.'.encode())",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_after(code) == set()


def test_html_loads_its_parser_and_no_more() -> None:
    assert loaded_after("from hizone_clean import clean; clean('<div><p>甲乙。</p></div>')") <= {"lxml"}


def test_importing_the_library_loads_no_cleaner() -> None:
    program = "import hizone_clean, sys; print([m for m in sys.modules if m.startswith('hizone_clean.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def cpu_of(program: str) -> float:
    """The least CPU time of a few runs of ``program``, in seconds."""
    measured = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]]);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    )
    runs = (
        subprocess.run([sys.executable, "-c", measured, program], capture_output=True, check=True) for _ in range(7)
    )
    return min(float(run.stdout) for run in runs)


def test_importing_the_library_costs_little() -> None:
    # 15 to 25 ms where it was measured; the limit leaves room for slower machines
    assert cpu_of("import hizone_clean") - cpu_of("pass") < 0.07


def test_the_command_loads_what_a_run_needs_and_no_more() -> None:
    program = "from hizone_clean.cli import main; main(['--version'])"
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True, check=False
    )
    assert "hizone_clean.cli" in loaded.stderr
    assert not any(
        name in loaded.stderr for name in ("hizone_clean.pipeline", "difflib", "tomllib", "tempfile", "shutil")
    )
