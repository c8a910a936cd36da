"""Credits and bylines of papers and pages, and the names in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hizone_clean.language.credits import Credit, looks_like_name, read_credit, split_names

# text, authors, photographers, source, picture source
CASES: list[tuple[str, str, str, str | None, str | None]] = [
    ("来源:潮新闻 记者 郑亚丽 通讯员 郭小凡 胡胜链", "郑亚丽 郭小凡 胡胜链", "", "潮新闻", None),
    ("来源:http://www.example.com 作者:张三", "张三", "", None, None),
    ("（文章来源：科技日报）", "", "", "科技日报", None),
    (" ▶ 科技日报记者 龙跃梅 本报特约通讯员 钟敏华", "龙跃梅 钟敏华", "", None, None),
    ("▶ 本报记者 叶伟", "叶伟", "", None, None),
    ("□ 本报记者 李小明", "李小明", "", None, None),
    ("□本报记者王静沈有", "王静 沈有", "", None, None),
    ("张世港 凡辉", "张世港 凡辉", "", None, None),
    ("钱伟", "钱伟", "", None, None),
    ("（记者 马燕琴）", "马燕琴", "", None, None),
    ("（特约通讯员 马 燕琴）", "马燕琴", "", None, None),
    ("（特约通讯员 马\n\n燕琴）", "马燕琴", "", None, None),
    ("本报讯 （特约通讯员 马 燕琴）近日，嘉兴市2021年度", "马燕琴", "", None, None),
    ("新华社北京5月6日电（记者张晓明、李四光）国务院", "张晓明 李四光", "", "新华社", None),
    ("本报北京5月6日电 （记者 张晓明）国务院", "张晓明", "", None, None),
    ("（本报记者刘艺本报特约通讯员杨吉）", "刘艺 杨吉", "", None, None),
    ("文/本报记者 张昱", "张昱", "", None, None),
    ("发表于2014-08-24 21:30| 1164次阅读| 来源ABCD| 0 条评论| 作者魏星", "魏星", "", "ABCD", None),
    ("2021-09-07 来源 某某网 字号", "", "", "某某网", None),
    ("来源：\n某网-《某日报》", "", "", "某网-《某日报》", None),
    ("作者：张　伟", "张伟", "", None, None),
    ("作者：容华谢后", "容华谢后", "", None, None),  # a pen name, not two people
    ("2023-09-03 14:20 島嶼新聞 記者王小華／台東報導", "王小華", "", None, None),
    ("時間：2023-03-17 16:45　來源：市政署", "", "", "市政署", None),
    ("文／林大同 圖／陳怡君", "林大同", "陳怡君", None, None),
    ("本报记者 王 伟 李 强 通讯员 张 敏", "王伟 李强 张敏", "", None, None),
    ("作 者：王小明　　来 源：某某日报", "王小明", "", "某某日报", None),
    ("文｜张三丰　图｜李四", "张三丰", "李四", None, None),
    ("文/张三 图/李四", "张三", "李四", None, None),
    ("张三 文 李四 图", "张三", "李四", None, None),
    ("文/图 张三 李四", "张三 李四", "张三 李四", None, None),
    ("本报记者 张三丰 文/图", "张三丰", "张三丰", None, None),
    ("本报记者 张三丰 摄影报道", "张三丰", "张三丰", None, None),
    ("通讯员 阿依古丽·买买提 记者 欧阳娜娜", "阿依古丽·买买提 欧阳娜娜", "", None, None),
    ("By John Smith, Reuters", "John Smith", "", None, None),
    ("来源：The Paper 作者：Li Wei", "Li Wei", "", "The Paper", None),
    ("来源：本站原创 作者：党办公室", "党办公室", "", "本站原创", None),
    # pictures
    ("周乐蒙/摄", "", "周乐蒙", None, None),
    ("本报记者 王民鸣摄", "", "王民鸣", None, None),
    ("图为园区一角。李明 摄", "", "李明", None, None),
    ("图片来源：烟台高新区", "", "", None, "烟台高新区"),
    ("烟台高新区供图", "", "", None, "烟台高新区"),
    # sources with what stands around them
    ("2018-05-13 13:15:00 来源：某某新闻客户端", "", "", "某某新闻客户端", None),
    ("2019年05月12日 17:19 来源：新华网 浏览：123次 字号：大 中 小", "", "", "新华网", None),
    ("来源： 科普某地-科学原理 | 责编：张三", "", "", "科普某地-科学原理", None),
    ("来源:　“某某教育”微信号", "", "", "“某某教育”微信号", None),
    ("来源：某某时报时间：2019-09-23 14:34:05 作者：", "", "", "某某时报", None),
    ("（某某晚报）", "", "", "某某晚报", None),
    # parts that are no authors
    ("责任编辑：张三", "", "", None, None),
    ("(责编：汤诗瑶、丁涛)", "", "", None, None),
    ("编辑：倪小轩   责任编辑：林涛  ", "", "", None, None),
    # nothing stated
    ("来源：", "", "", None, None),
    ("", "", "", None, None),
    ("admin8个月前 (11-09)浙江产业信息61", "", "", None, None),
    ("据记者了解，产值增长5%。", "", "", None, None),
    ("记者从会上获悉，今年产值增长5%。", "", "", None, None),
    ("资金来源：财政资金100万元", "", "", None, None),
    ("编辑：什么开始这项调查?当初的目的是什么?", "", "", None, None),
    ("作者：您目前是匿名发表   登录", "", "", None, None),
    ("（以下简称《规划》）", "", "", None, None),
    ("安全生产", "", "", None, None),
    ("高新区", "", "", None, None),
    ("本片拍摄", "", "", None, None),
]


@pytest.mark.parametrize(("text", "authors", "photographers", "source", "picture_source"), CASES)
def test_credit(text: str, authors: str, photographers: str, source: str | None, picture_source: str | None) -> None:
    def listed(names: str) -> tuple[str, ...]:
        return tuple(names.replace("Li Wei", "Li_Wei").replace("John Smith", "John_Smith").split())

    read = read_credit(text)
    found = tuple(name.replace(" ", "_") for name in read.authors)
    assert (found, read.photographers) == (listed(authors), listed(photographers))
    assert (read.source, read.picture_source) == (source, picture_source)


def test_roles_and_date() -> None:
    assert read_credit("2021年9月7日 来源：某报 责任编辑：张三 校对：李四") == Credit(
        source="某报",
        date="2021-09-07",
        roles=(("责任编辑", "张三"), ("校对", "李四"), ("来源", "某报")),
    )
    assert read_credit("5月6日 08:30 来源：某报").date is None
    assert read_credit("责任编辑：张三").stated
    assert not read_credit("2021年9月7日").stated


def test_a_name_may_end_in_a_word() -> None:
    assert read_credit("记者 徐刚").authors == ("徐刚",)
    assert read_credit("记者 李志刚 通讯员 王小明").authors == ("李志刚", "王小明")


def test_prose_states_nothing() -> None:
    prose = "近日，记者 张三 来到园区，" + "看到生产线上一片繁忙，" * 20
    assert read_credit(prose) == Credit()


NAMES = [
    *(
        (name, True)
        for name in (
            "张世港",
            "凡辉",
            "欧阳娜娜",
            "司马光",
            "王小",
            "覃静",
            "张明明",
            "阿依古丽·买买提",
            "張偉",
            "李志刚",
        )
    ),
    *(
        (word, False)
        for word in (
            "",
            "张",
            "高新区",
            "方案",
            "安全",
            "记者",
            "金融业",
            "成都市",
            "江苏",
            "全国",
            "经济",
            "张三李四王五",
            "abc",
            "马上",
            "高刚从",
            "金刚",
            "李刚才",
        )
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name(text: str, expected: bool) -> None:
    assert looks_like_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张世港 凡辉", ("张世港", "凡辉")),
        ("康凯、张歌", ("康凯", "张歌")),
        ("张　伟 李　强", ("张伟", "李强")),
        ("马\n燕琴", ("马燕琴",)),
        ("张三 张三", ("张三",)),
        ("发展 方案", ()),
        ("张世港 新区", ()),
        ("李强 黄山岭", ("李强", "黄山岭")),
        ("黄山岭", ()),
        ("李强 安全员", ()),
        ("李强 高新区", ()),
        ("", ()),
    ],
)
def test_list_of_names(text: str, expected: tuple[str, ...]) -> None:
    assert split_names(text) == expected


@given(st.text(alphabet="张三李四记者来源摄文图编辑：:/|（） 、\n12月日-", max_size=60))
@settings(max_examples=100)
def test_every_name_stands_in_the_text(text: str) -> None:
    """Nobody is invented: but for blanks, each name stands in the text as it is."""
    read = read_credit(text)
    closed = "".join(text.split())
    for name in (*read.authors, *read.photographers):
        assert "".join(name.split()) in closed
