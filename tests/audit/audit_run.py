"""Runs the audit in this process, and writes down what it reports as a case spells it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from turnsignal_audit._report import Finding, Place, Report, Severity
from turnsignal_audit.auditing._describe import describe
from turnsignal_audit.reading._analysis import Target
from turnsignal_audit.reading._program import read_program

CASES: Final = Path(__file__).parent / "cases"
CONFIGURATION: Final = Path(__file__).parent / "cases.ini"

_MARKS: Final = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.HINT: "H"}


class Message(NamedTuple):
    """Something that the audit says of a line, as a comment of a case spells it out."""

    line: int
    text: str


def audit(*paths: Path, configuration: Path | None = None) -> Report:
    """Audit a program in this process, so that coverage sees it."""
    file = "" if configuration is None else str(configuration)
    return describe(read_program(Target([*map(str, paths)], [f"--config-file={file}"])))


def audit_text(folder: Path, **modules: str) -> Report:
    """Audit a program that is written down in a test."""
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return audit(folder)


def codes(report: Report) -> list[str]:
    """List the codes of the findings that are no hints."""
    return [found.code for found in report.findings if found.severity is not Severity.HINT]


def messages(report: Report, *, related: bool) -> Mapping[Path, list[Message]]:
    """Sort what a report says by file.

    Args:
        report: The report.
        related: Whether to write down the related places as well.
    """
    found: defaultdict[Path, list[Message]] = defaultdict(list)
    for finding in report.findings:
        for message in _of_finding(finding, related=related):
            found[_path(finding.place)].append(message)
    for item in report.unresolved:
        text = f"U: {item.kind.value}: {item.reason}"
        found[_path(item.place)].append(Message(item.place.line, text))
    return found


def _of_finding(finding: Finding, *, related: bool) -> Iterator[Message]:
    line = finding.place.line
    yield Message(line, f"{_MARKS[finding.severity]}: {finding.message}  [{finding.code}]")
    for item in finding.related if related else ():
        file = _path(item.place)
        where = file.relative_to(CASES) if file.is_relative_to(CASES) else file.name
        yield Message(line, f"N: {where}:{item.place.line}: {item.message}")


def _path(place: Place) -> Path:
    return Path(place.file).resolve()


def said_of(lines: Iterable[str], found: Iterable[Message]) -> list[str]:
    """Write the messages below the lines that they are about, in the place of those there."""
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for message in found:
        by_line[message.line].append(message.text)
    written: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.startswith(COMMENTS):
            written.append(line)
            written.extend(f"# {text}" for text in by_line[number])
    return written


#: How the comments begin that say what the audit reports.
COMMENTS: Final = ("# E: ", "# W: ", "# H: ", "# N: ", "# U: ")
