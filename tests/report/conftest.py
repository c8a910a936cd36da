"""A real browser that tells of every error, of every request, and of what the policy stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page, given as HTML or as a file; at the end nothing may have gone wrong or have been asked of the network."""
    contexts: list[Any] = []
    problems: list[str] = []

    def go(
        page: str | Path, *, width: int = 1400, locale: str = "en-US", scheme: str = "light", calm: bool = True
    ) -> Any:
        if isinstance(page, str):
            (tmp_path / "page.html").write_text(page, "utf-8")
            page = tmp_path / "page.html"
        context = browser.new_context(
            offline=True, viewport={"width": width, "height": 900}, locale=locale, color_scheme=scheme
        )
        context.set_default_timeout(120_000)  # on a machine that others use too
        contexts.append(context)
        tab = context.new_page()
        tab.problems = []
        told = problems if calm else tab.problems
        tab.on("console", lambda message: message.type in ("error", "warning") and told.append(message.text))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.on("request", lambda request: request.url.startswith(("file:", "data:")) or told.append(request.url))
        tab.goto(page.as_uri())
        return tab

    yield go
    for context in contexts:
        context.close()
    assert problems == []
