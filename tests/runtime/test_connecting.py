"""Connecting and disconnecting, as blinker does it."""

from __future__ import annotations

import gc
import weakref
from functools import partialmethod
from typing import Any

import pytest


class Sender:
    """Can be weakly referenced."""


class Text(str):
    """A str that is not a str."""

    __slots__ = ()


class Receiver:
    def __init__(self) -> None:
        self.senders: list[Any] = []

    def receive(self, sender: Any) -> None:
        self.senders.append(sender)

    receive_partially = partialmethod(receive)


def test_connect_returns_the_receiver(library: Any) -> None:
    def receive(sender: Any) -> None: ...

    signal = library.Signal()

    assert signal.connect(receive) is receive
    assert signal.connect(receive, "shop") is receive
    assert signal.connect_via("shop")(receive) is receive


def test_receiver_of_any_sender(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive)
    shop = Sender()

    for sender in (None, "shop", 1, shop, library.ANY):
        signal.send(sender)

    assert receiver.senders == [None, "shop", 1, shop, library.ANY]


def test_receiver_of_one_sender(library: Any) -> None:
    receiver = Receiver()
    shop, market = Sender(), Sender()
    signal = library.Signal()
    signal.connect(receiver.receive, shop)

    for sender in (market, shop, None, "shop"):
        signal.send(sender)

    assert receiver.senders == [shop]


def test_receiver_of_the_sender_none(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, None)

    signal.send()
    signal.send("shop")

    assert receiver.senders == [None]


def test_receiver_of_several_senders(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, "shop")
    signal.connect(receiver.receive, "market")

    signal.disconnect(receiver.receive, "shop")
    signal.send("shop")
    signal.send("market")
    assert receiver.senders == ["market"]

    signal.disconnect(receiver.receive)
    signal.send("market")
    assert receiver.senders == ["market"]


def test_receiver_of_any_and_of_one_is_called_once(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, "shop")
    signal.connect(receiver.receive)

    signal.send("shop")

    assert receiver.senders == ["shop"]


@pytest.mark.parametrize(
    ("connected", "sent", "received"),
    [
        (1, 1, True),
        (1, True, True),
        (1, 1.0, False),
        (10**40, int("1" + "0" * 40), True),
        ("shop", str(b"shop", "ascii"), True),
        (Text("shop"), "shop", True),
        ("shop", Text("shop"), True),
        (1.5, float("1.5"), False),
        ((1, 2), tuple([1, 2]), False),  # noqa: C409  # not the literal, which is a constant
    ],
)
def test_strings_and_integers_count_by_value_and_all_else_by_identity(
    library: Any, connected: Any, sent: Any, received: bool
) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, connected)

    signal.send(sent)

    assert bool(receiver.senders) is received


def test_bound_method_as_sender(library: Any) -> None:
    receiver, shop, market = Receiver(), Receiver(), Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, shop.receive)

    signal.send(market.receive)
    assert not receiver.senders

    signal.send(shop.receive)
    assert receiver.senders == [shop.receive]

    receiver.senders.clear()
    del shop
    gc.collect()
    assert not any(signal._by_sender.values())


def test_weak_receiver_disconnects_as_it_dies(library: Any) -> None:
    def receive(sender: Any) -> None: ...

    signal = library.Signal()
    signal.connect(receive)
    signal.connect(receive, "shop")
    assert signal.receivers

    del receive
    assert not signal.receivers
    assert signal.send("shop") == []


def test_strong_receiver_lives_as_long_as_the_connection(library: Any) -> None:
    def receive(sender: Any) -> None: ...

    signal = library.Signal()
    signal.connect(receive, weak=False)
    reference = weakref.ref(receive)
    del receive
    assert len(signal.send()) == 1

    signal.disconnect(reference())
    assert reference() is None


def test_connect_via_holds_the_receiver_and_connect_does_not(library: Any) -> None:
    signal = library.Signal()
    signal.connect(lambda sender: None)
    assert not signal.receivers

    signal.connect_via("shop")(lambda sender: None)
    assert signal.has_receivers_for("shop")
    signal.connect_via("market", weak=True)(lambda sender: None)
    assert len(signal.receivers) == 1


def test_weakly_connecting_again_makes_a_strong_receiver_weak(library: Any) -> None:
    def receive(sender: Any) -> None: ...

    signal = library.Signal()
    signal.connect(receive, "shop", weak=False)
    assert len(signal.send("shop")) == 1
    signal.connect(receive, "market")
    assert len(signal.send("shop")) == 1

    del receive
    assert not signal.receivers
    assert signal.send("shop") == []


def test_strongly_connecting_again_makes_a_weak_receiver_strong(library: Any) -> None:
    receiver = Receiver()
    senders = receiver.senders
    signal = library.Signal()
    signal.connect(receiver.receive)
    signal.send(1)
    signal.connect(receiver.receive, "shop", weak=False)

    del receiver
    signal.send(2)

    assert senders == [1, 2]


def test_receivers_that_nothing_else_holds_are_gone_at_once(library: Any) -> None:
    received: list[Any] = []
    receiver = Receiver()
    signal = library.Signal()

    signal.connect(received.append)
    assert not signal.receivers
    signal.connect(receiver.receive_partially)
    assert not signal.receivers


def test_replacing_a_method_on_the_class_disconnects_it(library: Any) -> None:
    class Replaced:
        def receive(self, sender: Any) -> None: ...

    receiver = Replaced()
    signal = library.Signal()
    signal.connect(receiver.receive)
    assert len(signal.send()) == 1

    Replaced.receive = lambda self, sender: None  # type: ignore[method-assign]
    assert not signal.receivers
    assert signal.send() == []


def test_receiver_that_cannot_be_weakly_referenced(library: Any) -> None:
    class Slotted:
        __slots__ = ()

        def __call__(self, sender: Any) -> str:
            return "called"

    signal = library.Signal()
    receiver = Slotted()
    with pytest.raises(TypeError, match="weak reference"):
        signal.connect(receiver)
    assert not signal.receivers

    signal.connect(receiver, weak=False)
    assert signal.send() == [(receiver, "called")]


def test_sender_that_dies_takes_its_connections_with_it(library: Any) -> None:
    receiver = Receiver()
    shop = Sender()
    signal = library.Signal()
    signal.connect(receiver.receive, shop)
    reference = weakref.ref(shop)

    del shop
    assert reference() is None
    assert not any(signal._by_sender.values())
    assert not any(signal._by_receiver.values())
    assert signal.receivers


def test_sender_is_not_kept_alive_by_a_send(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    shop = Sender()
    signal.connect(receiver.receive, shop)
    signal.send(shop)
    receiver.senders.clear()

    reference = weakref.ref(shop)
    del shop
    assert reference() is None


def test_receivers_stay_true_when_the_last_sender_is_disconnected(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, "shop")
    signal.disconnect(receiver.receive, "shop")

    assert signal.receivers
    signal._cleanup_bookkeeping()
    assert signal.receivers
    signal.disconnect(receiver.receive)
    assert not signal.receivers


def test_disconnecting_what_is_not_connected_changes_nothing(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive)

    signal.disconnect(lambda sender: None)
    signal.disconnect(receiver.receive, "shop")
    signal.send("shop")

    assert receiver.senders == ["shop"]


def test_connected_to_disconnects_from_every_sender(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.receive, "market")

    with signal.connected_to(receiver.receive, sender="shop"):
        signal.send("shop")
        signal.send("market")
    signal.send("shop")
    signal.send("market")

    assert receiver.senders == ["shop", "market"]
    assert not signal.receivers


def test_connected_to_disconnects_after_an_exception(library: Any) -> None:
    signal = library.Signal()

    def fail() -> None:
        with signal.connected_to(lambda sender: None):
            assert signal.receivers
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not signal.receivers


def test_connected_to_works_as_a_decorator(library: Any) -> None:
    receiver = Receiver()
    signal = library.Signal()

    @signal.connected_to(receiver.receive)  # type: ignore[untyped-decorator, unused-ignore]
    def place_order() -> None:
        signal.send("shop")

    place_order()
    signal.send("market")

    assert receiver.senders == ["shop"]


def test_clear_state_disconnects_everything(library: Any) -> None:
    receiver, shop = Receiver(), Sender()
    signal = library.Signal()
    for sender in (library.ANY, "shop", shop):
        signal.connect(receiver.receive, sender)
    signal.send(shop)
    receiver.senders.clear()

    signal._clear_state()
    for sender in (None, "shop", shop):
        assert signal.send(sender) == []
        assert not signal.has_receivers_for(sender)
    assert not signal.receivers
    assert not signal._by_sender
    assert not signal._by_receiver
    assert not signal._weak_senders

    signal.connect(receiver.receive, shop)
    signal.send(shop)
    assert receiver.senders == [shop]


def test_bookkeeping(library: Any) -> None:
    receiver, shop = Receiver(), Sender()
    key = (id(Receiver.receive), id(receiver))
    signal = library.Signal()
    signal.connect(receiver.receive, shop)
    signal.connect(receiver.receive, "shop")
    signal.connect(receiver.receive, 7)
    signal.connect(receiver.receive)

    assert signal._by_sender == {id(shop): {key}, "shop": {key}, 7: {key}, 0: {key}}
    assert signal._by_receiver == {key: {id(shop), "shop", 7, 0}}
    assert list(signal._weak_senders) == [id(shop)]
    assert list(signal.receivers) == [key]
    assert signal.receivers[key]() == receiver.receive


def test_has_receivers_for(library: Any) -> None:
    receiver, shop = Receiver(), Sender()
    signal = library.Signal()
    assert not signal.has_receivers_for(shop)

    signal.connect(receiver.receive, shop)
    assert signal.has_receivers_for(shop)
    assert not signal.has_receivers_for("shop")
    assert not signal.has_receivers_for(library.ANY)

    signal.connect(receiver.receive)
    assert signal.has_receivers_for("shop")
    assert signal.has_receivers_for(library.ANY)


def test_receivers_for_is_a_generator_of_live_receivers(library: Any) -> None:
    receiver, other = Receiver(), Receiver()
    signal = library.Signal()
    assert list(signal.receivers_for(None)) == []
    signal.connect(receiver.receive)
    signal.connect(other.receive, "shop")

    assert list(signal.receivers_for("market")) == [receiver.receive]
    found = signal.receivers_for("shop")
    assert next(found) in {receiver.receive, other.receive}
    signal._clear_state()
    assert list(found) == []


def test_docs_and_names(library: Any) -> None:
    signal = library.Signal("An order was placed.")
    assert signal.__doc__ == "An order was placed."
    assert library.Signal().__doc__ == library.Signal.__doc__
    named = library.NamedSignal("order-placed")
    assert named.name == "order-placed"
    assert repr(named).endswith("; 'order-placed'>")
    assert library.Signal.ANY is library.ANY
    assert repr(library.ANY) == "ANY"
