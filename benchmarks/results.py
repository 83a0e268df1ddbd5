"""All that a run of the benchmarks found out."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from benchmarks import memory
from benchmarks.libraries import Library
from benchmarks.measuring import Timing, measure
from benchmarks.workloads import GROUPS, Group


@dataclass(frozen=True)
class TimedGroup:
    """The timings of each workload in a group, by the workload's and the library's name."""

    group: Group
    timings: dict[str, dict[str, Timing]]


@dataclass(frozen=True)
class Results:
    """What was measured.

    Args:
        versions: The version of each library, in the order of the columns.
        rounds: How many rounds there were.
        groups: What was timed.
        sizes: The bytes a connection of each kind takes, by the library's name.
    """

    versions: dict[str, str]
    rounds: int
    groups: list[TimedGroup]
    sizes: dict[str, dict[str, int]]

    @property
    def python(self) -> str:
        """The Python that ran it."""
        return f"{platform.python_implementation()} {platform.python_version()}"

    @property
    def machine(self) -> str:
        """What Python ran on."""
        return f"{platform.system()} {platform.machine()}"

    def as_json(self) -> dict[str, object]:
        """Return all of it as JSON has it."""
        return {
            "python": self.python,
            "machine": self.machine,
            "versions": self.versions,
            "rounds": self.rounds,
            "groups": [
                {
                    "title": each.group.title,
                    "unit": each.group.unit,
                    "workloads": {
                        workload: {name: asdict(timing) for name, timing in timings.items()}
                        for workload, timings in each.timings.items()
                    },
                }
                for each in self.groups
            ],
            "bytes": self.sizes,
        }


def measure_all(
    libraries: Sequence[Library], only: str, rounds: int, progress: Callable[[str], object]
) -> Results:
    """Measure all workloads that have a text in their name or in the title of their group.

    Args:
        libraries: The libraries, all of them installed.
        only: The text.
        rounds: How many rounds.
        progress: Is told the name of each workload before it runs.

    Raises:
        calls.NotCalledError: If a library does not do what it is measured for.
    """

    def is_wanted(title: str, workload: str) -> bool:
        return only.casefold() in f"{title}: {workload}".casefold()

    groups: list[TimedGroup] = []
    for group in GROUPS:
        timings: dict[str, dict[str, Timing]] = {}
        for workload in group.workloads:
            if is_wanted(group.title, workload.name):
                progress(f"{group.title}: {workload.name}")
                timings[workload.name] = measure(workload.entries(libraries), rounds)
        if any(timings.values()):
            groups.append(TimedGroup(group, timings))
    sizes: dict[str, dict[str, int]] = {}
    for connection in memory.WORKLOADS:
        if is_wanted(memory.TITLE, connection.name):
            progress(f"{memory.TITLE}: {connection.name}")
            weights = ((library.name, memory.weigh(library, connection)) for library in libraries)
            sizes[connection.name] = {name: size for name, size in weights if size is not None}
    versions = {library.name: library.version() or "" for library in libraries}
    return Results(versions, rounds, groups, sizes)
