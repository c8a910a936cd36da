"""What documents call themselves: 通知, 条例, 报告; the kinds of GB/T 9704-2012 and the names of laws, papers and exams."""

from __future__ import annotations

from hizone_clean.patterns import pattern

_KIND = pattern(
    r"(?:通知|通告|公告|通报|决定|决议|意见|办法|条例|规定|细则|规则|章程|方案|规划|计划|纲要|要点|报告|报告书|白皮书|请示|批复|纪要|命令|议案|公报|标准|规范|指南|手册|合同"
    r"|协议|协议书|说明书|说明|总结|汇报|讲话|致辞|研究|分析|综述|述评|探讨|影响|试卷|考试|试题|解释|[\u4e00-\u9fff][\u4e00-\u9fff](?<![语方做用看说书写想算手作疗笔技戏兵章无合违执司立])法|制度|清单|名单|目录|倡议书|承诺书|简历|判决书|裁定书|决定书|调解书|通知书|起诉书|意见书|建议书|任务书|申请书|委托书|证明书|声明|启事|须知|大纲|教程)"
    r"(?:[（(][^（）()]{1,16}[)）])?(?:全文|摘要)?$"
)

_SPREAD = pattern("([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])$")
# "摘要：", "【摘 要】", "关键词：", "Abstract: "
_ABSTRACT = pattern(r"(?:【?摘\s*要】?|\[摘\s*要\]|关键词|Abstract|内容提要|中图分类号)\s*[：:\s】]")


def opens_abstract(text: str) -> bool:
    """Whether ``text`` opens as the abstract of a paper does, or its key words.

    >>> opens_abstract("摘 要：基于面板数据"), opens_abstract("摘要写得好")
    (True, False)
    """
    return _ABSTRACT.match(text) is not None


def names_document(text: str) -> bool:
    """Whether ``text`` ends as the titles of documents do; two letters set far apart are one word: 目　　录, 通 知.

    >>> names_document("关于支持高新区的若干意见（试行）"), names_document("产业链越拉越长"), names_document("通　　知")
    (True, False, True)
    """
    return _KIND.search(text) is not None or (
        (spread := _SPREAD.search(text)) is not None
        and _KIND.search(text[: spread.start()] + spread[1] + spread[2]) is not None
    )
