"""Signals that have a name."""

from __future__ import annotations

from bookshop import OrderPlaced, Shop, shop

from turnsignal import NamedSignal, Namespace, default_namespace, signal

made = NamedSignal[Shop, OrderPlaced]("order-placed")
by_name: NamedSignal[Shop, OrderPlaced] = signal("order-placed", doc="An order was placed.")
in_default: NamedSignal[Shop, OrderPlaced] = default_namespace.signal("order-placed")
in_namespace: NamedSignal[Shop, OrderPlaced, float] = Namespace().signal("order-placed")

name: str = by_name.name
number: int = by_name.name  # refused by all


@made.connect
@by_name.connect
@in_default.connect
@in_namespace.connect
def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> float:
    return total


made.send(shop, order_id=1, total=9.5)
made.send("shop", order_id=1, total=9.5)  # refused by all
by_name.send(shop, order_id=1, total=9.5)
by_name.send(shop, order_id=1)  # refused by all but mypy
in_namespace.send(shop, order_id=1, total=9.5)
in_namespace.send(shop, order_id="1", total=9.5)  # refused by all but mypy


@in_default.connect  # refused by all but mypy
def lacks_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@in_namespace.connect  # refused by all
def returns_text(sender: Shop, **payload: object) -> str:
    return ""
