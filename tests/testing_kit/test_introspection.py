"""What Python knows of a signal when the program runs."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, ForwardRef, get_args, get_origin
from unittest import mock

import blinker
import pytest

from tests.testing_kit import declared_signals
from tests.testing_kit.declared_signals import (
    Changed,
    Market,
    OrderCancelled,
    OrderPlaced,
    Priced,
)
from turnsignal import ANY, NamedSignal, Signal, define
from turnsignal.introspection import Key, _evaluation, connections, declaration

HERE = Path(__file__)

ORDER_PLACED = {
    "order_id": Key(int, required=True),
    "total": Key(float, required=True),
    "note": Key(str, required=False),
}


@pytest.mark.parametrize(
    "signal",
    [
        declared_signals.made,
        declared_signals.annotated,
        declared_signals.of_blinker,
        Market.closed,
        Market.opened,
    ],
)
def test_signals_that_are_declared_the_same_in_different_ways(signal: Any) -> None:
    found = declaration(signal)

    assert found is not None
    assert found.sender is Market
    assert found.payload is OrderPlaced
    assert found.result is Any
    assert found.keys == ORDER_PLACED


def test_result_and_alias() -> None:
    found = declaration(declared_signals.annotated_with_alias)

    assert found is not None
    assert (found.sender, found.payload, found.result) == (Market, OrderPlaced, int)


def test_union() -> None:
    found = declaration(declared_signals.of_union)

    assert found is not None
    assert found.sender == Market | None
    assert found.payload == OrderPlaced | OrderCancelled
    assert found.keys["order_id"] == Key(int, required=False)
    assert found.keys["reason"] == Key(str, required=False)
    assert [sorted(payload.keys) for payload in found.alternatives] == [
        ["note", "order_id", "total"],
        ["reason"],
    ]


def test_type_variables_of_subclasses() -> None:
    found = declaration(declared_signals.of_subclass)
    inherited = declaration(declared_signals.of_subclass_of_subclass)

    assert found is not None
    assert found.payload == Changed[int]
    assert found.keys == {"old": Key(int, required=True), "new": Key(list[int], required=True)}
    assert inherited is not None
    assert inherited.sender is Market
    assert inherited.keys["old"] == Key(Market, required=True)


def test_specification_functions() -> None:
    found = declaration(declared_signals.specified)
    unpacked = declaration(declared_signals.specified_with_unpack)
    more = declaration(declared_signals.specified_with_more)

    assert found is not None
    assert (found.sender, found.payload, found.result) == (Market, None, int)
    assert found.keys == {"order_id": Key(int, required=True), "note": Key(str, required=False)}
    assert unpacked is not None
    assert unpacked.keys == ORDER_PLACED
    assert unpacked.result is Any
    assert more is not None
    assert [payload.rest for payload in more.alternatives] == [str]


def test_type_that_only_type_checkers_import_stays_a_reference() -> None:
    found = declaration(declared_signals.of_unknown_type)

    assert found is not None
    assert found.payload is Priced
    assert found.keys["price"].type == ForwardRef("Decimal", is_class=True)


def test_lazy_objects_in_modules_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def set_up(lazy: object) -> Any:
        raise RuntimeError("not configured")

    lazy_class = type("Lazy", (), {"__class__": property(set_up)})
    monkeypatch.setattr(declared_signals, "lazy", lazy_class(), raising=False)

    assert declaration(declared_signals.undeclared_of_blinker) is None


def test_undeclared_signals() -> None:
    assert declaration(declared_signals.undeclared) is None
    assert declaration(declared_signals.undeclared_of_blinker) is None


def test_types_that_refer_to_each_other_are_evaluated_once_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evaluations: list[str] = []

    def counted(expression: str, names: dict[str, Any]) -> Any:
        evaluations.append(expression)
        return eval(expression, names)  # noqa: S307

    monkeypatch.setattr(_evaluation, "eval", counted, raising=False)
    trees = [f"Tree{number}" for number in range(7)]
    names = {
        tree: " | ".join(f"list['{other}']" for other in trees if other != tree) for tree in trees
    }
    found = _evaluation.evaluated("Tree0", names)

    assert sorted(evaluations) == sorted([*names.keys(), *names.values()])
    assert [get_origin(item) for item in get_args(found)] == [list] * 6


@pytest.mark.parametrize("function", [declaration, connections])
def test_what_is_no_signal_is_refused(function: Any) -> None:
    with pytest.raises(TypeError, match=r"takes a signal of turnsignal or blinker, not 'shop'"):
        function("shop")


def test_repr_shows_the_declared_types() -> None:
    named = NamedSignal[Market, OrderPlaced, list[int]]("order-placed")

    assert repr(declared_signals.made).startswith("<Signal[Market, OrderPlaced] object at 0x")
    assert repr(declared_signals.of_union).startswith(
        "<Signal[Market | None, OrderPlaced | OrderCancelled] object at 0x"
    )
    assert repr(named).startswith("<NamedSignal[Market, OrderPlaced, list[int]] object at 0x")
    assert repr(named).endswith("; 'order-placed'>")
    assert repr(Signal()).startswith("<turnsignal._signal.Signal object at 0x")


def test_repr_of_a_subclass_shows_what_it_declares() -> None:
    class Inheriting(declared_signals.MarketSignal):
        pass

    class Undeclared(Signal):
        pass

    assert repr(declared_signals.MarketSignal()).startswith(
        "<MarketSignal(ModelSignal[Market]) object at 0x"
    )
    assert repr(Inheriting()).startswith("<Inheriting(ModelSignal[Market]) object at 0x")
    assert repr(declared_signals.of_subclass).startswith("<ModelSignal[int] object at 0x")
    undeclared = Undeclared()
    assert repr(undeclared) == object.__repr__(undeclared)


@pytest.mark.parametrize(
    ("signal", "shown"),
    [
        (
            declared_signals.specified,
            "SpecSignal[Market, int, (*, order_id: int, note: str = ...)]",
        ),
        (
            declared_signals.specified_with_unpack,
            "SpecSignal[Market, Any, (**payload: Unpack[OrderPlaced])]",
        ),
        (
            declared_signals.specified_with_more,
            "SpecSignal[Market, Any, (*, order_id: int, **more: str)]",
        ),
        (define(lambda sender: None), "SpecSignal[Any, Any, ()]"),
    ],
    ids=lambda each: "",
)
def test_repr_of_a_specified_signal_shows_its_function(signal: Any, shown: str) -> None:
    assert repr(signal) == f"<{shown} object at {id(signal):#x}; {signal.name!r}>"


# Connections


def receive(sender: Any, **payload: Any) -> None: ...


class Receiver:
    def __call__(self, sender: Any, **payload: Any) -> None: ...

    def receive(self, sender: Any, **payload: Any) -> None: ...


def line_of(text: str) -> int:
    """Return the first line of this file that begins with a text."""
    lines = HERE.read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if line.strip().startswith(text))


def test_connections_say_who_receives_from_whom(library: Any) -> None:
    signal = library.Signal()
    market, receiver = Market(), Receiver()
    signal.connect(receive, sender=market)
    signal.connect(receiver.receive, weak=False)
    signal.connect(receiver, sender="market")

    found = {(each.receiver, each.sender, each.weak) for each in connections(signal)}
    assert found == {
        (receive, market, True),
        (receiver.receive, ANY, False),
        (receiver, "market", True),
    }
    assert connections(signal)[0].sender is ANY


@pytest.mark.parametrize(
    "sender",
    ["shop", 7, True, None, Market, Receiver().receive],
    ids=lambda each: type(each).__name__,
)
def test_senders_of_connections(library: Any, sender: Any) -> None:
    signal = library.Signal()
    signal.connect(receive, sender)

    assert [each.sender for each in connections(signal)] == [sender]


def test_zero_is_a_sender() -> None:
    signal = Signal()
    signal.connect(receive, sender=0)

    assert [each.sender for each in connections(signal)] == [0]


@pytest.mark.parametrize("sender", [("a", "tuple"), 7.5, b"shop"])
def test_senders_that_cannot_be_weakly_referenced(sender: Any) -> None:
    signal, of_blinker = Signal(), blinker.Signal()
    for each in (signal, of_blinker):
        each.connect(receive, sender)

    assert connections(signal)[0].sender is sender
    assert connections(of_blinker)[0].sender == id(sender)


def test_connections_of_the_dead_are_not_listed(library: Any) -> None:
    signal = library.Signal()
    signal.connect(Receiver().receive)
    signal.connect(receive, sender=Market())

    assert connections(signal) == []


@pytest.mark.parametrize(
    ("receiver", "name", "text"),
    [
        (receive, "receive", "def receive("),
        (functools.partial(receive, extra=1), "partial(receive)", "def receive("),
        (functools.cache(receive), "receive", "def receive("),
        (Receiver().receive, "Receiver.receive", "def receive(self"),
        (Receiver(), "Receiver", "def __call__(self"),
    ],
)
def test_receivers_are_named_and_found(receiver: Any, name: str, text: str) -> None:
    signal = Signal()
    signal.connect(receiver, weak=False)
    [connection] = connections(signal)

    assert connection.name == name
    assert connection.location is not None
    path, _, line = connection.location.rpartition(":")
    assert Path(path).resolve() == HERE.resolve()
    assert int(line) == line_of(text)
    assert str(connection).startswith(f"{name} ({connection.location}) receives from any sender")


class Unwilling:
    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __call__(self, sender: Any, **payload: Any) -> None: ...


@pytest.mark.parametrize(
    ("receiver", "name"),
    [
        (Unwilling(), "Unwilling"),
        (mock.Mock(), "Mock"),
        (mock.AsyncMock(), "AsyncMock"),
        (mock.create_autospec(receive), "receive"),
        (mock.create_autospec(Receiver)().receive, "MagicMock"),
    ],
    ids=lambda each: "",
)
def test_unusual_receivers_are_named(receiver: Any, name: str) -> None:
    signal = Signal()
    signal.connect(receiver, weak=False)

    assert str(connections(signal)[0]).startswith(name)


def test_receiver_that_is_from_no_file() -> None:
    signal = Signal()
    signal.connect(print, sender="shop")
    [connection] = connections(signal)

    assert connection.location is None
    assert str(connection) == "print receives from 'shop'"
