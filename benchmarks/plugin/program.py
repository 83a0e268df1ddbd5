"""The command line of the plugin's benchmarks."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version

from benchmarks.plugin import checked_calls, cold_runs
from benchmarks.plugin.processes import NotMeasuredError
from benchmarks.plugin.report import calls_table, runs_table

_SIZES = (125, 250, 500, 1000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print tables.

    Args:
        arguments: The command line, by default that of the process.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.cold_rounds:
            runs = cold_runs.measure(options.packages, options.cold_rounds, _tell)
            print(runs_table(*runs))  # noqa: T201  # what the program is for
        if options.call_rounds:
            costs = checked_calls.measure(options.sizes, options.call_rounds, _tell)
            print(calls_table(costs))  # noqa: T201  # as above
    except NotMeasuredError as error:
        _tell(f"refused: {error}")
        return 1
    print(  # noqa: T201  # as above
        f"mypy {version('mypy')}, {platform.python_implementation()} {platform.python_version()},"
        f" {platform.system()} {platform.machine()}."
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.plugin",
        description="Measure what the mypy plugin costs, without signals and with many.",
    )
    parser.add_argument(
        "--cold-rounds",
        type=int,
        default=15,
        metavar="N",
        help="how many cold runs over a code base without signals (default: %(default)s)",
    )
    parser.add_argument(
        "--packages",
        nargs="+",
        default=cold_runs.PACKAGES,
        metavar="NAME",
        help=f"the packages of that code base (default: {' '.join(cold_runs.PACKAGES)})",
    )
    parser.add_argument(
        "--call-rounds",
        type=int,
        default=3,
        metavar="N",
        help="how many runs over each generated project (default: %(default)s)",
    )
    parser.add_argument(
        "--sizes",
        nargs="+",
        type=int,
        default=_SIZES,
        metavar="N",
        help=f"how many signals these have (default: {' '.join(map(str, _SIZES))})",
    )
    return parser


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)  # noqa: T201  # progress and objections
