"""What the audit finds, in words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mypy.nodes import Decorator, LambdaExpr, MemberExpr, NameExpr
from mypy.subtypes import is_same_type, is_subtype
from mypy.types import UnionType, get_proper_type

from turnsignal._problems.receivers import DefaultNeeded, UnknownParameterRequired, WrongSenderType
from turnsignal._problems.wording import receiver_predicate
from turnsignal_audit._report import Finding, Kind, Place, Related, Severity
from turnsignal_audit.auditing._hearing import Hearing, hearing, sends_heard_together
from turnsignal_audit.auditing._rules import (
    AsyncReceiver,
    Broken,
    Disagreement,
    SyncReceiver,
    Unexplained,
    broken_by,
    disagreements,
    expectation,
)
from turnsignal_audit.reading._analysis import relative
from turnsignal_audit.reading._events import ConnectionEvent, Lifetime, SendEvent
from turnsignal_audit.reading._payloads import union_of_payloads
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._value_types import union_of
from turnsignal_mypy._expected_signature import write_signature
from turnsignal_mypy._messages import TypeWording
from turnsignal_mypy._partials import is_partial
from turnsignal_mypy._receiver_signatures import unwrapped
from turnsignal_mypy._receiver_wording import ReceiverWording


def find_all(program: Program) -> list[Finding]:
    """Find all that is wrong, or odd, with the signals of a program."""
    found: list[Finding] = []
    with program.analysis.strictness():
        for signal in program.definitions:
            if not program.declarations(signal):
                found += _broken_receivers(program, signal)
                found += _senders_by_keyword(program, signal)
                found += _differing_sends(program, signal)
            found += _differing_declarations(program, signal)
            found += _lonely(program, signal)
    known = {
        (finding.code, place.file, place.line)
        for finding in found
        for place in (finding.place, *finding.origins)
    }
    found += [
        finding
        for finding in _reported_by_plugin(program)
        # Of an undeclared signal it knows less than what has been found here.
        if (finding.code, finding.place.file, finding.place.line) not in known
    ]
    found += _dying_receivers(program, found)
    unique = {(item.code, item.place, item.message, item.signal): item for item in found}
    return sorted(unique.values(), key=lambda item: (item.place, item.code, item.message))


def _reported_by_plugin(program: Program) -> Iterator[Finding]:
    """List what the plugin says of declared signals, and of receivers that die at once.

    With it what mypy itself says of a send of a declared signal, such as a value of a wrong type.
    """
    signals = _signals_by_line(program)
    declared = {signal for signal in program.definitions if program.declarations(signal)}
    for module in program.analysis.modules.values():
        file = relative(module.path)
        reported: list[Finding] = []
        for error in program.analysis.errors.get(module.path, ()):
            place = Place(file, max(error.line, 1), max(error.column, 0) + 1)
            signal = signals.get((file, place.line))
            code = error.code.code if error.code is not None else ""
            if code == "arg-type" and signal in declared:
                code = "signal-send"
            if not code.startswith("signal-"):
                continue
            if error.severity == "error":
                reported.append(Finding(code, Severity.ERROR, error.message, place, signal))
            elif reported:
                notes = [*reported[-1].related, Related(place, error.message)]
                reported[-1] = replace(reported[-1], related=notes)
        yield from reported


def _dying_receivers(program: Program, found: Sequence[Finding]) -> Iterator[Finding]:
    """Find receivers that die at once, of signals whose type mypy does not know."""
    known = {
        (finding.place.file, finding.place.line)
        for finding in found
        if finding.code == "signal-weak"
    }
    for connection in program.events.connections:
        place = program.connection_place(connection)
        if connection.lifetime is Lifetime.AT_ONCE and (place.file, place.line) not in known:
            signal = min(connection.signals)
            what = "lambda" if isinstance(connection.receiver, LambdaExpr) else "partial"
            yield Finding(
                "signal-weak",
                Severity.ERROR,
                f'The {what} connected to signal "{program.name(signal)}" is only weakly referenced'
                " and will be disconnected at once; pass weak=False",
                place,
                signal,
            )


def _signals_by_line(program: Program) -> dict[tuple[str, int], str]:
    """Return which signal a line is about, where it is about one."""
    found: dict[tuple[str, int], str] = {}
    for send in program.events.sends:
        place = program.place(send.call, send.scope)
        for line in range(place.line, (send.call.end_line or place.line) + 1):
            found[place.file, line] = min(send.signals)
    for connection in program.events.connections:
        place = program.place(connection.node, connection.scope)
        found[place.file, place.line] = min(connection.signals)
    return found


def _broken_receivers(program: Program, signal: str) -> Iterator[Finding]:
    """Find the receivers that some send would break."""
    sends = program.sends[signal]
    passed = {key for send in sends for key in send.sent.keys}
    for connection in program.connections[signal]:
        hearings = [hearing(connection, send, program) for send in sends]
        heard = [
            send for send, how in zip(sends, hearings, strict=True) if how is not Hearing.NEVER
        ]
        sure = {
            id(send) for send, how in zip(sends, hearings, strict=True) if how is Hearing.SURELY
        }
        if sends and not heard:
            yield _never_called(program, connection, signal)
        broken = broken_by(connection, heard, program.analysis)
        if not broken:
            continue
        receiver = _receiver_wording(connection)
        expected = Related(
            _place_of_receiver(program, connection),
            f"Expected signature: {_expected_signature(program, receiver, heard)}",
        )
        for position, item in enumerate(broken, 1):
            notes = [expected] if position == len(broken) else []
            is_missing = isinstance(item.problem, DefaultNeeded) or (
                isinstance(item.problem, UnknownParameterRequired)
                and item.problem.parameter in passed
            )
            is_sure = any(id(send) in sure for send in item.sends) and _is_certain(item, connection)
            if program.is_of_many_objects(signal):
                # Some of the sends may be those of another object's signal.
                is_sure = is_sure and _are_of_one_object(connection, item.sends, heard)
            is_any = len(item.sends) == len(heard) and program.is_known(signal)
            doubt = "" if is_sure else "; whether it is called by these is not known"
            yield Finding(
                "signal-missing-key" if is_missing else "signal-receiver",
                _severity(is_sure=is_sure, is_any=is_any),
                f'{receiver.name} of signal "{program.name(signal)}" '
                f"{_predicate(program, item, passed, heard)}{doubt}",
                _place_of_receiver(program, connection),
                signal,
                [*_sent_here(program, item.sends), *notes],
                [program.connection_place(connection)],
            )


def _severity(*, is_sure: bool, is_any: bool) -> Severity:
    """Return how bad it is that sends break a receiver.

    Args:
        is_sure: Whether they surely call it.
        is_any: Whether all others that may call it break it as well.
    """
    if is_sure:
        return Severity.ERROR
    return Severity.WARNING if is_any else Severity.HINT


def _never_called(program: Program, connection: ConnectionEvent, signal: str) -> Finding:
    wording = TypeWording(program.analysis.options)
    sender = connection.sender_type
    of_type = f" of type {wording.quoted(sender)}" if sender is not None else ""
    return Finding(
        "signal-never-sent",
        Severity.HINT,
        f'{_receiver_wording(connection).name} of signal "{program.name(signal)}" is connected to'
        f" a sender{of_type}, which no send here has",
        _place_of_receiver(program, connection),
        signal,
        origins=[program.connection_place(connection)],
    )


def _is_certain(broken: Broken, connection: ConnectionEvent) -> bool:
    """Tell whether a problem is one for certain, and not only for some values of a type."""
    if isinstance(get_proper_type(connection.receiver_type), UnionType):
        return False  # it is one of several receivers
    problem = broken.problem
    # A base class sends its objects, and a receiver may know that all are of a subclass.
    return not (
        isinstance(problem, WrongSenderType) and is_subtype(problem.accepted, problem.sender)
    )


def _are_of_one_object(
    connection: ConnectionEvent, broken: Sequence[SendEvent], heard: Sequence[SendEvent]
) -> bool:
    """Tell whether some sends are surely of the very object that a receiver is connected to."""
    function = connection.scope.function
    is_local = function is not None and any(send.scope.function is function for send in broken)
    return is_local or len(broken) == len(heard)


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


def _sent_here(program: Program, sends: Sequence[SendEvent]) -> list[Related]:
    return [
        Related(place, f"Sent here with {_keys(send)}")
        for place, send in sorted(
            ((program.send_place(send), send) for send in sends), key=lambda item: item[0]
        )
    ]


def _keys(send: SendEvent) -> str:
    names = [f'"{name}"' for name in send.sent.keys]
    if send.sent.further is not None:
        names.append("further keys")
    return ", ".join(names) or "no keys"


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


def _senders_by_keyword(program: Program, signal: str) -> Iterator[Finding]:
    """Find the sends that pass their sender as a key."""
    for send in program.sends[signal]:
        if "sender" in send.sent.keys and send.sent.sender_value is None:
            is_refused = any(
                broken_by(connection, [send], program.analysis)
                for connection in program.connections[signal]
            )
            yield Finding(
                "signal-send",
                Severity.ERROR if is_refused else Severity.WARNING,
                f'Signal "{program.name(signal)}" takes its sender by position; as'
                " send(sender=...) it is a payload key, and the sender is None",
                program.send_place(send),
                signal,
                [Related(program.send_place(send), "Pass it first: send(sender_object, ...)")],
            )


def _differing_sends(program: Program, signal: str) -> Iterator[Finding]:
    """Find the sends of a signal that do not pass the same."""
    for sends in sends_heard_together(program.sends[signal], program.connections[signal], program):
        yield from _differing(program, signal, sends)


def _differing(program: Program, signal: str, sends: Sequence[SendEvent]) -> Iterator[Finding]:
    found = disagreements([send for send in sends if send.is_certain])
    is_one = not program.is_of_many_objects(signal)
    severity = Severity.WARNING if is_one else Severity.HINT
    lacking = [item for item in found if item.without]
    if lacking:
        known = [send for send in sends if send.sent.further is None and send.is_certain]
        keys = ", ".join(
            f'"{item.key}" ({len(known) - len(item.without)} of {len(known)} sends)'
            for item in lacking
        )
        place = min(program.send_place(send) for item in lacking for send in item.without)
        yield Finding(
            "signal-sends-differ",
            severity,
            f'Sends of signal "{program.name(signal)}" pass different keys: {keys}',
            place,
            signal,
            _sent_here(program, known),
        )
    for item in found:
        if item.types:
            yield replace(_differing_types(program, signal, item), severity=severity)


def _differing_types(program: Program, signal: str, found: Disagreement) -> Finding:
    types = TypeWording(program.analysis.options)
    quoted = [types.quoted(kind) for kind, _ in found.types]
    return Finding(
        "signal-sends-differ",
        Severity.WARNING,
        f'Sends of signal "{program.name(signal)}" pass different types for "{found.key}":'
        f" {', '.join(quoted[:-1])} and {quoted[-1]}",
        min(program.send_place(send) for send in found.types[-1][1]),
        signal,
        [
            Related(program.send_place(send), f"{types.quoted(kind)} here")
            for kind, sends in found.types
            for send in sends
        ],
    )


def _differing_declarations(program: Program, signal: str) -> Iterator[Finding]:
    """Find the declarations of one name that differ."""
    declarations = program.declarations(signal)
    if not declarations:
        return
    first, first_place = declarations[0]
    types = TypeWording(program.analysis.options)
    for other, place in declarations[1:]:
        if place is None or is_same_type(first.payload, other.payload):
            continue
        has, had = types.distinctly(other.payload, first.payload)
        related = [Related(first_place, f"The other declaration: {had}")] if first_place else []
        yield Finding(
            "signal-declarations-differ",
            Severity.ERROR,
            f'Signal "{program.name(signal)}" is declared with payload {has} here, and with {had}'
            " elsewhere; it is the same signal",
            place,
            signal,
            related,
        )


def _lonely(program: Program, signal: str) -> Iterator[Finding]:
    """Find the signals of this program that are sent or received only."""
    home = program.home(signal)
    is_sent, is_received = bool(program.sends[signal]), bool(program.connections[signal])
    if home is None or (is_sent and is_received):
        return
    unknown = program.unresolved_by_name(signal)
    if (not is_sent and Kind.SEND in unknown) or (not is_received and Kind.CONNECTION in unknown):
        return  # what could not be resolved may be of this signal
    name = f'Signal "{program.name(signal)}"'
    if is_sent:
        code, text = "signal-never-received", f"{name} is sent, but nobody here receives it"
    elif is_received:
        code, text = "signal-never-sent", f"{name} is received, but nobody here sends it"
    else:
        code, text = "signal-never-sent", f"{name} is neither sent nor received here"
    yield Finding(code, Severity.HINT, text, home[1], signal)
