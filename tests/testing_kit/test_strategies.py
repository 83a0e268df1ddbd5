"""Payloads and receivers of signals in property tests."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from typing import (
    Annotated,
    Any,
    ForwardRef,
    Literal,
    Protocol,
    SupportsInt,
    runtime_checkable,
)

import blinker
import pytest
import typeguard
from hypothesis import find, given, strategies as st
from typing_extensions import NotRequired, ReadOnly, TypeAliasType, TypedDict

import turnsignal
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


class Everything(TypedDict):
    names: set[Any]
    made: type[Any]
    call: Callable[..., Any]
    by_object: dict[object, Any]
    nested: Mapping[str, tuple[Any, list[Item]]]
    either: list[Any] | Any
    small: Annotated[int, st.integers(1, 10)]
    smalls: list[Annotated[int, st.integers(1, 10)]]
    unhashable: NotRequired[Annotated[int, {"ge": 1}]]
    parents: NotRequired[list[Everything]]


everything = Signal[Any, Everything]()


@given(payload=payloads(everything))
def test_any_and_object_within_other_types(payload: Everything) -> None:
    typeguard.check_type(payload["names"], set[Any])
    assert isinstance(payload["made"], type)
    assert callable(payload["call"])
    assert {payload["small"], *payload["smalls"]} <= {*range(1, 11)}
    for parent in payload.get("parents", []):
        assert parent.keys() >= {"names", "made", "call", "small"}


def made(typed_dict: Any, **keys: Any) -> Any:
    """Return a TypedDict whose keys no type checker can know."""
    return typed_dict("payload", keys)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a syntax of Python 3.12")
def test_alias_that_is_made_of_itself() -> None:
    names: dict[str, Any] = {}
    exec("type json = dict[str, json] | list[json] | str | None", names)  # noqa: S102
    payload = made(TypedDict, tree=names["json"])
    signal: Any = Signal

    find(payloads(signal[Any, payload]()), lambda drawn: drawn["tree"] == {"": []})


Json = TypeAliasType("Json", "dict[str, Json] | list[Json] | str | None")
Tree = TypeAliasType("Tree", "Item | list[Tree]")
Number = TypeAliasType("Number", "int")


@pytest.mark.parametrize(
    ("alias", "value"),
    [
        (Json, {"": None}),
        (Json, [None]),
        (Tree, {"name": ""}),
        (Tree, [[{"name": ""}]]),
        (list[Number], [0]),
        (frozenset[Number], {0}),
    ],
    ids=str,
)
def test_aliases_that_stand_for_strings(alias: Any, value: object) -> None:
    signal: Any = Signal
    drawn = payloads(signal[str, made(TypedDict, found=alias)]())

    assert find(drawn, lambda payload: payload["found"] == value) == {"found": value}


def test_payloads_may_be_made_of_payloads() -> None:
    payload = find(payloads(everything), lambda payload: bool(payload.get("parents")))

    assert payload.get("parents") != []


def test_key_of_unknown_type_needs_a_strategy() -> None:
    signal: Any = declared_signals.of_unknown_type
    with pytest.raises(ValueError, match=r'"price" has a type .* Decimal: give .*price='):
        payloads(signal)

    assert find(payloads(signal, price=st.just(7)), lambda payload: payload["price"] == 7)


class Printer(Protocol):
    def print(self) -> None: ...


@runtime_checkable
class Scanner(Protocol):
    def scan(self) -> None: ...


class Registered(Protocol):
    def register(self) -> None: ...


st.register_type_strategy(Registered, st.just(7))


@pytest.mark.parametrize("protocol", [Printer, Scanner, list[Printer], Printer | None])
def test_protocol_needs_a_strategy(protocol: Any) -> None:
    signal: Any = Signal
    of_protocol = signal[str, made(TypedDict, device=protocol)]()
    with pytest.raises(ValueError, match=r'"device" has a type .* cannot make .*: give .*device='):
        payloads(of_protocol)

    assert find(payloads(of_protocol, device=st.just(7)), bool) == {"device": 7}


@pytest.mark.parametrize("protocol", [Registered, SupportsInt, Iterable[int]])
def test_protocol_that_hypothesis_knows_needs_none(protocol: Any) -> None:
    signal: Any = Signal

    assert find(payloads(signal[str, made(TypedDict, device=protocol)]()), lambda drawn: True)


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


@pytest.mark.parametrize("sender", [("a", "tuple"), None])
def test_senders_that_cannot_be_weakly_referenced(library: Any, sender: Any) -> None:
    class Nothing(TypedDict):
        pass

    signal: Any = Signal[tuple[str, str] | None, Nothing]()
    of_blinker: Any = declared_signals.of_blinker_without_weak_senders
    checked = signal if library is turnsignal else of_blinker
    called: set[object] = set()

    def receive(sender: Any, **payload: Any) -> None:
        called.add(sender)

    with checked.connected_to(receive, sender=sender):
        check_receivers(checked)

    if library is blinker and sender is not None:
        assert {type(each) for each in called} <= {tuple, type(None)}
    else:
        assert called == {sender}


async def test_receivers_are_checked_within_an_event_loop() -> None:
    signal = Signal[str, OrderPlaced]()
    called: list[str] = []
    variable = ContextVar("variable", default="unset")
    variable.set("set")

    class Asynchronous:
        async def __call__(self, sender: Any, **payload: Any) -> None:
            await asyncio.sleep(0)
            called.append(variable.get())

    with signal.connected_to(Asynchronous()):
        check_receivers(signal)

    assert set(called) == {"set"}


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


@pytest.mark.parametrize("sender", [Printer, ForwardRef("Unknown")])
def test_senders_of_a_protocol_or_an_unknown_type_need_a_strategy(sender: Any) -> None:
    signal_class: Any = Signal
    signal: Signal[Any, OrderPlaced] = signal_class[sender, OrderPlaced]()
    called: set[object] = set()

    @signal.connect
    def receive(sender: object, **payload: Any) -> None:
        called.add(sender)

    with pytest.raises(ValueError, match=r"has senders of a type that .*: give a strategy"):
        check_receivers(signal)
    assert called == set()

    check_receivers(signal, st.just("shop"))
    assert called == {"shop"}


def test_receivers_of_one_sender_need_no_strategy_for_senders() -> None:
    signal_class: Any = Signal
    signal: Signal[Any, OrderPlaced] = signal_class[Printer, OrderPlaced]()
    called: set[object] = set()

    @signal.connect_via("shop")
    def receive(sender: object, **payload: Any) -> None:
        called.add(sender)

    check_receivers(signal)
    assert called == {"shop"}


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
