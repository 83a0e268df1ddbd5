"""The report as JSON; its keys are part of what turnsignal promises."""

from __future__ import annotations

from typing import Any, Final

from turnsignal_audit._report import Finding, Place, Receiver, Report, Send, Signal, Unresolved

#: Raised when a key changes its meaning or goes away; new keys may come at any time.
VERSION: Final = 1


def report_as_json(report: Report) -> dict[str, Any]:
    """Return a report as a value that JSON has.

    Args:
        report: The report.

    Returns:
        A dict with ``version``, ``files``, ``signals``, ``sends``, ``receivers``, ``findings``,
        ``unresolved`` and ``remarks``. Signals are referred to by ``id``.
    """
    return {
        "version": VERSION,
        "files": report.files,
        "signals": list(map(_signal, report.signals)),
        "sends": list(map(_send, report.sends)),
        "receivers": list(map(_receiver, report.receivers)),
        "findings": list(map(finding_as_json, report.findings)),
        "unresolved": list(map(unresolved_as_json, report.unresolved)),
        "remarks": list(report.remarks),
    }


def place_as_json(place: Place | None) -> dict[str, Any] | None:
    """Return a place as a value that JSON has."""
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column}


def _signal(signal: Signal) -> dict[str, Any]:
    return {
        "id": signal.id,
        "name": signal.name,
        "module": signal.module,
        "place": place_as_json(signal.place),
        "declaration": signal.declaration,
        "documentation": signal.documentation,
        "external": signal.is_external,
    }


def _send(send: Send) -> dict[str, Any]:
    return {
        "signals": list(send.signals),
        "place": place_as_json(send.place),
        "module": send.module,
        "function": send.function,
        "sender": send.sender,
        "keys": {
            name: {"type": key.type, "optional": key.optional} for name, key in send.keys.items()
        },
        "further_keys": send.further_keys,
        "through": place_as_json(send.through),
    }


def _receiver(receiver: Receiver) -> dict[str, Any]:
    return {
        "signals": list(receiver.signals),
        "name": receiver.name,
        "module": receiver.module,
        "function": receiver.function,
        "place": place_as_json(receiver.place),
        "definition": place_as_json(receiver.definition),
        "sender": receiver.sender,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as a value that JSON has."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": place_as_json(finding.place),
        "signal": finding.signal,
        "related": [
            {"place": place_as_json(related.place), "message": related.message}
            for related in finding.related
        ],
    }


def unresolved_as_json(unresolved: Unresolved) -> dict[str, Any]:
    """Return what could not be resolved as a value that JSON has."""
    return {
        "kind": unresolved.kind.value,
        "place": place_as_json(unresolved.place),
        "code": unresolved.code,
        "reason": unresolved.reason,
    }
