"""What the audit finds, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mypy.nodes import LambdaExpr
from mypy.subtypes import is_same_type

from turnsignal_audit._report import Finding, Kind, Place, Related, Severity
from turnsignal_audit.auditing._broken_receivers import broken_receivers
from turnsignal_audit.auditing._sends import differing_sends, senders_by_keyword
from turnsignal_audit.reading._analysis import relative
from turnsignal_audit.reading._events import Lifetime
from turnsignal_audit.reading._program import Program
from turnsignal_mypy._messages import TypeWording


def find_all(program: Program) -> list[Finding]:
    """Find all that is wrong, or odd, with the signals of a program."""
    found: list[Finding] = []
    with program.analysis.strictness():
        for signal in program.definitions:
            if not program.declarations(signal):
                found += broken_receivers(program, signal)
                found += senders_by_keyword(program, signal)
                found += differing_sends(program, signal)
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
    found += _dying_receivers(program)
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


def _dying_receivers(program: Program) -> Iterator[Finding]:
    """Find receivers that die at once, where mypy does not know that it is a signal."""
    for connection in program.events.connections:
        if connection.lifetime is Lifetime.AT_ONCE and not connection.is_checked:
            place = program.connection_place(connection)
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
