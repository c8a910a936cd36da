"""A catalogue of messages: read from gettext's binary form, and looked up for messages whose fields are filled in."""

from __future__ import annotations

import re
import struct
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

_MAGIC = 0x950412DE
"""How a catalogue begins (GNU gettext manual, 10.3, The Format of GNU MO Files)."""
_FIELD = re.compile(r"\{(\w+)\}")


def read_catalogue(path: Path) -> dict[str, str]:
    """The entries of the ``.mo`` file ``path``, but its header; none where there is no such file."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    magic, _, count, originals, translations = struct.unpack_from("<5I", data)
    if magic != _MAGIC:
        return {}
    texts = [[_text(data, table + 8 * number) for number in range(count)] for table in (originals, translations)]
    return {original: own for original, own in zip(*texts, strict=True) if original}


def _text(data: bytes, entry: int) -> str:
    size, start = struct.unpack_from("<2I", data, entry)
    return data[start : start + size].decode("utf-8")


def translate(message: str, known: dict[str, str]) -> str:
    """``message`` with the longest end of it that ``known`` has in its own words; parts before it are looked up one by one."""
    parts = message.split(": ")
    for cut in range(len(parts)):
        if (found := _whole(": ".join(parts[cut:]), known)) is not None:
            return ": ".join([*(known.get(part, part) for part in parts[:cut]), found])
    return ": ".join(known.get(part, part) for part in parts)


def _whole(message: str, known: dict[str, str]) -> str | None:
    if (own := known.get(message)) is not None:
        return own
    for form, own in _forms(tuple(known.items())):
        if found := form.fullmatch(message):
            return own.format(**{name: _filled(value, known) for name, value in found.groupdict().items()})
    return None


def _filled(value: str, known: dict[str, str]) -> str:
    """What stands in a field: often a message of its own, or several with commas between them."""
    if value and (whole := _whole(value, known)) is not None:
        return whole
    return ", ".join(map(partial(_item, known=known), value.split(", ")))


def _item(text: str, known: dict[str, str]) -> str:
    """One of a list: a message, or one that is counted (``8 moved_headline``)."""
    count, _, what = text.partition(" ")
    return f"{count} {known[what]}" if count.isdecimal() and what in known else known.get(text, text)


@lru_cache(maxsize=2)
def _forms(known: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """A pattern for each message with fields: those that begin with a word of their own first, then the longest."""
    with_fields = [(message, own) for message, own in known if _FIELD.search(message)]
    with_fields.sort(key=lambda entry: (entry[0].startswith("{"), -len(_FIELD.sub("", entry[0]))))
    return tuple((_pattern_of(message), own) for message, own in with_fields)


def _pattern_of(message: str) -> re.Pattern[str]:
    """A field holds anything but ``: ``, which parts messages; at the end of a message it holds that too."""
    pieces = _FIELD.split(message)
    fixed, names = pieces[0::2], pieces[1::2]
    fields = [f"(?P<{name}>(?:(?!: ).)*?)" for name in names]
    if names and not fixed[-1]:
        fields[-1] = f"(?P<{names[-1]}>.*)"
    return re.compile("".join(chain.from_iterable(zip(map(re.escape, fixed), [*fields, ""], strict=True))), re.S)
