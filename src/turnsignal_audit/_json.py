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
        "findings": list(map(_finding, report.findings)),
        "unresolved": list(map(_unresolved, report.unresolved)),
        "remarks": list(report.remarks),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _place_or_none(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else _place(place)


def _signal(signal: Signal) -> dict[str, Any]:
    return {
        "id": signal.id,
        "name": signal.name,
        "module": signal.module,
        "place": _place_or_none(signal.place),
        "declaration": signal.declaration,
        "documentation": signal.documentation,
        "external": signal.is_external,
    }


def _send(send: Send) -> dict[str, Any]:
    return {
        "signals": list(send.signals),
        "place": _place(send.place),
        "module": send.module,
        "function": send.function,
        "sender": send.sender,
        "keys": {
            name: {"type": key.type, "optional": key.optional} for name, key in send.keys.items()
        },
        "further_keys": send.further_keys,
        "through": _place_or_none(send.through),
    }


def _receiver(receiver: Receiver) -> dict[str, Any]:
    return {
        "signals": list(receiver.signals),
        "name": receiver.name,
        "module": receiver.module,
        "function": receiver.function,
        "place": _place(receiver.place),
        "definition": _place_or_none(receiver.definition),
        "sender": receiver.sender,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": _place(finding.place),
        "signal": finding.signal,
        "related": [
            {"place": _place(related.place), "message": related.message}
            for related in finding.related
        ],
    }


def _unresolved(unresolved: Unresolved) -> dict[str, Any]:
    return {
        "kind": unresolved.kind.value,
        "place": _place(unresolved.place),
        "code": unresolved.code,
        "reason": unresolved.reason,
    }
