"""Results: what receivers may return, themselves or through an awaitable."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, get_args, get_origin

from turnsignal.introspection._hints import unaliased, union_items

from ._fit import class_of, fits
from ._parameters import CACHE

#: What awaiting gives a value of the last type argument.
_AWAITABLES = (Awaitable, Coroutine, asyncio.Future, asyncio.Task)


def may_return(result: Any, accepted: Any, *, may_be_awaited: bool) -> bool:
    """Tell whether a receiver may return what it says.

    Args:
        result: The type of what it returns.
        accepted: The declared result. Where it is awaitable itself, it is that result alone.
        may_be_awaited: Whether an awaitable of the declared result will do.
    """
    may_be_awaited = may_be_awaited and not is_awaitable(accepted)
    return all(
        fits(item, accepted)
        if awaited(item) is None
        else _awaitable_fits(item, accepted, may_be_awaited=may_be_awaited)
        for item in union_items(result)
    )


def _awaitable_fits(item: Any, accepted: Any, *, may_be_awaited: bool) -> bool:
    value = awaited(item)
    if may_be_awaited and may_return(value, accepted, may_be_awaited=False):
        return True
    return any(
        fits(item, alternative)
        and may_return(value, awaited(alternative) or Any, may_be_awaited=False)
        for alternative in union_items(accepted)
    )


def awaited(result: Any) -> Any:
    """Return the type of what awaiting a result gives; None if it is no awaitable."""
    result_class = class_of(result)
    if result_class is None or not issubclass(result_class, Awaitable):
        return None
    arguments = get_args(unaliased(result))
    return unaliased(arguments[-1]) if arguments and result_class in _AWAITABLES else Any


def is_awaitable(result: Any) -> bool:
    """Tell whether a declared result is a coroutine, or just any awaitable."""
    return class_of(result) in (Awaitable, Coroutine)


def is_coroutine(result: Any) -> bool:
    """Tell whether a result is that of coroutine functions."""
    return get_origin(unaliased(result)) is Coroutine


def may_be_coroutine_function(receiver: Callable[..., Any]) -> bool:
    """Tell whether the runtime may await a receiver: of objects, only those of functools."""
    return (
        inspect.isroutine(receiver)
        or isinstance(receiver, (type, functools.partial, CACHE))
        or inspect.iscoroutinefunction(receiver)
    )
