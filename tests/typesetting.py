"""Lines as a Chinese typesetter breaks them, in a free font that reportlab can embed. All lengths are in em."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

# TrueType outlines, which reportlab can embed (it cannot embed Noto's): all readers give back every character of the gold
FONTS = [
    Path("/usr/share/fonts/truetype/arphic/uming.ttc"),  # Debian's fonts-arphic-uming
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),  # Debian's fonts-wqy-zenhei
]
FONT = next((path for path in FONTS if path.exists()), None)


NEVER_FIRST = set("，。、；：？！”’）》…％%—")
NEVER_LAST = set("“‘（《")
# what a line end never cuts: "2161.2", "R&D", "GU-PARK", each Han by itself
TOKEN = re.compile(r"[A-Za-z0-9.&/+-]+%?|.")


def break_lines(text: str, measure: float, indent: float) -> list[str]:
    """Lines as a typesetter breaks them: no mark begins a line, no opening mark ends one, no number is cut."""
    lines: list[list[str]] = [[]]
    width = indent
    for token in TOKEN.findall(text):
        if width + text_width(token) > measure:
            lines.append(_taken_along(lines[-1], token))
            width = text_width("".join(lines[-1]))
        lines[-1].append(token)
        width += text_width(token)
    return ["".join(line).strip() for line in lines]


def _taken_along(line: list[str], token: str) -> list[str]:
    """What must leave the end of a line, because of what follows it or because it opens."""
    cut = len(line)
    while cut > 1 and ((token if cut == len(line) else line[cut]) in NEVER_FIRST or line[cut - 1] in NEVER_LAST):
        cut -= 1
    taken = line[cut:]
    del line[cut:]
    return taken


def text_width(text: str) -> float:
    """The width of a text in em of its own type."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    register_font()
    return float(stringWidth(text, "body", 1))


@cache
def register_font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if FONT is None:
        raise FileNotFoundError(f"none of {', '.join(map(str, FONTS))} is there: install fonts-arphic-uming")
    pdfmetrics.registerFont(TTFont("body", str(FONT), subfontIndex=0))
