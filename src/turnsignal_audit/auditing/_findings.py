"""What the audit finds, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mypy.subtypes import is_same_type

from turnsignal_audit._report import Finding, Kind, Place, Related, Severity
from turnsignal_audit.auditing._broken_receivers import broken_receivers
from turnsignal_audit.auditing._declared import refused_receivers, refused_sends
from turnsignal_audit.auditing._sends import differing_sends, senders_by_keyword
from turnsignal_audit.auditing._weak_receivers import dying_at_once, dying_with_function
from turnsignal_audit.reading._analysis import relative
from turnsignal_audit.reading._program import Program
from turnsignal_mypy._messages import TypeWording


def find_all(program: Program) -> list[Finding]:
    """Find all that is wrong, or odd, with the signals of a program.

    What is wrong with a receiver is found once for each of its connections.
    """
    judged: list[Finding] = []
    found: list[Finding] = []
    with program.analysis.strictness():
        for signal in program.definitions:
            if program.declarations(signal):
                judged += refused_receivers(program, signal)
                judged += refused_sends(program, signal)
                found += broken_receivers(program, signal)
            else:
                judged += broken_receivers(program, signal)
                judged += senders_by_keyword(program, signal)
                judged += differing_sends(program, signal)
            found += _differing_declarations(program, signal)
            found += _lonely(program, signal)
    known = {line for finding in judged for line in _lines(finding)}
    found += judged
    reported = [*_reported_by_plugin(program)]
    # It knows less of what is judged here than what has been found.
    found += [finding for finding in reported if not known.intersection(_lines(finding))]
    found += dying_at_once(program)
    known = {line for finding in reported for line in _lines(finding)}
    found += [
        finding
        for finding in dying_with_function(program)
        if not known.intersection(_lines(finding))
    ]
    return sorted(found, key=lambda item: (item.place, item.code, item.message))


def _lines(finding: Finding) -> set[tuple[str, str, int]]:
    """Return the lines that a finding is about, each with its code."""
    return {(finding.code, place.file, place.line) for place in (finding.place, *finding.origins)}


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings together that say the same of the same place."""
    unique: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.code, finding.place, finding.message, finding.signal)
        known = unique.setdefault(key, finding)
        unique[key] = replace(known, origins=[*dict.fromkeys([*known.origins, *finding.origins])])
    return list(unique.values())


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
