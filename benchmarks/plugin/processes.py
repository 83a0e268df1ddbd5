"""Processes, and how much CPU time they take."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]


class NotMeasuredError(Exception):
    """mypy did not do what it was to be measured at."""


class Finished(NamedTuple):
    """A process that has ended.

    Attributes:
        status: Its exit status.
        output: What it printed.
        errors: What it printed to the standard error stream.
        cpu_seconds: The time that it had a processor, for itself or in the kernel.
    """

    status: int
    output: str
    errors: str
    cpu_seconds: float


def run_module(name: str, arguments: Sequence[str], *, hash_seed: int = 0) -> Finished:
    """Run a module in a Python of its own.

    Args:
        name: The module.
        arguments: Its command line.
        hash_seed: The seed of hashes: with the same, two runs have their sets in one order.
    """
    before = _cpu_seconds()
    run = subprocess.run(  # noqa: S603  # commands of our own
        [sys.executable, "-m", name, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Finished(run.returncode, run.stdout, run.stderr, _cpu_seconds() - before)


def _cpu_seconds() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
