"""Makes the page to try the library on: ``python docs/make_try_page.py [FOLDER]`` (``site/try``) from the root of a clone.

The page runs the very wheel in the browser, with Pyodide; all that it needs lies beside it, and it asks for nothing else. Python for
the browser is taken from the npm registry, the packages from the Python registry (so ``npm`` and a network are needed here, never
by the page). Look at it with ``python -m http.server --directory site/try``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
PYODIDE = "314.0.7"
"""The release of Pyodide: its Python is 3.14."""
PYTHON = "3.14"
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
STATIC = ("index.html", "try.css", "try.js", "words.js", "worker.js", "clean.py")
# lxml has no wheel for WebAssembly in the registry: docs/try/lxml stands in; PyYAML is taken as Python alone; PDFs are not read
NOT_AS_WHEELS = ("lxml", "PyYAML", "pypdfium2")
NOT_NEEDED = ("test", "tests", "__pycache__")
_EXAMPLES = ROOT / "tests" / "data" / "raw"


def make(folder: Path) -> None:
    """Write the page and all that it needs into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        wheel = _build_wheel(work)
        shutil.copy(wheel, folder)
        _take_pyodide(work, folder / "pyodide")
        _take_dependencies(work, folder / "dependencies.zip")
    for name in STATIC:
        shutil.copy(HERE / "try" / name, folder)
    (folder / "examples").mkdir(exist_ok=True)
    examples = sorted(_EXAMPLES.glob("*.txt"))
    for example in examples:
        shutil.copy(example, folder / "examples")
    made = {"wheel": wheel.name, "examples": [example.name for example in examples]}
    (folder / "made.json").write_text(json.dumps(made), "utf-8")


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def _build_wheel(work: Path) -> Path:
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work / "own", ROOT)
    return next((work / "own").glob("*.whl"))


def _take_pyodide(work: Path, folder: Path) -> None:
    _run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", cwd=work)
    with tarfile.open(next(work.glob("pyodide-*.tgz"))) as archive:
        folder.mkdir(exist_ok=True)
        for name in RUNTIME:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise FileNotFoundError(f"pyodide {PYODIDE} has no {name}")
            (folder / name).write_bytes(member.read())


def _take_dependencies(work: Path, target: Path) -> None:
    """All that the library needs, as one archive of Python alone."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--dest", work / "wheels")
    pure = (
        "--only-binary",
        ":all:",
        "--platform",
        "any",
        "--implementation",
        "py",
        "--abi",
        "none",
        "--python-version",
        PYTHON,
    )
    _run(*pip, *pure, *_requirements(with_wheels=True))
    _run(*pip, "--no-deps", "--no-binary", "PyYAML", next(_requirements(with_wheels=False, named="PyYAML")))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for wheel in sorted((work / "wheels").glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                for name in archive.namelist():
                    if not set(Path(name).parts) & set(NOT_NEEDED) and not name.endswith("/"):
                        bundle.writestr(name, archive.read(name))
        with tarfile.open(next((work / "wheels").glob("*yaml-*.tar.gz"))) as archive:
            for member in archive.getmembers():
                if "/lib/yaml/" in member.name and (content := archive.extractfile(member)):
                    bundle.writestr(f"yaml/{Path(member.name).name}", content.read())
        for source in sorted((HERE / "try" / "lxml").glob("*.py")):
            bundle.write(source, f"lxml/{source.name}")
        bundle.writestr("lxml/html_rules.json", json.dumps(ask_lxml()))


def _requirements(*, with_wheels: bool, named: str = "") -> Iterator[str]:
    for one in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]:
        if one.startswith(NOT_AS_WHEELS) is not with_wheels and one.startswith(named):
            yield one.partition(";")[0].strip()


_TAGS = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
    frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins isindex kbd keygen label legend li link listing
    main map mark menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
    pre progress q rb rp rt rtc ruby s samp script search section select small source span strike strong style sub summary sup table
    tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
""".split()  # noqa: SIM905
_TEXT_ONLY = ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext")
_OUTERMOST = ("html", "head", "body")
# how strongly an element stays open at the end tag of one that is open around it: no </div> closes a table
_STRENGTH = {"div": 150, "td": 160, "th": 160, "tr": 170, "thead": 180, "tbody": 180, "tfoot": 180, "table": 190}
_STRENGTH |= {"head": 200, "body": 200, "html": 220}


def ask_lxml() -> dict[str, object]:
    """What the lxml that is installed here makes of each pair of elements: which closes which, which are empty, which are a head's."""
    from lxml import etree

    def parsed(page: str) -> Any:
        return etree.fromstring(page.encode(), etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True))

    def is_closed(page: str) -> bool:
        root = parsed(page)
        new, old = root.find(".//*[@id='n']"), root.find(".//*[@id='o']")
        return new is not None and old is not None and old not in set(new.iterancestors())

    def is_empty(tag: str) -> bool:
        inside = parsed(f"<div><{tag}>x<q>y</q></div>").find(f".//{tag}/q")
        return tag not in _TEXT_ONLY and inside is None

    inner = [tag for tag in _TAGS if tag not in _OUTERMOST]
    empty = [tag for tag in inner if is_empty(tag)]
    closed = [tag for tag in inner if tag not in empty and tag not in _TEXT_ONLY]
    closes = {new: [old for old in closed if is_closed(f"<div><ins><{old} id='o'>x<{new} id='n'>y")] for new in inner}
    for new in inner:
        if is_closed(f"<html><head id='o'><{new} id='n'>y"):
            closes[new].append("head")
    closes["body"] = ["head"]
    of_head = [tag for tag in inner if parsed(f"<{tag}>").find(f"head/{tag}") is not None]
    return {
        "closes": {new: olds for new, olds in closes.items() if olds},
        "empty": empty,
        "of_head": of_head,
        "strength": _STRENGTH,
    }


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site" / "try"
    make(target)
    print(f"made {target}: python -m http.server --directory {target}")
