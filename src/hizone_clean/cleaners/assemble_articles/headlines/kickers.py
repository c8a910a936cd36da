"""The parts of one headline: the kicker over it, the title in one line or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hizone_clean.cleaners.assemble_articles.parts import Part
from hizone_clean.language.standing_heads import begins_headline, is_column
from hizone_clean.models.linear import load_weights, score_features
from hizone_clean.patterns import pattern

_BLANK = pattern(r"\s+")
_ONE_SIZE = 0.93
"""By how much the lines of one title may differ in size."""
_GOES_ON = "，：、—"
"""What a line ends in that a title goes on behind: 农机专家李金泽： / 为农机行业搭建现代化信息平台."""
_LONG_ENOUGH = 3
_TWO_PHRASES, _PHRASE = 10, 4


def split_headline(lines: Sequence[Part], body: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The lines of the kicker and those of the title; ``body`` is what the article says.

    Where the sizes of type are known, the title is the largest, a kicker smaller or lighter type above it, and a deck below it
    neither.
    """
    sizes = [line.size for line in lines if line.size is not None]
    if len(sizes) == len(lines) and max(sizes) > min(sizes) / _ONE_SIZE:
        title = [at for at, size in enumerate(sizes) if size >= _ONE_SIZE * max(sizes)]
        return tuple(lines[: title[0]]), tuple(lines[title[0] : title[-1] + 1])
    heavy = [at for at, line in enumerate(lines) if line.heavy]
    if heavy and heavy[0] and len(sizes) == len(lines):  # in one size a kicker is the lighter
        return tuple(lines[: heavy[0]]), tuple(lines[heavy[0] : heavy[-1] + 1])
    at = _end_of_kicker(lines, body) if len(lines) > 1 else 0
    return tuple(lines[:at]), tuple(lines[at:])


def _end_of_kicker(lines: Sequence[Part], body: str) -> int:
    """How many of the first lines are the kicker, 0 or 1."""
    sizes = lines[0].size, lines[1].size
    if sizes[0] is not None and sizes[0] == sizes[1]:
        return 0
    return int(score_features(kicker_features(lines, body), load_weights("kickers")) > 0)


def kicker_features(lines: Sequence[Part], body: str) -> Iterator[str]:
    """What is seen of the first of ``lines`` and those under it: whether it is a kicker over the title that these are.

    The weights are in ``resources/kickers.json``, learned by ``training/train_kickers.py``.
    """
    first, second = lines[0].text.strip(), lines[1].text.strip()
    bare = _BLANK.sub("", first), _BLANK.sub("", second)
    yield f"lines {min(len(lines), 4)}"
    if any(line.twice for line in lines):  # headlines are overprinted, kickers are not
        yield f"{'shadow' if lines[0].twice else 'plain'} then {'shadow' if lines[1].twice else 'plain'}"
    if first[-1] in _GOES_ON:
        yield "mark that goes on"
    if _breaks_a_phrase(first, second, body):
        yield "said in one"
    if begins_headline(first):
        yield "column alone"
    elif is_column(first):
        yield "column over a column" if is_column(second) else "column"
    if "·" in first:
        yield "dot"
    if _phrases(first) > 1 and len(bare[0]) >= _TWO_PHRASES:
        yield "two phrases"  # 创新练就“肌肉” 项目排队进场 is whole in itself: no headline was broken after it
    ratio = _step(10 * len(bare[0]) // max(1, len(bare[1])), (4, 7, 9, 11, 15))
    # 固本兴新 over a line of twelve: headlines begin so, with a phrase of four on a line by itself
    yield f"ratio {ratio}" + " and four characters" * (ratio == 0 and len(bare[0]) == _PHRASE and not is_column(first))


def _step(amount: int, steps: Sequence[int]) -> int:
    """How many of ``steps`` an ``amount`` is above."""
    return sum(amount > step for step in steps)


def _phrases(text: str) -> int:
    return sum(len(word) >= _LONG_ENOUGH for word in _BLANK.split(text.strip()))


def _breaks_a_phrase(first: str, second: str, body: str) -> bool:
    """Whether the body has the words at the break as one, so that the line was cut inside a phrase."""
    left, right = _BLANK.sub("", first)[-2:], _BLANK.sub("", second)[:2]
    return len(left) == len(right) == 2 and left + right in body


def join_title(lines: Sequence[Part]) -> str:
    """The headline as one line; what was broken over two lines closes up without a blank."""
    return "".join(line.text.strip() for line in lines)
