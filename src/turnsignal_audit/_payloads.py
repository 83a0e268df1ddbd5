"""What a send passes: the keys, their types, and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mypy.erasetype import remove_instance_last_known_values
from mypy.nodes import ARG_NAMED, ARG_POS, ARG_STAR, ARG_STAR2, CallExpr, Expression, RefExpr, Var
from mypy.subtypes import is_subtype
from mypy.typeops import function_type, make_simplified_union
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    NoneType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from turnsignal_mypy import _names
from turnsignal_mypy._arguments import keyword_arguments
from turnsignal_mypy._payload import Key, Payload

from ._analysis import Analysis
from ._index import Environment, KeywordArguments, Value


@dataclass(frozen=True)
class Sent:
    """What a send passes."""

    #: The type of the sender.
    sender: Type
    #: The sender, if it is given by position.
    sender_value: Expression | None
    keys: dict[str, Key]
    #: Why there may be further keys; None if there are none.
    further: str | None


def sent_by(call: CallExpr, analysis: Analysis, environment: Environment) -> Sent:
    """Read what a call of ``send`` passes.

    Args:
        call: The call.
        analysis: What mypy knows.
        environment: What the parameters of the functions around the call are.
    """
    sender: Type = NoneType()
    sender_value: Expression | None = None
    keys: dict[str, Key] = {}
    further: list[str] = []
    for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind == ARG_POS and sender_value is None:
            sender = value_type(value, analysis, environment)
            sender_value = _argument(value, environment)
        elif kind == ARG_STAR:
            sender = AnyType(TypeOfAny.special_form)
        elif kind == ARG_NAMED and name is not None and name not in _names.WRAPPERS:
            keys[name] = Key(value_type(value, analysis, environment), required=True)
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind == ARG_STAR2:
            _add_mapping(keys, further, value, analysis, environment)
    return Sent(sender, sender_value, keys, "; ".join(further) or None)


def _argument(value: Expression, environment: Environment) -> Expression:
    """Return what a parameter is given, in the call that the environment is of."""
    node = value.node if isinstance(value, RefExpr) else None
    passed = environment.get(node) if isinstance(node, Var) else None
    if not isinstance(passed, Expression) or passed is value:
        return value
    return _argument(passed, environment)


def value_type(value: Value, analysis: Analysis, environment: Environment) -> Type:
    """Return the type of a value, widened from a literal as mypy does for a variable.

    A parameter without a type has that of its argument, in the call that the environment is of.
    """
    if not isinstance(value, Expression):
        return function_type(value.func, analysis.function)
    found = analysis.type_of(value) or AnyType(TypeOfAny.special_form)
    if isinstance(get_proper_type(found), AnyType) and isinstance(value, RefExpr):
        node = value.node
        argument = environment.get(node) if isinstance(node, Var) else None
        if isinstance(argument, Expression) and argument is not value:
            rest = {known: other for known, other in environment.items() if known is not node}
            return value_type(argument, analysis, rest)
    return widened(found)


def widened(found: Type) -> Type:
    """Return the type of a variable with a value: ``int`` for ``1``."""
    proper = get_proper_type(remove_instance_last_known_values(found))
    if isinstance(proper, LiteralType) and not proper.is_enum_literal():
        return proper.fallback
    return proper


def union_of(types: Iterable[Type]) -> Type:
    """Return what a variable has that may be of any of some types, as briefly as can be said."""
    kept: list[Type] = []
    for item in map(get_proper_type, types):
        if isinstance(item, AnyType):
            return item
        if not any(is_subtype(item, other) for other in kept):
            kept = [other for other in kept if not is_subtype(other, item)]
            kept.append(item)
    return UnionType.make_union(kept) if kept else AnyType(TypeOfAny.special_form)


def union_of_payloads(sends: Sequence[Sent]) -> Payload:
    """Return the payload that all of some sends pass: keys that some leave out are optional."""
    names = dict.fromkeys(name for sent in sends for name in sent.keys)
    keys: dict[str, Key] = {}
    for name in names:
        passed = [sent.keys[name] for sent in sends if name in sent.keys]
        is_certain = len(passed) == len(sends) and all(key.required for key in passed)
        keys[name] = Key(union_of(key.type for key in passed), is_certain)
    return Payload(dict(sorted(keys.items(), key=lambda item: not item[1].required)))


def _add_mapping(
    keys: dict[str, Key],
    further: list[str],
    value: Expression,
    analysis: Analysis,
    environment: Environment,
) -> None:
    """Add the keys of ``**mapping``."""
    node = value.node if isinstance(value, RefExpr) else None
    passed = environment.get(node) if isinstance(node, Var) else None
    if isinstance(passed, KeywordArguments):
        for name, item in passed.values.items():
            keys[name] = Key(value_type(item, analysis, environment), required=True)
        for mapping in passed.mappings:
            if isinstance(mapping, Expression):
                _add_mapping(keys, further, mapping, analysis, environment)
        return
    interface = analysis.interface
    [argument] = keyword_arguments(_only(value), interface, Payload({}))
    if argument.mapping is None:
        further.append(_why_open(value, analysis))
        return
    for name, found in argument.mapping.keys.items():
        is_certain = name in argument.mapping.required
        before = keys.get(name)
        if before is not None and not is_certain:
            keys[name] = Key(make_simplified_union([before.type, found]), before.required)
        else:
            keys[name] = Key(widened(found), is_certain)


def _only(mapping: Expression) -> CallExpr:
    return CallExpr(mapping, [mapping], [ARG_STAR2], [None])


def _why_open(value: Expression, analysis: Analysis) -> str:
    found = get_proper_type(analysis.type_of(value))
    name = value.name if isinstance(value, RefExpr) and hasattr(value, "name") else "mapping"
    if isinstance(found, Instance):
        return f'the keys of "**{name}" are not known: it is a {found.type.name}'
    return f'the keys of "**{name}" are not known'
