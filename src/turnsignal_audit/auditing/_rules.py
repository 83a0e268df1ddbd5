"""The rules: which receivers a send would break, and which sends of a signal disagree.

The plugin's rules for receivers decide, with what a send passes in the place of what a signal
declares. This module knows nothing of wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mypy.subtypes import is_subtype
from mypy.typeops import tuple_fallback
from mypy.types import (
    AnyType,
    CallableType,
    NoneType,
    TupleType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from turnsignal._problems.receivers import (
    PositionalParameterRequired,
    UnknownParameterRequired,
    WrongKeyType,
    WrongSenderType,
)
from turnsignal_audit.reading._analysis import Analysis
from turnsignal_audit.reading._events import ConnectionEvent, SendEvent
from turnsignal_audit.reading._payloads import Sent
from turnsignal_audit.reading._value_types import widened
from turnsignal_mypy._payload import Key, Payload
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


@dataclass(frozen=True)
class Unexplained:
    """A receiver does not fit, and the rules know no closer reason."""


@dataclass(frozen=True)
class AsyncReceiver:
    """A receiver is asynchronous, and ``send`` cannot await it."""


@dataclass(frozen=True)
class SyncReceiver:
    """A receiver is not asynchronous, and ``send_async`` awaits it."""


#: What the signature of a receiver does not show to be wrong.
WronglyAwaited = AsyncReceiver | SyncReceiver

Problem = ReceiverProblem | Unexplained | WronglyAwaited


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
    return _gathered(
        (problem, send)
        for send in sends
        for problem in _problems(connection.receiver_type, send.sent, analysis)
    ) + wrongly_awaited_by(connection, sends)


def wrongly_awaited_by(connection: ConnectionEvent, sends: Sequence[SendEvent]) -> list[Broken]:
    """Find out which sends call a receiver by the wrong one of the two methods that send.

    Args:
        connection: The receiver.
        sends: What it may be called by.
    """
    return _gathered((problem, send) for send in sends for problem in _awaiting(connection, send))


def _gathered(problems: Iterable[tuple[Problem, SendEvent]]) -> list[Broken]:
    found: dict[str, Broken] = {}
    for problem, send in problems:
        found.setdefault(repr(problem), Broken(problem)).sends.append(send)
    return list(found.values())


def _problems(receiver: Type, sent: Sent, analysis: Analysis) -> Iterator[Problem]:
    signature = unwrapped(receiver)
    if isinstance(get_proper_type(signature), AnyType) or uncallable_part(signature) is not None:
        return  # nothing is known of it; or the plugin has said what is wrong
    interface = analysis.interface
    expected = expectation(sent.exact_sender, sent.exact_keys)
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
    yield from map(_as_shown, problems)


def _awaiting(connection: ConnectionEvent, send: SendEvent) -> Iterator[Problem]:
    """Find out whether a receiver is called by the wrong one of the two methods that send."""
    is_async = connection.is_async
    if is_async is None or send.sent.further is not None:
        return
    if is_async and not send.is_async and "_async_wrapper" not in send.sent.wrappers:
        yield AsyncReceiver()
    if not is_async and send.is_async and "_sync_wrapper" not in send.sent.wrappers:
        yield SyncReceiver()


def expectation(sender: Type, keys: Mapping[str, Key]) -> Expectation:
    """Return what a receiver has to take, to survive a send."""
    return Expectation(sender, Payload(keys), AnyType(TypeOfAny.special_form))


def _as_shown(problem: ReceiverProblem) -> ReceiverProblem:
    """Return a problem as it is the same for all values of a type."""
    if isinstance(problem, WrongKeyType):
        return replace(problem, key_type=widened(problem.key_type))
    if isinstance(problem, WrongSenderType):
        return replace(problem, sender=widened(problem.sender))
    if isinstance(problem, UnknownParameterRequired):
        return replace(problem, similar_key=None)  # it depends on what the others pass
    return problem


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
    if isinstance(proper, TupleType):
        return tuple_fallback(proper)
    if isinstance(proper, UnionType):
        items = [item for item in proper.items if not isinstance(get_proper_type(item), NoneType)]
        return UnionType.make_union(items)
    return proper
