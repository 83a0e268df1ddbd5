"""Results: what a send gives back, and what its receivers may return."""

from __future__ import annotations

from typing import Final

from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, TupleType, Type, UnionType, get_proper_type

_AWAITABLES: Final = frozenset({"typing.Awaitable", "typing.Coroutine"})


def allowed_result(
    result: Type, api: CheckerPluginInterface, *, may_be_awaited: bool = True
) -> Type:
    """Return what a receiver may return: the declared result, or an awaitable of it.

    Where the declared result is awaitable itself, it is that result alone.

    Args:
        result: The declared result.
        api: The interface of the checker.
        may_be_awaited: Whether the receiver may be a coroutine function to the runtime.
    """
    if isinstance(get_proper_type(result), AnyType):
        # Not Any: mypy would solve a type variable of the receiver's result with it, and then
        # hold nothing against the variable's bound.
        return api.named_generic_type("builtins.object", [])
    if is_awaitable(result) or not may_be_awaited:
        return result
    return UnionType([result, api.named_generic_type("typing.Awaitable", [result])])


def is_awaitable(result: Type) -> bool:
    """Tell whether a declared result is a coroutine, or another awaitable."""
    proper = get_proper_type(result)
    return isinstance(proper, Instance) and proper.type.fullname in _AWAITABLES


def awaited(result: Type) -> Type:
    """Return what awaiting a declared result gives; the result itself if it is no awaitable."""
    proper = get_proper_type(result)
    if isinstance(proper, Instance) and proper.type.fullname in _AWAITABLES:
        return proper.args[-1]
    return result


def is_coroutine(result: Type) -> bool:
    """Tell whether a declared result is that of coroutine functions."""
    proper = get_proper_type(result)
    return isinstance(proper, Instance) and proper.type.fullname == "typing.Coroutine"


def with_result(returned: Type, result: Type) -> Type:
    """Return what a send returns, with the declared result in its place.

    Args:
        returned: What the typed face says: a list of pairs, or a coroutine of one.
        result: The declared result.
    """
    proper = get_proper_type(returned)
    if isinstance(proper, Instance) and proper.args:
        *others, last = list(proper.args)
        return proper.copy_modified(args=[*others, with_result(last, result)])
    if isinstance(proper, TupleType):
        return proper.copy_modified(items=[*proper.items[:-1], result])
    return returned
