"""All the ways to make a signal."""

from typing import ClassVar, TypedDict

import blinker
from blinker import Namespace, Signal, signal

shop_signals = Namespace()


class OrderPlaced(TypedDict):
    """An order was placed."""

    order_id: int
    total: float


class Nothing(TypedDict):
    """What signals carry that pass no keys."""


class OrderShipped(TypedDict):
    """An order left the shop."""

    parcels: list[str]


class StockChanged(TypedDict):
    """What ``stock_changed`` carries."""

    left: int


class ShopOpened(TypedDict):
    """What ``Shop.opened`` carries."""

    at: int


class ShopRenamed(TypedDict):
    """What ``Shop.renamed`` carries."""

    name: str


# How orders go.
order_placed: "blinker.NamedSignal[Shop, OrderPlaced]" = shop_signals.signal("order-placed", "An order was placed.")  # by the customer
order_paid: "blinker.NamedSignal[Shop, Nothing]" = signal("order-paid")
order_shipped: "Signal[Shop, OrderShipped]" = Signal(
    """An order left the shop.

    The details are of no interest to a payload.
    """
)
stock_changed: "Signal[None, StockChanged]" = blinker.Signal()


class Shop:
    # It may open more than once.
    opened: "ClassVar[Signal[Shop, ShopOpened]]" = Signal()

    def __init__(self) -> None:
        self.renamed: "Signal[Shop, ShopRenamed]" = Signal()

    def open(self) -> None:
        self.opened.send(self, at=8)
        self.renamed.send(self, name="Corner shop")


def sell(shop: Shop) -> None:
    order_placed.send(shop, order_id=1, total=9.99)
    order_paid.send(shop)
    order_shipped.send(shop, parcels=["1", "2"])
    stock_changed.send(None, left=3)
