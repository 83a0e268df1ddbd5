"""What happens in the middle of a change: collections, finalizers, signal handlers, forks."""

from __future__ import annotations

import gc
import os
import signal as system_signal
import sys
import threading
import time
import weakref
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from types import CodeType, FrameType
from typing import Any

import pytest

from turnsignal import ANY, Namespace, Signal, _connectable, _mutation
from turnsignal._blinker_books import by_sender
from turnsignal._connections import Connections
from turnsignal._meta_signal import MetaSignal
from turnsignal._senders import Senders


def receive(sender: Any) -> str:
    return "receive"


def other(sender: Any) -> str:
    return "other"


def interrupting(interruption: Callable[[], object]) -> type[Signal]:
    """Return signals that are interrupted in the middle of every change."""

    class InterruptingSet(set[Any]):
        def add(self, element: Any, /) -> None:
            interruption()
            super().add(element)

        def discard(self, element: Any, /) -> None:
            interruption()
            super().discard(element)

    class InterruptedSignal(Signal):
        set_class = InterruptingSet

    return InterruptedSignal


@contextmanager
def eager_switches() -> Generator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def test_connect_in_the_middle_of_connect() -> None:
    def interrupt() -> None:
        if not done:
            done.append(signal.connect(other, "shop"))

    done: list[Any] = []
    signal: Any = interrupting(interrupt)()

    signal.connect(receive)

    assert sorted(result for _, result in signal.send("shop")) == ["other", "receive"]


def test_disconnect_in_the_middle_of_connect_comes_after_it() -> None:
    def interrupt() -> None:
        if not done:
            done.append(True)
            signal.disconnect(receive)

    done: list[bool] = []
    signal: Any = interrupting(interrupt)()

    signal.connect(receive)

    assert not signal.receivers
    assert not signal._by_sender


def test_connect_and_disconnect_in_the_middle_of_connect() -> None:
    def interrupt() -> None:
        if not done:
            done.append(signal.connect(other))
            signal.disconnect(other)

    done: list[Any] = []
    signal: Any = interrupting(interrupt)()

    signal.connect(receive)

    assert signal.send() == [(receive, "receive")]


def let_another_thread_in(monkeypatch: pytest.MonkeyPatch) -> threading.Thread:
    """Return a thread that takes the lock as soon as this one lets go of it, and keeps it."""

    def acquire_and_keep(*arguments: Any) -> bool:
        acquired = acquire(*arguments)
        if threading.current_thread() is another:
            taken.set()
            time.sleep(0.2)
        return acquired

    def release_and_wait() -> None:
        release()
        if threading.current_thread() is this and another.ident:
            taken.wait(10)

    taken = threading.Event()
    this = threading.current_thread()
    another = threading.Thread(target=Signal().connect, args=(receive,))
    acquire, release = _mutation.acquire, _mutation.release
    for module in (_mutation, _connectable):
        monkeypatch.setattr(module, "acquire", acquire_and_keep)
        monkeypatch.setattr(module, "release", release_and_wait)
    return another


@pytest.mark.parametrize(
    ("interrupted", "change"),
    [
        ("connect", lambda signal, receivers: signal.connect(other)),
        ("disconnect", lambda signal, receivers: signal.disconnect(other)),
        ("clear", lambda signal, receivers: signal._clear_state()),
        ("forget", lambda signal, receivers: receivers.clear()),
    ],
    ids=["connect", "disconnect", "clear", "forget"],
)
def test_connect_in_the_middle_of_a_change_shows_after_it_whatever_other_threads_do(
    monkeypatch: pytest.MonkeyPatch, interrupted: str, change: Callable[[Any, list[Any]], object]
) -> None:
    def interrupt(connections: Connections, *arguments: Any) -> object:
        if armed:
            armed.clear()
            connected.connect(receive)
            another.start()
        return make_change(connections, *arguments)

    connected: Any = Signal()
    signal: Any = Signal()
    signal.connect(other)
    receivers: list[Any] = [signal.connect(lambda sender: "dies")]
    another = let_another_thread_in(monkeypatch)
    armed = [True]
    make_change = getattr(Connections, interrupted)
    monkeypatch.setattr(Connections, interrupted, interrupt)

    change(signal, receivers)

    assert not armed
    assert connected.send() == [(receive, "receive")]
    another.join()


def test_connect_in_the_middle_of_a_look_shows_after_it_whatever_other_threads_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(connections: Connections) -> object:
        connected.connect(receive)
        another.start()
        return by_sender(connections)

    connected: Any = Signal()
    another = let_another_thread_in(monkeypatch)
    monkeypatch.setattr(_connectable, "by_sender", interrupt)

    assert Signal()._by_sender == {}

    assert connected.send() == [(receive, "receive")]
    another.join()


@contextmanager
def interrupted_before_line(
    line: int, code: CodeType, interruption: Callable[[], object]
) -> Generator[None]:
    """Call a function before a line of another function is run, counted from its first."""
    left = line

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal left
        if frame.f_code is not code:
            return None
        if event != "call":
            left -= 1
            if left == 0:
                interruption()
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(previous)


#: As many as the functions have, and then some.
LINES = range(1, 12)


def test_meta_signal_that_another_thread_asks_for_first_is_told_of_its_connection() -> None:
    def ask() -> None:
        heard: list[Any] = []

        def hear(signal: Any, receiver: Any, **payload: Any) -> None:
            heard.append(receiver)

        signal.receiver_connected.connect(hear)
        signal.connect(receive)
        asked.append(heard)

    asked: list[list[Any]] = []
    for line in LINES:
        signal: Any = Signal()
        with interrupted_before_line(line, MetaSignal.__get__.__code__, ask):
            _ = signal.receiver_connected

    assert len(asked) > 3
    assert all(heard == [receive] for heard in asked)


def test_meta_signal_that_is_replaced_meanwhile_is_told_of_connections() -> None:
    def connect() -> None:
        replaced.append("receiver_connected" in vars(signal))
        heard.clear()
        signal.connect(receive)
        told.append(bool(heard))

    def hear(signal: Any, receiver: Any, **payload: Any) -> None:
        heard.append(receiver)

    replaced: list[bool] = []
    told: list[bool] = []
    heard: list[Any] = []
    other_signal = Signal()
    other_signal.connect(hear)
    for line in LINES:
        signal: Any = Signal()
        with interrupted_before_line(line, Signal.__setattr__.__code__, connect):
            signal.receiver_connected = other_signal

    assert told == replaced
    assert 0 < sum(told) < len(told)


def new_function_at_the_address_of_a_dead_one(
    signal: Signal, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Connect functions that die, and return another at the address of one of them."""

    def make() -> Any:
        return lambda sender: None

    # Many, as one address alone may go to anything else, such as what a tracer allocates.
    mortals = [make() for _ in range(1_000)]
    addresses = {id(signal.connect(mortal)) for mortal in mortals}
    with monkeypatch.context() as lost:
        # As an exception of a system signal's handler does it that comes at this moment.
        lost.setattr(_mutation, "run_soon", lambda *_: None)
        del mortals
    made = [make() for _ in range(10_000)]
    return next(function for function in made if id(function) in addresses)


def test_receiver_at_the_address_of_one_of_whose_death_nobody_was_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signal = Signal()
    receiver = new_function_at_the_address_of_a_dead_one(signal, monkeypatch)
    signal.connect(receiver, "shop")

    assert len(signal.send("shop")) == 1
    assert signal.send("market") == []


@pytest.mark.parametrize("sender", [ANY, "shop"])
@pytest.mark.parametrize(
    "interrupted", ["connect", "disconnect", "disconnect_everywhere", "_remove"]
)
def test_change_that_is_interrupted_can_be_made_again(
    monkeypatch: pytest.MonkeyPatch, interrupted: str, sender: Any
) -> None:
    signal = Signal()
    signal.connect(receive, sender)
    signal.connect(other, sender)
    signal.send("shop")
    with monkeypatch.context() as handled:
        # As the handler of a system signal does it after the last call in the method.
        method = getattr(Senders, interrupted)

        def interrupt(*arguments: Any) -> None:
            method(*arguments)
            raise KeyboardInterrupt

        handled.setattr(Senders, interrupted, interrupt)
        with suppress(KeyboardInterrupt):
            signal.disconnect(receive)
        with suppress(KeyboardInterrupt):
            signal.connect(receive, sender)
        with suppress(KeyboardInterrupt):
            signal.disconnect(receive, sender)
    signal.disconnect(receive)
    assert signal.send("shop") == [(other, "other")]

    signal.connect(receive, sender)
    assert signal.send("shop") == [(other, "other"), (receive, "receive")]


def test_change_in_the_queue_that_fails_is_reported_and_harms_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda report: reported.append(report.exc_value))

    class Broken(set[Any]):
        def add(self, element: Any, /) -> None:
            raise LookupError

    class BrokenSignal(Signal):
        set_class = Broken

    def interrupt() -> None:
        if not done:
            done.append(BrokenSignal().connect(other))

    done: list[Any] = []
    signal: Any = interrupting(interrupt)()
    signal.connect(receive)

    assert [type(error) for error in reported] == [LookupError]
    assert len(signal.send()) == 1
    assert not _mutation.queue


def test_send_in_the_middle_of_a_change() -> None:
    sent: list[Any] = []
    signal = interrupting(lambda: sent.append(signal.send("shop")))()

    signal.connect(receive)
    signal.disconnect(receive)

    # Nothing that is incomplete shows.
    assert sent == [[], []]


def test_exception_in_the_middle_of_a_change_leaves_others_possible() -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    signal = interrupting(fail)()
    with pytest.raises(KeyboardInterrupt):
        signal.connect(receive)

    intact = Signal()
    intact.connect(receive)
    assert len(intact.send()) == 1


@pytest.mark.parametrize("sender", [ANY, "shop"])
def test_weak_receiver_that_dies_in_the_middle_of_its_connect(sender: Any) -> None:
    def dies(sender: Any) -> None:
        raise AssertionError

    receivers: list[Any] = [dies]
    del dies
    signal = interrupting(receivers.clear)()

    signal.connect(receivers[0], sender)

    assert not signal.receivers
    assert signal.send(sender) == []


def test_sender_that_dies_in_the_middle_of_a_change_lends_nobody_its_connections() -> None:
    class Shop:
        """Can be weakly referenced."""

        __slots__ = ("__weakref__",)

    shops = [Shop() for _ in range(100)]
    signal = Signal()
    signal.connect(receive, shops[50])
    assert len(signal.send(shops[50])) == 1

    def interrupt() -> None:
        identity = id(shops.pop(50))
        for _ in range(100_000):
            shops.append(Shop())
            if id(shops[-1]) == identity:
                reused.append(signal.send(shops[-1]))
                return

    reused: list[Any] = []
    interrupting(interrupt)().connect(other)
    if not reused:
        pytest.skip("the identity was not used again")

    assert reused == [[]]


def test_finalizer_that_connects_and_disconnects() -> None:
    class Finalized:
        def __init__(self) -> None:
            self.cycle = self

        def __del__(self) -> None:
            signal.disconnect(receive, "shop")
            signal.connect(other)

    signal = Signal()
    threshold = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for _ in range(200):
            Finalized()
            signal.connect(receive, "shop")
            signal.send("shop")
    finally:
        gc.set_threshold(*threshold)
    gc.collect()

    assert signal.send("market") == [(other, "other")]
    signal.disconnect(receive)
    assert len(signal.receivers) == 1


def clear(signal: Signal, receiver: Callable[[], Any]) -> None:
    signal._clear_state()


def disconnect(signal: Signal, receiver: Callable[[], Any]) -> None:
    signal.disconnect(receiver())


def make_weak(signal: Signal, receiver: Callable[[], Any]) -> None:
    signal.connect(receiver())


@pytest.mark.parametrize("remove", [clear, disconnect, make_weak])
def test_finalizer_of_a_removed_receiver_runs_outside_of_the_lock(remove: Any) -> None:
    acquired: list[bool] = []

    class Receiver:
        def __call__(self, sender: Any) -> None: ...

        def __del__(self) -> None:
            # Another thread can connect while this waits for it.
            thread = threading.Thread(target=signal.connect, args=(other,))
            thread.start()
            thread.join(2)
            acquired.append(not thread.is_alive())

    signal = Signal()
    receiver = signal.connect(Receiver(), weak=False)
    reference = weakref.ref(receiver)
    del receiver
    assert not acquired
    remove(signal, reference)

    assert acquired == [True]


def test_signal_handler_that_connects() -> None:
    if not hasattr(system_signal, "setitimer"):
        pytest.skip("there are no timers")
    handled = 0
    signal = Signal()

    def handle(number: int, frame: object) -> None:
        nonlocal handled
        handled += 1
        signal.connect(other, handled)
        signal.send(handled)
        signal.disconnect(other, handled)

    previous = system_signal.signal(system_signal.SIGALRM, handle)
    system_signal.setitimer(system_signal.ITIMER_REAL, 1e-3, 1e-3)
    try:
        end = time.monotonic() + 0.5
        rounds = 0
        while time.monotonic() < end:
            rounds += 1
            signal.connect(receive)
            assert (receive, "receive") in signal.send()
            signal.disconnect(receive)
            assert (receive, "receive") not in signal.send()
    finally:
        system_signal.setitimer(system_signal.ITIMER_REAL, 0)
        system_signal.signal(system_signal.SIGALRM, previous)

    assert handled > 0
    signal.disconnect(other)
    assert not signal.receivers


def test_threads_that_connect_lose_nothing() -> None:
    signal = Signal()
    threads_count, rounds = 4, 150
    kept: list[Any] = []
    failures: list[BaseException] = []

    def make() -> Callable[..., None]:
        return lambda sender: None

    def work(number: int) -> None:
        try:
            for index in range(rounds):
                receiver = make()
                kept.append(signal.connect(receiver, (number, index) if index % 2 else ANY))
                signal.connect(make())  # dies at once
                signal.send(index)
                passing = make()
                signal.connect(passing, weak=False)
                signal.disconnect(passing)
        except BaseException as error:  # noqa: BLE001  # of a thread, for the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(threads_count)]
    with eager_switches():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert not failures
    assert len(signal.receivers) == len(kept) == threads_count * rounds
    assert len(signal.send()) == threads_count * rounds // 2
    kept.clear()
    del threads, work
    gc.collect()
    assert not signal.receivers


def test_threads_that_ask_for_one_name_get_one_signal() -> None:
    namespace = Namespace()
    barrier = threading.Barrier(4)
    found: list[Any] = []

    def ask() -> None:
        for index in range(200):
            barrier.wait()
            signal = namespace.signal(str(index))
            found.append((index, signal, signal.receiver_connected))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    with eager_switches():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(found) == 800
    assert len(set(found)) == 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_fork_while_another_thread_is_in_the_middle_of_a_change() -> None:
    in_the_middle, stop = threading.Event(), threading.Event()

    def wait() -> None:
        in_the_middle.set()
        stop.wait(0.2)

    interrupted = interrupting(wait)()
    thread = threading.Thread(target=interrupted.connect, args=(receive,))
    thread.start()
    in_the_middle.wait()
    child = os.fork()
    if child == 0:
        # Its exit status is all that a child has to say here.
        signal = Signal()
        signal.connect(receive)
        complete = len(interrupted.send()) == len(signal.send()) == 1
        os._exit(0 if complete else 1)
    thread.join()

    end = time.monotonic() + 10
    finished, status = os.waitpid(child, os.WNOHANG)
    while not finished and time.monotonic() < end:
        time.sleep(0.01)
        finished, status = os.waitpid(child, os.WNOHANG)
    if not finished:
        os.kill(child, system_signal.SIGKILL)
        os.waitpid(child, 0)
    assert finished
    assert os.waitstatus_to_exitcode(status) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_fork_does_not_wait_forever_for_a_change_of_another_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_mutation, "_PATIENCE", 0.01)
    in_the_middle, forked = threading.Event(), threading.Event()

    def wait() -> None:
        in_the_middle.set()
        # As it would for a lock that some other library holds until we have forked.
        forked.wait(10)

    thread = threading.Thread(target=interrupting(wait)().connect, args=(receive,))
    thread.start()
    in_the_middle.wait()
    child = os.fork()
    if child == 0:
        signal = Signal()
        signal.connect(receive)
        os._exit(0 if len(signal.send()) == 1 else 1)
    forked.set()
    thread.join()

    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_fork_in_the_middle_of_a_change() -> None:
    children: list[int] = []

    def interrupt() -> None:
        if not children:
            children.append(os.fork())

    signal = interrupting(interrupt)()

    signal.connect(receive)
    if children == [0]:
        signal.connect(other)
        thread = threading.Thread(target=signal.connect, args=(lambda sender: "third",))
        thread.start()
        thread.join(5)
        complete = not thread.is_alive() and len(signal.send()) == 2
        os._exit(0 if complete else 1)

    _, status = os.waitpid(children[0], 0)
    assert os.waitstatus_to_exitcode(status) == 0
