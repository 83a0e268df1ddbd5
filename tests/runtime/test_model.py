"""Random programs, in which blinker says what turnsignal should do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import blinker
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import turnsignal
from tests.runtime.ordered_set import OrderedSet

#: What was called, by whom it was sent to.
Log = list[tuple[str, Any]]


class Sender:
    """Can be weakly referenced."""


class Text(str):
    """A str that is not a str."""

    __slots__ = ()


class Receiver:
    """Makes receivers of every kind, which log that they are called."""

    def __init__(self, name: str, log: Log) -> None:
        self.name = name
        self.log = log

    def method(self, sender: Any) -> str:
        self.log.append((self.name, sender))
        return self.name

    def __call__(self, sender: Any) -> str:
        return self.method(sender)


def make_receiver(kind: str, name: str, log: Log) -> Any:
    receiver = Receiver(name, log)
    if kind == "object":
        return receiver
    if kind == "method":
        return receiver.method
    return lambda sender: receiver.method(sender)  # noqa: PLW0108  # a plain function


class OrderedSignal(blinker.Signal):
    """Has blinker call receivers in the order that turnsignal always has."""

    set_class = OrderedSet


class Side:
    """One library with a signal of its own, and receivers of its own."""

    def __init__(self, library: Any, signal: Any) -> None:
        self.library = library
        self.log: Log = []
        self.signal = signal
        self.receivers: dict[str, Any] = {}

    def sender(self, sender: Any) -> Any:
        return self.library.ANY if sender is ANYONE else sender

    def make(self, kind: str, name: str) -> None:
        self.receivers[name] = make_receiver(kind, name, self.log)

    def make_disconnecting(self, name: str, target: str, sender: Any) -> None:
        """Make a receiver that disconnects another when it is called."""

        def receive(sent_by: Any) -> str:
            self.log.append((name, sent_by))
            if target in self.receivers:
                self.signal.disconnect(self.receivers[target], self.sender(sender))
            return name

        self.receivers[name] = receive

    def count_receivers(self, sender: Any) -> int:
        return len(list(self.signal.receivers_for(self.sender(sender))))

    def send(self, sender: Any) -> list[tuple[str, Any]]:
        self.log.clear()
        results = [result for _, result in self.signal.send(self.sender(sender))]
        assert results == [name for name, _ in self.log]
        any_sender = self.library.ANY
        return [(name, ANYONE if by is any_sender else by) for name, by in self.log]


ANYONE = object()
VALUES: list[Any] = [ANYONE, None, 1, True, 1.0, 7, "shop", "market", Text("shop"), (1,), int]
NAMES = st.sampled_from("abcde")
KINDS = st.sampled_from(["function", "method", "object"])


class SignalMachine(RuleBasedStateMachine):
    """The same steps for both libraries."""

    def __init__(self) -> None:
        super().__init__()
        self.sides = Side(blinker, OrderedSignal()), Side(turnsignal, turnsignal.Signal())
        # Those that can die are the same objects for both.
        self.mortal: dict[str, Any] = {}

    def each(self, step: Callable[[Side], Any]) -> None:
        """Take a step on both sides: what it returns has to be the same."""
        theirs, ours = self.sides
        assert step(theirs) == step(ours)

    def sender(self, data: st.DataObject) -> Any:
        senders = [*VALUES, *self.mortal.values()]
        return senders[data.draw(st.integers(0, len(senders) - 1), label="sender")]

    def receiver(self, data: st.DataObject) -> str:
        name: str = data.draw(st.sampled_from(sorted(self.sides[0].receivers)), label="receiver")
        return name

    def has_receivers(self) -> bool:
        return bool(self.sides[0].receivers)

    @rule(name=NAMES, kind=KINDS)
    def make_receiver(self, name: str, kind: str) -> None:
        """One of this name may die by it."""
        self.each(lambda side: side.make(kind, name))

    @rule(name=NAMES, other=NAMES, data=st.data())
    def make_disconnecting_receiver(self, name: str, other: str, data: st.DataObject) -> None:
        sender = self.sender(data)
        self.each(lambda side: side.make_disconnecting(name, other, sender))

    @precondition(has_receivers)
    @rule(data=st.data(), weak=st.booleans())
    def connect(self, data: st.DataObject, weak: bool) -> None:
        name, sender = self.receiver(data), self.sender(data)
        self.each(
            lambda side: (
                side.signal.connect(side.receivers[name], side.sender(sender), weak)
                == side.receivers[name]
            )
        )

    @precondition(has_receivers)
    @rule(data=st.data())
    def disconnect(self, data: st.DataObject) -> None:
        name, sender = self.receiver(data), self.sender(data)
        self.each(lambda side: side.signal.disconnect(side.receivers[name], side.sender(sender)))

    @precondition(has_receivers)
    @rule(data=st.data())
    def connect_for_a_send(self, data: st.DataObject) -> None:
        name, sender, sent_by = self.receiver(data), self.sender(data), self.sender(data)

        def step(side: Side) -> list[Any]:
            with side.signal.connected_to(side.receivers[name], side.sender(sender)):
                return side.send(sent_by)

        self.each(step)

    @precondition(has_receivers)
    @rule(data=st.data())
    def drop_receiver(self, data: st.DataObject) -> None:
        name = self.receiver(data)

        def step(side: Side) -> None:
            del side.receivers[name]

        self.each(step)

    @rule(name=NAMES)
    def make_sender(self, name: str) -> None:
        self.mortal[name] = Sender()

    @rule(name=NAMES)
    def drop_sender(self, name: str) -> None:
        for side in self.sides:
            side.log.clear()
        self.mortal.pop(name, None)

    @rule(data=st.data(), muted=st.booleans())
    def send(self, data: st.DataObject, muted: bool) -> None:
        sender = self.sender(data)

        def step(side: Side) -> list[Any]:
            if muted:
                with side.signal.muted():
                    return side.send(sender)
            return side.send(sender)

        self.each(step)

    @rule()
    def send_by_everyone(self) -> None:
        for sender in [*VALUES, *self.mortal.values()]:
            self.each(partial(Side.send, sender=sender))

    @rule(data=st.data())
    def delete_from_receivers(self, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, 4), label="index")

        def step(side: Side) -> int:
            keys = list(side.signal.receivers)
            if index < len(keys):
                del side.signal.receivers[keys[index]]
            return len(keys)

        self.each(step)

    @rule()
    def clean_up(self) -> None:
        self.each(lambda side: side.signal._cleanup_bookkeeping())

    @rule()
    def clear(self) -> None:
        self.each(lambda side: side.signal._clear_state())

    @invariant()
    def same_number_of_receivers(self) -> None:
        self.each(lambda side: len(side.signal.receivers))

    @invariant()
    def same_receivers_for_everyone(self) -> None:
        for sender in [*VALUES, *self.mortal.values()]:
            self.each(partial(Side.count_receivers, sender=sender))

    @invariant()
    def whom_turnsignal_has_receivers_for(self) -> None:
        # blinker also says so of senders from which all are disconnected.
        theirs, ours = (side.signal for side in self.sides)
        for sender in [*VALUES[1:], *self.mortal.values()]:
            if ours.has_receivers_for(sender):
                assert theirs.has_receivers_for(sender)
            else:
                assert not list(theirs.receivers_for(sender))

    @invariant()
    def references_are_filed_under_their_keys(self) -> None:
        connections = self.sides[1].signal._connections
        assert set(connections.by_sender) >= set(connections.senders)
        for key, bucket in connections.by_sender.items():
            for receiver_key in bucket:
                assert key in connections.senders_of[receiver_key]
        for receiver_key, senders in connections.senders_of.items():
            for key in senders:
                assert receiver_key in connections.by_sender[key]


TestSignals = SignalMachine.TestCase
