"""Receipts: a receiver names the keys that it needs, and those that may be missing."""

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
    total: float,
    gift_note: str = "",
) -> None:
    print(f"  receipt   order {order_id} for {customer}: {copies} x {title}, {total:.2f} EUR")
    if gift_note:
        print(f'  receipt   with a card: "{gift_note}"')
