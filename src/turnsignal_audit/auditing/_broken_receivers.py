"""Finds the receivers that some send would break."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from mypy.nodes import MemberExpr, NameExpr
from mypy.subtypes import is_subtype
from mypy.types import Instance, LiteralType, UnionType, get_proper_type

from turnsignal._problems.receivers import DefaultNeeded, UnknownParameterRequired, WrongSenderType
from turnsignal._problems.wording import receiver_predicate
from turnsignal_audit._report import Finding, Related, Severity
from turnsignal_audit.auditing._hearing import Hearing, hearing, literal_type
from turnsignal_audit.auditing._receiver_names import place_of_receiver, receiver_wording
from turnsignal_audit.auditing._rules import (
    AsyncReceiver,
    Broken,
    SyncReceiver,
    Unexplained,
    WronglyAwaited,
    broken_by,
    expectation,
    wrongly_awaited_by,
)
from turnsignal_audit.auditing._sent import sent_here
from turnsignal_audit.reading._events import ConnectionEvent, SendEvent
from turnsignal_audit.reading._payloads import union_of_payloads
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._value_types import union_of
from turnsignal_mypy._expected_signature import write_signature
from turnsignal_mypy._messages import TypeWording
from turnsignal_mypy._receiver_wording import ReceiverWording
from turnsignal_mypy._results import is_coroutine


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
        broken = _broken(program, signal, connection, [send for send, _ in heard.values()])
        explained = [item for item in broken if not isinstance(item.problem, WronglyAwaited)]
        for item in broken:
            severity = _severity(program, signal, connection, item, heard)
            yield _finding(
                program,
                signal,
                connection,
                item,
                severity,
                [send for send, _ in heard.values()],
                with_signature=item in explained[-1:],
            )


def _broken(
    program: Program, signal: str, connection: ConnectionEvent, heard: Sequence[SendEvent]
) -> list[Broken]:
    """Find out what sends break that nobody holds against a declaration."""
    declarations = program.declarations(signal)
    if not declarations:
        return broken_by(connection, heard, program.analysis)
    if is_coroutine(declarations[0][0].result):
        # What is wrong with a send() of such a signal is said of the send.
        heard = [send for send in heard if send.is_async]
    return wrongly_awaited_by(connection, heard)


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
    receiver = receiver_wording(connection)
    place = place_of_receiver(program, connection)
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
    return Finding(
        "signal-never-sent",
        Severity.WARNING if program.is_known(signal) else Severity.HINT,
        f'{receiver_wording(connection).name} of signal "{program.name(signal)}" is connected to'
        f" {_sender(program, connection)}, which no send here has",
        place_of_receiver(program, connection),
        signal,
        origins=[program.connection_place(connection)],
    )


def _sender(program: Program, connection: ConnectionEvent) -> str:
    """Name the sender that a receiver is connected to: its value, its variable or its type."""
    found = connection.sender_type
    if found is None:
        return "a sender"
    exact = literal_type(found)
    if isinstance(exact, LiteralType):
        is_text = isinstance(exact.value, str) and not exact.is_enum_literal()
        return "sender " + (f'"{exact.value}"' if is_text else _value(exact))
    of_type = f"of type {TypeWording(program.analysis.options).quoted(found)}"
    sender = connection.sender
    if isinstance(exact, Instance) and isinstance(sender, (NameExpr, MemberExpr)):
        return f'sender "{sender.name}" {of_type}'
    return f"a sender {of_type}"


def _value(exact: LiteralType) -> str:
    """Write down a value that is no text: ``7``, or ``Colour.RED``."""
    return exact.value_repr().removeprefix(f"{exact.fallback.type.module_name}.")


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


def _expected_signature(
    program: Program, receiver: ReceiverWording, sends: Sequence[SendEvent]
) -> str:
    """Write down a signature that takes what all sends pass."""
    sent = [send.sent for send in sends]
    senders = union_of(item.sender for item in sent)
    expected = expectation(senders, union_of_payloads(sent).keys)
    return write_signature(receiver, expected, program.analysis.options)
