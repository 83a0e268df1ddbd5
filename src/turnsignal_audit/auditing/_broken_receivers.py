"""Finds the receivers that some send would break."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from mypy.nodes import Decorator, LambdaExpr, MemberExpr, NameExpr
from mypy.subtypes import is_subtype
from mypy.types import UnionType, get_proper_type

from turnsignal._problems.receivers import DefaultNeeded, UnknownParameterRequired, WrongSenderType
from turnsignal._problems.wording import receiver_predicate
from turnsignal_audit._report import Finding, Place, Related, Severity
from turnsignal_audit.auditing._hearing import Hearing, hearing
from turnsignal_audit.auditing._rules import (
    AsyncReceiver,
    Broken,
    SyncReceiver,
    Unexplained,
    broken_by,
    expectation,
)
from turnsignal_audit.auditing._sent import sent_here
from turnsignal_audit.reading._events import ConnectionEvent, SendEvent
from turnsignal_audit.reading._payloads import union_of_payloads
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._value_types import union_of
from turnsignal_mypy._expected_signature import write_signature
from turnsignal_mypy._messages import TypeWording
from turnsignal_mypy._partials import is_partial
from turnsignal_mypy._receiver_signatures import unwrapped
from turnsignal_mypy._receiver_wording import ReceiverWording


def broken_receivers(program: Program, signal: str) -> Iterator[Finding]:
    """Find the receivers that some send of a signal would break."""
    sends = program.sends[signal]
    for connection in program.connections[signal]:
        heard = {
            id(send): (send, how)
            for send in sends
            if (how := hearing(connection, send, program)) is not Hearing.NEVER
        }
        if sends and not heard and connection.sender is not None:
            yield _never_called(program, connection, signal)
        broken = broken_by(connection, [send for send, _ in heard.values()], program.analysis)
        for item in broken:
            severity = _severity(program, signal, connection, item, heard)
            yield _finding(
                program,
                signal,
                connection,
                item,
                severity,
                [send for send, _ in heard.values()],
                with_signature=item is broken[-1],
            )


def _severity(
    program: Program,
    signal: str,
    connection: ConnectionEvent,
    broken: Broken,
    heard: Mapping[int, tuple[SendEvent, Hearing]],
) -> Severity:
    """Return how bad it is that sends break a receiver.

    That is an error if one of them surely calls it, and a warning if all that may call it break it.
    """
    if not _is_certain(broken, connection):
        return Severity.HINT
    is_sure = any(heard[id(send)][1] is Hearing.SURELY for send in broken.sends)
    is_any = len(broken.sends) == len(heard)
    if program.is_of_many_objects(signal):
        # Some of the sends may be those of another object's signal.
        is_sure = is_sure and (is_any or _is_local(connection, broken.sends))
    if is_sure:
        return Severity.ERROR
    is_of_signal = connection.is_certain and all(send.is_certain for send in broken.sends)
    return (
        Severity.WARNING if is_any and is_of_signal and program.is_known(signal) else Severity.HINT
    )


def _is_local(connection: ConnectionEvent, sends: Sequence[SendEvent]) -> bool:
    """Tell whether a send is in the function that connects a receiver: it is the same object's."""
    function = connection.scope.function
    return function is not None and any(send.scope.function is function for send in sends)


def _is_certain(broken: Broken, connection: ConnectionEvent) -> bool:
    """Tell whether a problem is one for certain, and not only for some values of a type."""
    if isinstance(get_proper_type(connection.receiver_type), UnionType):
        return False  # it is one of several receivers
    problem = broken.problem
    # A base class sends its objects, and a receiver may know that all are of a subclass.
    return not (
        isinstance(problem, WrongSenderType) and is_subtype(problem.accepted, problem.sender)
    )


def _finding(
    program: Program,
    signal: str,
    connection: ConnectionEvent,
    broken: Broken,
    severity: Severity,
    heard: Sequence[SendEvent],
    *,
    with_signature: bool,
) -> Finding:
    """Say what is wrong with a receiver."""
    passed = {key for send in program.sends[signal] for key in send.sent.keys}
    problem = broken.problem
    is_missing = isinstance(problem, DefaultNeeded) or (
        isinstance(problem, UnknownParameterRequired) and problem.parameter in passed
    )
    is_sure = severity is Severity.ERROR
    doubt = "" if is_sure else "; whether it is called by these is not known"
    receiver = _receiver_wording(connection)
    place = _place_of_receiver(program, connection)
    related = sent_here(program, broken.sends)
    if with_signature:
        signature = _expected_signature(program, receiver, heard)
        related.append(Related(place, f"Expected signature: {signature}"))
    return Finding(
        "signal-missing-key" if is_missing else "signal-receiver",
        severity,
        f'{receiver.name} of signal "{program.name(signal)}"'
        f" {_predicate(program, broken, passed, heard)}{doubt}",
        place,
        signal,
        related,
        [program.connection_place(connection)],
    )


def _never_called(program: Program, connection: ConnectionEvent, signal: str) -> Finding:
    wording = TypeWording(program.analysis.options)
    sender = connection.sender_type
    of_type = f" of type {wording.quoted(sender)}" if sender is not None else ""
    return Finding(
        "signal-never-sent",
        Severity.WARNING if program.is_known(signal) else Severity.HINT,
        f'{_receiver_wording(connection).name} of signal "{program.name(signal)}" is connected to'
        f" a sender{of_type}, which no send here has",
        _place_of_receiver(program, connection),
        signal,
        origins=[program.connection_place(connection)],
    )


def _predicate(
    program: Program, broken: Broken, passed: set[str], sends: Sequence[SendEvent]
) -> str:
    """Say what is wrong with a receiver, and how many sends show it."""
    problem, heard = broken.problem, len(sends)
    is_known = all(send.sent.further is None for send in sends)
    if isinstance(problem, UnknownParameterRequired):
        if problem.parameter in passed:
            return (
                f'requires parameter "{problem.parameter}", which {_share(broken, heard)}'
                f" {'leave' if len(broken.sends) > 1 else 'leaves'} out"
            )
        close = difflib.get_close_matches(problem.parameter, sorted(passed), n=1)
        similar = f' (did you mean "{close[0]}"?)' if close else ""
        passing = "no send passes" if is_known else "none of these sends passes"
        return f'requires parameter "{problem.parameter}", which {passing}{similar}'
    if isinstance(problem, Unexplained):
        text = "cannot be called with what is sent"
    elif isinstance(problem, AsyncReceiver):
        text = "is asynchronous, but send() awaits nothing: use send_async(), or _async_wrapper"
    elif isinstance(problem, SyncReceiver):
        text = "is not asynchronous, but send_async() awaits all: pass _sync_wrapper"
    else:
        text = receiver_predicate(problem, TypeWording(program.analysis.options))
    return f"{text} ({_share(broken, heard)})"


def _share(broken: Broken, heard: int) -> str:
    count = len(broken.sends)
    if heard == 1:
        return "its only send"
    return f"all {heard} sends" if count == heard else f"{count} of {heard} sends"


def _place_of_receiver(program: Program, connection: ConnectionEvent) -> Place:
    definition = program.receiver_definition(connection)
    return definition[1] if definition is not None else program.connection_place(connection)


def _receiver_wording(connection: ConnectionEvent) -> ReceiverWording:
    receiver = connection.receiver
    name = receiver.name if isinstance(receiver, (NameExpr, MemberExpr)) else None
    return ReceiverWording(
        get_proper_type(unwrapped(connection.receiver_type)),
        receiver.func.name if isinstance(receiver, Decorator) else name,
        connection.scope.module.fullname,
        is_decorated=isinstance(receiver, Decorator),
        is_lambda=isinstance(receiver, LambdaExpr),
        is_partial=is_partial(connection.receiver_type),
    )


def receiver_name(connection: ConnectionEvent, full_name: str | None) -> str:
    """Return the short name of a receiver.

    Args:
        connection: The receiver.
        full_name: The full name of the function that it is, if it is known.
    """
    receiver = connection.receiver
    if isinstance(receiver, LambdaExpr):
        return "lambda"
    if full_name is not None:
        return full_name.rpartition(".")[2]
    if isinstance(receiver, (NameExpr, MemberExpr)):
        return receiver.name
    wording = _receiver_wording(connection)
    return wording.name.removeprefix("Receiver ").strip('"') or wording.function_name


def _expected_signature(
    program: Program, receiver: ReceiverWording, sends: Sequence[SendEvent]
) -> str:
    """Write down a signature that takes what all sends pass."""
    sent = [send.sent for send in sends]
    senders = union_of(item.sender for item in sent)
    expected = expectation(senders, union_of_payloads(sent).keys)
    return write_signature(receiver, expected, program.analysis.options)
