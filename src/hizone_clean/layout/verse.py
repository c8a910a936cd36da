"""Free verse among columns of prose: a title, its author, and lines without stops that end long before the measure."""

from __future__ import annotations

from hizone_clean.language.person_names import split_names
from hizone_clean.layout.lines import Lines
from hizone_clean.patterns import pattern

_FEWEST, _LONGEST_TITLE = 5, 12
# a line of verse: Han and blanks, with a comma at its end perhaps
_VERSE = pattern(r"[\u4e00-\u9fff \u3000]{2,20}[，、]?")
_OPENINGS = ("本报", "新华社", "本刊")


def find_verse(lines: Lines) -> list[tuple[int, int]]:
    """First and last line of each poem: what stands under a short line and a name alone, as far as its lines stay bare.

    A line directly over the opening of a news item is the headline of that.

    >>> from hizone_clean.blocks import Block
    >>> texts = ["渡口", "林 溪", "风从江面上吹来", "带着泥土的消息", "柳树想了一夜", "终于说出第一个绿色的字", "我站在渡口"]
    >>> texts = [*texts, "企业开办一日办结", "本报讯 上午交材料，下午就拿到了营业执照。"]
    >>> find_verse(Lines([Block(text, (at, at)) for at, text in enumerate(texts)]))
    [(2, 6)]
    """
    found = []
    for at in range(1, len(lines.texts) - _FEWEST):
        text = lines.texts[at]
        if len(text) <= _LONGEST_TITLE and len(split_names(text)) == 1 and _is_title(lines.texts[at - 1]):
            last = _last_line(lines, at + 1)
            if last > at:
                found.append((at + 1, last))
    return found


def _last_line(lines: Lines, first: int) -> int:
    at = first
    while at < len(lines.texts) and _VERSE.fullmatch(lines.texts[at]):
        at += 1
    if at < len(lines.texts) and not lines.texts[at].startswith(_OPENINGS):
        at += 1  # so that the line over an opening alone is left to be its headline
    widths = lines.widths[first : at - 1]
    measure = max(lines.widths)
    varied = len(widths) >= _FEWEST and max(widths) < measure - 1 and max(widths) - min(widths) > 1
    return at - 2 if varied else first - 1


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _VERSE.fullmatch(text) is not None and not text.endswith("摄")
