"""Tells the types of values: as they are declared, and as exactly as they are known."""

from __future__ import annotations

from collections.abc import Iterable

from mypy.erasetype import erase_typevars, remove_instance_last_known_values
from mypy.nodes import (
    DictExpr,
    Expression,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    RefExpr,
    SetComprehension,
    SetExpr,
    Var,
)
from mypy.subtypes import is_subtype
from mypy.typeops import function_type
from mypy.types import (
    AnyType,
    Instance,
    ProperType,
    Type,
    TypeOfAny,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)

from turnsignal_audit.reading._analysis import Analysis
from turnsignal_audit.reading._index import Environment, Index, Value


def value_type(value: Value, index: Index, environment: Environment) -> Type:
    """Return the type of a value, widened from a literal as mypy does for a variable."""
    return widened(exact_type(value, index, environment))


def exact_type(value: Value, index: Index, environment: Environment) -> Type:
    """Return the type of a value.

    A parameter without a type has that of its argument, in the call that the environment is of.
    """
    analysis = index.analysis
    if not isinstance(value, Expression):
        return function_type(value.func, analysis.function)
    found = analysis.type_of(value) or AnyType(TypeOfAny.special_form)
    if isinstance(value, MemberExpr) and _may_be_descriptor(value, analysis):
        return AnyType(TypeOfAny.special_form)
    if isinstance(value, (DictExpr, ListExpr, SetExpr)):
        return _display_type(value, get_proper_type(found), index, environment)
    if isinstance(get_proper_type(found), AnyType) and isinstance(value, RefExpr):
        node = value.node
        argument = environment.get(node) if isinstance(node, Var) else None
        if node in index.bindings:
            return found  # it is assigned something else
        if isinstance(argument, Expression) and argument is not value:
            return exact_type(argument, index, without(environment, node))
    return found


def _may_be_descriptor(value: MemberExpr, analysis: Analysis) -> bool:
    """Tell whether an attribute is of a class that has an unknown base, such as a field of a model.

    Such a class may make another value of it than itself, and mypy would not know.
    """
    found = get_proper_type(analysis.type_of(value))
    owner = get_proper_type(analysis.type_of(value.expr))
    if not isinstance(found, Instance) or not found.type.fallback_to_any:
        return False
    symbol = owner.type.get(value.name) if isinstance(owner, Instance) else None
    return (
        symbol is not None and isinstance(symbol.node, Var) and symbol.node.is_initialized_in_class
    )


def _display_type(
    value: DictExpr | ListExpr | SetExpr,
    found: ProperType,
    index: Index,
    environment: Environment,
) -> Type:
    """Return the type of a display by its items: where anything may be passed, mypy does not."""
    if not isinstance(found, Instance) or not all(
        isinstance(get_proper_type(item), AnyType) for item in found.args
    ):
        return found

    def of(items: Iterable[Expression]) -> Type:
        return union_of(value_type(item, index, environment) for item in items)

    if isinstance(value, DictExpr):
        keys = [key for key, _ in value.items if key is not None]
        if len(keys) < len(value.items):
            return found
        return found.copy_modified(args=[of(keys), of(item for _, item in value.items)])
    return found.copy_modified(args=[of(value.items)])


def without(environment: Environment, variable: object) -> Environment:
    return {name: value for name, value in environment.items() if name is not variable}


def certain_type(value: Value, found: Type) -> Type:
    """Return the type of a value, with no more than what is certain of it.

    mypy takes a display or a lambda for what its context wants: ``{"a": 1}`` for a TypedDict.
    """
    proper = get_proper_type(found)
    if isinstance(value, (DictExpr, LambdaExpr)):
        return AnyType(TypeOfAny.special_form)
    is_display = isinstance(value, (ListExpr, SetExpr, ListComprehension, SetComprehension))
    if is_display and isinstance(proper, Instance):
        return proper.copy_modified(args=[AnyType(TypeOfAny.special_form) for _ in proper.args])
    if isinstance(proper, UnionType):
        is_unknown = any(isinstance(get_proper_type(item), AnyType) for item in proper.items)
        return AnyType(TypeOfAny.special_form) if is_unknown else found
    return erase_typevars(found)


def widened(found: Type) -> Type:
    """Return the type of a variable with a value: ``int`` for ``1``."""
    return get_proper_type(erase_typevars(remove_instance_last_known_values(found)))


def union_of(types: Iterable[Type]) -> Type:
    """Return what a variable has that may be of any of some types, as briefly as can be said."""
    kept: list[Type] = []
    for item in map(get_proper_type, flatten_nested_unions(list(types))):
        if isinstance(item, AnyType):
            return item
        if not any(is_subtype(item, other) for other in kept):
            kept = [other for other in kept if not is_subtype(other, item)]
            kept.append(item)
    return UnionType.make_union(kept) if kept else AnyType(TypeOfAny.special_form)
