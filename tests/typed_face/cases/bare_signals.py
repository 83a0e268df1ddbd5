"""Signals that declare nothing, or only their sender: they take whatever blinker's take."""

from __future__ import annotations

from typing import Any

from bookshop import Branch, OrderPlaced, Shop, shop

from turnsignal import ANY, NamedSignal, Namespace, Signal, signal

bare = Signal()
documented = Signal("Something happened.")
named = NamedSignal("order-placed")
by_name = signal("order-placed")
in_namespace = Namespace().signal("order-placed", doc="An order was placed.")


@bare.connect
@documented.connect
@named.connect
@by_name.connect
@in_namespace.connect
def receive(sender: object, **payload: object) -> None: ...


@bare.connect
def receive_order(sender: Shop, *, order_id: int) -> int:
    return order_id


@bare.connect_via("shop")
def receive_text(sender: str, **payload: Any) -> None: ...


@bare.connect
def receive_nothing(sender: Any) -> None: ...


class Receiver:
    def __call__(self, sender: Any) -> None: ...
    def receive(self, sender: Any, *, order_id: int) -> None: ...


bare.connect(Receiver(), weak=False)
bare.connect(Receiver().receive, weak=False)
bare.connect(receive, shop)
bare.connect_via(ANY)(receive)
bare.connect(receive_order, shop)
bare.connect_via(shop)(receive_order)
bare.disconnect(receive)
bare.disconnect(receive, shop)

with bare.connected_to(receive_order), bare.connected_to(receive_order, shop):
    pass
with documented.connected_to(receive), documented.connected_to(receive_text, sender="shop"):
    documented.send()
    documented.send(shop)
    documented.send(shop, order_id=1, anything="else")
    documented.send("shop", _async_wrapper=None)


async def send_async() -> None:
    await bare.send_async()
    await bare.send_async(shop, order_id=1)


def pass_on(anything: Signal, order_placed: Signal[Shop, OrderPlaced]) -> list[Signal]:
    anything.connect(receive_order)
    anything.send(shop, order_id=1)
    return [anything, order_placed]


pass_on(documented, Signal[Shop, OrderPlaced]())

# The sender alone may be declared as well.
of_shop = Signal[Shop]()
of_shop.send(shop, order_id=1)
of_shop.send("shop", order_id=1)  # refused by all but pyrefly


@of_shop.connect
def receive_from_shop(sender: Shop, *, order_id: int) -> None: ...


@of_shop.connect  # refused by all
def receive_from_branch(sender: Branch, *, order_id: int) -> None: ...
