"""The frame of every page of a report: its head, its policy, its styles and script inside it."""

from __future__ import annotations

import base64
import hashlib

from hizone_clean.rendering.report.words import attribute, name_it, worded, words_json
from hizone_clean.resources import read_resource


def page_around(body: str, *, title: str, index: str = "", link: str = "") -> str:
    """A whole page that holds ``body``. It loads nothing; what it may run is its own script alone."""
    style = read_resource("report/report.css") + read_resource("report/picture.css")
    script = read_resource("report/report.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    back = f'<a class="back" href="{attribute(index)}">← {link}</a>' if index else "<span></span>"
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><meta name="generator" content="hizone-clean">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        f"<title>{attribute(title)} · hizone-clean</title><style>{style}</style></head><body>"
        f'<a class="skip" href="#main"{_skip()}<nav class="bar"{name_it("aria-label", "page.report")}>{back}'
        f'<span class="lang" role="group"{name_it("aria-label", "page.language")}>'
        '<button type="button" data-lang="zh" lang="zh" aria-pressed="true">中文</button>'
        '<button type="button" data-lang="en" lang="en" aria-pressed="false">English</button></span></nav>'
        f'<main id="main" tabindex="-1">{body}</main><p class="status" role="status" aria-live="polite"></p>'
        f'<script type="application/json" id="words">{words_json()}</script><script>{script}</script></body></html>\n'
    )


def _skip() -> str:
    element = worded("page.skip", tag="a")
    return element.removeprefix("<a")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
