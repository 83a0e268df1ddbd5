"""The dispatcher: which hook mypy calls for which method."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Final, TypeAlias, final

from mypy.nodes import TypeInfo
from mypy.options import Options
from mypy.plugin import MethodContext, MethodSigContext, Plugin, ReportConfigContext
from mypy.types import FunctionLike, Type

from . import _names, _receiver_hooks, _send_hooks
from ._options import read_options

_SignatureHook: TypeAlias = Callable[[MethodSigContext], FunctionLike]
_MethodHook: TypeAlias = Callable[[MethodContext], Type]

_PACKAGE: Final = __name__.partition(".")[0]


@final
class TurnsignalPlugin(Plugin):
    """Maps the methods of signals and connectors to hooks.

    mypy asks for every call in a program, so a name that no signal has is turned down by one
    look into a dict.
    """

    _signature_hooks: ClassVar[Mapping[str, _SignatureHook]] = {
        "send": _send_hooks.make_send_precise,
        "send_async": _send_hooks.make_send_precise,
        "connect": _receiver_hooks.infer_lambda_for_connect,
        "connected_to": _receiver_hooks.infer_lambda_for_connect,
        "__call__": _receiver_hooks.infer_lambda_for_connector,
    }
    _method_hooks: ClassVar[Mapping[str, _MethodHook]] = {
        "connect": _receiver_hooks.check_connect,
        "connected_to": _receiver_hooks.check_connect,
        "connect_via": _receiver_hooks.narrow_connector,
        "__call__": _receiver_hooks.check_connector,
    }

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
        self._sources = _digest_of_sources()
        # mypy's daemon restarts when the version of a plugin changes, which it looks up after
        # this. It asks for nothing else that a changed option or helper module could tell it.
        vars(sys.modules[_PACKAGE])["__version__"] = f"{self._sources} {self._options}"

    def get_method_signature_hook(self, fullname: str) -> _SignatureHook | None:
        """Return the hook that makes the signature of a method precise."""
        owner, _, method = fullname.rpartition(".")
        hook = self._signature_hooks.get(method)
        return hook if hook is not None and self._has(owner, method) else None

    def get_method_hook(self, fullname: str) -> _MethodHook | None:
        """Return the hook that checks a call of a method."""
        owner, _, method = fullname.rpartition(".")
        hook = self._method_hooks.get(method)
        return hook if hook is not None and self._has(owner, method) else None

    def report_config_data(self, ctx: ReportConfigContext) -> Any:
        """Return what a cached result depends on besides the checked code: rules and options.

        mypy looks at the plugin's entry module and version only, and only compares them with
        those of the run before, which need not have checked the same modules.
        """
        del ctx
        return [self._sources, self._options._asdict()]

    def _has(self, owner: str, method: str) -> bool:
        """Tell whether a class is a signal or, for a call, a connector."""
        if method == "__call__":
            return owner in _names.CONNECTORS
        if owner in _names.SIGNALS:
            return True
        # The hooks are asked with the class of the object, not with the one that defines.
        symbol = self.lookup_fully_qualified(owner) if owner else None
        node = None if symbol is None else symbol.node
        return isinstance(node, TypeInfo) and any(map(node.has_base, _names.SIGNALS))


def _is_worker() -> bool:
    """Tell whether this is one of the processes of ``mypy -n``; they all load the plugin."""
    return "mypy.build_worker.worker" in sys.modules


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
