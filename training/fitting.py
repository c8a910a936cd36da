"""What the trainers share: texts made alike, and the file that a linear model is written to."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "src/hizone_clean/resources"


def squeeze(text: str) -> str:
    """``text`` without blanks, in its compatibility form, quotes straight."""
    text = unicodedata.normalize("NFKC", text)
    for curly, straight in zip("“”‘’", "\"\"''", strict=True):
        text = text.replace(curly, straight)
    return "".join(text.split())


def write_weights(
    model: str, about: str, trainer: str, weights: Mapping[str, float], *, smallest: float, digits: int = 2
) -> None:
    """Write ``model`` as ``models/linear.py`` reads it: rounded, in the order of the features, without the smallest."""
    kept = {name: round(weight, digits) for name, weight in sorted(weights.items()) if abs(weight) >= smallest}
    made_by = Path(trainer).resolve().relative_to(ROOT).as_posix()
    data = {"about": about, "trainer": made_by, "weights": kept}
    text = json.dumps(data, ensure_ascii=False, indent=0) + "\n"
    (RESOURCES / f"{model}.json").write_text(text, encoding="utf-8")
