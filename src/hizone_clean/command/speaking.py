"""What the command says, in its reader's language: Chinese where the locale is Chinese, English everywhere else.

Every room writes its messages in English, where they arise, and they travel as plain text, through workers and into JSON. Here,
where they are shown, they are looked up in gettext's catalogue; one with fields in it (``no files to clean in articles``) is found
by its fixed words. So an English run pays nothing, and a program that reads our JSON reads the same in every locale.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

_DOMAIN = "hizone_clean"
_LONGEST = 4000
"""Characters of a message that is still looked up: what is longer is mostly somebody's document."""
_CHINESE = 0x04
"""The primary language of a Windows language identifier: LANG_CHINESE (MS-LCID)."""


def speaks_chinese() -> bool:
    """Whether the reader's locale is Chinese, as gettext finds it out; on Windows, where it is not set, as the system is."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return False
    if wanted := os.environ.get("LANGUAGE") or locale:
        return wanted.lower().startswith(("zh", "chinese"))
    return sys.platform == "win32" and _windows_language() & 0x3FF == _CHINESE


def in_own_words(message: str) -> str:
    """``message`` in the reader's language, or as it is where the catalogue does not have it."""
    return translated(message, entries()) if message and speaks_chinese() else message


def put_into_chinese(parser: argparse.ArgumentParser) -> None:
    """Put the help of ``parser``, and what argparse itself says, into Chinese."""
    import gettext

    known = entries()
    gettext.bindtextdomain(_DOMAIN, _folder())
    gettext.textdomain(_DOMAIN)  # argparse asks gettext for its own words
    os.environ.setdefault("LANGUAGE", "zh")  # Windows and macOS need not tell the locale in the environment
    for part in (parser, *parser._action_groups):
        part.description = known.get(part.description or "", part.description)
    parser.epilog = known.get(parser.epilog or "", parser.epilog)
    parser.formatter_class = _format_wide
    for group in parser._action_groups:
        group.title = known.get(group.title or "", group.title)
    for action in parser._actions:
        action.help = known.get(action.help or "", action.help)


def _format_wide(prog: str) -> argparse.HelpFormatter:
    from hizone_clean.command.wide_help import WideHelp

    return WideHelp(prog)


def entries() -> dict[str, str]:
    """The catalogue, each message with its translation; empty where none was made."""
    global _entries
    if _entries is None:
        from hizone_clean.command.catalogue import read_catalogue

        _entries = read_catalogue(_folder() / "zh" / "LC_MESSAGES" / f"{_DOMAIN}.mo")
    return _entries


_entries: dict[str, str] | None = None


def translated(message: str, known: dict[str, str]) -> str:
    """``message`` by the catalogue ``known``; what stands before a message (a name, a line) stays before it.

    >>> known = {"changed": "已改动", "no file named {name}": "没有名为 {name} 的文件"}
    >>> translated("a.txt:3: no file named b", known), translated("changed: c.txt", known), translated("else", known)
    ('a.txt:3: 没有名为 b 的文件', '已改动: c.txt', 'else')
    """
    if len(message) > _LONGEST:
        return message
    from hizone_clean.command.catalogue import translate

    return translate(message, known)


def _folder() -> Path:
    from pathlib import Path

    from hizone_clean import resources

    return Path(resources.__file__).parent / "locale"


def _windows_language() -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())  # type: ignore[attr-defined,unused-ignore]
