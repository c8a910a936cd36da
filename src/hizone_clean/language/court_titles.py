"""The title of a court's paper, which stands in two lines over its number: 某某人民法院 / 民事判决书 / （2019）临0191民初1234号."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.patterns import pattern

_COURT = pattern(r"[\u4e00-\u9fff]{2,28}(?:法院|检察院|仲裁委员会|仲裁院|法庭)$")
# 民 事 判 决 书, 刑事附带民事裁定书, 执行通知书
_PAPER = pattern(
    r"(?:民事|刑事|行政|执行|国家赔偿|仲裁|财产保全|不起诉|起诉|应诉|开庭|受理案件|限制消费|劳动|商事|海事|知识产权|附带民事|赔偿|公益诉讼|民事诉讼){0,3}"
    r"(?:判决书|裁定书|调解书|决定书|裁决书|通知书|起诉书|支付令|限制消费令|抗诉书|制裁决定书)$"
)
# （2019）临0191民初1234号, (2021)粤01刑终12号之一, 临检刑诉〔2020〕12号
_NUMBER = pattern(
    r"[（(〔\[]?\s?(?:19|20)\d\d\s?[）)〕\]].{2,30}号(?:之[一二三四五六七八九十])?$|[\u4e00-\u9fff]{2,12}[〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d+\s?号$"
)
_HEAD = 12
"""Lines from the top among which it stands."""


def court_title(texts: Sequence[str], head: int = _HEAD) -> int | None:
    """The place of the line with the court's name, over that with the paper's, among the first ``head`` of ``texts``; ``None`` where none is.

    >>> court_title(["首页", "某某市人民法院", "民 事 判 决 书", "（2019）临0191民初1234号"]), court_title(["某某市人民法院", "新闻"])
    (1, None)
    """
    closed = ["".join(text.split()) for text in texts[: head + 2]]
    for at, (court, paper, number) in enumerate(zip(closed, closed[1:], closed[2:], strict=False)):
        if _COURT.match(court) and _PAPER.match(paper) and _NUMBER.match(number):
            return at
    return None
