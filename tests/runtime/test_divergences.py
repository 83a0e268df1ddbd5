"""Where blinker 1.9 breaks its own documentation, and turnsignal keeps it.

One test for each section of docs/divergences.md, in its order. There is no other divergence.
"""

from __future__ import annotations

import copy
import gc
import sys
import threading
import types
import weakref
from typing import Any

import blinker
import pytest

import turnsignal


class Slotted:
    """Cannot be weakly referenced."""

    __slots__ = ()


class Plugin:
    """Has attributes of any name."""


def receive(sender: Any) -> None: ...


def other(sender: Any) -> None: ...


@pytest.mark.skipif(not __debug__, reason="blinker raises by assert")
@pytest.mark.parametrize("zero", [0, False])
def test_connect_to_the_sender_zero(zero: Any) -> None:
    theirs, ours = blinker.Signal(), turnsignal.Signal()

    with pytest.raises(AssertionError):
        theirs.connect(receive, sender=zero)
    assert len(theirs.send("anyone")) == 1

    ours.connect(receive, sender=zero)
    assert len(ours.send("anyone")) == 0
    assert len(ours.send(zero)) == 1
    assert not ours.has_receivers_for("anyone")


def test_disconnect_from_the_sender_zero() -> None:
    theirs, ours = blinker.Signal(), turnsignal.Signal()
    for signal in (theirs, ours):
        signal.connect(receive, sender="shop")
        signal.disconnect(receive, sender=0)

    assert len(theirs.send("shop")) == 0
    assert len(ours.send("shop")) == 1


def test_integer_that_is_the_identity_of_another_sender() -> None:
    shop = Slotted()
    theirs, ours = blinker.Signal(), turnsignal.Signal()
    for signal in (theirs, ours):
        signal.connect(receive, sender=id(shop))

    assert len(theirs.send(shop)) == 1
    assert len(ours.send(shop)) == 0
    assert len(ours.send(id(shop))) == 1


def test_identity_of_a_dead_sender_that_is_used_again() -> None:
    def delivered(signal: Any) -> bool:
        shop = Slotted()
        signal.connect(receive, sender=shop)
        del shop
        markets = [Slotted() for _ in range(100)]
        return any(signal.send(market) for market in markets)

    assert delivered(blinker.Signal())
    assert not delivered(turnsignal.Signal())


def test_nested_muting() -> None:
    theirs, ours = blinker.Signal(), turnsignal.Signal()
    for signal in (theirs, ours):
        signal.connect(receive)

    with theirs.muted():
        with theirs.muted():
            pass
        assert len(theirs.send()) == 1
    with ours.muted():
        with ours.muted():
            assert ours.is_muted
        assert ours.is_muted
        assert len(ours.send()) == 0
    assert len(ours.send()) == 1


@pytest.mark.parametrize("connected_before", [False, True])
def test_sender_from_which_all_are_disconnected(connected_before: bool) -> None:
    theirs, ours = blinker.Signal(), turnsignal.Signal()
    for signal in (theirs, ours):
        signal.connect(receive, "market")
        if connected_before:
            signal.connect(receive, "shop")
        signal.disconnect(receive, "shop")
        assert signal.send("shop") == []

    assert theirs.has_receivers_for("shop")
    assert not ours.has_receivers_for("shop")


class ForgettingSet(set[Any]):
    """A set that takes its time: a collection runs in the middle of everything it does."""

    def discard(self, element: Any, /) -> None:
        for _ in self:
            gc.collect()
        super().discard(element)


def disconnect_in_a_collection(signal: Any) -> tuple[bool, bool]:
    """Return whether an error was lost, and whether what was disconnected is gone."""

    class Receiver:
        def receive(self, sender: Any) -> None: ...

    class Cycle:
        def __init__(self) -> None:
            self.receiver, self.cycle = Receiver(), self

    signal.connect(receive)
    signal.connect(other)
    cycle = Cycle()
    signal.connect(cycle.receiver.receive)
    del cycle
    try:
        signal.disconnect(receive)
    except RuntimeError:
        return True, receive in list(signal.receivers_for(None))
    return False, receive in list(signal.receivers_for(None))


def test_collection_in_the_middle_of_a_change() -> None:
    class Theirs(blinker.Signal):
        set_class = ForgettingSet

    class Ours(turnsignal.Signal):
        set_class = ForgettingSet

    gc.disable()
    try:
        assert disconnect_in_a_collection(Theirs())[0]
        assert disconnect_in_a_collection(Ours()) == (False, False)
    finally:
        gc.enable()


def disconnect_beside_another_thread(library: Any) -> tuple[bool, list[Any]]:
    """Return whether disconnecting raised RuntimeError, and who is left connected."""
    threads: list[threading.Thread] = []

    class SwitchingSet(set[Any]):
        """Lets another thread connect in the middle of a change, as the interpreter may."""

        def discard(self, element: Any, /) -> None:
            thread = threading.Thread(target=signal.connect, args=(other, len(threads) + 1))
            threads.append(thread)
            thread.start()
            thread.join(0.05)
            super().discard(element)

    class SwitchingSignal(library.Signal):  # type: ignore[misc]
        set_class = SwitchingSet

    signal = SwitchingSignal()
    signal.connect(receive)
    signal.connect(receive, "shop")
    try:
        signal.disconnect(receive)
    except RuntimeError:
        failed = True
    else:
        failed = False
    for thread in threads:
        thread.join()
    return failed, list(signal.receivers_for(1))


def test_another_thread_in_the_middle_of_a_change() -> None:
    assert disconnect_beside_another_thread(blinker)[0]
    assert disconnect_beside_another_thread(turnsignal) == (False, [other])


def test_deepcopy_of_a_signal_with_a_weak_receiver() -> None:
    for library, is_told in ((blinker, False), (turnsignal, True)):

        def mortal(sender: Any) -> None: ...

        signal = library.Signal()
        signal.connect(mortal)
        other = copy.deepcopy(signal)
        del mortal

        assert not signal.receivers
        assert (not other.receivers) is is_told


def test_method_that_dies_with_its_object(monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector may clear a function of the cycle before it clears the object."""
    ignored: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda it: ignored.append(str(it.exc_value)))
    for library, is_told in ((blinker, True), (turnsignal, False)):
        plugin: Any = Plugin()

        def receive_as_method(self: Any, sender: Any) -> None: ...

        plugin.receive = types.MethodType(receive_as_method, plugin)
        signal = library.Signal()
        signal.connect(plugin.receive)
        del plugin, receive_as_method
        gc.collect()

        assert not signal.receivers
        complaints = ["'NoneType' object has no attribute '_alive'"] if is_told else []
        assert ignored == complaints
        ignored.clear()


def test_signal_that_is_dropped() -> None:
    gc.disable()
    try:
        references: list[weakref.ref[Any]] = []
        for signal in (blinker.Signal(), turnsignal.Signal()):
            signal.connect(receive)
            signal.connect(other, "shop")
            signal.send("shop")
            references.append(weakref.ref(signal))
        del signal
        theirs, ours = references
        assert theirs() is not None
        assert ours() is None
    finally:
        gc.enable()
