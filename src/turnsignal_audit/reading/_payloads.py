"""What a send passes: the keys, their types, and what is not known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    Expression,
    MemberExpr,
    NameExpr,
    RefExpr,
    Var,
)
from mypy.typeops import make_simplified_union
from mypy.types import (
    AnyType,
    Instance,
    NoneType,
    Type,
    TypeOfAny,
    get_proper_type,
)

from turnsignal_audit.reading._index import Environment, Index, KeywordArguments, Value
from turnsignal_audit.reading._value_types import (
    certain_type,
    exact_type,
    union_of,
    widened,
    without,
)
from turnsignal_mypy import _names
from turnsignal_mypy._arguments import keyword_arguments
from turnsignal_mypy._payload import Key, Payload


@dataclass(frozen=True)
class Sent:
    """What a send passes."""

    #: The type of the sender, as a variable would have it, and with all that is known of its value.
    sender: Type
    exact_sender: Type
    #: The sender, if it is given by position.
    sender_value: Expression | None
    #: The keys, of types that a variable would have.
    keys: dict[str, Key]
    #: The same, with all that is known of their values, and no more.
    exact_keys: dict[str, Key]
    #: Why there may be further keys; None if there are none.
    further: str | None
    #: The wrappers that are passed: ``_async_wrapper``.
    wrappers: frozenset[str]


def sent_by(call: CallExpr, index: Index, environment: Environment) -> Sent:
    """Read what a call of ``send`` passes.

    Args:
        call: The call.
        index: The index of the program.
        environment: What the parameters of the functions around the call are.
    """
    reader = _Reader(index)
    sender: Type = NoneType()
    exact_sender: Type = sender
    sender_value: Expression | None = None
    for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind == ARG_POS and sender_value is None:
            found = exact_type(value, index, environment)
            sender, exact_sender = widened(found), certain_type(value, found)
            sender_value = _argument(value, environment)
        elif kind == ARG_STAR:
            sender = exact_sender = AnyType(TypeOfAny.special_form)
        elif kind == ARG_NAMED and name is not None and name not in _names.WRAPPERS:
            reader.add(name, value, environment)
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind == ARG_STAR2:
            reader.add_mapping(value, environment)
    further = "; ".join(dict.fromkeys(reader.further)) or None
    wrappers = _names.WRAPPERS.intersection(filter(None, call.arg_names))
    return Sent(
        sender, exact_sender, sender_value, reader.keys, reader.exact_keys, further, wrappers
    )


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
        found = exact_type(value, self._index, environment)
        self.keys[name] = Key(widened(found), required=True)
        self.exact_keys[name] = Key(certain_type(value, found), required=True)

    def add_mapping(self, value: Expression, environment: Environment) -> None:
        """Add the keys of ``**mapping``."""
        node = value.node if isinstance(value, RefExpr) else None
        passed = environment.get(node) if isinstance(node, Var) else None
        if isinstance(passed, KeywordArguments) and isinstance(node, Var):
            changes = self._index.changes.get(node, ())
            if None in changes or node in self._index.bindings:
                self.further.append(f'"**{node.name}" is changed before it is passed on')
                return
            outer = without(environment, node)
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
    return _argument(passed, without(environment, node))


def union_of_payloads(sends: Sequence[Sent]) -> Payload:
    """Return the payload that all of some sends pass: keys that some leave out are optional."""
    names = dict.fromkeys(name for sent in sends for name in sent.keys)
    keys: dict[str, Key] = {}
    for name in names:
        passed = [sent.keys[name] for sent in sends if name in sent.keys]
        is_certain = len(passed) == len(sends) and all(key.required for key in passed)
        keys[name] = Key(union_of(key.type for key in passed), is_certain)
    return Payload(dict(sorted(keys.items(), key=lambda item: not item[1].required)))
