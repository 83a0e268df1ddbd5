"""Subclasses of `Signal`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from bookshop import OrderPlaced, Shop, shop
from typing_extensions import TypeVar as TypeVarWithDefault

from turnsignal import Signal

SenderT = TypeVar("SenderT")
PayloadT = TypeVarWithDefault("PayloadT", bound=Mapping[str, Any], default=Any)


class Mixin:
    def describe(self) -> str:
        return ""


class OrderSignal(Mixin, Signal[Shop, OrderPlaced]):
    def place(self, sender: Shop) -> None:
        self.connect(receive)
        self.send(sender, order_id=1, total=9.5)

    def misplace(self, sender: Shop) -> None:
        self.connect(wrong)  # refused by all but mypy, ty
        self.send(sender, order_id=1)  # refused by all but mypy, ty
        self.send("shop", order_id=1, total=9.5)  # refused by all but ty


class GenericSignal(Signal[SenderT, PayloadT]):
    def relay(self, sender: SenderT, payload: PayloadT) -> None:
        self.send(sender, **payload)


class CountingSignal(Signal[Shop, OrderPlaced]):
    count = 0

    def send(self, *arguments: Any, **payload: Any) -> Any:
        self.count += 1
        return super().send(*arguments, **payload)

    def connect(self, receiver: Any, sender: Any = None, weak: bool = True) -> Any:
        return super().connect(receiver, weak=weak)


def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
def wrong(sender: Shop, *, order_id: int) -> None: ...


order_placed = OrderSignal("An order was placed.")
order_placed.describe()
order_placed.connect(receive)
order_placed.connect(wrong)  # refused by all but mypy
order_placed.send(shop, order_id=1, total=9.5)
order_placed.send(shop, order_id=1)  # refused by all but mypy

generic = GenericSignal[Shop, OrderPlaced]()
generic.relay(shop, {"order_id": 1, "total": 9.5})
generic.connect(receive)
generic.connect(wrong)  # refused by all but mypy
generic.send(shop, order_id=1, total=9.5)
generic.send(shop, order_id=1)  # refused by all but mypy

counting = CountingSignal()
counting.connect(receive)
counting.send(shop, order_id=1, total=9.5)
