"""Names of people: what a bare word must look like to be taken for one."""

from __future__ import annotations

from typing import Any

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table


def _read() -> dict[str, Any]:
    return read_table("names.toml")


_TABLES = _read()
_SINGLE = frozenset("".join(_TABLES["single"].split()))
_COMPOUND = frozenset(_TABLES["compound"])
_NOT_GIVEN = frozenset("".join(_TABLES["not_given"].split()))
_ENDS_GIVEN = _TABLES["ends_given"]
_WORDS = frozenset(_TABLES["words"].split())
_WORD_ENDS = frozenset(_TABLES["word_ends"])

_HAN = r"[\u3400-\u9fff]"
# 阿不都热依木·买买提
_DOTTED = pattern(rf"{_HAN}{{1,12}}(?:[·•・‧]{_HAN}{{1,12}}){{1,3}}")
# John Smith, Mary-Jane O'Neill: two to four words, parted by one blank
_LATIN = pattern(r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,3}")
_ONLY_HAN = pattern(rf"{_HAN}+")
# what parts names besides blanks, marks of decoration too: 张三、李四; 张三/李四; ▶ 张三
_MARKS = pattern(r"[、,，;；/／|｜丨&＆()（）\[\]<>{}【】《》「」\"“”‘’。!！?？▶►▷□■◆◇●○◎★☆▲△※*#=~_]+")
# the words of a Latin name stay together
_WORD = pattern(r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*)+|\S+")


def looks_like_name(text: str, *, stated: bool = False) -> bool:
    """Whether ``text`` can be the whole name of one person, judged by its form alone.

    A Chinese name is a surname and one or two characters, a compound surname and one or two, or, with a dot, a name of
    another people of China. Ordinary words that begin with a surname (方案, 高新区) are known and are none; with
    ``stated``, when the text itself says that here stands a name (记者 高峰), a word may be one, and 之 a part of it.

    >>> looks_like_name("林之伟"), looks_like_name("林之伟", stated=True)
    (False, True)
    >>> [looks_like_name(word) for word in ("张世港", "欧阳娜娜", "阿依古丽·买买提", "方案", "高新区", "记者")]
    [True, True, True, False, False, False]
    """
    if "·" in text or "•" in text or "・" in text or "‧" in text:
        return _DOTTED.fullmatch(text) is not None
    if not 2 <= len(text) <= 4 or not _ONLY_HAN.fullmatch(text):
        return False
    if text[:2] in _COMPOUND and len(text) > 2:
        return _can_be_given(text[2:])
    given = text[1:].replace("之", "", 1) if stated and len(text) == 3 else text[1:]  # 林之伟, 余友之; 高之 is none
    return (
        len(text) <= 3
        and text[0] in _SINGLE
        and _can_be_given(given)
        and (stated or (text not in _WORDS and text[:2] not in _WORDS))
    )


def _can_be_given(given: str) -> bool:
    """Whether no character says that here is no given name: in 李刚从 the second is an adverb, in 李志刚 it ends the name."""
    return _NOT_GIVEN.isdisjoint(given) and not any(map(_ENDS_GIVEN.__contains__, given[:-1]))


def split_names(text: str) -> tuple[str, ...]:
    """The names that ``text`` is a list of, or nothing when anything in it does not look like a name.

    Blanks, 、, commas and strokes part names; a name that was spread (张　伟) or cut at a line end (马 燕琴) closes up. Beside
    a sure name, one of three characters may begin with a word: 李强 黄山岭.

    >>> split_names("张世港 凡辉"), split_names("张　伟、欧阳娜娜"), split_names("马\\n燕琴"), split_names("发展 方案")
    (('张世港', '凡辉'), ('张伟', '欧阳娜娜'), ('马燕琴',), ())
    """
    names = words_of(text)
    if not any(map(looks_like_name, names)):
        return ()
    return tuple(dict.fromkeys(names)) if all(looks_like_name(name) or _may_be_name(name) for name in names) else ()


def _may_be_name(word: str) -> bool:
    return len(word) == 3 and word not in _WORDS and word[2] not in _WORD_ENDS and looks_like_name(word, stated=True)


def words_of(text: str) -> list[str]:
    """The words of ``text``, with the names closed up that a blank or a line end cut in two.

    >>> words_of("张 伟 叶 小青、马燕 琴|John Smith，张、伟")
    ['张伟', '叶小青', '马燕琴', 'John Smith', '张', '伟']
    """
    return [word for part in _MARKS.split(text) for word in _joined(_WORD.findall(part))]


def leading_names(words: list[str]) -> list[str]:
    """The names at the head of ``words``, where the text says that names stand: Han and Latin ones.

    Two names written without a blank are parted where there is one way only.

    >>> leading_names(["覃静沈有", "John Smith", "报道", "张三"])
    ['覃静', '沈有', 'John Smith']
    """
    names: list[str] = []
    for word in words:
        found = [word] if _is_name(word) or _LATIN.fullmatch(word) else _part(word)
        if not found:
            break
        names += found
    return names


def trailing_names(words: list[str]) -> list[str]:
    """The names at the end of ``words``, for a part that is named after them: 张三 李四/摄.

    >>> trailing_names(["新书", "发布", "张三丰", "李四"])
    ['张三丰', '李四']
    """
    names: list[str] = []
    for word in reversed(words):
        if not _is_name(word):
            break
        names.append(word)
    return names[::-1]


def _joined(words: list[str]) -> list[str]:
    joined: list[str] = []
    rest = words[::-1]
    while rest:
        word = rest.pop()
        if _is_surname(word) and rest and len(rest[-1]) <= 2 and _is_name(word + rest[-1]):
            word += rest.pop()
        elif joined and len(word) == 1 and len(joined[-1]) == 2 and _is_name(joined[-1] + word):
            word = joined.pop() + word
        joined.append(word)
    return joined


def _is_surname(word: str) -> bool:
    return word in _COMPOUND or (len(word) == 1 and word in _SINGLE)


def _is_name(word: str) -> bool:
    return looks_like_name(word, stated=True)


def _part(word: str) -> list[str]:
    """Two names written as one word, where there is one way only to part them: 覃静沈有."""
    if not 4 <= len(word) <= 6:
        return []
    ways = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    good = [way for way in ways if all(map(_is_name, way))]
    return list(good[0]) if len(good) == 1 else []
