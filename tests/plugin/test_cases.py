"""Each file in ``cases`` gives exactly the messages that its comments spell out.

A comment ``# E:`` or ``# N:`` stands below the line that mypy reports an error or a note for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.for_blinker import for_blinker
from tests.plugin.mypy_run import Check, Message, Messages, run_mypy

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


@pytest.fixture(scope="module")
def blinkers_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Return the same cases for blinker's signals."""
    folder = tmp_path_factory.mktemp("blinker")
    written = {case: folder / case.name for case in CASES}
    for case, path in written.items():
        path.write_text(for_blinker(case.read_text()))
    return written


@pytest.fixture(scope="module")
def blinkers_messages(
    blinkers_cases: dict[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Messages:
    # With a cache of their own: there are modules of the same names.
    return run_mypy(blinkers_cases.values(), tmp_path_factory.mktemp("mypy-cache"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mypy_says_what_the_case_expects(case: Path, messages: Messages) -> None:
    assert actual(case, messages[case]) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mypy_says_the_same_of_blinkers_signals(
    case: Path, blinkers_cases: dict[Path, Path], blinkers_messages: Messages
) -> None:
    written = blinkers_cases[case]
    assert actual(written, blinkers_messages[written.resolve()]) == expected(written)
