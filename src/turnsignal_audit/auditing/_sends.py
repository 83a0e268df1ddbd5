"""Finds sends that pass their sender as a key, and sends of one signal that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mypy.nodes import StrExpr

from turnsignal_audit._report import Finding, Related, Severity
from turnsignal_audit.auditing._hearing import is_muted, sends_heard_together
from turnsignal_audit.auditing._rules import (
    Disagreement,
    broken_by,
    disagreements,
)
from turnsignal_audit.auditing._sent import sent_here
from turnsignal_audit.reading._events import SendEvent
from turnsignal_audit.reading._program import Program
from turnsignal_mypy._messages import TypeWording


def senders_by_keyword(program: Program, signal: str) -> Iterator[Finding]:
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


def differing_sends(program: Program, signal: str) -> Iterator[Finding]:
    """Find the sends of a signal that do not pass the same."""
    heard = [send for send in program.sends[signal] if not is_muted(send, program)]
    for sends in sends_heard_together(heard, program.connections[signal], program):
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
            f'Sends of signal "{program.name(signal)}"{_by(sends)} pass different keys: {keys}',
            place,
            signal,
            sent_here(program, known),
        )
    for item in found:
        if item.types:
            yield replace(_differing_types(program, signal, item), severity=severity)


def _by(sends: Sequence[SendEvent]) -> str:
    """Name the sender of some sends, if all have the same text."""
    values = [send.sent.sender_value for send in sends]
    texts = {value.value if isinstance(value, StrExpr) else None for value in values}
    text = texts.pop() if len(texts) == 1 else None
    return "" if text is None else f' by "{text}"'


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
