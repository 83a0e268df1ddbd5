"""turnsignal's plugin, with a clock around each of its hooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from time import process_time_ns
from typing import Final, TypeVar

from mypy.options import Options
from mypy.plugin import FunctionContext, MethodContext, MethodSigContext, Plugin
from mypy.types import FunctionLike, Type

import turnsignal_mypy

ContextT = TypeVar("ContextT")
ResultT = TypeVar("ResultT")

#: How often each hook was called, and how long all of its calls took.
CALLS: Final[Counter[str]] = Counter()
NANOSECONDS: Final[Counter[str]] = Counter()


class TimedPlugin(Plugin):
    """Gives mypy the hooks of turnsignal's plugin, and adds up how long they take."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._plugin = turnsignal_mypy.plugin("")(options)

    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], FunctionLike] | None:
        """Return the hook that makes the signature of a method precise."""
        return _timed("signature", fullname, self._plugin.get_method_signature_hook(fullname))

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Return the hook that checks a call of a method."""
        return _timed("method", fullname, self._plugin.get_method_hook(fullname))

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the hook that checks a call of a function or of a class."""
        return _timed("function", fullname, self._plugin.get_function_hook(fullname))


def plugin(version: str) -> type[Plugin]:
    """Return the plugin; mypy calls this."""
    del version
    return TimedPlugin


def _timed(
    kind: str, fullname: str, hook: Callable[[ContextT], ResultT] | None
) -> Callable[[ContextT], ResultT] | None:
    if hook is None:
        return None
    name = f"{kind} of {fullname}"

    def timed_hook(context: ContextT) -> ResultT:
        start = process_time_ns()
        try:
            return hook(context)
        finally:
            NANOSECONDS[name] += process_time_ns() - start
            CALLS[name] += 1

    return timed_hook
