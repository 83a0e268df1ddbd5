"""What a scenario is: a program that does much to signals, and sees when it goes wrong."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any, ClassVar

#: One round of what a thread does over and over.
Step = Callable[[], None]

CHANGED_SIZE = "RuntimeError: dictionary (changed size|keys changed) during iteration"
HALF_MADE = "a connection is half made"
LOST = "a connection was lost"
GHOST = "a receiver was called that is not connected"
LEFT_BEHIND = "what is disconnected has left something behind"


class Shop:
    """A sender that can be weakly referenced."""


class CyclicReceiver:
    """A receiver that only the garbage collector frees."""

    def __init__(self) -> None:
        self.cycle = self

    def __call__(self, sender: object) -> None: ...


def new_receiver() -> Callable[[object], None]:
    """Return a function that nothing else refers to."""
    return lambda sender: None


def called(signal: Any, sender: object) -> list[Any]:
    """Send, and return who was called."""
    return [receiver for receiver, _ in signal.send(sender)]


class Scenario:
    """What threads do over and over, until the time is up or a problem is seen.

    Args:
        library: The module under stress: blinker or turnsignal.

    Attributes:
        breaks_blinker: The problems that are seen with blinker, as regular expressions; empty
            if blinker stands the scenario.
        ignored: Exceptions that belong to the scenario, wherever they end up.
        problems: What went wrong.
    """

    breaks_blinker: ClassVar[tuple[str, ...]] = ()
    ignored: ClassVar[tuple[type[BaseException], ...]] = ()

    def __init__(self, library: Any) -> None:
        self.library = library
        self.problems: list[str] = []
        self.signal: Any = library.Signal()

    def thread_steps(self) -> list[Step]:
        """Return what to repeat, each in a thread of its own."""
        raise NotImplementedError

    def main_step(self) -> None:
        """Do what the main thread repeats."""
        time.sleep(0.001)

    def stop(self) -> None:
        """Have threads that wait for each other go on, and timers stop."""

    def check(self) -> None:
        """See whether all is well, now that all threads have ended."""
        self.check_empty(self.signal)

    def check_empty(self, signal: Any) -> None:
        """See whether nothing is left of connections that have all come to an end."""
        gc.collect()
        if (
            signal.receivers
            or signal._weak_senders
            # blinker keeps empty sets on purpose.
            or any(signal._by_sender.values())
            or any(signal._by_receiver.values())
        ):
            self.problems.append(LEFT_BEHIND)

    def expect_called(self, receiver: object, sender: object) -> None:
        """Send in the thread that connected the receiver."""
        if receiver not in called(self.signal, sender):
            self.problems.append(LOST)

    def expect_not_called(self, receiver: object, sender: object) -> None:
        """Send in the thread that disconnected the receiver."""
        if receiver in called(self.signal, sender):
            self.problems.append(GHOST)
