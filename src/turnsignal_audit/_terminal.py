"""Prints a report for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from turnsignal_audit._counting import counted
from turnsignal_audit._report import Finding, Kind, Receiver, Report, Send, Severity, Unresolved

_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.HINT: "bold blue",
}

_MISSING_TYPES: Final = "mypy has no types of"


def print_report(report: Report, console: Console, *, hints: bool, unresolved: bool) -> None:
    """Print the findings of a report, and a summary.

    Args:
        report: The report.
        console: What to print to; it knows whether there are colours.
        hints: Whether to list hints.
        unresolved: Whether to list what could not be resolved.
    """
    for finding in report.findings:
        if hints or finding.severity is not Severity.HINT:
            _print_finding(finding, console)
    if unresolved:
        for item in report.unresolved:
            _print_unresolved(item, console)
    for remark in report.remarks:
        console.print(Text(remark, "yellow"))
    for line in _summary(report, hints=hints, unresolved=unresolved):
        console.print(line)


def _print_finding(finding: Finding, console: Console) -> None:
    console.print(
        Text.assemble(
            (f"{finding.place}: ", "bold"),
            (f"{finding.severity.value}: ", _STYLES[finding.severity]),
            finding.message,
            (f"  [{finding.code}]", "dim"),
        )
    )
    for related in finding.related:
        console.print(Text.assemble("    ", (f"{related.place}: ", "dim"), related.message))


def _print_unresolved(item: Unresolved, console: Console) -> None:
    console.print(
        Text.assemble(
            (f"{item.place}: ", "bold"),
            (f"unresolved {item.kind.value}: ", "bold magenta"),
            item.reason,
        )
    )
    console.print(Text(f"    {item.code}", "dim"))


def _summary(report: Report, *, hints: bool, unresolved: bool) -> Iterator[Text]:
    sends, receivers = _places(report.sends), _places(report.receivers)
    yield Text(
        f"{counted(len(report.signals), 'signal')}, {counted(sends, 'send')} and"
        f" {counted(receivers, 'connected receiver')} in {counted(report.files, 'file')}.",
        "bold",
    )
    yield Text.assemble(*_findings_in_short(report, hints=hints))
    if report.unresolved:
        listed = "" if unresolved else " (--unresolved lists them)"
        yield Text(f"Not resolved: {_unresolved_in_short(report.unresolved)}{listed}.")
    if any(_MISSING_TYPES in item.reason for item in report.unresolved):
        yield Text("Some packages have no types; --follow-untyped-imports reads them as well.")
    if not report.signals:
        yield Text(
            "No signal was found. Is the package that the program takes them from installed here,"
            " or in the Python that --python-executable names?",
            "yellow",
        )


def _findings_in_short(report: Report, *, hints: bool) -> Iterator[str | tuple[str, str]]:
    counts = [(severity, len(report.found(severity))) for severity in Severity]
    shown = [(severity, count) for severity, count in counts if count]
    if not shown:
        yield "Nothing found.", "bold green"
        return
    yield "Found "
    for position, (severity, count) in enumerate(shown):
        if position:
            yield ", "
        yield counted(count, severity.value), _STYLES[severity]
    is_hidden = not hints and shown[-1][0] is Severity.HINT
    yield " (--hints lists hints)." if is_hidden else "."


def _unresolved_in_short(unresolved: Sequence[Unresolved]) -> str:
    names = {
        Kind.SEND: "call of a send method",
        Kind.CONNECTION: "call of a connect method",
        Kind.RECEIVER: "receiver",
        Kind.PAYLOAD: "payload",
        Kind.ARGUMENT: "argument",
    }
    counts = {kind: len([item for item in unresolved if item.kind is kind]) for kind in Kind}
    return ", ".join(
        counted(count, names[kind], plural=_plural(names[kind]))
        for kind, count in counts.items()
        if count
    )


def _plural(name: str) -> str:
    return name.replace("call ", "calls ", 1) if name.startswith("call ") else f"{name}s"


def _places(found: Sequence[Send] | Sequence[Receiver]) -> int:
    """Return in how many places something is done."""
    return len({item.place for item in found})
