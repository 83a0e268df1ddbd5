"""The key ``amount`` was renamed to ``total`` in the signals, and not here."""

from __future__ import annotations

from .model import Shop
from .signals import order_placed


@order_placed.connect
def print_receipt(
    sender: Shop,
    *,
    order_id: int,
    customer: str,
    title: str,
    copies: int,
    amount: float,
    gift_note: str = "",
) -> None:
    print(f"receipt: order {order_id} for {customer}, {copies} x {title}, {amount:.2f} EUR")
