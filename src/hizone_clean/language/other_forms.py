"""The lines of a document that have a form of their own, which is no headline's: dates, numbers, notes, rows, page numbers, signatures."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# "2024年3月18日", "二〇二四年三月", "2023 年5 月", "（2023年5月12日…通过）", "2005年5月11日 国务院第89次常务会议通过"
_DATE = pattern(
    r"[（(]?\s*[\d〇零一二三四五六七八九十]{4}\s?年\s?(?:[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?[日号])?)?(?:[\s\u3000).）].*)?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$"
)
# "清政办发〔2024〕15号", "第 23 号", "证券代码：300999 证券简称：…", "文号：", "第40 卷 第5 期"
_NUMBER = pattern(
    r".{0,16}[〔\[【（(]\s?\d{4}\s?[〕\]】）)]\s?第?\s?\d{1,5}\s?号|(?:总?第|No\.?)\s?[\d一二三四五六七八九十〇]{1,6}\s?[号期卷]|第\s?\d+\s?卷"
    r"|(?:证券代码|股票代码|公告编号|文号|索引号|编号|中图分类号|DOI|ISSN|文章编号|密级|签发人|份号)\s?[：:]"
)
# "• 1 -", "第3页", "3/12", "ii"
_PAGE = pattern(
    r"[\W_]*(?:第?\s?\d{1,4}\s?页?|[ivxIVX]{1,5})[\W_]*$|第?\s?\d{1,4}\s?页?\s?[/／，,（(]\s?共?\s?\d{1,4}.{0,3}$"
)
# "电话：0571-88888888", "邮箱：a@b.cn", "作者：…", "地址：…"
_LABELLED = pattern(r"[\u4e00-\u9fff\s]{2,8}[：:]")
# "周文博1，林晓岚2，陈一鸣1"
_AUTHORS = pattern(r"(?:[\u4e00-\u9fff]{2,4}[\d*,]{1,4}[，、,\s]*)+$")
_NOTE = pattern(
    r"[（(【\[〔].*[）)】\]〕]$|[①-⑳]|\[\d+\]|[图表]\s?\d|附[件表录注][\s\d一二三四：:]|附[件表录]$|此\s?致$|[注抄][^。]{0,6}[：:]"
)
_FIGURES = pattern(r"(?<!\S)[-+]?[\d.,]+[%％*]*(?!\S)")
_HAN = pattern(r"[\u3400-\u9fff]")
_BULLET = pattern(r"[•●■◆□▪➢✓\uf000-\uf0ff◎○★☆]")
_ORGANISATION = pattern(
    r"[\u4e00-\u9fff（）()·]{3,30}(?:政府|委员会|办公室|办公厅|局|厅|部|院|会|公司|中心|大学|学院|银行|协会|集团|法院|检察院|处|所|社|校|管委会|秘书处|组)$"
)
_GAP = pattern(r"\S(?:\s{2,}|\t)\S")
_MOST_FIGURES = 2


_FORMS = (
    ("date", _DATE), ("number", _NUMBER), ("page", _PAGE), ("label", _LABELLED), ("authors", _AUTHORS), ("note", _NOTE),
    ("bullet", _BULLET),
)  # fmt: skip


def other_form(text: str) -> str:
    """Which form ``text`` has that is no headline's; nothing where it has none.

    ``date``, ``number`` (of a document), ``page``, ``label``, ``authors``, ``note``, ``bullet``, ``row`` (of a table) or ``no han``.

    >>> other_form("清政办发〔2024〕15号"), other_form("• 1 -"), other_form("关于支持高新区的若干意见")
    ('number', 'page', '')
    """
    bare = text.strip()
    for name, form in _FORMS:
        if form.match(bare):
            return name
    if len(bare.split(None, 1)) > 1 and _is_row(bare):
        return "row"
    return "" if _HAN.search(bare) else "no han"


def _is_row(bare: str) -> bool:
    """Whether ``bare`` is a row of a table: figures among blanks, or several wide blanks."""
    return len(_FIGURES.findall(bare)) >= _MOST_FIGURES or len(_GAP.findall(bare)) > 1


def is_signature(text: str) -> bool:
    """Whether ``text`` is the name of an organisation and nothing else, as it signs a document."""
    return _ORGANISATION.match(text.strip()) is not None
