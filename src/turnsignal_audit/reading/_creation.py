"""Recognises the code that makes signals: calls of their classes, and of namespaces."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Expression, IndexExpr, MemberExpr, RefExpr, StrExpr, TypeInfo, Var
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    LiteralType,
    ProperType,
    Type,
    UnionType,
    get_proper_type,
)

from turnsignal_audit.reading._index import Binding, Environment, Index
from turnsignal_mypy import _names
from turnsignal_mypy._declaration import declaration_of

_NAMESPACES: Final = ("blinker.base.Namespace", "turnsignal._namespace.Namespace")

#: The classes of what a namespace makes, by the module of the namespace.
_NAMED_SIGNALS: Final = {
    "blinker.base": "blinker.base.NamedSignal",
    "turnsignal._namespace": "turnsignal._signal.NamedSignal",
}

#: The classes of ``signal``, a method of the default namespace, and what that is called.
_SIGNAL_FUNCTIONS: Final = {
    "blinker.base._PNamespaceSignal": "blinker.default_namespace",
    "turnsignal._namespace._SignalFunction": "turnsignal.default_namespace",
}
_DEFAULT_NAMESPACES: Final = {
    "blinker.base.default_namespace": "blinker.default_namespace",
    "turnsignal._namespace.default_namespace": "turnsignal.default_namespace",
}


#: How far a namespace is followed from one variable to the next.
_FURTHEST: Final = 12


class Creation:
    """Tells which code makes signals, and in which namespace.

    Args:
        index: The index of the program.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._analysis = index.analysis

    def makes_signal(self, value: Expression) -> bool:
        """Tell whether an expression makes a signal, or gets one of a name."""
        if not isinstance(value, CallExpr):
            return False
        found = self.type_of(value)
        is_known = found is not None and is_signal(found)
        return is_known or self.is_new(value) or self.namespace(value) is not None

    def is_new(self, value: Expression) -> bool:
        """Tell whether an expression makes a signal of its own: calls the class, or `define`."""
        if not isinstance(value, CallExpr):
            return False
        if isinstance(value.callee, RefExpr) and value.callee.fullname in _names.CREATORS:
            return True
        info = _called_class(value)
        called = self.type_of(value.callee)
        if info is None and isinstance(called, FunctionLike) and called.is_type_obj():
            info = called.type_object()
        return info is not None and any(base.fullname == _names.SIGNAL for base in info.mro)

    def namespace(self, call: CallExpr) -> str | None:
        """Return the namespace that a call gets a signal from, if it does."""
        callee = call.callee
        called = self.type_of(callee)
        if isinstance(called, Instance) and called.type.fullname in _SIGNAL_FUNCTIONS:
            return _SIGNAL_FUNCTIONS[called.type.fullname]
        if isinstance(callee, MemberExpr) and callee.name == "signal":
            return self.namespace_of(callee.expr)
        return None

    def namespace_of(self, expression: Expression, depth: int = 0) -> str | None:
        """Return what a namespace is called; None if an expression is none."""
        node = self._index.variable(expression)
        owner = self.type_of(expression)
        is_namespace = isinstance(owner, Instance) and _is_namespace(owner.type)
        # In a cycle of imports mypy may not know the type of a variable.
        made = self._class_of_namespace(expression)
        if not is_namespace and made is None:
            return None
        if not isinstance(node, Var):
            return "a namespace without a name"
        for binding in self._bindings(expression):
            if isinstance(binding.value, RefExpr) and depth < _FURTHEST:
                return self.namespace_of(binding.value, depth + 1)
        name = self.full_name(node)
        return _DEFAULT_NAMESPACES.get(name, name)

    def _class_of_namespace(self, expression: Expression) -> TypeInfo | None:
        classes = [_called_class(binding.value) for binding in self._bindings(expression)]
        return next((info for info in classes if info is not None and _is_namespace(info)), None)

    def _bindings(self, expression: Expression) -> list[Binding]:
        node = self._index.variable(expression)
        return list(self._index.bindings.get(node, ())) if isinstance(node, Var) else []

    def name(self, call: CallExpr, environment: Environment) -> str | None:
        """Return the name of the signal that a namespace is asked for, if it is known."""
        for argument, name in zip(call.args, call.arg_names, strict=True):
            if name in (None, "name"):
                return self.text(argument, environment)
        return None

    def text(self, expression: Expression, environment: Environment) -> str | None:
        """Return the value of a string, if it is known."""
        if isinstance(expression, StrExpr):
            return expression.value
        node = self._index.variable(expression)
        passed = environment.get(node) if isinstance(node, Var) else None
        if isinstance(passed, Expression) and passed is not expression:
            return self.text(passed, {})
        known = self.type_of(expression)
        if isinstance(known, Instance) and known.last_known_value is not None:
            known = known.last_known_value
        if isinstance(known, LiteralType) and isinstance(known.value, str):
            return known.value
        return None

    def signal_class(self, value: Expression) -> TypeInfo | None:
        """Return the class of the signal that an expression makes, if it takes declared types."""
        made = self.type_of(value)
        info = made.type if isinstance(made, Instance) else _called_class(value)
        if isinstance(made, AnyType) and info is None and isinstance(value, CallExpr):
            callee = value.callee
            owner = (
                self._class_of_namespace(callee.expr) if isinstance(callee, MemberExpr) else None
            )
            if owner is not None and owner.module_name in _NAMED_SIGNALS:
                info = self._analysis.find_class(_NAMED_SIGNALS[owner.module_name])
        return info if info is not None and info.fullname in _names.CREATORS else None

    def full_name(self, variable: Var) -> str:
        """Return the full name of a variable; that of a local one begins with its function's."""
        if variable.info:
            return f"{variable.info.fullname}.{variable.name}"
        if "." in variable.fullname:
            return variable.fullname
        home = self._index.homes.get(variable)
        return f"{home.name}.{variable.name}" if home is not None else variable.name

    def type_of(self, expression: Expression) -> ProperType | None:
        """Return the type of an expression; None if mypy takes it for unreachable."""
        return get_proper_type(self._analysis.type_of(expression))


def is_signal(found: Type) -> bool:
    """Tell whether a type is that of a signal, turnsignal's or blinker's; it may also be None."""
    proper = get_proper_type(found)
    if isinstance(proper, UnionType):
        return any(map(is_signal, proper.items))
    return declaration_of(proper) is not None


def _is_namespace(info: TypeInfo) -> bool:
    return any(map(info.has_base, _NAMESPACES))


def _called_class(value: Expression) -> TypeInfo | None:
    """Return the class that an expression calls by its name: ``Signal(...)``."""
    callee = value.callee if isinstance(value, CallExpr) else None
    if isinstance(callee, IndexExpr):  # Signal[Shop, OrderPlaced](...)
        callee = callee.base
    node = callee.node if isinstance(callee, RefExpr) else None
    return node if isinstance(node, TypeInfo) else None
