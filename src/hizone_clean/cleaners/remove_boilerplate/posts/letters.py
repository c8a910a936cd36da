"""Letters of bulletin boards: three lines say over each who sent it, what it is about, and when; a line with -- stands over a signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.language.dates import find_date
from hizone_clean.patterns import pattern

# 发信人: lin (阿林), 信区: Garden; 作者lin123 (阿林); 寄信人: lin
_SENDER = pattern(
    r"\W{0,3}(?:发信人|發信人|寄信人|作\s?者)\s?[:：]?\s*(?P<who>[A-Za-z]\w{1,19})(?=\s?[（(]|\s?[,，]|\s*$)"
)
# 标  题: Re: 阳台种番茄; 標題[心得] 阳台种番茄
_SUBJECT = pattern(r"\W{0,3}[标標]\s{0,4}[题題]\s?[:：]?\s*(?P<what>\S.*?)\s*$")
# 发信站: 某某社区 (Fri Mar 18 20:52:50 2016), 站内; 時間Mon Jan  6 12:33:21 2020
_SENT = pattern(r"\W{0,3}(?:发信站|發信站|时\s?间|時\s?間)\s?[:：]?")
# ※ 来源:·某某社区 bbs.example.edu·[FROM: 10.0.0.*]; ※ 修改:·lin 于 …; ※ 發信站: 某某(a.tw), 來自: 1.2.3.4
_STAMP = pattern(r"\W{0,4}※\s?(?:来源|來源|修改|编辑|編輯|转载|轉錄|发信站|發信站|文章網址|文章网址)")
_ANSWER = pattern(r"(?:Re|RE|re|回复|回覆)\s?[:：]")
_ASIDE = frozenset(("meta", "img", "title", "link"))
_BELOW = 4
"""Blocks under the line with the sender among which subject and time stand."""
_SIGNATURE, _LONGEST = 8, 100
"""Lines of a signature, and letters of one, at most."""


class Letter(NamedTuple):
    """Where the parts of a letter stand."""

    author: int
    head: int
    """Where its time stands."""
    title: int | None
    card: tuple[int, ...]
    signature: tuple[int, ...]
    text: range
    """Its text, where a signature or a stamp says where it ends."""


def part_letters(blocks: Sequence[Block]) -> tuple[list[Block], list[Letter]]:
    """``blocks`` with the lines over each letter parted into what they say, and the letters; none where there are no such lines.

    >>> lines = "发信人: lin (阿林), 信区: Garden", "标  题: 种番茄", "发信站: 某站 (Fri Mar 18 20:52:50 2016), 站内", "土要松。"
    >>> parted, [letter] = part_letters([Block(line, (at, at)) for at, line in enumerate(lines, 1)])
    >>> parted[letter.author].text, parted[letter.title].text, parted[letter.head].text
    ('lin', '种番茄', 'Mar 18 20:52:50 2016')
    """
    heads = [found for at, block in enumerate(blocks) if (found := _head(blocks, at, block))]
    if not heads:
        return list(blocks), []
    parted: list[Block] = []
    letters: list[Letter] = []
    at = 0
    for number, (sender, subject, sent) in enumerate(heads):
        parted += blocks[at:sender]
        places: dict[int, int] = {}
        card: list[int] = []
        for line in range(sender, sent + 1):
            pieces, own = _pieces(
                blocks[line], is_sender=line == sender, is_subject=line == subject, is_sent=line == sent
            )
            card += (len(parted) + n for n in range(len(pieces)) if n != own and pieces[n].tag not in _ASIDE)
            places[line] = len(parted) + max(own, 0)
            parted += pieces
        at = sent + 1
        end = heads[number + 1][0] if number + 1 < len(heads) else len(blocks)
        signature, stamps = _tail(blocks, at, end)
        shift = len(parted) - at
        is_answer = _ANSWER.match(parted[places[subject]].text) is not None
        letters.append(
            Letter(
                places[sender],
                places[sent],
                None if is_answer else places[subject],
                (*card, *([places[subject]] if is_answer else ()), *(n + shift for n in stamps)),
                tuple(n + shift for n in signature),
                range(len(parted), min((*signature, *stamps), default=at) + shift),
            )
        )
    return [*parted, *blocks[at:]], letters


def _head(blocks: Sequence[Block], at: int, block: Block) -> tuple[int, int, int] | None:
    """Where sender, subject and time of a letter stand."""
    if block.tag in _ASIDE or len(block.text) > _LONGEST or not _SENDER.match(block.text):
        return None
    below = range(at + 1, min(len(blocks), at + 1 + _BELOW))
    subject = next((n for n in below if _SUBJECT.match(blocks[n].text)), None)
    sent = next((n for n in below if _SENT.match(blocks[n].text) and find_date(blocks[n].text)), None)
    return (at, subject, sent) if subject is not None and sent is not None and subject < sent else None


def _pieces(block: Block, *, is_sender: bool, is_subject: bool, is_sent: bool) -> tuple[list[Block], int]:
    """The pieces of a line over a letter, and which of them says what counts."""
    span = None
    if is_sender and (found := _SENDER.match(block.text)):
        span = found.span("who")
    elif is_subject and (found := _SUBJECT.match(block.text)):
        span = found.span("what")
    elif is_sent and (dated := find_date(block.text)):
        span = dated[1]
    if span is None:
        return [block], -1
    cut = block.pieces([(0, span[0]), span, (span[1], len(block.text))])
    pieces = [piece for piece in cut if piece.text]
    return pieces, pieces.index(cut[1])


def _tail(blocks: Sequence[Block], first: int, end: int) -> tuple[list[int], list[int]]:
    """Where the signature of a letter stands, with the -- over it, and the stamps of the board behind it."""
    rule = next((at for at in range(first, end) if blocks[at].text.strip() in ("--", "－－", "──")), None)
    stamps = [at for at in range(first, end) if _STAMP.match(blocks[at].text)]
    if rule is None:
        return [], stamps
    stop = min((at for at in stamps if at > rule), default=min(end, rule + 1 + _SIGNATURE))
    lines = [at for at in range(rule, stop) if len(blocks[at].text) <= _LONGEST and blocks[at].tag not in _ASIDE]
    return (lines if len(lines) <= _SIGNATURE + 1 else [rule]), stamps
