"""What the plugin costs a code base with signals: the time that its hooks take a checked call."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.plugin import generated_project
from benchmarks.plugin.generated_project import Project
from benchmarks.plugin.processes import NotMeasuredError, run_module


class Cost(NamedTuple):
    """What a run of mypy over a generated project took.

    Attributes:
        project: The project.
        cpu_seconds: The CPU time of the whole run.
        connecting_microseconds: The time of the plugin for each receiver that is connected.
        sending_microseconds: The time of the plugin for each send.
        call_microseconds: All of its time, that for declarations as well, for each such call.
    """

    project: Project
    cpu_seconds: float
    connecting_microseconds: float
    sending_microseconds: float
    call_microseconds: float


def measure(
    sizes: Sequence[int], rounds: int, progress: Callable[[str], object]
) -> dict[int, list[Cost]]:
    """Measure projects of several sizes, each in each round.

    Args:
        sizes: How many signals the projects have.
        rounds: How many rounds.
        progress: Is told of each run before it begins.

    Raises:
        NotMeasuredError: If mypy does not find the mistakes in a project, and no others.
    """
    costs: dict[int, list[Cost]] = {size: [] for size in sizes}
    for number in range(rounds):
        for size in sizes:
            progress(f"{size} signals: round {number + 1} of {rounds}")
            costs[size].append(_cost(size, number))
    return costs


def _cost(signals: int, number: int) -> Cost:
    with TemporaryDirectory() as folder:
        project = generated_project.write(Path(folder), signals)
        configuration = Path(folder, "mypy.ini")
        configuration.write_text(
            "[mypy]\nstrict = True\nplugins = benchmarks.plugin.timed_plugin\n"
            f"mypy_path = {folder}\n",
            encoding="utf-8",
        )
        run = run_module(
            "benchmarks.plugin.timed_run",
            [
                f"--package={generated_project.NAME}",
                f"--config-file={configuration}",
                f"--cache-dir={folder}/cache",
            ],
            hash_seed=number,
        )
    if run.status != 0:
        raise NotMeasuredError(f"mypy failed:\n{run.output}\n{run.errors}")
    figures = json.loads(run.output)
    _refuse_what_was_not_checked(project, figures)
    microseconds = {name: spent / 1000 for name, spent in figures["nanoseconds"].items()}
    sending = sum(spent for name, spent in microseconds.items() if ".Send" in name)
    connecting = sum(spent for name, spent in microseconds.items() if ".Connect" in name)
    return Cost(
        project,
        run.cpu_seconds,
        connecting / project.receivers,
        sending / project.sends,
        sum(microseconds.values()) / project.calls,
    )


def _refuse_what_was_not_checked(project: Project, figures: dict[str, object]) -> None:
    output = str(figures["output"])
    errors = [line for line in output.splitlines() if ": error: " in line]
    receivers = {line.split(": error: ")[0] for line in errors if "[signal-receiver]" in line}
    others = [line for line in errors if "[signal-receiver]" not in line]
    if others or figures["errors"]:
        raise NotMeasuredError(f"mypy has other objections: {others[:3]} {figures['errors']}")
    if len(receivers) != project.mistakes:
        raise NotMeasuredError(f"mypy found {len(receivers)} of {project.mistakes} mistakes")
