"""The rules for marks, widths and blanks: a literal list, in the order that they run."""

from __future__ import annotations

from collections.abc import Callable

from hizone_clean.cleaners.normalize_punctuation.brackets import mend_titles, widen_brackets
from hizone_clean.cleaners.normalize_punctuation.character_width import fold_width, mend_figures
from hizone_clean.cleaners.normalize_punctuation.letter_spacing import close_letter_spacing
from hizone_clean.cleaners.normalize_punctuation.spacing import mend_blanks
from hizone_clean.cleaners.normalize_punctuation.stops import narrow_stops, widen_stops
from hizone_clean.cleaners.normalize_punctuation.strokes_and_dots import mend_dots, mend_strokes
from hizone_clean.language.corner_quotes import repair_corner_quotes, turn_to_corners
from hizone_clean.language.quotes import repair_quotes

# None adds or takes away a line, a letter or a figure.
RULES: tuple[Callable[[str], str], ...] = (
    close_letter_spacing,
    fold_width,
    mend_figures,
    mend_titles,
    mend_dots,
    mend_strokes,
    widen_stops,
    narrow_stops,
    widen_brackets,
    repair_quotes,
)


def mend_once(text: str, spacing: str, quotes: str) -> str:
    """``text`` through all rules, its quotation marks as ``quotes`` (curly, corner or keep) and its blanks as ``spacing`` says."""
    if quotes != "keep":
        text = repair_corner_quotes(text)
    for rule in RULES:
        text = rule(text)
    return mend_blanks(turn_to_corners(text) if quotes == "corner" else text, spacing)
