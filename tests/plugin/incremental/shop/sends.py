"""Sends signals of another module."""

from .payloads import Order
from .people import Branch, Colour, till
from .signals import (
    Stock,
    counted,
    order_cancelled,
    order_changed,
    order_placed,
    order_returned,
    order_shipped,
    painted,
    priced,
)


def place(branch: Branch) -> None:
    order_placed.send(branch, order_id=1, total=9.99)
    order_changed.send(branch, order_id=1, total=9.99, note="")
    order_changed.send(branch, order_id=1, reason="")
    order_shipped.send(branch, order_id=1, weight=1.5)


def place_again(order: Order) -> None:
    order_placed.send(till, total=9.99, **order)


def take_back() -> None:
    order_cancelled.send(till, order_id=1, reason="")
    order_returned.send(till, order_id=1, reason="")


def paint(stock: Stock) -> int:
    painted.send(Colour.RED, coats=1)
    stock.emptied.send(stock, coats=0)
    priced.send(till, new=1)
    return sum(result for _, result in counted.send(None, coats=1))
