"""Bylines and picture credits on their own line or behind the last sentence: found, and split off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from hizone_clean.blocks import Block, Reason
from hizone_clean.language.credits import Credit, read_credit
from hizone_clean.language.news_openings import opens_news
from hizone_clean.language.person_names import leading_names, looks_like_name, split_names
from hizone_clean.layout.headline_form import LONGEST, is_display_line
from hizone_clean.layout.table import LineTable
from hizone_clean.models.language_model import starts_word
from hizone_clean.patterns import pattern

# "…超1000亿元。 张世港 凡辉", "…竞争力。 周乐蒙/摄", "…（完） （余洋发 摄）": what stands behind the last mark and a blank
_TAIL = pattern(r"(?<=[。！？!?…”’）)])[ \t\u3000\xa0]+(?P<tail>[^\s。！？，：；,;!?][^。！？，；,;!?]{0,48}?)\s*$")
# "…开工。（记者 张世港）", "…底蕴。朱学民/摄": behind the last mark without a blank
_GLUED = pattern(
    r"(?<=[。！？!?…”’）)])\s*(?P<tail>[（(]?[^（）()\s。！？，：；,;!?“”][^（）()。！？，；,;!?“”]{1,30}[）)]?)\s*$"
)
# "…造成影响。（万克亮 摄）全国第十二届": a picture's credit, and another text behind it
_INNER = pattern(
    r"(?<=[。！？!?…”’])\s*(?P<tail>[（(]\s*[\u3400-\u9fff·]{2,10}\s?[/／]?\s?摄\s*[）)]|(?:本[报刊网]记者\s*)?[\u3400-\u9fff]{2,4}\s?[/／]\s?摄"
    r"|本[报刊网]记者\s*[\u3400-\u9fff]{2,4}\s?摄)\s*(?=[\u3400-\u9fff\d“《])"
)
# （下转第3版）, 上接A1版: where an article goes on or comes from
_CONTINUED = pattern(
    r"[（(]?\s*(?:下转|上接|紧接|转)\s*第?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*版[^。，（）()]{0,12}[）)]?"
)
# "□ 本报记者 潘永才 守护悠久历史根脉": a headline that was set beside a byline
_LABEL_AHEAD = pattern(r"\s*[▶▷►□■◆◇●○]\s*[\u3400-\u9fff]{0,8}(?:记者|通讯员)\s+")
_WORD = pattern(r"\S+")
# 侯光伦秦广: two names without a blank, as some extractors leave them
_GLUED_NAMES = pattern(r"[\u3400-\u9fff]{4,6}")
# a character of every word that names a role, and of 下转第3版
_HINT = pattern("[记员摄源作者文图影供版译绘撰稿评执笔署]|报道|By|Photo|Author|Source|Reporter", re.I)
_BLANK = pattern(r"\s+")
# marks of a sentence: a line that holds one is no byline
_SENTENCE = pattern(r"[。！？；!?;]|，|,(?!\s*[A-Z])")
_NO_CREDIT_END = frozenset("。！？，；,;!?")
"""What no credit ends in, and nearly every paragraph does: asked first, for speed."""
_ENDED = ("。", "！", "？", "…", "”", "’", "）", "!", "?", ")", "%")
_LONGEST_LINE = 80
_LONGEST_TEXT = 2 * LONGEST
_WINDOW = 90
_MOST_NAMES, _LONGEST_NAMES = 4, 20
_SENTENCE_LENGTH = 8
_LARGER = 1.05
"""Times the size of the running text from which type is larger than it."""
_ATTRIBUTIVE = 8
"""Han that may stand before a role and belong to it: 科技日报, 本报特约."""
_TEXT = frozenset(("paragraph", "caption", "quote", "heading"))


# "本报评论员", "人民日报特约评论员", "本报编辑部": who speaks for the paper
_COMMENTATOR = pattern(
    r"(?:本[报刊网台]|[\u4e00-\u9fff]{2,4}(?:日报|晚报|社|报))(?:特约|首席)?(?:评论员|编辑部|评论部|编委会)$"
)
_GLUED_ROLE = pattern(r"(?:记者|通讯员|编译|翻译|摄影|编辑|作者|撰文|摄像)(?P<name>[\u4e00-\u9fff]{2,3})")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
"""The fifty commonest surnames, census of 2020: what begins so may be a name although it is a word (李明)."""
COMMENTATOR = "assemble_articles/commentator"
BARE_NAMES = "assemble_articles/bare_names"
CONTINUATION = "assemble_articles/continuation"
_Found = tuple[Reason, str]
"""Why a text goes, and the rule that says so."""


def take_off_bylines(blocks: Sequence[Block], table: LineTable | None = None, *, anywhere: bool = True) -> list[Block]:
    """``blocks`` with bylines, picture credits and 下转 lines taken away; one behind a sentence is split from it.

    Names that nothing calls names (``…亿元。 张世港 凡辉``) go only at the end of all text, unless ``anywhere``: then also
    between articles, and at the head of the page over a headline. ``table`` may know what lines say by themselves.
    """
    table = LineTable() if table is None else table
    if anywhere and (at := _names_over_page(blocks)) is not None:
        blocks = [*blocks[:at], blocks[at].removed("byline", BARE_NAMES), *blocks[at + 1 :]]
    groups: list[tuple[Block, list[Block]]] = []
    previous, under_body = "", False
    closed: list[bool] = []
    for at, block in enumerate(blocks):
        if block.reason is not None or block.type not in _TEXT:
            groups.append((block, [block]))
            continue
        if _ends_as_text(block.text):
            groups.append((block, [block]))
            previous, under_body = block.text, True
            continue
        closed = closed or _followed_by_no_body(blocks)
        pieces = list(_pieces(block, table, previous, glued=closed[at] and under_body))
        groups.append((block, pieces))
        for text in (piece.text for piece in pieces if piece.reason is None):
            under_body = not is_display_line(text)
            previous = text if under_body else previous
    return [piece for _, pieces in (groups if anywhere else _bare_at_end_only(groups)) for piece in pieces]


def _ends_as_text(text: str) -> bool:
    """Whether ``text`` is too long for a byline, holds no picture credit, and ends in what no credit ends in."""
    return len(text) > _LONGEST_TEXT and text.rstrip()[-1:] in _NO_CREDIT_END and "摄" not in text


def _names_over_page(blocks: Sequence[Block]) -> int | None:
    """Where the first line of all is names alone, over a headline or an opening: so some pages are drawn.

    A headline may begin so (李强同 / 范明政会谈); then the article says those words, as it hardly names its author.
    """
    kept = [(at, block) for at, block in enumerate(blocks) if block.reason is None]
    if len(kept) < 3 or kept[0][1].type not in _TEXT or len(kept[0][1].text) > _LONGEST_NAMES:
        return None
    if _is_set_larger(kept[0][1]):
        return None
    second = kept[1][1].text
    names = split_names(kept[0][1].text.strip())
    if not names or split_names(second.strip()) or not (is_display_line(second) or opens_news(second)):
        return None
    said = any(name in block.text for _, block in kept[1:] for name in names)
    return None if said else kept[0][0]


def _followed_by_no_body(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether an article can end with it: no paragraph follows, but a headline, an opening, or nothing."""
    result, closed = [], True
    for block in reversed(blocks):
        result.append(closed)
        if block.reason is None:
            closed = is_display_line(block.text) or opens_news(block.text)
    return result[::-1]


def read_byline(block: Block) -> Credit:
    """What a byline that was taken away states; two names without a blank between are parted (侯光伦秦广)."""
    if block.by == COMMENTATOR:
        return Credit(authors=(block.text.strip(),))
    credit = read_credit(block.text)
    if block.by == BARE_NAMES and not credit.authors:
        return Credit(authors=tuple(leading_names([block.text.strip()])))
    return credit


def _bare_at_end_only(groups: list[tuple[Block, list[Block]]]) -> list[tuple[Block, list[Block]]]:
    """``groups`` with bare names put back wherever text follows."""
    if not any(piece.by == BARE_NAMES for _, pieces in groups for piece in pieces):
        return groups
    result, followed = [], False
    for block, pieces in reversed(groups):
        bare = followed and any(piece.by == BARE_NAMES for piece in pieces)
        result.append((block, [block] if bare else pieces))
        followed = followed or any(piece.reason is None for piece in pieces)
    return result[::-1]


def _pieces(block: Block, table: LineTable, previous: str, *, glued: bool) -> Iterator[Block]:
    """What ``block`` falls into: texts that stay, and the credits between and behind them."""
    text = block.text
    alone = table.ask(_alone, [text.strip()])[0] if len(text) <= _LONGEST_LINE else (None, False)
    if found := _whole_line(text.strip(), alone, previous, glued=glued):
        is_title = _is_set_larger(block) and found[1] == BARE_NAMES
        yield block if is_title else block.removed(*found)
        return
    if _is_set_larger(block) and not _HINT.search(text):
        yield block
        return
    if ahead := _byline_ahead(text):
        yield from _credits(block, [(0, ahead, "byline", "assemble_articles/byline")])
        yield block.piece(ahead)
        return
    inner = list(_INNER.finditer(text)) if "摄" in text else []
    if not inner:
        yield from _without_tails(block)
        return
    between = zip(
        (0, *(found.end() for found in inner)), (*(found.start("tail") for found in inner), len(text)), strict=True
    )
    texts = block.pieces(between)
    credits = _credits(block, [(*found.span("tail"), "byline", "assemble_articles/picture_credit") for found in inner])
    for piece, credit in zip_longest(texts, credits):
        yield from _without_tails(piece)
        if credit:
            yield credit


def _is_set_larger(block: Block) -> bool:
    """Whether a PDF shows ``block`` to be a headline, a kicker or a heading: no names are set in such type."""
    return block.place is not None and (block.place.size or 0.0) >= _LARGER


def _byline_ahead(text: str) -> int:
    """Where a byline ends that a headline stands behind in the same line; 0 where there is none."""
    label = _LABEL_AHEAD.match(text) if len(text) <= _LONGEST_LINE else None
    end = label.end() if label else 0
    for word in _WORD.finditer(text, end) if label else ():
        if not looks_like_name(word[0], stated=True):
            named = word.start() > (label.end() if label else 0)
            return (
                word.start() if named and len(text) - word.start() >= _SENTENCE_LENGTH and is_display_line(text) else 0
            )
    return 0


def _without_tails(block: Block) -> Iterator[Block]:
    """``block``, and after it the credits that stand behind its last sentence."""
    text = block.text
    end, tails = len(text), []
    while found := _tail(text, end):
        start, reason, rule = found
        tails.append((start, end, reason, rule))
        first = max(0, start - _WINDOW)
        end = first + len(text[first:start].rstrip())
    yield block.piece(0, end) if tails else block
    yield from reversed(_credits(block, tails))


def _credits(block: Block, found: Sequence[tuple[int, int, Reason, str]]) -> list[Block]:
    """The credits taken out of ``block``, each found from one place of its text to another."""
    pieces = block.pieces((start, end) for start, end, _, _ in found)
    return [
        Block(piece.text, piece.lines, article=block.article, page=block.page, end="", made_of=piece.made_of).removed(
            reason, rule
        )
        for piece, (_, _, reason, rule) in zip(pieces, found, strict=True)
    ]


def _tail(text: str, end: int) -> tuple[int, Reason, str] | None:
    """Where the credit behind the last sentence of ``text[:end]`` begins, why it goes, and by which rule."""
    first = max(0, end - _WINDOW)
    window = text[first:end]
    if window.rstrip()[-1:] in _NO_CREDIT_END:
        return None
    for ending in (_TAIL, _GLUED):
        if (found := ending.search(window)) and (verdict := _verdict(found["tail"])):
            return first + found.start("tail"), *verdict
    return None


def _alone(line: str) -> tuple[_Found | None, bool]:
    """Why ``line`` goes as a whole by what it says alone, and whether else it may be bare names."""
    if not line or _SENTENCE.search(line):
        return None, False
    if _COMMENTATOR.match(line):
        return ("byline", COMMENTATOR), False
    if _is_heading(line):
        return None, False
    verdict = _verdict(line)
    return (verdict, False) if verdict and verdict[1] != BARE_NAMES else (None, "·" not in line)


def _whole_line(line: str, alone: tuple[_Found | None, bool], previous: str, *, glued: bool) -> _Found | None:
    """Why ``line`` goes as a whole; bare names only after a paragraph, or under a headline after one.

    With ``glued``, two names without a blank are names too: an article can end here.
    """
    found, may_be_names = alone
    if found or not may_be_names or len(previous) < _SENTENCE_LENGTH or not previous.rstrip().endswith(_ENDED):
        return found
    names = split_names(line) or (glued and _GLUED_NAMES.fullmatch(line) and leading_names([line]))
    return ("byline", BARE_NAMES) if names and len(names) <= _MOST_NAMES else None


def _is_heading(line: str) -> bool:
    """Whether ``line`` is a role and a word without anything between, and that word is hardly a name: 编译原理, 记者权益."""
    glued = _GLUED_ROLE.fullmatch(line)
    return glued is not None and glued["name"][0] not in _SURNAMES and starts_word(glued["name"])


def _verdict(text: str) -> _Found | None:
    """Why ``text`` goes, when it is a byline, a picture credit or a continuation line and nothing else."""
    if not _HINT.search(text):
        return ("byline", BARE_NAMES) if len(text) <= _LONGEST_NAMES and split_names(text) else None
    if _CONTINUED.fullmatch(text):
        return "furniture", CONTINUATION
    if _SENTENCE.search(text):
        return None
    credit = read_credit(text)
    if not credit.stated or not _is_all_credit(text, credit):
        return None
    if (people := (*credit.authors, *credit.photographers)) and all(map(_is_person, people)):
        return "byline", "assemble_articles/byline" if credit.roles else BARE_NAMES
    return ("credit", "assemble_articles/picture_credit") if credit.picture_source and not people else None


def _is_person(name: str) -> bool:
    return looks_like_name(name, stated=True) or name.isascii()


def _is_all_credit(text: str, credit: Credit) -> bool:
    """Whether no word of ``text`` is left beside the roles, whom they name, and the paper that these belong to."""
    rest = _BLANK.sub("", text)
    for word in filter(None, (*credit.authors, *credit.photographers, credit.picture_source)):
        rest = rest.replace(_BLANK.sub("", word), " ")
    for role in dict.fromkeys(["记者", *(role for role, _ in credit.roles)]):
        rest = re.sub(rf"[\u3400-\u9fff]{{0,{_ATTRIBUTIVE}}}{re.escape(role)}", " ", rest)
    return not any(map(str.isalnum, rest))
