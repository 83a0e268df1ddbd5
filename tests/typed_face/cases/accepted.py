"""Correct code: no checker may complain, in its strict mode, with the plugin or without."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, TypedDict, TypeVar

from typing_extensions import NotRequired, Unpack, assert_type

from turnsignal import ANY, NamedSignal, Namespace, Signal, SpecSignal, define, signal


class Shop:
    order_placed: ClassVar[Signal[Shop, OrderPlaced]]

    def __init__(self, name: str = "") -> None:
        self.name = name


class Branch(Shop):
    city = ""


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    note: NotRequired[str]


class Tick(TypedDict):
    pass


class Mixin: ...


class Mixed(Mixin, Signal[Shop, OrderPlaced]): ...


Shop.order_placed = Signal("An order was placed.")
subscripted = Signal[Shop, OrderPlaced]("An order was placed.")
annotated: Signal[Shop, OrderPlaced] = Signal("An order was placed.")
with_result = Signal[Shop, OrderPlaced, int]()
named: NamedSignal[Shop, OrderPlaced] = signal("order-placed")
in_namespace: NamedSignal[Shop, OrderPlaced] = Namespace().signal("order-placed")
ticked = Signal[None, Tick]()
bare = Signal()
shop = Shop()
branch = Branch()


@define
def specified(sender: Shop, /, *, order_id: int, total: float, note: str = "") -> None:
    """An order was placed."""


@subscripted.connect
@annotated.connect
@with_result.connect
@named.connect
@in_namespace.connect
@specified.connect
def receiver(sender: Shop, *, order_id: int, total: float, note: str = "", more: int = 0) -> int:
    return order_id + more


@subscripted.connect
def forwards(sender: object, **payload: object) -> None: ...


@subscripted.connect
def unpacks(sender: Shop, **payload: Unpack[OrderPlaced]) -> int:
    return payload["order_id"]


@with_result.connect
@specified.connect
async def awaited(sender: Shop, *, order_id: int, total: float, note: str = "") -> int:
    return order_id


@subscripted.connect_via(branch)
@specified.connect_via(branch)
def at_branch(sender: Branch, *, order_id: int, total: float, note: str = "") -> str:
    return sender.city


@bare.connect
def anything(sender: Any, **payload: Any) -> None: ...


class Warehouse:
    def method(self, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    @classmethod
    def class_method(cls, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    @staticmethod
    def static_method(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    def __call__(self, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


T = TypeVar("T")


def generic(sender: T, *, order_id: int, total: float, note: str = "") -> T:
    return sender


def prefixed(prefix: str, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


warehouse = Warehouse()
subscripted.connect(warehouse.method)
subscripted.connect(Warehouse.class_method)
subscripted.connect(warehouse.static_method)
subscripted.connect(warehouse)
subscripted.connect(generic)
part = partial(prefixed, "prefix")
subscripted.connect(part)
subscripted.connect(receiver, ANY)
subscripted.connect(receiver, branch, weak=False)
subscripted.connect(at_branch, branch)
with subscripted.connected_to(receiver), subscripted.connected_to(at_branch, branch):
    pass
with subscripted.muted():
    pass
subscripted.disconnect(receiver)
subscripted.disconnect(receiver, branch)

subscripted.send(shop, order_id=1, total=1.0)
subscripted.send(branch, order_id=1, total=1, note="")
annotated.send(shop, order_id=1, total=1.0)
named.send(shop, order_id=1, total=1.0)
specified.send(shop, order_id=1, total=1.0)
Shop.order_placed.send(shop, order_id=1, total=1.0)
shop.order_placed.send(shop, order_id=1, total=1.0)
bare.send()
bare.send(shop, anything=1)
ticked.send()
ticked.send(None)
assert_type(with_result.send(shop, order_id=1, total=1.0)[0][1], int)
receiver(shop, order_id=1, total=1.0, more=1)


def run(receiver: Callable[..., Any]) -> Callable[..., Any]:
    return receiver


async def asynchronously() -> None:
    await subscripted.send_async(shop, order_id=1, total=1.0)
    await specified.send_async(shop, order_id=1, total=1.0)
    await awaited(shop, order_id=1, total=1.0)
    subscripted.send(shop, order_id=1, total=1.0, _async_wrapper=run)


def pass_on(payload: OrderPlaced) -> None:
    subscripted.send(shop, **payload)


def take(
    parameter: Signal[Shop, OrderPlaced],
    maybe: Signal[Shop, OrderPlaced] | None,
    any_signal: Signal,
    specification: SpecSignal[Shop, Any, ...],
) -> list[Callable[..., Any]]:
    parameter.connect(receiver)
    any_signal.connect(receiver)
    specification.connect(receiver)
    if maybe is not None and maybe.receivers and maybe.has_receivers_for(shop):
        maybe.connect(receiver)
    return list(parameter.receivers_for(shop))


take(subscripted, None, annotated, specified)


@subscripted.receiver_connected.connect
def on_connect(signal: Signal, *, receiver: object, sender: object, weak: bool) -> None: ...
