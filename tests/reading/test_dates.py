"""Dates in every form that Chinese pages use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hizone_clean.language.dates import find_date, iso_date

CASES = [
    # front matter
    ("2022-04-20 14:01:57 +0800", "2022-04-20T14:01:57+08:00"),
    ("2022-04-20T14:01-05:00", "2022-04-20T14:01-05:00"),
    ("2022-04-20 14:01:57 -0500", "2022-04-20T14:01:57-05:00"),
    ("2023年9月16日 10:00-12:00", "2023-09-16T10:00"),
    ("2022-04-20T14:01:57+08:00", "2022-04-20T14:01:57+08:00"),
    ("2022-04-20T06:01:57.000Z", "2022-04-20T06:01:57Z"),
    ("Tue, 07 Sep 2021 06:50:00 GMT", "2021-09-07T06:50:00Z"),
    ("Tue, 07 Sep 2021 06:50:00 +0800", "2021-09-07T06:50:00+08:00"),
    ("Tue, 7 Sep 2021 06:50:00 -0000", "2021-09-07T06:50:00Z"),
    ("Tue, 07 Sep 2021 06:50:00 EST", "2021-09-07T06:50:00-05:00"),
    ("Tue Sep 07 2021 14:50:00 GMT+0800 (中国标准时间)", "2021-09-07T14:50:00+08:00"),
    ("Tue Sep 07 14:50:00 CST 2021", "2021-09-07T14:50:00"),
    ("20210907", "2021-09-07"),
    ("20210907065000", "2021-09-07T06:50:00"),
    ("2021-09", "2021-09"),
    ("2021", "2021"),
    ("Invalid Date", None),
    ("+0800", None),
    ("", None),
    ("0123", None),
    # pages
    ("2021年9月7日", "2021-09-07"),
    ("2021年09月07日06:50", "2021-09-07T06:50"),
    ("2021年9月7日 6:50:09", "2021-09-07T06:50:09"),
    ("2021 年 9 月 7 日", "2021-09-07"),
    ("２０２１年９月７日　０６：５０", "2021-09-07T06:50"),
    ("2021-9-7", "2021-09-07"),
    ("2021/09/07 06:50", "2021-09-07T06:50"),
    ("2021.09.07", "2021-09-07"),
    ("2021年9月7日 上午8:30", "2021-09-07T08:30"),
    ("2021年9月7日下午3点20分", "2021-09-07T15:20"),
    ("2021年9月7日15时", "2021-09-07T15"),
    ("2021年9月7日 星期二 08:30", "2021-09-07T08:30"),
    ("2021年9月7日 12:30 AM", "2021-09-07T00:30"),
    ("发布时间：2021-09-07 06:50", "2021-09-07T06:50"),
    ("二〇二三年五月六日", "2023-05-06"),
    ("二○二三年十二月三十一日", "2023-12-31"),
    ("二零二三年十月二十日", "2023-10-20"),
    ("一九九八年十一月十日", "1998-11-10"),
    ("民國112年5月6日", "2023-05-06"),
    ("2023年5月", "2023-05"),
    ("Sep 7, 2021", "2021-09-07"),
    ("September 7th, 2021 at 3:20 PM", "2021-09-07T15:20"),
    ("7 September 2021", "2021-09-07"),
    ("十一月 6th, 2009", "2009-11-06"),
    ("10月 8, 2016", "2016-10-08"),
    ("五月 4, 2021 9:10 上午", "2021-05-04T09:10"),
    ("Mon Jan  6 12:33:21 2020", "2020-01-06T12:33:21"),
    ("截至5月6日，2021年度计划完成过半", None),
    ("截至5月 6, 2021年度计划完成过半", None),
    # no year, no date; no such day; a version, a number
    ("5月6日 08:30", None),
    ("8个月前 (11-09)", None),
    ("11-09", None),
    ("22-04-20", None),
    ("昨天 08:30", None),
    ("2023年2月30日", None),
    ("2023年13月1日", None),
    ("版本 2010.1.1.3", None),
    ("电话 02012345678", None),
    ("2021年，我国产值增长5%", None),
]


@pytest.mark.parametrize(("stated", "expected"), CASES)
def test_date(stated: str, expected: str | None) -> None:
    assert iso_date(stated) == expected
    assert expected is None or iso_date(expected) == expected


def test_first_date_and_its_place() -> None:
    text = "来源：某报 2021年9月7日 06:50 责编：张三 2022-01-01"
    date, (first, last) = find_date(text) or ("", (0, 0))
    assert (date, text[first:last]) == ("2021-09-07T06:50", "2021年9月7日 06:50")
    assert find_date("记者 2023年2月30日 报道，2021-09-07 刊发") == ("2021-09-07", (17, 27))
    assert find_date("2021年9月的产值") is None


@given(st.text(alphabet="2013-/.年月日: T+上午二〇十GMTSep,", max_size=40))
@settings(max_examples=100)
def test_any_text_gives_a_date_that_reads_back_or_none(text: str) -> None:
    date = iso_date(text)
    assert date is None or iso_date(date) == date


@given(st.datetimes(), st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y/%m/%d %H:%M:%S"]))
@settings(max_examples=60)
def test_every_moment_comes_back(moment: object, form: str) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    moment = moment.replace(year=1900 + moment.year % 200, microsecond=0, day=min(moment.day, 28))
    assert iso_date(moment.strftime(form)) == moment.isoformat()
