"""How much a line by itself looks like a headline: what it shows has names, features, and these have learned weights.

A headline is short, says one thing or two, ends without a stop, and has no form of another kind of line (a date, a credit, a
row of a table). That is asked wherever headlines are sought: on pages of a newspaper, over documents, on pages of the web.
Each place adds what it alone knows: where the line stands, how large its type is, what stands beside it, what the text says
of it. The weights are in ``resources/headline_form.json``, learned by ``training/train_headline_form.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from hizone_clean.language.box_lines import is_box_line
from hizone_clean.language.document_names import names_document
from hizone_clean.language.news_openings import opens_news
from hizone_clean.language.other_forms import is_signature, other_form
from hizone_clean.language.standing_heads import is_column, names_round_up
from hizone_clean.language.unread import is_unread
from hizone_clean.layout.lines import end_kind, start_kind
from hizone_clean.models.linear import load_weights, score_features
from hizone_clean.patterns import pattern

LONGEST = 44
"""Characters of a headline's line at most."""
_LONGEST_QUESTION = 26
# a line of body may end in one of these, a headline in none
_BODY_END = pattern(r"[。；，、：:;,][”’）》】\"')]{0,3}\s*$")
_QUESTION_END = pattern(r"[！？!?…][”’）》】\"')]{0,3}\s*$")
_INNER_STOP = pattern(r"。|；|，[^，]*，[^，]*，")
_BLANK = pattern(r"\s+")
# 一、新年新气象; （二）; 10.1.5. 查找文件; 第三章: the heading of a part of a longer text
_NUMBERED = pattern(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,3}(?:\.\d{1,3})+\.?\s|\d{1,2}[、.]\s?\D|第[一二三四五六七八九十\d]{1,3}[章节部编])"
)
# □ 本报记者; 责任编辑：李明; 来源：某网 2017-02-26 作者：…
_CREDIT = pattern(
    r"\W{0,3}(?:本[报刊网台])?(?:特约|实习|见习)?(?:记者|通讯员|责任编辑|责编|编辑|作者|来源|摄影|校对)(?:[\s：:].{0,60})?$"
)
# what running text says and a headline seldom: 我, 们, 就, 这
_TELLING = frozenset("我你他她它们这那就都也还又了着过很并且但而则")
_PARTICLES = frozenset("的是在")
_SIZES = (3, 5, 7, 9, 11, 13, 16, 19, 22, 26, 30, 36, 44, 60)
_SHARES = (0.0, 0.04, 0.1, 0.2)
_FIGURES = (0.0, 0.1, 0.25, 0.5)
_COMMAS = frozenset("，,")
_FROM_BODY = "的了和与及或在是把将对为等"
"""What a line of running text may break off after, and a headline hardly ends in."""


def is_numbered(text: str) -> bool:
    """Whether ``text`` is the numbered heading of a part, which is no headline."""
    return _NUMBERED.match(text) is not None


def is_credit_line(text: str) -> bool:
    """Whether ``text`` is a byline's label, with a name or without, or a credit, which is no line of a headline.

    >>> is_credit_line("□ 本报记者"), is_credit_line("来源：澎湃新闻 2017-02-26"), is_credit_line("记者连线")
    (True, True, False)
    """
    return _CREDIT.match(text) is not None


def is_display_line(text: str) -> bool:
    """Whether ``text`` can be a line of a headline or a sub-heading at all: short, no sentence of the body.

    >>> [is_display_line(line) for line in ("老朋友更好 新朋友更多", "吴政隆出席会议。", "本报讯 近日，园区开工")]
    [True, False, False]
    """
    return len(text) <= 2 * LONGEST and _is_display_line(text)


@lru_cache(2048)
def _is_display_line(text: str) -> bool:
    """Kept, since each step of the assembly asks this of the same lines."""
    bare = _BLANK.sub("", text)
    if not bare or len(bare) > LONGEST or opens_news(text) or is_unread(text):
        return False
    if _BODY_END.search(text) or _INNER_STOP.search(text):
        return False
    return len(bare) <= _LONGEST_QUESTION or not _QUESTION_END.search(text)


@lru_cache(2048)
def headline_form(text: str) -> float:
    """How much ``text`` by itself looks like a headline, as the logarithm of odds.

    >>> headline_form("高新区刮起改革风") > 0 > headline_form("数据显示，国家火炬清远高性能结")
    True
    """
    return score_features(form_features(text), load_weights("headline_form"))


def form_features(text: str) -> Iterator[str]:
    """What ``text``, a line, shows by itself of a headline or of something else."""
    text = text.strip()
    bare = _BLANK.sub("", text)
    if not bare:
        return
    yield "line"
    yield f"size {_step(len(bare), _SIZES)}"
    yield f"ends {_end(text)}"
    yield f"begins {start_kind(text)}"
    yield from _inner_features(text, bare)
    for name, share, steps in (
        ("telling", sum(map(_TELLING.__contains__, bare)) / len(bare), _SHARES),
        ("particles", sum(map(_PARTICLES.__contains__, bare)) / len(bare), _SHARES),
        ("figures", sum(map(str.isdecimal, bare)) / len(bare), _FIGURES),
        ("latin", sum(c.isascii() and c.isalpha() for c in bare) / len(bare), _FIGURES),
    ):
        if step := _step(share, steps):
            yield f"{name} {step}"
    yield from _kind_features(text)


def _inner_features(text: str, bare: str) -> Iterator[str]:
    inner = bare[:-1]
    commas = sum(map(_COMMAS.__contains__, inner))
    if commas:
        yield f"commas {min(commas, 3)}"
    for name, marks in (
        ("stop", "。；;"),
        ("question", "！？!?"),
        ("colon", "：:"),
        ("list", "、"),
        ("dash", "—"),
        ("quote", "“”《》"),
    ):
        if any(mark in inner for mark in marks):
            yield f"{name} inside"
    if blanks := len(text.split()) - 1:
        yield f"phrases {min(blanks + 1, 4)}"


def _kind_features(text: str) -> Iterator[str]:
    if form := other_form(text):
        yield f"form {form}"
    for name, shown in (
        ("opens news", opens_news(text)),
        ("unread", is_unread(text)),
        ("credit", is_credit_line(text)),
        ("numbered", is_numbered(text)),
        ("signature", is_signature(text)),
        ("box line", is_box_line(text)),
        ("names document", names_document(text)),
        ("names round-up", names_round_up(text)),
        ("standing head", is_column(text)),
    ):
        if shown:
            yield name


def _end(text: str) -> str:
    return "inside a phrase" if text[-1] in _FROM_BODY else "question" if text[-1] in "！？!?…" else end_kind(text)


def _step(amount: float, steps: Sequence[float]) -> int:
    """How many of ``steps`` an ``amount`` is above."""
    return sum(amount > step for step in steps)
