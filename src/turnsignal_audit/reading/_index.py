"""Indexes a program: what is assigned to a variable, who calls a function, what one returns.

That is all that is needed to follow a signal from where it is made to where it is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    ArgKind,
    AssignmentExpr,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Context,
    Decorator,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    Import,
    ImportFrom,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    Node,
    OverloadedFuncDef,
    RefExpr,
    ReturnStmt,
    SymbolNode,
    TempNode,
    TupleExpr,
    TypeInfo,
    Var,
    WithStmt,
)
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    Overloaded,
    ProperType,
    TypeType,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from turnsignal_audit.reading._analysis import Analysis
from turnsignal_audit.reading._unseen import changed_mapping, functions_as_values
from turnsignal_audit.reading._walk import Scope, walk

#: What an argument may be: an expression, or the function that a decorator is given.
Value: TypeAlias = Expression | Decorator


@dataclass(frozen=True)
class Binding:
    """What a variable is bound to."""

    value: Expression
    scope: Scope
    #: Whether it is bound to each item of the value, in a loop.
    is_item: bool = False


@dataclass(frozen=True)
class KeywordArguments:
    """What ``**kwargs`` of a function is in one call of it."""

    values: Mapping[str, Value]
    #: Mappings that are passed on to it.
    mappings: Sequence[Value]
    scope: Scope


#: What the parameters of functions are, in certain calls of them.
Environment: TypeAlias = Mapping[Var, "Value | KeywordArguments"]


_NO_ARGUMENTS: Final[Environment] = {}


@dataclass(frozen=True)
class CallSite:
    """A call of a function, by a call expression or as a decorator."""

    node: Context
    arguments: Sequence[tuple[Value, ArgKind, str | None]]
    scope: Scope
    #: What is known of the functions around the one that is called.
    closure: Environment
    #: Whether the first parameter is not among the arguments, as ``self`` is not.
    is_bound: bool
    #: The object whose method is called.
    owner: Expression | None = None


@dataclass(frozen=True)
class Use:
    """An expression that calls or decorates, and the function around it."""

    node: CallExpr | Decorator | ClassDef
    #: The callee, or the decorator.
    callee: Expression
    scope: Scope


@dataclass
class Index:
    """What is assigned, called and returned in a program."""

    analysis: Analysis
    bindings: dict[Var, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    #: The functions that have a parameter.
    parameters: dict[Var, FuncItem] = field(default_factory=dict)
    calls: dict[FuncItem, list[CallSite]] = field(default_factory=lambda: defaultdict(list))
    returns: dict[FuncItem, list[Expression]] = field(default_factory=lambda: defaultdict(list))
    #: All calls and decorators, which may be those of a signal's methods.
    uses: list[Use] = field(default_factory=list)
    #: Where calls are.
    scopes: dict[CallExpr, Scope] = field(default_factory=dict)
    #: What is done to mappings that changes them: the names that are popped, or None for the rest.
    changes: dict[Var, list[str | None]] = field(default_factory=lambda: defaultdict(list))
    #: Functions that are used as values, or decorated: there may be calls of them that nobody sees.
    escaping: set[FuncItem] = field(default_factory=set)
    #: Calls whose results nobody uses.
    statements: set[Expression] = field(default_factory=set)
    #: The blocks of context managers.
    blocks: dict[Expression, WithStmt] = field(default_factory=dict)
    #: Where functions and variables are defined.
    homes: dict[SymbolNode, Scope] = field(default_factory=dict)

    def variable(self, expression: Expression) -> SymbolNode | None:
        """Return the variable or function that an expression names."""
        if isinstance(expression, RefExpr) and expression.node is not None:
            return expression.node
        if not isinstance(expression, MemberExpr):
            return None
        owner = self.analysis.type_of(expression.expr)
        for info in _classes(get_proper_type(owner)) if owner is not None else ():
            found = info.get(expression.name)
            if found is not None and found.node is not None:
                return found.node
        return None

    def definition(self, callee: Expression) -> FuncItem | None:
        """Return the function that an expression calls, if its type or its name tells."""
        called = self.analysis.type_of(callee)
        proper = get_proper_type(called) if called is not None else None
        if isinstance(proper, Overloaded):
            proper = proper.items[0]
        found = proper.definition if isinstance(proper, CallableType) else None
        return _function(found if found is not None else self.variable(callee))

    def results(self, call: CallExpr) -> Iterator[FuncItem]:
        """List the functions that a call may return."""
        for maker in self.called_functions(call.callee):
            for result in self.returns.get(maker, ()):
                made = _function(self.variable(result))
                if made is not None:
                    yield made

    def imported_module(self, name: str) -> str:
        """Return the module that an unknown name is imported from.

        Args:
            name: The full name of the variable that was to be imported.
        """
        module, _, variable = name.rpartition(".")
        while module and module not in self.analysis.modules:
            module, _, variable = module.rpartition(".")
        tree = self.analysis.modules.get(module)
        for item in tree.imports if tree is not None else ():
            if isinstance(item, ImportFrom) and not item.relative:
                if any(variable == (alias or own) for own, alias in item.names):
                    return item.id
            elif isinstance(item, Import):
                for own, alias in item.ids:
                    if variable == (alias or own.partition(".")[0]):
                        return own
        return name

    def called_functions(self, callee: Expression) -> Iterator[FuncItem]:
        """List the functions that an expression may call: those that others return as well."""
        for function, _ in _called_functions(self, callee):
            yield function


def build_index(analysis: Analysis) -> Index:
    """Index all modules that were asked for."""
    index = Index(analysis)
    for module in analysis.modules.values():
        for node, scope in walk(module):
            _add(index, node, scope)
    for use in index.uses:
        _add_calls(index, use)
    return index


def _add(index: Index, node: Node, scope: Scope) -> None:
    change = changed_mapping(node)
    if change is not None:
        index.changes[change.mapping].append(change.popped)
    for value in functions_as_values(node):
        function = _function(value) if isinstance(value, Decorator) else index.definition(value)
        if function is not None:
            index.escaping.add(function)
    if isinstance(node, CallExpr):
        index.uses.append(Use(node, node.callee, scope))
        index.scopes[node] = scope
    elif isinstance(node, AssignmentStmt):
        for target in node.lvalues:
            _bind(index, target, node.rvalue, scope)
    elif isinstance(node, AssignmentExpr):
        _bind(index, node.target, node.value, scope)
    elif isinstance(node, ForStmt):
        _bind_item(index, node.index, node.expr, scope)
    elif isinstance(node, GeneratorExpr):
        for target, sequence in zip(node.indices, node.sequences, strict=True):
            _bind_item(index, target, sequence, scope)
    elif isinstance(node, ReturnStmt):
        if node.expr is not None and scope.function is not None:
            index.returns[scope.function].append(node.expr)
    elif isinstance(node, (FuncDef, LambdaExpr)):
        for argument in node.arguments:
            index.parameters[argument.variable] = node
        if isinstance(node, FuncDef):
            index.homes[node] = scope
    elif isinstance(node, (Decorator, ClassDef)):
        if isinstance(node, Decorator):
            index.homes[node.var] = scope
        for decorator in node.decorators:
            index.uses.append(Use(node, decorator, scope))
    elif isinstance(node, ExpressionStmt):
        index.statements.add(node.expr)
    elif isinstance(node, WithStmt):
        for manager in node.expr:
            index.blocks[manager] = node


def _bind(index: Index, target: Expression, value: Expression, scope: Scope) -> None:
    if isinstance(target, (TupleExpr, ListExpr)):
        if isinstance(value, (TupleExpr, ListExpr)) and len(value.items) == len(target.items):
            for item, item_value in zip(target.items, value.items, strict=True):
                _bind(index, item, item_value, scope)
        return
    variable = index.variable(target)
    if isinstance(variable, Var):
        index.homes.setdefault(variable, scope)
        if not isinstance(value, TempNode):  # an annotation without a value
            index.bindings[variable].append(Binding(value, scope))


def _bind_item(index: Index, target: Expression, values: Expression, scope: Scope) -> None:
    if isinstance(target, NameExpr) and isinstance(target.node, Var):
        index.homes.setdefault(target.node, scope)
        index.bindings[target.node].append(Binding(values, scope, is_item=True))


def _add_calls(index: Index, use: Use) -> None:
    if isinstance(use.node, ClassDef):
        return  # a class that is decorated is followed no further
    for function, closure in _called_functions(index, use.callee):
        index.calls[function].append(_call_site(index, use, function, closure))


def _called_functions(index: Index, callee: Expression) -> Iterator[tuple[FuncItem, Environment]]:
    """List the functions that a call may call, with what is known of the functions around them.

    They are the one that the callee names, or those that another function returns, as one that
    makes decorators does.
    """
    function = index.definition(callee)
    if function is not None:
        yield function, _NO_ARGUMENTS
    elif isinstance(callee, CallExpr) and callee in index.scopes:
        making = Use(callee, callee.callee, index.scopes[callee])
        for maker, closure in _called_functions(index, callee.callee):
            call = _call_site(index, making, maker, closure)
            for result in index.returns.get(maker, ()):
                made = _function(index.variable(result))
                if made is not None:
                    yield made, environment(maker, call)


def _call_site(index: Index, use: Use, function: FuncItem, closure: Environment) -> CallSite:
    if not isinstance(use.node, CallExpr):
        decorated = use.node if isinstance(use.node, Decorator) else use.callee
        arguments: list[tuple[Value, ArgKind, str | None]] = [(decorated, ARG_POS, None)]
        return CallSite(use.node, arguments, use.scope, closure, is_bound=False)
    call = use.node
    arguments = [*zip(call.args, call.arg_kinds, call.arg_names, strict=True)]
    is_bound = _is_bound(index, use.callee, function)
    owner = use.callee.expr if is_bound and isinstance(use.callee, MemberExpr) else None
    return CallSite(call, arguments, use.scope, closure, is_bound, owner)


def _is_bound(index: Index, callee: Expression, function: FuncItem) -> bool:
    """Tell whether a call fills the first parameter of a function by itself."""
    if not isinstance(function, FuncDef) or not function.info or function.is_static:
        return False
    called = index.analysis.type_of(callee)
    proper = get_proper_type(called) if called is not None else None
    if isinstance(proper, FunctionLike) and proper.is_type_obj():
        return True
    owner = index.analysis.type_of(callee.expr) if isinstance(callee, MemberExpr) else None
    return owner is not None and (
        function.is_class or isinstance(get_proper_type(owner), (Instance, UnionType))
    )


def environment(function: FuncItem, call: CallSite) -> Environment:
    """Return what the parameters of a function are in one call of it."""
    parameters = list(function.arguments)
    bound: dict[Var, Value | KeywordArguments] = dict(call.closure)
    if call.is_bound and parameters:
        own = parameters.pop(0)
        if call.owner is not None:
            bound[own.variable] = call.owner
    further: dict[str, Value] = {}
    mappings: list[Value] = []
    by_name = {
        parameter.variable.name: parameter.variable
        for parameter in parameters
        if parameter.kind not in (ARG_STAR, ARG_STAR2)
    }
    positional = [parameter.variable for parameter in parameters if parameter.kind.is_positional()]
    for value, kind, name in call.arguments:
        if kind == ARG_POS and positional:
            bound[positional.pop(0)] = value
        elif kind == ARG_NAMED and name in by_name:
            bound[by_name[name]] = value
        elif kind == ARG_NAMED and name is not None:
            further[name] = value
        elif kind == ARG_STAR2:
            mappings.append(value)
        elif kind == ARG_STAR:
            positional.clear()
    for parameter in parameters:
        if parameter.kind == ARG_STAR2:
            bound[parameter.variable] = KeywordArguments(further, mappings, call.scope)
        elif parameter.initializer is not None and not mappings:
            bound.setdefault(parameter.variable, parameter.initializer)
    return bound


def _function(node: SymbolNode | None) -> FuncItem | None:
    if isinstance(node, Decorator):
        return node.func
    if isinstance(node, OverloadedFuncDef):
        return _function(node.impl)
    if isinstance(node, TypeInfo):
        method = node.get("__init__")
        return _function(method.node) if method is not None else None
    return node if isinstance(node, FuncDef) else None


def _classes(owner: ProperType) -> Iterator[TypeInfo]:
    """List the classes whose attributes an object of a type has."""
    if isinstance(owner, Instance):
        yield owner.type
    elif isinstance(owner, UnionType):
        for item in owner.items:
            yield from _classes(get_proper_type(item))
    elif isinstance(owner, TypeType):
        yield from _classes(owner.item)
    elif isinstance(owner, (CallableType, Overloaded)) and owner.is_type_obj():
        yield owner.type_object()
    elif isinstance(owner, TypeVarType):
        yield from _classes(get_proper_type(owner.upper_bound))
