"""Phrases speak for a line of their own, and not where running text begins with the same words."""

from __future__ import annotations

import pytest

from hizone_clean import clean
from hizone_clean.cleaners.remove_boilerplate.phrases import find_phrase

LINES = [
    ("本报记者 徐山 李四 王五 通讯员 赵六", "credit"),
    ("本报记者 张三 李四，通讯员 王五", "credit"),
    ("本报记者 张三 摄", "credit"),
    ("责任编辑 张三", "credit"),
    ("图片来自网络，如有侵权请联系删除。", "credit"),
    ("发表于 2024-03-04", "byline"),
    ("阅读量 1234", "byline"),
    ("点击进入专题", "related"),
    ("扫描二维码，关注我们的公众号。", "share"),
    ("请登录后发表评论。", "share"),
    ("本网站所载内容，未经许可不得转载。", "copyright"),
    ("本报记者从市政府获悉，今年园区产值增长。", None),
    ("本报记者在现场看到，工人正在忙碌。", None),
    ("本报记者 徐山 日本宫崎县地震致16人受伤", None),
    ("发表于《自然》的论文指出，这种方法可行。", None),
    ("阅读量达到十万，创下纪录。", None),
    ("点击进入系统设置，选择网络。", None),
    ("跳转到第三步，继续操作。", None),
    ("建议使用 Python 3.10 以上版本，性能更好。", None),
    ("营业执照复印件一份，身份证复印件一份。", None),
    ("长期饮酒过量会损伤肝脏。", None),
    ("这本书在当时很少有人阅读。", None),
    ("已有1204人阅读", "byline"),
    ("饮酒过量有害健康", "advert"),
    ("图片由左至右依次为张三，李四，王五。", None),
]


@pytest.mark.parametrize(("line", "group"), LINES)
def test_what_a_line_says(line: str, group: str | None) -> None:
    found = find_phrase(line)
    assert (found and found.group) == group


def test_a_paragraph_that_begins_as_a_credit_does_stays() -> None:
    page = (
        '<html><body><div class="nav"><a href="/">首页</a> <a href="/b">新闻</a></div><h1>园区产值增长</h1>'
        "<p>2024-03-04 来源：临江日报</p><p>本报记者从市政府获悉，今年园区产值增长。</p>"
        "<p>据介绍，今年一季度，园区规模以上工业产值增长5.2%，增速比去年同期提高一点三个百分点。</p>"
        "<p>本报记者在现场看到，工人正在忙碌。</p><p>下一步，园区将继续推进项目建设。</p>"
        '<div class="foot">版权所有 临江日报</div></body></html>'
    )
    kept = clean(page)
    assert "本报记者从市政府获悉" in kept
    assert "本报记者在现场看到" in kept
    assert "版权所有" not in kept
