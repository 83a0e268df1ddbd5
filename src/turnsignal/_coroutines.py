"""Which receivers are coroutine functions.

`inspect.iscoroutinefunction` decides. It takes longer than the receiver itself often does, so
what it would say of a plain function is read off the function here.
"""

from __future__ import annotations

import sys
from inspect import CO_COROUTINE, iscoroutinefunction
from types import FunctionType, MethodType
from typing import Any

#: Whether an attribute of a plain function can make it a coroutine function, as
#: `inspect.markcoroutinefunction` does.
FUNCTIONS_CAN_BE_MARKED = sys.version_info >= (3, 12)


def is_coroutine_function(receiver: Any) -> bool:
    """Return what `inspect.iscoroutinefunction` would."""
    function = receiver.__func__ if type(receiver) is MethodType else receiver
    if type(function) is not FunctionType:
        return iscoroutinefunction(receiver)
    if function.__code__.co_flags & CO_COROUTINE:
        return True
    # A mark, or what functools.partialmethod leaves behind, is an attribute.
    return bool(function.__dict__) and iscoroutinefunction(receiver)


def is_plain(receiver: Any) -> bool:
    """Return whether ``receiver`` is a function that is not a coroutine function.

    It stays so unless it gets an attribute or another ``__code__``.
    """
    return (
        type(receiver) is FunctionType
        and not receiver.__code__.co_flags & CO_COROUTINE
        and not (FUNCTIONS_CAN_BE_MARKED and vars(receiver))
    )
