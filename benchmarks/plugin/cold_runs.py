"""What the plugin costs a code base without signals: cold runs of mypy, with it and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.plugin.processes import NotMeasuredError, run_module

#: The code base: packages that are installed, and typed.
PACKAGES: Final = ("flask", "werkzeug", "jinja2", "click")

#: What is compared: the modules of the plugins, in the order of the rows.
PLUGINS: Final = {
    "no plugin": "",
    "empty plugin": "benchmarks.plugin.empty_plugin",
    "turnsignal's plugin": "turnsignal_mypy",
}


def measure(
    packages: Sequence[str], rounds: int, progress: Callable[[str], object]
) -> tuple[int, dict[str, list[float]]]:
    """Measure cold runs, one with each plugin in each round.

    Args:
        packages: The packages to check.
        rounds: How many rounds.
        progress: Is told of each round before it begins.

    Returns:
        How many files were checked, and the CPU seconds that each round took with each plugin.

    Raises:
        NotMeasuredError: If mypy fails, or checks other files with one plugin than with another.
    """
    seconds: dict[str, list[float]] = {name: [] for name in PLUGINS}
    files: set[int] = set()
    names = list(PLUGINS)
    for number in range(rounds):
        progress(f"cold runs: round {number + 1} of {rounds}")
        # In another order each time, so that none always runs after the same one.
        for name in names[number % len(names) :] + names[: number % len(names)]:
            checked, taken = _cold_run(PLUGINS[name], packages, number)
            files.add(checked)
            seconds[name].append(taken)
    if len(files) != 1:
        raise NotMeasuredError(f"mypy has checked {sorted(files)} files, not always the same")
    return files.pop(), seconds


def _cold_run(plugin: str, packages: Sequence[str], number: int) -> tuple[int, float]:
    """Return how many files mypy has checked, and the CPU seconds that it took."""
    with TemporaryDirectory() as folder:
        configuration = Path(folder, "mypy.ini")
        configuration.write_text(f"[mypy]\nplugins = {plugin}\n", encoding="utf-8")
        options = [f"--config-file={configuration}", f"--cache-dir={folder}/cache"]
        selected = [f"--package={package}" for package in packages]
        run = run_module("mypy", [*options, *selected], hash_seed=number)
    checked = re.search(r"(\d+) source files?\b", run.output)
    if run.status not in (0, 1) or checked is None:
        raise NotMeasuredError(f"mypy failed:\n{run.output}\n{run.errors}")
    return int(checked[1]), run.cpu_seconds
