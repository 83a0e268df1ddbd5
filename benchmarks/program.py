"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks import page, plot
from benchmarks.calls import NotCalledError
from benchmarks.libraries import LIBRARIES, REFERENCE, Library
from benchmarks.results import Results, measure_all
from benchmarks.table import tables

_ROUNDS = 200
_QUICK_ROUNDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write what was asked for.

    Args:
        arguments: The command line, by default that of the process.

    Returns:
        The exit status.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = _parser()
    options = parser.parse_args(arguments)
    libraries = _installed(options.libraries)
    _refuse_what_cannot_be_written(parser, options, libraries)
    try:
        results = measure_all(libraries, options.only, options.rounds, progress=_tell)
    except NotCalledError as error:
        _tell(f"refused: {error}")
        return 1
    if not results.groups and not results.sizes:
        _tell(f"no workload has {options.only!r} in its name")
        return 1
    _write(options, results, shlex.join(["python", "benchmarks", *arguments]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python benchmarks",
        description="Measure how fast signal libraries send, connect and create signals.",
    )
    names = [library.name for library in LIBRARIES]
    parser.add_argument(
        "--libraries",
        nargs="+",
        choices=names,
        default=names,
        metavar="NAME",
        help=f"measure only these of {', '.join(names)}",
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="TEXT",
        help='measure only workloads that have this in "group: name"',
    )
    rounds = parser.add_mutually_exclusive_group()
    rounds.add_argument(
        "--rounds", type=_positive, default=_ROUNDS, help="how many rounds (default: %(default)s)"
    )
    rounds.add_argument(
        "--quick",
        action="store_const",
        dest="rounds",
        const=_QUICK_ROUNDS,
        help=f"only {_QUICK_ROUNDS} rounds, to see whether it works",
    )
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the tables, as Markdown")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures, as JSON")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the sends, as SVG")
    parser.add_argument(
        "--docs",
        type=Path,
        metavar="PAGE",
        help="write summary, plot and tables between the markers of a Markdown page",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _installed(names: Sequence[str]) -> list[Library]:
    """Return the libraries of these names that are installed; tell which are not."""
    wanted = [library for library in LIBRARIES if library.name in names]
    installed = [library for library in wanted if library.version() is not None]
    for library in wanted:
        if library not in installed:
            _tell(f"{library.name} is not installed and left out")
    if REFERENCE not in installed:
        _tell(f"without {REFERENCE.name}, nothing is measured whose unit is its time")
    return installed


def _refuse_what_cannot_be_written(
    parser: argparse.ArgumentParser, options: argparse.Namespace, libraries: Sequence[Library]
) -> None:
    """End the program before it measures for long and then fails."""
    if (options.plot or options.docs) and find_spec("matplotlib") is None:
        parser.error("--plot and --docs need matplotlib")
    if options.docs and (options.only or len(libraries) < len(LIBRARIES)):
        parser.error("--docs needs all workloads and all libraries")


def _write(options: argparse.Namespace, results: Results, command: str) -> None:
    text = tables(results, command)
    if options.json:
        written = {"command": command, **results.as_json()}
        options.json.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    if options.table:
        options.table.write_text(text, encoding="utf-8")
    if options.plot and not plot.has_sends(results):
        _tell("no sends were measured: there is nothing to draw")
    elif options.plot:
        plot.draw(results, options.plot)
    if options.docs:
        page.rewrite(options.docs, results, command)
    if not (options.table or options.json or options.docs):
        print(text, end="")  # noqa: T201  # what the program is for


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)  # noqa: T201  # progress and objections
