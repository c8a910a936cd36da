"""Help in Chinese: a Han takes two columns of a terminal, and a line may end after any of them."""

from __future__ import annotations

import argparse
import re
from unicodedata import east_asian_width

from hizone_clean.command.options import terminal_width

# what stays together: a word of Latin letters with the mark behind it, or one character with the marks that may not begin a line
_PIECE = re.compile(r"\s+|[（「“]*(?:[!-~]+|.)[，。；：、）」”？]*")


class WideHelp(argparse.RawDescriptionHelpFormatter):
    """The usual help, broken where the columns of the terminal end."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines = [""]
        for piece in _PIECE.findall(" ".join(text.split())):
            if columns_of(lines[-1] + piece.rstrip()) > width and lines[-1]:
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
        return [line.rstrip() for line in lines]


def columns_of(text: str) -> int:
    """How many columns ``text`` takes in a terminal.

    >>> columns_of("格式text")
    8
    """
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
