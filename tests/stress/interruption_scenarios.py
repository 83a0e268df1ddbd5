"""Scenarios in which a handler of system signals, a finalizer or a fork comes in between.

They come where timers and the garbage collector let them, not in places of our choice.
"""

from __future__ import annotations

import gc
import os
import random
import signal as system_signal
import threading
from contextlib import suppress
from functools import partial
from typing import Any

from tests.stress.scenario import (
    CHANGED_SIZE,
    HALF_MADE,
    LEFT_BEHIND,
    LOST,
    Scenario,
    Shop,
    Step,
    called,
    new_receiver,
)


class FirstAskForMetaSignals(Scenario):
    """Threads, and a handler of system signals, are the first to ask for meta-signals.

    blinker: two of them make a meta-signal each, and one is overwritten with what was connected
    to it. Python 3.10 and 3.11 lock threads out, but not the handler.
    """

    breaks_blinker = (LOST,)
    threads_count = 3

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.signals: list[Any] = []
        self.together = threading.Barrier(self.threads_count, action=self.renew)
        self.connected_by_handler: list[Any] = []
        system_signal.signal(system_signal.SIGALRM, self.handle)
        system_signal.setitimer(system_signal.ITIMER_REAL, 2e-4, 2e-4)

    def handle(self, number: int, frame: object) -> None:
        self.connected_by_handler.append(
            self.signal.receiver_connected.connect(lambda signal, **payload: None)
        )

    def main_step(self) -> None:
        self.signal = self.library.Signal()
        self.connected_by_handler = []
        meta_signal = self.signal.receiver_connected
        connected = list(self.connected_by_handler)
        heard = called(meta_signal, self.signal)
        if not all(receiver in heard for receiver in connected):
            self.problems.append(LOST)

    def thread_steps(self) -> list[Step]:
        return [self.ask] * self.threads_count

    def renew(self) -> None:
        self.signals = [self.library.Signal() for _ in range(20)]

    def ask(self) -> None:
        with suppress(threading.BrokenBarrierError):
            self.together.wait()
            for signal in self.signals:
                self.expect_heard(signal)

    def expect_heard(self, signal: Any) -> None:
        heard: list[object] = []

        def hear_connected(signal: object, receiver: object, **payload: object) -> None:
            heard.append(receiver)

        def hear_disconnected(signal: object, receiver: object, **payload: object) -> None:
            heard.append(receiver)

        signal.receiver_connected.connect(hear_connected)
        signal.receiver_disconnected.connect(hear_disconnected, signal)
        receiver = signal.connect(new_receiver())
        signal.disconnect(receiver)
        if heard.count(receiver) != 2:
            self.problems.append(LOST)

    def stop(self) -> None:
        self.together.abort()
        system_signal.setitimer(system_signal.ITIMER_REAL, 0)

    def check(self) -> None:
        meta_signals = [signal.receiver_connected for signal in self.signals]
        meta_signals += [signal.receiver_disconnected for signal in self.signals]
        # The senders of meta-signals.
        self.signals.clear()
        for meta_signal in meta_signals:
            self.check_empty(meta_signal)


class HandlerOfSystemSignals(Scenario):
    """A handler of system signals connects, sends and disconnects, in the middle of anything.

    blinker: the handler adds a sender while `disconnect` walks through them, in one thread.
    """

    breaks_blinker = (CHANGED_SIZE,)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.shops = [Shop() for _ in range(20)]
        self.shops_of_handler: list[Shop] = []
        system_signal.signal(system_signal.SIGALRM, self.handle)
        system_signal.setitimer(system_signal.ITIMER_REAL, 2e-4, 2e-4)

    def handle(self, number: int, frame: object) -> None:
        shop = Shop()
        self.shops_of_handler.append(shop)
        receiver = self.signal.connect(new_receiver(), shop, weak=False)
        self.signal.send(shop)
        self.signal.disconnect(receiver)

    def thread_steps(self) -> list[Step]:
        return []

    def main_step(self) -> None:
        self.shops_of_handler.clear()
        receiver = new_receiver()
        for shop in self.shops:
            self.signal.connect(receiver, shop)
        self.expect_called(receiver, self.shops[0])
        self.signal.disconnect(receiver)
        self.expect_not_called(receiver, self.shops[0])

    def stop(self) -> None:
        system_signal.setitimer(system_signal.ITIMER_REAL, 0)

    def check(self) -> None:
        self.shops.clear()
        self.shops_of_handler.clear()
        super().check()


class Finalizers(Scenario):
    """Finalizers that connect and disconnect run at every allocation, in each of two threads.

    blinker: a finalizer adds a sender while `disconnect` walks through them.
    """

    breaks_blinker = (CHANGED_SIZE,)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        gc.set_threshold(1)

        class Finalized:
            def __init__(self) -> None:
                self.cycle = self

            def __del__(self) -> None:
                passing = signal.connect(new_receiver(), Shop(), weak=False)
                signal.send("market")
                signal.disconnect(passing)

        signal = self.signal
        self.finalized = Finalized

    def thread_steps(self) -> list[Step]:
        return [self.change] * 2

    def change(self) -> None:
        shop = Shop()
        self.finalized()
        receiver = self.signal.connect(new_receiver(), shop)
        self.expect_called(receiver, shop)
        self.finalized()
        self.signal.disconnect(receiver)
        self.expect_not_called(receiver, shop)


class Fork(Scenario):
    """The process forks while other threads connect and disconnect.

    blinker: the child gets what another thread had half made: a receiver that is there and yet
    not called.
    """

    breaks_blinker = (HALF_MADE,)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.signals = [library.Signal() for _ in range(3)]

    def thread_steps(self) -> list[Step]:
        return [partial(self.change, signal) for signal in self.signals]

    def change(self, signal: Any) -> None:
        receiver = signal.connect(new_receiver())
        signal.disconnect(receiver)

    def main_step(self) -> None:
        child = os.fork()
        if child == 0:
            # Ends a child that hangs.
            system_signal.alarm(5)
            status = 1
            try:
                status = self.status_of_child()
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        match os.waitstatus_to_exitcode(status):
            case 0:
                pass
            case 2:
                self.problems.append(HALF_MADE)
            case exit_code:
                self.problems.append(f"a child exited with {exit_code}")

    def status_of_child(self) -> int:
        for signal in self.signals:
            if bool(signal.receivers) != bool([*signal.receivers_for("market")]):
                return 2
            receiver = signal.connect(new_receiver())
            if receiver not in called(signal, "market"):
                return 3
            signal.disconnect(receiver)
            if receiver in called(signal, "market"):
                return 4
        return 0

    def check(self) -> None:
        for signal in self.signals:
            self.check_empty(signal)


class Interrupted(Exception):  # noqa: N818  # as KeyboardInterrupt is called
    """Raised by a handler of system signals, as KeyboardInterrupt is."""


class InterruptedScenario(Scenario):
    """A handler of system signals raises in the middle of anything; the program goes on."""

    # Python itself ignores it in the callback of a weak reference.
    ignored = (Interrupted,)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.armed = False
        self.random = random.Random(1)  # noqa: S311  # any pauses do
        system_signal.signal(system_signal.SIGALRM, self.handle)

    def handle(self, number: int, frame: object) -> None:
        if self.armed:
            self.armed = False
            raise Interrupted

    def thread_steps(self) -> list[Step]:
        return []

    def stop(self) -> None:
        system_signal.setitimer(system_signal.ITIMER_REAL, 0)

    def main_step(self) -> None:
        with suppress(Interrupted):
            self.change_until_interrupted()
        self.check_after_interruption()

    # A function of its own, as Python 3.13 can let an exception that is raised on the way back
    # to the top of a loop slip past the ``with`` around the loop.
    def change_until_interrupted(self) -> None:
        self.armed = True
        # Again later: up to Python 3.12 a signal that comes while a thread starts, as that of
        # faulthandler, can go unnoticed until the next one.
        system_signal.setitimer(system_signal.ITIMER_REAL, self.random.uniform(2e-5, 3e-4), 0.01)
        while self.armed:
            self.change()

    def change(self) -> None:
        """Do what is interrupted."""
        raise NotImplementedError

    def check_after_interruption(self) -> None:
        """See whether the program can go on."""
        raise NotImplementedError


class InterruptedChanges(InterruptedScenario):
    """A handler of system signals raises in the middle of `connect` and `disconnect`.

    blinker: what is interrupted stays half done for good. Where a receiver is already among
    those of any sender, but does not know it, a later `disconnect` leaves its id behind.
    """

    breaks_blinker = (LEFT_BEHIND,)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.receiver = new_receiver()
        # Not looked at: if the exception comes as the callback of a reference starts, the
        # callback is gone with it, and nobody removes the dead receiver.
        self.signal_of_the_dead = library.Signal()

    def change(self) -> None:
        self.signal_of_the_dead.connect(new_receiver())
        self.signal.connect(self.receiver)
        self.signal.send("market")
        self.signal.disconnect(self.receiver)

    def check_after_interruption(self) -> None:
        # In another thread, which could not if a lock were left held.
        thread = threading.Thread(target=self.signal.disconnect, args=(self.receiver,), daemon=True)
        thread.start()
        thread.join(5)
        if thread.is_alive():
            self.problems.append("another thread cannot disconnect")
        self.check_empty(self.signal)


class InterruptedMuting(InterruptedScenario):
    """A handler of system signals raises somewhere in a block that mutes.

    blinker stands this.
    """

    def change(self) -> None:
        with self.signal.muted():
            self.signal.send("market")

    def check_after_interruption(self) -> None:
        if self.signal.is_muted:
            self.problems.append("the signal stayed muted")
