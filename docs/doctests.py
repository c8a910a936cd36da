"""Show the sessions in docstrings as code: mkdocs loads this when it builds the pages of the API."""

from __future__ import annotations

import re
from typing import Any

import griffe

# a session and what it prints, up to the next empty line
_SESSION = re.compile(r"^(?P<indent> *)>>> .*(?:\n(?! *\n| *$).*)*", re.MULTILINE)


class ShowSessions(griffe.Extension):
    """Put a fence of code around each session."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        if obj.docstring:
            obj.docstring.value = _SESSION.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)
