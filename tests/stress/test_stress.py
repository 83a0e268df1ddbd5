"""Every scenario breaks blinker in one of the ways it names, and leaves turnsignal alone."""

from __future__ import annotations

import os
import re
import signal as system_signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.stress.run_scenario import PATIENCE
from tests.stress.scenario import Scenario
from tests.stress.scenarios import BREAKING, HARMLESS

#: How long turnsignal has to stand each scenario.
SECONDS = float(os.environ.get("TURNSIGNAL_STRESS_SECONDS", "2"))

#: How long blinker may take to break. It takes a fraction of a second.
SECONDS_TO_BREAK = 30

pytestmark = pytest.mark.skipif(
    not (hasattr(os, "fork") and hasattr(system_signal, "setitimer")),
    reason="there are no forks or timers",
)


def problems_of(library: str, scenario: type[Scenario], seconds: float) -> list[str]:
    """Run a scenario in a process of its own, which a deadlock may take along."""
    process = subprocess.run(
        [
            *[sys.executable, "-m", "tests.stress.run_scenario"],
            *[library, scenario.__name__, str(seconds)],
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=seconds + 4 * PATIENCE,
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    # What was ignored, and the stacks of threads that hang.
    print(process.stderr)  # noqa: T201  # pytest shows it with a failure
    return process.stdout.splitlines()


@pytest.mark.parametrize("scenario", [*BREAKING, *HARMLESS])
def test_turnsignal_stands(scenario: type[Scenario]) -> None:
    assert problems_of("turnsignal", scenario, SECONDS) == []


@pytest.mark.parametrize("scenario", BREAKING)
def test_blinker_breaks(scenario: type[Scenario]) -> None:
    problems = problems_of("blinker", scenario, SECONDS_TO_BREAK)

    assert problems
    expected = re.compile("|".join(scenario.breaks_blinker))
    assert [problem for problem in problems if not expected.fullmatch(problem)] == []


@pytest.mark.parametrize("scenario", HARMLESS)
def test_blinker_stands(scenario: type[Scenario]) -> None:
    assert problems_of("blinker", scenario, SECONDS) == []


# Not compared with blinker, which breaks long before the exit.
EXIT_WHILE_THREADS_CHANGE = """
    import sys, threading, time
    from turnsignal import Signal

    def change(signal):
        while True:
            receiver = signal.connect(lambda sender: None)
            signal.connect(lambda sender: None, threading.Lock())
            signal.send("market")
            signal.disconnect(receiver)

    sys.setswitchinterval(1e-6)
    signal = Signal()
    for _ in range(4):
        threading.Thread(target=change, args=(signal,), daemon=True).start()
    time.sleep(0.05)
"""


def test_exit_while_threads_change_is_silent() -> None:
    for _ in range(max(1, round(SECONDS * 2))):
        process = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(EXIT_WHILE_THREADS_CHANGE)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

        assert (process.returncode, process.stdout, process.stderr) == (0, "", "")
