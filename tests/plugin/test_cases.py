"""Each file in ``cases`` gives exactly the messages that its comments spell out.

A comment ``# E:`` or ``# N:`` stands below the line that mypy reports an error or a note for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.mypy_run import Check, Message, Messages

CASES = sorted((Path(__file__).parent / "cases").glob("*.py"))


def expected(case: Path) -> list[str]:
    return [line.lstrip() for line in case.read_text().splitlines()]


def actual(case: Path, messages: list[Message]) -> list[str]:
    """Write the messages below the lines of a case that they are reported for."""
    written: list[str] = []
    for number, line in enumerate(expected(case), start=1):
        if not line.startswith(("# E: ", "# N: ")):
            written.append(line)
            written.extend(f"# {text}" for at, text in messages if at == number)
    return written


@pytest.fixture(scope="module")
def messages(check: Check) -> Messages:
    return check(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mypy_says_what_the_case_expects(case: Path, messages: Messages) -> None:
    assert actual(case, messages[case]) == expected(case)
