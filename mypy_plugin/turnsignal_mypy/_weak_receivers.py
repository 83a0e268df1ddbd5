"""Checks that something keeps a weakly connected receiver alive, and reports if nothing does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mypy.checker import TypeChecker
from mypy.nodes import (
    LDEF,
    BytesExpr,
    CallExpr,
    Context,
    Decorator,
    Expression,
    FloatExpr,
    FuncDef,
    IntExpr,
    LambdaExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    StrExpr,
    SymbolTable,
    TypeInfo,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Type

from . import _error_codes, _lifetimes, _names
from ._declaration import declaration_of
from ._messages import Wording
from ._receiver_check import Connection
from ._reports import Reporter, receiver_place


def is_connected_weakly(weak: tuple[Expression, Type] | None) -> bool:
    """Tell whether ``weak`` is left to its default in ``connect``, or given as True itself."""
    return weak is None or _is_true(weak[0])


def is_connected_weakly_via(call: Context) -> bool:
    """Tell whether ``connect_via`` was given ``weak`` as True itself; its default is False.

    Args:
        call: The call of what ``connect_via`` returned, or the decorated function.
    """
    candidates = [call.callee] if isinstance(call, CallExpr) else []
    if isinstance(call, Decorator):
        candidates = call.original_decorators
    return len(candidates) == 1 and any(map(_gives_weak, candidates))


def check_kept_alive(connection: Connection, api: CheckerPluginInterface) -> None:
    """Report a receiver that only the weak reference of the signal would know."""
    text = _complaint(connection, api)
    if text is not None:
        where, origin = receiver_place(connection.expression, connection.call)
        Reporter(api, _error_codes.WEAK, where, origin).error(text)


def _complaint(connection: Connection, api: CheckerPluginInterface) -> str | None:
    new = _new_object(connection.expression)
    if new is not None:
        is_discarded = _lifetimes.is_discarded(_source(api), _place(connection.call))
        return _wording(connection, api).dies_at_once(new) if is_discarded else None
    local = _local_function(connection)
    if local is not None:
        scope = _scope(connection.call, local, api)
        return None if scope is None else _wording(connection, api).dies_with_scope(local, scope)
    return None


def _wording(connection: Connection, api: CheckerPluginInterface) -> Wording:
    return Wording(connection.declaration, api.options)


def _source(api: CheckerPluginInterface) -> bytes:
    try:
        return Path(api.path).read_bytes()
    except OSError:
        return b""  # the code is in no file


def _scope(call: Context, local: str, api: CheckerPluginInterface) -> str | None:
    source, is_signal = _source(api), partial(_is_signal, api)
    if isinstance(call, Decorator):
        line, column = call.func.line, call.func.column
        return _lifetimes.scope_of_definition(source, line, column, is_signal)
    return _lifetimes.scope_of_call(source, _place(call), local, is_signal)


def _is_signal(api: CheckerPluginInterface, expression: str) -> bool:
    """Tell whether a dotted name stands for a signal in the module that is checked."""
    names = api.tree.names if isinstance(api, TypeChecker) else SymbolTable()
    *owners, last = expression.split(".")
    for owner in owners:
        node = names[owner].node if owner in names else None
        if not isinstance(node, (MypyFile, TypeInfo)):
            return False
        names = node.names
    variable = names[last].node if last in names else None
    return (
        isinstance(variable, Var)
        and variable.type is not None
        and declaration_of(variable.type) is not None
    )


def _local_function(connection: Connection) -> str | None:
    """Return the name of the receiver, if it may be a function that is local to another."""
    call, expression = connection.call, connection.expression
    if isinstance(call, Decorator):
        # The first column belongs to the module.
        return call.func.name if call.func.column > 0 else None
    if isinstance(expression, NameExpr) and expression.kind == LDEF:
        node = expression.node
        return node.name if isinstance(node, (FuncDef, Decorator)) else None
    return None


def _new_object(expression: Expression) -> str | None:
    """Say what kind of new object a receiver is, if it is one that nothing else can know."""
    if isinstance(expression, LambdaExpr):
        return "lambda"
    if isinstance(expression, MemberExpr):
        created = _created(expression.expr)
        return "method of a new object" if _is_bound_to_object(expression, created) else None
    created = _created(expression)
    if created is None:
        return None
    return "partial" if created.fullname == _names.PARTIAL else "new object"


def _created(expression: Expression) -> TypeInfo | None:
    """Return the class of which a call makes a new object for certain."""
    if not isinstance(expression, CallExpr) or not isinstance(expression.callee, RefExpr):
        return None
    node = expression.callee.node
    if not isinstance(node, TypeInfo):
        return None
    if node.fullname == _names.PARTIAL:
        return node
    # What the object is made of may keep it.
    is_alone = all(map(_is_constant, expression.args))
    return node if is_alone and _always_makes_new_object(node) else None


def _is_constant(argument: Expression) -> bool:
    return isinstance(argument, (BytesExpr, FloatExpr, IntExpr, StrExpr))


def _always_makes_new_object(called: TypeInfo) -> bool:
    """Tell whether a class has no say in how it is called: it could give an object it keeps."""
    metaclass = called.metaclass_type
    creators = (
        called.get_containing_type_info("__new__"),
        None if metaclass is None else metaclass.type.get_containing_type_info("__call__"),
    )
    return all(owner is None or owner.module_name == "builtins" for owner in creators)


def _is_bound_to_object(method: MemberExpr, owner: TypeInfo | None) -> bool:
    """Tell whether a method is bound to the object that it is taken from, not to its class."""
    symbol = None if owner is None else owner.get(method.name)
    node = None if symbol is None else symbol.node
    if isinstance(node, Decorator):
        node = node.func
    return isinstance(node, FuncDef) and not node.is_class and not node.is_static


def _gives_weak(connect_via: Expression) -> bool:
    if not isinstance(connect_via, CallExpr):
        return False
    arguments = zip(connect_via.args, connect_via.arg_names, strict=True)
    return any(
        _is_true(value) and (name == "weak" or (name is None and position == 1))
        for position, (value, name) in enumerate(arguments)
    )


def _is_true(expression: Expression) -> bool:
    return isinstance(expression, RefExpr) and expression.fullname == "builtins.True"


def _place(node: Context) -> _lifetimes.Place:
    return _lifetimes.Place(node.line, node.column, node.end_line, node.end_column)
