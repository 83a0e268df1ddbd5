"""Tells what a receiver is, and of which type, where its own type does not say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mypy.nodes import (
    CallExpr,
    ConditionalExpr,
    Decorator,
    Expression,
    FuncDef,
    FuncItem,
    LambdaExpr,
    ListExpr,
    RefExpr,
    SetExpr,
    SymbolNode,
    TupleExpr,
    Var,
)
from mypy.typeops import function_type
from mypy.types import AnyType, CallableType, Instance, Type, TypeOfAny, get_proper_type

from turnsignal_audit.reading._index import Environment, Index, Value
from turnsignal_audit.reading._value_types import value_type
from turnsignal_mypy._names import PARTIAL


class Receivers:
    """Knows what the receivers of a program are.

    Args:
        index: The index of the program.
        connects: Tells whether a decorator connects the function that it is given to a signal.
    """

    def __init__(self, index: Index, connects: Callable[[Expression], bool]) -> None:
        self._index = index
        self._analysis = index.analysis
        self._connects = connects

    def each(self, receiver: Value) -> Iterator[Value]:
        """List what a receiver is, one after the other, if it is the variable of a loop."""
        node = receiver.node if isinstance(receiver, RefExpr) else None
        bindings = self._index.bindings.get(node, ()) if isinstance(node, Var) else ()
        items: list[Value] = [
            item
            for binding in bindings
            if binding.is_item and isinstance(binding.value, (ListExpr, SetExpr, TupleExpr))
            for item in binding.value.items
        ]
        yield from items or [receiver]

    def alternatives(self, receiver: Value) -> list[Value]:
        """List what a receiver may be, if it is one of several; nothing if it is but one."""
        node = receiver.node if isinstance(receiver, RefExpr) else None
        bindings = self._index.bindings.get(node, ()) if isinstance(node, Var) else ()
        values = [binding.value for binding in bindings if not binding.is_item]
        if isinstance(receiver, ConditionalExpr):
            values = [receiver]
        found: list[Value] = []
        for value in values:
            if isinstance(value, ConditionalExpr):
                found += [value.if_expr, value.else_expr]
            else:
                found.append(value)
        return found if len(found) > 1 else []

    def type_of(self, receiver: Value, known: Environment) -> Type:
        """Return the type of a receiver; Any if it is not known.

        Args:
            receiver: The receiver.
            known: What the parameters of the functions around it are.
        """
        node: Value | SymbolNode | FuncItem | None = receiver
        if isinstance(receiver, Expression):
            found = value_type(receiver, self._index, known)
            if not isinstance(get_proper_type(found), AnyType):
                return found
            node = self._made_function(receiver) or self._index.variable(receiver)
        if isinstance(node, FuncItem):
            return function_type(node, self._analysis.function)
        if not isinstance(node, Decorator):
            return AnyType(TypeOfAny.special_form)
        decorated = node.var.type
        if decorated is not None and not isinstance(get_proper_type(decorated), AnyType):
            return decorated
        if all(map(self._gives_back, node.decorators)):
            return function_type(node.func, self._analysis.function)
        return AnyType(TypeOfAny.special_form)

    def is_temporary(self, receiver: Value) -> bool:
        """Tell whether a receiver is made where it is connected: a lambda, or a partial."""
        if isinstance(receiver, LambdaExpr):
            return True
        made = (
            get_proper_type(self._analysis.type_of(receiver))
            if isinstance(receiver, CallExpr)
            else None
        )
        return isinstance(made, Instance) and made.type.fullname == PARTIAL

    def is_async(self, receiver: Value, receiver_type: Type) -> bool | None:
        """Tell whether a receiver is a coroutine function; None if that is not known."""
        if isinstance(receiver, Decorator):
            is_plain = all(map(self._gives_back, receiver.decorators))
            return receiver.func.is_coroutine if is_plain else None
        proper = get_proper_type(receiver_type)
        found = proper.definition if isinstance(proper, CallableType) else None
        if isinstance(found, Decorator) and all(map(self._gives_back, found.decorators)):
            found = found.func
        if isinstance(found, FuncDef) and found.name not in ("__init__", "__new__", "__call__"):
            return found.is_coroutine
        return False if isinstance(receiver, LambdaExpr) else None

    def _made_function(self, receiver: Expression) -> FuncItem | None:
        """Return the function that an expression makes: a lambda, or a call that returns one."""
        if isinstance(receiver, LambdaExpr):
            return receiver
        made = [*self._index.results(receiver)] if isinstance(receiver, CallExpr) else []
        return made[0] if len(made) == 1 else None

    def _gives_back(self, decorator: Expression) -> bool:
        """Tell whether a decorator returns the very function that it is given."""
        if self._connects(decorator):
            return True
        functions = [*self._index.called_functions(decorator)]
        return bool(functions) and all(map(self._returns_first, functions))

    def _returns_first(self, function: FuncItem) -> bool:
        first = function.arguments[0].variable if function.arguments else None
        results = self._index.returns.get(function, ())
        return bool(results) and all(
            isinstance(result, RefExpr) and result.node is first for result in results
        )
