"""What all tests share: the folders of ``generators`` and ``corpora`` on the path; and messages in English."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"  # the command speaks English to the tests, whoever runs them

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "corpus"))


@pytest.fixture(scope="module")  # closed before others need the event loop that it runs in
def browser() -> Iterator[Any]:
    """A real browser."""
    from browsers import running_browser

    with running_browser() as running:
        yield running
