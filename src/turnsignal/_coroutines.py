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
    if has_coroutine_code(function):
        return True
    # A mark, or what functools.partialmethod leaves behind, is an attribute.
    return bool(function.__dict__) and iscoroutinefunction(receiver)


def has_coroutine_code(function: FunctionType) -> bool:
    """Return whether a function was defined by ``async def``."""
    return bool(function.__code__.co_flags & CO_COROUTINE)


def can_become_coroutine_function(function: FunctionType) -> bool:
    """Return whether the attributes of a function may say that it is one."""
    return FUNCTIONS_CAN_BE_MARKED and bool(function.__dict__)
