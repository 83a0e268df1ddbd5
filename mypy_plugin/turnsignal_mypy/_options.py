"""Options of the plugin: where they are written, and what they may be.

They stand in mypy's own configuration file: in ``[tool.turnsignal-mypy]`` where that is a
TOML file, else in the section ``[turnsignal-mypy]``.
"""

from __future__ import annotations

import configparser
import difflib
import json
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class PluginOptions(NamedTuple):
    """What a user may choose.

    Attributes:
        forward_compatible: Report receivers that a new payload key would break.
        require_declaration: Report signals that declare neither sender nor payload.
        weak_receivers: Report receivers that nothing keeps alive.
    """

    forward_compatible: bool = False
    require_declaration: bool = False
    weak_receivers: bool = True


class _Value(NamedTuple):
    """The value of an option: what it means, if anything, and how its file spells it."""

    meaning: bool | None
    spelling: str


class _Section(NamedTuple):
    """What a configuration file says to the plugin.

    Attributes:
        header: The header that the section has in this kind of file.
        values: The values of the options.
        problems: What is wrong with the file, besides the options.
    """

    header: str
    values: dict[str, _Value]
    problems: list[str]


_NAME: Final = "turnsignal-mypy"
_MODULE: Final = "turnsignal_mypy"


def read_options(config_file: str | None) -> tuple[PluginOptions, list[str]]:
    """Read the plugin's options.

    Args:
        config_file: mypy's configuration file, as mypy tells it, or None where it has none.

    Returns:
        The options, and a message for everything that is wrong with them. What is wrong
        keeps its default.
    """
    section = None if config_file is None else _read_section(Path(config_file))
    if section is None:
        return PluginOptions(), []
    chosen: dict[str, bool] = {}
    problems = list(section.problems)
    for name, (meaning, spelling) in section.values.items():
        if name not in PluginOptions._fields:
            problem = f"Unrecognized option: {name} = {spelling} ({_suggestion(name)})"
            problems.append(f"{section.header}: {problem}")
        elif meaning is None:
            problem = f"{name}: Not a boolean: {spelling} (expected true or false)"
            problems.append(f"{section.header}: {problem}")
        else:
            chosen[name] = meaning
    return PluginOptions(**chosen), [f"{config_file}: {problem}" for problem in problems]


def _read_section(path: Path) -> _Section | None:
    """Return the plugin's section; None where the file cannot be read, which mypy reports."""
    try:
        # mypy tells the two kinds apart by the very same suffix.
        return _toml_section(path) if path.name.lower().endswith(".toml") else _ini_section(path)
    except (OSError, ValueError, configparser.Error):
        return None


def _toml_section(path: Path) -> _Section:
    header = f"[tool.{_NAME}]"
    document: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    tools: Any = document.get("tool", {})
    if not isinstance(tools, dict):
        return _Section(header, {}, [])
    table: Any = tools.get(_NAME, {})
    problems = [_wrong_header(name, header) for name in (_NAME, _MODULE) if name in document]
    if _MODULE in tools:
        problems.append(_wrong_header(f"tool.{_MODULE}", header))
    if not isinstance(table, dict):
        problems.append(f"{header}: Not a table: {_NAME} = {_spelling(table)}")
        return _Section(header, {}, problems)
    values = {
        name: _Value(value if isinstance(value, bool) else None, _spelling(value))
        for name, value in table.items()
    }
    return _Section(header, values, problems)


def _ini_section(path: Path) -> _Section:
    header = f"[{_NAME}]"
    parser = configparser.RawConfigParser()
    parser.read(path)
    mistakes = (_MODULE, f"tool.{_NAME}", f"tool.{_MODULE}")
    problems = [_wrong_header(name, header) for name in mistakes if parser.has_section(name)]
    values = {
        name: _Value(parser.BOOLEAN_STATES.get(value.lower()), value)
        for name, value in (parser.items(_NAME) if parser.has_section(_NAME) else ())
        # What [DEFAULT] adds to every section need not be meant for this one.
        if name in PluginOptions._fields or name not in parser.defaults()
    }
    return _Section(header, values, problems)


def _wrong_header(name: str, header: str) -> str:
    return f"[{name}]: Unrecognized section (did you mean {header}?)"


def _spelling(value: object) -> str:
    """Spell a value as a TOML file does, or near enough to be found there."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _suggestion(name: str) -> str:
    near = difflib.get_close_matches(name, PluginOptions._fields, n=1, cutoff=0.4)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(PluginOptions._fields)}"
