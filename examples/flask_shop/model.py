"""What the shop keeps, without any signals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    order_id: int
    email: str
    title: str
    copies: int


class OrderBook:
    """The orders that stand."""

    def __init__(self) -> None:
        self._orders: dict[int, Order] = {}
        self._last_id = 0

    def add(self, email: str, title: str, copies: int) -> Order:
        self._last_id += 1
        order = Order(self._last_id, email, title, copies)
        self._orders[order.order_id] = order
        return order

    def remove(self, order_id: int) -> Order | None:
        return self._orders.pop(order_id, None)


class Stock:
    """How many copies there are of each title."""

    def __init__(self, copies: Mapping[str, int]) -> None:
        self.copies = dict(copies)
