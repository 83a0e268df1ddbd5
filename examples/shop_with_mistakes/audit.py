"""Somebody connected the method of the class, and not of an audit log."""

from __future__ import annotations

from typing_extensions import Unpack

from .model import Shop
from .signals import OrderPlaced, order_placed


class AuditLog:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def record_order(self, sender: Shop, **order: Unpack[OrderPlaced]) -> None:
        self.lines.append(f"{sender.name}: order {order['order_id']}")


order_placed.connect(AuditLog.record_order)
