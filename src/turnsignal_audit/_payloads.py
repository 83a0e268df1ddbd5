"""What a send passes: the keys, their types, and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mypy.erasetype import remove_instance_last_known_values
from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    DictExpr,
    Expression,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    SetComprehension,
    SetExpr,
    Var,
)
from mypy.subtypes import is_subtype
from mypy.typeops import function_type, make_simplified_union
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    Type,
    TypeOfAny,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)

from turnsignal_audit._analysis import Analysis
from turnsignal_audit._index import Environment, Index, KeywordArguments, Value
from turnsignal_mypy import _names
from turnsignal_mypy._arguments import keyword_arguments
from turnsignal_mypy._payload import Key, Payload


@dataclass(frozen=True)
class Sent:
    """What a send passes."""

    #: The type of the sender.
    sender: Type
    #: The sender, if it is given by position.
    sender_value: Expression | None
    #: The keys, of types that a variable would have.
    keys: dict[str, Key]
    #: The same, with all that is known of their values, and no more.
    exact_keys: dict[str, Key]
    #: Why there may be further keys; None if there are none.
    further: str | None


def sent_by(call: CallExpr, index: Index, environment: Environment) -> Sent:
    """Read what a call of ``send`` passes.

    Args:
        call: The call.
        index: The index of the program.
        environment: What the parameters of the functions around the call are.
    """
    analysis = index.analysis
    reader = _Reader(index)
    sender: Type = NoneType()
    sender_value: Expression | None = None
    for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind == ARG_POS and sender_value is None:
            sender = value_type(value, analysis, environment)
            sender_value = _argument(value, environment)
        elif kind == ARG_STAR:
            sender = AnyType(TypeOfAny.special_form)
        elif kind == ARG_NAMED and name is not None and name not in _names.WRAPPERS:
            reader.add(name, value, environment)
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind == ARG_STAR2:
            reader.add_mapping(value, environment)
    further = "; ".join(dict.fromkeys(reader.further)) or None
    return Sent(sender, sender_value, reader.keys, reader.exact_keys, further)


class _Reader:
    """Collects the keys that a send passes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._analysis = index.analysis
        self.keys: dict[str, Key] = {}
        self.exact_keys: dict[str, Key] = {}
        self.further: list[str] = []

    def add(self, name: str, value: Value, environment: Environment) -> None:
        """Add a key that is passed for certain."""
        found = exact_type(value, self._analysis, environment)
        self.keys[name] = Key(widened(found), required=True)
        self.exact_keys[name] = Key(_tolerant(value, found), required=True)

    def add_mapping(self, value: Expression, environment: Environment) -> None:
        """Add the keys of ``**mapping``."""
        node = value.node if isinstance(value, RefExpr) else None
        passed = environment.get(node) if isinstance(node, Var) else None
        if isinstance(passed, KeywordArguments) and isinstance(node, Var):
            changes = self._index.changes.get(node, ())
            if None in changes or node in self._index.bindings:
                self.further.append(f'"**{node.name}" is changed before it is passed on')
            outer = _without(environment, node)
            for name, item in passed.values.items():
                if name not in changes:
                    self.add(name, item, outer)
            for mapping in passed.mappings:
                if isinstance(mapping, Expression):
                    self.add_mapping(mapping, outer)
            return
        call = CallExpr(value, [value], [ARG_STAR2], [None])
        [argument] = keyword_arguments(call, self._analysis.interface, Payload({}))
        if argument.mapping is None:
            self.further.append(self._why_open(value))
            return
        for name, found in argument.mapping.keys.items():
            self._add_of_mapping(name, found, is_certain=name in argument.mapping.required)

    def _add_of_mapping(self, name: str, found: Type, *, is_certain: bool) -> None:
        before = self.keys.get(name)
        if before is not None and not is_certain:
            found = make_simplified_union([before.type, found])
            is_certain = before.required
        self.keys[name] = Key(widened(found), is_certain)
        self.exact_keys[name] = Key(found, is_certain)

    def _why_open(self, value: Expression) -> str:
        found = get_proper_type(self._analysis.type_of(value))
        name = value.name if isinstance(value, (MemberExpr, NameExpr)) else "mapping"
        if isinstance(found, Instance):
            return f'the keys of "**{name}" are not known: it is a {found.type.name}'
        return f'the keys of "**{name}" are not known'


def _argument(value: Expression, environment: Environment) -> Expression:
    """Return what a parameter is given, in the call that the environment is of."""
    node = value.node if isinstance(value, RefExpr) else None
    passed = environment.get(node) if isinstance(node, Var) else None
    if not isinstance(passed, Expression) or passed is value:
        return value
    return _argument(passed, _without(environment, node))


def value_type(value: Value, analysis: Analysis, environment: Environment) -> Type:
    """Return the type of a value, widened from a literal as mypy does for a variable."""
    return widened(exact_type(value, analysis, environment))


def exact_type(value: Value, analysis: Analysis, environment: Environment) -> Type:
    """Return the type of a value.

    A parameter without a type has that of its argument, in the call that the environment is of.
    """
    if not isinstance(value, Expression):
        return function_type(value.func, analysis.function)
    found = analysis.type_of(value) or AnyType(TypeOfAny.special_form)
    if isinstance(value, MemberExpr) and _may_be_descriptor(value, analysis):
        return AnyType(TypeOfAny.special_form)
    if isinstance(value, (DictExpr, ListExpr, SetExpr)):
        return _display_type(value, get_proper_type(found), analysis, environment)
    if isinstance(get_proper_type(found), AnyType) and isinstance(value, RefExpr):
        node = value.node
        argument = environment.get(node) if isinstance(node, Var) else None
        if isinstance(argument, Expression) and argument is not value:
            return exact_type(argument, analysis, _without(environment, node))
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
    analysis: Analysis,
    environment: Environment,
) -> Type:
    """Return the type of a display by its items: where anything may be passed, mypy does not."""
    if not isinstance(found, Instance) or not all(
        isinstance(get_proper_type(item), AnyType) for item in found.args
    ):
        return found

    def of(items: Iterable[Expression]) -> Type:
        return union_of(value_type(item, analysis, environment) for item in items)

    if isinstance(value, DictExpr):
        keys = [key for key, _ in value.items if key is not None]
        if len(keys) < len(value.items):
            return found
        return found.copy_modified(args=[of(keys), of(item for _, item in value.items)])
    return found.copy_modified(args=[of(value.items)])


def _without(environment: Environment, variable: object) -> Environment:
    return {name: value for name, value in environment.items() if name is not variable}


def _tolerant(value: Value, found: Type) -> Type:
    """Return the type of a value, with no more than what is certain of it.

    mypy takes a display or a lambda for what its context wants: ``{"a": 1}`` for a TypedDict.
    """
    proper = get_proper_type(found)
    if isinstance(value, (DictExpr, LambdaExpr)):
        return AnyType(TypeOfAny.special_form)
    is_display = isinstance(value, (ListExpr, SetExpr, ListComprehension, SetComprehension))
    if is_display and isinstance(proper, Instance):
        return proper.copy_modified(args=[AnyType(TypeOfAny.special_form) for _ in proper.args])
    return found


def widened(found: Type) -> Type:
    """Return the type of a variable with a value: ``int`` for ``1``."""
    proper = get_proper_type(remove_instance_last_known_values(found))
    if isinstance(proper, LiteralType) and not proper.is_enum_literal():
        return proper.fallback
    return proper


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


def union_of_payloads(sends: Sequence[Sent]) -> Payload:
    """Return the payload that all of some sends pass: keys that some leave out are optional."""
    names = dict.fromkeys(name for sent in sends for name in sent.keys)
    keys: dict[str, Key] = {}
    for name in names:
        passed = [sent.keys[name] for sent in sends if name in sent.keys]
        is_certain = len(passed) == len(sends) and all(key.required for key in passed)
        keys[name] = Key(union_of(key.type for key in passed), is_certain)
    return Payload(dict(sorted(keys.items(), key=lambda item: not item[1].required)))
