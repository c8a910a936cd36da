"""How a news item opens: 本报讯, 本报北京8月3日电, 新华社上海8月3日电."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# 本报讯 近日，…; 本報訊; 本报北京8月3日电（记者…; 新华社上海8月3日电
_OPENING = pattern(
    r"\s*[（(【]?(?:本[报報刊网網台臺社](?:[^\s，。：；！？（）()]{0,14}[讯訊电電])"
    r"|[\u4e00-\u9fff]{2,5}[社网網报報](?:[\u4e00-\u9fff]{1,9}\d{1,2}月\d{1,2}日)[讯訊电電])(?!息)"
)


def opens_news(text: str) -> bool:
    """Whether ``text`` opens as a news item: 本报讯, 本报北京8月3日电, in either script.

    >>> [opens_news(text) for text in ("本报讯 近日，园区开工。", "本報訊 近日，園區開工。", "本报消息")]
    [True, True, False]
    """
    return _OPENING.match(text) is not None
