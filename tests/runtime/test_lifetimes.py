"""Who keeps whom alive."""

from __future__ import annotations

import copy
import gc
import weakref
from collections.abc import Callable, Generator
from typing import Any

import pytest
from hypothesis import given, strategies as st

from turnsignal import ANY, Signal


@pytest.fixture(autouse=True)
def without_collections() -> Generator[None]:
    """What these tests see freed is freed at once."""
    gc.disable()
    yield
    gc.enable()


class Sender:
    """Can be weakly referenced."""


class Slotted:
    """Cannot be weakly referenced, but tells of its end."""

    __slots__ = ("ended",)

    def __init__(self, ended: list[bool]) -> None:
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(True)


class Receiver:
    def method(self, sender: Any) -> None: ...

    def __call__(self, sender: Any) -> None: ...


def receive(sender: Any) -> None: ...


@pytest.mark.parametrize("sent", [False, True])
@pytest.mark.parametrize("everywhere", [False, True])
def test_sender_that_is_held_is_let_go_with_its_last_connection(
    everywhere: bool, sent: bool
) -> None:
    ended: list[bool] = []
    sender = Slotted(ended)
    signal = Signal()
    signal.connect(receive, sender)
    signal.connect(receive)
    if sent:
        signal.send(sender)

    signal.disconnect(receive, ANY if everywhere else sender)
    assert not ended
    del sender
    assert ended


def test_sender_that_is_held_lives_as_long_as_its_connections() -> None:
    ended: list[bool] = []
    signal = Signal()
    signal.connect(receive, Slotted(ended))
    assert not ended
    del signal
    assert ended


@pytest.mark.parametrize("weak", [False, True])
@pytest.mark.parametrize("sender", [ANY, "shop"])
def test_signal_is_freed_at_once(weak: bool, sender: Any) -> None:
    receiver = Receiver()
    signal = Signal()
    for each in (receive, receiver, receiver.method):
        signal.connect(each, sender, weak)
    signal.send("shop")
    reference = weakref.ref(signal)

    del signal
    assert reference() is None


@pytest.mark.parametrize("sender", [ANY, "shop", Sender()])
def test_receiver_that_is_disconnected_is_let_go_in_the_middle_of_a_send(sender: Any) -> None:
    signal = Signal()

    def disconnect(sent_by: Any) -> None:
        signal.disconnect(reference())
        assert reference() is None

    signal.connect(disconnect, sender)
    receiver = Receiver()
    reference: Callable[[], Any] = weakref.ref(receiver)
    signal.connect(receiver, sender, weak=False)
    del receiver

    assert len(signal.send(sender)) == 1


def test_deepcopy_hears_of_the_death_of_senders_and_receivers() -> None:
    receiver = Receiver()
    sender = Sender()
    signal = Signal()
    signal.connect(receiver)
    signal.connect(receive, sender)
    other = copy.deepcopy(signal)
    del signal

    assert len(other.send(sender)) == 2
    del receiver, sender
    assert len(other.receivers) == 1
    assert not any(other._by_sender.values())


KINDS = st.sampled_from(["object", "method", "function"])


@given(
    connected=st.lists(st.tuples(KINDS, st.booleans(), st.booleans()), max_size=12),
    order=st.randoms(use_true_random=False),
)
def test_weak_receivers_leave_and_strong_ones_stay(
    connected: list[tuple[str, bool, bool]], order: Any
) -> None:
    signal = Signal()
    sender = Sender()
    receivers: list[Any] = []
    strong = 0
    for kind, weak, specific in connected:
        owner = Receiver()
        receiver: Any = {"object": owner, "method": owner.method}.get(
            kind, lambda _, own=owner: own
        )
        signal.connect(receiver, sender if specific else ANY, weak)
        receivers.append(receiver)
        strong += not weak
        del owner, receiver
    assert len(signal.send(sender)) == len(connected)

    order.shuffle(receivers)
    while receivers:
        before = len(signal.receivers)
        receivers.pop()
        assert before - 1 <= len(signal.receivers) <= before
        assert len(signal.send(sender)) == len(signal.receivers)
    assert len(signal.receivers) == strong
