"""The rules for marks, widths and blanks: a literal list, in the order that they run."""

from __future__ import annotations

from collections.abc import Callable

from hizone_clean.cleaners.normalize_punctuation.brackets import mend_titles, widen_brackets
from hizone_clean.cleaners.normalize_punctuation.character_width import fold_width, mend_figures
from hizone_clean.cleaners.normalize_punctuation.letter_spacing import close_letter_spacing
from hizone_clean.cleaners.normalize_punctuation.spacing import mend_blanks
from hizone_clean.cleaners.normalize_punctuation.stops import narrow_stops, widen_stops
from hizone_clean.cleaners.normalize_punctuation.strokes_and_dots import mend_dots, mend_strokes
from hizone_clean.language.quotes import repair_corner_quotes, repair_quotes

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
    repair_corner_quotes,
    repair_quotes,
)


def mend_once(text: str, spacing: str) -> str:
    """``text`` through all rules, and its blanks as ``spacing`` says."""
    for rule in RULES:
        text = rule(text)
    return mend_blanks(text, spacing)
