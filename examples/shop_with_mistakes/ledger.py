"""The ledger. There is no mistake here; it is connected whichever part is tried."""

from __future__ import annotations

from .model import Shop
from .signals import order_placed

takings: dict[str, float] = {}


@order_placed.connect
def book_sale(
    sender: Shop,
    *,
    order_id: int,
    customer: str,
    title: str,
    copies: int,
    total: float,
    gift_note: str = "",
) -> None:
    takings[sender.name] = takings.get(sender.name, 0.0) + total
    print(f"ledger: order {order_id}, {takings[sender.name]:.2f} EUR so far")
