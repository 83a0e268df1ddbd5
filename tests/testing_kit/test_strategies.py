"""Payloads and receivers of signals in property tests."""

from __future__ import annotations

from typing import Any, Literal

import pytest
import typeguard
from hypothesis import find, given, strategies as st
from typing_extensions import NotRequired, ReadOnly, TypedDict

from tests.testing_kit import declared_signals
from turnsignal import Signal
from turnsignal.testing.strategies import check_receivers, payloads


class Item(TypedDict):
    name: ReadOnly[str]
    price: NotRequired[float]


class OrderPlaced(TypedDict):
    order_id: ReadOnly[int]
    items: list[Item]
    kind: Literal["online", "shop"]
    first: NotRequired[ReadOnly[Item]]
    anything: Any


order_placed = Signal[str, OrderPlaced]()


@given(payload=payloads(order_placed))
def test_payloads_are_what_is_declared(payload: OrderPlaced) -> None:
    typeguard.check_type(payload, OrderPlaced)
    for item in [*payload["items"], *([payload["first"]] if "first" in payload else [])]:
        typeguard.check_type(item, Item)
        assert "name" in item


@pytest.mark.parametrize("there", [True, False])
def test_keys_that_are_not_required_come_and_go(there: bool) -> None:
    def has_them(payload: OrderPlaced) -> bool:
        items = payload["items"]
        return ("first" in payload) is there and any(("price" in item) is there for item in items)

    find(payloads(order_placed), has_them)


@pytest.mark.parametrize(
    "signal",
    [
        declared_signals.made,
        declared_signals.annotated,
        declared_signals.of_blinker,
        declared_signals.specified_with_unpack,
    ],
)
def test_signals_of_all_kinds(signal: Any) -> None:
    for there in (True, False):

        def is_asked_for(payload: Any, *, there: bool = there) -> bool:
            return ("note" in payload) is there

        payload = find(payloads(signal), is_asked_for)
        assert set(payload) - {"note"} == {"order_id", "total"}


def test_each_of_a_union_is_drawn() -> None:
    drawn: Any = payloads(declared_signals.of_union)

    assert find(drawn, lambda payload: "order_id" in payload)
    assert find(drawn, lambda payload: "reason" in payload)


def test_values_of_keys_can_be_given() -> None:
    drawn: Any = payloads(order_placed, order_id=st.just(7), first=st.just({"name": "cup"}))
    payload = find(drawn, lambda payload: "first" in payload)

    assert payload["order_id"] == 7
    assert payload.get("first") == {"name": "cup"}


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValueError, match=r'\[str, OrderPlaced\] has no payload key "order", but o'):
        payloads(order_placed, order=st.just(7))


@pytest.mark.parametrize("signal", [Signal(), Signal[Any, Any](), declared_signals.undeclared])
def test_undeclared_signals_are_refused(signal: Any) -> None:
    with pytest.raises(ValueError, match="declares no payload that Python knows"):
        payloads(signal)


# Receivers


def test_every_receiver_is_checked_by_itself() -> None:
    signal = Signal[str, OrderPlaced]()
    called: set[tuple[str, bool]] = set()

    def receive(sender: Any, **payload: Any) -> None:
        called.add(("any", sender == "shop"))

    @signal.connect_via("shop")
    async def receive_from_shop(sender: Any, **payload: Any) -> None:
        called.add(("own", sender == "shop"))

    signal.connect(receive)
    check_receivers(signal)

    assert ("any", False) in called
    assert {each for each in called if each[0] == "own"} == {("own", True)}


def test_exception_of_a_receiver_is_raised_with_the_smallest_payload() -> None:
    signal = Signal[str, OrderPlaced]()

    @signal.connect
    async def fails(sender: str, *, order_id: int, **payload: Any) -> None:
        if order_id > 100:
            raise LookupError(order_id)

    with pytest.raises(LookupError) as raised:
        check_receivers(signal)
    assert raised.value.args == (101,)


def test_senders_and_values_can_be_given() -> None:
    signal = Signal[str, OrderPlaced]()
    called: set[tuple[str, int]] = set()

    @signal.connect
    def receive(sender: str, *, order_id: int, **payload: Any) -> None:
        called.add((sender, order_id))

    check_receivers(signal, st.just("market"), order_id=st.just(7))

    assert called == {("market", 7)}


def test_signal_without_receivers_is_refused() -> None:
    with pytest.raises(ValueError, match="has no receivers to check"):
        check_receivers(Signal[str, OrderPlaced]())


def test_blinkers_signals() -> None:
    called: list[Any] = []

    def receive(sender: Any, **payload: Any) -> None:
        called.append(sender)

    with declared_signals.of_blinker.connected_to(receive):
        check_receivers(declared_signals.of_blinker)

    assert called
