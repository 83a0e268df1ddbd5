"""The audit log: methods of an object receive as well, as long as the object lives."""

from __future__ import annotations

from typing_extensions import Unpack

from .model import Shop
from .signals import OrderCancelled, OrderPlaced, order_cancelled, order_placed


class AuditLog:
    def __init__(self) -> None:
        self.lines: list[str] = []
        order_placed.connect(self.record_order)
        order_cancelled.connect(self.record_cancellation)

    def record_order(self, sender: Shop, **order: Unpack[OrderPlaced]) -> None:
        self.lines.append(f"{sender.name}: order {order['order_id']}, {order['total']:.2f} EUR")

    def record_cancellation(self, sender: Shop, **order: Unpack[OrderCancelled]) -> None:
        self.lines.append(f"{sender.name}: order {order['order_id']} cancelled, {order['reason']}")
