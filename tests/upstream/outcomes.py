"""A pytest plugin that writes down the outcome of every test, and which blinker it was.

Usage: ``pytest -p outcomes --blinker-is=turnsignal --outcomes=outcomes.json``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, TypeAlias

import blinker
import pytest
from blinker import _utilities

import turnsignal
from turnsignal import _symbol

Outcome: TypeAlias = Literal["passed", "failed", "skipped", "not collected"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--blinker-is", required=True, choices=["blinker", "turnsignal"])
    parser.addoption("--outcomes", required=True, type=Path, metavar="FILE")


def pytest_configure(config: pytest.Config) -> None:
    expected = config.getoption("--blinker-is")
    pairs: dict[str, tuple[object, object]] = {
        f"blinker.{name}": (getattr(blinker, name), getattr(turnsignal, name))
        for name in blinker.__all__
    }
    pairs["blinker._utilities.Symbol"] = (_utilities.Symbol, _symbol.Symbol)
    wrong = [
        name
        for name, (blinkers, turnsignals) in pairs.items()
        if (blinkers is turnsignals) != (expected == "turnsignal")
    ]
    if wrong:
        raise pytest.UsageError(
            f"the suite should run with {expected}, but {blinker.__file__} gives another"
            f" {', '.join(wrong)}"
        )
    path = config.getoption("--outcomes")
    assert isinstance(path, Path)
    config.pluginmanager.register(Recorder(path))


def pytest_report_header() -> str:
    return f"blinker.Signal: {blinker.Signal.__module__}, by way of {blinker.__file__}"


class Recorder:
    """Collects outcomes by test id and writes them as JSON in the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.outcomes: dict[str, Outcome] = {}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.outcomes[report.nodeid] = "not collected"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Three reports a test: setup, call and teardown. A failure in any of them counts.
        if report.outcome != "passed" or report.when == "call":
            before = self.outcomes.get(report.nodeid)
            self.outcomes[report.nodeid] = "failed" if before == "failed" else report.outcome

    def pytest_sessionfinish(self) -> None:
        self.path.write_text(json.dumps(self.outcomes), encoding="utf-8")
