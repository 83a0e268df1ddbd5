"""Each type checker reports exactly what it is said to, and so says the documentation.

It does so of turnsignal's signals, and the same of blinker's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugin.for_blinker import for_blinker
from tests.typed_face.checkers import (
    CASES,
    CHECKERS,
    HERE,
    Report,
    files,
    write_project,
)
from tests.typed_face.expectations import all_refused, expected, mistakes
from tests.typed_face.other_versions import difference
from tests.typed_face.table import PAGE, PARTS, case, page

RECORD = "`nox -s conformance` records it"

NAMES = [path.name for path in files()]

#: Runs a case. Cases subscript the signals of blinker, which only have types in our stubs.
PROGRAM = """\
import runpy, sys
from blinker import Signal
Signal.__class_getitem__ = classmethod(lambda signal, types: signal)
runpy.run_path(sys.argv[1], run_name="__main__")
"""


@pytest.fixture(scope="module", params=["turnsignal", "blinker"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the cases for one of the two, and with the checkers' configurations."""
    if request.param == "turnsignal":
        return HERE
    cases = {path.name: for_blinker(path.read_text()) for path in files()}
    return write_project(tmp_path_factory.mktemp("blinker"), cases)


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def reports(checker: str, project: Path) -> list[Report]:
    return list(CHECKERS[checker](project))


@pytest.mark.parametrize("name", NAMES)
def test_a_checker_reports_what_it_is_said_to(
    checker: str, project: Path, name: str, reports: list[Report]
) -> None:
    path = project / CASES.name / name
    known = difference(checker)
    if path.stem in known.refuses | known.crashes_on:
        pytest.skip(known.reason)
    found = {report.line: report.message for report in reports if report.file == path.name}
    marked = {refused.line for refused in all_refused(path)}
    false_alarms = {line: message for line, message in found.items() if line not in marked}
    assert not false_alarms
    lost = expected(path, checker) - found.keys()
    assert known.checks_less or not lost, f"{checker} no longer refuses these lines"
    new = found.keys() - expected(path, checker)
    assert known.reason or not new, f"{checker} refuses more lines than it is said to; {RECORD}"


def test_the_table_says_what_the_cases_do() -> None:
    assert PAGE.read_text() == page(), f"the table is not up to date; {RECORD}"


def test_every_case_has_a_row() -> None:
    rows = [case(name) for names in PARTS.values() for name in names]
    others = [case("bookshop"), case("known_false_alarms"), case("library")]
    assert sorted([*rows, *others]) == files()


def test_only_the_file_of_known_false_alarms_has_some() -> None:
    having = {path.stem for path in files() if len(all_refused(path)) > len(mistakes(path))}
    assert having == {"known_false_alarms"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_mistake_runs(project: Path, name: str, tmp_path: Path) -> None:
    path = project / CASES.name / name
    wrong = {mistake.line for mistake in mistakes(path)}
    program = tmp_path / path.name
    program.write_text(
        "\n".join(
            _harmless(line) if number in wrong else line
            for number, line in enumerate(path.read_text().splitlines(), start=1)
        )
    )
    completed = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, program],
        env=os.environ | {"PYTHONPATH": str(path.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr


def _harmless(mistake: str) -> str:
    """Replace a line with a mistake by one that does nothing."""
    statement = mistake.lstrip()
    indentation = mistake.removesuffix(statement)
    if statement.startswith("@"):
        return ""
    return indentation + ("if True:" if statement.startswith("with ") else "pass")
