"""The testing kit and the signals that signals send about themselves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import find

from turnsignal import ReceiverConnected, ReceiverDisconnected
from turnsignal.introspection import declaration
from turnsignal.testing import SignalTypeError, capture, checked
from turnsignal.testing.strategies import payloads


def receive(sender: Any, **payload: Any) -> None: ...


@pytest.mark.parametrize(
    ("name", "payload"),
    [("receiver_connected", ReceiverConnected), ("receiver_disconnected", ReceiverDisconnected)],
)
def test_what_they_declare(library: Any, name: str, payload: object) -> None:
    signal = library.NamedSignal("order-placed")
    found = declaration(getattr(signal, name))

    assert found is not None
    assert (found.sender, found.payload, found.result) == (library.Signal, payload, Any)


def test_correct_receivers_of_them_pass_the_check(signal: Any) -> None:
    connected: list[object] = []
    disconnected: list[object] = []

    def on_connected(which: object, *, receiver: object, sender: object, weak: bool) -> None:
        connected.append(receiver)

    def on_disconnected(sender: object, /, **payload: Any) -> None:
        disconnected.append(payload["receiver"])

    meta_signals = [signal.receiver_connected, signal.receiver_disconnected]
    with checked(), checked(*meta_signals), capture(meta_signals[0]) as connections:
        signal.receiver_connected.connect(on_connected)
        signal.receiver_disconnected.connect(on_disconnected)
        signal.connect(receive, sender="shop", weak=False)
        signal.disconnect(receive)

    assert connected == disconnected == [receive]
    assert connections.payload == {"receiver": receive, "sender": "shop", "weak": False}


def test_receiver_that_gets_the_sender_twice_is_refused(signal: Any) -> None:
    def on_connected(sender: object, **payload: Any) -> None: ...

    with (
        checked(signal.receiver_connected),
        pytest.raises(SignalTypeError, match='sender parameter "sender", which is also a'),
    ):
        signal.receiver_connected.connect(on_connected)


def test_payloads_of_them(signal: Any) -> None:
    found = find(payloads(signal.receiver_connected), lambda payload: not payload["weak"])

    assert callable(found["receiver"])
