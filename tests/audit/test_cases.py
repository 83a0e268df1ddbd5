"""The audit says of each program in ``cases`` exactly what its comments spell out.

A comment stands below the line that it is about: ``# E:`` for an error, ``# W:`` for a warning,
``# H:`` for a hint, ``# U:`` for what is not resolved. ``# N:`` is a related place; a program that
has such a comment spells out all of them, and the others none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.audit.audit_run import CASES, CONFIGURATION, Message, audit, messages, said_of
from turnsignal_audit._report import CODES, Report

PROGRAMS = sorted(path for path in CASES.iterdir() if path.name != "__pycache__")


@pytest.fixture(scope="module")
def report() -> Report:
    return audit(*PROGRAMS, configuration=CONFIGURATION)


@pytest.fixture(scope="module")
def short(report: Report) -> Mapping[Path, list[Message]]:
    return messages(report, related=False)


@pytest.fixture(scope="module")
def full(report: Report) -> Mapping[Path, list[Message]]:
    return messages(report, related=True)


def lines_of(file: Path) -> list[str]:
    return [line.lstrip() for line in file.read_text(encoding="utf-8").splitlines()]


def has_notes(program: Path) -> bool:
    files = program.rglob("*.py")
    return any(line.startswith("# N: ") for file in files for line in lines_of(file))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_the_audit_says_what_the_program_expects(
    program: Path, short: Mapping[Path, list[Message]], full: Mapping[Path, list[Message]]
) -> None:
    found = full if has_notes(program) else short
    for file in sorted(program.rglob("*.py")):
        expected = lines_of(file)
        said = found.get(file.resolve(), [])
        assert said_of(expected, said) == expected, file


def test_everything_is_said_of_the_programs(report: Report) -> None:
    programs = [program.resolve() for program in PROGRAMS]
    places = [
        *(finding.place for finding in report.findings),
        *(item.place for item in report.unresolved),
    ]
    outside = [
        place
        for place in places
        if not any(Path(place.file).resolve().is_relative_to(program) for program in programs)
    ]
    assert not outside


def test_every_code_stands_in_a_program() -> None:
    texts = [file.read_text(encoding="utf-8") for file in CASES.rglob("*.py")]
    missing = {code for code in CODES if not any(f"[{code}]" in text for text in texts)}
    assert missing == {"signal-forward", "signal-undeclared"}  # which an option asks for
