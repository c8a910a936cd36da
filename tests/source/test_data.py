"""Data is told from documents by what it holds and by its name, and prose is never taken for data."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from hizone_clean import InputError, clean, clean_document
from hizone_clean.source.data import find_data_kind

DATA = [
    # text, kind
    ('{"text": "11月1日,记者获悉"}', "json"),
    ('\ufeff  [\n  {"a": "甲,乙"},\n  {"a": "丙"}\n]\n', "json"),
    ('["甲,乙", "丙"]', "json"),
    ('{"a": "甲,乙", "b": [1, 2], "c": {"d": "这一段没有', "json"),  # cut short
    ('{"text": "甲,乙"}\n{"text": "丙"}\n', "jsonl"),
    ('{"text": "甲,乙"}\n{"text": "丙', "jsonl"),
    ('id,text\n1,"甲,乙"\n', "csv"),
    ("姓名;年龄;城市\n张三;20;北京\n李四;30;上海\n", "csv"),
    ('标题,日期,正文\n甲,2024-05-06,"园区产值增长,创新高。\n第二段,完。"\n乙,2024-05-07,新增企业。\n', "csv"),
    ("姓名\t部门\n张三\t研发\n李四\t市场\n", "tsv"),
    ("name: 甲,乙\nitems:\n  - 丙,丁\n  - 戊\n", "yaml"),
    ("# 配置,说明\ntitle: 甲,乙\nauthor: 丙\nurl: http://a.cn\n", "yaml"),
    ('[server]\nport = 80\ntitle = "甲,乙"\n', "toml"),
    ("; 配置文件,请勿修改\n[main]\nname=甲,乙\npath=C:\\a,b\n", "ini"),
    ("DB_HOST=localhost\nDB_NAME=甲\nDB_PORT=3306\n", "ini"),
    ("import os\n\n\ndef f(a, b):\n    # 返回a,b之和.\n    return a + b\n", "code"),
    ('#include <stdio.h>\nint main() {\n  printf("你好,世界");  // 输出,返回\n  return 0;\n}\n', "code"),
    ("cmake_minimum_required(VERSION 3.10)\nproject(demo)\n# 名称,说明\nadd_executable(demo main.c)\n", "code"),
    ("#!/bin/bash\necho 你好,世界\n", "code"),
    ("# 取消请求。\n# 用法：\nimport os\nx = f(1)\ny = g(x)\nhelp(\n    '先取消。'\n)\n", "code"),
    ("function f(a) {\n  // 返回。\n  return a;\n}\n// 第一步。\n// 第二步。\nvar t = `说明。\n第一段。`;\nf(t);\nf(1);\nf(2);\nf(3);\nf(4);\nf(5);\nf(6);\nf(7);\n", "code"),
    ("SELECT a, b\nFROM t\nWHERE c = '张三,李四'\nORDER BY a;\nDELETE FROM t;\n", "code"),
    ("1\n00:00:01,000 --> 00:00:03,500\n你来了?\n", "srt"),
    ("WEBVTT\n\n00:01.000 --> 00:03.000\n你来了?\n", "vtt"),
    ("[Script Info]\nTitle: 甲\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,你好,世界\n", "ass"),
    ("[ti:题名]\n[00:12.00]歌词,甲\n[00:15.00]乙\n", "lrc"),
    ('<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>甲</title></item></channel></rss>', "feed"),
    ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>甲</title></entry></feed>', "feed"),
    ("<item><title>甲</title><pubDate>Tue, 04 May 2021 09:10:00 +0800</pubDate></item>", "feed"),
    ('<?xml version="1.0"?>\n<urlset><url><loc>http://a.cn/</loc></url></urlset>', "xml"),
    ('<?xml version="1.0"?>\n<config><name>甲,乙</name></config>', "xml"),
    ("From: a@b.cn\nTo: c@d.cn\nSubject: 甲\nDate: Mon, 6 May 2024 09:12:00 +0800\n\n正文,甲.\n", "mail"),
    ("From a@b.cn Mon May  6 09:12:00 2024\nFrom: a@b.cn\nMessage-ID: <1>\n\n正文.\n", "mbox"),
    ('BEGIN:VCARD\nVERSION:3.0\nFN:张三,李四\nEND:VCARD\n', 'vcard'),
    ('BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:例会,周一.\nEND:VEVENT\n', 'calendar'),
    ('% 参考\n@article{zhang2020,\n  title={高新区,创新},\n  author={张三}\n}\n', 'references'),
    ('@comment{x}\n@book{a, title = {甲}}\n', 'references'),
    ('TY  - JOUR\nAU  - 张三\nTI  - 高新区,创新\nER  - \n', 'references'),
    ('# 翻译,说明\nmsgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n\n#: a.c:1\nmsgid "Hello, world."\nmsgstr "你好,世界."\n', 'translations'),
    ('\\documentclass{ctexart}\n\\begin{document}\n正文,甲.\n\\end{document}\n', 'tex'),
    ('% !TEX root\n\\section{引言}\n高新区,创新.\n', 'tex'),
    ('2024-05-06 09:12:00,123 [main] INFO c.d.E - 启动,完成.\n2024-05-06 09:12:01,123 [main] ERROR c.d.E - 失败,重试.\n\tat a.b.C(D.java:1)\n2024-05-06 09:12:02,000 [x] WARN 甲\n', 'log'),
    ('10.0.0.1 - - [06/May/2024:09:12:00 +0800] "GET / HTTP/1.1" 200 12\n10.0.0.2 - - [06/May/2024:09:12:01 +0800] "GET /a HTTP/1.1" 200 12\n10.0.0.2 - - [06/May/2024:09:12:01 +0800] "GET /a HTTP/1.1" 404 12\n', 'log'),
    ('0:00:01.000,0:00:03.500\n你来了?\n\n0:00:04.000,0:00:05.000\n走吧...\n', 'sbv'),
    ('{100}{200}你来了?|我来了.\n{210}{300}走吧...\n', 'sub'),
    ('[00:00.000 --> 00:03.500] 你来了?\n[00:03.500 --> 00:05.000] 走吧...\n', 'lrc'),
    ('1\n00:00:01 --> 00:00:03\n你来了?\n', 'srt'),
    ('Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\Software\\A]\n"名称"="甲,乙"\n', 'ini'),
    ('--- a/x.txt\n+++ b/x.txt\n@@ -1,2 +1,2 @@\n-甲,乙\n+甲，乙\n', 'code'),
    ('From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: 张三 <a@b.cn>\nDate: Mon, 6 May 2024 09:12:00 +0800\nSubject: [PATCH] 修,改\n\n---\n a | 2 +-\n', 'code'),
    ('# 配置,说明\napp.name=甲,乙\napp.path=/a/b\napp.on=true\n', 'ini'),
    ('/* 标题,说明 */\n"title" = "甲,乙";\n"name" = "丙.";\n"ok" = "好.";\n', 'code'),
    ('<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//A" "x">\n<plist version="1.0"><dict><key>a</key><string>甲,乙。丙。丁。</string></dict></plist>', 'xml'),
    ("-- MySQL dump 10.13\n--\n-- Host: localhost\n\nDROP TABLE IF EXISTS `t`;\nCREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `a` varchar(255) DEFAULT NULL\n) ENGINE=InnoDB;\nINSERT INTO `t` VALUES (1,'甲,乙'),(2,'丙.');\n", 'code'),
    ('{\n "cells": [\n  {"cell_type": "markdown", "source": ["# 题,甲"]}\n ]\n}', 'json'),
    ('{\n  // 说明,甲\n  "a": "甲,乙",\n  "b": 2\n}\n', 'json'),
    ("{\\rtf1\\ansi\\deff0 {\\fonttbl}\n\\'d5\\'e2}\n", 'rtf'),
    ('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', 'key'),
    ('#EXTM3U\n#EXTINF:123,张三 - 甲\na.mp3\n', 'playlist'),
    ('<?xml version="1.0"?><xliff version="1.2"><file><body><trans-unit id="1"><source>Hello.</source><target>你好。再见。完。</target></trans-unit></body></file></xliff>', 'xml'),
    ('"姓名";"简介"\n"张三";"高新区,创新"\n"李四";"甲,乙"\n', 'csv'),
    ('commit 0123456789012345678901234567890123456789\nAuthor: 张三 <a@b.cn>\nDate:   Mon May 6 09:12:00 2024 +0800\n\n    修改,说明.\n', 'code'),
    ('server {\n    listen 80;\n    server_name a.cn;\n    location / {\n        root /var/www;  # 目录,说明\n    }\n}\n', 'code'),
    ('digraph G {\n  a -> b [label="甲,乙"];\n  b -> c;\n  c -> d;\n}\n', 'code'),
    ('graph TD\n  A[甲,乙] --> B(丙)\n  B --> C{丁}\n', 'code'),
    ('.TH HIZONE 1\n.SH 名称\nhizone,清理.\n', 'markup'),
    ('#+TITLE: 题\n* 一级\n正文,甲.\n', 'markup'),
]  # fmt: skip
DOCUMENTS = [
    "11月1日,记者获悉,园区产值增长5.2%.",
    "床前明月光,疑是地上霜.\n举头望明月,低头思故乡.\n",
    "床前明月光,疑是地上霜\n举头望明月,低头思故乡\n野火烧不尽,春风吹又生\n",
    "张三,李四,王五\n赵六,钱七,孙八\n",
    "[1]\n参考文献\n",
    "[2021]",
    "[图] 园区一角\n记者获悉,园区产值增长。",
    '{"title": "甲"}\n\n正文,第一段。\n',
    "---\ntitle: 甲\nauthor: 乙\n---\n正文。\n",
    "---\ntitle: 甲\n---\n",
    "Title: 园区产值增长\nURL Source: http://a.cn\n\nMarkdown Content:\n正文,甲.\n",
    "问: 为什么?\n答: 因为。\n",
    "Q: 为什么?\nA: 因为。\nQ: 还有吗?\nA: 没有。\n",
    "电话: 010\n地址: 北京\n邮编: 100000\n",
    "标题：甲\n来源：乙\n时间：2024年5月6日\n",
    "第一,甲;\n第二,乙;\n第三,丙;\n第四,丁;\n",
    "1\n园区\n2\n产值\n",
    "<html><body><p>甲,乙.</p></body></html>",
    '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲</p></body></html>',
    '<?xml version="1.0"?><doc><p>园区产值增长。</p><p>新增企业多家。</p></doc>',
    "# 标题\n\n- 甲;\n- 乙;\n\n```python\nimport os\nx = 1\n```\n\n说明,丙.\n",
    "import 语句怎么写\n\n先写 import os，再写 x = 1。\n\n然后运行。\n\n完成。",
    "Hello, world\nGood morning, everyone\nSee you, friends\n",
    "From: 北京\n\n今天来信,说一切都好.\n",
    "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n",
    "\t第一段,甲.\n\t第二段,乙.\n\t第三段,丙.\n",
    "序号 | 名称\n\n1 | 甲\n\n2 | 乙",
    "序号,名称\n\n1,甲\n\n2,乙",
    "a = 1\n\nb = 2\n\nc = 3",
    "```\nimport os\nx = f(1)\ny = g(2)\nprint(x, y)\nz = 1\nv = 2\nw = 3\nt = 4\ns = 5\nr = 6\n```",
    "见下式。\n\n\\begin{align}\na &= b\n\\end{align}\n",
    "2024-05-06 09:12:00 张三(123)\n你好,在吗?\n\n2024-05-06 09:13:00 李四\n在.\n",
    "[2024/5/6 09:12:00] 张三: 你好,在吗?\n[2024/5/6 09:13:00] 李四: 在,有事?\n[2024/5/6 09:14:00] 张三: 没事.\n",
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n正文,甲.\n",
    "@张三 你好,在吗?\n@李四 在.\n",
    "#标题,说明\n甲,乙.\n",
    "May 6日,园区开工.\n",
    "INFO 是一个词,不是日志.\n第二行,甲.\n第三行,乙.\n",
    "@book 是 BibTeX 的一种条目,写作 @book{键, …}.\n",
    "* [概述](../)\n* [用法](./)\n\n# 取消\n\n请求发出后可以取消。\n\n    job = client.get(url);\n    job.cancel();\n    x = 1;\n    if (job.done()) {\n        y();\n    }\n\n# 完成\n",
    "# 安装\n\n先装好依赖。\n\n    apt install a\n    x = 1;\n    y = 2;\n\n再运行：\n\n    run(x);\n    run(y);\n    z = 3;\n    w = 4;\n    v = 5;\n    u = 6;\n    t = 7;\n    s = 8;\n",
    '["',
    "",
    "\n\n",
]


@pytest.mark.parametrize(("text", "key"), DATA, ids=[f"{key}-{number}" for number, (_, key) in enumerate(DATA)])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_data_is_told_by_what_it_holds(text: str, key: str, end: str) -> None:
    kind = find_data_kind(text.replace("\n", end))
    assert kind and kind.key == key
    if kind.serve == "refuse":
        with pytest.raises(InputError, match=r"this is .+, not a document: "):
            clean(text)
        with pytest.raises(InputError):
            clean(text.encode("gb18030"))


@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_document_is_never_taken_for_data(text: str) -> None:
    assert find_data_kind(text) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("CMakeLists.txt", "code"), ("src/CMakeLists.txt", "code"), ("requirements.txt", "code"), ("a.PY", "code"), ("C:\\x\\a.json", "json"),
        ("a.csv", "csv"), ("a.txt", ""), ("README", ""), ("a.md", ""), ("a.srt", ""), ("", ""),
        ("a.vcf", "vcard"), ("a.tex", "tex"), ("a.log", "log"), ("a.rst", "markup"), ("x/README.org", "markup"), ("a.Reg", "ini"),
    ],
)  # fmt: skip
def test_a_name_tells_too(name: str, key: str) -> None:
    kind = find_data_kind("甲,乙.\n丙.\n", name)
    assert (kind.key if kind else "") == key


SUBTITLES = [
    ("1\n00:00:01,000 --> 00:00:03,500\n你来了?\n- <i>我来了,好.</i>\n\n2\n00:00:04,000 --> 00:00:05,000\n走吧...\n",
     "1\n00:00:01,000 --> 00:00:03,500\n你来了？\n- <i>我来了，好。</i>\n\n2\n00:00:04,000 --> 00:00:05,000\n走吧……\n"),
    ("WEBVTT - 甲,乙\n\nNOTE 说明,甲.\n第二行,乙.\n\nSTYLE\n::cue { color: red; }\n\n00:01.000 --> 00:03.000 align:start\n<v 张三>你好,世界.</v>\n",
     "WEBVTT - 甲,乙\n\nNOTE 说明,甲.\n第二行,乙.\n\nSTYLE\n::cue { color: red; }\n\n00:01.000 --> 00:03.000 align:start\n<v 张三>你好，世界。</v>\n"),
    ("[Script Info]\nTitle: 甲,乙\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
     "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8}你好,世界\\N再见,甲\n",
     "[Script Info]\nTitle: 甲,乙\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
     "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8}你好，世界\\N再见，甲\n"),
    ("0:00:01.000,0:00:03.500\n你来了?[br]我来了,好.\n\n0:00:04.000,0:00:05.000\n走吧...\n",
     "0:00:01.000,0:00:03.500\n你来了？[br]我来了，好。\n\n0:00:04.000,0:00:05.000\n走吧……\n"),
    ("{100}{200}{y:i}你来了?\n{210}{300}走吧...\n", "{100}{200}{y:i}你来了？\n{210}{300}走吧……\n"),
    ("[00:00.000 --> 00:03.500] 你来了?\n[00:03.500 --> 00:05.000] 走吧...\n",
     "[00:00.000 --> 00:03.500] 你来了？\n[00:03.500 --> 00:05.000] 走吧……\n"),
    ("[ti:题,名]\n[00:12.00][00:20.00]歌词,甲\n[00:15.00]乙,丙\n", "[ti:题,名]\n[00:12.00][00:20.00]歌词，甲\n[00:15.00]乙，丙\n"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "want"), SUBTITLES)
def test_subtitles_keep_their_form_and_only_their_text_is_touched(raw: str, want: str) -> None:
    document = clean_document(raw)
    assert (document.text, document.check().ok) == (want, True)
    assert clean(want) == want
    assert clean(raw, script="simplified") == want


def letter(body: str, page: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "张三 <z@a.cn>", "b@c.cn"
    message["Subject"], message["Date"] = "园区产值,增长", "Mon, 6 May 2024 09:12:00 +0800"
    for name, value in headers.items():
        message[name] = value
    message.set_content(body, charset="gb2312", cte="base64")
    if page:
        message.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")
    return message


@pytest.mark.parametrize("as_text", [False, True])
def test_a_mail_is_decoded_and_its_headers_are_metadata(as_text: bool) -> None:
    message = letter("王工:\n\n附件是用地指标,请您确认.\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="指标.pdf")
    raw = message.as_bytes()
    document = clean_document(raw.decode() if as_text else raw)
    assert document.text == "王工：\n\n附件是用地指标，请您确认。"
    said = document.metadata
    assert (said.title, said.date, said.authors) == ("园区产值，增长", "2024-05-06T09:12:00+08:00", ("张三",))
    assert any("指标.pdf" in one.note for one in document.diagnostics) and document.check().ok


def test_of_a_mail_in_two_forms_the_fuller_is_read() -> None:
    stub = letter(
        "请用网页形式查看.", "<p>园区产值增长,创新高.新增企业一百二十家,增长很快.</p><p>记者获悉,这是第一次.</p>"
    )
    assert clean(stub.as_bytes()).startswith("园区产值增长，创新高。")
    whole = letter("园区产值增长,创新高.\n\n记者获悉.", "<div>园区产值增长,创新高.<br>记者获悉.</div>")
    assert clean(whole.as_bytes()) == "园区产值增长，创新高。\n\n记者获悉。"


MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.cn/1.html\r\nSubject: =?utf-8?Q?=E7=94=B2?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----X----"\r\n\r\n------X----\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: {}\r\nContent-Location: https://a.cn/1.html\r\n\r\n{}\r\n------X----\r\nContent-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------X------\r\n"
)


def test_a_saved_page_is_decoded_and_read_as_a_page() -> None:
    import base64
    import quopri

    page = '<html><head><meta charset="{}"><title>甲乙</title></head><body><p>园区产值,增长.</p></body></html>'
    coded = quopri.encodestring(page.format("utf-8").encode()).decode()
    packed = base64.encodebytes(page.format("gbk").encode("gbk")).decode()
    for transfer, body in (("quoted-printable", coded), ("base64", packed)):
        for raw in (MHTML.format(transfer, body), MHTML.format(transfer, body).encode()):
            document = clean_document(raw)
            assert (document.text, document.metadata.url) == ("园区产值，增长。", "https://a.cn/1.html")


RSS = (
    '<?xml version="1.0" encoding="gbk"?><rss version="2.0"><channel><title>某报</title><item><title>园区产值,增长</title>'
    "<author>张三</author><description><![CDATA[<p>记者获悉,园区产值增长5%.</p><p>新增企业120家.</p>]]></description></item>"
    "<item><title>第二条</title><description>&lt;p&gt;新增企业,增长很快.&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>甲</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    "<p>正文,一.</p></div></content></entry><entry><title>乙</title><summary>正文,二.</summary></entry></feed>"
)


def test_items_without_their_feed_are_articles_too() -> None:
    item = "<item><title>{0}</title><pubDate>Tue, 04 May 2021 09:10:00 +0800</pubDate><dc:creator>沈一帆</dc:creator><description>梗概</description><content:encoded><![CDATA[<p>{0}的正文。</p>]]></content:encoded></item>"
    documents = clean_document(item.format("甲") + "\n" + item.format("乙"))
    assert [(a.title, a.authors, a.text) for a in documents.articles] == [
        ("甲", ("沈一帆",), "甲的正文。"),
        ("乙", ("沈一帆",), "乙的正文。"),
    ]


def test_the_items_of_a_feed_are_articles() -> None:
    for raw in (RSS, RSS.encode("gbk")):
        document = clean_document(raw)
        assert [(article.title, article.authors) for article in document.articles] == [
            ("园区产值，增长", ("张三",)),
            ("第二条", ()),
        ]
        assert document.check().ok and "新增企业，增长很快。" in document.text
    assert [(article.title, article.blocks[0].text) for article in clean_document(ATOM).articles] == [
        ("甲", "正文，一。"),
        ("乙", "正文，二。"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        '<!DOCTYPE rss [<!ENTITY a "甲"><!ENTITY b "' + "&a;" * 50 + '">]><rss><channel><item><title>&b;</title></item></channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=zlib\n\n甲\n--x--\n",
        "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: text/plain; charset=\"\x00\"\nContent-Transfer-Encoding: base64\n\n!!!\n",
        "From: =?utf-8?B?!!!?=\nSubject: =?x?q?=?=\nMIME-Version: 1.0\n\n" + "From: a\nMIME-Version: 1.0\n\n" * 200,
        '{"a":' * 5000, "[" * 5000 + '"', '{"a": ' + "9" * 5000 + "}", "1\n" * 3000, "a: " * 3000, "WEBVTT\n" + "<" * 5000,
        "<?xml" + "<!--" * 2000, "<rss><item>", "[00:00.00]" * 2000, "Dialogue: " + "," * 3000,
    ],
)  # fmt: skip
def test_hostile_data_gives_a_result_or_an_input_error_and_nothing_of_the_machine(raw: str) -> None:
    start = time.process_time()
    for given in (raw, raw.encode("utf-8", "replace")):
        try:
            text = clean(given)
        except InputError:
            continue
        assert "root:" not in text
    assert time.process_time() - start < 5


@pytest.mark.parametrize("raw", [None, 1.5, float("nan"), object(), ["甲"]])
def test_what_is_no_text_says_what_to_pass(raw: object) -> None:
    with pytest.raises(TypeError, match="a document is text or bytes, not"):
        clean(raw)  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", [bytearray("甲,乙.".encode()), memoryview("甲,乙.".encode())])
def test_other_bytes_are_bytes(raw: bytearray | memoryview) -> None:
    assert clean(raw) == "甲，乙。"  # type: ignore[arg-type]
