"""Settings of a run: the nearest ``[tool.hizone-clean]``, or a file named by ``--config``, and the command line over it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hizone_clean import __version__

FORMATS = ("text", "markdown", "json", "jsonl")
SPACINGS = ("none", "pangu", "keep")


class SettingsError(ValueError):
    """A setting that does not exist, or a value that it cannot have; the message names the nearest right one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does with each document. Names are those of the configuration file, with ``_`` for ``-``."""

    format: str = "text"
    spacing: str = "none"
    script: str = ""
    encoding: str = ""
    favour: str = "recall"
    keep: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    include: tuple[str, ...] = ("*.txt", "*.md", "*.markdown", "*.html", "*.htm")
    exclude: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()
    keep_raw: str = ""
    required_version: str = ""
    normalize: bool = False

    def as_toml(self) -> str:
        """The settings as the table of a configuration file."""
        rows = (f"{f.name.replace('_', '-')} = {_toml(getattr(self, f.name))}" for f in fields(self))
        return "\n".join(["[tool.hizone-clean]", *rows])


def load_settings(config: Path | None, overrides: Mapping[str, Any], names: Sequence[str]) -> Settings:
    """The settings that hold for the files ``names``: those of their configuration with ``overrides`` over them.

    The configuration is ``config``, or the nearest one at or above the folder that all the files have in common, or
    that the command runs in where there are none.

    Raises ``SettingsError`` for an unknown key, a value of the wrong kind, an unreadable file, or another version than
    the configuration asks for.
    """
    path = config or find_configuration(_common_folder(names))
    settings = replace(_from_file(path), **overrides) if path else Settings(**overrides)
    _require_version(settings.required_version)
    _check_choices(settings)
    return settings


def find_configuration(start: Path) -> Path | None:
    """The nearest ``pyproject.toml`` at or above ``start`` that has a ``[tool.hizone-clean]`` table."""
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file() and "[tool.hizone-clean" in path.read_text("utf-8", "replace"):
            return path
    return None


def _common_folder(names: Sequence[str]) -> Path:
    paths = [Path(name).resolve() for name in names if name != "-"]
    if not paths:
        return Path.cwd()
    return Path(os.path.commonpath([path if path.is_dir() else path.parent for path in paths]))


def _from_file(path: Path) -> Settings:
    settings = _checked(_table(path), path)
    kept = str(path.resolve().parent / settings.keep_raw) if settings.keep_raw else ""
    return replace(settings, keep_raw=kept)


def _table(path: Path) -> Mapping[str, Any]:
    try:
        loaded = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    table = loaded.get("tool", {}).get("hizone-clean", {} if "tool" in loaded else loaded)
    return table if isinstance(table, dict) else {}


def _checked(table: Mapping[str, Any], path: Path) -> Settings:
    known = {f.name.replace("_", "-"): f for f in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{path}: no setting named {key}{nearest(key, known)}")
        default = known[key].default
        values[known[key].name] = _converted(value, default, f"{path}: {key}")
    return Settings(**values)


def _converted(value: Any, default: Any, where: str) -> Any:
    if isinstance(value, Mapping) and isinstance(default, tuple):
        return tuple((str(old), str(new)) for old, new in value.items())
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, type(default)) and not isinstance(default, tuple):
        return value
    wanted = {tuple: "a list of texts", str: "a text", bool: "true or false"}[type(default)]
    raise SettingsError(f"{where} must be {wanted}, not {value!r}")


def _check_choices(settings: Settings) -> None:
    for name, choices in (("format", FORMATS), ("spacing", SPACINGS)):
        value = getattr(settings, name)
        if value not in choices:
            raise SettingsError(f"no {name} named {value}{nearest(value, choices)}; there are {', '.join(choices)}")


def _require_version(wanted: str) -> None:
    if wanted and __version__ != wanted and not __version__.startswith(f"{wanted}."):
        raise SettingsError(f"required-version is {wanted}, this is {__version__}: install that one, or change the setting")


def nearest(name: str, known: Any) -> str:
    """``; did you mean …?`` with the nearest of the ``known`` names, or nothing."""
    near = get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _toml(value: Any) -> str:
    import json

    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{json.dumps(a, ensure_ascii=False)} = {_toml(b)}" for a, b in value) + " }"
    return json.dumps(value, ensure_ascii=False)
