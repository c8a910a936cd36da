"""Credits and bylines: who wrote a text, who took its pictures, who edited it, where it comes from."""

from __future__ import annotations

import re
from typing import NamedTuple

from hizone_clean.language.credit_labels import KINDS, NOTHING, Label, find_labels, gap_between
from hizone_clean.language.dates import find_date
from hizone_clean.language.fold import fold_script
from hizone_clean.language.person_names import leading_names, looks_like_name, split_names, trailing_names, words_of
from hizone_clean.patterns import pattern

__all__ = ["Credit", "looks_like_name", "read_credit", "split_names"]


class Credit(NamedTuple):
    """What a credit line states; what it does not state is empty."""

    authors: tuple[str, ...] = ()
    """Who wrote the text (记者, 通讯员, 作者, a bare name)."""
    photographers: tuple[str, ...] = ()
    """Who made the pictures (摄, 图); the authors of an item that is a picture and its caption."""
    source: str | None = None
    """Where the text comes from (来源, or the agency of a dateline)."""
    picture_source: str | None = None
    """Where the picture comes from (图片来源, 供图)."""
    date: str | None = None
    """The date beside it, in ISO 8601; only one with a year."""
    roles: tuple[tuple[str, str], ...] = ()
    """Every part that is named, editors too, with whom it names: ``(("记者", "张三"), ("责任编辑", "李四"))``."""

    @property
    def stated(self) -> bool:
        """Whether the line states anybody or any source; a date alone does not make a credit."""
        return bool(self.authors or self.photographers or self.source or self.picture_source or self.roles)


_HAN = "\u3400-\u9fff"
_BOTH_KINDS = ("writer", "photographer")
# two blanks, a bar or a bracket end what a source is called
_SOURCE_END = pattern(r"\s{2,}|[|丨;()\[\]<>{}【】]")
# 新华社北京5月6日电（记者张三）, 本报讯 （特约通讯员 李四）近日，
_DATELINE = pattern(
    rf"\W{{0,4}}(?:(?P<agency>[{_HAN}]{{1,8}}?[社网报台])[{_HAN}]{{0,8}}?\s?)?(?:[{_HAN}]{{0,8}}?\d{{1,2}}月\s?\d{{1,2}}日\s?)?"
    r"(?:讯|电)\s{0,2}\((?P<who>[^()]{1,80})\)"
)
# （某某日报）: a paper between brackets, at the end of what was taken from it
_PAPER = pattern(
    rf"\s*[(\[【]\s*([{_HAN}·]{{1,9}}(?:报|社|网|电视台|广播电台|周刊|杂志|新闻|客户端|公众号))\s*[)\]】]\s*"
)
# 11-09, 5月6日, 08:30: no year, so it states no date
_PART_OF_DATE = pattern(r"\d{1,2}(?:-\d{1,2}|月\s?\d{1,2}日)|\d{1,2}:\d\d(?::\d\d)?")
# one width for marks, letters and blanks, character for character, so that offsets hold
_FOLD: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0xA0: " ",
    10: " ",
    13: " ",
    9: " ",
}
_BLANKS = str.maketrans("\u3000\xa0", "  ")
_LONGEST = 200
_LONGEST_LINE, _REST = 60, 2
"""Letters of a line of credits, and of what in it is no credit, at most."""
_NAMED_PARTS = frozenset(
    (
        "记者",
        "通讯员",
        "作者",
        "撰文",
        "采写",
        "文",
        "文字",
        "图文",
        "文/图",
        "编译",
        "摄影",
        "图",
        "特约记者",
        "编辑",
        "摄影报道",
    )
)
# 河南商报, 临江报道, 受访者, 特约: what stands beside the parts and the names
_BESIDE_CREDIT = pattern(
    r"[\u3400-\u9fff]{1,8}(?:报|社|网|新闻|客户端|电视台|日报|晚报|周刊)(?=\W|$)|[\u3400-\u9fff]{1,5}(?:报道|报导)|受访者|供图|本报|本刊|特约|实习|首席|全媒体|综合|通讯员|记者|图|文|和"
)
# 您目前是匿名发表: a sentence, not the name of an author
_SENTENCE = pattern(r"[的是了吗您你我他。!?,]")


def read_credit(text: str) -> Credit:
    """What the credit or byline ``text`` states: authors, photographers, sources, date, and every part by name.

    Read are the forms of newspapers and pages: 记者 张三 通讯员 李四, （文章来源：某报）, ▶ 本报记者 张三, 文/张三 图/李四,
    张三/摄, 责任编辑：王五, a dateline （记者 …）, English bylines, and a line of bare names. Names that are spread or cut at
    a line end close up (马 燕琴). Only what looks like a name is taken for one where no colon says so; the paper before
    记者 is no source, nor is an address; view counts, section names and dates without a year are passed over. Running prose, and any text of
    over 200 characters but for its dateline, states nothing.

    >>> read_credit("来源:潮新闻 记者 郑亚丽 通讯员 郭小凡 胡胜链")[:3]
    (('郑亚丽', '郭小凡', '胡胜链'), (), '潮新闻')
    >>> read_credit("周乐蒙/摄").photographers, read_credit("图片来源：烟台高新区").picture_source
    (('周乐蒙',), '烟台高新区')
    >>> read_credit("责任编辑：张三").roles, read_credit("据记者了解，产值增长5%。").stated
    ((('责任编辑', '张三'),), False)
    """
    folded = text.translate(_FOLD)
    agency = None
    if dateline := _DATELINE.match(folded[:160]):
        first, last = dateline.span("who")
        text, folded, agency = text[first:last], folded[first:last], _agency(dateline)
    if len(text) > _LONGEST:
        return Credit()
    date, folded = _without_dates(folded)
    credit = _read_parts(text, folded)
    return credit._replace(date=date, source=credit.source or agency)


def is_credit_line(text: str) -> bool:
    """Whether a line says nothing but who made a text, and what of it: parts, names, a paper, a place that somebody reports from.

    >>> is_credit_line("作者 | 林一舟　编辑 | 周小满"), is_credit_line("记者林一舟/临江报道"), is_credit_line("作者林一舟认为这很好")
    (True, True, False)
    """
    if len(text) > _LONGEST_LINE or text.rstrip().endswith(("。", "！", "？", "：")):
        return False
    roles = read_credit(text).roles
    if not any(kind in _NAMED_PARTS for kind, _ in roles):
        return False
    rest = text.translate(_FOLD)
    for word in sorted({word for role in roles for word in role}, key=len, reverse=True):
        rest = rest.replace(word.translate(_FOLD), " ")
    rest = _BESIDE_CREDIT.sub(" ", fold_script(rest))
    return sum(map(str.isalnum, rest)) <= _REST


def _agency(dateline: re.Match[str]) -> str | None:
    agency = dateline["agency"]
    telegraphed = dateline[0][: dateline.start("who") - dateline.start()].rstrip(" (").endswith("电")
    return agency if agency and telegraphed and not agency.startswith("本") else None


def _without_dates(folded: str) -> tuple[str | None, str]:
    date = None
    if found := find_date(folded):
        date, (first, last) = found
        folded = folded[:first] + "|" * (last - first) + folded[last:]
    return date, _PART_OF_DATE.sub(lambda part: "|" * len(part[0]), folded)


def _read_parts(text: str, folded: str) -> Credit:
    simplified = fold_script(folded)  # labels alone are read in it: a name stays as it is written
    labels = find_labels(simplified)
    if not labels:
        if paper := _PAPER.fullmatch(folded):
            return Credit(source=paper[1], roles=(("来源", paper[1]),))
        return Credit(authors=split_names(folded))
    edges = [0, *(edge for label in labels for edge in (label.start, label.end)), len(text)]
    gaps = [gap_between(simplified, edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    owners = _owners(labels, [folded[first:last] for first, last in gaps])
    stated: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for gap, (label, after) in sorted(owners.items()):
        first, last = gaps[gap]
        for value in _values(label, text[first:last], folded[first:last], after=after):
            for kind in _BOTH_KINDS if label.form == "pair" else (label.kind,):
                stated[kind].append((label.word, value))
    return _credit(stated)


def _owners(labels: list[Label], gaps: list[str]) -> dict[int, tuple[Label, bool]]:
    """Which label each gap between labels belongs to, and whether the label stands after it; a later claim wins."""
    owners: dict[int, tuple[Label, bool]] = {}
    for at, label in enumerate(labels):
        named_after = bool(leading_names(words_of(gaps[at + 1])))
        if (
            label.form in ("after", "pair")
            and gaps[at].strip()
            and not (named_after and at in owners)
            and not gaps[at].endswith("|")
        ):
            owners[at] = (label, True)
        else:
            owners[at + 1] = (label, False)
    return owners


def _values(label: Label, text: str, folded: str, *, after: bool) -> list[str]:
    if label.kind == "passed":
        return []
    if label.kind in ("source", "picture_source"):
        return _first_phrase(text, folded)
    words = words_of(folded)
    if label.word == "作者" and len(words) == 1 and not after and len(words[0]) == 4 and not _SENTENCE.search(folded):
        names = words[:1]  # 容华谢后: of one author a word that could be two names is a pen name
    else:
        names = trailing_names(words) if after else leading_names(words)
    if names:
        return names
    if label.word == "供图":
        return words[-1:] if after else []
    return _first_phrase(text, folded) if label.form == "marked" and not _SENTENCE.search(folded) else []


def _first_phrase(text: str, folded: str) -> list[str]:
    """What a source is called: up to a blank, or, where it is Latin, up to the end of the Latin words."""
    end = _SOURCE_END.search(folded, len(folded) - len(folded.lstrip()))
    words = text[: end.start() if end else len(text)].translate(_BLANKS).split()
    taken = words[:1]
    for word in words[1:]:
        if not (word.isascii() and taken[-1].isascii() and word[0].isalpha()):
            break
        taken.append(word)
    phrase = " ".join(taken).strip("、，。,.:：;；-—/|")
    stated = 1 < len(phrase) <= 30 and phrase not in NOTHING and any(map(str.isalpha, phrase)) and '="' not in phrase
    return [phrase] if stated else []


def _credit(stated: dict[str, list[tuple[str, str]]]) -> Credit:
    def names(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for _, name in stated[kind]))

    pictures = names("photographer")
    makers = tuple(name for name in pictures if looks_like_name(name, stated=True) or name.isascii())
    givers = [name for name in pictures if name not in makers] + list(names("picture_source"))
    parts = (part for kind in KINDS for part in stated[kind])
    return Credit(
        authors=names("writer"),
        photographers=makers,
        source=next((name for name in names("source") if not name.startswith(("http://", "https://"))), None),
        picture_source=next(iter(givers), None),
        roles=tuple(dict.fromkeys(parts)),
    )
