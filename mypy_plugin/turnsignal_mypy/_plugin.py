"""The dispatcher: which hook mypy calls for which method."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, TypeAlias, final

from mypy.options import Options
from mypy.plugin import (
    FunctionContext,
    MethodContext,
    MethodSigContext,
    Plugin,
    ReportConfigContext,
)
from mypy.types import FunctionLike, Type

from . import _declaration_hooks, _names, _receiver_hooks, _send_hooks
from ._guard import guarded
from ._options import PluginOptions, read_options

_SignatureHook: TypeAlias = Callable[[MethodSigContext], FunctionLike]
_MethodHook: TypeAlias = Callable[[MethodContext], Type]
_FunctionHook: TypeAlias = Callable[[FunctionContext], Type]

_PACKAGE: Final = __name__.partition(".")[0]


@final
class TurnsignalPlugin(Plugin):
    """Maps the methods of signals to hooks.

    mypy asks for every call in a program, so that nothing but one look into a dict happens
    here. That is enough: the typed face makes each bound method an object of a class of ours.
    """

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        if _names.PLUGIN_IS_RUNNING not in options.always_true:
            # A new list: the daemon compares the old one with that of its next run, and would
            # take a name that was added to it for a changed configuration.
            options.always_true = [*options.always_true, _names.PLUGIN_IS_RUNNING]
        self._options, problems = read_options(options.config_file)
        if not _is_worker():
            for problem in problems:
                print(problem, file=sys.stderr)  # noqa: T201  # as mypy does with its own
        self._signature_hooks = {
            name: guarded(hook, attrgetter("default_signature"))
            for name, hook in _signature_hooks().items()
        }
        self._method_hooks = {
            name: guarded(hook, attrgetter("default_return_type"))
            for name, hook in _method_hooks(self._options).items()
        }
        self._function_hooks = {
            name: guarded(hook, attrgetter("default_return_type"))
            for name, hook in _function_hooks(self._options).items()
        }
        self._sources = _digest_of_sources()
        # mypy's daemon restarts when the version of a plugin changes, which it looks up after
        # this. It asks for nothing else that a changed option or helper module could tell it.
        vars(sys.modules[_PACKAGE])["__version__"] = f"{self._sources} {self._options}"

    def get_method_signature_hook(self, fullname: str) -> _SignatureHook | None:
        """Return the hook that makes the signature of a method precise."""
        return self._signature_hooks.get(fullname)

    def get_method_hook(self, fullname: str) -> _MethodHook | None:
        """Return the hook that checks a call of a method."""
        return self._method_hooks.get(fullname)

    def get_function_hook(self, fullname: str) -> _FunctionHook | None:
        """Return the hook that checks a call of a function or of a class."""
        return self._function_hooks.get(fullname)

    def report_config_data(self, ctx: ReportConfigContext) -> Any:
        """Return what a cached result depends on besides the checked code: rules and options.

        mypy looks at the plugin's entry module and version only, and only compares them with
        those of the run before, which need not have checked the same modules.
        """
        del ctx
        return [self._sources, self._options._asdict()]


def _signature_hooks() -> dict[str, _SignatureHook]:
    return {
        f"{_names.SEND}.__call__": _send_hooks.make_send_precise,
        f"{_names.SEND_ASYNC}.__call__": _send_hooks.make_send_precise,
        f"{_names.CONNECT}.__call__": _receiver_hooks.make_connect_precise,
        f"{_names.CONNECTED_TO}.__call__": _receiver_hooks.make_connect_precise,
        f"{_names.CONNECT_VIA}.__call__": _receiver_hooks.make_connect_via_precise,
        f"{_names.CONNECTOR}.__call__": _receiver_hooks.make_connector_precise,
    }


def _method_hooks(options: PluginOptions) -> dict[str, _MethodHook]:
    check_connect = partial(_receiver_hooks.check_connect, options)
    check_declaration = partial(_declaration_hooks.check_declaration, options)
    return {
        f"{_names.CONNECT}.__call__": check_connect,
        f"{_names.CONNECTED_TO}.__call__": check_connect,
        f"{_names.CONNECT_VIA}.__call__": _receiver_hooks.narrow_connector,
        f"{_names.CONNECTOR}.__call__": partial(_receiver_hooks.check_connector, options),
        **dict.fromkeys(_names.CREATING_METHODS, check_declaration),
    }


def _function_hooks(options: PluginOptions) -> dict[str, _FunctionHook]:
    check_declaration = partial(_declaration_hooks.check_declaration, options)
    return dict.fromkeys(_names.CREATORS, check_declaration)


def _is_worker() -> bool:
    """Tell whether this is one of the processes of ``mypy -n``; they all load the plugin."""
    return "mypy.build_worker.worker" in sys.modules


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
