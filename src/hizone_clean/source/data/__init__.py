"""Data that is no document: recognised by what it holds and by its name, so that it is never taken for prose.

What is meant to be read is read: subtitles keep their form, saved pages, mails and feeds are unpacked. Anything else is refused with
a word. In doubt a text is a document: each test here asks of every line, and prose fails at its first.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from hizone_clean.source.data.code import looks_like_code
from hizone_clean.source.data.markup import mail_kind, xml_kind
from hizone_clean.source.data.records import json_kind, settings_kind, table_kind
from hizone_clean.source.data.subtitles import subtitles_kind
from hizone_clean.source.data.telling import log_kind, told_kind

__all__ = ["DataKind", "find_data_kind"]


class DataKind(NamedTuple):
    """What a text is, when it is no document."""

    key: str
    what: str
    """Its name in a message."""
    serve: Literal["refuse", "form", "unpack"]
    advice: str = ""

    @property
    def refusal(self) -> str:
        """One line that says what it is and what to do."""
        return f"this is {self.what}, not a document: {self.advice}"


def find_data_kind(text: str, name: str = "") -> DataKind | None:
    """What kind of data ``text`` is, in a file called ``name`` where that is known; ``None`` for a document.

    >>> find_data_kind('{"text": "11月1日,记者获悉"}').refusal[:11]
    'this is JSO'
    >>> find_data_kind("11月1日,记者获悉,园区产值增长.") is None
    True
    """
    key = _key_of_content(text) or _key_of_name(name, text)
    return _kinds()[key] if key else None


def _key_of_content(text: str) -> str:
    body = text.lstrip("\ufeff \t\r\n") if text[:1] in "\ufeff \t\r\n" else text
    if not body or body.isspace():
        return ""
    first = body[0]
    if first == "<":
        return xml_kind(body) or looks_like_code(body)
    if first in ("{", "[") and (key := json_kind(body)):
        return key
    tests = (told_kind, subtitles_kind, mail_kind, log_kind, table_kind, settings_kind, looks_like_code)
    return next((key for test in tests if (key := test(body))), "")


def _key_of_name(name: str, text: str) -> str:
    """The kind that the name tells; a saved page or a feed that does not look like one is read as what it looks like."""
    if not name or not text.strip():
        return ""
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    ends, names = _names()
    key = names.get(base) or (ends.get(f".{base.rpartition('.')[2]}", "") if "." in base else "")
    return key if key and _kinds()[key].serve == "refuse" else ""


@cache
def _table() -> tuple[dict[str, object], ...]:
    from hizone_clean.resources import read_table

    return tuple(read_table("data_kinds.toml")["kind"])


@cache
def _kinds() -> dict[str, DataKind]:
    return {
        str(kind["key"]): DataKind(str(kind["key"]), str(kind["what"]), kind["serve"], str(kind.get("advice", "")))  # type: ignore[arg-type]
        for kind in _table()
    }


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    ends = {str(end): str(kind["key"]) for kind in _table() for end in kind.get("ends", ())}  # type: ignore[attr-defined]
    names = {str(name): str(kind["key"]) for kind in _table() for name in kind.get("names", ())}  # type: ignore[attr-defined]
    return ends, names
