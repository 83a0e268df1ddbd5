"""mypy says the same of a module, whether what it uses is checked or comes from the cache."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.plugin.mypy_run import Check, Messages, run_mypy
from tests.plugin.test_cases import CASES

INCREMENTAL = Path(__file__).parent / "incremental"

#: A module of signals and receivers, and one that connects them.
MODULES = [INCREMENTAL / "declarations.py", INCREMENTAL / "uses.py"]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return a function that runs mypy, with a cache that knows none of the modules yet."""
    return partial(run_mypy, cache=tmp_path / "cache")


def copied(sources: list[Path], folder: Path) -> list[Path]:
    return [Path(shutil.copy(source, folder)) for source in sources]


def messages_after_a_change(check: Check, modules: list[Path], changed: list[Path]) -> Messages:
    for module in changed:
        module.write_text(module.read_text() + "\n")
    return check(modules)


def test_a_module_whose_imports_come_from_the_cache(check: Check, tmp_path: Path) -> None:
    declarations, uses = copied(MODULES, tmp_path)
    cold = check([declarations, uses])
    assert len(cold[uses]) > 20
    assert cold[declarations] == []
    assert messages_after_a_change(check, [declarations, uses], [uses]) == cold


def test_a_module_that_comes_from_the_cache_itself(check: Check, tmp_path: Path) -> None:
    modules = copied(MODULES, tmp_path)
    assert check(modules) == check(modules)


@pytest.mark.parametrize("changed", ["all", "none"])
def test_the_cases_are_the_same_with_a_warm_cache(
    check: Check, tmp_path: Path, changed: str
) -> None:
    cases = copied(CASES, tmp_path)
    cold = check(cases)
    assert all(cold[case] for case in cases if case.stem != "unchecked")
    assert messages_after_a_change(check, cases, cases if changed == "all" else []) == cold
