"""Which lines are Latin text although a Chinese name or word stands in them: they keep the marks and blanks of their own writing."""

from __future__ import annotations

from hizone_clean.language.writing_context import HAN
from hizone_clean.patterns import pattern

_WORD = pattern("[A-Za-z]+(?:['’][A-Za-z]+)?")
_HAN_RUN = pattern(f"[{HAN}]+")
_ASIDE = pattern(
    r"[(（][^()（）\n]{1,80}[)）]|\"[^\"\n]{1,80}\"|“[^“”\n]{1,80}”|《[^《》\n]{1,40}》|「[^「」\n]{1,40}」"
)
# Chinese grammar, and what Chinese typing leaves between two words: 的, 版,值
_CHINESE = pattern(
    f"[的是了在和与及等就都也把被这那为有我你他她它们不]|[{HAN}][,.;:!?，。；：！？、][{HAN}]|[，。；：！？、]$"
)
_LONGEST_NAME = 8
# Words that an English sentence hardly does without, and no product or technique is named by alone.
_ENGLISH = pattern(
    "(?:an|the|of|and|or|but|to|in|on|at|by|for|from|with|without|into|as|is|are|was|were|be|been|do|does|did|has|have|had"
    "|will|would|can|could|may|might|should|must|not|no|this|that|these|those|there|here|it|its|he|she|they|we|you|my|your|his|her"
    "|their|our|who|what|which|when|where|how|why|if|then|than|so|because|while|also|only|just|very|more|most|all|any|some|each|other"
    "|such|see|said|says|say|called|call|named|means|mean|use|used|using|love|like|know|think|about|after|before|between|under|over"
    "|through|during|new|please|click)"
)


def is_latin_text(line: str) -> bool:
    """Tell whether a line that has Han in it is an English sentence: most of it is English words, the Han are names or asides.

    >>> is_latin_text("I love 北京, 上海 and 广州."), is_latin_text('He said, "你好", then left.')
    (True, True)
    >>> is_latin_text("Tom and Jerry是动画片,很好看."), is_latin_text("使用 Go to definition 跳转")
    (False, False)
    """
    outside = _ASIDE.sub(" ", line)
    words = _WORD.findall(outside)
    runs = _HAN_RUN.findall(outside)
    first = _WORD.search(line)
    if len(words) < 2 or not first or _HAN_RUN.search(line, 0, first.start()) or _CHINESE.search(outside):
        return False
    if not runs:
        return True
    words_of_line = len(_WORD.findall(line))
    english = sum(
        _ENGLISH.fullmatch(word.lower() if word is words[0] and word[1:].islower() else word) is not None
        for word in words
    )
    han = sum(map(len, runs))
    return english > 0 and words_of_line > 2 and han <= 2 * words_of_line and max(map(len, runs)) <= _LONGEST_NAME
