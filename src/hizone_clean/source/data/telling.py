"""Data that says what it is with its first line: contacts, calendars, references, translations, LaTeX, patches, registries, keys."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern

_COMMENTS = r"(?:[ \t]*%[^\n]*\n|[ \t\r]*\n)*+[ \t]*"
_FIRST = (
    ("vcard", pattern(r"BEGIN:VCARD\s")),
    ("calendar", pattern(r"BEGIN:VCALENDAR\s")),
    ("ini", pattern(r"Windows Registry Editor Version|REGEDIT4\s")),
    ("rtf", pattern(r"\{\\rtf\d")),
    # -----BEGIN CERTIFICATE-----; a letter that is signed (PGP SIGNED MESSAGE) is a letter
    ("key", pattern(r"-----BEGIN (?!PGP SIGNED)[A-Z0-9 ]{3,40}-----\s")),
    ("playlist", pattern(r"#EXTM3U\b")),
    (
        "code",
        pattern(r"commit [0-9a-f]{40}\s*\nAuthor: |(?:graph|flowchart) (?:TD|TB|BT|LR|RL)\s*\n|sequenceDiagram\s*\n"),
    ),
    ("markup", pattern(r"#\+(?:title|author|options|begin_src|startup|date):|\.TH [A-Z]|\.\\\"", re.I)),
    ("code", pattern(r"diff --git |Index: \S+\s*\n=|---\x20\S[^\n]*\n\+\+\+\x20\S[^\n]*\n@@ |From [0-9a-f]{40} ")),
    # @article{key, after comments
    ("references", pattern(rf"{_COMMENTS}@[a-zA-Z]{{3,20}}\s*[{{(]\s*[^\s,{{}}]*\s*[,=}}]")),
    # TY  - JOUR, %0 Journal Article
    ("references", pattern(r"TY  - [A-Z]{2,6}\s*\n|%0 [A-Z][a-zA-Z ]{3,30}\n%[A-Z0-9] ")),
    (
        "tex",
        pattern(
            rf"{_COMMENTS}\\(?:documentclass|documentstyle|usepackage|RequirePackage|ProvidesPackage|newcommand|(?:sub){{0,2}}section|chapter|part)\b\*?\s*[\[{{]"
        ),
    ),
    (
        "translations",
        pattern(
            r"(?:#[^\n]*\n|[ \t\r]*\n)*+(?:msgctxt \"[^\n]*\n)?msgid \"[^\n]*\n(?:\"[^\n]*\n)*+(?:msgid_plural|msgstr)"
        ),
    ),
)
_BEGINS = frozenset("BWR{-#dIF@%T\\mcgfs.")
_LEVEL = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|SEVERE|ALERT|EMERG)"
_DAY = r"(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/](?:\d{1,2}|[A-Z][a-z]{2})[-/]\d{4}|[A-Z][a-z]{2} +\d{1,2})"
_LOGGED = pattern(
    rf"(?:<\d{{1,3}}>)?[\[(]?{_DAY}[T: ]+\d{{1,2}}:\d{{2}}:\d{{2}}[^\n]{{0,60}}?\b{_LEVEL}\b"  # 2024-05-06 09:12:00,123 [main] INFO
    rf"|[\[(]?{_LEVEL}[\])]?[: ]+[\[(]?{_DAY}"  # INFO 2024-05-06, [ERROR] 2024/05/06
    r"|(?:<\d{1,3}>)?[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} [\w.-]+ [\w./() -]{1,40}(?:\[\d+\])?: "  # May  6 09:12:00 host sshd[12]:
    r"|\S+ \S+ \S+ \[\d{2}/[A-Z][a-z]{2}/\d{4}:"  # 10.0.0.1 - - [06/May/2024:09:12:00 +0800] "GET / HTTP/1.1" 200
    r"|\[ *\d+\.\d{6}\] "  # [    0.000000] Linux version
)
_MOST, _LOOKED_AT, _FEWEST = 0.8, 60, 3


def told_kind(text: str) -> str:
    """The kind that the first line of ``text`` says, else nothing.

    >>> told_kind("BEGIN:VCARD\\nFN:张三\\n"), told_kind("\\\\section{引言}\\n正文,甲.\\n"), told_kind("# 题\\n正文,甲.\\n")
    ('vcard', 'tex', '')
    """
    if text[:1] not in _BEGINS:
        return ""
    return next((key for key, first in _FIRST if first.match(text)), "")


def log_kind(text: str) -> str:
    """``log`` for lines that a machine wrote, each with its time and level, or as servers and kernels write them.

    What people write with the time in front, as in a chat, is a document.

    >>> line = "2024-05-06 09:12:00 INFO 启动,完成.\\n"
    >>> log_kind(3 * line), log_kind("2024-05-06 09:12:00 张三\\n你好,在吗?\\n")
    ('log', '')
    """
    if not text[:1].isascii() or not _LOGGED.match(text):
        return ""
    lines = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    if len(lines) < _FEWEST:
        return ""
    logged = sum(_LOGGED.match(line) is not None or line[0] in " \t" for line in lines)
    return "log" if logged >= _MOST * len(lines) else ""
