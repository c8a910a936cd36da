"""Headlines of a newspaper page: what is seen of them, the search over the ways to hand them out, and their kickers."""

from __future__ import annotations

import random

import pytest

from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.headlines.assignment import (
    Lines,
    assign_headlines,
    features_of_way,
    find_ways,
)
from hizone_clean.cleaners.assemble_articles.headlines.features import (
    DisplayLine,
    article_features,
    headline_weights,
    seam_features,
)
from hizone_clean.cleaners.assemble_articles.headlines.kickers import split_headline
from hizone_clean.cleaners.assemble_articles.parts import Part

WORDS = ("园区开工", "候鸟越冬", "电池投产", "菜市场改造", "港口扩建", "新春走基层", "桥梁合龙")


@pytest.mark.parametrize("seed", range(12))
def test_a_way_is_worth_the_sum_of_what_is_seen_of_it(seed: int) -> None:
    draw = random.Random(seed)
    segments = [Segment(2 * at, 2 * at + 1, is_round_up=draw.random() < 0.2) for at in range(4)]
    places = sorted(draw.choices(range(5), k=7))
    lines = [
        DisplayLine(
            at, place, WORDS[at], gap=draw.choice((-1, 0, 1)), signed=draw.random() < 0.2, twice=draw.random() < 0.5
        )
        for at, place in enumerate(places)
    ]
    evidence = [[draw.choice((0.0, 0.0, 1.0, 2.5)) for _ in segments] for _ in lines]
    shown, weights = Lines(lines, evidence, ""), headline_weights()
    for way in find_ways(segments, shown, weights):
        seen = features_of_way(segments, shown, way.groups)
        assert sum(weights.get(name, 0.0) * much for name, much in seen.items()) == pytest.approx(way.score)


def test_two_headlines_in_one_place_go_to_two_articles() -> None:
    segments = [Segment(0, 1), Segment(2, 3)]
    lines = [DisplayLine(4, 2, "湖畔湿地迎来越冬候鸟"), DisplayLine(5, 2, "江湾储能产业园揭牌")]
    shown = Lines(lines, [[0.0, 1.8], [2.7, 0.0]], "")
    assert assign_headlines(segments, shown).headlines == {0: (5,), 1: (4,)}


def test_two_headlines_stay_two_where_the_article_between_has_none() -> None:
    segments = [Segment(0, 1), Segment(2, 3), Segment(4, 5)]
    lines = [DisplayLine(6, 3, "清江油菜花海迎客"), DisplayLine(7, 3, "老城供热管网将改造完")]
    shown = Lines(lines, [[2.2, 0.0, 0.0], [0.0, 0.0, 2.6]], "")
    assert assign_headlines(segments, shown).headlines == {0: (6,), 2: (7,)}


def test_two_lines_of_one_headline_stay_together() -> None:
    segments = [Segment(0, 1), Segment(2, 3)]
    lines = [
        DisplayLine(4, 2, "湖畔湿地迎来"),
        DisplayLine(5, 2, "今年首批越冬候鸟"),
        DisplayLine(6, 2, "江湾储能产业园揭牌"),
    ]
    shown = Lines(lines, [[0.0, 1.8], [0.0, 1.2], [2.7, 0.0]], "")
    assert assign_headlines(segments, shown).headlines == {0: (6,), 1: (4, 5)}


@pytest.mark.parametrize(
    ("upper", "lower", "shadows", "seen"),
    [
        (DisplayLine(0, 0, "国家发改委："), DisplayLine(1, 0, "着力推动高质量发展"), False, "mark that goes on"),
        (DisplayLine(0, 0, "守护在“最北"), DisplayLine(1, 0, "铁路”线上的00后"), False, "open quote"),
        (DisplayLine(0, 0, "大国工匠"), DisplayLine(1, 0, "逐梦太空的王子", twice=True), True, "plain then shadow"),
        (DisplayLine(0, 0, "王沪宁调研"), DisplayLine(2, 0, "园区开工"), False, "something between"),
        (DisplayLine(0, 0, "我国港口加快"), DisplayLine(1, 0, "智慧绿色转型"), False, "said 2+2"),
    ],
)
def test_what_is_seen_of_two_lines(upper: DisplayLine, lower: DisplayLine, shadows: bool, seen: str) -> None:
    assert seen in dict(seam_features(upper, lower, "港口加快智慧转型", shadows=shadows))


@pytest.mark.parametrize(
    ("upper", "lower", "seen"),
    [
        ([2.0, 0.0], [0.0, 2.0], ["of two articles 3"]),
        ([2.0, 0.0], [0.0, 0.5], ["of two articles 1"]),
        ([2.0, 0.0], [1.0, 0.2], ["of one article"]),
        ([2.0, 0.0], [0.1, 0.0], ["lower says nothing"]),
        ([0.1, 0.0], [1.0, 0.0], ["upper says nothing"]),
        ([1.0, 0.9], [0.9, 1.0], []),
    ],
)
def test_what_two_lines_say_of_articles(upper: list[float], lower: list[float], seen: list[str]) -> None:
    assert list(article_features(upper, lower)) == seen


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("新春走基层", ["在雪线上守着", "一条铁路"]),
        ("稳增长 促发展·权威访谈", ["一季度经济", "开局良好"]),
        ("创新练就“肌肉” 项目排队进场", ["清远高新区硬气十足"]),
        ("", ["固本兴新", "塑造老城发展的新优势"]),
        ("", ["农机专家：", "为行业搭建信息平台"]),
        ("", ["我国港口加快", "智慧绿色转型"]),
        ("", ["江湾储能产业园揭牌"]),
    ],
)
def test_the_kicker_is_told_from_the_title(kicker: str, title: list[str]) -> None:
    lines = [Part("line", at, text) for at, text in enumerate([kicker] * bool(kicker) + title)]
    over, main = split_headline(lines, "近年来，我国港口加快智慧绿色转型。")
    assert [[line.text for line in part] for part in (over, main)] == [[kicker] * bool(kicker), title]
