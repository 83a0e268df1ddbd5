"""Run one scenario in a process of its own, and print what went wrong, a problem a line.

``python -m tests.stress.run_scenario blinker Fork 5`` runs for 5 seconds or until it breaks. A
deadlock ends the process, with the stacks of all threads on the standard error.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import sys
import threading
import time
import warnings
from typing import Any

from tests.stress.scenario import Scenario, Step
from tests.stress.scenarios import BREAKING, HARMLESS

#: How long a thread may take for one step, on a busy machine as well.
PATIENCE = 20


def run(scenario: Scenario, seconds: float) -> None:
    """Run a scenario until the time is up or there is a problem."""
    faulthandler.dump_traceback_later(seconds + 2 * PATIENCE, exit=True)
    sys.setswitchinterval(1e-6)
    end = time.monotonic() + seconds

    def goes_on() -> bool:
        return not scenario.problems and time.monotonic() < end

    def note(error: BaseException | None) -> None:
        if not isinstance(error, scenario.ignored):
            scenario.problems.append(f"{type(error).__name__}: {error}")

    def note_unraisable(unraisable: Any) -> None:
        note(unraisable.exc_value)

    def repeat(step: Step) -> None:
        try:
            while goes_on():
                step()
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is a problem
            note(error)
        scenario.stop()

    sys.unraisablehook = note_unraisable
    threading.excepthook = lambda raised: note(raised.exc_value)
    threads = [
        threading.Thread(target=repeat, args=(step,), daemon=True)
        for step in scenario.thread_steps()
    ]
    for thread in threads:
        thread.start()
    repeat(scenario.main_step)
    for thread in threads:
        thread.join(PATIENCE)
    if any(thread.is_alive() for thread in threads):
        faulthandler.dump_traceback(all_threads=True)
        scenario.problems.append("a thread hangs")
    elif not scenario.problems:
        scenario.check()


def main() -> None:
    """Run the scenario that the command line names."""
    names = {scenario.__name__: scenario for scenario in (*BREAKING, *HARMLESS)}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", choices=["blinker", "turnsignal"])
    parser.add_argument("scenario", choices=names)
    parser.add_argument("seconds", type=float)
    arguments = parser.parse_args()
    # Fork while threads run is what one of the scenarios is about.
    warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
    scenario = names[arguments.scenario](importlib.import_module(arguments.library))
    run(scenario, arguments.seconds)
    for problem in scenario.problems:
        print(problem)  # noqa: T201  # what a program prints is what it is run for


if __name__ == "__main__":
    main()
