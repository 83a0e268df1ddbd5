"""Makes the report of a program: all that is shown, in words and numbers."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from mypy.messages import format_type_bare
from mypy.types import AnyType, Type, get_proper_type

from turnsignal_audit._report import (
    CODES,
    Finding,
    Kind,
    Place,
    Receiver,
    Report,
    Send,
    SentKey,
    Signal,
    Unresolved,
)
from turnsignal_audit.auditing._findings import find_all, merged
from turnsignal_audit.auditing._receiver_names import receiver_full_name, receiver_name
from turnsignal_audit.reading._analysis import relative
from turnsignal_audit.reading._events import ConnectionEvent, SendEvent
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._source import Sources, ignored_codes
from turnsignal_mypy._messages import signal_as_written

#: The longest piece of code that is shown of what is not resolved.
_LONGEST: Final = 70


def describe(program: Program) -> Report:
    """Describe a program, and what is wrong with its signals."""
    sources = Sources()
    return Report(
        signals=sorted(
            (_signal(program, key) for key in program.definitions), key=lambda signal: signal.id
        ),
        sends=sorted(
            (_send(program, send) for send in program.events.sends),
            key=lambda send: (send.place, send.signals),
        ),
        receivers=sorted(
            (_receiver(program, connection) for connection in program.events.connections),
            key=lambda receiver: (receiver.place, receiver.name, receiver.signals),
        ),
        findings=[
            replace(finding, signal=program.public_id(finding.signal) if finding.signal else None)
            for finding in merged(_heeded(program, sources))
        ],
        unresolved=sorted(
            {*_unresolved(program, sources)},
            key=lambda item: (item.place, item.kind.value, item.reason),
        ),
        files=len(program.analysis.modules),
        remarks=[*program.analysis.remarks, *_unknown_codes(program)],
    )


def _heeded(program: Program, sources: Sources) -> Iterator[Finding]:
    """List the findings that no comment ignores."""
    for finding in find_all(program):
        places = (finding.place, *finding.origins)
        if not any(sources.is_ignored(place, finding.code) for place in places):
            yield finding


def _unknown_codes(program: Program) -> Iterator[str]:
    """Say which comments ignore codes that no finding has."""
    for module in program.analysis.modules.values():
        for line, code in ignored_codes(Path(module.path)):
            if code not in CODES:
                close = difflib.get_close_matches(code, CODES, n=1)
                similar = f' (did you mean "{close[0]}"?)' if close else ""
                place = Place(relative(module.path), line)
                yield f'{place}: the comment ignores "{code}", which no finding has{similar}'


def _signal(program: Program, key: str) -> Signal:
    home, documentation = program.home(key), program.documentation(key)
    declared = [declaration for declaration, _ in program.declarations(key)]
    return Signal(
        program.public_id(key),
        program.name(key),
        home[0] if home is not None else "",
        home[1] if home is not None else None,
        signal_as_written(declared[0], program.analysis.options) if declared else None,
        inspect.cleandoc(documentation) if documentation is not None else None,
        is_external=home is None,
    )


def _send(program: Program, send: SendEvent) -> Send:
    place = program.send_place(send)
    own_place = program.place(send.call, send.scope)
    _, scope = send.caller or (send.call, send.scope)
    return Send(
        _ids(program, send.signals),
        place,
        scope.module.fullname,
        scope.name,
        _written(program, send.sent.sender),
        {
            name: SentKey(_written(program, key.type), not key.required)
            for name, key in send.sent.keys.items()
        },
        send.sent.further,
        own_place if own_place != place else None,
    )


def _receiver(program: Program, connection: ConnectionEvent) -> Receiver:
    definition = program.receiver_definition(connection)
    _, scope = connection.caller or (connection.node, connection.scope)
    full_name = receiver_full_name(program, connection)
    sender = connection.sender_type
    return Receiver(
        _ids(program, connection.signals),
        receiver_name(connection, full_name),
        scope.module.fullname,
        full_name,
        program.connection_place(connection),
        definition[1] if definition is not None else None,
        _written(program, sender) if sender is not None else None,
    )


def _unresolved(program: Program, sources: Sources) -> Iterable[Unresolved]:
    for event in program.events.unresolved:
        place = program.place(event.node, event.scope)
        yield Unresolved(event.kind, place, _shortened(sources.line(place)), event.reason)
    for connection in program.events.connections:
        if isinstance(get_proper_type(connection.receiver_type), AnyType):
            place = program.connection_place(connection)
            reason = "the type of the receiver is not known"
            yield Unresolved(Kind.RECEIVER, place, _shortened(sources.line(place)), reason)


def _ids(program: Program, signals: Iterable[str]) -> list[str]:
    return sorted(map(program.public_id, signals))


def _written(program: Program, item: Type) -> str:
    return format_type_bare(item, program.analysis.options)


def _shortened(code: str) -> str:
    return code if len(code) <= _LONGEST else f"{code[: _LONGEST - 1]}…"
