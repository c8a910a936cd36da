"""The house: no room imports a room above it, no circle, no cleaner that needs another, nothing too large to read."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1] / "src" / "hizone_clean"

# from the ground up; what stands on one floor may not import each other, except within a room
FLOORS = (
    {"kept", "errors"},
    {"patterns", "resources"},
    {"block_text", "elsewhere", "ways"},
    {"blocks", "models"},
    {"language", "options"},
    {"source", "layout", "decoding"},
    {"balance", "rendering"},
    {"document"},
    {"cleaner"},
    {"reading", "cleaners"},
    {"pipeline"},
    {"normalizing"},
    {""},  # the public face
    {"command"},
    {"cli", "corpus"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
LONGEST_FILE = 300
MOST_IN_A_CLEANER = 12


def _modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
        for path in ROOT.rglob("*.py")
    }


MODULES = _modules()


def _imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    """Imports inside functions count; those for a type checker alone do not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.ImportFrom):
            yield node
        yield from _imports(node)


def _imported_by(module: str) -> set[str]:
    found = set()
    for node in _imports(ast.parse(MODULES[module].read_text("utf-8"))):
        if (node.module or "").split(".")[0] != "hizone_clean":
            continue
        base = (node.module or "").removeprefix("hizone_clean").lstrip(".")
        for name in node.names:
            inner = f"{base}.{name.name}".lstrip(".")
            found.add(inner if inner in MODULES else base)
    return found - {module}


GRAPH = {module: _imported_by(module) for module in MODULES}


def _room(module: str) -> str:
    return module.split(".")[0]


def _cleaner(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "cleaners" else ""


def test_every_room_has_a_floor_and_every_floor_its_rooms() -> None:
    assert {_room(module) for module in MODULES} == set(FLOOR)


def test_no_room_imports_a_room_above_it_or_beside_it() -> None:
    wrong = [
        (module, other)
        for module, others in GRAPH.items()
        for other in others
        if _room(module) != _room(other) and FLOOR[_room(other)] >= FLOOR[_room(module)]
        # the version is stated once, in the public face
        if not (other == "" and module.startswith(("command", "corpus")))
    ]
    assert wrong == []


def test_there_is_no_circle() -> None:
    below = {module: others - {""} for module, others in GRAPH.items() if module}
    assert len(list(TopologicalSorter(below).static_order())) >= len(below)  # a circle raises CycleError


def test_no_cleaner_needs_another() -> None:
    wrong = [
        (a, b) for a, others in GRAPH.items() for b in others if _cleaner(a) and _cleaner(b) not in ("", _cleaner(a))
    ]
    assert wrong == []


def test_no_file_and_no_folder_is_too_large_to_read() -> None:
    long = {module: n for module, path in MODULES.items() if (n := path.read_text("utf-8").count("\n")) > LONGEST_FILE}
    folders = Counter(path.parent for module, path in MODULES.items() if _cleaner(module))
    full = {
        folder: count for folder, count in folders.items() if count > MOST_IN_A_CLEANER and folder.name != "cleaners"
    }
    assert (long, full) == ({}, {})
