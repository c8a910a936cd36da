"""The page to try it on: what stands in for lxml builds lxml's trees, and the page gives the command's bytes."""

from __future__ import annotations

import http.server
import importlib
import json
import runpy
import shutil
import subprocess
import sys
import threading
import types
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from browsers import CHROMIUM
from hizone_clean.cli import main
from hizone_clean.decoding import decode
from hizone_clean.reading.html_tree import _prepared

PROJECT = Path(__file__).parent.parent
STAND_IN = PROJECT / "docs" / "try" / "lxml"
MAKER = runpy.run_path(str(PROJECT / "docs" / "make_try_page.py"))
SEEDS = sorted((PROJECT / "tests" / "data" / "raw").glob("*.txt"))
PAGES = {
    "plain": "<html><head><title>甲</title></head><body><p>乙</p></body></html>",
    "fragment": "<p>甲<p>乙<br>丙</p>",
    "unclosed items": "<ul><li>甲<li>乙</ul>丙",
    "a table without its rows": "<table><td>甲<td>乙<tr><td>丙</table>",
    "a division in a cell": "<table><tr><td>甲<div>乙</td></tr></table>丙",
    "bold over blocks": "<b><div>甲</b>乙</div>丙",
    "a second page inside": "<div><html><head></head><body><p>甲</p></body></html></div><p>乙</p>",
    "an end of nothing": "甲</p>乙</span>丙</div>",
    "after the body": "<html><body>甲</body>乙<p>丙</html>丁",
    "an early end": "<html><head><meta></head></html><body><div>甲</div></body>",
    "what a head may hold": "<head><title>甲</title><link><script>a<b</script><style>p{}</style><p>乙",
    "text in the head": "<html><head>甲<meta></head><body>乙",
    "quotes in tags": '<a title=\'甲>乙\' href="a"b>丙</a><a x="1>丁</a>',
    "references": "<p>&lt;甲&nbsp;&copy;&amp;lt; &#x4e59; &#20057 &notin; &noti &bogus; AT&T</p><a href='?a=1&copy=2&amp;b'>丙</a>",
    "comments": "<p>甲<!-- 乙 -->丙<!-->丁--><!--戊--!>己<!-- 庚",
    "processing instructions": "<p>甲<?xml version='1.0'?>乙<![if !IE]>丙<!doctype x>丁",
    "self closing": "<svg><path d='M0'/><path d='M1'></svg><p/>甲<br/>乙",
    "raw text": "<textarea><b>甲</b></textarea><xmp><i>乙</i></xmp><iframe><p>丙</p></iframe><script>'</scr'+'ipt>'</script>丁",
    "headings and paragraphs": "<h2>甲<p>乙</h2><p>丙<h3>丁</p>",
    "options": "<select><option>甲<option>乙</select><dl><dt>丙<dd>丁<dt>戊</dl>",
    "upper case": "<DIV CLASS='A'>甲<BR>乙</DIV>",
    "attributes": "<input checked disabled=x a=1 a=2 B='&quot;'><p =x y= z>甲</p>",
    "unknown elements": "<p>甲<my-el>乙</my-el>丙<o:p>丁</o:p></p>",
    "ruby": "<ruby>漢<rp>(</rp><rt>汉</rt><rp>)</rp></ruby>",
    "a bare sign": "<p>甲 < 乙, 丙<丁, 1<2 </p>",
    "math": "<p><math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p>",
    "forms": "<form><p>甲<form>乙</form><fieldset><legend>丙</fieldset></form>",
    "lines": "<div\n class='a'\n>甲\n<p\n>乙</p></div>",
}


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The stand-in with the rules that lxml was asked for, under a name of its own."""
    folder = tmp_path_factory.mktemp("stand_in") / "lxml"
    shutil.copytree(STAND_IN, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "html_rules.json").write_text(json.dumps(MAKER["ask_lxml"]()), "utf-8")
    package = types.ModuleType("stand_in_for_lxml")
    package.__path__ = [str(folder)]
    sys.modules["stand_in_for_lxml"] = package
    return importlib.import_module("stand_in_for_lxml.etree")


def flat(root: Any, module: Any) -> list[tuple[Any, ...]]:
    """The tree as a list: each element with its line, attributes and text, each end with what follows."""
    rows: list[tuple[Any, ...]] = []
    for event, node in module.iterwalk(root, events=("start", "end", "comment")):
        if event == "start":
            rows.append((node.tag, node.sourceline, dict(node.attrib), (node.text or "").strip()))
        else:
            rows.append((event, "" if event == "comment" else node.tag, (node.tail or "").strip()))
    return rows


def assert_same_tree(page: str, stand_in: Any) -> None:
    data = _prepared(page).encode("utf-8", "replace")
    real = etree.fromstring(data, etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True))
    assert flat(stand_in.fromstring(data, stand_in.HTMLParser()), stand_in) == flat(real, etree)


@pytest.mark.parametrize("name", PAGES)
def test_the_stand_in_builds_the_tree_that_lxml_builds(name: str, stand_in: Any) -> None:
    assert_same_tree(PAGES[name], stand_in)


@pytest.mark.parametrize(
    "seed", [seed for seed in SEEDS if "<p" in seed.read_text("utf-8")], ids=lambda seed: seed.name[:3]
)
def test_the_stand_in_reads_the_documents_that_are_html(seed: Path, stand_in: Any) -> None:
    assert_same_tree(decode(seed.read_bytes()), stand_in)


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>甲</title>
<item><title>园区投产</title><link>http://a.cn/1</link><pubDate>Fri, 08 Mar 2024 10:20:00 +0800</pubDate>
<content:encoded><![CDATA[<p>3月8日,高新区首条生产线投产,年产值预计达5.2亿元.</p>]]></content:encoded></item></channel></rss>"""


def test_the_whole_library_runs_with_the_stand_in(stand_in: Any, tmp_path: Path) -> None:
    """Feeds, formulas, images, pages that lxml lets go of: the same text and Markdown with either."""
    inputs = {
        **PAGES,
        "feed": FEED,
        "image": "<p>甲<img src='a.png' alt='乙\"'>丙</p>",
        "cut": "<html></html><p>" + "甲乙丙。" * 40,
    }
    program = (
        "import json,sys; from hizone_clean import clean_document, InputError\n"
        "def told(page):\n"
        "    try: d = clean_document(page); return [d.text, d.to_markdown(), [(b.text, b.reason) for b in d.removed]]\n"
        "    except InputError as e: return str(e)\n"
        "print(json.dumps({n: told(p) for n, p in json.load(sys.stdin).items()}))"
    )
    folder = str(Path(stand_in.__file__).parents[1])
    results = []
    for path in ("", f"sys.path.insert(0, {folder!r});"):
        command = [sys.executable, "-c", f"import sys; {path}\n{program}"]
        done = subprocess.run(command, input=json.dumps(inputs), capture_output=True, text=True, check=True)
        results.append(json.loads(done.stdout))
    for name in inputs:
        assert results[1][name] == results[0][name], name


# --- the page itself, in a browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not CHROMIUM or not shutil.which("npm"):
        pytest.skip("needs Chromium and npm")
    asked = subprocess.run(["npm", "view", f"pyodide@{MAKER['PYODIDE']}", "version"], capture_output=True, check=False)
    if asked.returncode:
        pytest.skip("needs the npm registry")
    folder = tmp_path_factory.mktemp("try")
    MAKER["make"](folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def tab(browser: Any, address: str) -> Iterator[Any]:
    """The page, started, at the size of a phone and in Chinese; it tells what it asked for and what went wrong."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.asked_for, tab.problems = [], []
    context.on("request", lambda request: tab.asked_for.append(request.url))
    tab.on("console", lambda message: message.type == "error" and tab.problems.append(message.text))
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.goto(f"{address}index.html")
    tab.wait_for_function("document.getElementById('status').className === 'ready'", timeout=240_000)
    yield tab
    context.close()


def cleaned(tab: Any, name: str, data: bytes) -> None:
    """Give the page a file, and wait for what comes of it (and first for what an option that was changed set going)."""
    tab.wait_for_function("document.getElementById('status').className !== 'working'", timeout=240_000)
    tab.evaluate("document.getElementById('status').className = ''")  # what it says is of the document before
    tab.set_input_files("#choose", {"name": name, "mimeType": "text/plain", "buffer": data})
    tab.wait_for_function(
        "['done', 'refused', 'broken'].includes(document.getElementById('status').className)", timeout=240_000
    )


def downloaded(tab: Any) -> bytes:
    tab.click("#t-result")
    with tab.expect_download() as download:
        tab.click("#download")
    return Path(download.value.path()).read_bytes()


@pytest.mark.real_tools
@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_page_gives_the_bytes_of_the_command(tab: Any, seed: Path, form: str, tmp_path: Path) -> None:
    tab.evaluate("document.querySelector('details').open = true")
    tab.select_option("#form", form)
    cleaned(tab, seed.name, seed.read_bytes())
    assert main(["--quiet", "--format", form, "--output-dir", str(tmp_path), str(seed)]) == 0
    [written] = tmp_path.iterdir()
    assert downloaded(tab) == written.read_bytes()
    assert tab.problems == []


@pytest.mark.real_tools
def test_what_is_pasted_is_cleaned_and_accounted_for(tab: Any) -> None:
    if tab.is_visible("#no-file"):
        tab.click("#no-file")
    tab.select_option("#form", "text")
    tab.fill("#source", "<p>11月1日,记者获悉,园区产值增长5.2%.</p><p>（文章来源：某某日报）</p>")
    tab.click("#go")
    tab.wait_for_function("document.getElementById('clean').textContent.startsWith('11月1日，')", timeout=60_000)
    assert tab.inner_text("#clean").strip() == "11月1日，记者获悉，园区产值增长5.2%。"
    tab.focus("#t-result")
    tab.keyboard.press("ArrowRight")
    assert tab.is_visible("#p-removed") and not tab.is_visible("#p-result")
    assert "来源编辑" in tab.inner_text("#removed") and "某某日报" in tab.inner_text("#removed")


@pytest.mark.real_tools
def test_the_page_speaks_both_languages_and_fits_a_phone(tab: Any) -> None:
    for language, word in (("en", "Taken away"), ("zh", "删去的")):
        tab.click(f"[data-language={language}]")
        assert word in tab.inner_text("#t-removed")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        for one in ("removed", "doubts", "report", "result"):
            tab.click(f"#t-{one}")
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390, one


@pytest.mark.real_tools
def test_the_report_is_shown(tab: Any) -> None:
    cleaned(tab, SEEDS[2].name, SEEDS[2].read_bytes())
    tab.click("#t-report")
    frame = tab.frame_locator("#page")
    frame.locator("body").get_by_text("浙江加快打造高新区").first.wait_for(timeout=60_000)


@pytest.mark.real_tools
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.7\n", "读不了 PDF"),
        ("a.json", b'{"a": "b", "c": [1, 2]}', "JSON"),
        ("a.gz", b"\x1f\x8b\x08\x00", "gzip 压缩数据"),
    ],
)
def test_what_is_no_document_is_refused_with_a_word(tab: Any, name: str, data: bytes, told: str) -> None:
    cleaned(tab, name, data)
    assert told in tab.inner_text("#status")
    assert not tab.is_visible("#out")


@pytest.mark.real_tools
def test_nothing_is_asked_for_but_the_files_beside_the_page(tab: Any, address: str) -> None:
    outside = [url for url in tab.asked_for if not url.startswith((address, "data:", "blob:", "about:"))]
    assert tab.asked_for and outside == []
