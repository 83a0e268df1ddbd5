"""Each type checker reports exactly the lines of the cases that it is said to.

A check that a checker loses shows here, and so does a false alarm.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.typed_face.checkers import CASES, CHECKERS, Report


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def reports(checker: str, tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    return list(CHECKERS[checker](tmp_path_factory.mktemp("cache")))


def refused_by(line: str) -> set[str]:
    """Read which checkers a line is said to be refused by."""
    found = re.search(r"# refused by (?P<all>all(?: but )?)?(?P<names>.*)", line)
    if found is None:
        return set()
    names = {name for name in found["names"].split(", ") if name}
    assert names <= CHECKERS.keys(), line
    return CHECKERS.keys() - names if found["all"] else names


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_checker_reports_what_it_is_said_to(
    checker: str, case: Path, reports: list[Report]
) -> None:
    refused = {
        number
        for number, line in enumerate(case.read_text().splitlines(), start=1)
        if checker in refused_by(line)
    }
    found = {report.line: report.message for report in reports if report.case == case.name}
    false_alarms = {line: message for line, message in found.items() if line not in refused}
    assert not false_alarms
    assert refused - found.keys() == set(), "no longer refused"
