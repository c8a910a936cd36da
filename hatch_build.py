"""What the build makes: the catalogues of messages in the form that gettext reads, from the texts that people edit."""

from __future__ import annotations

import ast
import struct
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/hizone_clean/resources/locale/*/LC_MESSAGES/*.po"


class Catalogues(BuildHookInterface):  # type: ignore[misc]
    """Makes a ``.mo`` beside every ``.po``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel is built, an editable one too."""
        for catalogue in Path(self.root).glob(CATALOGUES):
            catalogue.with_suffix(".mo").write_bytes(compiled(read_entries(catalogue.read_text("utf-8"))))


def read_entries(text: str) -> dict[str, str]:
    """The entries of a ``.po`` file: each message with its translation, the header under the empty message."""
    entries: dict[str, str] = {}
    message = part = ""
    for line in text.splitlines():
        name, _, quoted = line.partition(" ")
        if name == "msgid":
            message, part = ast.literal_eval(quoted), name
        elif name == "msgstr":
            entries[message], part = ast.literal_eval(quoted), name
        elif line.startswith('"') and part == "msgid":
            message += ast.literal_eval(line)
        elif line.startswith('"'):
            entries[message] += ast.literal_eval(line)
    return entries


def compiled(entries: dict[str, str]) -> bytes:
    """The ``.mo`` file of ``entries`` (GNU gettext manual, 10.3): a header, two tables of lengths and places, the texts."""
    rows = sorted((message.encode(), own.encode()) for message, own in entries.items())
    columns = [[row[0] for row in rows], [row[1] for row in rows]]
    place = 28 + 16 * len(rows)
    tables, texts = b"", b""
    for text in (text for column in columns for text in column):
        tables += struct.pack("<2I", len(text), place + len(texts))
        texts += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, place) + tables + texts
