"""Orders at the market stall, typed in a hurry."""

from __future__ import annotations

from .model import PRICES, Shop
from .signals import order_placed


def trade(shop: Shop) -> None:
    order_placed.send(
        shop,
        order_id=200,
        costumer="Dora",
        title="Walden",
        copies=1,
        total=PRICES["Walden"],
    )
