"""Settings of a run: the nearest ``[tool.hizone-clean]``, or a file named by ``--config``, and the command line over it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from hizone_clean import __version__
from hizone_clean.options import Favour, Quotes, Spacing

if TYPE_CHECKING:
    from hizone_clean.blocks import Reason

FORMATS = ("text", "markdown", "json", "jsonl", "csv", "xlsx", "parquet")
TABLES = ("csv", "xlsx", "parquet")
SPACINGS, QUOTES, LEANINGS = get_args(Spacing), get_args(Quotes), get_args(Favour)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


class SettingsError(ValueError):
    """A setting that does not exist, or a value that it cannot have; the message names the nearest right one."""


class Settings(NamedTuple):
    """What a run does with each document. Names are those of the configuration file, with ``_`` for ``-``."""

    format: str = "text"
    spacing: Spacing | Literal[""] = ""
    """Empty: ``none``, or ``keep`` where characters and punctuation alone are normalised."""
    quotes: Quotes = "auto"
    script: str = ""
    encoding: str = ""
    pages: str = ""
    """Of a PDF; empty: all."""
    favour: Favour = "recall"
    keep: tuple[Reason, ...] = ()
    skip: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    include: tuple[str, ...] = (
        "*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.xhtml", "*.shtml", "*.pdf",
    )  # fmt: skip
    exclude: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    replacements: Mapping[str, str] = {}
    keep_raw: str = ""
    max_size: str = "64M"
    required_version: str = ""
    normalize: bool = False
    ignore_off: bool = False
    home: str = ""
    """The folder of the configuration file: what its paths and patterns are seen from. No setting of its own."""

    def as_toml(self) -> str:
        """The settings as the table of a configuration file."""
        rows = (f"{name.replace('_', '-')} = {_toml(getattr(self, name))}" for name in named_settings())
        return "\n".join(["[tool.hizone-clean]", *rows])


def load_settings(
    config: Path | None, overrides: Mapping[str, Any], names: Sequence[str], *, trust: bool = False
) -> Settings:
    """The settings that hold for the files ``names``: those of their configuration with ``overrides`` over them.

    The configuration is ``config``, or the nearest one at or above the folder that all the files have in common, or
    that the command runs in where there are none. One that was merely found comes with the folder, which may be
    anybody's: unless ``trust`` is given, it cannot change or drop words, nor write outside its folder.

    Raises ``SettingsError`` for an unknown key, a value of the wrong kind, an unreadable file, or another version than
    the configuration asks for.
    """
    path = config or find_configuration(_common_folder(names))
    settings = _from_file(path) if path else Settings()
    found, settings = settings, settings._replace(**overrides)
    settings = settings._replace(spacing=settings.spacing or ("keep" if settings.normalize else "none"))
    _require_version(settings.required_version)
    _check_choices(settings)
    if path and not config and not trust:
        _refuse_what_needs_trust(found, path)
    return settings


def find_configuration(start: Path) -> Path | None:
    """The nearest ``pyproject.toml`` at or above ``start`` that has a ``[tool.hizone-clean]`` table."""
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        try:
            if path.is_file() and "[tool.hizone-clean" in path.read_text("utf-8", "replace"):
                return path
        except OSError as error:
            raise SettingsError(f"{path}: {error.strerror}") from error
    return None


def size_of(text: str) -> int:
    """How many bytes ``text`` says: ``64M``, ``500k``, ``2G``, or plain bytes. Raises ``SettingsError`` for anything else.

    >>> size_of("64M"), size_of("1000")
    (67108864, 1000)
    """
    number, unit = (text[:-1], text[-1].upper()) if text[-1:].isalpha() else (text, "")
    if not number.isascii() or not number.isdecimal() or unit not in _UNITS or not int(number[:12]):
        raise SettingsError(f"max-size must be bytes, or a number with k, M or G such as 64M, not {text!r}")
    return int(number[:12]) * _UNITS[unit]


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean …?`` with the nearest of the ``known`` names, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _refuse_what_needs_trust(settings: Settings, path: Path) -> None:
    words = [name for name in ("phrases", "replacements") if getattr(settings, name)]
    if words:
        what = f"{' and '.join(words)} of {path} change words"
    elif settings.keep_raw and not Path(os.path.realpath(settings.keep_raw)).is_relative_to(settings.home):
        what = f"keep-raw of {path} is outside of its folder"
    else:
        return
    raise SettingsError(f"{what}: give --trust (or --config {path}) if this file is yours")


def named_settings() -> list[str]:
    """The names of the settings that a configuration file can have."""
    return [name for name in Settings._fields if name != "home"]


def _common_folder(names: Sequence[str]) -> Path:
    # not Path.resolve(), which raises on a link that leads to itself
    paths = [Path(os.path.realpath(name)) for name in names if name != "-"]
    if not paths:
        return Path.cwd()
    # nor Path.is_dir(), which raises in a closed folder
    return Path(os.path.commonpath([path if os.path.isdir(path) else path.parent for path in paths]))  # noqa: PTH112


def _from_file(path: Path) -> Settings:
    settings = _checked(_table(path), path)
    home = Path(os.path.realpath(path)).parent
    return settings._replace(home=str(home), keep_raw=str(home / settings.keep_raw) if settings.keep_raw else "")


def _table(path: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        loaded = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: {error}") from error
    tool = loaded.get("tool")
    table = tool.get("hizone-clean", {}) if isinstance(tool, dict) else loaded
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.hizone-clean must be a table, not {table!r}")
    return table


def _checked(table: Mapping[str, Any], path: Path) -> Settings:
    known = {name.replace("_", "-"): name for name in named_settings()}
    plain = Settings()
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{path}: no setting named {key}{nearest(key, known)}")
        values[known[key]] = _converted(value, getattr(plain, known[key]), f"{path}: {key}")
    return Settings(**values)


def _converted(value: Any, default: object, where: str) -> Any:
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(default, dict) and isinstance(value, dict) and all(isinstance(new, str) for new in value.values()):
        return value
    if isinstance(default, (str, bool)) and type(value) is type(default):
        return value
    wanted = {tuple: "a list of texts", str: "a text", bool: "true or false", dict: "a table of texts"}[type(default)]
    raise SettingsError(f"{where} must be {wanted}, not {value!r}")


def _check_choices(settings: Settings) -> None:
    for name, choices in (("format", FORMATS), ("spacing", SPACINGS), ("quotes", QUOTES), ("favour", LEANINGS)):
        value = getattr(settings, name)
        if value not in choices:
            raise SettingsError(f"no {name} named {value}{nearest(value, choices)}; there are {', '.join(choices)}")
    size_of(settings.max_size)
    if "" in (*settings.phrases, *settings.replacements):
        raise SettingsError("an empty text cannot be one of the phrases or replacements: every document would hold it")


def _require_version(wanted: str) -> None:
    if wanted and __version__ != wanted and not __version__.startswith(f"{wanted}."):
        raise SettingsError(
            f"required-version is {wanted}, this is {__version__}: install that one, or change the setting"
        )


def _toml(value: Any) -> str:
    import json

    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_toml(old)} = {_toml(new)}" for old, new in value.items()) + " }" if value else "{}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
