"""Holds against its declaration what the plugin does not see to be of a declared signal.

Such is what is connected or sent through a name that has no declaration: ``signal("paid").send()``.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Context, LambdaExpr
from mypy.subtypes import is_subtype
from mypy.typeops import is_literal_type_like
from mypy.types import (
    AnyType,
    CallableType,
    NoneType,
    Type,
    TypedDictType,
    TypeOfAny,
    get_proper_type,
)

from turnsignal._problems.sends import WrongSender, WrongValue
from turnsignal._problems.wording import send_problem
from turnsignal_audit._report import Finding, Place, Related, Severity
from turnsignal_audit.auditing._receiver_names import place_of_receiver, receiver_wording
from turnsignal_audit.reading._events import ConnectionEvent, SendEvent
from turnsignal_audit.reading._payloads import Sent
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._source import is_silenced
from turnsignal_audit.reading._value_types import widened
from turnsignal_mypy import _error_codes, _names
from turnsignal_mypy._connected_sender import sender_type
from turnsignal_mypy._declaration import Declaration
from turnsignal_mypy._messages import TypeWording, Wording, signal_as_written
from turnsignal_mypy._payload import Payload, merged, payloads
from turnsignal_mypy._receiver_rules import (
    Expectation,
    accepts,
    called,
    may_be_coroutine_function,
    receiver_problems,
    refused_part,
    uncallable_part,
)
from turnsignal_mypy._receiver_signatures import unwrapped
from turnsignal_mypy._send_rules import (
    Argument,
    Expected,
    KnownMapping,
    SendProblem,
    given_arguments,
    send_problems,
)


def refused_receivers(program: Program, signal: str) -> Iterator[Finding]:
    """Find the receivers that the declaration of a signal would break, and only we know it."""
    for declaration, declared_at in program.declarations(signal)[:1]:
        for connection in program.connections[signal]:
            if not connection.is_judged:
                yield from _receiver_findings(program, signal, connection, declaration, declared_at)


def refused_sends(program: Program, signal: str) -> Iterator[Finding]:
    """Find the sends that the declaration of a signal refuses, and only we know it."""
    for declaration, declared_at in program.declarations(signal)[:1]:
        for send in program.sends[signal]:
            place = program.place(send.call, send.scope)
            if not send.is_judged and not _is_silenced(send):
                for text, hint in _send_messages(program, send, declaration):
                    notes = [Related(program.send_place(send), hint)] if hint is not None else []
                    yield _finding(
                        _error_codes.SEND.code,
                        text,
                        send,
                        signal,
                        program.send_place(send),
                        [*notes, *_declared_here(declared_at)],
                        place,
                    )


def _is_silenced(send: SendEvent) -> bool:
    """Tell whether mypy is to say nothing of a send, nor we of those who call the code around."""
    lines = range(send.call.line, (send.call.end_line or send.call.line) + 1)
    return is_silenced(send.scope.module, lines, _error_codes.SEND.code)


def _finding(
    code: str,
    text: str,
    event: ConnectionEvent | SendEvent,
    signal: str,
    place: Place,
    related: list[Related],
    *origins: Place,
) -> Finding:
    doubt = "" if event.is_certain else "; whether it is of this signal is not known"
    severity = Severity.ERROR if event.is_certain else Severity.HINT
    return Finding(code, severity, f"{text}{doubt}", place, signal, related, origins)


def _declared_here(declared_at: Place | None) -> list[Related]:
    return [] if declared_at is None else [Related(declared_at, "The signal is declared here")]


def _receiver_findings(
    program: Program,
    signal: str,
    connection: ConnectionEvent,
    declaration: Declaration,
    declared_at: Place | None,
) -> Iterator[Finding]:
    texts = [*_receiver_messages(program, connection, declaration)]
    place = place_of_receiver(program, connection)
    for text in texts:
        related = _declared_here(declared_at)
        if text is texts[-1]:
            wording = Wording(declaration, program.analysis.options)
            expected = _expected_of(connection, _payloads(program, declaration), declaration)
            signature = wording.expected_signature(receiver_wording(connection), expected)
            related.append(Related(place, signature))
        yield _finding(
            _error_codes.RECEIVER.code,
            text,
            connection,
            signal,
            place,
            related,
            program.connection_place(connection),
            program.place(connection.at, connection.scope),
        )


def _payloads(program: Program, declaration: Declaration) -> list[Payload]:
    open_type = program.analysis.interface.named_generic_type("builtins.object", [])
    return payloads(declaration.payload, open_type)


def _expected_of(
    connection: ConnectionEvent, possible: list[Payload], declaration: Declaration
) -> Expectation:
    """Return what a declaration expects of a receiver."""
    is_lambda = isinstance(connection.receiver, LambdaExpr)
    return Expectation(
        sender_type(declaration.sender, connection.sender_type),
        merged(possible),
        # Nobody knows what a lambda returns that is not held against a declaration by mypy.
        AnyType(TypeOfAny.special_form) if is_lambda else declaration.result,
        may_be_coroutine_function(unwrapped(connection.receiver_type)),
    )


def _receiver_messages(
    program: Program, connection: ConnectionEvent, declaration: Declaration
) -> Iterator[str]:
    """Say what is wrong with a receiver, by the rules of the plugin and in its words."""
    interface, receiver = program.analysis.interface, connection.receiver_type
    signature = unwrapped(receiver)
    if isinstance(get_proper_type(signature), AnyType) or uncallable_part(signature) is not None:
        return
    possible = _payloads(program, declaration)
    expected = _expected_of(connection, possible, declaration)
    refused = [
        payload
        for payload in possible
        if not accepts(signature, expected._replace(payload=payload), interface)
    ]
    if not refused:
        return
    wording = Wording(declaration, program.analysis.options)
    culprit = refused_part(receiver, expected._replace(payload=refused[0]), interface)
    target = called(get_proper_type(unwrapped(culprit)))
    found = (
        [*receiver_problems(target, expected, interface)]
        if isinstance(target, CallableType)
        else []
    )
    named = receiver_wording(connection)
    for problem in found:
        yield wording.receiver_problem(problem, named)
    if not found:
        yield wording.unexplained_receiver(named)


def _send_messages(
    program: Program, send: SendEvent, declaration: Declaration
) -> Iterator[tuple[str, str | None]]:
    """Say what is wrong with a send, by the rules of the plugin and in its words."""
    possible = _payloads(program, declaration)
    problems = [[*_send_problems(program, send, declaration, payload)] for payload in possible]
    types = TypeWording(program.analysis.options)
    signal = f'"{signal_as_written(declaration, program.analysis.options)}"'
    for problem in min(problems, key=_distance):
        yield send_problem(problem, signal, _method(send), types)


def _distance(problems: list[SendProblem | WrongSender[Type, Context]]) -> tuple[int, int]:
    """Tell how far a send is from a payload: the literals that tell payloads apart count most."""
    literals = [
        problem
        for problem in problems
        if isinstance(problem, WrongValue) and is_literal_type_like(problem.expected)
    ]
    return len(literals), len(problems)


def _method(send: SendEvent) -> str:
    return _names.METHODS[_names.SEND_ASYNC if send.is_async else _names.SEND]


def _send_problems(
    program: Program, send: SendEvent, declaration: Declaration, payload: Payload
) -> Iterator[SendProblem | WrongSender[Type, Context]]:
    sent = send.sent
    if not is_subtype(sent.exact_sender, declaration.sender) and _has_sender(sent):
        yield WrongSender(widened(sent.exact_sender), declaration.sender, send.call)
    if not payload.known:
        return
    arguments = [
        _as_argument(program, send),
        *(Argument(name, send.call) for name in sent.wrappers),
    ]
    if sent.further is not None:
        arguments.append(Argument(None, send.call))
    positional = [send.call] if _has_sender(sent) else []
    expected = Expected(_method(send), declaration.sender, payload, declaration.result)
    given = given_arguments(arguments, positional)
    for problem in send_problems(arguments, given, expected, send.call):
        if isinstance(problem, WrongValue):
            yield WrongValue(problem.key, widened(problem.value), problem.expected, problem.where)
        else:
            yield problem


def _has_sender(sent: Sent) -> bool:
    """Tell whether a sender is passed; else it is None."""
    is_none = isinstance(get_proper_type(sent.exact_sender), NoneType)
    return sent.sender_value is not None or not is_none


def _as_argument(program: Program, send: SendEvent) -> Argument:
    """Return what a send passes as one mapping, the values of which the rules look at."""
    keys = {name: key.type for name, key in send.sent.exact_keys.items()}
    required = {name for name, key in send.sent.exact_keys.items() if key.required}
    fallback = program.analysis.interface.named_generic_type("typing._TypedDict", [])
    mapping = TypedDictType(keys, required, set(), fallback)
    return Argument(None, send.call, KnownMapping(mapping, keys, required, seen_by_mypy=False))
