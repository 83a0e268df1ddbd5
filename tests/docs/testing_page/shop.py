"""The shop that the page about testing tests."""

from __future__ import annotations

from typing import TypedDict

from turnsignal import Signal


class OrderPlaced(TypedDict):
    order_id: int
    total: float


class Shop:
    def __repr__(self) -> str:
        return "<shop>"


order_placed = Signal[Shop, OrderPlaced]()

receipts: list[str] = []


def write_receipt(order: OrderPlaced) -> str:
    return f"Order {order['order_id'] % 10**9}: {order['total']:.2f}"


def place_order(shop: Shop, total: float) -> None:
    order_placed.send(shop, order_id=1, total=total)


@order_placed.connect
def keep_receipt(sender: Shop, *, order_id: int, total: float) -> None:
    receipts.append(write_receipt({"order_id": order_id, "total": total}))
