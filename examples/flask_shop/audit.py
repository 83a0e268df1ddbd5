"""The audit trail: an object whose methods are connected, and that the application keeps."""

from __future__ import annotations

from flask import Flask
from typing_extensions import Unpack

from .signals import OrderCancelled, OrderPlaced, order_cancelled, order_placed


class AuditTrail:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def record_order(self, _app: Flask, **order: Unpack[OrderPlaced]) -> None:
        self.lines.append(f"placed {order['order_id']}: {order['copies']} x {order['title']}")

    def record_cancellation(self, _app: Flask, **order: Unpack[OrderCancelled]) -> None:
        self.lines.append(f"cancelled {order['order_id']}")


def init_app(app: Flask) -> None:
    trail = AuditTrail()
    app.extensions["audit"] = trail
    order_placed.connect(trail.record_order, sender=app)
    order_cancelled.connect(trail.record_cancellation, sender=app)


def trail_of(app: Flask) -> AuditTrail:
    trail = app.extensions["audit"]
    assert isinstance(trail, AuditTrail)
    return trail
