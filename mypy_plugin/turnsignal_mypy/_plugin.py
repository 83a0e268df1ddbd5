"""The plugin: it maps the names that mypy asks for to hooks."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, final

from mypy.options import Options
from mypy.plugin import (
    FunctionContext,
    MethodContext,
    MethodSigContext,
    Plugin,
    ReportConfigContext,
)
from mypy.plugins.functools import partial_new_callback
from mypy.types import FunctionLike, Type

from . import (
    _error_codes,  # noqa: F401  # mypy's configuration may name them: they must exist from the start
    _names,
)
from ._guard import guarded
from ._options import read_options
from ._partials import keep_signature_of_nested_partial

if TYPE_CHECKING:
    from ._hooks import Hooks

_keep_signature_of_nested_partial: Final = guarded(
    keep_signature_of_nested_partial, partial_new_callback
)

_PACKAGE: Final = __name__.partition(".")[0]


@final
class TurnsignalPlugin(Plugin):
    """Maps the names that mypy asks for to hooks.

    mypy asks for every call in a program, so nothing happens here but a look into a set. That is
    enough: the typed face makes each bound method an object of a class of ours.
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
        self._sources = _digest_of_sources()
        # mypy's daemon restarts when the version of a plugin changes, which it looks up after
        # this. It asks for nothing else that a changed option or helper module could tell it.
        vars(sys.modules[_PACKAGE])["__version__"] = f"{self._sources} {self._options}"

    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], FunctionLike] | None:
        """Return the hook that makes the signature of a method precise."""
        return self._hooks.signatures.get(fullname) if fullname in _names.HOOKED else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Return the hook that checks a call of a method."""
        return self._hooks.methods.get(fullname) if fullname in _names.HOOKED else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the hook that checks a call of a function or of a class."""
        if fullname == _names.PARTIAL:
            return _keep_signature_of_nested_partial
        return self._hooks.functions.get(fullname) if fullname in _names.HOOKED else None

    @cached_property
    def _hooks(self) -> Hooks:
        # Not before a signal is met: without any, these modules are half of what we cost mypy.
        from ._hooks import hooks  # noqa: PLC0415

        return hooks(self._options)

    def report_config_data(self, ctx: ReportConfigContext) -> Any:
        """Return what a cached result depends on besides the checked code: rules and options.

        mypy looks at the plugin's entry module and version only, and only compares them with
        those of the run before, which need not have checked the same modules.
        """
        del ctx
        return [self._sources, self._options._asdict()]


def _is_worker() -> bool:
    """Tell whether this is one of the processes of ``mypy -n``; they all load the plugin."""
    return "mypy.build_worker.worker" in sys.modules


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
