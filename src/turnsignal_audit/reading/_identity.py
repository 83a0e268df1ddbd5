"""Tells which signals an expression may be.

A signal has the name of the variable that it is assigned to; one that a namespace makes has that of
the namespace and its own, as blinker gives all who ask for the name the same signal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mypy.nodes import (
    AssignmentExpr,
    CallExpr,
    CastExpr,
    ConditionalExpr,
    Decorator,
    DictExpr,
    Expression,
    FuncItem,
    IndexExpr,
    ListExpr,
    MemberExpr,
    OpExpr,
    RefExpr,
    SetExpr,
    TupleExpr,
    Var,
)
from mypy.types import AnyType

from turnsignal_audit.reading._creation import Creation, is_signal
from turnsignal_audit.reading._index import Binding, Environment, Index, KeywordArguments
from turnsignal_audit.reading._walk import Scope

#: How far a signal is followed from one variable or function to the next.
_FURTHEST: Final = 12


@dataclass
class Found:
    """The signals that an expression may be."""

    signals: set[str] = field(default_factory=set)
    #: Parameters on which it depends.
    parameters: set[Var] = field(default_factory=set)
    #: Why it is not known which signal it is.
    reasons: list[str] = field(default_factory=list)
    #: Whether it may be None, as a parameter is that is not given.
    is_none: bool = False
    #: Whether it is all of these signals, one after the other, and not one of several.
    is_certain: bool = True

    def add(self, other: Found) -> None:
        """Add what it is as well."""
        self.signals |= other.signals
        self.parameters |= other.parameters
        self.reasons += other.reasons
        self.is_none |= other.is_none
        self.is_certain &= other.is_certain

    def add_alternative(self, other: Found) -> None:
        """Add what it may be instead."""
        if self.signals and other.signals - self.signals:
            self.is_certain = False
        self.add(other)


@dataclass
class Definition:
    """A signal, and where it is made."""

    id: str
    #: The variables that it is assigned to.
    variables: dict[Var, Binding | None] = field(default_factory=dict)
    #: The calls that make it.
    creations: list[tuple[CallExpr, Scope]] = field(default_factory=list)
    #: Its name in a namespace.
    name: str | None = None
    #: What it is called if a collection has made it, and no variable has it.
    label: str | None = None

    def add_creation(self, call: CallExpr, scope: Scope) -> None:
        """Add a call that makes it."""
        if all(known is not call for known, _ in self.creations):
            self.creations.append((call, scope))


@dataclass(frozen=True)
class _Collection:
    """A collection that is written out."""

    #: The variable that it is assigned to.
    variable: Var | None
    #: Its items, with the keys that they have in a dict.
    items: Sequence[tuple[str | None, Expression]]


class Identities:
    """Knows all signals of a program, and which of them an expression may be.

    Args:
        index: The index of the program.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self.creation = Creation(index)
        self.definitions: dict[str, Definition] = {}
        self._known: dict[Var, Found] = {}
        #: The signals that calls make.
        self._made_by: dict[CallExpr, str] = {}
        #: The attributes that are assigned a signal, by their name.
        self._attributes: dict[str, list[Var]] = defaultdict(list)
        made = [
            variable
            for variable, bindings in index.bindings.items()
            if any(self.creation.makes_signal(binding.value) for binding in bindings)
        ]
        for variable in made:
            if variable.info:
                self._attributes[variable.name].append(variable)
        for variable in made:
            self.variable(variable)

    def signals(
        self, expression: Expression | Decorator, environment: Environment, depth: int = 0
    ) -> Found:
        """Return the signals that an expression may be.

        Args:
            expression: The expression.
            environment: What the parameters of the functions around it are.
            depth: How far it has been followed.
        """
        if depth > _FURTHEST:
            return Found(reasons=["it is passed on too many times"])
        deeper = depth + 1
        if isinstance(expression, RefExpr):
            return self._reference(expression, environment, deeper)
        if isinstance(expression, CallExpr):
            return self._call(expression, environment, deeper)
        if isinstance(expression, IndexExpr):
            return self._item_at(expression, environment, deeper)
        parts: Sequence[Expression] = ()
        if isinstance(expression, ConditionalExpr):
            parts = (expression.if_expr, expression.else_expr)
        elif isinstance(expression, OpExpr):
            parts = (expression.left, expression.right)
        elif isinstance(expression, CastExpr):
            parts = (expression.expr,)
        elif isinstance(expression, AssignmentExpr):
            parts = (expression.value,)
        found = Found()
        for part in parts:
            found.add_alternative(self.signals(part, environment, deeper))
        if not parts:
            found.reasons.append("it is the result of an expression")
        return found

    def variable(self, variable: Var, depth: int = 0) -> Found:
        """Return the signals that a variable may be."""
        if variable in self._known:
            return self._known[variable]
        # A variable that depends on itself is found by its other values.
        self._known[variable] = Found()
        found = self._bound_to(variable, depth)
        self._known[variable] = found
        return found

    def _bound_to(self, variable: Var, depth: int) -> Found:
        found = Found()
        bindings = [
            binding
            for binding in self._index.bindings.get(variable, ())
            if not _is_none(binding.value)
        ]
        for binding in bindings:
            if binding.is_item:
                found.add_alternative(self._items(binding.value, {}, depth))
            elif self.creation.is_new(binding.value):
                self._define(found, variable, binding)
            else:
                value = self.signals(binding.value, {}, depth)
                for signal in value.signals:
                    self.definitions[signal].variables.setdefault(variable, binding)
                found.add_alternative(value)
        if variable.info and not bindings:
            found = self._of_subclasses(variable, depth)
            if found.signals:
                return found
            if variable.info.is_protocol:
                return Found(reasons=["it is an attribute of a protocol"])
        is_global = bool(variable.info) or "." in variable.fullname
        is_known = variable.type is not None and is_signal(variable.type)
        if is_global and not bindings and self._is_bound_otherwise(variable):
            return Found(reasons=["it is bound in a way that is not followed"])
        if is_global and is_known and not found.signals and not found.parameters:
            # Someone else makes it, or code that mypy knows nothing of.
            found.reasons.clear()
            self._define(found, variable, bindings[0] if bindings else None)
        return found

    def _is_bound_otherwise(self, variable: Var) -> bool:
        """Tell whether a variable is neither declared nor assigned in its module."""
        owner = variable.info.module_name if variable.info else variable.fullname.rpartition(".")[0]
        return owner in self._index.analysis.modules and variable not in self._index.homes

    def _of_subclasses(self, variable: Var, depth: int) -> Found:
        """Return the signals that subclasses, or other classes with a protocol, have for a name."""
        found = Found()
        owner = variable.info
        for other in self._attributes.get(variable.name, ()):
            is_other = other is not variable and other in self._index.bindings
            if is_other and (owner.is_protocol or other.info.has_base(owner.fullname)):
                found.add_alternative(self.variable(other, depth + 1))
        found.is_certain &= len(found.signals) < 2
        return found

    def _define(self, found: Found, variable: Var, binding: Binding | None) -> None:
        name = self.creation.full_name(variable)
        if binding is not None and isinstance(binding.value, CallExpr):
            name = self._made_by.setdefault(binding.value, name)  # first = second = Signal()
        definition = self.definitions.setdefault(name, Definition(name))
        definition.variables.setdefault(variable, binding)
        if binding is not None and isinstance(binding.value, CallExpr):
            definition.add_creation(binding.value, binding.scope)
        found.signals.add(name)

    def _reference(self, expression: RefExpr, environment: Environment, depth: int) -> Found:
        node = self._index.variable(expression)
        if isinstance(node, Var):
            if node in environment:
                value = environment[node]
                if isinstance(value, KeywordArguments):
                    return Found(reasons=["it is a mapping of keyword arguments"])
                found = self.signals(value, _without(environment, node), depth)
                return self._or_assigned(found, node, depth)
            if node in self._index.parameters:
                return self._or_assigned(Found(parameters={node}), node, depth)
            if node.fullname == "builtins.None":
                return Found(is_none=True)
            return self.variable(node, depth)
        if isinstance(node, Decorator):
            is_defined = node.var.type is not None and is_signal(node.var.type)
            if is_defined and not node.var.is_property:  # @define
                return self.variable(node.var, depth)
            return self._returned(node.func, depth)
        is_unknown = isinstance(self.creation.type_of(expression), (AnyType, type(None)))
        return Found(reasons=["its type is not known" if is_unknown else "it is no variable"])

    def _or_assigned(self, found: Found, parameter: Var, depth: int) -> Found:
        """Add what a parameter is assigned in its function."""
        if parameter in self._index.bindings:
            found.add_alternative(self.variable(parameter, depth))
            found.is_certain = False
        return found

    def _returned(self, function: FuncItem, depth: int) -> Found:
        found = Found()
        for result in self._index.returns.get(function, ()):
            if not _is_none(result):
                found.add_alternative(self.signals(result, {}, depth))
        if not found.signals:
            found.reasons.append(f'it is what "{function.name}" returns')
        return found

    def _call(self, call: CallExpr, environment: Environment, depth: int) -> Found:
        if isinstance(call.analyzed, CastExpr):
            return self.signals(call.analyzed.expr, environment, depth)
        namespace = self.creation.namespace(call)
        if namespace is not None:
            return self._named(call, namespace, environment)
        if self.creation.is_new(call):
            return Found(reasons=["it is made here, and has no name"])
        function = self._index.definition(call.callee)
        if function is None:
            return Found(reasons=["it is what an unknown function returns"])
        return self._returned(function, depth)

    def _named(self, call: CallExpr, namespace: str, environment: Environment) -> Found:
        name = self.creation.name(call, environment)
        if name is None:
            return Found(reasons=["the name of the signal is computed"])
        found = self._name(namespace, name)
        for signal in found.signals:
            self.definitions[signal].add_creation(call, self._index.scopes[call])
        return found

    def _name(self, namespace: str, name: str) -> Found:
        identity = f'{namespace}["{name}"]'
        self.definitions.setdefault(identity, Definition(identity, name=name))
        return Found(signals={identity})

    def _item_at(self, expression: IndexExpr, environment: Environment, depth: int) -> Found:
        namespace = self.creation.namespace_of(expression.base)
        if namespace is not None:
            name = self.creation.text(expression.index, environment)
            if name is None:
                return Found(reasons=["the name of the signal is computed"])
            return self._name(namespace, name)
        key = self.creation.text(expression.index, environment)
        found = self._items(expression.base, environment, depth, key)
        found.is_certain &= len(found.signals) < 2
        return found

    def _items(
        self,
        expression: Expression,
        environment: Environment,
        depth: int,
        key: str | None = None,
    ) -> Found:
        """Return the signals that an item of a collection may be."""
        collection = self._collection(expression, environment, None, depth)
        if collection is None:
            return Found(reasons=["it is an item of a collection that is not written out"])
        found = Found()
        for name, value in collection.items:
            if key is None or name is None or name == key:
                is_made_here = self.creation.is_new(value) and collection.variable is not None
                found.add(
                    self._made_in(collection, name, value)
                    if is_made_here
                    else self.signals(value, environment, depth + 1)
                )
        return found

    def _made_in(self, collection: _Collection, name: str | None, value: Expression) -> Found:
        """Return the signal that a collection has made, which is known by its place in it."""
        if collection.variable is None or name is None or not isinstance(value, CallExpr):
            return Found(reasons=["it is made in a collection, and has no name"])
        identity = f'{self.creation.full_name(collection.variable)}["{name}"]'
        label = f'{collection.variable.name}["{name}"]'
        definition = self.definitions.setdefault(identity, Definition(identity, label=label))
        definition.add_creation(value, self._index.scopes[value])
        return Found(signals={identity})

    def _collection(
        self,
        expression: Expression,
        environment: Environment,
        variable: Var | None,
        depth: int,
    ) -> _Collection | None:
        """Return a collection that is written out, here or where it is assigned."""
        if depth > _FURTHEST:
            return None
        if isinstance(expression, (ListExpr, TupleExpr, SetExpr)):
            return _Collection(variable, [(None, item) for item in expression.items])
        if isinstance(expression, DictExpr):
            keys = [key for key, _ in expression.items]
            names = [None if key is None else self.creation.text(key, environment) for key in keys]
            values = [value for _, value in expression.items]
            return _Collection(variable, list(zip(names, values, strict=True)))
        if isinstance(expression, CallExpr):
            callee = expression.callee
            if isinstance(callee, MemberExpr) and callee.name == "values":
                return self._collection(callee.expr, environment, None, depth + 1)
            function = self._index.definition(callee)
            results = self._index.returns.get(function, ()) if function is not None else ()
            if len(results) == 1:
                return self._collection(results[0], {}, None, depth + 1)
            return None
        node = self._index.variable(expression)
        bindings = self._index.bindings.get(node, ()) if isinstance(node, Var) else ()
        if isinstance(node, Var) and len(bindings) == 1 and not bindings[0].is_item:
            return self._collection(bindings[0].value, environment, node, depth + 1)
        return None


def _is_none(value: Expression) -> bool:
    return isinstance(value, RefExpr) and value.fullname == "builtins.None"


def _without(environment: Environment, variable: Var) -> Environment:
    return {name: value for name, value in environment.items() if name is not variable}
