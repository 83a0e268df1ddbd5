"""Runs mypy on a program, and keeps what it learned: the trees, and the type of each expression."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from mypy import build
from mypy.checker import TypeChecker
from mypy.errors import CompileError, ErrorInfo
from mypy.main import process_options
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile, TypeInfo
from mypy.options import Options
from mypy.plugin import CheckerPluginInterface, Plugin
from mypy.state import state
from mypy.types import AnyType, Instance, Type, TypeOfAny
from mypy.version import __version__ as mypy_version

import turnsignal_mypy
from turnsignal_audit.reading._search_path import types_visible_to
from turnsignal_audit.reading._visibility import has_module_beside, visible_code

#: The plugin that types what a signal's methods take.
PLUGIN: Final = "turnsignal_mypy"

#: Options of modules that would hide code from the analysis.
_HIDING: Final = ("ignore_errors", "check_untyped_defs", "follow_imports")

#: What mypy says if it is not told what to check, and if it cannot load a plugin.
_NOTHING_NAMED: Final = "Missing target module"
_PLUGIN_MISSING: Final = "Error importing plugin"

#: The argument that names another Python.
_PYTHON: Final = "--python-executable="

#: What is told the number of files that are checked, of how many.
Progress = Callable[[int, int], None]


class AnalysisError(Exception):
    """mypy could not analyse the program at all.

    Args:
        message: What mypy said.
        advice: What may help.
    """

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.advice: Final = advice


class NothingNamedError(AnalysisError):
    """Neither the arguments nor the configuration say what to analyse."""


@dataclass(frozen=True)
class Target:
    """What to analyse, and how."""

    paths: Sequence[str]
    #: Arguments for mypy itself, such as ``--python-executable``.
    mypy_arguments: Sequence[str] = ()


@dataclass(frozen=True)
class Analysis:
    """A program as mypy knows it."""

    #: The modules that were asked for, by name, in the order of the name.
    modules: Mapping[str, MypyFile]
    types: Mapping[Expression, Type]
    options: Options
    #: What mypy, and with it the plugin, reports of each file.
    errors: Mapping[str, Sequence[ErrorInfo]]
    _checker: TypeChecker
    #: What mypy says of its configuration.
    remarks: Sequence[str] = ()

    def type_of(self, expression: Expression) -> Type | None:
        """Return the type of an expression; None if mypy takes it for unreachable."""
        return self.types.get(expression)

    @property
    def interface(self) -> CheckerPluginInterface:
        """What the rules of the plugin ask for types."""
        return cast("CheckerPluginInterface", _Interface(self, self._checker))

    def find_class(self, full_name: str) -> TypeInfo | None:
        """Return a class, of any module that the program imports."""
        module, _, name = full_name.rpartition(".")
        tree = self._checker.modules.get(module)
        symbol = tree.names.get(name) if tree is not None else None
        node = symbol.node if symbol is not None else None
        return node if isinstance(node, TypeInfo) else None

    @property
    def function(self) -> Instance:
        """The type of which all functions are."""
        return self._checker.named_generic_type("builtins.function", [])

    @contextlib.contextmanager
    def strictness(self) -> Generator[None]:
        """Compare types as mypy did in this program, as for None."""
        with state.strict_optional_set(self.options.strict_optional):
            yield


class _Interface:
    """Answers as a type checker does that has checked all."""

    def __init__(self, analysis: Analysis, checker: TypeChecker) -> None:
        self._analysis = analysis
        self._checker = checker
        self.options = analysis.options

    def get_expression_type(self, expression: Expression, _context: Type | None = None) -> Type:
        found = self._analysis.type_of(expression)
        return AnyType(TypeOfAny.special_form) if found is None else found

    def named_generic_type(self, name: str, arguments: list[Type]) -> Instance:
        return self._checker.named_generic_type(name, arguments)


def analyse(
    target: Target,
    progress: Progress | None = None,
    *,
    replaced: Mapping[str, str | Path] | None = None,
) -> Analysis:
    """Check a program with mypy, with the configuration that mypy finds, and keep the results.

    Args:
        target: What to analyse.
        progress: Is called whenever a file has been checked.
        replaced: Code, or files, to be read in the place of those of modules.

    Returns:
        What mypy knows.

    Raises:
        NothingNamedError: If neither the target nor the configuration names any files.
        AnalysisError: If mypy refuses its arguments, or stops at an error.
    """
    sources, options, remarks = _read_options(target)
    _keep_everything(options, sources)
    for source in sources:
        replacement = (replaced or {}).get(source.module)
        if isinstance(replacement, Path):
            source.path = str(replacement)
        elif replacement is not None:
            source.text = replacement
        else:
            source.text = visible_code(source.path)
        if source.text is not None:
            # mypy's new parser would read the file.
            options.per_module_options[source.module]["native_parser"] = False
    remarks += [
        f"{relative(source.path)} is read in the place of {Path(source.path).stem}.py beside it"
        for source in sources
        if source.path is not None and has_module_beside(source.path) and not replaced
    ]
    names = {source.module for source in sources}
    checked: set[str | None] = set()

    def flush(filename: str | None, messages: list[str], _serious: bool) -> None:
        if filename is None:  # what stops mypy
            said.extend(messages)
        if progress is not None and filename in paths:
            checked.add(filename)
            progress(len(checked), len(sources))

    paths = {source.path for source in sources}
    said: list[str] = []
    try:
        with types_visible_to(options.python_executable):
            result = build.build(
                sources,
                options,
                flush_errors=flush,
                stdout=io.StringIO(),
                stderr=io.StringIO(),
                extra_plugins=_missing_plugins(options),
            )
    except CompileError as stopped:
        message = "\n".join(stopped.messages or said)
        raise AnalysisError(message, _advice(message, target)) from stopped
    trees = {name: tree for name, tree in result.files.items() if name in names}
    return Analysis(
        dict(sorted(trees.items())),
        result.types,
        options,
        result.manager.errors.error_info_map,
        result.graph["builtins"].type_checker(),
        remarks,
    )


def _read_options(target: Target) -> tuple[list[BuildSource], Options, list[str]]:
    """Read mypy's configuration and arguments as mypy does; return as well what it says of them."""
    arguments = [*target.mypy_arguments, "--", *target.paths]
    output, errors = io.StringIO(), io.StringIO()
    try:
        sources, options = process_options(arguments, stdout=output, stderr=errors)
    except SystemExit as refused:
        said = errors.getvalue() or output.getvalue()
        if not target.paths and _NOTHING_NAMED in said:
            raise NothingNamedError(said.strip()) from refused
        raise AnalysisError(said.strip() or "mypy refused its arguments") from refused
    return sources, options, f"{output.getvalue()}{errors.getvalue()}".splitlines()


def _advice(message: str, target: Target) -> str | None:
    """Return what may help where mypy stops at an error."""
    if _PLUGIN_MISSING in message:
        return (
            "The plugins that mypy's configuration names have to be installed beside turnsignal;"
            " --config-file= does without the configuration."
        )
    if any(argument.startswith(_PYTHON) for argument in target.mypy_arguments):
        return None
    return (
        "If the program has a Python of its own, with its packages, name it:"
        f" {_PYTHON}.venv/bin/python"
    )


def _missing_plugins(options: Options) -> list[Plugin]:
    """Return our plugin, unless the configuration names it."""
    # Not by its name: without a configuration file mypy loads none.
    is_loaded = bool(options.config_file) and PLUGIN in options.plugins
    return [] if is_loaded else [turnsignal_mypy.plugin(mypy_version)(options)]


def _keep_everything(options: Options, sources: Sequence[BuildSource]) -> None:
    """Have mypy look at all code, keep the trees, and read nothing from its cache.

    The cache has no bodies of functions, which is where signals are sent.
    """
    options.incremental = False
    options.cache_dir = os.devnull
    options.num_workers = 0
    options.report_dirs = {}
    options.export_types = True
    options.preserve_asts = True
    options.check_untyped_defs = True
    options.ignore_errors = False
    options.warn_unused_configs = False
    for changes in options.per_module_options.values():
        for name in _HIDING:
            changes.pop(name, None)
    # Other people's packages are to lose the bodies of their functions, as without us: with them,
    # Flask and its dependencies take three times as long.
    # ("*" would be taken for the name of a module.)
    everything = options.per_module_options.setdefault("*.*", {})
    everything["preserve_asts"] = False
    for source in sources:
        # A module that asks mypy to ignore its errors keeps its bodies by this.
        options.per_module_options.setdefault(source.module, {})["preserve_asts"] = True


def relative(path: str) -> str:
    """Return a path as people would give it: relative where it is below the current folder."""
    absolute = Path(path).absolute()
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
