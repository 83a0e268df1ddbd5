"""Tells whether a receiver is called by a send: who hears whom, and when."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from mypy.meet import is_overlapping_types
from mypy.nodes import CallExpr, Expression, FuncItem, RefExpr, TypeInfo, Var
from mypy.subtypes import is_same_type
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    Type,
    TypeType,
    get_proper_type,
)

from turnsignal_audit.reading._events import ConnectionEvent, Lifetime, SendEvent
from turnsignal_audit.reading._program import Program


class Hearing(Enum):
    """Whether a receiver is called by a send."""

    NEVER = "never"
    PERHAPS = "perhaps"
    SURELY = "surely"


def hearing(connection: ConnectionEvent, send: SendEvent, program: Program) -> Hearing:
    """Tell whether a receiver is called by a send of the signal that it is connected to."""
    if is_muted(send, program):
        return Hearing.NEVER
    heard = _hearing_of_sender(connection, send, program)
    if heard is Hearing.SURELY and not (
        connection.is_certain and send.is_certain and _is_connected_at(connection, send, program)
    ):
        return Hearing.PERHAPS
    return heard


def is_muted(send: SendEvent, program: Program) -> bool:
    """Tell whether a send is in the block of ``with signal.muted():``."""
    return any(
        module is send.scope.module and first <= send.call.line <= last
        for module, first, last in program.muted
    )


def sends_heard_together(
    sends: Sequence[SendEvent], connections: Sequence[ConnectionEvent], program: Program
) -> list[list[SendEvent]]:
    """Group the sends of a signal: those of different senders, if nobody hears all of them.

    A menu may be asked for with its name as the sender, and each has keys of its own.
    """
    if any(connection.sender is None for connection in connections):
        return [list(sends)]
    groups: dict[object, list[SendEvent]] = {}
    for send in sends:
        given = send.sent.sender_value
        exact = program.analysis.type_of(given) if given is not None else None
        literal = literal_type(exact) if exact is not None else None
        value = literal.value if isinstance(literal, LiteralType) else None
        groups.setdefault(value, []).append(send)
    return list(groups.values())


def _is_connected_at(connection: ConnectionEvent, send: SendEvent, program: Program) -> bool:
    """Tell whether a receiver is surely still connected where a signal is sent."""
    if connection.lifetime is Lifetime.UNTIL_FURTHER_NOTICE:
        return True
    if connection.lifetime in (Lifetime.AT_ONCE, Lifetime.UNTIL_DISCONNECTED):
        return False
    if connection.scope.module is not send.scope.module:
        return False
    if connection.lifetime is Lifetime.FUNCTION:
        return _function(connection) is _function(send)
    node = connection.node
    block = program.index.blocks.get(node) if isinstance(node, Expression) else None
    last = block.end_line if block is not None else None
    return block is not None and block.line <= send.call.line <= (last or block.line)


def _function(event: ConnectionEvent | SendEvent) -> FuncItem | None:
    return event.scope.function


def _hearing_of_sender(connection: ConnectionEvent, send: SendEvent, program: Program) -> Hearing:
    """Tell whether the sender of a send is the one that a receiver is connected to."""
    if connection.sender is None or connection.sender_type is None:
        return Hearing.SURELY
    wanted, given = connection.sender, send.sent.sender_value
    if given is None:
        is_possible = isinstance(get_proper_type(connection.sender_type), (AnyType, NoneType))
        return Hearing.PERHAPS if is_possible else Hearing.NEVER
    wanted_class, given_class = _class(connection.sender_type), _class(send.sent.sender)
    if wanted_class is not None and given_class is not None:
        return _hearing_of_class(wanted, wanted_class, given, given_class)
    exact_wanted = literal_type(connection.sender_type)
    exact_given = literal_type(program.analysis.type_of(given) or send.sent.sender)
    if not is_overlapping_types(exact_wanted, exact_given) or _are_others(wanted, given, program):
        return Hearing.NEVER
    if isinstance(exact_wanted, LiteralType) or isinstance(exact_given, LiteralType):
        is_same = is_same_type(exact_wanted, exact_given)
        return Hearing.SURELY if is_same else Hearing.PERHAPS
    is_unknown = isinstance(exact_wanted, AnyType) or isinstance(exact_given, AnyType)
    # Objects of one class are sent alike, and which of them hears does not matter.
    return Hearing.PERHAPS if is_unknown or _is_value(exact_given) else Hearing.SURELY


def _are_others(wanted: Expression, given: Expression, program: Program) -> bool:
    """Tell whether two variables are two objects: each is assigned once, what a call makes."""
    variables = [program.index.variable(wanted), program.index.variable(given)]
    if variables[0] is variables[1]:
        return False
    made = [_only_call(variable, program) for variable in variables if isinstance(variable, Var)]
    return len(made) == 2 and None not in made


def _only_call(variable: Var, program: Program) -> CallExpr | None:
    """Return the call of a class that is all that a variable is bound to."""
    bindings = program.index.bindings.get(variable, ())
    value = bindings[0].value if len(bindings) == 1 else None
    is_object = isinstance(value, CallExpr) and isinstance(value.callee, RefExpr)
    if isinstance(value, CallExpr) and is_object:
        called = get_proper_type(program.analysis.type_of(value.callee))
        return value if isinstance(called, FunctionLike) and called.is_type_obj() else None
    return None


def _hearing_of_class(
    wanted: Expression, wanted_class: TypeInfo, given: Expression, given_class: TypeInfo
) -> Hearing:
    if wanted_class is given_class:
        return Hearing.SURELY
    if _names_class(wanted) and _names_class(given):
        return Hearing.NEVER
    # `type(self)` may be a subclass.
    is_related = wanted_class.has_base(given_class.fullname) or given_class.has_base(
        wanted_class.fullname
    )
    return Hearing.PERHAPS if is_related else Hearing.NEVER


def _is_value(sender: ProperType) -> bool:
    """Tell whether senders of a type are told apart by their value."""
    return isinstance(sender, Instance) and sender.type.fullname in ("builtins.str", "builtins.int")


def literal_type(sender: Type) -> ProperType:
    """Return the most that is known of a value: ``Literal["shop"]`` for ``"shop"``."""
    proper = get_proper_type(sender)
    if isinstance(proper, Instance) and proper.last_known_value is not None:
        return proper.last_known_value
    return proper


def _class(sender: Type) -> TypeInfo | None:
    """Return the class that a sender is, if it is one."""
    proper = get_proper_type(sender)
    if isinstance(proper, FunctionLike) and proper.is_type_obj():
        return proper.type_object()
    if isinstance(proper, TypeType):
        item = proper.item
        return getattr(item, "type", None) if not isinstance(item, AnyType) else None
    return None


def _names_class(expression: Expression) -> bool:
    return isinstance(expression, RefExpr) and isinstance(expression.node, TypeInfo)
