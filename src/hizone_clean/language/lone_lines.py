"""The lines of a document that are a whole by their form: a date, a document's number, a caption, a row of a table, codes."""

from __future__ import annotations

from hizone_clean.language.document_names import names_document
from hizone_clean.patterns import pattern

# "2024年3月18日", "清政办发〔2024〕15号", "（此件公开发布）", "表1 变量的描述性统计", "附件：", "证券代码：300999 编号：2", "- 3 -", "清江高新区管委会 2024年4月", "周文博 1，林晓岚 2,3"
_BY_ITSELF = pattern(
    r"(?:(?:[\u4e00-\u9fff]{2,4}[ ]?[\d*][\d,，* ]{0,4}[，、,\s]*)+|[\d〇一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?(?:[\s\u3000].{0,40}|(?:发布|实施|施行|公布|印发|通过|批准))?"
    r"|.{0,20}[〔\[（(]\d{4}[〕\]）)]\s?第?\s?\d{1,5}\s?号|[（(【〔][^（(【〔]*[）)】〕]|[图表]\s?\d.*|[\u4e00-\u9fff（）]{2,12}[：:]\S{1,16}|附[件表录注](?:[\s\d：:].*)?|[注抄][^。]{0,6}[：:].*"
    r"|(?:[\u4e00-\u9fff]{2,8}[：:]\S+[ \u3000]+)+[\u4e00-\u9fff]{2,8}[：:]\S+|\W{0,3}(?:\d{1,4}|[ivx]{1,5})\W{0,3}"
    r"|[\u4e00-\u9fff（）]{4,20}[ \u3000]+\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)$"
)
# "证券代码：300999 证券简称：清江新材 公告编号：2024-015"
_CODES = pattern(r"(?:[\u4e00-\u9fff]{2,8}[：:][^：:\s]+[ \u3000]+)+[\u4e00-\u9fff]{2,8}[：:][^：:\s]+$")
# "各位同学：", "各县（市、区）人民政府："
_ADDRESSEE = pattern(r"[\u4e00-\u9fff（）、]{2,16}[：:]$")
# "2.", "（三）", "•", "①": the mark of an item that an extractor tore off
_MARK_ALONE = pattern(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳•●■◆▪➢\uf0b7\uf06c\uf0d8])$"
)
# "（6分）", "（略）": what stands behind a sentence in brackets
_SHORT_NOTE = pattern(r"[（(][^（）()]{1,8}[）)]$")
_CLAUSE = pattern("[，。；！？]")
_FIGURE = pattern(r"(?<!\S)[-+]?[\d.,]+[%％*]*(?!\S)")
# "江南省清江市中级人民法院": who writes it, over what it is called
_AUTHORITY = pattern(
    r"[\u4e00-\u9fff（）()·]{4,30}(?:政府|委员会|办公室|办公厅|局|厅|部|院|公司|大学|学院|协会|集团|法院|检察院)$"
)
# "【画面：清晨的江面，薄雾，一只渔船】", "〔技术员背着帆布包上。〕"
_IN_BRACKETS = pattern(r"[【〔][^【】〔〕]+[】〕]$")


def stands_by_itself(text: str) -> bool:
    """Whether a line of a document is a whole by its form: a date, a document's number, a caption, a row of a table.

    >>> stands_by_itself("2024年3月18日"), stands_by_itself("清政办发〔2024〕15号"), stands_by_itself("关于促进高新区")
    (True, True, False)
    """
    return _BY_ITSELF.match(text) is not None or (len(_FIGURE.findall(text)) > 1 and not _CLAUSE.search(text))


def stands_under_title(text: str) -> bool:
    """Whether ``text`` is what stands under the title of a document: a date, its number, an addressee (各位同学：).

    >>> stands_under_title("各位同学："), stands_under_title("〔2024〕12号"), stands_under_title("为了改善")
    (True, True, False)
    """
    return stands_by_itself(text) or _ADDRESSEE.match(text) is not None


def are_codes(text: str) -> bool:
    """Whether ``text`` is a row of codes: 证券代码：300999 证券简称：清江新材.

    >>> are_codes("证券代码：300999 证券简称：清江新材"), are_codes("证券代码：300999")
    (True, False)
    """
    return _CODES.match(text) is not None


def is_mark_alone(text: str) -> bool:
    """Whether ``text`` is the mark of an item that an extractor tore off: ``2.``, （三）, •."""
    return _MARK_ALONE.match(text) is not None


def is_short_note(text: str) -> bool:
    """Whether ``text`` stands behind a sentence in brackets: （6分）, （略）."""
    return _SHORT_NOTE.match(text) is not None


def is_in_brackets(text: str) -> bool:
    """Whether ``text`` is all in heavy or square brackets: a stage direction, what the picture shows."""
    return _IN_BRACKETS.match(text) is not None


def names_author_and_document(upper: str, lower: str) -> bool:
    """Whether ``upper`` says who writes and ``lower`` what it is called: 江南省清江市中级人民法院 / 民事判决书.

    >>> names_author_and_document("清江市中级人民法院", "民事判决书"), names_author_and_document("清江市教育局", "关于放假的通知")
    (True, False)
    """
    return _AUTHORITY.match(upper) is not None and names_document(lower) and not lower.startswith("关于")
