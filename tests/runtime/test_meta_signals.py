"""The signals that a signal sends about itself, as blinker does it."""

from __future__ import annotations

from typing import Any

import pytest


def receive(sender: Any) -> None: ...


def test_connecting_and_disconnecting_are_told(library: Any) -> None:
    told: list[Any] = []

    def connected(signal: Any, /, **payload: Any) -> None:
        told.append((signal, payload))

    signal = library.Signal()
    signal.receiver_connected.connect(connected)
    signal.receiver_disconnected.connect(connected)
    signal.connect(receive)
    signal.connect(receive, "shop", weak=False)
    signal.disconnect(receive, "shop")
    signal.disconnect(receive)

    assert told == [
        (signal, {"receiver": receive, "sender": library.ANY, "weak": True}),
        (signal, {"receiver": receive, "sender": "shop", "weak": False}),
        (signal, {"receiver": receive, "sender": "shop"}),
        (signal, {"receiver": receive, "sender": library.ANY}),
    ]


def test_disconnecting_an_unknown_receiver_is_told(library: Any) -> None:
    told: list[Any] = []
    signal = library.Signal()
    signal.receiver_disconnected.connect(
        lambda _, /, receiver, sender: told.append(receiver), weak=False
    )

    signal.disconnect(receive)

    assert told == [receive]


def test_death_of_a_receiver_is_not_told(library: Any) -> None:
    signal = library.Signal()
    signal.receiver_disconnected.connect(pytest.fail, weak=False)

    signal.connect(lambda sender: None)

    assert not signal.receivers


def test_receiver_with_a_first_parameter_sender_takes_the_connection_back(library: Any) -> None:
    def connected(sender: Any, **payload: Any) -> None: ...

    signal = library.Signal()
    signal.receiver_connected.connect(connected)

    with pytest.raises(TypeError, match="multiple values"):
        signal.connect(receive)

    assert not signal.receivers


def test_other_exceptions_leave_the_connection(library: Any) -> None:
    def connected(_: Any, /, **payload: Any) -> None:
        raise LookupError

    signal = library.Signal()
    signal.receiver_connected.connect(connected)

    with pytest.raises(LookupError):
        signal.connect(receive)

    assert signal.receivers


def test_a_meta_signal_is_made_once_and_is_a_signal(library: Any) -> None:
    signal = library.NamedSignal("order-placed")

    assert "receiver_connected" not in vars(signal)
    for name in ("receiver_connected", "receiver_disconnected"):
        meta = getattr(signal, name)
        assert getattr(signal, name) is meta
        assert vars(signal)[name] is meta
        assert type(meta) is library.Signal
    assert signal.receiver_connected.__doc__ == "Emitted after a receiver connects."
    assert signal.receiver_disconnected.__doc__ == "Emitted after a receiver disconnects."
    assert library.Signal.receiver_connected.__doc__


def test_a_meta_signal_can_be_replaced(library: Any) -> None:
    told: list[Any] = []
    signal = library.Signal()
    signal.receiver_connected = library.Signal()
    signal.receiver_connected.connect(lambda _, /, **payload: told.append(1), weak=False)

    signal.connect(receive)

    assert told == [1]
