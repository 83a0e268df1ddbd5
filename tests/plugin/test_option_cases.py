"""Each option, set to other than its default, gives what the case of its name spells out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.mypy_run import CONFIGURATION, run_mypy
from tests.plugin.test_cases import actual, expected
from turnsignal_mypy._options import PluginOptions

CASES = sorted((Path(__file__).parent / "option_cases").glob("*.py"))


@pytest.fixture
def configuration(case: Path, tmp_path: Path) -> Path:
    other = not getattr(PluginOptions(), case.stem)
    file = tmp_path / "mypy.ini"
    file.write_text(f"{CONFIGURATION.read_text()}\n[turnsignal-mypy]\n{case.stem} = {other}\n")
    return file


def test_every_option_has_a_case() -> None:
    assert {case.stem for case in CASES} == set(PluginOptions._fields)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_option_gives_what_its_case_expects(
    case: Path, configuration: Path, tmp_path: Path
) -> None:
    messages = run_mypy([case], tmp_path / "cache", configuration)
    assert actual(case, messages[case]) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_without_the_option_something_else_is_said(case: Path, tmp_path: Path) -> None:
    # Not with the cache of all the tests: cases have modules of the same names.
    messages = run_mypy([case], tmp_path / "cache")
    assert actual(case, messages[case]) != expected(case)
