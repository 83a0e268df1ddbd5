"""Scenarios in which threads meet.

Nothing interrupts a library in a place of our choice: threads switch where Python lets them.
"""

from __future__ import annotations

import copy
import gc
import itertools
import pickle
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from tests.stress.scenario import (
    CHANGED_SIZE,
    GHOST,
    HALF_MADE,
    LEFT_BEHIND,
    LOST,
    CyclicReceiver,
    Scenario,
    Shop,
    Step,
    called,
    new_receiver,
)


class ConnectWhileOthersSend(Scenario):
    """Threads connect and disconnect receivers of their own while others send.

    blinker: `disconnect` walks through the senders, and another thread adds one.
    """

    breaks_blinker = (CHANGED_SIZE,)

    def thread_steps(self) -> list[Step]:
        return [self.change_for_any, self.change_for_a_shop, self.change_for_a_shop, self.send]

    def change_for_any(self) -> None:
        receiver = self.signal.connect(new_receiver(), weak=False)
        self.expect_called(receiver, "market")
        self.signal.disconnect(receiver)
        self.expect_not_called(receiver, "market")

    def change_for_a_shop(self) -> None:
        shop = Shop()
        receiver = self.signal.connect(new_receiver(), shop, weak=False)
        self.expect_called(receiver, shop)
        self.signal.disconnect(receiver)
        self.expect_not_called(receiver, shop)

    def send(self) -> None:
        self.signal.send("market")


class WeakReceiversDie(Scenario):
    """Threads connect weak receivers that die, at once or in a collection of any thread.

    blinker: a send finds a reference dead and disconnects its id, which belongs to another
    receiver by then; or the callback of a reference walks through the senders while another
    thread adds one, its exception is ignored, and the dead receiver stays for ever.
    """

    breaks_blinker = (LOST, CHANGED_SIZE, LEFT_BEHIND)

    def thread_steps(self) -> list[Step]:
        return [self.connect, self.connect, self.connect, self.collect]

    def connect(self) -> None:
        shop = Shop()
        living = self.signal.connect(new_receiver())
        self.signal.connect(living, shop)
        for _ in range(3):
            self.signal.connect(new_receiver())
            self.signal.connect(CyclicReceiver(), shop)
        self.expect_called(living, "market")
        self.expect_called(living, shop)

    def collect(self) -> None:
        gc.collect(0)
        self.signal.send("market")


class SendersDie(Scenario):
    """Threads connect receivers to senders that die, and whose identities are used again.

    blinker: a sender that cannot be weakly referenced is never forgotten, so that a new one at
    the same address gets its receivers; and the senders change while `disconnect` walks through
    them.
    """

    breaks_blinker = (GHOST, CHANGED_SIZE)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        # They outlive their senders.
        self.living_receivers: deque[Any] = deque(maxlen=50)

    def thread_steps(self) -> list[Step]:
        return [
            lambda: self.connect_to(Shop()),
            lambda: self.connect_to(Shop()),
            lambda: self.connect_to(object()),
            lambda: self.connect_to(object()),
        ]

    def connect_to(self, sender: object) -> None:
        own = object()

        def receive(sender: object, owner: object) -> None:
            if owner is not own:
                self.problems.append(GHOST)

        self.living_receivers.append(self.signal.connect(receive, sender))
        if not any(receiver is receive for receiver, _ in self.signal.send(sender, owner=own)):
            self.problems.append(LOST)
        # A new sender may have the address of one that another thread has just dropped.
        if self.signal.send(object(), owner=None) or self.signal.send(Shop(), owner=None):
            self.problems.append(GHOST)

    def check(self) -> None:
        for receiver in self.living_receivers:
            # A sender that cannot be weakly referenced is held until then.
            self.signal.disconnect(receiver)
        self.living_receivers.clear()
        super().check()


class FirstAskForAName(Scenario):
    """Threads ask a namespace for the same new name at the same time.

    blinker: two of them find the name missing and make a signal each; one is overwritten, and
    what was connected to it is never called.
    """

    breaks_blinker = (LOST,)
    threads_count = 4

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.namespace = library.Namespace()
        self.together = threading.Barrier(self.threads_count)

    def thread_steps(self) -> list[Step]:
        # Each thread asks for the same names in the same order.
        return [partial(self.ask, itertools.count()) for _ in range(self.threads_count)]

    def ask(self, numbers: Iterator[int]) -> None:
        name = f"order {next(numbers)}"
        with suppress(threading.BrokenBarrierError):
            self.together.wait()
            receiver = new_receiver()
            self.namespace.signal(name).connect(receiver)
            self.together.wait()
            if receiver not in called(self.namespace[name], "shop"):
                self.problems.append(LOST)

    def stop(self) -> None:
        self.together.abort()


class MutedByMany(Scenario):
    """Threads mute one signal, nested and at the same time.

    blinker: whoever leaves first unmutes it for all.
    """

    breaks_blinker = ("a receiver was called while muted",)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.receiver = self.signal.connect(new_receiver())

    def thread_steps(self) -> list[Step]:
        return [self.mute] * 4

    def mute(self) -> None:
        with self.signal.muted():
            with self.signal.muted():
                self.send_muted()
            self.send_muted()

    def send_muted(self) -> None:
        if not self.signal.is_muted or self.signal.send():
            self.problems.append("a receiver was called while muted")

    def check(self) -> None:
        if self.signal.is_muted or not self.signal.send():
            self.problems.append("the signal stayed muted")
        del self.receiver
        super().check()


class TemporaryConnections(Scenario):
    """Threads connect receivers for the duration of a block, to any sender and to one.

    blinker: the end of a block walks through the senders while another block adds one.
    """

    breaks_blinker = (CHANGED_SIZE,)

    def thread_steps(self) -> list[Step]:
        return [self.connect] * 4

    def connect(self) -> None:
        shop = Shop()
        first, second = new_receiver(), new_receiver()
        with self.signal.connected_to(first, shop):
            with self.signal.connected_to(second):
                receivers = called(self.signal, shop)
                if receivers.count(first) != 1 or receivers.count(second) != 1:
                    self.problems.append(LOST)
            self.expect_not_called(second, shop)
            self.expect_called(first, shop)
        self.expect_not_called(first, shop)


def send_receipt(sender: object) -> None:
    """Stay connected to signals that are copied."""


def send_invoice(sender: object) -> None:
    """Be connected, and disconnected, while they are."""


class Copies(Scenario):
    """A signal is copied and pickled while threads connect receivers.

    blinker: the copy walks through the receivers while another thread adds one, or finds a
    connection half made.
    """

    breaks_blinker = (CHANGED_SIZE, HALF_MADE)

    def __init__(self, library: Any) -> None:
        super().__init__(library)
        self.strong: Any = library.Signal()
        for signal in (self.signal, self.strong):
            signal.connect(send_receipt, weak=False)

    def thread_steps(self) -> list[Step]:
        return [self.change_weak, self.change_strong, self.copy, self.pickle]

    def change_weak(self) -> None:
        receivers = [self.signal.connect(new_receiver()) for _ in range(5)]
        for receiver in receivers:
            self.signal.disconnect(receiver)

    def change_strong(self) -> None:
        self.strong.connect(send_invoice, weak=False)
        self.strong.disconnect(send_invoice)

    def copy(self) -> None:
        if send_receipt not in called(copy.deepcopy(self.signal), "market"):
            self.problems.append(LOST)
        self.expect_complete(copy.deepcopy(self.strong))

    def pickle(self) -> None:
        # A receiver is filed under its address: in another process nobody could disconnect it.
        self.expect_complete(pickle.loads(pickle.dumps(self.strong)))  # noqa: S301  # our own

    def expect_complete(self, copied: Any) -> None:
        if set(copied.receivers.values()) != set(called(copied, "market")):
            self.problems.append(HALF_MADE)

    def check(self) -> None:
        for signal in (self.signal, self.strong):
            signal.disconnect(send_receipt)
            self.check_empty(signal)
