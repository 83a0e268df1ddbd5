"""Each type checker reports exactly what it is said to, and so says the documentation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.typed_face.checkers import CASES, CHECKERS, Report, files
from tests.typed_face.expectations import all_refused, expected, mistakes
from tests.typed_face.other_versions import difference
from tests.typed_face.table import PAGE, PARTS, case, page

RECORD = "`nox -s conformance` records it"


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def reports(checker: str) -> list[Report]:
    return list(CHECKERS[checker]())


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_checker_reports_what_it_is_said_to(
    checker: str, path: Path, reports: list[Report]
) -> None:
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
    others = [case("bookshop"), case("known_false_alarms")]
    assert sorted([*rows, *others]) == files()


def test_only_the_file_of_known_false_alarms_has_some() -> None:
    having = {path.stem for path in files() if len(all_refused(path)) > len(mistakes(path))}
    assert having == {"known_false_alarms"}


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_what_is_no_mistake_runs(path: Path, tmp_path: Path) -> None:
    wrong = {mistake.line for mistake in mistakes(path)}
    program = tmp_path / path.name
    program.write_text(
        "\n".join(
            _harmless(line) if number in wrong else line
            for number, line in enumerate(path.read_text().splitlines(), start=1)
        )
    )
    completed = subprocess.run(
        [sys.executable, "-W", "error", program],
        env=os.environ | {"PYTHONPATH": str(CASES)},
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
