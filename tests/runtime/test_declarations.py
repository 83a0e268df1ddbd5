"""Declared signals at run time: types change nothing, specifications are checked."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any, TypedDict

import pytest

from turnsignal import (
    NamedSignal,
    Namespace,
    Signal,
    SpecSignal,
    default_namespace,
    define,
    signal,
)


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


def receive_anything(sender: object, /, **payload: object) -> dict[str, object]:
    return payload


def test_a_subscripted_signal_is_a_plain_signal() -> None:
    order_placed = Signal[Shop, OrderPlaced]("An order was placed.")
    assert type(order_placed) is Signal
    assert order_placed.__doc__ == "An order was placed."


def test_the_result_type_can_be_left_out_or_given() -> None:
    assert type(Signal[Shop, OrderPlaced]()) is type(Signal[Shop, OrderPlaced, int]())
    assert type(NamedSignal[Shop, OrderPlaced]("order-placed")) is NamedSignal


def test_a_subclass_can_declare_its_types() -> None:
    class OrderSignal(Signal[Shop, OrderPlaced]):
        pass

    order_placed = OrderSignal("An order was placed.")

    @order_placed.connect
    def receiver(sender: Shop, *, order_id: int) -> int:
        return order_id

    assert order_placed.send(Shop(), order_id=1) == [(receiver, 1)]


def test_types_are_not_checked_at_run_time() -> None:
    order_placed: Any = Signal[Shop, OrderPlaced]()
    order_placed.connect(receive_anything)
    assert order_placed.send("no shop", colour="red") == [(receive_anything, {"colour": "red"})]


def test_a_namespace_gives_one_signal_for_one_name() -> None:
    namespace = Namespace()
    order_placed = namespace.signal("order-placed", "An order was placed.")
    assert namespace.signal("order-placed") is order_placed
    assert namespace == {"order-placed": order_placed}
    assert (order_placed.name, order_placed.__doc__) == ("order-placed", "An order was placed.")


def test_signal_uses_the_default_namespace() -> None:
    order_placed = signal("test_signal_uses_the_default_namespace")
    assert default_namespace.pop("test_signal_uses_the_default_namespace") is order_placed


def test_a_named_signal_shows_its_name() -> None:
    assert repr(NamedSignal("order-placed")).endswith("; 'order-placed'>")


def test_meta_signals_are_signals() -> None:
    order_placed = NamedSignal("order-placed")
    assert type(order_placed.receiver_connected) is Signal
    assert type(order_placed.receiver_disconnected) is Signal
    assert order_placed.receiver_connected is order_placed.receiver_connected


def test_a_specification_gives_the_signal_its_name_and_documentation() -> None:
    def order_placed(sender: Shop, /, *, order_id: int) -> None:
        """An order was placed."""

    declared = define(order_placed)
    assert isinstance(declared, SpecSignal)
    assert isinstance(declared, NamedSignal)
    assert (declared.name, declared.__doc__) == ("order_placed", "An order was placed.")
    assert declared.specification is order_placed


def test_a_specified_signal_sends_as_any_signal_does() -> None:
    @define
    def order_placed(sender: Shop, /, *, order_id: int, note: str = "") -> int:
        raise NotImplementedError

    @order_placed.connect
    def receiver(sender: Shop, *, order_id: int, note: str = "none") -> int:
        return order_id if note == "none" else 0

    assert order_placed.send(Shop(), order_id=1) == [(receiver, 1)]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_specified_signal_can_be_copied(copied: Callable[[Any], Any]) -> None:
    @define
    def order_placed(sender: Shop, /, *, order_id: int) -> None:
        """An order was placed."""

    @order_placed.connect
    def receiver(sender: Shop, *, order_id: int) -> int:
        return order_id

    assert copied(order_placed).name == "order_placed"
    assert copied(order_placed).send(Shop(), order_id=1) == [(receiver, 1)]


def test_a_declared_signal_can_be_pickled() -> None:
    order_placed = NamedSignal[Shop, OrderPlaced]("order-placed", "An order was placed.")
    again = pickle.loads(pickle.dumps(order_placed))  # noqa: S301  # our own
    assert (again.name, again.__doc__) == ("order-placed", "An order was placed.")
    assert again.send(Shop()) == []


async def asynchronous(sender: Shop, /, *, order_id: int) -> None: ...
def no_sender(*, order_id: int) -> None: ...
def nothing() -> None: ...
def any_position(*senders: Shop) -> None: ...
def by_position(sender: Shop, order_id: int) -> None: ...
def only_by_position(sender: Shop, order_id: int, /) -> None: ...
def reserved(sender: Shop, /, *, _async_wrapper: int) -> None: ...


@pytest.mark.parametrize(
    ("specification", "message"),
    [
        (Shop, "A signal is declared by a function, .*, not by <class .*Shop'>"),
        (1, "A signal is declared by a function, .*, not by 1"),
        (asynchronous, 'Specification function "asynchronous" is async; .* may be async all the'),
        (no_sender, 'Specification function "no_sender" needs a first parameter for the sender'),
        (nothing, 'Specification function "nothing" needs a first parameter for the sender'),
        (any_position, 'Specification function "any_position" needs a first parameter for the'),
        (by_position, r'"by_position" takes "order_id" by position, .*: put "\*" before'),
        (only_by_position, r'"only_by_position" takes "order_id" by position'),
        (reserved, '"reserved" declares the payload key "_async_wrapper", which is the name of'),
    ],
)
def test_a_specification_that_cannot_be_sent_is_refused(specification: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        define(specification)


def test_an_open_specification_is_accepted() -> None:
    @define
    def happened(sender: Shop, /, **payload: int) -> None:
        """Anything happened."""

    happened.connect(receive_anything)
    assert happened.send(Shop(), one=1) == [(receive_anything, {"one": 1})]
