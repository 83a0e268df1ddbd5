"""The signature of a receiver, where its type does not tell it.

That is so of partials, of cached functions, and of the ``send`` of another signal.
"""

from __future__ import annotations

from typing import Final

from mypy.checker import TypeChecker
from mypy.nodes import CallExpr, Context, Decorator, Expression, MemberExpr, RefExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, ProperType, Type, UnionType, get_proper_type

from ._partials import signature_of_partial
from ._send_signatures import send_signature

_CACHES: Final = frozenset({"functools.lru_cache", "functools.cache"})

#: The methods that give back the receiver that they are called with.
_CONNECTING: Final = frozenset({"connect", "connect_via"})


def uncached(
    receiver: Type, expression: Expression, call: Context, api: CheckerPluginInterface
) -> Type:
    """Return the type of the function behind ``lru_cache`` or ``cache``, of others the same.

    Args:
        receiver: The type of the receiver.
        expression: The receiver.
        call: The call that connects it, or the decorated function.
        api: The interface of the checker.
    """
    if not _is_cached(get_proper_type(receiver)):
        return receiver
    function = call if isinstance(call, Decorator) else _decorated_here(expression, api)
    if function is None or not all(map(_keeps_signature, function.original_decorators)):
        return receiver
    return function.func.type or receiver


def unwrapped(receiver: Type) -> Type:
    """Return the signature of a partial, or of the ``send`` of another signal."""
    proper = get_proper_type(receiver)
    if isinstance(proper, UnionType):
        return UnionType([unwrapped(item) for item in proper.items])
    return signature_of_partial(receiver) or send_signature(receiver) or receiver


def _is_cached(receiver: ProperType) -> bool:
    return (
        isinstance(receiver, Instance) and receiver.type.fullname == "functools._lru_cache_wrapper"
    )


def _decorated_here(expression: Expression, api: CheckerPluginInterface) -> Decorator | None:
    """Return the decorated function that a name stands for, if it is one of this module.

    mypy's cache forgets the decorators, so that those of other modules cannot be relied on.
    """
    node = expression.node if isinstance(expression, RefExpr) else None
    if not isinstance(node, Decorator) or not isinstance(api, TypeChecker):
        return None
    return node if node.fullname.rpartition(".")[0] == api.tree.fullname else None


def _keeps_signature(decorator: Expression) -> bool:
    callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
    if isinstance(callee, MemberExpr) and callee.name in _CONNECTING:
        return True
    return isinstance(callee, RefExpr) and callee.fullname in _CACHES
