"""Markdown that somebody wrote keeps its lists of links; a page made into Markdown loses its menus."""

from __future__ import annotations

import pytest

from hizone_clean import clean_document
from hizone_clean.source.authored import authored_score

_BOOK = """- [第一章 起步](ch01/start.md)
- [第二章 语法](ch02/syntax.md)
  - [变量](ch02/variables.md)
  - [函数](ch02/functions.md)
- [第三章 工程](ch03/project.md)
- [附录 术语表](glossary.md)
"""
_LIST = """[![build](https://img.shields.io/badge/build-passing-green.svg)](https://ci.example.com/1) ![logo](docs/logo.png)

收录与编译原理有关的书籍和课程，欢迎补充。

## 书籍

- [编译原理](https://a.example.com/dragon) - 教科书
- [自制编译器](https://b.example.com/own) - 从零写起
- [解释器](https://c.example.org/x) - 两本合一

## 课程

- [一门课](https://d.example.net/1) - 有视频
- [另一门课](https://e.example.cn/2) - 有作业
- [实验](https://f.example.com/lab) - 五个实验

## 工具

- [词法生成器](https://g.example.com/lex)
- [语法生成器](https://h.example.com/yacc)
"""
_ANCHORS = """* [一、安装](#一安装)
* [二、配置](#二配置)
* [三、常见问题](#三常见问题)

## 一、安装

```sh
make install
```

执行之后会生成一个目录，里面是全部可执行文件。

## 二、配置

把 `config.toml` 放在主目录，改动之后重启即可生效。

## 三、常见问题

端口被占用时换一个端口，或者先停掉原来的进程。
"""
_PAGE = """[首页](/) [新闻](/news/) [企业](/firms/) [登录](javascript:login\\(\\))

[![](/logo.png)](/)

* [要闻](/news/1.html "要闻")
* [视频](/video/1.html "视频")
* [图片](/photo/1.html "图片")

# 临江高新区二十三个项目开工

3月8日上午，临江高新区举行重点项目集中开工仪式，二十三个项目同时破土动工，总投资超过一百亿元。

* [园区企业年报出炉](/news/2.html "园区企业年报出炉")
* [两条道路年底通车](/news/3.html "两条道路年底通车")
"""


@pytest.mark.parametrize("text", [_BOOK, _LIST, _ANCHORS])
def test_what_somebody_wrote_keeps_its_links(text: str) -> None:
    document = clean_document(text)
    lost = [block.text for block in document.removed if block.reason not in ("markup", "image")]
    assert lost == []
    assert clean_document(document.to_markdown()).to_markdown() == document.to_markdown()
    assert clean_document(document.text).text == document.text


def test_a_page_loses_its_menus() -> None:
    assert (authored_score(_PAGE) or 0) < 0
    text = clean_document(_PAGE).text
    assert "总投资超过一百亿元" in text
    assert "首页" not in text
    assert "视频" not in text


@pytest.mark.parametrize("text", ["", "没有链接。", "```\n[甲](b.md)\n```", "写作 `[甲](b.md)` 即可。"])
def test_text_without_a_link_says_nothing(text: str) -> None:
    assert authored_score(text) is None


@pytest.mark.parametrize("text", ["[" * 50_000 + "](", "[a](" * 20_000, "![" * 20_000 + "](x)", '[甲](b "' * 10_000])
def test_marks_without_end_cost_no_time(text: str) -> None:
    authored_score(text)
