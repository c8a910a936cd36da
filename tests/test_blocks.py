"""What a piece of a block knows of its lines; what a document holds to."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.document import from_lines

_LINES = st.lists(st.text("甲乙1 ，。", max_size=5), min_size=1, max_size=6)


@given(_LINES, st.integers(0, 30), st.integers(0, 30))
def test_a_piece_names_the_lines_that_its_letters_came_from(texts: list[str], one: int, other: int) -> None:
    lines = [Block(text, (number, number)) for number, text in enumerate(texts, 1)]
    text = "".join(texts)
    start, stop = sorted((min(one, len(text)), min(other, len(text))))
    whole = join_blocks(lines, text)
    piece = whole.piece(start, stop)
    assert piece.text == text[start:stop].strip()
    wanted = [letter for letter in text[start:stop] if letter.isalnum()]
    if wanted:
        held = [letter for line in piece.made_of for letter in line.text if letter.isalnum()]
        at = sum(map(str.isalnum, text[:start])) - sum(
            sum(map(str.isalnum, line.text)) for line in lines[: piece.made_of[0].lines[0] - 1]
        )
        assert held[at : at + len(wanted)] == wanted
        # no line at either end without a letter of the piece
        assert at < sum(map(str.isalnum, piece.made_of[0].text))
        assert len(held) - at - len(wanted) < sum(map(str.isalnum, piece.made_of[-1].text))


@given(_LINES, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4))
def test_pieces_are_each_the_piece_by_itself(texts: list[str], spans: list[tuple[int, int]]) -> None:
    lines = [Block(text, (number, number)) for number, text in enumerate(texts, 1)]
    text = "".join(texts)
    whole = join_blocks(lines, text)
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    assert whole.pieces(spans) == [whole.piece(start, stop) for start, stop in spans]


def test_a_document_is_never_changed_and_travels() -> None:
    document = from_lines("甲。\n乙。")
    with pytest.raises(AttributeError):
        document.source = "丙。"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del document.source
    with pytest.raises(TypeError):
        document.replacing(sourse="丙。")
    assert pickle.loads(pickle.dumps(document)) == document == copy.deepcopy(document)
    assert document != document.replacing(tail="\n") and document.text == "甲。\n乙。"
