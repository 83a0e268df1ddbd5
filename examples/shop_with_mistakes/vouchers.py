"""Totals used to be formatted where they were sent."""

from __future__ import annotations

from .model import Shop, main_street
from .signals import order_placed


@order_placed.connect_via(main_street)
def thank_with_voucher(sender: Shop, *, total: str, **others: object) -> None:
    print("voucher: thank you for spending " + total)
