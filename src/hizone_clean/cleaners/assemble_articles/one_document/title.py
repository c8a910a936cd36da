"""The title of a document: the line at its head, or the two or three, that say what it is or what is told under it."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.assemble_articles.wording import covered_share
from hizone_clean.language.court_titles import court_title
from hizone_clean.language.document_names import names_document
from hizone_clean.language.item_marks import read_item_mark
from hizone_clean.language.other_forms import is_signature, other_form
from hizone_clean.language.speakers import find_speakers
from hizone_clean.language.unread import is_unread
from hizone_clean.layout.headline_form import is_display_line
from hizone_clean.patterns import pattern

_HEAD = 10
"""Blocks from the top within which a title stands."""
_LONGEST, _LONGEST_LINE = 90, 60
_MOST_LINES = 3
_ALIKE, _LARGER, _MUCH_LARGER = 1.08, 1.12, 1.3
"""Times by which the lines of a title differ at most in size, and that they are larger than the text."""
_SIZED, _HEAVY, _ONE_OF_SEVERAL = 1.2, 0.6, 1.5
_HUGE = 1.6
"""Times the size of the text that no heading inside a document has."""
_REST = 4
"""Characters of a line that is the rest of a title and no title by itself: 清江高新区2023年经济社会发展情况 / 报告."""
_ABOUT = pattern(r".{0,30}关于")
# "清江大学学报（社会科学版）", "清江大学硕士学位论文": what a page is headed with
_MASTHEAD = pattern(r".{0,30}(?:学报|杂志|日报|晚报|周刊|学位论文|毕业论文|文件|法规汇编|简报|月刊)(?:[（(].*[)）])?$")
_SENTENCE = pattern(r"[。；;]|[，,：:]$")
_STOP = pattern(r"[。！？!?…”」]$")
# "某某新闻记者 段某", "编辑：某某", "2016年10月14日07:17": who and when, not what
_NO_HEADLINE = pattern(r"记者\s|\d{1,2}[:：]\d\d|发表于|发布于")
# "对话何雨桐：湿地不是荒地", "专访总设计师李明"; not "问：…"
_SPEECH = pattern(r"\s*(?:对话|专访|访谈|独家专访|高端访谈|访)[^。！？；]{4,40}(?<![。！？；：:])$")
_PARTS = frozenset("集幕场世代卷册辑")
_OVER_SPEECH = 2.0
"""What it adds to the score of such a headline that two speakers take turns under it."""
# "交通运输部：着力打造综合立体交通网络": who says it, then what
_LEAD = pattern(r"[^：:]{2,12}[：:][^：:]{8,}$")
_SENTENCE_END = pattern(r"[。！？!?]")
_FEWEST_LETTERS, _SENTENCES = 4, 20
"""Characters of a title that nothing but its place shows at least, and of a paragraph of sentences."""
_LONGEST_NAME = 16
"""Characters of an organisation's name; what is longer and ends so (…发展座谈会) is a headline."""
_TOLD = 0.4
"""The share of the text that paragraphs of sentences must be for its first line to be its title."""
_REPEATED_BELOW, _REPEATED = 0.2, 0.5
"""The share of a title's bigrams that the text under it repeats: right over a paragraph, over anything else.

Of 183 articles whose title stood over their body so, 69 of a hundred were found; of the same bodies without their title the
first line of two in a hundred, a sub-heading or a caption that the text repeats.
"""
_READ = 3000
"""Characters of a text that are asked for the words of its title."""


def with_title(blocks: Sequence[Block], *, least: float = 0.0) -> list[Block]:
    """``blocks`` with the title's lines as one block of type title, where one is found that scores over ``least``."""
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    over_speech = (
        bool(find_speakers([blocks[at].text for at in kept])) and _SPEECH.match(blocks[kept[0]].text) is not None
    )
    head = _head(blocks, kept, over_speech=over_speech)
    best, lines = least - _OVER_SPEECH * over_speech, []
    for first in range(len(head)):
        for size in range(1, _MOST_LINES + 1):
            group = head[first : first + size]
            if len(group) == size and _stand_together(group) and (score := _score(blocks, group, first)) > best:
                best, lines = score, group
    if not lines:
        return list(blocks)
    text = "".join(blocks[at].text.strip() for at in lines)
    whole = join_blocks([blocks[at] for at in lines], text) if len(lines) > 1 else blocks[lines[0]]
    gone = set(lines[1:])
    placed = [whole._replace(type="title") if at == lines[0] else block for at, block in enumerate(blocks)]
    return [block for at, block in enumerate(placed) if at not in gone]


def with_court_title(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the court and the name of its paper as one block of type title; nothing where no such lines are."""
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    found = court_title([blocks[at].text for at in kept])
    if found is None:
        return []
    first, second = kept[found], kept[found + 1]
    text = "".join((blocks[first].text + blocks[second].text).split())
    whole = join_blocks([blocks[first], blocks[second]], text)._replace(type="title")
    return [whole if at == first else block for at, block in enumerate(blocks) if at != second]


def with_first_line(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the first line as their title, where it reads like a headline and the sentences under it tell of it.

    Right over a paragraph that repeats a fifth of its bigrams, over other lines that repeat half of them; a credit line that was
    taken away from under it (2015-03-02 来源：…) is evidence enough.
    """
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    if len(kept) < 2 or blocks[kept[0]].type not in ("paragraph", "heading"):
        return list(blocks)
    first, body = kept[0], [blocks[at] for at in kept[1:]]
    line = blocks[first].text.strip()
    if len("".join(line.split())) < _FEWEST_LETTERS or not is_display_line(line) or _NO_HEADLINE.search(line):
        return list(blocks)
    told = sum(len(block.text) for block in body if _is_told(block))
    if told < _TOLD * sum(len(block.text) for block in body):
        return list(blocks)
    least = _REPEATED_BELOW if _is_told(body[0]) else _REPEATED
    if read_item_mark(line) or other_form(line) or (is_signature(line) and len(line) <= _LONGEST_NAME):
        least = _REPEATED if _LEAD.match(line) and _is_told(body[0]) else 1.0
    elif any(block.reason in ("credit", "byline") for block in blocks[first + 1 : kept[1]]):
        least = 0.0
    if least < 1.0 and covered_share(line, "\n".join(block.text for block in body)[:_READ]) >= least:
        return [block._replace(type="title") if at == first else block for at, block in enumerate(blocks)]
    return list(blocks)


def _is_told(block: Block) -> bool:
    return block.type == "paragraph" and len(block.text) >= _SENTENCES and _SENTENCE_END.search(block.text) is not None


def _head(blocks: Sequence[Block], kept: Sequence[int], *, over_speech: bool) -> list[int]:
    """The places of the lines over the body that may be of a title; of an interview's headline the first (对话何雨桐：…)."""
    if over_speech:
        return list(kept[:1])
    found: list[int] = []
    for at in kept[:_HEAD]:
        text = blocks[at].text.strip()
        if blocks[at].type not in ("paragraph", "heading") or _is_body(text):
            break
        place = blocks[at].place
        is_large = place is not None and (place.size or 0.0) >= _MUCH_LARGER
        if (is_large or not other_form(text)) and len(text) <= _LONGEST_LINE and not is_unread(text):
            found.append(at)
    return found


def _is_body(text: str) -> bool:
    """Whether the body has begun: a sentence, an addressee, the first item, a row of a table (名称 | 说明)."""
    if " | " in text:
        return True
    mark = read_item_mark(text)
    if mark is None and not (text[-1] in "：:" or _STOP.search(text) or _SENTENCE.search(text)):
        return False
    return not (other_form(text) or (mark and mark.family == "chapter"))


def _worth_of_size(blocks: Sequence[Block], group: Sequence[int]) -> float:
    """What the type of a PDF says for the lines of ``group``: a title is set larger than the text, and all of it alike."""
    places = [place for at in group if (place := blocks[at].place) and place.size]
    sizes = [place.size or 1.0 for place in places]
    if len(sizes) < len(group) or max(sizes) > _ALIKE * min(sizes):
        return 0.0
    is_heavy = all(place.is_heavy for place in places)
    if min(sizes) < _LARGER and not is_heavy:
        above = [place.size or 1.0 for block in blocks[: group[0]] if block.reason is None and (place := block.place)]
        return -1.0 if max(above, default=0.0) >= _LARGER else 0.0
    worth = _SIZED * (len(group) if min(sizes) >= _MUCH_LARGER else 1) if min(sizes) >= _LARGER else _HEAVY
    if min(sizes) < _HUGE and _is_one_of_several(blocks[group[-1] + 1 :], min(sizes), is_heavy):
        return -_ONE_OF_SEVERAL
    return worth


def _is_one_of_several(below: Sequence[Block], size: float, is_heavy: bool) -> bool:
    """Whether lines below are set as a title of ``size`` is, and none larger: a heading among headings."""
    lines = [
        (place.size or 1.0, place.is_heavy)
        for block in below
        if block.reason is None and len(block.text) <= _LONGEST_LINE and (place := block.place)
    ]
    return any(other >= size / _ALIKE and heavy >= is_heavy for other, heavy in lines)


def _stand_together(group: Sequence[int]) -> bool:
    return group[-1] - group[0] == len(group) - 1


def _score(blocks: Sequence[Block], group: Sequence[int], first: int) -> float:
    """How well the lines of ``group`` are a title; 0 and less where they are none."""
    texts = [blocks[at].text.strip() for at in group]
    whole = "".join(texts)
    if len(whole) > _LONGEST or (_SENTENCE.search(whole) and len(group) > 1):
        return 0.0
    score = 1.0 - 0.1 * first - 0.3 * (len(group) - 1)
    score += 2.0 if names_document(whole) else 0.0
    score += 1.0 if _ABOUT.match(whole) else 0.0
    score += _worth_of_size(blocks, group)
    score -= 1.5 if _MASTHEAD.match(texts[0]) else 0.0
    score -= 0.8 if is_signature(whole) else 0.0
    mark = read_item_mark(whole)
    is_part = mark is not None and mark.family == "chapter"
    # 第一集 船 stands under the title of the whole, 第十二章 夜渡 under the name that runs over all pages
    score += 0.0 if not mark else 0.3 * (not first or whole[mark.end - 1] not in _PARTS) if is_part else -1.0
    if len(group) > 1:
        # 国务院办公厅 / 国务院办公厅关于印发…的通知: the first names who writes, as the second does again
        score -= 2.0 * texts[1].startswith(texts[0])
        # a line that is a whole by itself takes no other: 2024年模拟考试 / 语文试题
        score -= 2.0 * sum(names_document(text) for text in texts[:-1])
        score -= 2.0 * (read_item_mark(texts[-1]) is not None)
        # 清溪市文化和旅游局 / 关于开展图书馆志愿服务的通知: who writes it is of the title, GB/T 9704-2012, 7.3.1
        score += 0.6 if is_signature(texts[0]) and _ABOUT.match(texts[1]) and names_document(whole) else 0.0
        about = _ABOUT.match(whole) or is_signature(texts[0]) or len(texts[-1]) <= _REST
        score -= 0.0 if names_document(whole) and about else 1.0
    elif len(whole) <= _REST and first:
        score -= 2.0
    return score
