"""The phrases that mark what stands around an article, and how a line is compared with them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from hizone_clean.blocks import Reason
from hizone_clean.language.credits import is_credit_line
from hizone_clean.language.fold import fold, fold_script, unfolded
from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

# "• ", "【", "> ", "1." before a phrase; "(12)", ":", ">>" after it
_LEAD = " (\t[]【】<>|·●■◆▪○★☆※*#-—_/\\『』「」«»→"
_ANY_LEAD = unfolded(_LEAD)
_TAIL = " \t[]【】()<>|·:._-—/\\『』「」«»→+↓↑"
# （责任编辑：张三）, 【编辑:李四】, （记者 王五 通讯员 赵六）
_BRACKETED = pattern(
    r"[(【\[][^()。,]{0,6}(?:编辑|责编|记者|作者|来源|通讯员|摄影|校对|审核|原标题|图片|供图|供稿|文/图|实习生)\s?[:| ].{1,40}[)】\]]$"
)
# 编辑 王小明 校对 李晓红, 编辑:小溪 审核:老林: roles and names and nothing else
_ROLES = pattern(
    r"(?:(?:文字|责任|网络|值班|新媒体|执行|本期)?(?:编辑|校对|责编|审核|监制|终审|签发|制图|美编|主编|排版|复核|审读)(?: {1,3}| ?[:/|] ?)[\u4e00-\u9fff·]{2,4} *[、/|]? *){1,6}$"
)
# 记者：企业愿意参加吗？: a speaker of an interview, no credit
_ASKED = pattern(r"\W{0,3}(?:[\u4e00-\u9fff]{0,6}记者|编辑|主持人|作者|[问答])\W{0,3}:.*[?!。…][”’」』)*_]*$")
# 本报记者从市政府获悉，今年产值增长。 点击进入系统设置，选择网络。: the same words begin sentences of a text
_ALSO_RUNNING = frozenset(("credit", "byline", "related", "nav", "share", "advert", "copyright"))
_LABEL_END = tuple(":|丨/ 12(")
_ENDS = pattern("[。!?][”’」』)]*$")
# what stands around a text speaks of these even where it speaks in sentences: 图片来自网络，如有侵权请联系删除。
_OF_PAGES = pattern(
    "侵权|转载|删除|来源|联系我|仅供|关注|公众号|二维码|版权|下载|登录|注册|评论|留言|网站|本网|本站|首页|分享|会员"
    "|微信|app|文章|新闻|资讯|内容|精彩|专题|更多|许可|举报|书签|章节|收藏|备案|浏览器|域名|www|http|有害健康|提醒您|\\d ?[次人]"
)
_REPORTERS = "本报记者"
_NAMES = 14
"""Letters that 本报记者 and a name or two have, with what they did: 本报记者 张三 摄."""
_COUNT = pattern(r"[(\[]?\d{1,6}[+)\]]?$")

SHORT = 45
"""Letters up to which a phrase speaks for its line: in longer lines it is as often part of a sentence."""
LONG = 300
"""Letters up to which a line may be a statement in full sentences."""


class Phrase(NamedTuple):
    """What a line says by one of the phrases."""

    group: str
    reason: Reason
    weak: bool
    long: bool = False


class _Table(NamedTuple):
    whole: dict[str, Phrase]
    start: re.Pattern[str]
    begins: frozenset[str]
    """The characters that ``start`` begins with."""
    begins_long: frozenset[str]
    """Those of them that a statement begins with."""
    inside: re.Pattern[str]
    any_inside: re.Pattern[str]
    """The same without its groups, which is looked for several times as fast."""
    end: re.Pattern[str]
    ends: tuple[str, ...]
    """The words that ``end`` looks for, which are compared several times as fast."""
    phrases: dict[str, Phrase]


@lru_cache(1024)
def find_phrase(text: str) -> Phrase | None:
    """What the line ``text`` says of itself, if it is short and says it by one of the phrases.

    >>> find_phrase("• 相关文章：").group, find_phrase("相关文章很多，这里只说一篇。")
    ('related', None)
    """
    table = _table()
    if len(text) > 2 * SHORT:
        return _statement(table, text) if len(text) <= LONG and _begins_as_statement(table, text) else None
    folded = fold_script(fold(text))
    line = folded.strip(_LEAD)
    if _ASKED.match(folded):
        return None
    if found := table.whole.get(line) or table.whole.get(_without_count(line)):
        return found
    if match := _match(table, line):
        phrase = table.phrases[match.lastgroup or ""]
        return None if phrase.group in _ALSO_RUNNING and _is_running(match, line, text) else phrase
    return table.phrases["credit"] if _BRACKETED.match(folded.strip()) or _ROLES.match(line) else None


def is_statement(text: str) -> bool:
    """Whether running text is one of the statements in full sentences that stand around a text.

    >>> is_statement("免责声明：本文仅代表作者个人观点，与本网无关。"), is_statement("园区在声明中说，新工厂已经建成。")
    (True, False)
    """
    if not _begins_as_statement(_table(), text):
        return False
    found = find_phrase(text)
    return found is not None and found.long


def _begins_as_statement(table: _Table, text: str) -> bool:
    """A look at the first character: nearly all text begins with one that no statement begins with."""
    return _folded(text[:40].lstrip(_ANY_LEAD)[:1]) in table.begins_long


@lru_cache(4096)
def _folded(character: str) -> str:
    return fold_script(fold(character))


def _statement(table: _Table, text: str) -> Phrase | None:
    """What a longer line says of itself as it begins: 声明：…."""
    match = table.start.match(fold_script(fold(text[:40])).strip(_LEAD))
    found = table.phrases[match.lastgroup or ""] if match else None
    return found if found and found.long else None


def _is_running(match: re.Match[str], line: str, text: str) -> bool:
    """Whether ``match`` is no label but words of running text: 长期饮酒过量会损伤肝脏。"""
    if match[0].endswith(_LABEL_END):
        return False
    if match[0] == _REPORTERS and len(line) > _NAMES and not is_credit_line(text):
        return True
    return _ENDS.search(line) is not None and not (_OF_PAGES.search(line) or is_credit_line(text))


def _without_count(line: str) -> str:
    line = line.rstrip(_TAIL)
    return _COUNT.sub("", line).rstrip(_TAIL) if line[-1:].isdecimal() else line


def _match(table: _Table, line: str) -> re.Match[str] | None:
    if line[:1] in table.begins and (match := table.start.match(line)):
        return match
    if place := table.any_inside.search(line):
        return table.inside.match(line, place.start())
    return table.end.search(line) if line.rstrip("\n").endswith(table.ends) else None


@cache
def _table() -> _Table:
    groups = read_table("boilerplate.toml")
    phrases = {
        name: Phrase(name, group["reason"], group.get("weak", False), group.get("long", False))
        for name, group in groups.items()
    }
    whole = {word: phrases[name] for name, group in reversed(groups.items()) for word in group.get("whole", ())}
    return _Table(
        whole,
        _alternatives(groups, "start"),
        frozenset(word[0] for word in _words(groups, "start")),
        frozenset(word[0] for word in _words({n: g for n, g in groups.items() if g.get("long")}, "start")),
        _alternatives(groups, "inside"),
        pattern("|".join(map(re.escape, _words(groups, "inside")))),
        _alternatives(groups, "end"),
        tuple(_words(groups, "end")),
        phrases,
    )


def _words(groups: dict[str, dict[str, list[str]]], place: str) -> list[str]:
    return [fold(word) for group in groups.values() for word in group.get(place, ())]


def _alternatives(groups: dict[str, dict[str, list[str]]], place: str) -> re.Pattern[str]:
    parts = []
    for name, group in groups.items():
        if words := group.get(place):
            parts.append(f"(?P<{name}>{'|'.join(re.escape(fold(word)) for word in words)})")
    return pattern(f"(?:{'|'.join(parts)})" + ("$" if place == "end" else ""))
