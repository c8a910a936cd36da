"""Lines of the small boxes on a newspaper's page that are neither headline nor running text: dates, weather, names, numbers to call."""

from __future__ import annotations

from hizone_clean.language.person_names import split_names
from hizone_clean.patterns import pattern

# "2024年4月9日", "二〇二四年四月九日"
_DATE = pattern(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日$"
)
# "多云转晴 12℃～21℃", "东南风3到4级", "空气质量：良"
_WEATHER = pattern(
    r"[^。！？，的]{0,24}(?:\d\s?(?:℃|°C)|[东南西北偏]{1,4}风.{0,8}级)[^。！？，的]{0,16}$|(?:空气质量|相对湿度|紫外线|降水概率|森林火险)[^。！？]{0,20}$"
)
# "新闻热线：0571-88886666 邮箱：news@example.cn", "联系电话 88886666"
_CALL = pattern(
    r"[^。！？，]{0,16}(?:热线|电话|邮箱|传真|电邮|网址|邮编)(?:[：:]\s?|\s+|(?=\d))(?:\d[\d-]{6,}|[(（+]\d|[A-Za-z])[^。！？，]{0,60}$"
)
# "夜班公交下月开通 详见第2版", "老厂房改造动工　A3版", "人才公寓交付（05版）"; not "（下转第4版）"
_ELSEWHERE = pattern(r"[^。！？转接]{4,40}(?:[ \u3000（(]|详?见|刊于)第?\s?[A-Z]?\d{1,3}(?:[-—、]\d{1,3})?\s?版[）)]?$")
# no name has a figure: 产值达 190 亿元 同比 增长
_NO_NAME = pattern(r"\d")
_PAGE = ("版", "版）", "版)")
_LONGEST, _FEWEST_NAMES, _MANY_NAMES = 60, 3, 5
"""Characters of such a line at most; names of one of several rows, and of a row by itself: fewer sign an article."""


def is_date_alone(text: str) -> bool:
    """Whether ``text`` is a date and nothing else, as it stands under a notice."""
    return _DATE.match(text) is not None


def is_box_line(text: str) -> bool:
    """Whether ``text`` stands for itself in a box: a date, the weather, a row of names, where to call, what another page has.

    >>> [is_box_line(line) for line in ("东南风3到4级", "李 明 王 芳 张建国 陈一鸣 吴 山", "新闻热线：0571-88886666")]
    [True, True, True]
    >>> [is_box_line(line) for line in ("高新区刮起改革风", "李明 王芳", "园区开通服务热线", "……成效明显（下转第4版）")]
    [False, False, False, False]
    """
    if len(text) > _LONGEST:
        return False
    if (
        _DATE.match(text)
        or _WEATHER.match(text)
        or _CALL.match(text)
        or (text.endswith(_PAGE) and _ELSEWHERE.match(text))
    ):
        return True
    return len(names_in_row(text)) >= _MANY_NAMES


def are_rows_of_names(upper: str, lower: str) -> bool:
    """Whether both lines are rows of names, as no byline is.

    >>> are_rows_of_names("李 明 王 芳 张建国 陈一鸣", "周文博 林晓岚 吴 山 赵大海")
    True
    """
    return bool(names_in_row(upper)) and bool(names_in_row(lower))


def names_in_row(text: str) -> tuple[str, ...]:
    """The names of a row of names, three at least, those of two characters without the blank inside; else none.

    >>> names_in_row("李 明 王 芳 张建国 陈一鸣"), names_in_row("李明 王芳")
    (('李明', '王芳', '张建国', '陈一鸣'), ())
    """
    if len(text) > _LONGEST or text.count(" ") + text.count("\u3000") < _FEWEST_NAMES - 1 or _NO_NAME.search(text):
        return ()
    names = split_names(text)
    return names if len(names) >= _FEWEST_NAMES else ()
