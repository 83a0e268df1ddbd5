"""Properties of weak references: whom a signal calls, forgets and keeps alive.

Any program of connections, sends, disconnections and deaths must keep them, whoever dies first
and be it in the middle of a send. What single programs show is in test_lifetimes.py.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import pytest
from hypothesis import given, strategies as st

from turnsignal import ANY, Signal


@pytest.fixture(autouse=True, scope="module")
def without_collections() -> Generator[None]:
    """What is freed here is freed at once."""
    gc.disable()
    yield
    gc.enable()


class Sender:
    """Can be weakly referenced."""

    def method(self) -> None: ...


class Owner:
    def __init__(self, receive: Callable[[Any], None]) -> None:
        self.receive = receive

    def method(self, sender: Any) -> None:
        self.receive(sender)

    async def async_method(self, sender: Any) -> None:
        self.receive(sender)

    def __call__(self, sender: Any) -> None:
        self.receive(sender)


def local_function(receive: Callable[[Any], None]) -> Any:
    return lambda sender: receive(sender)  # noqa: PLW0108  # a function of its own


def local_async_function(receive: Callable[[Any], None]) -> Any:
    async def receive_async(sender: Any) -> None:
        receive(sender)

    return receive_async


#: Makes receivers, of all kinds that can be weakly referenced and are freed at once.
RECEIVER_KINDS: dict[str, Callable[[Callable[[Any], None]], Any]] = {
    "function": local_function,
    "method": lambda receive: Owner(receive).method,
    "object": Owner,
    "partial": lambda receive: partial(local_function(receive)),
    "async function": local_async_function,
    "async method": lambda receive: Owner(receive).async_method,
}
SENDER_KINDS: dict[str, Callable[[], Any]] = {
    "instance": Sender,
    "method": lambda: Sender().method,
    "function": lambda: lambda: None,
}
FIXED_SENDERS = [ANY, "shop", 7, 1.5, None]
NAMES = st.sampled_from("abcd")
SENDERS = st.one_of(NAMES, st.sampled_from(range(len(FIXED_SENDERS))))
ACTIONS = st.one_of(
    st.tuples(st.just("connect"), NAMES, SENDERS),
    st.tuples(st.just("connect"), NAMES, SENDERS),
    st.tuples(st.just("disconnect"), NAMES, SENDERS),
    st.tuples(st.just("send"), SENDERS),
    st.tuples(st.just("receiver dies"), NAMES),
    st.tuples(st.just("sender dies"), NAMES),
)
KINDS = st.fixed_dictionaries(
    {
        name: st.tuples(st.sampled_from([*RECEIVER_KINDS]), st.sampled_from([*SENDER_KINDS]))
        for name in "abcd"
    }
)
# What a receiver does when it is called: someone dies, itself perhaps.
INSIDE = st.fixed_dictionaries(
    {
        name: st.lists(
            st.tuples(st.sampled_from(["receiver dies", "sender dies"]), NAMES), max_size=2
        )
        for name in "abcd"
    }
)


def wrap(receiver: Any) -> Callable[..., None]:
    """Run a coroutine function that never waits."""

    def call(sender: Any) -> None:
        with pytest.raises(StopIteration):
            receiver(sender).send(None)

    return call


class World:
    """A signal whose receivers and senders nothing else keeps alive.

    Args:
        kinds: The kinds of the receiver and of the sender of each name.
        inside: What each receiver does when it is called.
    """

    def __init__(
        self, kinds: dict[str, tuple[str, str]], inside: dict[str, list[tuple[Any, ...]]]
    ) -> None:
        self.signal = Signal()
        self.kinds = kinds
        self.inside = inside
        self.receivers: dict[str, Any] = {}
        self.senders: dict[str, Any] = {}
        #: The names of receivers that are connected, with those of their senders.
        self.connected: set[tuple[str, Any]] = set()
        #: What tells us of every death.
        self.alive: dict[str, list[weakref.ref[Any]]] = {"receivers": [], "senders": []}
        self.calls: list[str] = []

    def receiver(self, name: str) -> Any:
        if name not in self.receivers:
            generation = object.__new__(Owner)
            receive = partial(self.called, name, generation)
            self.alive["receivers"].append(weakref.ref(generation))
            self.receivers[name] = RECEIVER_KINDS[self.kinds[name][0]](receive)
        return self.receivers[name]

    def sender(self, name: Any) -> Any:
        if isinstance(name, int):
            return FIXED_SENDERS[name]
        if name not in self.senders:
            sender = self.senders[name] = SENDER_KINDS[self.kinds[name][1]]()
            self.alive["senders"].append(weakref.ref(getattr(sender, "__self__", sender)))
        return self.senders[name]

    def called(self, name: str, generation: Any, sender: Any) -> None:
        self.calls.append(name)
        for action, *arguments in self.inside[name]:
            self.act(action, *arguments)

    def act(self, action: str, *names: Any) -> None:
        if action == "connect":
            receiver, sender = names
            self.signal.connect(self.receiver(receiver), self.sender(sender))
            self.connected.add((receiver, sender))
        elif action == "disconnect":
            self.disconnect(*names)
        elif action == "send":
            self.send(names[0])
        elif action == "receiver dies":
            self.receivers.pop(names[0], None)
            self.connected = {pair for pair in self.connected if pair[0] != names[0]}
        else:
            self.senders.pop(names[0], None)
            self.connected = {pair for pair in self.connected if pair[1] != names[0]}

    def disconnect(self, receiver: str, sender: Any) -> None:
        self.signal.disconnect(self.receiver(receiver), self.sender(sender))
        if self.sender(sender) is ANY:
            self.connected = {pair for pair in self.connected if pair[0] != receiver}
        self.connected.discard((receiver, sender))

    def send(self, sender: Any) -> None:
        expected = {name for name, sent_by in self.connected if sent_by in (0, sender)}
        self.calls = []
        self.signal.send(self.sender(sender), _async_wrapper=wrap)
        if any(self.inside[name] for name in expected):
            assert set(self.calls) <= expected
        else:
            assert set(self.calls) == expected
        assert len(self.calls) == len(set(self.calls))

    def check(self) -> None:
        """Nobody is alive, filed or called who should not be."""
        for kind, holder in (("receivers", self.receivers), ("senders", self.senders)):
            assert sum(each() is not None for each in self.alive[kind]) == len(holder)
        signal = self.signal
        with_senders = {receiver for receiver, _ in self.connected}
        filed = {key for key, senders in signal._by_receiver.items() if senders}
        assert len(filed) == len(with_senders)
        assert len(signal.receivers) <= len(self.receivers)
        assert len([bucket for bucket in signal._by_sender.values() if bucket]) == len(
            {sender for _, sender in self.connected}
        )
        assert len(signal._weak_senders) <= len(self.senders)
        for sender in [*range(len(FIXED_SENDERS)), *self.senders]:
            expected = {name for name, sent_by in self.connected if sent_by in (0, sender)}
            assert len(list(signal.receivers_for(self.sender(sender)))) == len(expected)


@given(kinds=KINDS, inside=INSIDE, actions=st.lists(ACTIONS, max_size=30))
def test_nobody_is_called_filed_or_kept_alive_after_death(
    kinds: dict[str, tuple[str, str]],
    inside: dict[str, list[tuple[Any, ...]]],
    actions: list[tuple[Any, ...]],
) -> None:
    world = World(kinds, inside)
    for action, *arguments in actions:
        world.act(action, *arguments)
        world.check()


@given(
    kinds=KINDS,
    actions=st.lists(ACTIONS, max_size=30),
    deaths=st.permutations(
        [(what, name) for what in ("receiver dies", "sender dies") for name in "abcd"]
    ),
)
def test_after_the_last_death_a_signal_is_as_new(
    kinds: dict[str, tuple[str, str]],
    actions: list[tuple[Any, ...]],
    deaths: list[tuple[str, str]],
) -> None:
    world = World(kinds, {name: [] for name in "abcd"})
    for action, *arguments in actions:
        world.act(action, *arguments)
    for action, name in deaths:
        world.act(action, name)
        world.check()

    signal = world.signal
    signal._cleanup_bookkeeping()
    assert not signal.receivers
    assert not signal._by_receiver
    assert not signal._by_sender
    assert not signal._weak_senders
    assert signal.send("shop") == signal.send() == []


@given(kinds=KINDS, actions=st.lists(ACTIONS, max_size=30))
def test_a_signal_is_freed_at_once_whatever_is_connected(
    kinds: dict[str, tuple[str, str]], actions: list[tuple[Any, ...]]
) -> None:
    world = World(kinds, {name: [] for name in "abcd"})
    for action, *arguments in actions:
        world.act(action, *arguments)
    reference = weakref.ref(world.signal)
    del world.signal

    assert reference() is None
    # Nor do receivers and senders mind that it is gone.
    world.receivers.clear()
    world.senders.clear()
    assert not any(each() for kind in world.alive.values() for each in kind)


class Slotted:
    """Cannot be weakly referenced."""

    __slots__ = ()


@given(
    make=st.sampled_from([Slotted, Sender, list, dict]),
    connected=st.integers(1, 5),
    disconnects=st.booleans(),
)
def test_an_identity_that_is_used_again_never_delivers(
    make: Callable[[], Any], connected: int, disconnects: bool
) -> None:
    calls: list[Any] = []
    receive = calls.append
    signal = Signal()
    for _ in range(connected):
        sender = make()
        signal.connect(receive, sender, weak=False)
        signal.send(sender)
        if disconnects:
            signal.disconnect(receive, sender)
        del sender
    calls.clear()

    for another in [make() for _ in range(50)]:
        signal.send(another)
        assert not signal.has_receivers_for(another)
    assert not calls
