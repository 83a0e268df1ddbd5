"""The benchmarks of the plugin measure what they say."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.plugin import checked_calls, cold_runs, generated_project
from benchmarks.plugin.checked_calls import Cost
from benchmarks.plugin.cold_runs import PLUGINS
from benchmarks.plugin.generated_project import Project
from benchmarks.plugin.processes import NotMeasuredError
from benchmarks.plugin.program import main
from benchmarks.plugin.report import calls_table, runs_table

SIGNALS = 10


def ignore(message: str) -> None:
    pass


def called_methods(folder: Path) -> Counter[str]:
    """Count the methods of signals that a project calls, as decorators or otherwise."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    return Counter(
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id.startswith("signal")
    )


def test_a_generated_project_has_ten_receivers_and_ten_sends_a_signal(tmp_path: Path) -> None:
    project = generated_project.write(tmp_path, SIGNALS)
    methods = called_methods(tmp_path)
    assert project.receivers == 100 == methods["connect"] + methods["connect_via"]
    assert project.sends == 100 == methods["send"]
    assert project.modules == len(list(tmp_path.rglob("*.py")))
    assert project.mistakes == 1


def test_a_generated_project_has_payloads_of_three_to_six_keys(tmp_path: Path) -> None:
    generated_project.write(tmp_path, 50)
    sizes = {
        len(node.body)
        for path in tmp_path.rglob("signals*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    assert sizes == {3, 4, 5, 6}


def test_the_same_project_is_generated_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        generated_project.write(folder, SIGNALS)
    texts = [[path.read_text() for path in sorted(f.rglob("*.py"))] for f in (one, other)]
    assert texts[0] == texts[1]


def test_the_time_of_the_hooks_is_measured() -> None:
    (cost,) = checked_calls.measure([SIGNALS], 1, ignore)[SIGNALS]
    assert cost.connecting_microseconds > 0
    assert cost.sending_microseconds > 0
    hooks = cost.call_microseconds * cost.project.calls / 1_000_000
    assert 0 < hooks < cost.cpu_seconds


def test_a_project_whose_mistakes_are_not_found_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Project] = []

    def write(folder: Path, signals: int) -> Project:
        project = write_project(folder, signals)
        written.append(project)
        return project._replace(mistakes=project.mistakes + 1)

    write_project = generated_project.write
    monkeypatch.setattr(generated_project, "write", write)
    with pytest.raises(NotMeasuredError, match="found 1 of 2 mistakes"):
        checked_calls.measure([SIGNALS], 1, ignore)
    assert written


def test_cold_runs_are_measured_with_each_plugin_in_each_round() -> None:
    files, seconds = cold_runs.measure(["itsdangerous"], 1, ignore)
    assert files > 1
    assert list(seconds) == list(PLUGINS)
    assert all(taken > 0 for (taken,) in seconds.values())


def test_a_cold_run_that_fails_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--cold-rounds", "1", "--packages", "no_such_package"]) == 1
    assert "refused: mypy failed" in capsys.readouterr().err


def test_cold_runs_are_compared_with_the_empty_plugin() -> None:
    seconds = dict(zip(PLUGINS, [[1.0, 1.2], [1.25, 2.0], [1.5, 2.0]], strict=True))
    *_, none, empty, ours = runs_table(120, seconds).splitlines()
    assert none.startswith("| no plugin | 1.00 | 1.10 | 1.20 | -20.0% |")
    assert empty.startswith("| empty plugin | 1.25 | 1.62 | 2.00 | +0.0% | +0.0% ")
    assert ours.startswith("| turnsignal's plugin | 1.50 | 1.75 | 2.00 | +20.0% | +10.0% ")


def test_the_least_of_all_rounds_is_shown_for_each_number_of_signals() -> None:
    project = Project(modules=5, receivers=100, sends=100, mistakes=1)
    costs = {10: [Cost(project, 2.0, 60.0, 50.0, 58.0), Cost(project, 3.0, 50.0, 40.0, 49.0)]}
    *_, row = calls_table(costs).splitlines()
    assert row == "| 10 | 5 | 100 | 100 | 50.0 | 40.0 | 49.0 (at most 58.0) | 2.00 |"
