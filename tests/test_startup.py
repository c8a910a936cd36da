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
