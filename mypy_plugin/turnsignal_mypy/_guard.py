"""A guard around hooks: what the plugin does not understand must not stop mypy."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from mypy.plugin import FunctionContext, MethodContext, MethodSigContext

ContextT = TypeVar("ContextT", FunctionContext, MethodContext, MethodSigContext)
ResultT = TypeVar("ResultT")


def guarded(
    hook: Callable[[ContextT], ResultT], default: Callable[[ContextT], ResultT]
) -> Callable[[ContextT], ResultT]:
    """Return a hook that gives mypy's own answer where the plugin's raises.

    With ``--show-traceback``, as in our tests, the exception is mypy's to report.

    Args:
        hook: The hook.
        default: What mypy would have taken without the hook.
    """

    @wraps(hook)
    def guarded_hook(context: ContextT) -> ResultT:
        try:
            return hook(context)
        except Exception:
            if context.api.options.show_traceback:
                raise
            return default(context)

    return guarded_hook
