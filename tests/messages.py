"""Every message of the code, as the catalogue has it: found in the calls that make one, with ``{}`` for each field."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from hizone_clean import resources
from hizone_clean.command.options import make_parser
from hizone_clean.corpus import options as corpus_options

ROOT = Path(resources.__file__).parents[1]
CALLS = {
    "SettingsError", "CorpusError", "InputError", "OutputError", "TableError", "OSError", "Diagnostic", "say", "break_off", "Loss", "_undecodable",
}  # fmt: skip
# names that a message is given before it is told, and functions that make one
NAMES = {"note", "why", "what", "told", "_TURNED", "_LOST_OPENING", "_LOST_CLOSING", "hint"}
NAMES |= {"_UNREADABLE", "_LOST_IN_REPAIR", "_GBK_AS_UTF8", "_MARKS_AS_GBK", "_PRIVATE_USE", "_CUT"}
MAKERS = {"_problems", "why_not_to_write", "misread", "unpacked", "refusal", "passed_over", "_told", "_shown_letters"}
DATA = (("binary_signatures", "signature"), ("page_failures", "failure"), ("data_kinds", "kind"))
_FIELD = re.compile(r"\{\w*\}")


def without_names(message: str) -> str:
    """``message`` with its fields as ``{}``."""
    return _FIELD.sub("{}", message)


def messages_of_the_code() -> dict[str, str]:
    """Each message with fields as ``{}``, and where it stands."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        for line, message in _messages(ast.parse(path.read_text("utf-8"))):
            if _is_told(message):
                found.setdefault(message, f"{path.relative_to(ROOT)}:{line}")
    return found


def messages_of_the_data() -> set[str]:
    """What the lists of data say: what a file is, and what to do with it."""
    found: set[str] = set()
    for name, table in DATA:
        for entry in tomllib.loads((ROOT / "resources" / f"{name}.toml").read_text("utf-8"))[table]:
            found |= {entry[key] for key in ("kind", "what", "advice") if key in entry}
    return found


def messages_of_the_help() -> set[str]:
    """All that the help of both commands says."""
    found: set[str | None] = set()
    for parser in (make_parser(), corpus_options.make_parser()):
        found |= {parser.description, parser.epilog}
        found |= {group.title for group in parser._action_groups} | {action.help for action in parser._actions}
    return {text for text in found if text}


def _messages(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            parts = [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.Assign) and any(_name(target) in NAMES for target in node.targets):
            parts = [node.value]
        elif isinstance(node, ast.FunctionDef) and node.name in MAKERS:
            parts = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value]
        for part in parts:
            for text in _texts(part):
                yield node.lineno, text


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _texts(node: ast.expr) -> Iterator[str]:
    """The messages in an expression: one text, either of two, those of a list or a table."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)  # type: ignore[misc]
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (text for part in (node.body, node.orelse) for text in _texts(part))
    elif isinstance(node, (ast.Tuple, ast.List)):
        yield from (text for part in node.elts for text in _texts(part))
    elif isinstance(node, ast.DictComp):
        yield from _texts(node.value)


def _is_told(message: str) -> bool:
    """Whether it has words of its own: not a name, nor messages put together (``{}: {}``)."""
    words = re.sub(r"\{\}|hizone-clean: |\(or\)", "", message)
    return " " in words.strip() and bool(re.search(r"[a-z]{2}", words))
