"""All the ways to make a signal."""

import blinker
from blinker import Namespace, Signal, signal

shop_signals = Namespace()

# How orders go.
order_placed = shop_signals.signal("order-placed", "An order was placed.")  # by the customer
order_paid = signal("order-paid")
order_shipped = Signal(
    """An order left the shop.

    The details are of no interest to a payload.
    """
)
stock_changed: Signal = blinker.Signal()


class Shop:
    # It may open more than once.
    opened = Signal()

    def __init__(self) -> None:
        self.renamed = Signal()

    def open(self) -> None:
        self.opened.send(self, at=8)
        self.renamed.send(self, name="Corner shop")


def sell(shop: Shop) -> None:
    order_placed.send(shop, order_id=1, total=9.99)
    order_paid.send(shop)
    order_shipped.send(shop, parcels=["1", "2"])
    stock_changed.send(None, left=3)
