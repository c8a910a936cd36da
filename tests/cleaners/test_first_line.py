"""The title of a text that was never wrapped and that no page around it shows: its first line, where the text tells of it."""

import pytest

from hizone_clean import clean_document

OPENING = (
    "近日，位于河东区的社区养老服务中心正式启用，设有助餐点、康复室和日间照料室，可为六个小区的三千多位老人提供服务。"
)
SECOND = "据介绍，中心由区民政局与社会组织共同运营，助餐每份收费八元。"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["社区养老服务中心启用 三千多位老人受益", OPENING, SECOND], "社区养老服务中心启用 三千多位老人受益"),
        # who says it, then what
        (["河东区民政局：社区养老服务中心正式启用", OPENING, SECOND], "河东区民政局：社区养老服务中心正式启用"),
        # over its lead-in or a sub-heading, all of whose words come again
        (["社区养老服务", "背景与缘起", OPENING, SECOND], "社区养老服务"),
        # a question
        (["社区养老服务中心启用了吗？", OPENING, SECOND], "社区养老服务中心启用了吗？"),
        # nothing of it is said again
        (["夏夜的蝉声与旧书店", OPENING, SECOND], None),
        # who and when, labels, items and names are no titles
        (["本地新闻记者 王小明", OPENING, SECOND], None),
        (["2024年3月18日09:12", OPENING, SECOND], None),
        (["地址：河东区", OPENING, SECOND], None),
        (["一、社区养老服务中心", OPENING, SECOND], None),
        (["河东区民政局", OPENING, SECOND], None),
        # a sentence is of the body
        (["社区养老服务中心启用。", OPENING, SECOND], None),
        # a list is no story
        (["社区养老服务中心", "助餐点", "康复室", "日间照料室", "阅览室", "社区养老服务中心电话"], None),
        # nothing stands under it
        (["社区养老服务中心启用"], None),
    ],
)
def test_the_first_line_is_the_title_of_what_tells_of_it(lines: list[str], title: str | None) -> None:
    text = "\n\n".join(lines)

    document = clean_document(text)

    assert document.metadata.title == title
    assert text.endswith(document.text)  # a byline alone is taken away
    assert clean_document(document.to_markdown()).to_markdown() == document.to_markdown()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["夏夜的蝉声与旧书店", "2024-03-18 09:12 来源：河东日报", OPENING, SECOND], "夏夜的蝉声与旧书店"),
        (["2024-03-18 09:12 来源：河东日报", "旧书店里有什么？", OPENING, SECOND], "旧书店里有什么？"),
        # a line that announces, and one that another stands over
        (["今日要点：", "2024-03-18 09:12 来源：河东日报", OPENING, SECOND], None),
        (["新书架", "夏夜的蝉声与旧书店", "2024-03-18 09:12 来源：河东日报", OPENING, SECOND], None),
    ],
)
def test_a_line_at_a_sure_byline_is_the_title(lines: list[str], title: str | None) -> None:
    document = clean_document("\n\n".join(lines))
    assert document.metadata.title == title
    assert document.metadata.source == "河东日报"
    assert clean_document(document.text).text == document.text
