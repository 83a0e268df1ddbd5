"""The rules: which receivers a send would break, and which sends of a signal disagree.

The plugin's rules for receivers decide, with what a send passes in the place of what a signal
declares. This module knows nothing of wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from mypy.meet import is_overlapping_types
from mypy.nodes import Expression, RefExpr, TypeInfo
from mypy.subtypes import is_same_type, is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    Type,
    TypeOfAny,
    TypeType,
    UnionType,
    get_proper_type,
)

from turnsignal._problems.receivers import PositionalParameterRequired, UnknownParameterRequired
from turnsignal_mypy._payload import Payload
from turnsignal_mypy._receiver_rules import (
    Expectation,
    ReceiverProblem,
    accepts,
    called,
    receiver_problems,
    refused_part,
    uncallable_part,
)
from turnsignal_mypy._receiver_signatures import unwrapped

from ._analysis import Analysis
from ._events import ConnectionEvent, SendEvent
from ._payloads import Sent


@dataclass(frozen=True)
class Unexplained:
    """A receiver does not fit, and the rules know no closer reason."""


Problem = ReceiverProblem | Unexplained


@dataclass(frozen=True)
class Broken:
    """One thing that is wrong with a receiver, and the sends that show it."""

    problem: Problem
    sends: list[SendEvent] = field(default_factory=list)


def broken_by(
    connection: ConnectionEvent, sends: Sequence[SendEvent], analysis: Analysis
) -> list[Broken]:
    """Find out what some sends of a signal would break in a receiver.

    Args:
        connection: The receiver.
        sends: What it may be called by.
        analysis: What mypy knows.
    """
    found: dict[str, Broken] = {}
    for send in sends:
        for problem in _problems(connection.receiver_type, send.sent, analysis):
            found.setdefault(repr(problem), Broken(problem)).sends.append(send)
    return list(found.values())


def _problems(receiver: Type, sent: Sent, analysis: Analysis) -> Iterator[Problem]:
    signature = unwrapped(receiver)
    if isinstance(get_proper_type(signature), AnyType) or uncallable_part(signature) is not None:
        return  # nothing is known of it; or the plugin has said what is wrong
    interface = analysis.interface
    expected = expectation(sent)
    is_open = sent.further is not None
    if not is_open and accepts(signature, expected, interface):
        return
    culprit = refused_part(receiver, expected, interface)
    target = called(get_proper_type(unwrapped(culprit)))
    if not isinstance(target, CallableType):
        if not is_open:
            yield Unexplained()
        return
    problems = list(receiver_problems(target, expected, interface))
    if is_open:
        # What is not known to be passed may be.
        unknown = (UnknownParameterRequired, PositionalParameterRequired)
        problems = [problem for problem in problems if not isinstance(problem, unknown)]
    elif not problems:
        yield Unexplained()
    yield from problems


def expectation(sent: Sent) -> Expectation:
    """Return what a receiver has to take, to survive a send."""
    return Expectation(sent.sender, Payload(sent.keys), AnyType(TypeOfAny.special_form))


class Hearing(Enum):
    """Whether a receiver is called by a send."""

    NEVER = "never"
    PERHAPS = "perhaps"
    SURELY = "surely"


def hearing(connection: ConnectionEvent, send: SendEvent, analysis: Analysis) -> Hearing:
    """Tell whether a receiver is called by a send of the signal that it is connected to."""
    heard = _hearing_of_sender(connection, send, analysis)
    if heard is Hearing.SURELY and not (connection.is_certain and send.is_certain):
        return Hearing.PERHAPS
    return heard


def _hearing_of_sender(connection: ConnectionEvent, send: SendEvent, analysis: Analysis) -> Hearing:
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
    exact_wanted = _literal(connection.sender_type)
    exact_given = _literal(analysis.type_of(given) or send.sent.sender)
    if not is_overlapping_types(exact_wanted, exact_given):
        return Hearing.NEVER
    if isinstance(exact_wanted, LiteralType) or isinstance(exact_given, LiteralType):
        is_same = is_same_type(exact_wanted, exact_given)
        return Hearing.SURELY if is_same else Hearing.PERHAPS
    is_unknown = isinstance(exact_wanted, AnyType) or isinstance(exact_given, AnyType)
    # Objects of one class are sent alike, and which of them hears does not matter.
    return Hearing.PERHAPS if is_unknown or _is_value(exact_given) else Hearing.SURELY


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


def _literal(sender: Type) -> ProperType:
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


@dataclass(frozen=True)
class Disagreement:
    """A key that the sends of a signal do not agree on."""

    key: str
    #: The sends that leave it out, or may.
    without: Sequence[SendEvent]
    #: Types of which none fits the other, and the sends that pass them.
    types: Sequence[tuple[Type, Sequence[SendEvent]]] = ()


def disagreements(sends: Sequence[SendEvent]) -> list[Disagreement]:
    """Find the keys that the sends of one signal do not agree on."""
    names = sorted({name for send in sends for name in send.sent.keys})
    found: list[Disagreement] = []
    for name in names:
        without = [send for send in sends if name not in send.sent.keys and not send.sent.further]
        passing = [send for send in sends if name in send.sent.keys]
        types = _incompatible([(send.sent.keys[name].type, send) for send in passing])
        if without or types:
            found.append(Disagreement(name, without, types))
    return found


def _incompatible(
    passed: Sequence[tuple[Type, SendEvent]],
) -> list[tuple[Type, list[SendEvent]]]:
    """Group what is passed for a key by its type, if some types have nothing in common."""
    groups: list[tuple[Type, list[SendEvent]]] = []
    for found, send in passed:
        known = _without_none(found)
        if known is None:
            continue
        for position, (other, sends) in enumerate(groups):
            if is_subtype(known, other):
                sends.append(send)
                break
            if is_subtype(other, known):
                groups[position] = known, [*sends, send]
                break
        else:
            groups.append((known, [send]))
    return groups if len(groups) > 1 else []


def _without_none(found: Type) -> Type | None:
    """Return a type without None; None if nothing is left, or nothing is known."""
    proper = get_proper_type(found)
    if isinstance(proper, (AnyType, NoneType)):
        return None
    if isinstance(proper, UnionType):
        items = [item for item in proper.items if not isinstance(get_proper_type(item), NoneType)]
        return UnionType.make_union(items)
    return proper
